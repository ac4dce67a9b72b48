#include "ui/input.h"

/* A sequence longer than this is noise: give up on it. */
#define SEQUENCE_MAX 64

static const struct {
	uint32_t code;
	const char *word;
} names[] = {
#define INPUT_ROW(name, word) {INPUT_##name, word},
    INPUT_LIST(INPUT_ROW)
#undef INPUT_ROW
	{INPUT_TAB, "Tab"},
    {INPUT_ENTER, "Enter"},
    {INPUT_ESC, "Esc"},
    {' ', "Space"},
    {'<', "lt"},
};

static bool
give(struct key *out, uint32_t code)
{
	if (code == '\n')
		code = INPUT_ENTER;
	if (code == 127 || code == 8)
		code = INPUT_BACKSPACE;
	out->code = code;
	return true;
}

static bool
continue_utf8(struct input *in, unsigned char byte, struct key *out)
{
	size_t at = 0;

	in->utf8[in->seen++] = (char)byte;
	if (in->seen < in->want)
		return false;
	out->code = str_utf8((struct str){in->utf8, in->seen}, &at);
	in->seen = 0;
	return out->code != 0xfffd;
}

static bool
ground(struct input *in, unsigned char byte, struct key *out)
{
	if (in->seen > 0 && (byte & 0xc0) == 0x80)
		return continue_utf8(in, byte, out);
	in->seen = 0;
	if (byte == INPUT_ESC) {
		in->state = INPUT_ESCAPE;
		return false;
	}
	if (byte < 0x80)
		return give(out, byte);
	if (byte < 0xc2 || byte > 0xf4)
		return false; /* no code point begins so */
	in->want = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
	in->utf8[in->seen++] = (char)byte;
	return false;
}

static bool
escaped(struct input *in, unsigned char byte, struct key *out)
{
	in->state = INPUT_GROUND;
	in->seen = 0;
	if (byte == '[' || byte == 'O' || byte == ']' || byte == 'P') {
		in->state = INPUT_SEQUENCE;
		in->want = byte; /* what ends it */
		return false;
	}
	if (byte == INPUT_ESC) {
		in->state = INPUT_ESCAPE;
		return give(out, INPUT_ESC);
	}
	if (byte >= 0x80)
		return false;
	give(out, byte);
	out->code |= INPUT_ALT;
	return true;
}

/* What a whole sequence says, if it is one of these. */
static void
understand(struct input *in, unsigned char last)
{
	struct str s = {in->numbers, MIN(in->seen, sizeof(in->numbers))};

	if (last == '~' &&
	    (str_eq(s, STR("200")) || str_eq(s, STR("201"))))
		in->pasting = s.s[2] == '0';
	/* 1 and 2: it is known, and may be set. */
	if (last == 'y' && str_starts(s, STR("?2026;"))) {
		in->asked = false;
		in->answer = str_eq(s, STR("?2026;1$")) ||
		    str_eq(s, STR("?2026;2$"));
	}
}

/* ESC [ and ESC O end at a letter, strings at BEL or ESC \. */
static void
sequence(struct input *in, unsigned char byte)
{
	bool string = in->want == ']' || in->want == 'P';
	bool last =
	    string ? byte == 7 || byte == '\\' : byte >= 0x40 && byte != '[';

	if (!last && in->seen < sizeof(in->numbers))
		in->numbers[in->seen] = (char)byte;
	if (last && in->want == '[')
		understand(in, byte);
	if (last || ++in->seen > SEQUENCE_MAX)
		input_drop(in);
}

/* The answer's "[?" behind its Esc; nobody types that. */
static bool
late(struct input *in, unsigned char byte, struct key *out)
{
	bool second = in->state == INPUT_LATER;

	input_drop(in);
	if (byte != (second ? '?' : '[')) {
		if (!second)
			return ground(in, byte, out);
		in->held = byte;
		return give(out, '[');
	}
	in->state = second ? INPUT_SEQUENCE : INPUT_LATER;
	in->want = '[';
	in->seen = second;
	in->numbers[0] = '?';
	return false;
}

static bool
next_key(struct input *in, unsigned char byte, struct key *out)
{
	switch (in->state) {
	case INPUT_GROUND:
		break;
	case INPUT_ESCAPE:
		return escaped(in, byte, out);
	case INPUT_SEQUENCE:
		sequence(in, byte);
		return false;
	case INPUT_LATE:
	case INPUT_LATER:
		return late(in, byte, out);
	}
	return ground(in, byte, out);
}

bool
input_byte(struct input *in, unsigned char byte, struct key *out)
{
	if (in->held) {
		unsigned char before = in->held;

		in->held = byte;
		byte = before;
	}
	if (!next_key(in, byte, out))
		return false;
	if (in->pasting)
		out->code = (out->code & ~INPUT_ALT) | INPUT_PASTED;
	return true;
}

bool
input_idle(struct input *in, struct key *out)
{
	if (in->held) {
		unsigned char byte = in->held;

		in->held = 0;
		return input_byte(in, byte, out);
	}
	if (in->state != INPUT_ESCAPE || in->pasting)
		return false;
	input_drop(in);
	if (in->asked)
		in->state = INPUT_LATE;
	return give(out, INPUT_ESC);
}

void
input_drop(struct input *in)
{
	in->state = INPUT_GROUND;
	in->seen = 0;
}

bool
input_pending(const struct input *in)
{
	return in->state != INPUT_GROUND || in->seen > 0;
}

/* What stands between < and >, Alt apart. */
static bool
parse_name(struct str name, struct key *out)
{
	if (name.n == 3 && str_starts(name, STR("C-"))) {
		char c = name.s[2];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		return c >= 'a' && c <= 'z' &&
		    give(out, INPUT_CTRL((uint32_t)c));
	}
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (str_ieq(name, str_c(names[i].word))) {
			out->code = names[i].code;
			return true;
		}
	}
	return false;
}

static bool
parse_char(struct str *rest, struct key *out)
{
	size_t at = 0;

	out->code = str_utf8(*rest, &at);
	*rest = str_from(*rest, at);
	return out->code > ' ' && out->code != 0xfffd;
}

bool
key_parse(struct str *rest, struct key *out)
{
	size_t end = rest->s[0] == '<' ? str_chr(*rest, '>', 1) : STR_NPOS;

	if (rest->s[0] != '<')
		return parse_char(rest, out);
	if (end == STR_NPOS)
		return false;

	struct str name = str_sub(*rest, 1, end);
	bool alt = str_starts(name, STR("A-")) && name.n > 2;
	struct str bare = str_from(name, alt ? 2 : 0);
	bool known =
	    alt && bare.n == 1 ? parse_char(&bare, out) : parse_name(bare, out);

	*rest = str_from(*rest, end + 1);
	if (known && alt)
		out->code |= INPUT_ALT;
	return known;
}

void
key_spell(struct buf *out, struct key k)
{
	uint32_t code = k.code & ~INPUT_ALT;
	bool alt = k.code != code;

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (names[i].code == code) {
			buf_printf(
			    out, "<%s%s>", alt ? "A-" : "", names[i].word);
			return;
		}
	}
	if (alt)
		buf_cstr(out, "<A-");
	if (code < ' ')
		buf_printf(out, alt ? "C-%c" : "<C-%c>", (int)code + '`');
	else
		buf_utf8(out, code);
	if (alt)
		buf_char(out, '>');
}
