#include "ui/view.h"

#include "src/base/civil.h"

bool
pen_line(struct pen *p, struct text t, enum style style)
{
	if (p->row >= p->area.rows)
		return false;
	grid_put_cut(p->f->grid, p->area.row + p->row, p->area.column,
	    p->area.columns, t, style);
	p->row++;
	return true;
}

const char *
view_s(size_t n)
{
	return n == 1 ? "" : "s";
}

static bool
has_capital(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] >= 'A' && s.s[i] <= 'Z')
			return true;
	}
	return false;
}

size_t
find_in(struct str hay, struct str needle, size_t from)
{
	if (needle.n == 0)
		return STR_NPOS;
	if (has_capital(needle))
		return str_find(hay, needle, from);
	return str_ifind(hay, needle, from);
}

bool
move_selection(
    size_t *selected, size_t n, size_t page, enum action a, unsigned count)
{
	size_t times = MAX(count, 1), last = n > 0 ? n - 1 : 0;
	size_t half = MAX(page / 2, 1), whole = MAX(page, 2) - 1, down = 0,
	       up = 0;

	switch (a) {
	case ACTION_DOWN:
		down = times;
		break;
	case ACTION_UP:
		up = times;
		break;
	case ACTION_PAGE_DOWN:
		down = times * whole;
		break;
	case ACTION_PAGE_UP:
		up = times * whole;
		break;
	case ACTION_HALF_DOWN:
		down = times * half;
		break;
	case ACTION_HALF_UP:
		up = times * half;
		break;
	case ACTION_FIRST:
	case ACTION_LAST:
		*selected = count > 0   ? MIN(count - 1, last)
		    : a == ACTION_FIRST ? 0
					: last;
		return true;
	default:
		return false;
	}
	*selected = MIN(*selected + down, last);
	*selected -= MIN(up, *selected);
	return true;
}

size_t
scroll_to(size_t top, size_t selected, size_t page)
{
	page = MAX(page, 1);
	if (selected < top)
		return selected;
	if (selected >= top + page)
		return selected - page + 1;
	return top;
}

void
window_show(struct window *w, size_t item, size_t line, size_t height,
    size_t page, size_t total)
{
	size_t last = total - MIN(total, MAX(page, 1));
	bool moved = item != w->item;

	if (!moved)
		w->top = line - MIN(w->line, line);
	w->top = scroll_to(w->top, line + MAX(height, 1) - 1, page);
	w->top = MIN(scroll_to(w->top, line, page), last);
	if (moved) {
		w->item = item;
		w->line = line - MIN(w->top, line);
	}
}

enum mark
verdict_mark(enum verdict v)
{
	switch (v) {
	case VERDICT_CONFLICT:
	case VERDICT_SOURCE:
		return MARK_CONFLICT;
	case VERDICT_UPDATED:
		return MARK_EXPLAINED;
	case VERDICT_ROUNDING:
	case VERDICT_UNIT:
	case VERDICT_SCOPE:
	case VERDICT_BOUND:
	case VERDICT_SPELLING:
	case VERDICT_TERM:
	case VERDICT_QUOTE:
		return MARK_REWORDED;
	case VERDICT_OMITTED:
		return MARK_ABSENT;
	case VERDICT_SINGLE:
		return MARK_ONLY;
	case VERDICT_AGREE:
		break;
	}
	return MARK_SAME;
}

struct text
view_time(struct arena *a, struct when w, int64_t now)
{
	static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May",
	    "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	time_t at = (time_t)w.at, today = (time_t)now;
	struct tm t, n;

	if (w.precision == PRECISION_UNKNOWN || !localtime_r(&today, &n))
		return TEXT("");
	/* A day is the same day everywhere; only instants have a zone. */
	if (w.precision == PRECISION_DAY ? !gmtime_r(&at, &t)
					 : !localtime_r(&at, &t))
		return TEXT("");
	if (t.tm_year != n.tm_year)
		return text_printf(a, "%04d-%02d-%02d", t.tm_year + 1900,
		    t.tm_mon + 1, t.tm_mday);
	if (t.tm_yday != n.tm_yday || w.precision == PRECISION_DAY)
		return text_printf(a, "%d %s", t.tm_mday, months[t.tm_mon]);
	return text_printf(a, "%02d:%02d", t.tm_hour, t.tm_min);
}

const char *
view_path(struct arena *a, struct str typed)
{
	const char *home = getenv("HOME");

	typed = str_trim(typed);
	return str_starts(typed, STR("~/")) && home ?
	    arena_printf(a, "%s%.*s", home, STR_ARG(str_from(typed, 1))).s :
	    arena_str(a, typed).s;
}
