#include "src/base/clock.h"
#include "src/report/report.h"
#include "src/text/width.h"
#include "ui/views/celltext.h"
#include "ui/views/evidence.h"
#include "ui/views/flow.h"
#include "ui/views/paint.h"
#include "ui/views/review.h"

#define PREVIEW_FROM 16 /* rows of the body */
#define LIST_LEAST 6	/* rows, with the heading */
#define PREVIEW_LEAST 3
#define PREVIEW_MOST 18 /* rows: more the evidence rarely has */
#define LINE_ROWS 2

struct review_parts
review_split(const struct review *v, const struct area *body, bool linear)
{
	struct review_parts p = {.list = *body, .preview = *body};

	p.preview.rows = 0;
	if (linear || !v->preview_on || body->rows < PREVIEW_FROM)
		return p;
	/* Few items leave their room to the evidence. */
	p.list.rows = MIN(MAX(body->rows / 2, body->rows - PREVIEW_MOST),
	    MAX((int)v->list.n + 1, LIST_LEAST)) + v->taller;
	p.list.rows = MIN(MAX(p.list.rows, LIST_LEAST),
	    body->rows - PREVIEW_LEAST);
	p.preview.row += p.list.rows;
	p.preview.rows = body->rows - p.list.rows;
	return p;
}

/* ---- the list ---- */

#define WHO_COLUMNS 9 /* with the gap */

/* Of many outlets the letters stand close together. */
static struct text
who(struct arena *a, const struct discrepancy *d)
{
	struct str spaced = review_who(a, d), close = STR("");

	if (spaced.n <= WHO_COLUMNS - 2)
		return text_line(a, spaced);
	for (size_t i = 0; i < spaced.n; i += 2)
		close = arena_printf(a, "%.*s%c", STR_ARG(close), spaced.s[i]);
	return text_line(a, close);
}

enum column { SEVERITY, KIND, STATE, WHO, AGE, FOR, EVENT };

static const struct table_column columns[] = {
    [SEVERITY] = {"Sev", 6},
    [KIND] = {"Type", 10, .left = true, .from = 60},
    [STATE] = {"St", 8, .left = true},
    [WHO] = {"Who", WHO_COLUMNS, .left = true, .from = 72},
    [AGE] = {"Age", 5, .grows = true, .from = 60},
    [FOR] = {"For", 9, .left = true, .from = 100},
    [EVENT] = {"Event", 34, .left = true, .from = 110},
};

static enum style
row_style(const void *row)
{
	const struct review_item *i = row;

	return review_is_open(i)               ? STYLE_UNREAD
	    : i->state == REVIEW_DEFERRED ? STYLE_NORMAL
					       : STYLE_DIM;
}

static struct text
cell(const void *row, size_t c, const struct frame *f, enum style *style)
{
	const struct review_item *i = row;
	struct arena *a = f->arena;

	switch ((enum column)c) {
	case SEVERITY:
		return text_printf(a, "%.1f", i->d.severity);
	case KIND:
		return text_line(a, str_c(review_kind_word(i->d.kind)));
	case STATE:
		return text_printf(a, "%s%s", review_state_word(i->state),
		    i->note.n ? "\"" : "");
	case WHO:
		return who(a, &i->d);
	case AGE:
		return table_age(f, i->last);
	case FOR:
		return i->assigned.n ? text_line(a, i->assigned) : TEXT("-");
	case EVENT:
		return text_line(a, i->headline);
	}
	(void)style;
	return TEXT("");
}

/* What differs, and where there is no column for it, in which event. */
static struct text
name(const void *row, const struct frame *f)
{
	const struct review_item *i = row;
	struct arena *a = f->arena;

	if (f->body.columns >= 110)
		return text_line(a, review_called(a, &i->d, false));
	return text_printf(a, "%.*s | %.*s",
	    STR_ARG(review_called(a, &i->d, false)), STR_ARG(i->headline));
}

static struct text
sentence(const void *row, const struct frame *f)
{
	const struct review_item *i = row;
	struct arena *a = f->arena;

	return text_printf(a, "%.*s; %.*s; %s, %s; severity %.1f; "
	    "event: %.*s, %.*s%s%.*s%s%.*s",
	    STR_ARG(review_called(a, &i->d, true)),
	    STR_ARG(report_review_state(a, i, f->now, clock_zone(f->now))),
	    review_kind_word(i->d.kind), verdict_words(i->d.verdict),
	    i->d.severity, STR_ARG(i->headline),
	    STR_ARG(report_age(a, i->last, f->now)),
	    i->assigned.n ? "; assigned to " : "", STR_ARG(i->assigned),
	    i->note.n ? "; note: " : "", STR_ARG(i->note));
}

static const struct table table = {
    .columns = columns,
    .n = ARRAY_LEN(columns),
    .last = "Item",
    .style = row_style,
    .cell = cell,
    .name = name,
    .sentence = sentence,
};

/* ---- the evidence ---- */

/* "A Metro Wire, B North Daily"; long names give way to short ones. */
static struct text
legend(const struct review *v, struct arena *a, int width)
{
	size_t n = v->item.d.npanes;
	struct text *names = ARENA_ARRAY(a, struct text, n);
	struct text out = TEXT("");
	int cap;

	for (size_t p = 0; p < n; p++)
		names[p] = text_printf(a, "%.*s %.*s",
		    STR_ARG(celltext_letter(a, (uint32_t)p).s),
		    STR_ARG(v->item.tellers[p].outlet));
	cap = flow_cap(names, n, width - 2 * (int)(n - 1));
	for (size_t p = 0; p < n; p++)
		out = text_printf(a, "%.*s%s%.*s", STR_ARG(out.s),
		    p ? ", " : "",
		    STR_ARG(flow_cut(a, names[p], cap).s));
	return out;
}

static void
draw_flow(struct pen *pen, const struct flow_lines *l, size_t max)
{
	for (size_t i = 0; i < l->n && i < max && pen->row < pen->area.rows;
	     i++, pen->row++)
		flow_draw(l, i, pen->f->grid, pen->area.row + pen->row,
		    pen->area.column, pen->area.columns);
}

/* What editors made of it, the newest first. */
static void
draw_history(struct pen *pen, const struct review_item *i)
{
	struct arena *a = pen->f->arena;
	int64_t now = pen->f->now;

	for (size_t k = i->nhistory; k-- > 0;)
		if (!pen_line(pen, text_line(a, report_decision(a,
			&i->history[k], now, clock_zone(now))), STYLE_DIM))
			return;
}

static void
draw_own(struct pen *pen, const struct review_item *i)
{
	struct arena *a = pen->f->arena;
	int64_t now = pen->f->now;

	if (i->nalike)
		(void)pen_line(pen, text_printf(a, "similar: %.*s",
		    STR_ARG(report_alike(a, i, now, clock_zone(now)))),
		    STYLE_NORMAL);
	if (i->assigned.n)
		(void)pen_line(pen, text_printf(a, "for: %.*s",
		    STR_ARG(i->assigned)), STYLE_NORMAL);
	if (i->note.n)
		(void)pen_line(pen, text_printf(a, "note: %.*s",
		    STR_ARG(i->note)), STYLE_UNREAD);
	if (i->line.n)
		(void)pen_line(pen, text_printf(a, "line: %.*s",
		    STR_ARG(i->line)), STYLE_NORMAL);
	draw_history(pen, i);
}

/* Lines that must come behind the sentences; the history takes what is
 * left. */
static size_t
own_lines(const struct review_item *i)
{
	return (size_t)(i->nalike > 0) + (i->assigned.n > 0) +
	    (i->note.n > 0) + (i->line.n > 0);
}

static void
draw_preview(const struct review *v, const struct frame *f, struct area area)
{
	struct pen pen = {f, area, 0};
	const struct review_item *i = &v->item;
	struct flow_lines lines, rule, severity;
	size_t room, rest;

	grid_fill(f->grid, area.row, area.column, area.columns, '-',
	    STYLE_BORDER);
	pen.row = 1;
	if (i->id == 0)
		return;
	(void)pen_line(&pen, text_printf(f->arena, "%.*s [%s] %s | %.*s",
	    STR_ARG(i->d.label), review_kind_word(i->d.kind),
	    verdict_word(i->d.verdict), STR_ARG(i->headline)),
	    STYLE_HEADING);
	(void)pen_line(&pen, legend(v, f->arena, area.columns), STYLE_DIM);
	rule = evidence_rule(f->arena, &v->fact, area.columns);
	rest = rule.n + own_lines(i) + (size_t)pen.row;
	room = MAX((size_t)area.rows, rest + 1) - rest;
	lines = evidence_sentences(f->arena, &v->fact, area.columns,
	    f->plain);
	if (lines.n > room)
		lines = evidence_brief(f->arena, &v->fact, 0, area.columns,
		    room, f->plain);
	draw_flow(&pen, &lines, room);
	draw_flow(&pen, &rule, rule.n);
	severity = evidence_severity(f->arena, &v->fact, area.columns);
	if (lines.n + severity.n + i->nhistory <= room)
		draw_flow(&pen, &severity, severity.n);
	draw_own(&pen, i);
	/* What p would begin with, where there is room for most of it. */
	if (i->line.n == 0 && pen.row + LINE_ROWS <= area.rows)
		flow_pen(&pen, text_printf(f->arena, "p prints: %.*s",
		    STR_ARG(review_line(f->arena, i))), STYLE_DIM);
}

/* ---- the whole ---- */

static void
draw_empty(const struct review *v, const struct frame *f)
{
	struct pen pen = {f, f->body, 0};

	if (v->filter.n) {
		flow_pen(&pen, TEXT("Nothing matches the filter."),
		    STYLE_NORMAL);
		flow_pen(&pen, TEXT("f changes it: kind:figure "
		    "verdict:conflict event:e12 editor:mk state:all WORDS"),
		    STYLE_NORMAL);
		return;
	}
	(void)pen_line(&pen, v->rows.query.scope == REVIEW_OPEN ?
	    TEXT("Nothing waits for you.") :
	    TEXT("There is nothing here."), STYLE_HEADING);
	/* The next key first: a low window has no more. */
	flow_pen(&pen, TEXT("s shows what is deferred, decided or "
	    "explained by a rule."), STYLE_NORMAL);
	flow_pen(&pen, TEXT("What outlets tell differently comes here "
	    "when articles of one event come in."), STYLE_NORMAL);
}

void
review_draw(const void *state, const struct frame *f)
{
	const struct review *v = state;
	struct review_parts p = review_split(v, &f->body, f->linear);

	if (v->list.n == 0) {
		draw_empty(v, f);
		return;
	}
	table_draw(&table, &v->list, f, &p.list);
	if (p.preview.rows)
		draw_preview(v, f, p.preview);
}

void
review_title(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	const struct review *v = state;
	const struct review_counts *c = &v->counts;

	*left = v->rows.query.scope == REVIEW_OPEN ? TEXT("Review") :
	    text_printf(f->arena, "Review: %s",
		review_scope_word(v->rows.query.scope));
	*right = text_printf(f->arena, "%zu%s open", c->open,
	    c->open == REVIEW_COUNTED ? "+" : "");
	/* Where room is short the last parts give way. */
	if (v->filter.n)
		*right = text_printf(f->arena, "%.*s | filter:%.*s",
		    STR_ARG(right->s), STR_ARG(buf_view(&v->filter)));
	else if (v->rows.query.sort == REVIEW_BY_TIME)
		*right = text_printf(f->arena, "%.*s | sort:time",
		    STR_ARG(right->s));
	*right = text_printf(f->arena, "%.*s | %zu deferred | today %zu ok %zu "
	    "false", STR_ARG(right->s), c->deferred, c->accepted, c->rejected);
}

void
review_status(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	const struct review *v = state;
	const struct review_item *i = list_selected(&v->list);
	struct arena *a = f->arena;
	struct when at;

	*right = table_waiting(&v->list, a);
	if (!i)
		return;
	*left = v->list.counted ?
	    text_printf(a, "[%zu/%zu%s]", list_rank(&v->list),
		v->list.total, v->list.total == REVIEW_COUNTED ? "+" : "") :
	    text_printf(a, "[%zu]", list_rank(&v->list));
	*left = text_printf(a, "%.*s r%lld %.*s", STR_ARG(left->s),
	    (long long)i->id, STR_ARG(report_review_state(a, i, f->now, clock_zone(f->now))));
	at = (struct when){i->at, PRECISION_INSTANT};
	if (i->at && (i->state == REVIEW_ACCEPTED ||
		i->state == REVIEW_REJECTED))
		*left = text_printf(a, "%.*s, %.*s", STR_ARG(left->s),
		    STR_ARG(view_time(a, at, f->now).s));
	if (i->assigned.n)
		*left = text_printf(a, "%.*s, for %.*s", STR_ARG(left->s),
		    STR_ARG(i->assigned));
	if (i->note.n)
		*left = text_printf(a, "%.*s, note: %.*s", STR_ARG(left->s),
		    STR_ARG(i->note));
	/* What the preview would tell first. */
	if (review_split(v, &f->body, f->linear).preview.rows == 0 &&
	    !f->linear)
		*left = text_printf(a, "%.*s | %s | %.*s | %.*s",
		    STR_ARG(left->s), verdict_word(i->d.verdict),
		    STR_ARG(who(a, &i->d).s), STR_ARG(i->headline));
	*left = flow_cut(a, *left,
	    f->body.columns - 1 - (int)text_columns(right->s));
}
