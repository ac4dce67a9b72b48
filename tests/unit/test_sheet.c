/* A window on a long sheet: nothing is skipped, nothing jumps. */
#include "tests/tap.h"
#include "ui/views/sheet.h"

#define N 30

static struct stretch rows[N];

/* Heights 1 to 5, and one stretch taller than the window. */
static void
make(void)
{
	size_t top = 0;

	for (size_t i = 0; i < N; i++) {
		size_t height = i == 12 ? 25 : 1 + i * 7 % 5;

		rows[i] = (struct stretch){i, top, height};
		top += height;
	}
}

static bool
in_sight(const struct sheet *s)
{
	const struct stretch *it = &s->at[sheet_item(s)];

	if (it->height > s->lines)
		return it->top < s->top + s->lines &&
		    s->top < it->top + it->height;
	return it->top >= s->top && it->top + it->height <= s->top + s->lines;
}

/* Moves until nothing changes; are all lines seen on the way? */
static void
test_walk(enum action a, enum action back, const char *name)
{
	struct sheet s = {0};
	bool seen[200] = {0}, all = true, sight = true;
	size_t was = SIZE_MAX, top = SIZE_MAX;

	sheet_set(&s, rows, N, 10);
	while (s.row != was || s.top != top) {
		was = s.row;
		top = s.top;
		for (size_t i = 0; i < s.lines; i++)
			seen[s.top + i] = true;
		sheet_move(&s, a, 0);
		sight &= in_sight(&s);
	}
	for (size_t i = 0; i < s.height; i++)
		all &= seen[i];
	ok(all, "%s: no line is skipped", name);
	ok(sight, "%s: the cursor stays in sight", name);
	is_int(s.row, N - 1, "%s: the end is reached", name);
	was = SIZE_MAX;
	while (s.row != was || s.top != top) {
		was = s.row;
		top = s.top;
		sheet_move(&s, back, 0);
		sight &= in_sight(&s);
	}
	is_int(s.row, 0, "%s: and the start again", name);
	is_int(s.top, 0, "%s: from its first line", name);
	ok(sight, "%s: in sight on the way back", name);
}

/* The stretch under the cursor keeps its line when the sheet changes. */
static void
test_hold(void)
{
	struct stretch other[N];
	struct sheet s = {0};
	size_t line, top = 0;

	sheet_set(&s, rows, N, 10);
	sheet_move(&s, ACTION_PAGE_DOWN, 2);
	sheet_move(&s, ACTION_DOWN, 2);
	line = s.at[sheet_item(&s)].top - s.top;
	for (size_t i = 0; i < N; i++) {
		other[i] = (struct stretch){i, top, 3};
		top += 3;
	}
	sheet_hold(&s);
	sheet_set(&s, other, N, 10);
	is_int(s.at[sheet_item(&s)].top - s.top, line / 3 * 3,
	    "the line is kept, but the window begins with a whole stretch");
	sheet_hold(&s);
	sheet_set(&s, other, N, 1);
	ok(in_sight(&s), "in a window of one line too");
}

/* What a low window pushed aside comes back with the room. */
static void
test_low(void)
{
	struct sheet s = {0};
	size_t top;

	sheet_set(&s, rows, N, 10);
	sheet_move(&s, ACTION_PAGE_DOWN, 2);
	sheet_move(&s, ACTION_DOWN, 2);
	top = s.top;
	ok(top < s.at[sheet_item(&s)].top, "the cursor is not in the first line");
	for (size_t lines = 6; lines > 0; lines--) {
		sheet_hold(&s);
		sheet_set(&s, rows, N, lines);
	}
	is_int(s.top, s.at[sheet_item(&s)].top, "it is in a window of one");
	sheet_hold(&s);
	sheet_set(&s, rows, N, 10);
	is_int(s.top, top, "the same lines are shown when there is room");
	sheet_hold(&s);
	sheet_set(&s, rows, N, 1);
	sheet_move(&s, ACTION_DOWN, 1);
	sheet_hold(&s);
	sheet_set(&s, rows, N, 10);
	is_int(s.top, s.at[sheet_item(&s)].top,
	    "others when the cursor moved meanwhile");
	sheet_go(&s, 12);
	sheet_move(&s, ACTION_DOWN, 2);
	top = s.top;
	ok(top > s.at[12].top && s.row == 12, "a tall stretch is read within");
	sheet_hold(&s);
	sheet_set(&s, rows, N, 10);
	is_int(s.top, top, "and further when it is laid out again");
}

static void
test_jump(void)
{
	struct sheet s = {0};

	sheet_set(&s, rows, N, 10);
	sheet_jump(&s, 20);
	ok(in_sight(&s), "a jump shows where it went");
	ok(s.top < s.at[20].top, "with what stands before it");
	sheet_jump(&s, N - 2);
	ok(s.top + s.lines < s.height + 5, "no room is left empty at the end");
	sheet_move(&s, ACTION_FIRST, 5);
	is_int(s.row, 4, "rows count from one");
	sheet_move(&s, ACTION_LAST, 9999);
	is_int(s.row, N - 1, "there are no more than there are");
	ok(!sheet_move(&s, ACTION_OPEN, 0), "not every action moves");
	s = (struct sheet){0};
	ok(!sheet_move(&s, ACTION_DOWN, 0), "nothing moves on no sheet");
}

/* What is said deep in a stretch taller than the window is shown, with some
 * of what stands before it, and the window keeps to the stretch. */
static void
test_reach(void)
{
	struct sheet s = {0};
	const struct stretch *it = &rows[12];

	sheet_set(&s, rows, N, 10);
	sheet_reach(&s, 0);
	is_int(s.top, 0, "what is in sight moves nothing");
	sheet_jump(&s, 12);
	is_int(s.top, it->top, "a jump shows where it begins");
	sheet_reach(&s, 20);
	ok(s.top < it->top + 20 && s.top + s.lines > it->top + 20,
	    "the line is on the screen");
	sheet_reach(&s, 3);
	ok(s.top <= it->top + 3 && s.top >= it->top, "upwards too");
	sheet_reach(&s, 9999);
	is_int(s.top + s.lines > it->top + it->height - 1, 1,
	    "no further than its end");
	s = (struct sheet){0};
	sheet_reach(&s, 5);
	is_int(s.top, 0, "nothing on no sheet");
}

int
main(void)
{
	make();
	test_walk(ACTION_DOWN, ACTION_UP, "by row");
	test_walk(ACTION_PAGE_DOWN, ACTION_PAGE_UP, "by page");
	test_walk(ACTION_HALF_DOWN, ACTION_HALF_UP, "by half a page");
	test_hold();
	test_low();
	test_jump();
	test_reach();
	return tap_done();
}
