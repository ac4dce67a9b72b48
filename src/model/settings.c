#include "src/model/settings.h"

static const char *const whens[] = {"auto", "always", "never", NULL};
static const char *const bidis[] = {"off", "terminal", NULL};
static const char *const emojis[] = {
	"auto", "wide", "narrow", "replace", NULL};
static const char *const palettes[] = {"own", "256", "direct", NULL};
static const char *const key_sets[] = {"crossread", "newsboat", NULL};
static const char *const questions[] = {"help", "search", NULL};
static const char *const tabs[] = {"next-pane", "next-new", NULL};
static const char *const folds[] = {"none", "same", "only", "shared",
    NULL};
static const char *const sorts[] = {
	"activity", "size", "conflicts", "unread", NULL};

#define NAME(name, word) [SETTING_##name] = word,
static const char *const names[] = {SETTING_LIST(NAME)};
#undef NAME

static const struct setting_row rows[] = {
	[SETTING_AGENT] = {.type = SETTING_TEXT, .normal = "",
		.help = "what fetching calls itself; none: crossread"},
	[SETTING_ANIMATE] = {.type = SETTING_FLAG, .normal = "on",
		.late = true,
		.help = "long work is counted while it runs"},
	[SETTING_AT_ONCE] = {.type = SETTING_NUMBER, .normal = "16",
		.least = 1, .most = 64,
		.help = "how many feeds are asked at once"},
	[SETTING_BIDI] = {.type = SETTING_WORD, .normal = "off",
		.words = bidis, .late = true,
		.help = "who turns Hebrew and Arabic: nobody, or the terminal"},
	[SETTING_BROWSER] = {.type = SETTING_TEXT, .normal = "", .late = true,
		.help = "the words that open a link, %u for it; no: none"},
	[SETTING_CA_FILE] = {.type = SETTING_PATH, .normal = "",
		.help = "certificates to trust instead of the system's"},
	[SETTING_CLIPBOARD] = {.type = SETTING_WORD, .normal = "auto",
		.words = whens, .late = true,
		.help = "when y sends links to the terminal's clipboard"},
	[SETTING_COLOR] = {.type = SETTING_WORD, .normal = "auto",
		.words = whens, .help = "when colours are used"},
	[SETTING_EDITOR] = {.type = SETTING_TEXT, .normal = "", .late = true,
		.help = "whose decisions these are; none: your account's name"},
	[SETTING_EMOJI] = {.type = SETTING_WORD, .normal = "auto",
		.words = emojis, .late = true,
		.help = "how the terminal draws emoji; replace: by a ?"},
	[SETTING_FOLD] = {.type = SETTING_WORD, .normal = "none",
		.words = folds, .late = true,
		.help = "what compare folds when it opens: rows that agree; "
			"with only, those that others tell too; with shared, "
			"what one outlet alone tells"},
	[SETTING_HINTS] = {.type = SETTING_FLAG, .normal = "on", .late = true,
		.help = "the line of keys at the bottom"},
	[SETTING_KEYS] = {.type = SETTING_WORD, .normal = "crossread",
		.words = key_sets, .late = true,
		.help = "the keys to begin with; your own map lines count "
			"on top"},
	[SETTING_LINEAR] = {.type = SETTING_FLAG, .normal = "off",
		.late = true, .help = "no columns, and words for marks"},
	[SETTING_LINKS] = {.type = SETTING_WORD, .normal = "auto",
		.words = whens, .late = true,
		.help = "when addresses are links of the terminal's"},
	[SETTING_MOUSE] = {.type = SETTING_FLAG, .normal = "off", .late = true,
		.help = "a click selects, two open, the wheel moves"},
	[SETTING_PALETTE] = {.type = SETTING_WORD, .normal = "own",
		.words = palettes,
		.help = "the terminal's own 16 colours, 256 of xterm's, or any"},
	[SETTING_PANES] = {.type = SETTING_NUMBER, .normal = "0", .least = 0,
		.most = 12, .late = true,
		.help = "panes compare opens with; 0: what suits the width"},
	[SETTING_PER_HOST] = {.type = SETTING_NUMBER, .normal = "2",
		.least = 1, .most = 16,
		.help = "how many of them at one host"},
	[SETTING_PREVIEW] = {.type = SETTING_FLAG, .normal = "on",
		.late = true, .help = "what is selected, beside or below the list"},
	[SETTING_PROXY] = {.type = SETTING_TEXT, .normal = "",
		.help = "the proxy of feeds that have none of their own"},
	[SETTING_QUESTION] = {.type = SETTING_WORD, .normal = "help",
		.words = questions, .late = true,
		.help = "what ? does; \\ does the other"},
	[SETTING_SORT] = {.type = SETTING_WORD, .normal = "activity",
		.words = sorts, .late = true,
		.help = "the order of the list of events"},
	[SETTING_SYNC] = {.type = SETTING_WORD, .normal = "auto",
		.words = whens, .late = true,
		.help = "when the terminal is to draw a whole screen at once"},
	[SETTING_TAB] = {.type = SETTING_WORD, .normal = "next-pane",
		.words = tabs, .late = true, .help = "what Tab does"},
	[SETTING_TIMEOUT] = {.type = SETTING_NUMBER, .normal = "30",
		.least = 1, .most = 600,
		.help = "seconds that one feed may take"},
	[SETTING_TITLE] = {.type = SETTING_FLAG, .normal = "off", .late = true,
		.help = "the terminal's window is named crossread meanwhile"},
	[SETTING_WORDS] = {.type = SETTING_FLAG, .normal = "on", .late = true,
		.help = "compare marks the words the other panes do not have"},
};

_Static_assert(ARRAY_LEN(rows) == SETTING_COUNT, "a row for each setting");

const struct setting_row *
setting_row(enum setting s)
{
	if ((size_t)s >= SETTING_COUNT)
		bug("setting %d", (int)s);
	return &rows[s];
}

const char *
setting_name(enum setting s)
{
	if ((size_t)s >= SETTING_COUNT)
		bug("setting %d", (int)s);
	return names[s];
}

bool
setting_find(struct str name, enum setting *out, const char **nearest)
{
	size_t least = STR_NEAR;

	*nearest = NULL;
	for (size_t i = 0; i < SETTING_COUNT; i++) {
		if (str_eq(name, str_c(names[i]))) {
			*out = (enum setting)i;
			return true;
		}
		str_nearest(name, names[i], nearest, &least);
	}
	return false;
}

void
setting_takes(struct buf *out, enum setting s)
{
	const struct setting_row *r = setting_row(s);

	switch (r->type) {
	case SETTING_FLAG:
		buf_cstr(out, "on or off");
		break;
	case SETTING_NUMBER:
		buf_printf(out, "%lld to %lld", (long long)r->least,
		    (long long)r->most);
		break;
	case SETTING_WORD:
		for (const char *const *w = r->words; *w; w++)
			buf_printf(out, "%s%s", w == r->words ? ""
				: w[1]			    ? ", "
							    : " or ", *w);
		break;
	case SETTING_TEXT:
		buf_cstr(out, "text");
		break;
	case SETTING_PATH:
		buf_cstr(out, "a path");
		break;
	}
}

static bool
read_flag(struct str value, int64_t *out)
{
	static const struct {
		struct str word;
		bool on;
	} words[] = {{STR("on"), true}, {STR("off"), false},
		{STR("yes"), true}, {STR("no"), false}};

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		*out = words[i].on;
		if (str_eq(value, words[i].word))
			return true;
	}
	return false;
}

static bool
read_word(const char *const *words, struct str value, int64_t *out)
{
	for (*out = 0; words[*out]; ++*out)
		if (str_eq(value, str_c(words[*out])))
			return true;
	return false;
}

static bool
read_value(const struct setting_row *r, struct str value, int64_t *out)
{
	switch (r->type) {
	case SETTING_FLAG:
		return read_flag(value, out);
	case SETTING_NUMBER:
		return str_i64(value, out) && *out >= r->least &&
		    *out <= r->most;
	case SETTING_WORD:
		return read_word(r->words, value, out);
	case SETTING_TEXT:
	case SETTING_PATH:
		*out = value.n != 0;
		return true;
	}
	return false;
}

bool
setting_value(struct arena *a, struct str rest, struct str *out)
{
	struct buf b;
	size_t i = 1;
	bool good;

	rest = str_trim(rest);
	if (!rest.n || rest.s[0] != '"') {
		for (i = 0; i < rest.n; i++)
			if (rest.s[i] == '#' && (i == 0 ||
			    rest.s[i - 1] == ' ' || rest.s[i - 1] == '\t'))
				break;
		*out = arena_str(a, str_trim(str_sub(rest, 0, i)));
		return true;
	}
	buf_init(&b, rest.n);
	for (; i < rest.n && rest.s[i] != '"'; i++) {
		if (rest.s[i] == '\\' && i + 1 < rest.n)
			i++;
		buf_char(&b, rest.s[i]);
	}
	good = i < rest.n;
	rest = str_trim(str_from(rest, i + 1));
	*out = arena_str(a, buf_view(&b));
	buf_free(&b);
	return good && (!rest.n || rest.s[0] == '#');
}

struct str
setting_query(struct str rest)
{
	bool quoted = false;
	size_t i = 0;

	rest = str_trim(rest);
	for (; i < rest.n; i++) {
		quoted ^= rest.s[i] == '"';
		if (rest.s[i] == '#' && !quoted && i > 0 &&
		    (rest.s[i - 1] == ' ' || rest.s[i - 1] == '\t'))
			break;
	}
	return str_trim(str_sub(rest, 0, i));
}

bool
settings_set(struct settings *all, struct arena *a, enum setting s,
    struct str value, enum setting_source source, struct str from,
    struct buf *why)
{
	int64_t number;

	if (!read_value(setting_row(s), value, &number)) {
		buf_cstr(why, "takes ");
		setting_takes(why, s);
		buf_printf(why, ", not '%.*s'", STR_ARG(value));
		return false;
	}
	if (source < all->of[s].source)
		return true;
	all->of[s].number = number;
	all->of[s].text = arena_str(a, value);
	all->of[s].source = source;
	all->of[s].from = arena_str(a, from);
	return true;
}

void
settings_reset(struct settings *all, enum setting s)
{
	struct str normal = str_c(setting_row(s)->normal);

	all->of[s].text = normal;
	all->of[s].source = SETTING_NORMAL;
	all->of[s].from = STR_NONE;
	if (!read_value(setting_row(s), normal, &all->of[s].number))
		bug("the default of %s", setting_name(s));
}

void
settings_init(struct settings *all)
{
	for (int i = 0; i < SETTING_COUNT; i++)
		settings_reset(all, (enum setting)i);
}

/* In quotes where a configuration would read it otherwise. */
static void
put_value(struct buf *out, struct str value)
{
	bool plain = value.n > 0;

	for (size_t i = 0; i < value.n; i++)
		plain &= !strchr(" \t#\"", value.s[i]);
	if (plain) {
		buf_str(out, value);
		return;
	}
	buf_char(out, '"');
	for (size_t i = 0; i < value.n; i++) {
		if (value.s[i] == '"' || value.s[i] == '\\')
			buf_char(out, '\\');
		buf_char(out, value.s[i]);
	}
	buf_char(out, '"');
}

static void
dump_setting(struct buf *out, const struct settings *all, enum setting s)
{
	struct str from = all->of[s].from;

	buf_printf(out, "\n# %s: ", setting_row(s)->help);
	setting_takes(out, s);
	/* A default stays one when this is kept as a file. */
	buf_cstr(out, from.n ? "\n# " : "\n#set ");
	for (size_t i = 0; i < from.n; i++)
		buf_char(out, (unsigned char)from.s[i] < ' ' ? '?' : from.s[i]);
	buf_printf(out, "%s%s ", from.n ? "\nset " : "", setting_name(s));
	put_value(out, all->of[s].text);
	buf_char(out, '\n');
}

void
settings_dump(struct buf *out, const struct settings *all)
{
	buf_cstr(out, "# The settings as they count now, with where they come "
	    "from; what nobody\n# set is commented out.  Keep this as "
	    "~/.config/crossread/config and change it;\n# man 5 crossread has "
	    "more.\n");
	for (int i = 0; i < SETTING_COUNT; i++)
		dump_setting(out, all, (enum setting)i);
}
