#include "ui/views/sheet.h"

size_t
sheet_item(const struct sheet *s)
{
	size_t best = 0;

	for (size_t i = 0; i < s->n; i++)
		if (s->at[i].row <= s->row)
			best = i;
	return best;
}

static size_t
last_top(const struct sheet *s)
{
	return s->height > s->lines ? s->height - s->lines : 0;
}

/* Where the first stretch begins that begins at or after a line. */
static size_t
begin_after(const struct sheet *s, size_t line)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->at[i].top >= line)
			return s->at[i].top;
	return line;
}

/* ... and the last that begins at or before it. */
static size_t
begin_before(const struct sheet *s, size_t line)
{
	size_t begin = 0;

	for (size_t i = 0; i < s->n && s->at[i].top <= line; i++)
		begin = s->at[i].top;
	return begin;
}

/* As little scrolling as shows the stretch whole and begins the window
 * with a whole one; a stretch taller than the window is shown when it
 * covers it. */
static void
show(struct sheet *s, const struct stretch *it)
{
	size_t end = it->top + it->height;

	if (it->height > s->lines) {
		if (s->top < it->top || s->top + s->lines > end)
			s->top = it->top;
		return;
	}
	if (end > s->top + s->lines)
		s->top = begin_after(s, end - s->lines);
	if (it->top < s->top)
		s->top = it->top;
}

void
sheet_go(struct sheet *s, size_t row)
{
	s->row = row;
	if (s->n > 0)
		show(s, &s->at[sheet_item(s)]);
}

void
sheet_hold(struct sheet *s)
{
	if (s->n > 0 && (s->row != s->set_row || s->top != s->set_top))
		s->offset = (int64_t)s->at[sheet_item(s)].top -
		    (int64_t)s->top;
	s->at = NULL;
	s->n = 0;
}

/* Where other stretches begin elsewhere, the window begins with a whole one
 * all the same, as near as the cursor's stretch allows. */
static void
begin_whole(struct sheet *s)
{
	const struct stretch *it = s->n > 0 ? &s->at[sheet_item(s)] : NULL;
	size_t before = begin_before(s, s->top);

	if (!it || s->top > it->top)
		return;
	s->top = it->top + it->height <= before + s->lines
	    ? before : begin_after(s, s->top);
}

void
sheet_set(struct sheet *s, const struct stretch *at, size_t n, size_t lines)
{
	s->at = at;
	s->n = n;
	s->height = n > 0 ? at[n - 1].top + at[n - 1].height : 0;
	s->lines = MAX(lines, 1);
	if (n > 0) {
		int64_t top = (int64_t)at[sheet_item(s)].top - s->offset;

		s->top = (size_t)MAX(top, 0);
	}
	s->top = MIN(s->top, begin_after(s, last_top(s)));
	begin_whole(s);
	sheet_go(s, s->row);
	s->set_row = s->row;
	s->set_top = s->top;
}

void
sheet_jump(struct sheet *s, size_t row)
{
	const struct stretch *it;

	s->row = row;
	if (s->n == 0)
		return;
	it = &s->at[sheet_item(s)];
	if (it->top < s->top || it->top + it->height > s->top + s->lines)
		s->top = MIN(begin_after(s, last_top(s)),
		    begin_before(s, it->top - MIN(it->top, s->lines / 4)));
	show(s, it);
}

void
sheet_reach(struct sheet *s, size_t line)
{
	const struct stretch *it = s->n > 0 ? &s->at[sheet_item(s)] : NULL;
	size_t at;

	if (!it)
		return;
	at = it->top + MIN(line, it->height - 1);
	if (at >= s->top + s->lines)
		s->top = MIN(at - s->lines / 2, last_top(s));
	else if (at < s->top)
		s->top = at - MIN(at - it->top, s->lines / 2);
}

static void
step(struct sheet *s, bool down)
{
	size_t i = sheet_item(s), half = MAX(s->lines / 2, 1);
	const struct stretch *it = &s->at[i];
	size_t end = it->top + it->height;
	bool tall = it->height > s->lines;

	if (tall && down && s->top + s->lines < end) {
		s->top = MIN(s->top + half, end - s->lines);
	} else if (tall && !down && s->top > it->top) {
		s->top -= MIN(half, s->top - it->top);
	} else if (down && i + 1 < s->n) {
		sheet_go(s, it[1].row);
	} else if (!down) {
		/* Stretches may share a row; the last of them counts. */
		while (i > 0 && s->at[i].row == it->row)
			i--;
		sheet_go(s, s->at[i].row);
		/* Upwards one enters a tall stretch at its end. */
		if (s->at[i].height > s->lines && s->at[i].row < it->row)
			s->top = it->top - s->lines;
	}
}

/* After scrolling: the first stretch that begins in the window, unless
 * the cursor's own is in it. */
static void
cursor_into_sight(struct sheet *s)
{
	size_t i = sheet_item(s);

	if (s->at[i].top >= s->top &&
	    s->at[i].top + s->at[i].height <= s->top + s->lines)
		return;
	for (i = 0; i + 1 < s->n && s->at[i].top < s->top; i++)
		;
	if (s->at[i].top >= s->top + s->lines && i > 0)
		i--;
	s->row = s->at[i].row;
}

static void
scroll(struct sheet *s, size_t lines, bool down)
{
	size_t was = s->top, last = begin_after(s, last_top(s)), begin;

	if (down)
		s->top = was >= last ? was : MIN(was + lines, last);
	else
		s->top -= MIN(lines, s->top);
	/* The stretch cut by the new top begins the window, so that no line
	 * of it is skipped; a very tall one is paged through. */
	begin = begin_before(s, s->top);
	if (!down || begin > was)
		s->top = begin;
	if (s->top == was)
		s->row = s->at[down ? s->n - 1 : 0].row;
	else
		cursor_into_sight(s);
}

bool
sheet_move(struct sheet *s, enum action a, unsigned count)
{
	size_t times = MAX(count, 1), last;

	if (s->n == 0)
		return false;
	last = s->at[s->n - 1].row;
	switch (a) {
	case ACTION_DOWN:
	case ACTION_UP:
		times = MIN(times, s->height);
		while (times-- > 0)
			step(s, a == ACTION_DOWN);
		return true;
	case ACTION_PAGE_DOWN:
	case ACTION_PAGE_UP:
		scroll(s, times * (s->lines > 2 ? s->lines - 1 : 1),
		    a == ACTION_PAGE_DOWN);
		return true;
	case ACTION_HALF_DOWN:
	case ACTION_HALF_UP:
		scroll(s, times * MAX(s->lines / 2, 1), a == ACTION_HALF_DOWN);
		return true;
	case ACTION_FIRST:
		sheet_go(s, count > 0 ? MIN(count - 1, last) : 0);
		return true;
	case ACTION_LAST:
		sheet_go(s, count > 0 ? MIN(count - 1, last) : last);
		return true;
	default:
		return false;
	}
}
