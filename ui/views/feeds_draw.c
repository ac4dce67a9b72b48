#include "src/report/report.h"
#include "src/text/width.h"
#include "ui/views/feeds.h"
#include "ui/views/flow.h"
#include "ui/views/table.h"

#define STRIP_ROWS 6
#define STRIP_MOST 10
#define STRIP_FROM 15 /* rows of the body */
#define STRIP_LEAST 2
#define ROWS_LEAST 4
#define EMPTY_FROM 5 /* rows for all that can be done without a feed */
#define NAME_WANTED 30 /* columns of a name other columns make room for */
#define TAGS_LEAST 6 /* with the gap: shorter ones are not shown */

struct str
feeds_span(struct arena *a, int64_t seconds)
{
	int64_t minutes = MAX(seconds, 0) / 60;

	if (minutes < 60 || (minutes < 600 && minutes % 60))
		return arena_printf(a, "%lldm", (long long)minutes);
	if (minutes < 60 * 48)
		return arena_printf(a, "%lldh", (long long)minutes / 60);
	return arena_printf(a, "%lldd", (long long)minutes / (60 * 24));
}

struct str
feeds_tags(struct arena *a, const struct subscription *s)
{
	struct str all = STR("");

	for (size_t i = 0; i < s->ntags; i++)
		all = arena_printf(a, "%.*s%s%.*s", STR_ARG(all), i ? "," : "",
		    STR_ARG(s->tags[i]));
	return all;
}

/* A short list leaves its room to the strip, whose lines may be long. */
struct feeds_parts
feeds_split(const struct feeds *v, const struct area *body, bool linear)
{
	struct feeds_parts p = {.rows = body->rows};
	int n = (int)MIN(v->n, (size_t)body->rows);

	if (linear) {
		p.strip = table_whole(body);
		p.rows -= p.strip;
		return p;
	}
	p.head = body->rows >= 4;
	p.rows -= p.head;
	if (body->rows < STRIP_FROM)
		return p;
	p.strip = MAX(STRIP_ROWS, MIN(STRIP_MOST, p.rows - n)) - v->taller;
	p.strip = MIN(MAX(p.strip, STRIP_LEAST), p.rows - ROWS_LEAST);
	p.rows -= p.strip;
	return p;
}

/* ---- words ---- */

static const struct {
	const char *sign, *words;
	enum style style;
} states[] = {
    [FEEDS_FAILING] = {"er", "error", STYLE_CONFLICT},
    [FEEDS_GONE] = {"gone", "gone", STYLE_CONFLICT},
    [FEEDS_FETCHING] = {"..", "fetching", STYLE_SOME},
    [FEEDS_FINE] = {"ok", "ok", STYLE_NORMAL},
    [FEEDS_UNASKED] = {"--", "never asked", STYLE_DIM},
    [FEEDS_PAUSED] = {"off", "paused", STYLE_DIM},
    [FEEDS_LEFT] = {"left", "not followed", STYLE_DIM},
};

/* Will it be asked, and when? */
static bool
has_next(const struct feeds_row *r)
{
	return r->state != FEEDS_PAUSED && r->state != FEEDS_LEFT &&
	    r->state != FEEDS_GONE;
}

static int64_t
interval(const struct feeds_row *r)
{
	return r->h.every ? r->h.every : r->h.learnt;
}

static struct str
at(struct arena *a, int64_t when, int64_t now)
{
	if (!when)
		return STR("never");
	return view_time(a, (struct when){when, PRECISION_INSTANT}, now).s;
}

static struct str
next_words(struct arena *a, const struct feeds_row *r, int64_t now)
{
	if (!has_next(r))
		return STR("--");
	return r->h.due <= now ? STR("now") : feeds_span(a, r->h.due - now);
}

/* What failed, without the status, which stands in its own column. */
static struct str
reason(struct arena *a, const struct feeds_row *r)
{
	struct str status = arena_printf(a, "%u ", r->h.status);

	return str_starts(r->h.words, status)
	    ? str_from(r->h.words, status.n) : r->h.words;
}

static struct str
note(struct arena *a, const struct feeds_row *r)
{
	switch (r->state) {
	case FEEDS_FAILING:
		return arena_printf(a, "x%u %.*s", r->h.failures,
		    STR_ARG(reason(a, r)));
	case FEEDS_GONE:
		return r->h.words.n ? reason(a, r) : STR("gone for good");
	case FEEDS_FETCHING:
		return STR("fetching");
	case FEEDS_FINE:
		return r->h.fresh ? arena_printf(a, "%zu new", r->h.fresh)
		    : r->h.status == 304 ? STR("unchanged") : STR("");
	case FEEDS_UNASKED:
		return STR("never asked");
	case FEEDS_PAUSED:
		return STR("paused by you");
	case FEEDS_LEFT:
	case FEEDS_STATES:
		break;
	}
	return STR("not followed");
}

/* ---- columns ---- */

enum column { STATE, NAME, TAGS, FRESH, TOTAL, EVERY, LAST, NEXT, STATUS,
	NOTE };

static const struct {
	const char *head;
	int width; /* with the gap before it */
	int from;  /* the window's width it needs */
	bool left;
	int share; /* of what is wider than 90: one in so many */
} columns[] = {
    [STATE] = {"St", 7, 0, false, 0},
    [NAME] = {"Feed", 0, 0, true, 0}, /* what the others leave */
    [TAGS] = {"Tags", 8, 80, true, 7},
    [FRESH] = {"New", 5, 0, false, 0},
    [TOTAL] = {"Total", 6, 60, false, 0},
    [EVERY] = {"Every", 6, 72, false, 0},
    [LAST] = {"Last", 6, 52, false, 0},
    [NEXT] = {"Next", 5, 64, false, 0},
    [STATUS] = {"HTTP", 5, 40, false, 0},
    [NOTE] = {"Note", 14, 76, true, 2},
};

/* The widths of the columns, with the gap before each; 0: not shown. */
struct widths {
	int of[ARRAY_LEN(columns)];
};

/* What all names take, as far as columns give way to them. */
static int
widest_name(const struct feeds *v, struct arena *a)
{
	int widest = 0;

	for (size_t i = 0; i < v->n && widest < NAME_WANTED; i++)
		widest = MAX(widest, (int)text_columns(
		    text_line(a, v->rows[i].name).s));
	return MIN(widest, NAME_WANTED) + 1;
}

/* A wide window has room for longer names, tags and errors; in a narrow
 * one what the strip below says of each feed too gives way to names. */
static struct widths
widths(const struct feeds *v, const struct frame *f)
{
	static const enum column give_way[] = {EVERY, TOTAL, TAGS};
	int window = f->body.columns, wanted = widest_name(v, f->arena);
	struct widths w = {0};

	w.of[NAME] = window;
	for (size_t i = 0; i < ARRAY_LEN(columns); i++) {
		if (i == NAME || window < columns[i].from)
			continue;
		w.of[i] = columns[i].width;
		if (columns[i].share)
			w.of[i] += MAX(window - 90, 0) / columns[i].share;
		w.of[NAME] -= w.of[i];
	}
	for (size_t i = 0; i < ARRAY_LEN(give_way); i++) {
		enum column c = give_way[i];
		int lacks = wanted - w.of[NAME];

		if (lacks <= 0)
			break;
		lacks = c == TAGS && w.of[c] - lacks >= TAGS_LEAST ? lacks
								   : w.of[c];
		w.of[NAME] += lacks;
		w.of[c] -= lacks;
	}
	if (w.of[NAME] > wanted && w.of[EVERY] == 0 && w.of[NOTE]) {
		w.of[NOTE] += w.of[NAME] - wanted;
		w.of[NAME] = wanted;
	}
	return w;
}

/* Addresses say most where they begin and where they end. */
static struct str
name(const struct feeds_row *r, const struct frame *f, int column)
{
	size_t width = (size_t)MAX(column - 1, 4);

	if (r->f.is.title.n || r->f.is.own_title.n || r->name.n <= width)
		return r->name;
	return arena_printf(f->arena, "%.*s..%.*s",
	    STR_ARG(str_sub(r->name, 0, width / 2 - 1)),
	    STR_ARG(str_from(r->name, r->name.n - (width - width / 2 - 1))));
}

static struct str
column_text(const struct feeds_row *r, enum column c, const struct frame *f,
    int width)
{
	struct arena *a = f->arena;

	switch (c) {
	case STATE:
		return str_c(states[r->state].sign);
	case NAME:
		return name(r, f, width);
	case TAGS:
		return feeds_tags(a, &r->f.is);
	case FRESH:
		return r->f.unread ? arena_printf(a, "%zu", r->f.unread)
				   : STR("-");
	case TOTAL:
		return arena_printf(a, "%zu", r->f.articles);
	case EVERY:
		return interval(r) ? feeds_span(a, interval(r)) : STR("--");
	case LAST:
		return r->h.good ? feeds_span(a, f->now - r->h.good)
				 : STR("--");
	case NEXT:
		return next_words(a, r, f->now);
	case STATUS:
		return r->h.status ? arena_printf(a, "%u", r->h.status)
				   : STR("--");
	case NOTE:
		return note(a, r);
	}
	return STR("");
}

static bool
needs_help(const struct feeds_row *r)
{
	return r->state == FEEDS_FAILING || r->state == FEEDS_GONE;
}

static void
draw_row(const struct frame *f, int row, const struct feeds_row *r,
    const struct widths *w)
{
	enum style base = !r ? STYLE_HEADING
	    : r->f.unread    ? STYLE_UNREAD
			     : STYLE_NORMAL;
	int at = 0;

	if (r)
		grid_fill(f->grid, row, 0, -1, ' ', base);
	for (size_t i = 0; i < ARRAY_LEN(columns); i++) {
		enum column c = (enum column)i;
		int width = w->of[c], gap = 1;
		struct text t = text_line(f->arena, r ? column_text(r, c, f, width)
		    : str_c(columns[c].head));
		enum style style = r && (c == STATE || c == NOTE)
		    ? states[r->state].style : base;

		if (width <= gap)
			continue;
		if (c == STATE && r && needs_help(r))
			grid_put(f->grid, row, at + 1, 1, TEXT("!"), style);
		if (columns[c].left)
			grid_put_cut(f->grid, row, at + gap, width - gap, t,
			    style);
		else
			grid_put_right(f->grid, row, at + gap, width - gap, t,
			    style);
		at += width;
	}
}

/* Words for a screen reader, the name first. */
static struct text
sentence(const struct frame *f, const struct feeds_row *r, bool tagged)
{
	struct arena *a = f->arena;
	struct str words = str_c(states[r->state].words);

	if (r->state == FEEDS_FAILING)
		words = arena_printf(a, "error: %.*s, %u time%s",
		    STR_ARG(r->h.words), r->h.failures,
		    view_s(r->h.failures));
	return text_printf(a, "%s%.*s; %.*s; %zu unread of %zu articles; last "
	    "good %.*s; next %.*s", tagged ? "tagged, " : "",
	    STR_ARG(r->name), STR_ARG(words), r->f.unread, r->f.articles,
	    STR_ARG(at(a, r->h.good, f->now)),
	    STR_ARG(next_words(a, r, f->now)));
}

/* ---- the feed under the cursor ---- */

static struct text
how_it_fares(const struct frame *f, const struct feeds_row *r)
{
	struct arena *a = f->arena;
	struct str good = arena_printf(a, "last good %.*s",
	    STR_ARG(at(a, r->h.good, f->now)));
	struct str next = r->state == FEEDS_PAUSED
	    ? STR("p follows it again")
	    : STR("not asked any more");

	if (has_next(r))
		next = r->h.due <= f->now ? STR("next try now")
		    : arena_printf(a, "next try %.*s",
			  STR_ARG(at(a, r->h.due, f->now)));
	if (!r->h.words.n)
		return text_printf(a, "%s; %.*s; %.*s",
		    states[r->state].words, STR_ARG(good), STR_ARG(next));
	return text_printf(a, "%s; failed %u time%s since %.*s; %.*s; %.*s",
	    states[r->state].words, r->h.failures, view_s(r->h.failures),
	    STR_ARG(at(a, r->h.since, f->now)), STR_ARG(good),
	    STR_ARG(next));
}

static struct text
settings(const struct frame *f, const struct feeds_row *r)
{
	struct arena *a = f->arena;
	struct str every = !interval(r) ? STR("not learnt yet")
	    : arena_printf(a, "%.*s%s", STR_ARG(feeds_span(a, interval(r))),
		  r->h.every ? "" : " (learnt)");

	struct str tags = feeds_tags(a, &r->f.is);

	return text_printf(a, "%s%.*s%severy %.*s; full text %s; agent %.*s; "
	    "proxy %.*s%s", tags.n ? "tags " : "", STR_ARG(tags),
	    tags.n ? "; " : "", STR_ARG(every), r->h.full_text ? "on" : "off",
	    STR_ARG(r->h.agent.n ? r->h.agent : STR("default")),
	    STR_ARG(r->h.proxy.n ? r->h.proxy : STR("none")),
	    r->f.is.hidden ? "; hidden" : "");
}

static struct text
yield(const struct frame *f, const struct feeds_row *r)
{
	struct arena *a = f->arena;
	struct str newest = STR(""), site = STR("");

	if (r->f.articles)
		newest = arena_printf(a, ", newest %.*s",
		    STR_ARG(view_time(a, r->f.last, f->now).s));
	if (r->f.is.site.n)
		site = arena_printf(a, "; site %.*s",
		    STR_ARG(r->f.is.site));
	return text_printf(a, "%zu article%s, %zu unread%.*s%.*s",
	    r->f.articles, view_s(r->f.articles), r->f.unread,
	    STR_ARG(newest), STR_ARG(site));
}

static void
draw_strip(const struct frame *f, int row, int rows,
    const struct feeds_row *r)
{
	struct pen pen = {f, f->body, 0};

	grid_fill(f->grid, row, 0, -1, '-', STYLE_BORDER);
	pen.area.row = row + 1;
	pen.area.rows = rows - 1;
	(void)pen_line(&pen, text_printf(f->arena, "%.*s | %.*s",
	    STR_ARG(r->name), STR_ARG(r->f.is.address)), STYLE_HEADING);
	pen.area.column++;
	pen.area.columns--;
	flow_pen(&pen, how_it_fares(f, r), states[r->state].style);
	if (r->h.words.n)
		flow_pen(&pen, text_line(f->arena, r->h.words),
		    states[r->state].style);
	flow_pen(&pen, yield(f, r), STYLE_NORMAL);
	flow_pen(&pen, settings(f, r), STYLE_NORMAL);
}

static void
draw_empty(const struct feeds *v, const struct frame *f)
{
	struct pen pen = {f, f->body, 0};

	if (v->filter.n) {
		flow_pen(&pen, TEXT("No feed matches the filter; f changes "
		    "it."), STYLE_NORMAL);
		return;
	}
	if (f->body.rows < EMPTY_FROM) {
		flow_pen(&pen, TEXT("No feed yet: a adds one by its address, "
		    "i takes in a list."), STYLE_NORMAL);
		return;
	}
	(void)pen_line(&pen, TEXT("You follow no feed yet."), STYLE_HEADING);
	flow_pen(&pen, TEXT("a follows one: type its address, or its "
	    "site's."), STYLE_NORMAL);
	flow_pen(&pen, TEXT("i takes in a list: OPML, or newsboat's urls."),
	    STYLE_NORMAL);
}

void
feeds_draw(const void *state, const struct frame *f)
{
	const struct feeds *v = state;
	struct feeds_parts p = feeds_split(v, &f->body, f->linear);
	struct widths w;
	int row = f->body.row + p.head;

	if (v->n == 0) {
		draw_empty(v, f);
		return;
	}
	w = widths(v, f);
	if (p.head)
		draw_row(f, f->body.row, NULL, &w);
	for (int i = 0; i < p.rows && v->window.top + (size_t)i < v->n; i++) {
		size_t it = v->window.top + (size_t)i;
		bool tagged = tags_has(&v->tags, v->rows[it].f.id);

		if (f->linear)
			grid_put_cut(f->grid, row + i, 2, -1,
			    sentence(f, &v->rows[it], tagged),
			    v->rows[it].f.unread ? STYLE_UNREAD
						 : STYLE_NORMAL);
		else
			draw_row(f, row + i, &v->rows[it], &w);
		if (tagged && !f->linear)
			grid_put(f->grid, row + i, 1, 1, TEXT("t"),
			    STYLE_NORMAL);
		if (it != v->selected)
			continue;
		grid_put(f->grid, row + i, 0, 1, TEXT(">"), STYLE_NORMAL);
		grid_select(f->grid, row + i, 0, -1);
		grid_set_cursor(f->grid, row + i, 0);
	}
	if (f->linear)
		table_draw_whole(f, &f->body,
		    sentence(f, &v->rows[v->selected], tags_has(&v->tags,
			v->rows[v->selected].f.id)));
	else if (p.strip)
		draw_strip(f, row + p.rows, p.strip, &v->rows[v->selected]);
}

void
feeds_title(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	const struct feeds *v = state;
	struct arena *a = f->arena;
	size_t bad = v->states[FEEDS_FAILING] + v->states[FEEDS_GONE];
	struct str sync = STR(""), fetching = STR("");

	*left = v->all ? TEXT("All feeds") : TEXT("Feeds");
	if (f->body.columns >= 120 && v->synced)
		sync = arena_printf(a, ", last answer %.*s",
		    STR_ARG(at(a, v->synced, f->now)));
	if (v->states[FEEDS_FETCHING])
		fetching = arena_printf(a, ", %zu fetching",
		    v->states[FEEDS_FETCHING]);
	*right = text_printf(a, "%zu feed%s: %zu ok%.*s, %zu error%s, %zu "
	    "paused%.*s", v->followed, view_s(v->followed),
	    v->states[FEEDS_FINE], STR_ARG(fetching), bad, view_s(bad),
	    v->states[FEEDS_PAUSED], STR_ARG(sync));
}

void
feeds_status(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	const struct feeds *v = state;
	const struct feeds_row *r = v->n ? &v->rows[v->selected] : NULL;

	if (!r)
		return;
	if (r->h.words.n)
		*left = text_printf(f->arena, "[%zu/%zu] %s: %.*s, since %.*s",
		    v->selected + 1, v->n, states[r->state].words,
		    STR_ARG(r->h.words),
		    STR_ARG(at(f->arena, r->h.since, f->now)));
	else
		*left = text_printf(f->arena, "[%zu/%zu] %s, %zu unread",
		    v->selected + 1, v->n, states[r->state].words,
		    r->f.unread);
	if (v->filter.n)
		*right = text_printf(f->arena, "sort:%s filter:%.*s",
		    feeds_sort_words[v->sort], STR_ARG(buf_view(&v->filter)));
	else
		*right = text_printf(f->arena, "sort:%s",
		    feeds_sort_words[v->sort]);
	if (v->tags.n)
		*right = text_printf(f->arena, "%zu tagged %.*s", v->tags.n,
		    STR_ARG(right->s));
}
