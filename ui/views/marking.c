/*
 * marking.c - marks without end, a part at a time.
 *
 * 50,000 articles are two seconds of writing: too long for a key, and for
 * another process that waits to write.  So each step finds some 128 ids
 * and marks them in a transaction of its own, and between two steps keys
 * are answered.  The store keeps the parts as one act (store_mark_part()):
 * stopped at any of them, by the reader or by a crash, it is the act so
 * far, and undone as such.
 *
 * Lists are walked by their keys, so that rows which leave a list of
 * unread ones do not matter; an article that came in after the beginning
 * has a higher id, and is left alone.
 */
#include "ui/views/marking.h"

#include "db/store_rules.h"
#include "src/base/vec.h"

#define PART ((size_t)128)
/* Pages without an unread article that a step looks at. */
#define PAGES 8
/* Events looked at at once; their articles are read one by one. */
#define EVENTS ((size_t)32)

struct marking {
	struct arena *arena, *page; /* its own; of the rows being read */
	enum mark_what what;
	/* Adds ids, or sets 'found'; false after app_error(). */
	bool (*find)(struct marking *m, struct app *app);
	VEC(int64_t) ids;
	size_t at;  /* the first id that is not marked yet */
	bool found; /* all ids are known */
	int64_t whole, newest;
	size_t done;
	bool all, say, failed;
	/* where 'find' is */
	struct article_query articles;
	struct event_query events;
	bool begun;
	struct list_key from;
	const int64_t *of; /* events */
	size_t nof, next;
	/* what the rules keep out of a list is not in it */
	const struct rule *rules;
	size_t nrules;
	bool hides;
	struct rule_hits killed;
};

static struct marking *
marking_new(struct app *app, enum mark_what what)
{
	struct arena *a = arena_new();
	struct marking *m = ARENA_NEW(a, struct marking);

	*m = (struct marking){.arena = a, .page = arena_new(), .what = what};
	m->rules = app_rules(app, &m->nrules);
	return m;
}

static void
marking_free(struct marking *m)
{
	struct arena *a = m->arena;

	arena_free(m->page);
	arena_free(a);
}

static void
add(struct marking *m, const struct article_row *r)
{
	if (m->all && (r->read || r->id > m->newest))
		return;
	*vec_add(m->arena, &m->ids) = r->id;
}

/* ---- where ids come from ---- */

static bool
find_articles(struct marking *m, struct app *app)
{
	bool killed[PART] = {false};
	struct article_row *rows;
	size_t n;

	arena_reset(m->page);
	if (!app_check(app,
		store_articles(app_store(app), m->page, &m->articles,
		    m->begun ? &m->from : NULL, false, PART, &rows, &n)))
		return false;
	if (m->hides && !app_check(app,
		store_rules_page(app_store(app), m->rules, m->nrules,
		    RULE_KILL, rows, n, killed)))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!killed[i])
			add(m, &rows[i]);
	m->found = n < PART;
	m->begun = true;
	if (n > 0)
		m->from = rows[n - 1].key;
	return true;
}

static bool
find_in_event(struct marking *m, struct app *app, int64_t event)
{
	struct article_query q = {SCOPE_EVENT, event, STR_NONE};
	struct list_key from = {0};
	struct article_row *rows;
	size_t n = PART;

	for (bool first = true; n == PART; first = false) {
		if (!app_check(app,
			store_articles(app_store(app), m->page, &q,
			    first ? NULL : &from, false, PART, &rows, &n)))
			return false;
		for (size_t i = 0; i < n; i++)
			add(m, &rows[i]);
		if (n > 0)
			from = rows[n - 1].key;
	}
	return true;
}

static bool
is_killed(const struct marking *m, int64_t event)
{
	const struct rule_event *e = rule_event(&m->killed, event);

	return e && e->whole;
}

static bool
find_events(struct marking *m, struct app *app)
{
	struct event_row *rows;
	size_t n;

	arena_reset(m->page);
	if (!app_check(app,
		store_events(app_store(app), m->page, &m->events,
		    m->begun ? &m->from : NULL, false, EVENTS, &rows, &n)))
		return false;
	for (size_t i = 0; i < n; i++)
		if (rows[i].unread > 0 && !is_killed(m, rows[i].id) &&
		    !find_in_event(m, app, rows[i].id))
			return false;
	m->found = n < EVENTS;
	m->begun = true;
	if (n > 0)
		m->from = rows[n - 1].key;
	return true;
}

static bool
find_of(struct marking *m, struct app *app)
{
	arena_reset(m->page);
	m->found = m->next == m->nof;
	return m->found || find_in_event(m, app, m->of[m->next++]);
}

/* ---- the work ---- */

static bool
step(void *state, struct app *app)
{
	struct marking *m = state;
	enum status st;
	size_t n;

	for (int i = 0; i < PAGES && !m->found && m->ids.n - m->at < PART; i++)
		if (!m->find(m, app))
			goto failed;
	n = MIN(m->ids.n - m->at, PART);
	if (m->found && m->whole == 0 && m->at + n == m->ids.n)
		st = store_mark(app_store(app), m->what, m->ids.at + m->at,
		    n, app_now(app));
	else
		st = store_mark_part(app_store(app), m->what,
		    m->ids.at + m->at, n, app_now(app), &m->whole);
	if (!app_check(app, st))
		goto failed;
	m->at += n;
	m->done += n;
	if (!m->found && m->at == m->ids.n)
		m->ids.n = m->at = 0;
	return !m->found || m->at < m->ids.n;
failed:
	m->failed = true;
	return false;
}

static const char *
adjective(enum mark_what what)
{
	switch (what) {
	case MARK_READ:
		return "read";
	case MARK_UNREAD:
		return "unread";
	case MARK_STAR:
		return "starred";
	case MARK_UNSTAR:
		return "no longer starred";
	}
	return "";
}

static struct text
words(const void *state, struct arena *a)
{
	const struct marking *m = state;

	return text_printf(a, "%zu %s ..", m->done, adjective(m->what));
}

static void
end(void *state, struct app *app, bool stopped)
{
	struct marking *m = state;

	app_reread(app);
	if (m->failed)
		; /* which was said */
	else if (m->all && !stopped && m->done == 0)
		app_message(app, "nothing is unread here");
	else if (m->say || stopped)
		app_message(app, "%s%zu article%s %s%s",
		    stopped ? "stopped: " : "", m->done, view_s(m->done),
		    adjective(m->what),
		    m->all || stopped ? "; u takes it back" : "");
	marking_free(m);
}

static const struct work_ops marking_work = {
    .step = step, .words = words, .end = end};

static struct marking *
mark_all(struct app *app)
{
	struct marking *m = marking_new(app, MARK_READ);

	m->all = m->say = true;
	if (app_check(app, store_newest(app_store(app), &m->newest)))
		return m;
	marking_free(m);
	return NULL;
}

void
marking_articles(struct app *app, const struct article_query *q)
{
	struct marking *m = app_at_work(app) ? NULL : mark_all(app);

	if (!m)
		return;
	m->articles = *q;
	m->articles.query = arena_str(m->arena, q->query);
	m->hides = q->scope == SCOPE_ALL || q->scope == SCOPE_UNREAD;
	if (q->scope == SCOPE_ALL)
		m->articles.scope = SCOPE_UNREAD;
	m->find = find_articles;
	app_begin_work(app, &marking_work, m);
}

void
marking_events(struct app *app, const struct event_query *q)
{
	struct marking *m = app_at_work(app) ? NULL : mark_all(app);

	if (!m)
		return;
	if (q->query.n == 0 && !app_check(app,
		store_rules_hits(app_store(app), m->arena, m->rules,
		    m->nrules, RULE_KILL, &m->killed))) {
		marking_free(m);
		return;
	}
	m->events = *q;
	m->events.query = arena_str(m->arena, q->query);
	m->find = find_events;
	app_begin_work(app, &marking_work, m);
}

void
marking_ids(struct app *app, enum mark_what what, const int64_t *ids,
    size_t n, bool say)
{
	struct marking *m;

	/* A few do not wait for what is being marked. */
	if (n > PART && app_at_work(app))
		return;
	m = marking_new(app, what);
	for (size_t i = 0; i < n; i++)
		*vec_add(m->arena, &m->ids) = ids[i];
	m->found = true;
	m->say = say || n > PART;
	if (n > PART) {
		app_begin_work(app, &marking_work, m);
		return;
	}
	while (step(m, app))
		;
	end(m, app, false);
}

void
marking_of(struct app *app, enum mark_what what, const int64_t *events,
    size_t n)
{
	struct marking *m;
	int64_t *of;

	if (app_at_work(app))
		return;
	m = marking_new(app, what);
	of = ARENA_ARRAY(m->arena, int64_t, MAX(n, 1));
	memcpy(of, events, n * sizeof(*of));
	m->of = of;
	m->nof = n;
	m->find = find_of;
	m->say = true;
	app_begin_work(app, &marking_work, m);
}
