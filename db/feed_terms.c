#include "db/feed_terms.h"

#include "src/base/vec.h"

/* With more feeds than this, nearly every row is one of them, or asking
 * the index would cost more than looking. */
#define FEEDS_ASKED 100

/* Without what nearly every address begins with. */
static struct str
telling(struct str address)
{
	size_t host = str_find(address, STR("://"), 0);

	if (host == STR_NPOS)
		return address;
	address = str_from(address, host + 3);
	return str_istarts(address, STR("www.")) ? str_from(address, 4) :
	    address;
}

static enum status
look_up(struct store *s, struct arena *a, const struct query_term *term,
    struct buf *match, struct feed_term *out)
{
	sqlite3_stmt *st = sql_get(s, term->field == QUERY_TAG ?
	    SQL_FEEDS_TAGGED : SQL_FEEDS_NAMED);
	VEC(int64_t) feeds = {0};
	enum status status;

	sql_text(st, 1, term->text);
	while ((status = sql_step(s, st)) == STATUS_OK) {
		*vec_add(a, &feeds) = sql_col_int(st, 0);
		if (feeds.n > FEEDS_ASKED)
			continue;
		if (match->n)
			buf_cstr(match, " OR ");
		query_quoted(match, "feed", telling(sql_col_view(st, 1)));
	}
	out->feeds = feeds.at;
	out->n = feeds.n;
	return status == STATUS_DONE ? STATUS_OK : status;
}

static enum status
resolve(struct store *s, struct arena *a, struct query_term *term,
    struct feed_term *out)
{
	struct buf match;
	enum status status;

	buf_init(&match, MiB);
	if (term->field == QUERY_TAG) {
		query_quoted(&match, "tag", term->text);
		out->match = arena_str(a, buf_view(&match));
	}
	out->not = term->not;
	status = look_up(s, a, term, &match, out);
	if (status == STATUS_OK)
		status = buf_status(&match);
	term->match = arena_str(a, buf_view(&match));
	/* What no feed is called, no article came in. */
	if (!term->match.n)
		term->match = STR("feed : \"\"");
	term->beside = term->not || out->n > FEEDS_ASKED;
	buf_free(&match);
	return status;
}

enum status
feed_terms(struct store *s, struct arena *a, struct query *q,
    struct feed_term **out, size_t *n)
{
	struct query_term *terms = ARENA_ARRAY(a, struct query_term,
	    q->nterms);
	enum status status = STATUS_OK;

	*n = 0;
	*out = ARENA_ARRAY(a, struct feed_term, q->nterms);
	for (size_t i = 0; i < q->nterms && status == STATUS_OK; i++) {
		terms[i] = q->terms[i];
		if (terms[i].field == QUERY_FEED ||
		    terms[i].field == QUERY_TAG)
			status = resolve(s, a, &terms[i], &(*out)[(*n)++]);
	}
	q->terms = terms;
	return status;
}

bool
feed_term_has(const struct feed_term *t, int64_t feed)
{
	size_t low = 0, high = t->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (t->feeds[middle] < feed)
			low = middle + 1;
		else
			high = middle;
	}
	return low < t->n && t->feeds[low] == feed;
}
