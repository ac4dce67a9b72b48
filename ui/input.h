/*
 * input.h - keys: from the bytes a terminal sends to one number each,
 * and their names in data/keys and on the help screen.
 *
 * A key is a code point ('j', U+00E9, 4 for Ctrl-D) or one of the names
 * below; KEY_ALT is added when Alt was held.  Terminals disagree about
 * Backspace and Enter, so both of their codes become one key here.
 */
#ifndef UI_INPUT_H
#define UI_INPUT_H

#include "src/base/buf.h"

#define INPUT_NAMED 0x110000u
#define INPUT_ALT 0x80000000u
#define INPUT_PASTED 0x40000000u /* not typed: text alone, no command */

#define INPUT_LIST(_) \
	_(UP, "Up") \
	_(DOWN, "Down") \
	_(LEFT, "Left") \
	_(RIGHT, "Right") \
	_(HOME, "Home") \
	_(END, "End") \
	_(PAGE_UP, "PageUp") \
	_(PAGE_DOWN, "PageDown") \
	_(INSERT, "Insert") \
	_(DELETE, "Delete") \
	_(BACKSPACE, "Backspace") \
	_(BACKTAB, "S-Tab")

enum input_named {
	INPUT_NAMED_FIRST = INPUT_NAMED - 1,
#define INPUT_ENUM(name, word) INPUT_##name,
	INPUT_LIST(INPUT_ENUM)
#undef INPUT_ENUM
};

#define INPUT_TAB 9
#define INPUT_ENTER 13
#define INPUT_ESC 27
#define INPUT_CTRL(c) ((c) & 31)

/* The mouse.  No name: these are not mapped. */
enum {
	INPUT_CLICK = INPUT_NAMED + 0x100,
	INPUT_DOUBLE, /* the second click, a moment after the first */
	INPUT_WHEEL_UP,
	INPUT_WHEEL_DOWN,
	INPUT_RELEASE, /* of the button, perhaps elsewhere */
};

struct key {
	uint32_t code;
	int row, column; /* of a click */
};

static inline bool
key_is_mouse(struct key k)
{
	return k.code >= INPUT_CLICK && k.code <= INPUT_RELEASE;
}

/* Reads what the terminal sends.  Escape sequences that nobody knows are
 * swallowed whole, so that their letters never act as keys. */
struct input {
	enum {
		INPUT_GROUND,
		INPUT_ESCAPE,
		INPUT_SEQUENCE,
		/* Behind an Esc that came alone, though it may have begun
		 * the answer: nothing, and "[". */
		INPUT_LATE,
		INPUT_LATER,
	} state;
	unsigned seen; /* bytes of a sequence or of a code point */
	char utf8[4];
	unsigned want;
	bool pasting; /* between ESC [ 200 ~ and ESC [ 201 ~ */
	char numbers[16]; /* the start of a sequence */
	unsigned char held; /* a byte behind a "[" that was no answer's */
	bool asked;  /* by own_ask(), and not answered */
	bool answer; /* yes, it draws at once */
};

/* One byte; true when it completes a key.  Start from a zeroed struct. */
bool input_byte(struct input *in, unsigned char byte, struct key *out);
/* Nothing followed at once: a lone Esc is a key then.  What else has
 * begun may come in pieces. */
bool input_idle(struct input *in, struct key *out);
/* Is half a key waiting for its rest? */
bool input_pending(const struct input *in);
/* That does not come any more. */
void input_drop(struct input *in);

/* Takes one key off the front of "gg<Enter>"; false when the text is no
 * key name.  Call only while *rest is not empty. */
bool key_parse(struct str *rest, struct key *out);
/* The name, as key_parse() reads it. */
void key_spell(struct buf *out, struct key k);

#endif
