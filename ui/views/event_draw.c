#include <inttypes.h>

#include "src/base/civil.h"
#include "src/text/width.h"
#include "ui/views/celltext.h"
#include "ui/views/coverage.h"
#include "ui/views/event.h"
#include "ui/views/evidence.h"
#include "ui/views/outlets.h"
#include "ui/views/paint.h"
#include "ui/views/table.h"

#define TITLE_FROM 38 /* columns: less has no room for headlines */
#define TITLE_MOST 80 /* columns in words: a first paragraph is longer */

/* Of the comparison's facts, how many an article tells, or contests. */
static size_t
facts_told(const struct loaded *l, int index, bool loud)
{
	size_t n = 0;

	for (size_t i = 0; i < l->c->nfacts; i++) {
		const struct fact *f = &l->c->facts[i];

		if (loud)
			n += fact_loud(f) &&
			    evidence_mark(f, (uint32_t)index) == MARK_CONFLICT;
		else
			n += evidence_cell(f, (uint32_t)index) != NULL;
	}
	return n;
}

/* When the reader looked last. */
static struct text
since(const struct event_state *s, const struct frame *f)
{
	return view_time(f->arena,
	    (struct when){s->looked, PRECISION_INSTANT}, f->now);
}

void
event_title(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	const struct event_state *s = state;
	size_t unread = 0;
	unsigned changed = 0;

	for (size_t i = 0; i < s->members.n; i++) {
		unread += !s->members.rows[i].read;
		changed += event_changed(s, s->members.rows[i].id);
	}
	*left = text_printf(f->arena, "Event e%" PRId64, s->l->event.id);
	if (s->tags.n > 0)
		*right = text_printf(f->arena, "%zu tagged%s | %zu unread",
		    s->tags.n, s->tags.n > 1 ? ": c compares them" : "",
		    unread);
	else if (s->looked > 0 && s->fresh + changed > 0)
		*right = text_printf(f->arena,
		    "%u new, %u changed since %.*s | %zu unread", s->fresh,
		    changed, STR_ARG(since(s, f).s), unread);
	else if (unread > 0)
		*right = text_printf(f->arena, "%zu unread", unread);
}

/* What the columns Text, Facts and ! say of the selected article. */
static struct text
told_words(const struct event_state *s, struct arena *a,
    const struct article_row *r, int index)
{
	size_t loud;

	if (r->copy_of)
		return text_printf(
		    a, "a copy, %.0f%% the same text", r->copy_share * 100);
	if (index < 0 || s->l->n < 2 || !s->l->c)
		return TEXT("");
	loud = facts_told(s->l, index, true);
	return text_printf(a, "tells %zu of %zu facts, %zu in conflict",
	    facts_told(s->l, index, false), s->l->c->nfacts, loud);
}

/* A text without a title is known by its first words. */
static struct text
title_of(const struct event_state *s, const struct frame *f,
    const struct article_row *r, int index)
{
	const struct article *art;

	if (r->title.n > 0 || index < 0)
		return text_line(f->arena, r->title);
	art = s->l->articles[index];
	for (size_t i = 0; i < art->nparas; i++)
		if (para_tells(art->paras[i].kind))
			return text_line(f->arena, art->paras[i].text);
	return TEXT("");
}

void
event_status(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	const struct event_state *s = state;
	const struct article_row *r;
	int index, room;

	if (s->members.n == 0)
		return;
	r = &s->members.rows[s->selected];
	index = loaded_index(s->l, r->id);
	*left = text_printf(f->arena, "%.*s%s%.*s", STR_ARG(r->outlet),
	    r->copy_of || s->l->n > 1 ? ": " : "",
	    STR_ARG(told_words(s, f->arena, r, index).s));
	*right =
	    text_printf(f->arena, "%zu/%zu %s%s", s->selected + 1, s->members.n,
		r->read ? "read" : "unread", r->starred ? " starred" : "");
	if (f->body.columns < TITLE_FROM)
		*left = title_of(s, f, r, index);
	room = f->body.columns - 1 - (int)text_columns(right->s);
	/* Half an address helps nobody and costs a slow line. */
	if (text_columns(left->s) + text_columns(r->url) + 3 < (size_t)room &&
	    r->url.n > 0)
		*left = text_printf(
		    f->arena, "%.*s | %.*s", STR_ARG(left->s), STR_ARG(r->url));
	*left = flow_cut(f->arena, *left, room);
}

/* ---- the table of articles ---- */

/* From the left. */
enum column {
	COLUMN_OUTLET,
	COLUMN_TEXT_OF,
	COLUMN_VERSION,
	COLUMN_FIRST,
	COLUMN_WORDS,
	COLUMN_FACTS,
	COLUMN_LOUD,
	COLUMN_TITLE
};

static const struct {
	const char *head;
	int width;
	int from; /* screens narrower than this do without it */
	bool right;
} table[] = {
    [COLUMN_OUTLET] = {"Outlet", 13, 0, false},
    [COLUMN_TEXT_OF] = {"Text", 8, 60, false},
    [COLUMN_VERSION] = {"Ver", 3, 72, true},
    [COLUMN_FIRST] = {"First", 6, 0, true},
    [COLUMN_WORDS] = {"Words", 5, 72, true},
    [COLUMN_FACTS] = {"Facts", 5, 60, true},
    [COLUMN_LOUD] = {"!", 2, 60, true},
    [COLUMN_TITLE] = {"Headline", 0, TITLE_FROM, false},
};

#define SIGNS 6 /* ">N A  " */

/* Wide screens give the outlets and origins more room, and those too narrow
 * for headlines the outlets all. */
static int
width_of(enum column c, int total)
{
	if (total < TITLE_FROM && c == COLUMN_OUTLET)
		return MAX(total - SIGNS - table[COLUMN_FIRST].width - 2, 1);
	if (total >= 120 && (c == COLUMN_OUTLET || c == COLUMN_TEXT_OF))
		return table[c].width + 7;
	return table[c].width;
}

static struct text
column_text(const struct event_state *s, const struct frame *f,
    const struct article_row *r, enum column c)
{
	int index = loaded_index(s->l, r->id);
	struct member copy = {
	    .copy_of = r->copy_of, .copy_share = r->copy_share};
	size_t n;

	switch (c) {
	case COLUMN_OUTLET:
		return text_line(f->arena, r->outlet);
	case COLUMN_TEXT_OF:
		return outlets_origin(f->arena, s->l,
		    index >= 0 ? s->l->articles[index] : NULL, &copy);
	case COLUMN_VERSION:
		return text_printf(f->arena, "%u", r->versions);
	case COLUMN_FIRST:
		return outlets_time(f->arena, s->l, r->published);
	case COLUMN_WORDS:
		return text_printf(f->arena, "%u", r->words);
	case COLUMN_FACTS:
	case COLUMN_LOUD:
		if (index < 0 || !s->l->c || s->l->n < 2)
			return TEXT("");
		n = facts_told(s->l, index, c == COLUMN_LOUD);
		if (c == COLUMN_FACTS)
			return text_printf(
			    f->arena, "%zu/%zu", n, s->l->c->nfacts);
		return n > 0 ? text_printf(f->arena, "%zu", n) : TEXT("");
	default:
		return title_of(s, f, r, index);
	}
}

static void
put_column(const struct frame *f, int row, int *at, enum column c,
    struct text t, enum style style)
{
	int total = f->body.columns, width = width_of(c, total);

	if (total < table[c].from)
		return;
	if (c == COLUMN_TITLE)
		width = MAX(total - *at, 1);
	t = flow_cut(f->arena, t, width);
	if (table[c].right)
		grid_put_right(f->grid, row, *at, width, t, style);
	else
		grid_put(f->grid, row, *at, width, t, style);
	*at += width + 1;
}

static void
draw_table_head(const struct frame *f, int row)
{
	int at = SIGNS;

	for (int c = COLUMN_OUTLET; c <= COLUMN_TITLE; c++)
		put_column(f, row, &at, (enum column)c,
		    text_line(f->arena, str_c(table[c].head)), STYLE_DIM);
}

/* Words for a screen reader, the outlet first. */
static struct text
sentence(const struct event_state *s, const struct frame *f,
    const struct article_row *r, int index)
{
	struct arena *a = f->arena;
	struct text letter = index >= 0
	    ? text_printf(a, "%.*s, ",
		  STR_ARG(celltext_letter(a, (uint32_t)index).s))
	    : TEXT("");
	bool doubtful = index >= 0 && loaded_doubt(s->l, (uint32_t)index).n > 0;
	struct text words = told_words(s, a, r, index);
	struct text time = outlets_time(a, s->l, r->published);

	return text_printf(a, "%s%s%s%s%.*s %.*s: %.*s%s%.*s%s%.*s",
	    !r->read			 ? "unread, "
		: event_changed(s, r->id) ? "updated, "
					  : "",
	    r->starred ? "starred, " : "",
	    tags_has(&s->tags, r->id) ? "tagged, " : "",
	    doubtful ? "doubtful, " : "", STR_ARG(letter.s),
	    STR_ARG(r->outlet),
	    STR_ARG(flow_cut(a, title_of(s, f, r, index), TITLE_MOST).s),
	    time.s.n > 0 ? "; " : "", STR_ARG(time.s),
	    words.s.n > 0 ? "; " : "", STR_ARG(words.s));
}

static void
draw_member(
    const struct event_state *s, const struct frame *f, int row, size_t i)
{
	const struct article_row *r = &s->members.rows[i];
	int index = loaded_index(s->l, r->id), at = SIGNS;
	bool selected = i == s->selected;
	bool doubtful = index >= 0 && loaded_doubt(s->l, (uint32_t)index).n > 0;
	enum style style = index < 0 ? STYLE_COPY
	    : r->read                ? STYLE_NORMAL
				     : STYLE_UNREAD;

	/* One style from end to end costs a slow line the least. */
	grid_fill(f->grid, row, 0, -1, ' ', style);
	if (f->linear) {
		grid_put_cut(
		    f->grid, row, 2, -1, sentence(s, f, r, index), style);
		grid_fill(f->grid, row, 0, 1, selected ? '>' : ' ', style);
		if (selected)
			grid_set_cursor(f->grid, row, 0);
		return;
	}
	grid_fill(f->grid, row, 0, 1, selected ? '>' : ' ', style);
	grid_fill(f->grid, row, 1, 1,
	    !r->read ? 'N' : event_changed(s, r->id) ? 'U' : ' ', style);
	grid_fill(f->grid, row, 2, 1,
	    tags_has(&s->tags, r->id) ? 't'
		: r->starred                ? '*'
					    : ' ',
	    style);
	if (index >= 0)
		grid_put(f->grid, row, 3, 2,
		    celltext_letter(f->arena, (uint32_t)index), style);
	if (doubtful)
		grid_fill(f->grid, row, 5, 1, '?', STYLE_CONFLICT);
	for (int c = COLUMN_OUTLET; c <= COLUMN_TITLE; c++)
		put_column(f, row, &at, (enum column)c,
		    column_text(s, f, r, (enum column)c), style);
	if (selected) {
		grid_select(f->grid, row, 0, f->body.columns);
		grid_set_cursor(f->grid, row, 0);
	}
}

/* "11:58 - 13:36 (24m)", "2 Mar 11:58 - 13:36", "2 Mar - 8 Mar 12:00". */
static struct text
span_words(const struct event_state *s, const struct frame *f)
{
	const struct event *e = &s->l->event;
	struct arena *a = f->arena;
	struct text first = outlets_time(a, s->l, e->first);
	struct text last = outlets_when(a, e->last, f->now);
	struct text hour = view_time(a, e->last, e->last.at);
	size_t at = str_find(last.s, hour.s, 0);

	if (e->last.precision == PRECISION_UNKNOWN)
		return outlets_when(a, e->first, f->now);
	if (first.s.n == 0 || e->first.at == e->last.at ||
	    (e->first.precision == PRECISION_DAY &&
		civil_day_of(e->first.at) == civil_day_of(e->last.at)))
		return last;
	/* On one day, that day stands before the first hour. */
	if (str_eq(first.s, view_time(a, e->first, e->first.at).s) &&
	    at != STR_NPOS)
		return text_printf(a, "%.*s%.*s - %.*s", (int)at, last.s.s,
		    STR_ARG(first.s), STR_ARG(str_from(last.s, at)));
	return text_printf(
	    a, "%.*s - %.*s", STR_ARG(first.s), STR_ARG(last.s));
}

/* "11:58 - 13:36 (24m) | 6 articles | 6 outlets | 4 independent texts" */
static struct text
counts(const struct event_state *s, const struct frame *f)
{
	const struct event *e = &s->l->event;

	return text_printf(f->arena,
	    "%.*s | %u article%s | %u outlet%s | %u independent text%s",
	    STR_ARG(span_words(s, f).s), e->articles, view_s(e->articles),
	    e->outlets, view_s(e->outlets), e->independent,
	    view_s(e->independent));
}

static void
draw_head(const struct event_state *s, const struct frame *f)
{
	const struct event *e = &s->l->event;
	int row = f->body.row;

	if (s->parts.head == 0)
		return;
	grid_put(f->grid, row, 0, -1,
	    flow_cut(
		f->arena, text_line(f->arena, e->headline), f->body.columns),
	    STYLE_HEADING);
	if (s->parts.head - s->parts.notes >= 4)
		grid_put(f->grid, ++row, 0, -1, counts(s, f), STYLE_NORMAL);
	for (int i = 0; i < s->parts.notes; i++)
		flow_draw(&s->note_lines, (size_t)i, f->grid, ++row, 0,
		    f->body.columns);
	row = f->body.row;
	if (!f->linear)
		draw_table_head(f, row + s->parts.head - 1);
}

/* ---- below the table ---- */

static struct text
why_together(const struct event_state *s, const struct frame *f)
{
	const struct event *e = &s->l->event;
	int weakest = loaded_index(s->l, e->weakest_article);
	struct text out =
	    text_printf(f->arena, "why together (score %.2f", e->score);

	if (weakest >= 0)
		out = text_printf(f->arena, "%.*s, weakest %.*s %.2f",
		    STR_ARG(out.s),
		    STR_ARG(celltext_letter(f->arena, (uint32_t)weakest).s),
		    e->weakest);
	out = text_printf(f->arena, "%.*s):", STR_ARG(out.s));
	for (size_t i = 0; i < e->nterms && i < 12; i++)
		out = text_printf(f->arena, "%.*s %.*s%s", STR_ARG(out.s),
		    STR_ARG(e->terms[i]), i + 1 < e->nterms ? "," : "");
	return out;
}

/* The lines below the table, as many as there is room for. */
struct lower {
	const struct frame *f;
	int row, left; /* next row; rows left */
};

static void
line(struct lower *w, struct text t, enum style style)
{
	if (w->left-- > 0)
		grid_put(w->f->grid, w->row++, 0, -1,
		    flow_cut(w->f->arena, t, w->f->body.columns), style);
}

/* What is worth a look: loud facts first, none that all agree on. */
static void
draw_facts(const struct event_state *s, struct lower *w, int keep)
{
	const struct comparison *c = s->l->c;

	for (int loud = 1; loud >= 0; loud--)
		for (size_t i = 0; i < c->nfacts && w->left > keep; i++) {
			const struct fact *f = &c->facts[i];

			if (fact_loud(f) != loud ||
			    f->verdict == VERDICT_AGREE ||
			    f->verdict == VERDICT_SINGLE)
				continue;
			evidence_line(
			    w->f, c, f, w->row++, 0, w->f->body.columns);
			w->left--;
		}
}

static void
draw_maps(const struct event_state *s, struct lower *w)
{
	int columns = w->f->body.columns, left = columns >= 120 ? 20 : 0;
	struct arena *a = w->f->arena;

	for (uint32_t x = 0; x < s->l->n && w->left > 1; x++, w->left--) {
		struct text counts = coverage_counts(a, s->l->c, x);
		int right = left ? (int)text_columns(counts.s) + 2 : 0;

		if (left) {
			grid_put_cut(w->f->grid, w->row, 0, left - 1,
			    text_line(a, s->l->articles[x]->outlet),
			    STYLE_NORMAL);
			grid_put_right(
			    w->f->grid, w->row, 0, columns, counts, STYLE_DIM);
		}
		coverage_one(w->f, s->l->c, x, SIZE_MAX, w->row++, left,
		    columns - left - right);
	}
	if (w->left-- > 0)
		coverage_key(w->f, w->row++, columns);
}

/* A line an outlet where there is room for that, else one for all. */
static void
draw_coverage(const struct event_state *s, struct lower *w)
{
	uint32_t sight[6];
	size_t n = 0;

	if (w->left > (int)s->l->n + 1) {
		line(w, TEXT("Who tells what, a sign a row"), STYLE_HEADING);
		draw_maps(s, w);
	} else if (w->left-- > 0) {
		for (; n < MIN(s->l->n, ARRAY_LEN(sight)); n++)
			sight[n] = (uint32_t)n;
		coverage_line(w->f, s->l->c, sight, n, SIZE_MAX, w->row++);
	}
}

static void
draw_lines(struct lower *w, struct flow_lines lines, int column)
{
	for (size_t i = 0; i < lines.n && w->left > 0; i++, w->left--)
		flow_draw(&lines, i, w->f->grid, w->row++, column,
		    w->f->body.columns - column);
}

/* In words a row is cut at the window's edge: the selected one is told
 * again. */
static void
draw_whole(const struct event_state *s, struct lower *w)
{
	const struct article_row *r = &s->members.rows[s->selected];

	draw_lines(w, table_wrap_whole(w->f, sentence(s, w->f, r,
	    loaded_index(s->l, r->id)), MAX(w->f->body.columns - 2, 1)), 2);
}

static void
draw_doubt(const struct event_state *s, struct lower *w, uint32_t index)
{
	struct str doubt = loaded_doubt(s->l, index);
	struct arena *a = w->f->arena;
	struct flow flow;

	if (doubt.n == 0)
		return;
	flow_init(&flow, a);
	flow_add(&flow,
	    text_printf(a, "? %.*s may belong to another event: %.*s",
		STR_ARG(celltext_letter(a, index).s), STR_ARG(doubt)),
	    STYLE_CONFLICT);
	draw_lines(w, flow_wrap(&flow, w->f->body.columns), 0);
}

/* The story's other events, and the keys that go there. */
static void
draw_along(const struct event_state *s, struct lower *w)
{
	const struct event *e = &s->l->event;
	struct arena *a = w->f->arena;

	if (e->earlier)
		line(w,
		    text_printf(a, "earlier ([e): e%" PRId64 " %.*s",
			e->earlier, STR_ARG(e->earlier_headline)),
		    STYLE_DIM);
	if (e->later)
		line(w,
		    text_printf(a, "later (]e): e%" PRId64 " %.*s", e->later,
			STR_ARG(e->later_headline)),
		    STYLE_DIM);
}

static void
draw_lower(const struct event_state *s, const struct frame *f)
{
	struct lower w = {
	    f, f->body.row + s->parts.head + s->parts.list, s->parts.lower};
	int maps = (int)s->l->n + 1;
	int time = event_time_rows(s, f->body.columns);
	bool scaled;

	if (w.left > 2)
		line(&w, TEXT(""), STYLE_NORMAL);
	if (f->linear && s->members.n > 0)
		draw_whole(s, &w);
	if (s->members.n > 1 && s->l->event.nterms > 0)
		line(&w, why_together(s, f), STYLE_NORMAL);
	if (s->members.n > 1 && (time == 0 || f->linear) && w.left > 7)
		line(&w, event_times(s, f->arena), STYLE_NORMAL);
	draw_along(s, &w);
	for (uint32_t x = 0; x < s->l->n; x++)
		draw_doubt(s, &w, x);
	if (!s->l->c || s->l->n < 2) {
		line(&w, loaded_waits(s->l) ? TEXT("being compared ...")
			: TEXT("one text of its own: nothing to compare"),
		    STYLE_DIM);
		return;
	}
	if (w.left > 2) {
		grid_fill(
		    f->grid, w.row++, 0, f->body.columns, '-', STYLE_BORDER);
		w.left--;
	}
	if (f->linear) { /* maps are signs without words */
		draw_facts(s, &w, 0);
		return;
	}
	scaled = time > 0 && w.left > maps + time + 6;
	if (scaled)
		w.left -= time;
	if (w.left > maps + 10)
		line(&w, TEXT("What they tell differently"), STYLE_HEADING);
	draw_facts(s, &w, w.left > maps + 6 ? maps + 1 : w.left > 2);
	draw_coverage(s, &w);
	if (scaled)
		event_draw_time(s, f, w.row + 1);
}

void
event_draw(const void *state, const struct frame *f)
{
	const struct event_state *s = state;
	int row = f->body.row + s->parts.head;

	draw_head(s, f);
	for (int i = 0; i < s->parts.list; i++)
		if (s->window.top + (size_t)i < s->members.n)
			draw_member(s, f, row + i, s->window.top + (size_t)i);
	draw_lower(s, f);
}
