/*
 * event_time.c - the event's timeline: a line an outlet on wide screens,
 * else all on one.
 */
#include "src/model/timeline.h"
#include "src/text/width.h"
#include "ui/views/celltext.h"
#include "ui/views/event.h"
#include "ui/views/outlets.h"

/* Columns before the axis, and of the last label on it. */
#define NAMES 21
#define LABEL 10
#define SCALED_FROM 100 /* columns */

/* Members whose texts are not loaded are known by their row. */
static size_t
moments(const struct event_state *s, struct arena *a,
    const struct moment **out)
{
	size_t n = s->members.n;
	const struct article **list = ARENA_ARRAY(a, const struct article *, n);

	for (size_t i = 0; i < n; i++) {
		const struct article_row *r = &s->members.rows[i];
		int index = loaded_index(s->l, r->id);
		struct article *known = ARENA_NEW(a, struct article);

		known->published = r->published;
		list[i] = index >= 0 ? s->l->articles[index] : known;
	}
	return timeline_of(a, list, n, out);
}

static struct text
moment_time(const struct event_state *s, struct arena *a,
    const struct moment *m)
{
	struct text t = outlets_time(a, s->l, m->at);

	return t.s.n > 0 ? t : TEXT("undated");
}

/* Its letter, "=A" for a copy, or the outlet's name. */
static struct text
teller(const struct event_state *s, struct arena *a,
    const struct article_row *r)
{
	int index = loaded_index(s->l, r->id);
	int of = r->copy_of ? loaded_index(s->l, r->copy_of) : -1;

	if (index >= 0)
		return celltext_letter(a, (uint32_t)index);
	if (of >= 0)
		return text_printf(
		    a, "=%.*s", STR_ARG(celltext_letter(a, (uint32_t)of).s));
	return text_line(a, r->outlet);
}

/* "11:58 A", "12:02 =A", "13:31 A v2". */
static struct text
moment_words(const struct event_state *s, struct arena *a,
    const struct moment *m)
{
	struct text who = teller(s, a, &s->members.rows[m->article]);
	struct text out = text_printf(a, "%.*s %.*s",
	    STR_ARG(moment_time(s, a, m).s), STR_ARG(who.s));

	return m->version > 1
	    ? text_printf(a, "%.*s v%u", STR_ARG(out.s), m->version)
	    : out;
}

struct text
event_times(const struct event_state *s, struct arena *a)
{
	const struct moment *m;
	size_t n = moments(s, a, &m);
	struct text out = TEXT("timeline:");

	for (size_t i = 0; i < n; i++)
		out = text_printf(a, "%.*s%s %.*s", STR_ARG(out.s),
		    i > 0 ? "," : "", STR_ARG(moment_words(s, a, &m[i]).s));
	return out;
}

int
event_time_rows(const struct event_state *s, int columns)
{
	return columns >= SCALED_FROM && s->members.n > 1
	    ? (int)s->members.n + 2
	    : 0;
}

static void
draw_names(const struct event_state *s, const struct frame *f, int row)
{
	grid_put(f->grid, row, 0, -1,
	    TEXT("Timeline (o published, v2 a later version)"),
	    STYLE_HEADING);
	for (size_t i = 0; i < s->members.n; i++) {
		const struct article_row *r = &s->members.rows[i];
		int index = loaded_index(s->l, r->id);

		if (index >= 0)
			grid_put(f->grid, row + 1 + (int)i, 0, 2,
			    celltext_letter(f->arena, (uint32_t)index),
			    STYLE_HEADING);
		grid_put_cut(f->grid, row + 1 + (int)i, 2, NAMES - 3,
		    text_line(f->arena, r->outlet),
		    index >= 0 ? STYLE_NORMAL : STYLE_COPY);
	}
}

/* The first and the last time known; false when there is none. */
static bool
span_of(const struct moment *m, size_t n, int64_t *first, int64_t *last)
{
	bool any = false;

	for (size_t i = 0; i < n; i++) {
		if (m[i].at.precision == PRECISION_UNKNOWN)
			continue;
		*first = any ? *first : m[i].at.at;
		*last = m[i].at.at;
		any = true;
	}
	return any;
}

/* "o 11:58", "v2 13:31"; nothing on the axis is undated. */
static struct text
moment_label(const struct event_state *s, struct arena *a,
    const struct moment *m)
{
	struct text time = moment_time(s, a, m);

	if (m->version > 1)
		return text_printf(
		    a, "v%u %.*s", m->version, STR_ARG(time.s));
	if (m->at.precision == PRECISION_UNKNOWN)
		return time;
	return text_printf(a, "o %.*s", STR_ARG(time.s));
}

void
event_draw_time(const struct event_state *s, const struct frame *f, int row)
{
	struct arena *a = f->arena;
	const struct moment *m;
	size_t n = moments(s, a, &m);
	int *used = ARENA_ARRAY(a, int, s->members.n);
	int room = MAX(f->body.columns - NAMES - LABEL, 1);
	int64_t first = 0, last = 0;

	draw_names(s, f, row);
	(void)span_of(m, n, &first, &last);
	for (size_t i = 0; i < n; i++) {
		bool dated = m[i].at.precision != PRECISION_UNKNOWN;
		int *from = &used[m[i].article];
		int64_t into = dated ? m[i].at.at - first : 0;
		int at = (int)((double)into / (double)MAX(last - first, 1) *
		    room);

		at = MAX(at, *from);
		*from = at + 1 +
		    grid_put(f->grid, row + 1 + (int)m[i].article, NAMES + at,
			-1, moment_label(s, a, &m[i]),
			dated ? STYLE_NORMAL : STYLE_DIM);
	}
}
