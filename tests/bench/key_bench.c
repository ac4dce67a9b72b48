/*
 * key_bench COLUMNS ROWS TIMES CROSSREAD STORE - every key of every view
 * in a real reader on a pseudo-terminal: CPU time and bytes of each.
 *
 * The keys are those of the key map, so a new one is measured too.  Before
 * each one the view is gone to anew, on the store's first event.  What a
 * view does when the keys rest counts as a key of its own, "rest", for a
 * key that comes meanwhile waits for it.  A key that asks for a line is
 * given one, letter by letter; what it changes is taken back with u, which
 * is measured as well.  What is done in steps between keys counts until
 * it answers, and so do keys typed meanwhile.  The store is changed: give
 * it a copy.
 *
 * Prints a line a view, then the keys over the limit.
 */
#include "src/base/vec.h"
#include "tests/bench/driven.h"
#include "ui/app.h"
#include "ui/keymap.h"

#define LIMIT_MS 16.0
#define REST_MS 260

struct sample {
	const char *view;
	struct str key;
	struct driven_cost cost;
};

struct bench {
	struct driven reader;
	int columns, rows;
	char *argv[4];
	long peak; /* of memory, in KiB */
	struct arena *a;
	VEC(struct sample) samples;
	const char *view; /* whose keys are typed */
	bool steps;	  /* may what they do go on in steps? */
};

/* How to come to a view from anywhere. */
static const struct path {
	const char *view, *keys;
} paths[] = {
    {"events", "gegg"},
    {"articles", "gegggagg"},
    {"feeds", "gegf"},
    {"event", "gegg\r"},
    {"compare", "geggc"},
    {"ledger", "geggL"},
    {"review", "gegrgg"},
    {"reader", "gegg\r\r"},
    {"filters", "gegq"},
    {"help", "ge?"},
};

/* What leaves the reader, or starts something beside it. */
static const enum action left_out[] = {ACTION_QUIT, ACTION_SUSPEND,
    ACTION_FETCH, ACTION_FETCH_DUE, ACTION_BROWSE, ACTION_BROWSE_READ,
    ACTION_PIPE, ACTION_PIPE_JSON, ACTION_FULL_TEXT, ACTION_ADD,
    ACTION_IMPORT, ACTION_UNFOLLOW, ACTION_EDIT, ACTION_SET_TAGS,
    ACTION_PAUSE};

/* What asks for a line, and what is typed there. */
static const struct line {
	enum action action;
	const char *keys;
} lines[] = {
    {ACTION_SEARCH, "an\rnN"},
    {ACTION_SEARCH_BACK, "an\rn"},
    {ACTION_FIND, "an\r"},
    {ACTION_FILTER, "an\r"},
    {ACTION_COMMAND, "se\t\t"},
    {ACTION_TAG_PATTERN, "an\r"},
    {ACTION_NOTE, "n\r"},
    {ACTION_DEFER, "2h\r"},
    {ACTION_ASSIGN, "n\r"},
    {ACTION_SET_MARK, "a"},
    {ACTION_GO_MARK, "a"},
    {ACTION_TAGGED, "*"},
};

/* What u takes back. */
static const enum action changes[] = {ACTION_DONE, ACTION_ALL_DONE,
    ACTION_UNREAD, ACTION_STAR, ACTION_SPLIT, ACTION_ACCEPT, ACTION_REJECT,
    ACTION_REOPEN, ACTION_DEFER, ACTION_NOTE, ACTION_ASSIGN,
    ACTION_SET_APART, ACTION_TAGGED, ACTION_REPEAT};

/* What lasts: the list is another one then, and the reader begun anew. */
static const enum action lasting[] = {ACTION_FILTER, ACTION_SCOPE,
    ACTION_SORT, ACTION_MERGE, ACTION_FIND};

/* What may go on in steps. */
static const enum action stepped[] = {ACTION_ALL_DONE, ACTION_TAGGED,
    ACTION_TAG_PATTERN, ACTION_SEARCH, ACTION_SEARCH_BACK,
    ACTION_SEARCH_NEXT, ACTION_SEARCH_PREVIOUS, ACTION_NEXT_NEW,
    ACTION_PREVIOUS_NEW, ACTION_NEXT_CONFLICT, ACTION_PREVIOUS_CONFLICT,
    ACTION_FILTER};

static bool
among(enum action a, const enum action *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == a)
			return true;
	return false;
}

static void
left(const struct bench *b)
{
	struct sample none = {.view = "the start"};
	const struct sample *last =
	    b->samples.n ? &b->samples.at[b->samples.n - 1] : &none;

	fprintf(stderr, "key_bench: the reader has ended, after %s %.*s\n",
	    last->view, STR_ARG(last->key));
	exit(1);
}

static void
begin(struct bench *b)
{
	int64_t last;

	if (b->reader.pid) {
		b->peak = MAX(b->peak, driven_peak(&b->reader));
		driven_end(&b->reader);
	}
	if (!driven_start(&b->reader, b->columns, b->rows, b->argv))
		exit(1);
	(void)driven_drain(&b->reader, 10000, &last);
}

/* Not measured. */
static void
go(struct bench *b, const char *keys)
{
	struct driven_cost cost;

	if (!driven_type(&b->reader, str_c(keys), 0, &cost))
		left(b);
}

static void
measure(struct bench *b, struct str name, struct str bytes)
{
	struct sample *s = vec_add(b->a, &b->samples);

	s->view = b->view;
	s->key = name;
	if (!driven_type(&b->reader, bytes, REST_MS, &s->cost))
		left(b);
	if (b->steps && bytes.n)
		s->cost.ms = s->cost.answer_ms;
}

/* The dearest of the keys typed while a list is marked, or unmarked. */
static void
meanwhile(struct bench *b, struct str name, struct str begins)
{
	struct sample *s = vec_add(b->a, &b->samples);

	s->view = b->view;
	s->key = arena_printf(b->a, "j while %.*s works", STR_ARG(name));
	if (!driven_meanwhile(&b->reader, begins, 40, &s->cost.ms))
		left(b);
	go(b, " ");
}

/* The bytes a terminal sends for it. */
static struct str
key_bytes(struct bench *b, struct key k)
{
	static const char *const named[] = {
	    [INPUT_UP - INPUT_NAMED] = "\033OA",
	    [INPUT_DOWN - INPUT_NAMED] = "\033OB",
	    [INPUT_RIGHT - INPUT_NAMED] = "\033OC",
	    [INPUT_LEFT - INPUT_NAMED] = "\033OD",
	    [INPUT_HOME - INPUT_NAMED] = "\033OH",
	    [INPUT_END - INPUT_NAMED] = "\033OF",
	    [INPUT_PAGE_UP - INPUT_NAMED] = "\033[5~",
	    [INPUT_PAGE_DOWN - INPUT_NAMED] = "\033[6~",
	    [INPUT_INSERT - INPUT_NAMED] = "\033[2~",
	    [INPUT_DELETE - INPUT_NAMED] = "\033[3~",
	    [INPUT_BACKSPACE - INPUT_NAMED] = "\177",
	    [INPUT_BACKTAB - INPUT_NAMED] = "\033[Z",
	};

	if (k.code < 128)
		return arena_printf(b->a, "%c", (int)k.code);
	if (k.code >= INPUT_NAMED &&
	    k.code - INPUT_NAMED < ARRAY_LEN(named))
		return str_c(named[k.code - INPUT_NAMED]);
	return STR_NONE;
}

static struct str
binding_name(struct bench *b, const struct binding *k)
{
	struct str name;
	struct buf out;

	buf_init(&out, 4 * KiB);
	binding_keys(&out, k);
	name = arena_str(b->a, buf_view(&out));
	buf_free(&out);
	return name;
}

static void
type_line(struct bench *b, struct str name, const char *keys)
{
	for (; *keys; keys++) {
		struct str bytes = {keys, 1};

		name = *keys == '\r' ? arena_printf(b->a, "%.*s<Enter>",
		    STR_ARG(name)) : *keys == '\t' ? arena_printf(b->a,
		    "%.*s<Tab>", STR_ARG(name)) : arena_printf(b->a,
		    "%.*s%c", STR_ARG(name), *keys);
		measure(b, name, bytes);
	}
}

static void
press(struct bench *b, const struct path *p, const struct binding *k,
    bool rests)
{
	struct str name = binding_name(b, k), keys = STR("");

	if (among(k->action, left_out, ARRAY_LEN(left_out)) ||
	    (k->action == ACTION_BACK && p == &paths[0]))
		return;
	go(b, "\003");
	go(b, p->keys);
	for (size_t i = 0; i < k->nkeys; i++)
		keys = arena_printf(b->a, "%.*s%.*s", STR_ARG(keys),
		    STR_ARG(key_bytes(b, k->keys[i])));
	if (keys.n == 0)
		return;
	b->steps = among(k->action, stepped, ARRAY_LEN(stepped));
	measure(b, name, keys);
	if (rests)
		measure(b, arena_printf(b->a, "%.*s rest", STR_ARG(name)),
		    STR_NONE);
	for (size_t i = 0; i < ARRAY_LEN(lines); i++)
		if (lines[i].action == k->action)
			type_line(b, name, lines[i].keys);
	if (among(k->action, changes, ARRAY_LEN(changes)))
		measure(b, arena_printf(b->a, "%.*s u", STR_ARG(name)),
		    STR("u"));
	if (k->action == ACTION_ALL_DONE) {
		meanwhile(b, name, keys);
		meanwhile(b, STR("u"), STR("u"));
	}
	b->steps = false;
	if (among(k->action, lasting, ARRAY_LEN(lasting)))
		begin(b);
}

/* Has the view a binding of its own for these keys? */
static bool
hidden(const struct binding *all, size_t n, const struct binding *k, int view)
{
	for (size_t i = 0; i < n && k->view == KEYMAP_GLOBAL; i++)
		if (all[i].view == view && all[i].nkeys == k->nkeys &&
		    memcmp(all[i].keys, k->keys, sizeof(k->keys)) == 0)
			return true;
	return false;
}

static void
drive(struct bench *b, const struct path *p, const struct keymap *km,
    bool rests)
{
	int view = keymap_view(km, str_c(p->view));
	size_t n;
	const struct binding *all = keymap_all(km, &n);

	b->view = p->view;
	begin(b);
	for (size_t i = 0; i < n; i++)
		if ((all[i].view == KEYMAP_GLOBAL || all[i].view == view) &&
		    !hidden(all, n, &all[i], view))
			press(b, p, &all[i], rests);
}

static int
by_cost(const void *a, const void *b)
{
	const struct sample *x = a, *y = b;

	return (x->cost.ms > y->cost.ms) - (x->cost.ms < y->cost.ms);
}

static int
by_bytes(const void *a, const void *b)
{
	const struct sample *x = a, *y = b;

	return (x->cost.bytes > y->cost.bytes) -
	    (x->cost.bytes < y->cost.bytes);
}

static void
report(struct sample *s, size_t n, const char *view)
{
	size_t mid = n / 2, most = n * 99 / 100, bytes;
	const struct sample *worst;

	if (n == 0)
		return;
	qsort(s, n, sizeof(*s), by_bytes);
	bytes = s[mid].cost.bytes;
	qsort(s, n, sizeof(*s), by_cost);
	worst = &s[n - 1];
	printf("%s|%.1f ms, 99 of 100 in %.1f, worst %.1f: %.*s; %zu bytes\n",
	    view, s[mid].cost.ms, s[most].cost.ms, worst->cost.ms,
	    STR_ARG(worst->key), bytes);
}

static void
report_all(struct bench *b)
{
	struct sample *s = ARENA_ARRAY(b->a, struct sample, b->samples.n + 1);

	for (size_t p = 0; p < ARRAY_LEN(paths); p++) {
		size_t n = 0;

		for (size_t i = 0; i < b->samples.n; i++)
			if (b->samples.at[i].view == paths[p].view)
				s[n++] = b->samples.at[i];
		report(s, n, paths[p].view);
	}
	report(b->samples.at, b->samples.n, "all views");
	for (size_t i = b->samples.n; i > 0; i--) {
		const struct sample *at = &b->samples.at[i - 1];

		if (at->cost.ms <= LIMIT_MS)
			break;
		fprintf(stderr, "%s %.*s: %.1f ms, %zu bytes\n", at->view,
		    STR_ARG(at->key), at->cost.ms, at->cost.bytes);
	}
	printf("memory|%ld MB\n",
	    MAX(b->peak, driven_peak(&b->reader)) / 1024);
}

int
main(int argc, char **argv)
{
	struct keymap *km = app_keys(NULL);
	struct bench b = {.a = arena_new()};
	int64_t columns, rows, times;

	if (argc != 6 || !str_i64(str_c(argv[1]), &columns) ||
	    !str_i64(str_c(argv[2]), &rows) ||
	    !str_i64(str_c(argv[3]), &times)) {
		fprintf(stderr, "usage: key_bench COLUMNS ROWS TIMES "
		    "CROSSREAD STORE\n");
		return 2;
	}
	b.columns = (int)columns;
	b.rows = (int)rows;
	b.argv[0] = argv[4];
	b.argv[1] = "--db";
	b.argv[2] = argv[5];
	for (int64_t i = 0; i < times; i++)
		for (size_t p = 0; p < ARRAY_LEN(paths); p++)
			drive(&b, &paths[p], km, i == 0);
	report_all(&b);
	driven_end(&b.reader);
	keymap_free(km);
	arena_free(b.a);
	return 0;
}
