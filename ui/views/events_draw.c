/*
 * events_draw.c - the list of events and its preview on the screen.
 */
#include "src/report/report.h"
#include "ui/views/events.h"
#include "ui/views/flow.h"
#include "ui/views/table.h"

/* The preview stands below the list, beside it from this width on. */
#define SIDE_FROM 120
#define LIST_COLUMNS 76 /* and half of what is beyond WIDE_FROM */
#define WIDE_FROM 160
#define BELOW_ROWS 7
#define BELOW_FROM 16 /* rows of the body */
/* No border goes further. */
#define LEAST_COLUMNS 40
#define LEAST_ROWS 4

/* A list that is short and known to its end leaves its room. */
static int
below_rows(const struct events *v, struct area body)
{
	int rows = (int)MIN(v->list.n, (size_t)body.rows);

	if (!v->list.start || !v->list.end)
		return BELOW_ROWS;
	return MAX(BELOW_ROWS, MIN(body.rows / 2, body.rows - rows - 1));
}

struct events_parts
events_split(const struct events *v, struct area body, bool linear)
{
	struct events_parts p = {.list = body, .preview = body};

	bool room = !linear && v->preview_on;

	p.side = room && body.columns >= SIDE_FROM;
	p.below = room && !p.side && body.rows >= BELOW_FROM;
	if (p.side) {
		p.list.columns = LIST_COLUMNS + v->wider +
		    MAX(body.columns - WIDE_FROM, 0) / 2;
		p.list.columns = MIN(MAX(p.list.columns,
		    LEAST_COLUMNS), body.columns - LEAST_COLUMNS);
		p.preview.column += p.list.columns;
		p.preview.columns -= p.list.columns;
	} else if (p.below) {
		p.list.rows -= below_rows(v, body) - v->taller;
		p.list.rows = MIN(MAX(p.list.rows, LEAST_ROWS),
		    body.rows - LEAST_ROWS);
		p.preview.row += p.list.rows;
		p.preview.rows -= p.list.rows;
	}
	return p;
}

int
events_border(const void *state)
{
	const struct events *v = state;
	struct events_parts p = events_split(v, v->body, v->linear);

	return p.side ? p.list.columns : p.list.rows;
}

static const char *const sort_words[] = {
    [EVENTS_BY_ACTIVITY] = "activity",
    [EVENTS_BY_SIZE] = "size",
    [EVENTS_BY_CONFLICTS] = "conflicts",
    [EVENTS_BY_UNREAD] = "unread",
};

const char *
events_sort_word(enum event_sort s)
{
	return sort_words[s];
}

/* ---- the rows ---- */

enum column { STATE, ARTICLES, OUTLETS, TEXTS, FRESH, CONFLICTS, AGE };

static const struct table_column columns[] = {
    [STATE] = {"St", 4},
    [ARTICLES] = {"Arts", 5, .from = 60},
    [OUTLETS] = {"Out", 4},
    [TEXTS] = {"Ind", 4, .from = 60},
    [FRESH] = {"New", 4, .from = 60},
    [CONFLICTS] = {"!", 3},
    [AGE] = {"Age", 5, .grows = true},
};

/* Read elsewhere, or with d, is seen too; but not what a new version of a
 * text says that was read. */
static char
state(const struct event_row *r)
{
	if (r->unread == 0)
		return r->state == 'U' ? 'U' : ' ';
	return r->state == ' ' ? 'o' : r->state;
}

static struct text
cell(const void *row, size_t c, const struct frame *f, enum style *style)
{
	const struct event_row *r = row;

	switch ((enum column)c) {
	case STATE:
		return text_printf(
		    f->arena, "%s%c", r->noted ? "\"" : "", state(r));
	case ARTICLES:
		return text_printf(f->arena, "%u", r->articles);
	case OUTLETS:
		return text_printf(f->arena, "%u", r->outlets);
	case TEXTS:
		return text_printf(f->arena, "%u", r->independent);
	case FRESH:
		return r->fresh && r->unread
		    ? text_printf(f->arena, "+%u", r->fresh)
		    : TEXT("");
	case CONFLICTS:
		*style = STYLE_CONFLICT;
		return r->conflicts ? text_printf(f->arena, "%u", r->conflicts)
				    : TEXT("");
	case AGE:
		return table_age(f, r->last);
	}
	return TEXT("");
}

static enum style
style_of(const void *row)
{
	const struct event_row *r = row;

	return r->unread ? STYLE_UNREAD : STYLE_NORMAL;
}

static bool
lit(const void *row)
{
	return ((const struct event_row *)row)->highlight;
}

static struct text
name(const void *row, const struct frame *f)
{
	const struct event_row *r = row;

	return text_line(f->arena, r->headline);
}

/* Words for a screen reader, the headline first. */
static struct text
sentence(const void *row, const struct frame *f)
{
	const struct event_row *r = row;

	return text_printf(f->arena,
	    "%s%s%.*s; %u article%s, %u outlet%s, %u own text%s, "
	    "%u conflict%s, %.*s",
	    r->noted ? "noted: " : "",
	    state(r) == 'N'	  ? "new: "
		: state(r) == 'U' ? "updated: "
		: state(r) == 'o' ? "unread: "
				  : "",
	    STR_ARG(r->headline), r->articles, view_s(r->articles), r->outlets,
	    view_s(r->outlets), r->independent, view_s(r->independent),
	    r->conflicts, view_s(r->conflicts),
	    STR_ARG(report_age(f->arena, r->last, f->now)));
}

static const struct table table = {
    .columns = columns,
    .n = ARRAY_LEN(columns),
    .last = "Event",
    .style = style_of,
    .lit = lit,
    .cell = cell,
    .name = name,
    .sentence = sentence,
};

/* An empty store: what to type next. */
static void
draw_empty(const struct events *v, const struct frame *f)
{
	struct pen pen = {f, f->body, 0};

	pen.area.column += f->body.columns > 4 ? 2 : 0;
	pen.area.columns -= f->body.columns > 4 ? 2 : 0;
	if (v->filter.n > 0) {
		flow_pen(&pen, TEXT("No event matches the filter; f changes "
		    "it."), STYLE_NORMAL);
		return;
	}

	static const char *const lines[][2] = {
	    {"gf, then a", "follow a feed; a site's address finds it"},
	    {"R", "ask the feeds you follow"},
	    {"q, then crossread import PATH...",
		"files and folders: lists of feeds, feeds, pages, plain text, "
		"JSON Lines"},
	    {"q, then crossread demo",
		"events made up to show what crossread does"},
	};

	(void)pen_line(&pen, TEXT("Nothing to read yet."), STYLE_HEADING);
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		flow_pen(&pen, text_line(f->arena, str_c(lines[i][0])),
		    STYLE_UNREAD);
		pen.area.column += 4;
		pen.area.columns -= 4;
		flow_pen(&pen, text_line(f->arena, str_c(lines[i][1])),
		    STYLE_NORMAL);
		pen.area.column -= 4;
		pen.area.columns += 4;
	}
}

void
events_draw(const void *state, const struct frame *f)
{
	const struct events *v = state;
	struct events_parts p = events_split(v, f->body, f->linear);

	if (v->list.n == 0) {
		draw_empty(v, f);
		return;
	}
	table_draw(&table, &v->list, f, &p.list);
	if (p.side || p.below)
		preview_draw(&v->preview, f, p.preview, p.side);
}

void
events_title(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	const struct events *v = state;

	*left = v->asked.query.all ? TEXT("All events") : TEXT("Events");
	if (v->filter.n > 0)
		*right = text_printf(f->arena, "sort:%s filter:%.*s",
		    events_sort_word(v->asked.query.sort), STR_ARG(v->asked.query.query));
	else if (events_killed(&v->asked) > 0)
		*right = text_printf(f->arena, "sort:%s | %zu killed: gq",
		    events_sort_word(v->asked.query.sort), events_killed(&v->asked));
	else
		*right = text_printf(
		    f->arena, "sort:%s filter:none", events_sort_word(v->asked.query.sort));
}

void
events_status(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	const struct events *v = state;
	const struct event_row *r = list_selected(&v->list);

	*right = table_waiting(&v->list, f->arena);
	if (v->failing && !v->list.waiting)
		*right = text_printf(f->arena, "%zu feed%s failed: gf",
		    v->failing, view_s(v->failing));
	if (!r)
		return;
	if (!v->list.counted)
		*left = text_printf(f->arena, "[%zu]", list_rank(&v->list));
	else if (v->preview.event.id != r->id) /* the keys do not rest yet */
		*left = text_printf(f->arena, "[%zu/%zu]", list_rank(&v->list),
		    v->list.total);
	else if (f->body.columns <
	    (v->list.waiting || v->failing ? 100 : 76))
		*left = text_printf(f->arena,
		    "[%zu/%zu] Arts %u Out %u Ind %u ! %u", list_rank(&v->list),
		    v->list.total, r->articles, r->outlets, r->independent,
		    r->conflicts);
	else
		*left = text_printf(f->arena,
		    "[%zu/%zu] %u article%s, %u outlet%s, %u independent "
		    "text%s, %u conflict%s",
		    list_rank(&v->list), v->list.total, r->articles,
		    view_s(r->articles), r->outlets, view_s(r->outlets),
		    r->independent, view_s(r->independent), r->conflicts,
		    view_s(r->conflicts));
}
