#include "ui/loaded.h"

#include <inttypes.h>

#include "src/base/vec.h"
#include "src/text/clean.h"
#include "ui/view.h"

/* Pairs of paragraphs that are compared at once, in some 8 ms: half of what
 * a key may take, as the texts are read and shown, too. */
#define AT_ONCE ((size_t)110 * 110)

/* ---- is what is loaded still what is stored? ---- */

/* What clustering says of an event, which a correction changes later: no
 * text, so that nothing is compared again for it. */
static uint64_t
described(const struct event *e)
{
	uint64_t key = str_hash(e->headline);

	for (size_t i = 0; i < e->nterms; i++)
		key = str_hash_mix(key, str_hash(e->terms[i]));
	key = str_hash_mix(key, (uint64_t)e->earlier);
	key = str_hash_mix(key, (uint64_t)e->later);
	return str_hash_mix(key, (uint64_t)(e->score * 1e6));
}

/* Costs the list rows of the members, not their texts. */
static bool
current_key(struct app *app, struct arena *a, const struct event *e,
    bool copies, uint64_t *key)
{
	struct article_query q = {.scope = SCOPE_EVENT, .event = e->id};
	struct article_row *rows;
	struct alignment *decided;
	int64_t *ids;
	size_t n, ndecided;

	if (!app_check(app,
		store_articles(app_store(app), a, &q, NULL, false, e->nmembers,
		    &rows, &n)))
		return false;
	*key = str_hash_mix(str_hash_mix(UINT64_C(0xcbf29ce484222325), (uint64_t)e->id), copies);
	ids = ARENA_ARRAY(a, int64_t, n);
	for (size_t i = 0; i < n; i++) {
		ids[i] = rows[i].id;
		*key = str_hash_mix(*key, (uint64_t)rows[i].id);
		*key = str_hash_mix(*key, rows[i].versions);
		*key = str_hash_mix(*key, (uint64_t)rows[i].copy_of);
	}
	for (size_t i = 0; i < e->nmembers; i++)
		*key = str_hash_mix(*key, (uint64_t)e->members[i].article);
	if (!app_check(app,
		store_alignments(app_store(app), a, ids, n, &decided,
		    &ndecided)))
		return false;
	for (size_t i = 0; i < ndecided; i++) {
		*key = str_hash_mix(*key, decided[i].para);
		*key = str_hash_mix(*key, decided[i].other_para);
		*key = str_hash_mix(*key, decided[i].together);
	}
	return true;
}

/* ---- reading ---- */

/* The store may be damaged or foreign, and the facts' places count bytes:
 * so the texts are cleaned before they are compared, not when drawn. */
static void
clean_article(struct arena *a, struct article *art)
{
	struct paragraph *paras = ARENA_ARRAY(a, struct paragraph, art->nparas);

	for (size_t i = 0; i < art->nparas; i++)
		paras[i] = (struct paragraph){
		    text_line(a, art->paras[i].text).s, art->paras[i].kind};
	art->paras = paras;
	art->outlet = text_line(a, art->outlet).s;
	art->title = text_line(a, art->title).s;
	art->author = text_line(a, art->author).s;
	art->agency = text_line(a, art->agency).s;
	art->url = text_line(a, art->url).s;
}

struct reading {
	struct app *app;
	struct loaded *l;
	VEC(const struct article *) articles;
	VEC(const struct member *) members;
};

static bool
read_member(struct reading *r, const struct member *m)
{
	struct arena *a = r->l->arena;
	struct article *first = ARENA_NEW(a, struct article);
	enum status st =
	    store_article(app_store(r->app), a, m->article, true, first);

	/* Gone meanwhile, or unreadable: the others are still worth it. */
	if (st == STATUS_NOT_FOUND || st == STATUS_DAMAGED)
		return true;
	if (!app_check(r->app, st))
		return false;
	clean_article(a, first);
	for (struct article *v = first; v->previous;) {
		struct article *older = ARENA_NEW(a, struct article);

		*older = *v->previous;
		clean_article(a, older);
		v->previous = older;
		v = older;
	}
	*vec_add(a, &r->articles) = first;
	*vec_add(a, &r->members) = m;
	return true;
}

static bool
read_members(struct reading *r, bool copies)
{
	const struct event *e = &r->l->event;

	for (size_t i = 0; i < e->nmembers; i++) {
		bool copy = e->members[i].copy_of != 0;

		if (copy == copies && !read_member(r, &e->members[i]))
			return false;
		r->l->hidden += copy && !r->l->copies;
	}
	return true;
}

static size_t
pairs(const struct loaded *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += l->articles[i]->nparas;
	return l->n > 1 ? n * n : 0;
}

static struct loaded *
load(struct app *app, struct arena *a, const struct event *e, bool copies,
    uint64_t key)
{
	struct loaded *l = ARENA_NEW(a, struct loaded);
	struct reading r = {.app = app, .l = l};

	l->arena = a;
	l->refs = 1;
	l->key = key;
	l->event = *e;
	l->copies = copies;
	l->how = (struct compare_options){.facts = true, .told = true,
		.aliases = app_aliases(app)};
	if (!read_members(&r, false))
		return NULL;
	/* Where every text is a copy there is nothing else to show. */
	if ((copies || r.articles.n == 0) && !read_members(&r, true))
		return NULL;
	l->articles = r.articles.at;
	l->members = r.members.at;
	l->n = r.articles.n;
	if (!app_check(app,
		store_ties(app_store(app), a, l->articles, l->n,
		    &l->how.ties, &l->how.nties)))
		return NULL;
	if (l->n > 0 && pairs(l) <= AT_ONCE)
		l->c = compare_run(a, l->articles, l->n, &l->how);
	return l;
}

/* The event of that key, kept as the last one from now on. */
static struct loaded *
find_kept(struct loaded **kept, uint64_t key)
{
	struct loaded *l;
	size_t i = 0;

	while (i < LOADED_KEPT && kept[i] && kept[i]->key != key)
		i++;
	if (i == LOADED_KEPT || !kept[i])
		return NULL;
	l = kept[i];
	memmove(kept + 1, kept, i * sizeof(struct loaded *));
	return kept[0] = l;
}

/* The same texts, of which the store says something else now.  What it
 * says since the key was read is for the next reload. */
static void
describe_again(struct app *app, struct loaded *l)
{
	const struct member **members =
	    ARENA_ARRAY(l->arena, const struct member *, l->n);
	struct event e;
	size_t n = 0;

	if (!app_check(app,
		store_event(app_store(app), l->arena, l->event.id, &e)))
		return;
	for (size_t i = 0; i < l->n; i++)
		for (size_t k = 0; k < e.nmembers; k++)
			if (e.members[k].article == l->articles[i]->id)
				members[n++] = &e.members[k];
	if (n < l->n)
		return;
	l->event = e;
	l->members = members;
}

void
loaded_keep(struct loaded **kept, struct loaded *l)
{
	loaded_drop(kept[LOADED_KEPT - 1]);
	memmove(kept + 1, kept, (LOADED_KEPT - 1) * sizeof(struct loaded *));
	kept[0] = l;
}

/* Is it a copy, among texts that are none? */
static bool
is_copy(const struct event *e, int64_t article)
{
	bool copy = false, own = false;

	for (size_t i = 0; i < e->nmembers; i++) {
		own = own || !e->members[i].copy_of;
		copy = copy || (e->members[i].article == article &&
		    e->members[i].copy_of);
	}
	return own && copy;
}

/* With the copies also where the article is one; 0: none. */
static struct loaded *
get(struct app *app, int64_t event, bool copies, int64_t article)
{
	struct loaded **kept = app_loaded(app);
	struct arena *a = arena_new();
	struct loaded *l = NULL;
	struct event e;
	uint64_t key;

	if (!app_check(app, store_event(app_store(app), a, event, &e)))
		goto out;
	copies = copies || is_copy(&e, article);
	if (!current_key(app, a, &e, copies, &key))
		goto out;
	l = find_kept(kept, key);
	if (l) {
		if (loaded_waits(l))
			app_compare(app, l);
		if (described(&l->event) != described(&e))
			describe_again(app, l);
		l->event.looked = e.looked;
		l->event.fresh = e.fresh;
		l->event.updated = e.updated;
		goto out;
	}
	l = load(app, a, &e, copies, key);
	if (!l)
		goto out;
	a = NULL;
	loaded_keep(kept, l);
	if (loaded_waits(l))
		app_compare(app, l);
out:
	arena_free(a);
	if (l)
		l->refs++;
	return l;
}

struct loaded *
loaded_get(struct app *app, int64_t event, bool copies)
{
	return get(app, event, copies, 0);
}

struct loaded *
loaded_again(struct app *app, const struct loaded *l)
{
	struct loaded *now = loaded_get(app, l->event.id, l->copies);

	if (now != l)
		return now;
	loaded_drop(now);
	return NULL;
}

/* Not kept in the app's slot: nobody else stands on it. */
static struct loaded *
load_alone(struct app *app, int64_t article)
{
	struct arena *a = arena_new();
	struct member *m = ARENA_NEW(a, struct member);
	struct event e = {.members = m, .nmembers = 1};
	struct loaded *l;

	m->article = article;
	l = load(app, a, &e, true, 0);
	if (!l || l->n == 0) {
		if (l)
			app_error(app,
			    "article a%" PRId64
			    " is not in the store, or is damaged",
			    article);
		arena_free(a);
		return NULL;
	}
	l->event.headline = l->articles[0]->title;
	return l;
}

struct loaded *
loaded_article(struct app *app, int64_t article)
{
	int64_t event;
	struct loaded *l;

	if (!app_check(app, store_event_of(app_store(app), article, &event)))
		return NULL;
	if (event == 0)
		return load_alone(app, article);
	l = get(app, event, false, article);
	if (!l || loaded_index(l, article) >= 0)
		return l;
	loaded_drop(l);
	return load_alone(app, article);
}

void
loaded_drop(struct loaded *l)
{
	while (l && --l->refs == 0) {
		struct loaded *texts = l->texts;

		arena_free(l->arena);
		l = texts;
	}
}

bool
loaded_waits(const struct loaded *l)
{
	return l->n > 0 && !l->c;
}

int
loaded_index(const struct loaded *l, int64_t article)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->articles[i]->id == article)
			return (int)i;
	return -1;
}

struct str
loaded_doubt(const struct loaded *l, uint32_t index)
{
	for (size_t i = 0; l->c && i < l->c->ndoubts; i++)
		if (l->c->doubts[i].article == index)
			return l->c->doubts[i].reason;
	return STR_NONE;
}
