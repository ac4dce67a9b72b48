/*
 * articles_draw.c - the list of articles on the screen.
 */
#include "src/report/report.h"
#include "ui/views/articles.h"
#include "ui/views/flow.h"
#include "ui/views/table.h"

static const char *const scope_words[] = {
    [SCOPE_ALL] = "all",
    [SCOPE_UNREAD] = "unread",
    [SCOPE_STARRED] = "starred",
    [SCOPE_EVENT] = "event",
    [SCOPE_SEARCH] = "found",
};

enum column { STATE, OUTLET, EVENT, WORDS, AGE };

static const struct table_column columns[] = {
    [STATE] = {"St", 4, .left = true},
    [OUTLET] = {"Outlet", 17, .left = true, .from = 60},
    [EVENT] = {"Out", 4, .from = 60},
    [WORDS] = {"Words", 6, .from = 80},
    [AGE] = {"Age", 5, .grows = true},
};

static struct text
cell(const void *row, size_t c, const struct frame *f, enum style *style)
{
	const struct article_row *r = row;

	(void)style;
	switch ((enum column)c) {
	case STATE:
		return text_printf(f->arena, "%s%s%s", r->read ? "" : "N",
		    r->starred ? "*" : "", r->noted ? "\"" : "");
	case OUTLET:
		return text_line(f->arena, r->outlet);
	case EVENT:
		return r->event_outlets > 1
		    ? text_printf(f->arena, "%u", r->event_outlets)
		    : TEXT("");
	case WORDS:
		return text_printf(f->arena, "%u", r->words);
	case AGE:
		return table_age(f, r->published);
	}
	return TEXT("");
}

static enum style
style_of(const void *row)
{
	const struct article_row *r = row;

	return r->read ? STYLE_NORMAL : STYLE_UNREAD;
}

static bool
lit(const void *row)
{
	return ((const struct article_row *)row)->highlight;
}

static struct text
name(const void *row, const struct frame *f)
{
	const struct article_row *r = row;

	return r->title.n > 0 ? text_line(f->arena, r->title)
			      : TEXT("(no title)");
}

/* Words for a screen reader, the title first. */
static struct text
sentence(const void *row, const struct frame *f)
{
	const struct article_row *r = row;

	return text_printf(f->arena, "%s%s%s%.*s; %.*s, %u words, %.*s",
	    r->noted ? "noted: " : "",
	    r->read ? "" : "unread: ", r->starred ? "starred: " : "",
	    STR_ARG(name(r, f).s), STR_ARG(r->outlet), r->words,
	    STR_ARG(report_age(f->arena, r->published, f->now)));
}

static const struct table table = {
    .columns = columns,
    .n = ARRAY_LEN(columns),
    .last = "Title",
    .style = style_of,
    .lit = lit,
    .cell = cell,
    .name = name,
    .sentence = sentence,
};

void
articles_draw(const void *state, const struct frame *f)
{
	const struct articles *v = state;
	struct pen pen = {f, f->body, 0};

	pen.area.column += f->body.columns > 4 ? 2 : 0;
	pen.area.columns -= f->body.columns > 4 ? 2 : 0;
	if (v->list.n == 0)
		flow_pen(&pen,
		    v->asked.query.scope == SCOPE_SEARCH ?
			TEXT("Nothing is found; f changes the query.") :
		    v->asked.query.scope == SCOPE_ALL ?
			TEXT("Nothing to read yet: ge says how.") :
			TEXT("No articles here; s shows others."),
		    STYLE_NORMAL);
	else
		table_draw(&table, &v->list, f, &f->body);
}

void
articles_title(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	const struct articles *v = state;

	*left = TEXT("Articles");
	if (v->asked.query.scope == SCOPE_SEARCH)
		*right = text_printf(
		    f->arena, "found: %.*s", STR_ARG(v->asked.query.query));
	else
		*right = articles_hides(&v->asked) && v->killed_known && v->asked.killed
		    ? text_printf(f->arena, "%s | %zu killed: gq",
			  scope_words[v->asked.query.scope], v->asked.killed)
		    : text_line(f->arena,
			  str_c(scope_words[v->asked.query.scope]));
}

void
articles_status(const void *state, const struct frame *f, struct text *left,
    struct text *right)
{
	const struct articles *v = state;
	const struct article_row *r = list_selected(&v->list);

	if (!r)
		return;
	if (!v->list.counted)
		*left = text_printf(f->arena, "[%zu]", list_rank(&v->list));
	else if (r->snippet.n > 0)
		*left = text_printf(f->arena, "[%zu/%zu] %.*s",
		    list_rank(&v->list), v->list.total, STR_ARG(r->snippet));
	else
		*left = text_printf(f->arena,
		    "[%zu/%zu] %.*s, %u word%s, event of %u outlet%s",
		    list_rank(&v->list), v->list.total, STR_ARG(r->outlet),
		    r->words, view_s(r->words), r->event_outlets,
		    view_s(r->event_outlets));
	*right = table_waiting(&v->list, f->arena);
	if (r->copy_of && !v->list.waiting)
		*right = text_printf(
		    f->arena, "copy, %d%%", (int)(r->copy_share * 100 + 0.5));
}
