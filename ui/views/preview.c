#include "ui/views/preview.h"

#include "src/text/width.h"
#include "ui/views/celltext.h"
#include "ui/views/paint.h"

/* The preview names no more of an event than this. */
#define ARTICLES_MAX ((size_t)60)
#define NAME_LEAST 16
#define BESIDE_NAMES 23 /* what else stands in a line of the coverage */

void
preview_init(struct preview *p)
{
	*p = (struct preview){.arena = arena_new()};
}

void
preview_free(struct preview *p)
{
	arena_free(p->arena);
}

void
preview_forget(struct preview *p)
{
	p->stale = true;
}

/* The letters that event and ledger have for them. */
static void
read_order(struct preview *p, struct app *app)
{
	struct event e;

	p->nown = 0;
	if (!app_check(app,
		store_event(app_store(app), p->arena, p->event.id, &e)))
		return;
	p->own = ARENA_ARRAY(p->arena, int64_t, e.nmembers + 1);
	for (size_t i = 0; i < e.nmembers; i++)
		if (!e.members[i].copy_of)
			p->own[p->nown++] = e.members[i].article;
}

void
preview_read(struct preview *p, struct app *app, const struct event_row *event)
{
	struct article_query q = {SCOPE_EVENT, event->id, STR_NONE};
	struct store *s = app_store(app);

	if (p->event.id == event->id && !p->stale)
		return;
	arena_reset(p->arena);
	p->narticles = p->nfacts = 0;
	notes_read(app, p->arena, NOTE_ON_EVENT, event->id, &p->notes);
	p->stale = false;
	p->event = *event;
	p->event.headline = arena_str(p->arena, event->headline);
	if (!app_check(app,
		store_articles(s, p->arena, &q, NULL, false, ARTICLES_MAX,
		    &p->articles, &p->narticles)))
		p->narticles = 0;
	(void)app_check(app,
	    store_openings(s, p->arena, p->articles, p->narticles));
	read_order(p, app);
	if (!app_check(app,
		store_facts(s, p->arena, event->id, &p->facts, &p->nfacts)))
		p->nfacts = 0;
}

static void
add_names(struct buf *line, const struct preview *p, int64_t original)
{
	for (size_t i = p->narticles; i-- > 0;) { /* oldest first */
		const struct article_row *r = &p->articles[i];

		if (r->copy_of == original)
			buf_printf(line, " = %.*s %d%%", STR_ARG(r->outlet),
			    (int)(r->copy_share * 100 + 0.5));
	}
}

static size_t
copies_of(const struct preview *p, int64_t original)
{
	size_t n = 0;

	for (size_t i = 0; i < p->narticles; i++)
		n += p->articles[i].copy_of == original;
	return n;
}

/* "same text x3: A = B 96% = C 88%", and the texts of their own. */
static void
write_texts(struct pen *pen, const struct preview *p)
{
	struct arena *a = pen->f->arena;
	struct buf own, line;
	size_t nown = 0;

	buf_init(&own, 64 * KiB);
	for (size_t i = p->narticles; i-- > 0;) {
		const struct article_row *r = &p->articles[i];
		size_t copies = copies_of(p, r->id);

		if (r->copy_of)
			continue;
		if (copies == 0) {
			buf_printf(&own, "%s%.*s", nown++ ? ", " : "",
			    STR_ARG(r->outlet));
			continue;
		}
		buf_init(&line, 64 * KiB);
		buf_printf(&line, "same text x%zu: %.*s", copies + 1,
		    STR_ARG(r->outlet));
		add_names(&line, p, r->id);
		(void)pen_line(
		    pen, text_line(a, buf_view(&line)), STYLE_NORMAL);
		buf_free(&line);
	}
	if (nown > 0)
		(void)pen_line(pen,
		    text_printf(a, "own text x%zu: %.*s", nown,
			STR_ARG(buf_view(&own))),
		    STYLE_NORMAL);
	buf_free(&own);
}

/* "A 41 | C 37" for "41 | - | 37"; as it is where the values are not those
 * of all texts. */
static struct text
lettered(const struct preview *p, struct arena *a, struct str cells)
{
	static const struct str gap = STR(" | ");
	struct text out = TEXT("");
	size_t n = 0;

	for (struct str rest = cells; n <= p->nown; n++) {
		size_t end = str_find(rest, gap, 0);
		struct str value = str_sub(rest, 0, MIN(end, rest.n));

		if (!str_eq(value, STR("-")))
			out = text_printf(a, "%.*s%s%.*s %.*s", STR_ARG(out.s),
			    out.s.n ? " | " : "",
			    STR_ARG(celltext_letter(a, (uint32_t)n).s),
			    STR_ARG(value));
		if (end == STR_NPOS)
			break;
		rest = str_from(rest, end + gap.n);
	}
	return n + 1 == p->nown ? out : text_line(a, cells);
}

/* "! killed: 41 | 37", several in a line where they fit, if 'dense'; else
 * with the letters that stand before the outlets. */
static void
write_facts(struct pen *pen, const struct preview *p, bool dense)
{
	struct grid *g = pen->f->grid;
	int at = 0, row = 0;

	for (size_t i = 0; i < p->nfacts; i++) {
		const struct fact_line *l = &p->facts[i];
		enum mark m = verdict_mark(l->verdict);
		struct arena *a = pen->f->arena;
		struct text t = text_printf(a, "%c %.*s: %.*s", mark_sign(m),
		    STR_ARG(l->label), STR_ARG(dense ? l->cells
			: lettered(p, a, l->cells).s));
		int width = (int)text_columns(t.s);

		if (m == MARK_SAME)
			continue;
		if (dense && at > 0 && at + 3 + width <= pen->area.columns) {
			at += 3;
			grid_put(g, row, pen->area.column + at, -1, t,
			    STYLE_NORMAL);
		} else {
			row = pen->area.row + pen->row;
			at = 0;
			if (!pen_line(pen, t, STYLE_NORMAL))
				return;
		}
		grid_restyle(g, row, pen->area.column + at, 1, paint_mark(m));
		at += width;
	}
}

static struct text
letter_of(const struct preview *p, struct arena *a, int64_t article)
{
	for (size_t i = 0; i < p->nown; i++)
		if (p->own[i] == article)
			return celltext_letter(a, (uint32_t)i);
	return TEXT("");
}

/* Columns of the outlets' names: what the longest needs, as far as titles
 * keep as many. */
static int
name_columns(const struct preview *p, int columns)
{
	int longest = 0, most = MAX((columns - BESIDE_NAMES) / 2, NAME_LEAST);

	for (size_t i = 0; i < p->narticles; i++)
		longest = MAX(longest,
		    (int)text_columns(p->articles[i].outlet));
	return MIN(MAX(longest, NAME_LEAST), most);
}

static void
write_articles(struct pen *pen, const struct preview *p)
{
	const struct frame *f = pen->f;
	int name = name_columns(p, pen->area.columns);

	(void)pen_line(pen, TEXT("Coverage"), STYLE_HEADING);
	for (size_t i = p->narticles; i-- > 0;) {
		const struct article_row *r = &p->articles[i];
		int row = pen->area.row + pen->row, at = pen->area.column;
		enum style style = r->read ? STYLE_NORMAL : STYLE_UNREAD;

		if (!pen_line(pen, TEXT(""), STYLE_NORMAL))
			return;
		grid_put(f->grid, row, at++, 2,
		    letter_of(p, f->arena, r->id), style);
		grid_put_cut(f->grid, row, at + 2, name,
		    text_line(f->arena, r->outlet), style);
		at += name + 3;
		grid_put(f->grid, row, at, 7,
		    r->copy_of ? text_printf(f->arena, "=%.*s %d%%",
				     STR_ARG(letter_of(p, f->arena,
					 r->copy_of).s),
				     (int)(r->copy_share * 100 + 0.5))
			       : TEXT("own"),
		    r->copy_of ? STYLE_COPY : style);
		grid_put_right(f->grid, row, at + 6, 10,
		    view_time(f->arena, r->published, f->now), style);
		grid_put_cut(f->grid, row, at + 18,
		    MAX(pen->area.column + pen->area.columns - at - 19, 0),
		    text_line(f->arena, r->title), style);
	}
}

static void
write_notes(struct pen *pen, const struct preview *p)
{
	const struct frame *f = pen->f;
	struct flow_lines lines = notes_lay(
	    f->arena, &p->notes, f->now, pen->area.columns);

	for (size_t i = 0; i < lines.n && pen->row < pen->area.rows; i++)
		flow_draw(&lines, i, f->grid, pen->area.row + pen->row++,
		    pen->area.column, pen->area.columns);
}

static void
write_span(struct pen *pen, const struct event_row *e)
{
	struct arena *a = pen->f->arena;
	struct when first = e->first, last = e->last;

	(void)pen_line(pen,
	    text_printf(a,
		"event e%lld, first %.*s, last %.*s, %u article%s, "
		"%u outlet%s, %u independent",
		(long long)e->id, STR_ARG(view_time(a, first, pen->f->now).s),
		STR_ARG(view_time(a, last, pen->f->now).s), e->articles,
		view_s(e->articles), e->outlets, view_s(e->outlets),
		e->independent),
	    STYLE_NORMAL);
}

static void
draw_below(const struct preview *p, struct pen *pen)
{
	grid_fill(pen->f->grid, pen->area.row, 0, pen->area.columns, '-',
	    STYLE_BORDER);
	pen->area.row++;
	pen->area.rows--;
	pen->area.column += 2;
	pen->area.columns -= 2;
	write_notes(pen, p);
	write_texts(pen, p);
	write_facts(pen, p, true);
}

static void
draw_beside(const struct preview *p, struct pen *pen)
{
	for (int i = 0; i < pen->area.rows; i++)
		grid_put(pen->f->grid, pen->area.row + i, pen->area.column, 1,
		    TEXT("|"), STYLE_BORDER);
	pen->area.column += 2;
	pen->area.columns -= 2;
	if (p->event.id == 0)
		return;
	(void)pen_line(pen, text_line(pen->f->arena, p->event.headline),
	    STYLE_HEADING);
	write_span(pen, &p->event);
	write_notes(pen, p);
	(void)pen_line(pen, TEXT(""), STYLE_NORMAL);
	write_articles(pen, p);
	(void)pen_line(pen, TEXT(""), STYLE_NORMAL);
	write_texts(pen, p);
	if (p->nfacts == 0)
		return;
	(void)pen_line(pen, TEXT(""), STYLE_NORMAL);
	(void)pen_line(pen, TEXT("Differences"), STYLE_HEADING);
	write_facts(pen, p, false);
}

void
preview_draw(const struct preview *p, const struct frame *f, struct area area,
    bool side)
{
	struct pen pen = {f, area, 0};

	if (side)
		draw_beside(p, &pen);
	else
		draw_below(p, &pen);
}
