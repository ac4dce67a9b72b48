/*
 * event_time.c - the event's timeline: a line an outlet on wide screens,
 * else all on one.
 */
#include "src/base/civil.h"
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

/* "13:31", or "14 Mar 13:31"; a day for what has no hour. */
static struct text
moment_time(struct arena *a, const struct moment *m, bool day)
{
	struct text date = view_time(a, m->at, m->at.at + 2 * DAY_SECONDS);
	struct text hour = view_time(a, m->at, m->at.at);

	if (m->at.precision == PRECISION_UNKNOWN)
		return TEXT("undated");
	if (m->at.precision == PRECISION_DAY)
		return date;
	return day ? text_printf(
	    a, "%.*s %.*s", STR_ARG(date.s), STR_ARG(hour.s)) : hour;
}

/* Is it the first of its day, in the reader's zone? */
static bool
begins_day(struct arena *a, const struct moment *before,
    const struct moment *m)
{
	return !before || before->at.precision != PRECISION_INSTANT ||
	    m->at.precision != PRECISION_INSTANT ||
	    !str_eq(view_time(a, m->at, m->at.at + 2 * DAY_SECONDS).s,
		view_time(a, before->at, m->at.at + 2 * DAY_SECONDS).s);
}

/* The moments dated; they stand before the others. */
static size_t
dated(const struct moment *m, size_t n)
{
	while (n > 0 && m[n - 1].at.precision == PRECISION_UNKNOWN)
		n--;
	return n;
}

static bool
has_days(struct arena *a, const struct moment *m, size_t n)
{
	n = dated(m, n);
	return n > 1 && begins_day(a, &m[0], &m[n - 1]);
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
    const struct moment *m, bool day)
{
	struct text who = teller(s, a, &s->members.rows[m->article]);
	struct text out = text_printf(a, "%.*s %.*s",
	    STR_ARG(moment_time(a, m, day).s), STR_ARG(who.s));

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
	bool days = has_days(a, m, n);

	for (size_t i = 0; i < n; i++)
		out = text_printf(a, "%.*s%s %.*s", STR_ARG(out.s),
		    i > 0 ? "," : "",
		    STR_ARG(moment_words(s, a, &m[i],
			days && begins_day(a, i > 0 ? &m[i - 1] : NULL,
			    &m[i])).s));
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

/* "o 11:58", "v2 13:31"; nothing on the axis is undated. */
static struct text
moment_label(struct arena *a, const struct moment *m, bool day)
{
	struct text time = moment_time(a, m, day);

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
	size_t n = moments(s, a, &m), ndated = dated(m, n);
	int *used = ARENA_ARRAY(a, int, s->members.n);
	bool days = has_days(a, m, n);
	int room = f->body.columns - NAMES - (days ? LABEL + 7 : LABEL);
	double span = ndated > 1
	    ? (double)(m[ndated - 1].at.at - m[0].at.at)
	    : 0;

	draw_names(s, f, row);
	for (size_t i = 0; i < n; i++) {
		int *from = &used[m[i].article];
		double into = i < ndated ? (double)(m[i].at.at - m[0].at.at)
					 : 0;
		int at = span > 0 ? (int)(into / span * room) : 0;

		at = MAX(at, *from);
		*from = at + 1 +
		    grid_put(f->grid, row + 1 + (int)m[i].article, NAMES + at,
			-1, moment_label(a, &m[i], days),
			i < ndated ? STYLE_NORMAL : STYLE_DIM);
	}
}
