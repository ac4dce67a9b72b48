#include "tests/tap.h"
#include "ui/keymap.h"

static const char *const views[] = {"list", "pane"};

static struct keymap *
map_of(const char *lines, struct buf *errors)
{
	struct keymap *km = keymap_new(views, ARRAY_LEN(views));

	buf_clear(errors);
	keymap_read(km, str_c(lines), "keys", errors);
	return km;
}

/* Types keys; the last answer, and what it did. */
static enum keymap_answer
type(const struct keymap *km, int view, const char *keys, enum action *a,
    unsigned *count)
{
	struct keymap_typed t = {0};
	enum keymap_answer ka = KEYMAP_UNKNOWN;
	struct str rest = str_c(keys);
	struct key k;

	*a = ACTION_NONE;
	while (rest.n > 0 && key_parse(&rest, &k)) {
		ka = keymap_key(km, view, &t, k, a);
		*count = t.count;
		if (ka != KEYMAP_MORE)
			t = (struct keymap_typed){0};
	}
	return ka;
}

static void
test_typing(struct buf *errors)
{
	struct keymap *km = map_of("# comment\n"
				   "map global gg first\n"
				   "map global j down\n"
				   "map global <Space> page-down\n"
				   "\n"
				   "map list j open\n"
				   "map list ]c compare\n",
	    errors);
	enum action a;
	unsigned n;

	is_int(errors->n, 0, "good lines give no errors");
	is_int(type(km, 1, "j", &a, &n), KEYMAP_ACTION, "a key acts");
	is_int(a, ACTION_DOWN, "as the global line says");
	type(km, 0, "j", &a, &n);
	is_int(a, ACTION_OPEN, "a view's own line comes first");
	is_int(type(km, 0, "g", &a, &n), KEYMAP_MORE, "a prefix waits");
	type(km, 0, "gg", &a, &n);
	is_int(a, ACTION_FIRST, "for its end");
	is_int(
	    type(km, 0, "gx", &a, &n), KEYMAP_UNKNOWN, "a wrong end drops it");
	type(km, 1, "12j", &a, &n);
	is_int(n, 12, "digits are a count");
	is_int(a, ACTION_DOWN, "of what follows");
	type(km, 1, "99999999999j", &a, &n);
	is_int(n, KEYMAP_COUNT_MAX, "a huge count is cut");
	is_int(type(km, 1, "]c", &a, &n), KEYMAP_UNKNOWN,
	    "another view's keys do not count");
	type(km, 1, "<space>", &a, &n);
	is_int(a, ACTION_PAGE_DOWN, "names of keys in any case");
	keymap_free(km);
}

static void
test_errors(struct buf *errors)
{
	static const struct {
		const char *line, *want;
	} bad[] = {
	    {"mop list j down", "keys:1: a line begins with map, unmap or macro\n"},
	    {"map nowhere j down", "keys:1: no such view: 'nowhere'\n"},
	    {"map list j dwon", "keys:1: no such action: 'dwon'; did you mean "
				"'down'?\n"},
	    {"map list <Nokey> down", "keys:1: no such key: "
		"'<Nokey>'; 'crossread help keys' has their names\n"},
	    {"map list <C- down", "keys:1: no such key: "
		"'<C-'; 'crossread help keys' has their names\n"},
	    {"map", "keys:1: a view is missing: global, or one of its own\n"},
	    {"map list", "keys:1: keys are missing\n"},
	    {"map list j", "keys:1: an action is missing\n"},
	    {"map list 3j down", "keys:1: digits are counts: '3j'\n"},
	    {"map list abcde down", "keys:1: more than four keys: "
		"'abcde'\n"},
	    {"map list j down now", "keys:1: too many words: "
		"'now'\n"},
	    {"map list j down # now", "keys:1: too many words: '# now'; a # "
		"here may be a key, a comment has a line of its own\n"},
	    {"map list g down\nmap list gg up",
		"keys:2: g and gg begin alike; before it: unmap list g\n"},
	    {"map list gg down\nmap list g up",
		"keys:2: gg and g begin alike; before it: unmap list gg\n"},
	};

	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		struct keymap *km = map_of(bad[i].line, errors);

		is_c(buf_view(errors), bad[i].want, "bad lines, %zu", i);
		keymap_free(km);
	}
}

static void
test_change(struct buf *errors)
{
	struct keymap *km = map_of("map list j down\n"
				   "bad\n"
				   "map list j up\n"
				   "map list k up\n"
				   "unmap list k\n",
	    errors);
	enum action a;
	unsigned n;
	size_t all;

	is_c(buf_view(errors), "keys:2: a line begins with map, unmap or macro\n",
	    "a bad line is named");
	type(km, 0, "j", &a, &n);
	is_int(a, ACTION_UP, "the later line wins, and a bad one stops none");
	is_int(type(km, 0, "k", &a, &n), KEYMAP_UNKNOWN, "unmap unmaps");
	(void)keymap_all(km, &all);
	is_int(all, 1, "what is unmapped is gone");
	ok(keymap_for(km, 0, ACTION_UP) && !keymap_for(km, 1, ACTION_UP),
	    "an action's keys can be asked for, view by view");
	keymap_free(km);
}

static void
test_own(struct buf *errors)
{
	static const struct str first = STR("map list j down\nmap list gg up\n"),
	    other = STR("map list j up\nmap list x up\nmap list g down\n");
	struct keymap *km = map_of("", errors);
	const struct macro *m;
	enum action a;
	unsigned n;
	size_t all;

	keymap_rebase(km, &first, 1);
	ok(keymap_own(km, STR("map list k open"), errors) &&
		keymap_own(km, STR("map list gx open"), errors) &&
		keymap_own(km, STR("macro s star; 2 down"), errors),
	    "lines of one's own");
	ok(!keymap_own(km, STR("macro ss star"), errors),
	    "a macro has one key");
	keymap_rebase(km, &other, 1);
	type(km, 0, "j", &a, &n);
	is_int(a, ACTION_UP, "another set of keys");
	type(km, 0, "k", &a, &n);
	is_int(a, ACTION_OPEN, "with one's own on top");
	type(km, 0, "g", &a, &n);
	is_int(a, ACTION_DOWN, "but for what its keys begin");
	m = keymap_macros(km, &all);
	ok(all == 1 && m[0].key.code == 's', "macros stay");
	is_c(m[0].line, "star; 2 down", "as they were written");
	keymap_free(km);
}

static void
test_names(struct buf *b)
{
	static const char *const names[] = {"j", "<C-d>", "<Enter>", "<lt>",
	    "<Space>", "<PageUp>", "<A-x>", "<Esc>", "é", "<S-Tab>", "]",
	    "<A-Enter>", "<A-C-d>"};

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct str rest = str_c(names[i]);
		struct key k = {0};

		buf_clear(b);
		ok(key_parse(&rest, &k) && rest.n == 0, "%s is a key",
		    names[i]);
		key_spell(b, k);
		is_c(buf_view(b), names[i], "and spelt so again");
	}
}

/* What bytes from a terminal become. */
static void
bytes_give(const char *bytes, const char *want)
{
	struct input in = {0};
	struct buf b;
	struct key k;

	buf_init(&b, 4 * KiB);
	for (size_t i = 0; bytes[i]; i++) {
		if (input_byte(&in, (unsigned char)bytes[i], &k))
			key_spell(&b, k);
	}
	if (input_pending(&in) && input_idle(&in, &k))
		key_spell(&b, k);
	is_c(buf_view(&b), want, "bytes give %s", want);
	buf_free(&b);
}

static void
test_bytes(void)
{
	bytes_give("a\r\n\t", "a<Enter><Enter><Tab>");
	bytes_give("\x7f\x08", "<Backspace><Backspace>");
	bytes_give("\xc3\xa9\xe6\x97\xa5", "é日");
	bytes_give("\xc3j\xff\x80j", "jj"); /* bad UTF-8 is dropped */
	bytes_give("\x1b", "<Esc>");
	bytes_give("\x1b\x1b", "<Esc><Esc>");
	bytes_give("\x1bx", "<A-x>");
	bytes_give("\x1b[20~q", "q"); /* unknown sequences are swallowed */
	bytes_give("\x1b[1;5Dq", "q");
	bytes_give("\x1bOxq", "q");
	bytes_give("\x1b]0;title\x07q", "q");
	bytes_give("\x1b[", "");
}

/* A terminal is asked whether it draws at once; its answer comes among
 * the keys, whole or in pieces with pauses (|), late or never. */
static void
test_answer(void)
{
	static const struct {
		const char *bytes, *keys;
		bool yes;
	} cases[] = {
	    {"\x1b[?2026;2$yj", "j", true},
	    {"\x1b[?2026;1$yj", "j", true},
	    {"\x1b[?2026;0$yj", "j", false},
	    {"\x1b[?2026;4$yj", "j", false},
	    {"\x1b[|?2026;|2$y|j", "j", true},
	    {"\x1b|[?2026;2$yj", "<Esc>j", true},
	    {"\x1b|[|?|2|026;2|$|yj", "<Esc>j", true},
	    {"\x1b|j", "<Esc>j", false},
	    {"\x1b|[x", "<Esc>[x", false},
	    {"\x1b|[|x|j", "<Esc>[xj", false},
	    {"\x1b|[\x1b[A|j", "<Esc>[j", false},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct input in = {.asked = true};
		struct buf b;
		struct key k;

		buf_init(&b, 4 * KiB);
		for (const char *c = cases[i].bytes; *c; c++)
			if (*c == '|' ? input_idle(&in, &k)
				      : input_byte(
					    &in, (unsigned char)*c, &k))
				key_spell(&b, k);
		while (input_idle(&in, &k))
			key_spell(&b, k);
		is_c(buf_view(&b), cases[i].keys, "answer %zu: the keys", i);
		is_int(in.answer, cases[i].yes, "answer %zu: what it says", i);
		buf_free(&b);
	}
}

int
main(void)
{
	struct buf b;

	buf_init(&b, 64 * KiB);
	test_typing(&b);
	test_errors(&b);
	test_change(&b);
	test_own(&b);
	test_names(&b);
	test_bytes();
	test_answer();
	buf_free(&b);
	return tap_done();
}
