/* What ui/view.c does for all views, and ui/frame.c around them. */
#include "tests/tap.h"
#include "ui/frame.h"
#include "ui/views/paint.h"

static struct arena *a;

static void
test_find(void)
{
	struct str hay = STR("The Kela dam; kela again");

	is_int(find_in(hay, STR("kela"), 0), 4, "small letters find both");
	is_int(find_in(hay, STR("kela"), 5), 14, "one after the other");
	is_int(find_in(hay, STR("Kela"), 5), STR_NPOS,
	    "a capital letter makes case count");
	is_int(find_in(hay, STR(""), 0), STR_NPOS, "nothing finds nothing");
}

static void
test_selection(void)
{
	static const struct {
		size_t from;
		enum action a;
		unsigned count;
		size_t want;
	} cases[] = {
	    {0, ACTION_UP, 0, 0},
	    {0, ACTION_DOWN, 0, 1},
	    {0, ACTION_DOWN, 500, 99},
	    {50, ACTION_PAGE_DOWN, 0, 59},
	    {50, ACTION_HALF_UP, 2, 40},
	    {50, ACTION_FIRST, 0, 0},
	    {50, ACTION_LAST, 0, 99},
	    {50, ACTION_FIRST, 7, 6},
	    {50, ACTION_LAST, 7000000, 99},
	};
	size_t at = 3;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		at = cases[i].from;
		ok(move_selection(&at, 100, 10, cases[i].a, cases[i].count) &&
			at == cases[i].want,
		    "%u %s", cases[i].count, action_word(cases[i].a));
	}
	at = 0;
	ok(move_selection(&at, 0, 10, ACTION_LAST, 0) && at == 0,
	    "an empty list has one place");
	ok(!move_selection(&at, 100, 10, ACTION_OPEN, 0),
	    "other actions do not move");
	is_int(scroll_to(10, 5, 10), 5, "scrolled up to the selection");
	is_int(scroll_to(10, 25, 10), 16, "scrolled down to it");
	is_int(scroll_to(10, 15, 10), 10, "not scrolled when it is there");
	is_int(scroll_to(3, 9, 0), 9, "not even one row");
}

static void
test_window(void)
{
	struct window w = {0};

	window_show(&w, 30, 30, 1, 10, 100);
	is_int(w.top, 21, "down to the cursor");
	window_show(&w, 27, 27, 1, 10, 100);
	is_int(w.top, 21, "and no further");
	window_show(&w, 27, 27, 1, 3, 100);
	is_int(w.top, 25, "a low screen shows the cursor");
	window_show(&w, 27, 27, 1, 1, 100);
	is_int(w.top, 27, "one of one line nothing else");
	window_show(&w, 27, 27, 1, 10, 100);
	is_int(w.top, 21, "with room for it all is as before");
	window_show(&w, 27, 27, 1, 1, 100);
	window_show(&w, 28, 28, 1, 1, 100);
	window_show(&w, 28, 28, 1, 10, 100);
	is_int(w.top, 28, "but not when the cursor has moved");
	window_show(&w, 28, 31, 1, 10, 103);
	is_int(w.top, 31, "lines above it push nothing on the screen");
	window_show(&w, 28, 28, 1, 200, 100);
	is_int(w.top, 0, "nothing is scrolled that fits");
	window_show(&w, 40, 50, 4, 10, 100);
	is_int(w.top, 44, "an item of four lines is shown whole");
	window_show(&w, 41, 54, 20, 10, 100);
	is_int(w.top, 54, "from its first line if it can");
}

static void
test_time(void)
{
	int64_t now = 1773496800; /* 2026-03-14 14:00 UTC */
	struct when w = {now - 3600, PRECISION_INSTANT};

	setenv("TZ", "UTC", 1);
	is_c(view_time(a, w, now).s, "13:00", "today");
	w.at -= 86400;
	is_c(view_time(a, w, now).s, "13 Mar", "yesterday");
	w.at -= (int64_t)400 * 86400;
	is_c(view_time(a, w, now).s, "2025-02-06", "another year");
	w = (struct when){now - now % 86400, PRECISION_DAY};
	is_c(view_time(a, w, now).s, "14 Mar", "a day has no hour");
	w.precision = PRECISION_UNKNOWN;
	is_int(view_time(a, w, now).s.n, 0, "unknown");
}

/* Whatever the window: parts lie inside it and do not overlap. */
static void
test_split(void)
{
	unsigned bad = 0;

	for (int rows = 1; rows <= 60; rows++) {
		struct frame_parts p =
		    frame_split((struct area){0, 0, rows, 80}, true);
		int end = p.body.row + p.body.rows;

		bad += p.body.rows < 1 || p.body.row < 0 || end > rows;
		bad += p.title >= p.body.row;
		bad += p.status >= 0 && p.status < end;
		bad += p.hint >= 0 && p.hint <= p.status;
		bad += p.message != rows - 1;
		bad += p.hint == p.message;
	}
	is_int(bad, 0, "every height is divided well");
}

static void
test_matches(void)
{
	struct grid *g = grid_new(2, 12);
	struct frame f = {.grid = g, .body = {0, 0, 2, 12}, .arena = a};
	struct buf b;

	buf_init(&b, 4 * KiB);
	grid_put(g, 0, 0, -1, TEXT("日本 Dam dam"), STYLE_NORMAL);
	grid_put(g, 1, 0, -1, TEXT("x日本x"), STYLE_NORMAL);
	frame_matches(&f, STR("dam"));
	frame_matches(&f, STR("本"));
	frame_matches(&f, STR(""));
	grid_dump_styles(g, &b);
	is_c(buf_view(&b), "..Y..YYY.YYY\n...Y........\n",
	    "matches are shown where they stand");
	buf_free(&b);
	grid_free(g);
}

static void
test_marks(void)
{
	bool loud = true;

	for (enum verdict v = VERDICT_AGREE; v <= VERDICT_SINGLE; v++) {
		struct fact f = {.verdict = v};
		enum mark m = verdict_mark(v);

		if (fact_loud(&f))
			loud &= m == MARK_CONFLICT || m == MARK_EXPLAINED;
		else
			loud &= m != MARK_CONFLICT;
	}
	ok(loud, "what is loud is marked so");
	is_int(paint_mark(MARK_CONFLICT), STYLE_CONFLICT, "and looks so");
}

int
main(void)
{
	a = arena_new();
	test_find();
	test_selection();
	test_window();
	test_time();
	test_split();
	test_matches();
	test_marks();
	arena_free(a);
	return tap_done();
}
