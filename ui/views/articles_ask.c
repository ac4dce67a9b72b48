#include "ui/views/articles_ask.h"

static enum status
read_articles(struct store *s, const void *query, struct arena *a,
    const struct list_key *from, bool back, size_t n, void **rows,
    size_t *nrows)
{
	const struct articles_asked *q = query;
	struct article_row *r = NULL;
	enum status st =
	    store_articles(s, a, &q->query, from, back, n, &r, nrows);

	if (st == STATUS_OK)
		st = store_openings(s, a, r, *nrows);
	*rows = r;
	return st;
}

bool
articles_hides(const struct articles_asked *q)
{
	return q->kills &&
	    (q->query.scope == SCOPE_ALL || q->query.scope == SCOPE_UNREAD);
}

static enum status
count_articles(struct store *s, const void *query, size_t *n)
{
	const struct articles_asked *q = query;
	enum status st = store_articles_count(s, &q->query, n);

	*n -= MIN(articles_hides(q) ? q->killed : 0, *n);
	return st;
}

static struct list_key
article_key(const void *row)
{
	return ((const struct article_row *)row)->key;
}

static int64_t
article_id(const void *row)
{
	return ((const struct article_row *)row)->id;
}

static enum status
judge(struct store *s, const void *query, void *rows, size_t n, bool *drop)
{
	const struct articles_asked *q = query;
	struct article_row *r = rows;
	enum status st = STATUS_OK;

	if (q->lights) {
		st = store_rules_page(
		    s, q->rules, q->nrules, RULE_HIGHLIGHT, r, n, drop);
		for (size_t i = 0; i < n; i++)
			r[i].highlight = drop[i];
		memset(drop, 0, n * sizeof(*drop));
	}
	if (st == STATUS_OK && articles_hides(q))
		st = store_rules_page(
		    s, q->rules, q->nrules, RULE_KILL, r, n, drop);
	return st;
}

static void
keep_article(void *row, struct arena *a)
{
	struct article_row *r = row;

	r->outlet = arena_str(a, r->outlet);
	r->title = arena_str(a, r->title);
	r->snippet = arena_str(a, r->snippet);
	r->source_id = arena_str(a, r->source_id);
	r->url = arena_str(a, r->url);
	r->doubt = arena_str(a, r->doubt);
}

const struct list_source articles_source = {
    .row_size = sizeof(struct article_row),
    .page = read_articles,
    .judge = judge,
    .count = count_articles,
    .key = article_key,
    .id = article_id,
    .keep = keep_article,
};

bool
articles_rules(struct articles_asked *q, struct app *app)
{
	size_t before = q->nrules;

	q->rules = app_rules(app, &q->nrules);
	q->kills = q->lights = false;
	for (size_t i = 0; i < q->nrules; i++) {
		q->kills |= q->rules[i].kind == RULE_KILL;
		q->lights |= q->rules[i].kind == RULE_HIGHLIGHT;
	}
	return q->nrules == before;
}
