/*
 * settings.h - everything that can be set, each once.
 *
 * The table makes the parsing of "set NAME VALUE" in files and in the
 * reader, the options of the command line that stand for a setting,
 * `crossread config dump` and the completion; a test holds crossread(5)
 * to it.  Who uses a setting says what it does in the table's help.
 *
 * A value comes from one of four places.  The later in enum
 * setting_source goes before the earlier, whichever is read first.
 */
#ifndef MODEL_SETTINGS_H
#define MODEL_SETTINGS_H

#include "src/base/buf.h"

#define SETTING_LIST(_) \
	_(AGENT, "agent") \
	_(ANIMATE, "animate") \
	_(AT_ONCE, "at-once") \
	_(BIDI, "bidi") \
	_(BROWSER, "browser") \
	_(CA_FILE, "ca-file") \
	_(CLIPBOARD, "clipboard") \
	_(COLOR, "color") \
	_(EDITOR, "editor") \
	_(EMOJI, "emoji") \
	_(FOLD, "fold") \
	_(HINTS, "hints") \
	_(KEYS, "keys") \
	_(LINEAR, "linear") \
	_(LINKS, "links") \
	_(MOUSE, "mouse") \
	_(PALETTE, "palette") \
	_(PANES, "panes") \
	_(PER_HOST, "per-host") \
	_(PREVIEW, "preview") \
	_(PROXY, "proxy") \
	_(QUESTION, "question") \
	_(SORT, "sort") \
	_(SYNC, "sync") \
	_(TAB, "tab") \
	_(TIMEOUT, "timeout") \
	_(TITLE, "title") \
	_(WORDS, "words")

enum setting {
#define SETTING_ENUM(name, word) SETTING_##name,
	SETTING_LIST(SETTING_ENUM)
#undef SETTING_ENUM
	SETTING_COUNT
};

enum setting_type {
	SETTING_FLAG,	/* on or off */
	SETTING_NUMBER, /* within least and most */
	SETTING_WORD,	/* one of words */
	SETTING_TEXT,	/* "" is none */
	SETTING_PATH,	/* of a file, "" is none */
};

/* The words of color, clipboard, links and sync, in their order. */
enum setting_when { SETTING_AUTO, SETTING_ALWAYS, SETTING_NEVER };

enum setting_source {
	SETTING_NORMAL, /* nobody set it */
	SETTING_FILE,
	SETTING_ENVIRONMENT,
	SETTING_ARGUMENT, /* on the command line */
	SETTING_TYPED,	  /* in the reader */
};

struct setting_row {
	enum setting_type type;
	const char *normal; /* the value nobody set */
	const char *const *words; /* NULL ends them */
	int64_t least, most;
	bool late;	  /* may be set while the reader runs */
	const char *help; /* lower case, no full stop */
};

struct settings {
	struct {
		int64_t number; /* of a flag 0 or 1, of a word its index */
		struct str text; /* as settings_set() reads it */
		enum setting_source source;
		struct str from; /* "FILE:LINE", "--timeout"; else absent */
	} of[SETTING_COUNT];
};

const struct setting_row *setting_row(enum setting s);
const char *setting_name(enum setting s);
/* False when there is none of that name; then *nearest is the name that
 * may have been meant, or NULL. */
bool setting_find(struct str name, enum setting *out, const char **nearest);
/* What it takes: "on or off", "1 to 600". */
void setting_takes(struct buf *out, enum setting s);

/* What stands behind a setting's name: in quotes, in which a backslash
 * keeps the next character, or up to a comment, which stands behind a
 * blank and a #.  False when a quote is left open or something stands
 * behind it. */
bool setting_value(struct arena *a, struct str rest, struct str *out);
/* The query of a rule: up to a comment, which is none in its quotes. */
struct str setting_query(struct str rest);

void settings_init(struct settings *all);
/* False, with "takes ..., not 'VALUE'" in 'why', when it is no such
 * value.  True also when the setting has come from a later source and
 * stays.  The strings are copied into the arena. */
bool settings_set(struct settings *all, struct arena *a, enum setting s,
    struct str value, enum setting_source source, struct str from,
    struct buf *why);
/* Back to what it is when nobody sets it. */
void settings_reset(struct settings *all, enum setting s);

/* All of them as lines of a configuration, each with its help and where
 * its value comes from; what nobody set is commented out. */
void settings_dump(struct buf *out, const struct settings *all);

static inline bool
settings_flag(const struct settings *all, enum setting s)
{
	return all->of[s].number != 0;
}

static inline int64_t
settings_number(const struct settings *all, enum setting s)
{
	return all->of[s].number;
}

static inline struct str
settings_text(const struct settings *all, enum setting s)
{
	return all->of[s].text;
}

#endif
