/*
 * articles.c - the plain list of articles, newest first: all of them, the
 * unread, the starred, or what a search found.
 */
#include "ui/views/articles.h"

#include "ui/views/marking.h"
#include "ui/views/table.h"
#include "ui/views/views.h"

/* ---- reading ---- */

static void
set_search(struct articles *v, struct str query)
{
	buf_clear(&v->search);
	buf_str(&v->search, query);
	v->asked.query.query = buf_view(&v->search);
	v->asked.query.scope = v->search.n > 0 ? SCOPE_SEARCH : SCOPE_ALL;
}

static void *
open(struct app *app, struct arena *a, const struct view_target *t)
{
	struct articles *v = ARENA_NEW(a, struct articles);

	buf_init(&v->search, 4 * KiB);
	(void)articles_rules(&v->asked, app);
	set_search(v, t->query);
	list_init(&v->list, &articles_source, &v->asked);
	list_restart(&v->list, app);
	return v;
}

static void
close(void *state)
{
	struct articles *v = state;

	list_free(&v->list);
	buf_free(&v->search);
}

static void
layout(void *state, struct app *app, struct area body)
{
	struct articles *v = state;

	list_page(&v->list, app,
	    table_rows(&body, app_linear(app)));
}

static void
reload(void *state, struct app *app)
{
	struct articles *v = state;

	v->killed_known = false;
	if (articles_rules(&v->asked, app))
		list_refresh(&v->list, app);
	else
		list_restart(&v->list, app);
}

/* Before the list is counted: those are not in it. */
static void
count_killed(struct articles *v, struct app *app)
{
	struct arena *a;
	struct rule_hits hits;

	if (v->killed_known || !articles_hides(&v->asked))
		return;
	a = arena_new();
	if (app_check(app,
		store_rules_hits(app_store(app), a, v->asked.rules,
		    v->asked.nrules, RULE_KILL, &hits))) {
		v->asked.killed = v->asked.query.scope == SCOPE_UNREAD
		    ? hits.unread : hits.articles;
		v->killed_known = true;
		v->list.counted = v->list.start && v->list.end;
	}
	arena_free(a);
}

static bool
rest(void *state, struct app *app)
{
	struct articles *v = state;

	count_killed(v, app);
	list_count(&v->list, app);
	return true;
}

/* ---- acting ---- */

static bool
is_unread(const void *row, const void *arg)
{
	(void)arg;
	return !((const struct article_row *)row)->read;
}

static bool
has_conflict(const void *row, const void *arg)
{
	(void)arg;
	return ((const struct article_row *)row)->conflicts > 0;
}

static bool
has_words(const void *row, const void *arg)
{
	const struct article_row *r = row;
	const struct str *pattern = arg;

	return find_in(r->title, *pattern, 0) != STR_NPOS ||
	    find_in(r->outlet, *pattern, 0) != STR_NPOS;
}

/* Marks 'count' articles from the selected one on, as one act. */
static void
mark(struct articles *v, struct app *app, enum mark_what what, unsigned count)
{
	int64_t ids[1000];
	size_t n = 0;

	if (app_on_tagged(app)) {
		marking_ids(
		    app, what, v->list.tags.at, v->list.tags.n, false);
		return;
	}
	count = MIN(count, (unsigned)ARRAY_LEN(ids));
	while (n < count) {
		const struct article_row *r = list_selected(&v->list);
		size_t rank = list_rank(&v->list);

		if (what == MARK_STAR && n == 0 && r->starred)
			what = MARK_UNSTAR;
		ids[n++] = r->id;
		if (what != MARK_READ && n == count)
			break;
		list_move(&v->list, app, 1);
		if (list_rank(&v->list) == rank)
			break;
	}
	marking_ids(app, what, ids, n, false);
}

/* all, unread, starred, all. */
static void
next_scope(struct articles *v, struct app *app)
{
	enum article_scope s = v->asked.query.scope;

	v->asked.query.scope = s == SCOPE_ALL ? SCOPE_UNREAD
	    : s == SCOPE_UNREAD         ? SCOPE_STARRED
					: SCOPE_ALL;
	v->killed_known = false;
	list_restart(&v->list, app);
}

static void
to_event(struct articles *v, struct app *app, const char *view)
{
	const struct article_row *r = list_selected(&v->list);
	struct view_target t = {
	    .event = r->event, .article = r->id, .para = -1};

	if (r->event)
		app_open(app, view, &t);
	else
		app_message(app, "this article is in no event yet");
}

/* Actions that need an article under the cursor. */
static bool
act_on(struct articles *v, struct app *app, enum action a, unsigned count)
{
	const struct article_row *r = list_selected(&v->list);
	struct view_target t = {.article = r->id, .para = -1};

	switch (a) {
	case ACTION_OPEN:
	case ACTION_RIGHT:
		app_open(app, "reader", &t);
		return true;
	case ACTION_FULL_TEXT:
		app_fetch_article(app, r->id);
		return true;
	case ACTION_COMPARE:
		to_event(v, app, "compare");
		return true;
	case ACTION_LEDGER:
		to_event(v, app, "ledger");
		return true;
	case ACTION_DONE:
		mark(v, app, MARK_READ, MAX(count, 1));
		return true;
	case ACTION_ALL_DONE:
		marking_articles(app, &v->asked.query);
		return true;
	case ACTION_UNREAD:
		mark(v, app, MARK_UNREAD, MAX(count, 1));
		return true;
	case ACTION_STAR:
		mark(v, app, MARK_STAR, MAX(count, 1));
		return true;
	default:
		return false;
	}
}

static bool
action(void *state, struct app *app, enum action a, unsigned count)
{
	struct articles *v = state;

	if (list_action(&v->list, app, a, count))
		return true;
	switch (a) {
	case ACTION_NEXT_NEW:
	case ACTION_PREVIOUS_NEW:
		list_next(&v->list, app, a == ACTION_PREVIOUS_NEW, is_unread,
		    "unread article");
		return true;
	case ACTION_NEXT_CONFLICT:
	case ACTION_PREVIOUS_CONFLICT:
		list_next(&v->list, app, a == ACTION_PREVIOUS_CONFLICT,
		    has_conflict, 		    "article in conflict");
		return true;
	case ACTION_SCOPE:
		next_scope(v, app);
		return true;
	case ACTION_FILTER:
		app_ask(app, a, "find: ", buf_view(&v->search));
		return true;
	default:
		return list_selected(&v->list) && act_on(v, app, a, count);
	}
}

static void
answer(void *state, struct app *app, enum action a, struct str typed)
{
	struct articles *v = state;

	if (!typed.s)
		return;
	if (a == ACTION_TAG_PATTERN) {
		list_tag_all(&v->list, app, has_words, typed);
		return;
	}
	set_search(v, typed);
	list_restart(&v->list, app);
}

static bool
find(void *state, struct app *app, const struct find *f)
{
	struct articles *v = state;

	return list_find(&v->list, app, f, has_words);
}

static struct str
link(const void *state, unsigned n)
{
	const struct articles *v = state;
	const struct article_row *r = list_selected(&v->list);

	return r && n == 1 ? r->url : STR_NONE;
}

static bool
retarget(void *state, struct app *app, const struct view_target *t)
{
	struct articles *v = state;

	return t->article && list_go_id(&v->list, app, t->article);
}

static bool
here(const void *state, struct view_target *t)
{
	const struct articles *v = state;
	const struct article_row *r = list_selected(&v->list);

	if (r) {
		t->event = r->event;
		t->article = r->id;
	}
	return r != NULL;
}

static size_t
noted(const void *state, bool tagged, enum note_on *on, const int64_t **ids)
{
	const struct articles *v = state;
	const struct article_row *r = list_selected(&v->list);

	*on = NOTE_ON_ARTICLE;
	*ids = tagged ? v->list.tags.at : r ? &r->id : NULL;
	return tagged ? v->list.tags.n : r != NULL;
}

static struct str
text(const void *state, struct arena *a)
{
	const struct articles *v = state;
	const struct article_row *r = list_selected(&v->list);

	(void)a;
	return r ? r->title : STR_NONE;
}

static const struct hint hints[] = {
    {ACTION_OPEN, "Read"},
    {ACTION_COMPARE, "Compare"},
    {ACTION_SCOPE, "Scope"},
    {ACTION_NEXT_NEW, "Next-new"},
    {ACTION_DONE, "Done"},
    {ACTION_UNDO, "Undo"},
    {ACTION_STAR, "Star"},
    {ACTION_FILTER, "Find"},
    {ACTION_LEDGER, "Ledger"},
    {ACTION_EVENTS, "Events"},
};

static const struct hint bare_hints[] = {
    {ACTION_SCOPE, "Scope"},
    {ACTION_FILTER, "Find"},
    {ACTION_FETCH_DUE, "Fetch"},
    {ACTION_EVENTS, "Events"},
    {ACTION_FEEDS, "Feeds"},
};

static bool
bare(const void *state)
{
	return ((const struct articles *)state)->list.n == 0;
}

const struct view_ops view_articles = {
    .name = "articles",
    .hints = hints,
    .nhints = ARRAY_LEN(hints),
    .bare = bare,
    .bare_hints = bare_hints,
    .nbare_hints = ARRAY_LEN(bare_hints),
    .open = open,
    .close = close,
    .layout = layout,
    .reload = reload,
    .rest = rest,
    .action = action,
    .find = find,
    .link = link,
    .answer = answer,
    .retarget = retarget,
    .here = here,
    .noted = noted,
    .text = text,
    .title = articles_title,
    .status = articles_status,
    .draw = articles_draw,
};
