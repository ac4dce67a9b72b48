#include "ui/views/markall.h"

#include "db/store_rules.h"
#include "src/base/vec.h"

#define PAGE ((size_t)1000)

struct unread {
	struct app *app;
	struct arena *arena, *page; /* of the ids; of the rows being read */
	VEC(int64_t) ids;
	/* What the rules keep out of the list is not in it. */
	bool hides;
	const struct rule *rules;
	size_t nrules;
	struct rule_hits killed; /* of events */
};

/* False after app_error(). */
static bool
collect_articles(struct unread *u, const struct article_query *q)
{
	struct list_key from = {0};
	struct article_row *rows;
	bool killed[PAGE] = {false};
	size_t n = PAGE;

	for (bool first = true; n == PAGE; first = false) {
		if (!app_check(u->app,
			store_articles(app_store(u->app), u->page, q,
			    first ? NULL : &from, false, PAGE, &rows, &n)))
			return false;
		if (u->hides && q->scope != SCOPE_EVENT &&
		    !app_check(u->app,
			store_rules_page(app_store(u->app), u->rules,
			    u->nrules, RULE_KILL, rows, n, killed)))
			return false;
		for (size_t i = 0; i < n; i++)
			if (!rows[i].read && !killed[i])
				*vec_add(u->arena, &u->ids) = rows[i].id;
		if (n > 0)
			from = rows[n - 1].key;
	}
	return true;
}

static bool
collect_events(struct unread *u, const struct event_query *q)
{
	struct list_key from = {0};
	struct event_row *rows;
	size_t n = PAGE;

	for (bool first = true; n == PAGE; first = false) {
		arena_reset(u->page);
		if (!app_check(u->app,
			store_events(app_store(u->app), u->page, q,
			    first ? NULL : &from, false, PAGE, &rows, &n)))
			return false;
		for (size_t i = 0; i < n; i++) {
			struct article_query in = {
			    SCOPE_EVENT, rows[i].id, STR_NONE};

			const struct rule_event *e =
			    rule_event(&u->killed, rows[i].id);

			if (e && e->whole)
				continue;
			if (rows[i].unread > 0 && !collect_articles(u, &in))
				return false;
		}
		if (n > 0)
			from = rows[n - 1].key;
	}
	return true;
}

static struct unread
begin(struct app *app)
{
	struct unread u = {
	    .app = app, .arena = arena_new(), .page = arena_new()};

	u.rules = app_rules(app, &u.nrules);
	return u;
}

static void
finish(struct unread *u, bool complete)
{
	if (complete && u->ids.n == 0) {
		app_message(u->app, "nothing is unread here");
	} else if (complete &&
	    app_check(u->app,
		store_mark(app_store(u->app), MARK_READ, u->ids.at, u->ids.n,
		    app_now(u->app)))) {
		app_changed(u->app);
		app_message(u->app, "%zu article%s read; u takes it back",
		    u->ids.n, view_s(u->ids.n));
	}
	arena_free(u->page);
	arena_free(u->arena);
}

void
markall_articles(struct app *app, const struct article_query *q)
{
	struct unread u = begin(app);
	struct article_query unread = *q;

	u.hides = q->scope == SCOPE_ALL || q->scope == SCOPE_UNREAD;

	if (unread.scope == SCOPE_ALL)
		unread.scope = SCOPE_UNREAD;
	finish(&u, collect_articles(&u, &unread));
}

void
markall_events(struct app *app, const struct event_query *q)
{
	struct unread u = begin(app);
	bool good = q->query.n > 0 ||
	    app_check(app,
		store_rules_hits(app_store(app), u.arena, u.rules, u.nrules,
		    RULE_KILL, &u.killed));

	finish(&u, good && collect_events(&u, q));
}
