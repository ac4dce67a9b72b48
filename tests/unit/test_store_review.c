/*
 * The review queue: items outlive their ledger, decisions stand until
 * values change, each editor takes back what is theirs.
 */
#include <sys/wait.h>

#include "db/store_review.h"
#include "db_help.h"

static struct arena *a;

/* Number "label", told by articles first, first + 1, .. with these
 * values. */
static struct discrepancy
make(const char *label, double severity, int64_t first, const char *values)
{
	struct review_spot *spots = ARENA_ARRAY(a, struct review_spot, 8);
	int64_t *panes = ARENA_ARRAY(a, int64_t, 8);
	struct str rest = str_c(values), value, cells = STR("");
	struct discrepancy d = {.kind = FACT_NUMBER,
		.verdict = VERDICT_CONFLICT, .severity = severity,
		.label = str_c(label), .why = STR("they differ"),
		.spots = spots, .panes = panes};

	for (; str_field(&rest, ' ', &value); d.npanes = ++d.nspots) {
		spots[d.nspots] = (struct review_spot){
			.pane = (uint32_t)d.nspots, .para = 2, .start = 3,
			.end = 5, .text = value, .value = value,
			.attribution = STR("police")};
		panes[d.nspots] = first + (int64_t)d.nspots;
		cells = arena_printf(a, "%.*s%s%.*s", STR_ARG(cells),
		    d.nspots ? " | " : "", STR_ARG(value));
	}
	d.cells = cells;
	return d;
}

#define put(s, event, now, ...) \
	do { \
		struct discrepancy put_[] = {__VA_ARGS__}; \
		must(store_begin(s)); \
		must(store_put_review((s), (event), put_, \
		    ARRAY_LEN(put_), (now))); \
		must(store_commit(s)); \
	} while (0)

static void
put_none(struct store *s, int64_t event)
{
	must(store_begin(s));
	must(store_put_review(s, event, NULL, 0, NOW));
	must(store_commit(s));
}

/* "r1 killed new, r2 .." of a list. */
/* Are these the items that are found two numbers at a time? */
static bool
all_found(struct store *s, const struct review_query *q,
    const struct review_item *items, size_t n)
{
	int64_t to = 0, from;
	size_t found = 0, known = 0;

	do {
		struct list_key *keys;
		size_t nkeys;

		from = to;
		must(store_review_find(s, a, q, from, 2, &keys, &nkeys, &to));
		found += nkeys;
		for (size_t i = 0; i < nkeys; i++)
			for (size_t k = 0; k < n; k++)
				known += items[k].id == keys[i].id &&
				    items[k].sort == keys[i].sort;
	} while (to > from);
	return found == n && known == n;
}

static struct str
list(struct store *s, const char *query)
{
	struct review_query q;
	struct review_item *items;
	struct str out = STR("");
	struct buf why;
	size_t n;

	buf_init(&why, KiB);
	if (!review_query_read(str_c(query), &q, &why))
		return STR("no such query");
	buf_free(&why);
	must(store_review(s, a, &q, NULL, false, 50, &items, &n));
	if (!all_found(s, &q, items, n))
		return STR("the list and what is found differ");
	q.sort = REVIEW_BY_TIME;
	must(store_review(s, a, &q, NULL, false, 50, &items, &n));
	if (!all_found(s, &q, items, n))
		return STR("by time they differ");
	q.sort = REVIEW_BY_SEVERITY;
	must(store_review(s, a, &q, NULL, false, 50, &items, &n));
	for (size_t i = 0; i < n; i++)
		out = arena_printf(a, "%.*s%sr%lld %.*s %s", STR_ARG(out),
		    i ? ", " : "", (long long)items[i].id,
		    STR_ARG(items[i].d.label),
		    review_state_words(items[i].state));
	return out;
}

static size_t
decide(struct store *s, enum review_what what, int64_t id, int64_t until,
    const char *text)
{
	struct review_act act = {what, until, str_c(text)};
	size_t changed;

	must(store_review_decide(s, &act, &id, 1, NOW, &changed));
	return changed;
}

#define accept(s, id) decide((s), REVIEW_TO_ACCEPT, (id), 0, NULL)

static struct str
take_back(struct store *s, bool redo)
{
	struct str out;
	struct buf words;
	enum status st;

	buf_init(&words, KiB);
	st = redo ? store_redo(s, NOW, &words) : store_undo(s, NOW, &words);
	out = st == STATUS_OK ? arena_str(a, buf_view(&words)) :
				str_c(status_words(st));
	buf_free(&words);
	return out;
}

static void
test_queue(struct store *s)
{
	put(s, 1, NOW, make("killed", 8, 1, "41 37"),
	    make("injured", 9, 1, "160 164"), make("depth", 4, 1, "10 12"));
	is_c(list(s, ""), "r2 injured new, r1 killed new, r3 depth new",
	    "worst first");
	is_c(list(s, "kind:quote"), "", "filtered by kind");
	is_c(list(s, "DEPTH"), "r3 depth new", "and by words");
	is_c(list(s, "bridge closed"),
	    "r2 injured new, r1 killed new, r3 depth new",
	    "which may stand in the headline");
	put(s, 1, NOW + 5, make("killed", 8, 1, "41 37"),
	    make("injured", 3, 1, "160 164"), make("depth", 4, 1, "10 12"));
	is_c(list(s, ""), "r1 killed new, r3 depth new, r2 injured new",
	    "read again they are the same, in their new order");
	put(s, 1, NOW, make("killed", 8, 1, "41 37"),
	    make("depth", 4, 1, "10 12"));
	is_c(list(s, ""), "r1 killed new, r3 depth new",
	    "what is told no longer is gone");
}

static void
test_decisions(struct store *s)
{
	struct review_item item;

	store_set_editor(s, STR("mk"));
	is_int(accept(s, 1), 1, "accepted");
	is_int(accept(s, 1), 0, "only once");
	is_c(list(s, ""), "r3 depth new", "it leaves the open ones");
	is_c(list(s, "state:decided"), "r1 killed accepted", "for the decided");
	is_c(list(s, "state:all"), "r3 depth new, r1 killed accepted",
	    "and all are open ones first");
	must(store_review_item(s, a, 1, &item));
	is_c(item.by, "mk", "who decided");
	is_int(item.at, NOW, "and when");
	is_int(item.d.nspots, 2, "its mentions");
	is_c(item.d.spots[1].attribution, "police", "with who said it");
	is_c(item.tellers[1].outlet, "North Daily", "and its outlets");
	is_c(item.d.why, "they differ", "and why");
	put(s, 1, NOW, make("killed", 8, 1, "41 37 41"),
	    make("depth", 4, 1, "10 12"));
	is_c(list(s, "state:decided"), "r1 killed accepted",
	    "another outlet with a known value changes nothing");
	put(s, 1, NOW, make("killed", 8, 1, "41 43"),
	    make("depth", 4, 1, "10 12"));
	is_c(list(s, ""), "r1 killed reopened, r3 depth new",
	    "new values open it again");
	must(store_review_item(s, a, 1, &item));
	is_int(item.nhistory, 1, "what was decided before is kept");
	is_int(decide(s, REVIEW_TO_REJECT, 1, 0, NULL), 1, "a false alarm");
	put_none(s, 1);
	is_c(list(s, "state:all"), "", "told no longer, it is in no list");
	put(s, 1, NOW, make("killed", 8, 1, "41 43"),
	    make("depth", 4, 1, "10 12"));
	is_c(list(s, "state:all"), "r4 depth new, r1 killed false alarm",
	    "told again, it is as it was");
	is_int(store_review_decide(s, &(struct review_act){REVIEW_TO_ACCEPT,
	    0, STR_NONE}, (int64_t[]){4, 99}, 2, NOW, &(size_t){0}),
	    STATUS_NOT_FOUND, "an unknown item");
	is_c(list(s, ""), "r4 depth new", "and nothing is done");
}

static void
test_deferred(struct store *s)
{
	decide(s, REVIEW_TO_DEFER, 4, NOW + 3600, NULL);
	is_c(list(s, "state:deferred"), "r4 depth deferred", "put off");
	must(store_review_wake(s, NOW + 3599));
	is_c(list(s, ""), "", "not a second earlier");
	must(store_review_wake(s, NOW + 3600));
	is_c(list(s, ""), "r4 depth reopened", "at its time it is back");
	decide(s, REVIEW_TO_DEFER, 4, 0, NULL);
	must(store_review_wake(s, NOW + 360000));
	put(s, 1, NOW, make("killed", 8, 1, "41 43"),
	    make("depth", 4, 1, "10 12"));
	is_c(list(s, ""), "", "put off until it changes");
	put(s, 1, NOW, make("killed", 8, 1, "41 43"),
	    make("depth", 4, 1, "10 12 12"));
	is_c(list(s, ""), "r4 depth reopened", "any change will do");
}

static void
test_texts(struct store *s)
{
	struct review_item item;

	decide(s, REVIEW_TO_NOTE, 4, 0, "call the institute");
	decide(s, REVIEW_TO_ASSIGN, 4, 0, "jt");
	decide(s, REVIEW_TO_LINE, 4, 0, "depth: 10 or 12 km");
	must(store_review_row(s, a, 4, &item));
	is_c(item.note, "call the institute", "a note");
	is_c(item.assigned, "jt", "an editor");
	is_c(item.line, "depth: 10 or 12 km", "a line");
	is_c(list(s, "state:all editor:jt"), "r4 depth reopened", "is found");
	is_c(list(s, "state:all editor:mk"),
	    "r4 depth reopened, r1 killed false alarm", "who decided too");
	is_c(list(s, "state:all editor:-"), "r1 killed false alarm",
	    "and what is nobody's");
	is_c(take_back(s, false), "line r4 depth", "the line is taken back");
	is_c(take_back(s, false), "assign r4 depth", "the editor");
	is_c(take_back(s, true), "assign r4 depth", "and is back");
	must(store_review_row(s, a, 4, &item));
	is_c(item.assigned, "jt", "by name");
	ok(!item.line.s, "without the line");
	is_c(item.note, "call the institute", "the note stands");
}

static void
test_undo(struct store *s)
{
	struct review_item item;

	store_set_editor(s, STR("mk"));
	accept(s, 4);
	store_set_editor(s, STR("jt"));
	is_c(take_back(s, false), "no more", "jt did nothing to take back");
	decide(s, REVIEW_TO_REJECT, 4, 0, NULL);
	store_set_editor(s, STR("mk"));
	is_c(take_back(s, false), "accept r4 depth, but another decision was "
	    "made since and stays", "mk cannot take back jt's");
	is_c(list(s, "state:decided"), "r1 killed false alarm, "
	    "r4 depth false alarm", "which stands");
	store_set_editor(s, STR("jt"));
	is_c(take_back(s, false), "reject r4 depth", "jt can");
	is_c(list(s, "state:decided"), "r1 killed false alarm, "
	    "r4 depth accepted", "then mk's is what it was");
	is_c(take_back(s, true), "reject r4 depth", "and again");
	must(store_review_item(s, a, 4, &item));
	ok(!item.history[item.nhistory - 1].undone, "the history says so");
	decide(s, REVIEW_TO_REOPEN, 4, 0, NULL);
	is_c(list(s, ""), "r4 depth reopened", "anybody may open it again");
}

/* Articles 1 and 2 go on as another event. */
static void
test_renumbered(struct store *s)
{
	int64_t other;

	db_event(s, 1, 3, 4);
	other = db_event(s, 0, 1, 2);
	put_none(s, 1);
	put(s, other, NOW, make("killed", 8, 1, "41 43"));
	is_c(list(s, "state:decided"), "r1 killed false alarm",
	    "an event with another number has its decisions");
	put(s, 1, NOW, make("depth", 4, 3, "7 9"));
	must(store_begin(s));
	must(store_put_event(s, &(struct event){.id = other}, &other));
	must(store_commit(s));
	is_c(list(s, "state:all"), "r5 depth new",
	    "what an event leaves behind is in no list");
}

static void
test_pages(struct store *s)
{
	struct review_query q = {.kind = -1, .verdict = -1};
	struct review_item *items;
	struct discrepancy *many = ARENA_ARRAY(a, struct discrepancy, 40);
	struct str forth = STR(""), back = STR("");
	struct list_key key;
	size_t n, shown = 0, count;

	for (int i = 0; i < 40; i++)
		many[i] = make(arena_printf(a, "n%d", i).s, i % 7, 3, "1 2");
	must(store_begin(s));
	must(store_put_review(s, 1, many, 40, NOW));
	must(store_commit(s));
	for (int sort = 0; sort < 2; sort++) {
		q.sort = (enum review_sort)sort;
		for (shown = 0, forth = back = STR("");; shown += n) {
			must(store_review(s, a, &q, shown ? &key : NULL,
			    false, 6, &items, &n));
			if (n == 0)
				break;
			for (size_t i = 0; i < n; i++)
				forth = arena_printf(a, "%.*s %lld",
				    STR_ARG(forth), (long long)items[i].id);
			key = (struct list_key){items[n - 1].sort,
				items[n - 1].id};
		}
		for (shown = 0;; shown += n) {
			struct str page = STR("");

			must(store_review(s, a, &q, shown ? &key : NULL,
			    true, 6, &items, &n));
			if (n == 0)
				break;
			for (size_t i = 0; i < n; i++)
				page = arena_printf(a, "%.*s %lld",
				    STR_ARG(page), (long long)items[i].id);
			back = arena_printf(a, "%.*s%.*s", STR_ARG(page),
			    STR_ARG(back));
			key = (struct list_key){items[0].sort, items[0].id};
		}
		is_int(shown, 40, "all pages");
		is_str(back, forth, "the same to and fro");
	}
	must(store_review_count(s, &q, &count));
	is_int(count, 40, "and counted");
}

/* Two processes, one store: what one does the other sees. */
static void
test_two(void)
{
	struct str folder = db_folder(a, "review");
	struct str path = arena_printf(a, "%s/store.db", folder.s);
	struct store *s = db_open(path.s, STORE_WRITE);
	int64_t version;
	int status;
	pid_t child;

	db_fill(s, 2);
	db_event(s, 0, 1, 2);
	put(s, 1, NOW, make("killed", 8, 1, "41 37"));
	version = store_version(s);
	child = fork();
	if (child == 0) {
		struct store *own = db_open(path.s, STORE_WRITE);

		store_set_editor(own, STR("jt"));
		accept(own, 1);
		store_close(own);
		_exit(0);
	}
	waitpid(child, &status, 0);
	is_int(status, 0, "another process decides");
	ok(store_version(s) != version, "which is noticed");
	is_c(list(s, "state:decided editor:jt"), "r1 killed accepted",
	    "and seen");
	store_close(s);
	s = db_open(path.s, STORE_WRITE);
	store_set_editor(s, STR("jt"));
	is_c(take_back(s, false), "accept r1 killed",
	    "and taken back after a restart");
	store_close(s);
}

/* The ids of what was decided like it, the first first. */
static struct str
alike(struct store *s, int64_t id)
{
	struct review_item item;
	struct str out = STR("");

	must(store_review_item(s, a, id, &item));
	for (size_t i = 0; i < item.nalike; i++)
		out = arena_printf(a, "%.*s%sr%lld %s", STR_ARG(out),
		    i ? ", " : "", (long long)item.alike[i].id,
		    review_state_word(item.alike[i].state));
	return out;
}

static void
test_alike(void)
{
	struct store *s = db_memory();
	struct discrepancy scope = make("killed", 3, 3, "5 6");
	struct discrepancy weighed = make("depth", 4, 5, "10 12");
	struct review_item item;

	scope.verdict = VERDICT_SCOPE;
	weighed.weights = (struct weights){1, 1, .85, .9125, 3};
	db_fill(s, 6);
	db_event(s, 0, 1, 2);
	db_event(s, 0, 3, 4);
	db_event(s, 0, 5, 6);
	put(s, 1, NOW, make("killed", 8, 1, "41 37"),
	    make("dead", 8, 1, "9 8"));
	put(s, 2, NOW, make("killed", 7, 3, "2 3"), scope);
	put(s, 3, NOW, make("killed", 7, 5, "9 8"), weighed);
	is_c(alike(s, 5), "", "nothing was decided");
	accept(s, 3);
	is_c(alike(s, 5), "r3 ok", "the same label and verdict");
	accept(s, 4);
	is_c(alike(s, 5), "r3 ok", "not of another verdict");
	decide(s, REVIEW_TO_REJECT, 2, 0, NULL);
	is_c(alike(s, 5), "r2 false, r3 ok", "the same values come first");
	decide(s, REVIEW_TO_DEFER, 3, 0, NULL);
	is_c(alike(s, 5), "r2 false", "what waits is not decided");
	is_c(take_back(s, false), "defer r3 killed", "undone");
	is_c(alike(s, 5), "r2 false, r3 ok", "it is again");
	is_c(alike(s, 6), "", "nothing like it");
	must(store_review_item(s, a, 6, &item));
	ok(item.d.weights.voices == 3 && item.d.weights.spread > .849 &&
	    item.d.weights.place > .911, "with what its severity is made of");
	must(store_review_item(s, a, 1, &item));
	is_int(item.d.weights.voices, 0, "where that is known");
	store_close(s);
}

int
main(void)
{
	struct store *s = db_memory();

	a = arena_new();
	db_fill(s, 6);
	db_event(s, 0, 1, 4);
	test_queue(s);
	test_decisions(s);
	test_deferred(s);
	test_texts(s);
	test_undo(s);
	test_renumbered(s);
	test_pages(s);
	store_close(s);
	test_two();
	test_alike();
	arena_free(a);
	return tap_done();
}
