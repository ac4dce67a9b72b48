/*
 * feeds_rows.c - the rows of the list of feeds: what is read of the store,
 * and in which order it is shown.
 *
 * Of some thousand feeds a key reads all: nothing here may take the square
 * of their number.
 */
#include "ui/views/feeds.h"

static enum feeds_state_of
state_of(const struct followed *f)
{
	static const enum feeds_state_of ours[] = {
	    [FEED_FINE] = FEEDS_FINE,
	    [FEED_FAILING] = FEEDS_FAILING,
	    [FEED_GONE] = FEEDS_GONE,
	    [FEED_PAUSED] = FEEDS_PAUSED,
	    [FEED_UNASKED] = FEEDS_UNASKED,
	    [FEED_FETCHING] = FEEDS_FETCHING,
	};

	return f->follow ? ours[feed_state(f)] : FEEDS_LEFT;
}

/* What tells addresses apart stands further behind. */
static struct str
without_scheme(struct str address)
{
	size_t at = str_find(address, STR("://"), 0);

	return at == STR_NPOS ? address : str_from(address, at + 3);
}

static struct feeds_row
row_of(const struct followed *f, const struct feed_health *health,
    size_t nhealth)
{
	struct feeds_row r = {.f = *f};
	const struct feed_health *h = feed_health_find(health, nhealth,
	    f->id);

	if (h)
		r.h = *h;
	r.f.health = &r.h;
	r.state = state_of(&r.f);
	r.f.health = NULL; /* the row will be copied */
	r.name = f->is.title.n ? f->is.title
	    : f->is.own_title.n ? f->is.own_title
				: without_scheme(f->is.address);
	return r;
}

/* A feed that fails is never hidden. */
static bool
belongs(const struct feeds *v, const struct feeds_row *r)
{
	return v->all || r->state == FEEDS_FAILING || r->state == FEEDS_GONE ||
	    (r->f.follow && !r->f.is.hidden);
}

/* Every word of the filter is in its name, address, tags or state. */
static bool
passes(const struct feeds *v, struct arena *a, const struct feeds_row *r)
{
	struct str words = buf_view(&v->filter), word;
	struct str tags;

	if (!words.n)
		return true;
	tags = feeds_tags(a, &r->f.is);
	while (str_field(&words, ' ', &word))
		if (word.n && find_in(r->name, word, 0) == STR_NPOS &&
		    find_in(r->f.is.address, word, 0) == STR_NPOS &&
		    find_in(tags, word, 0) == STR_NPOS &&
		    find_in(r->h.words, word, 0) == STR_NPOS)
			return false;
	return true;
}

/* Rows come sorted by name, and equal ones stay so. */
static int
by_rank(const void *x, const void *y)
{
	const struct feeds_row *a = x, *b = y;

	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	return (a->named > b->named) - (a->named < b->named);
}

/* The cursor stays on the same feed. */
static void
order(struct feeds *v, int64_t id)
{
	if (v->n)
		qsort(v->rows, v->n, sizeof(*v->rows), by_rank);
	for (size_t i = 0; i < v->n; i++)
		if (v->rows[i].f.id == id)
			v->selected = i;
	v->selected = v->n ? MIN(v->selected, v->n - 1) : 0;
}

static size_t
rank_of(const struct feeds *v, const struct feeds_row *r)
{
	switch (v->sort) {
	case FEEDS_BY_STATE:
		return r->state;
	case FEEDS_BY_UNREAD:
		return SIZE_MAX - r->f.unread;
	case FEEDS_BY_NAME:
		break;
	}
	return 0;
}

static int64_t
selected_id(const struct feeds *v)
{
	const struct feeds_row *r = feeds_selected(v);

	return r ? r->f.id : 0;
}

void
feeds_order(struct feeds *v)
{
	for (size_t i = 0; i < v->n; i++)
		v->rows[i].rank = rank_of(v, &v->rows[i]);
	order(v, selected_id(v));
}

const struct feeds_row *
feeds_selected(const struct feeds *v)
{
	return v->n ? &v->rows[v->selected] : NULL;
}

/* ---- where a feed stood ---- */

struct stood {
	int64_t id;
	size_t at;
};

static int
by_id(const void *x, const void *y)
{
	const struct stood *a = x, *b = y;

	return (a->id > b->id) - (a->id < b->id);
}

static struct stood *
places(struct arena *a, const struct feeds *v)
{
	struct stood *p = ARENA_ARRAY(a, struct stood, v->n);

	for (size_t i = 0; i < v->n; i++)
		p[i] = (struct stood){v->rows[i].f.id, i};
	if (v->n)
		qsort(p, v->n, sizeof(*p), by_id);
	return p;
}

/* Behind them all when it is new. */
static size_t
place_of(const struct stood *places, size_t n, int64_t id)
{
	struct stood key = {.id = id};
	const struct stood *p = n ? bsearch(&key, places, n, sizeof(key),
	    by_id) : NULL;

	return p ? p->at : n;
}

/* The old rows stay when the store cannot be read. */
void
feeds_read(struct feeds *v, struct app *app, bool keep)
{
	struct arena *a = arena_new();
	int64_t id = selected_id(v);
	struct feed_health *health;
	struct followed *list;
	size_t n, nhealth, nstood = v->n;
	struct stood *stood;

	if (!app_check(app, store_feeds(app_store(app), a, true, &list, &n)) ||
	    !app_check(app, store_health(app_store(app), a, app_now(app),
		&health, &nhealth))) {
		arena_free(a);
		return;
	}
	stood = places(a, v);
	v->rows = ARENA_ARRAY(a, struct feeds_row, n);
	v->n = v->followed = 0;
	v->synced = 0;
	memset(v->states, 0, sizeof(v->states));
	for (size_t i = 0; i < n; i++) {
		struct feeds_row *r = &v->rows[v->n];

		*r = row_of(&list[i], health, nhealth);
		r->named = i;
		r->rank = keep ? place_of(stood, nstood, r->f.id) :
		    rank_of(v, r);
		v->followed += r->f.follow;
		v->states[r->state]++;
		v->synced = MAX(v->synced, r->h.good);
		v->n += belongs(v, r) && passes(v, a, r);
	}
	arena_free(v->arena);
	v->arena = a;
	order(v, id);
}
