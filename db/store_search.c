/*
 * store_search.c - search, and filling its index.
 *
 * FTS5 keeps for each word the ascending numbers of the rows that hold
 * it, and those numbers are article.place: so hits come out newest
 * first, a page costs a page however many hits there are, and dates are
 * a range.  A query without words walks the list that fits it best.
 * Conditions the index does not know are tried on the rows as they come,
 * up to a limit, so that no query is slow.
 *
 * Writing the index costs several times what storing an article costs,
 * and FTS5 takes rows quickly only in ascending order.  So articles wait
 * in search_queue, which is in that order, until store_index_some().
 */
#include "db/store_search.h"

#include "db/feed_terms.h"
#include "db/record.h"
#include "db/store_list.h"

/* A transaction of the index takes so many words, some 15 ms: a key that
 * stores something waits no longer.  (Ten times as many save 4% of an
 * import.) */
#define INDEX_WORDS 40000

static int64_t
place_at(int64_t time)
{
	return place_of(time, 0);
}

/* The statement that walks the fewest rows. */
static sqlite3_stmt *
start(struct search *w, int64_t from)
{
	enum sql forth = SQL_ALL_FORTH, back = SQL_ALL_BACK;
	sqlite3_stmt *st;

	if (w->feed) {
		forth = SQL_FEED_FORTH;
		back = SQL_FEED_BACK;
	} else if (w->match.s) {
		forth = SQL_SEARCH_FORTH;
		back = SQL_SEARCH_BACK;
	} else if (w->q.is & QUERY_NOTED) {
		forth = SQL_NOTED_AMONG_FORTH;
		back = SQL_NOTED_AMONG_BACK;
	} else if (w->q.is & QUERY_STARRED) {
		forth = SQL_STARRED_FORTH;
		back = SQL_STARRED_BACK;
	} else if (w->q.is & QUERY_UNREAD) {
		forth = SQL_UNREAD_FORTH;
		back = SQL_UNREAD_BACK;
	}
	st = sql_get(w->s, w->back ? back : forth);
	sql_int(st, 1, w->back ? MAX(from, w->low - 1) : MIN(from, w->high));
	sql_int(st, 2, -1);
	if (w->feed)
		sql_int(st, 3, w->feed);
	else if (w->match.s)
		sql_text(st, 3, w->match);
	return st;
}

/* The feed that each hit is of, when a feed is all that must be found; or
 * 0.  To the search index it is the words of an address, which thousands
 * of other articles have too. */
static int64_t
only_feed(const struct search *w)
{
	int64_t feed = 0;

	for (size_t i = 0; i < w->q.nterms; i++)
		if (!w->q.terms[i].not && w->q.terms[i].field != QUERY_FEED)
			return 0;
	for (size_t i = 0; i < w->nfeeds; i++)
		if (!w->feeds[i].not && w->feeds[i].n == 1)
			feed = w->feeds[i].feeds[0];
	return feed;
}

enum status
search_open(struct store *s, struct arena *a, struct str query,
    const struct list_key *from, bool back, struct search *w)
{
	struct str why;
	enum status status;

	*w = (struct search){.s = s, .back = back};
	status = query_parse(a, query, &w->q, &why);
	if (status != STATUS_OK)
		return sql_fail(s, status, "%.*s", STR_ARG(why));
	if (w->q.regex.s && regcomp(&w->regex, w->q.regex.s,
	    REG_EXTENDED | REG_NOSUB | REG_ICASE) != 0)
		return sql_fail(s, STATUS_BAD_QUERY,
		    "the regular expression is too large");
	if (w->q.regex.s)
		w->article = arena_new();
	status = feed_terms(s, a, &w->q, &w->feeds, &w->nfeeds);
	if (status != STATUS_OK)
		return status;
	w->feed = only_feed(w);
	if (!w->feed)
		w->match = query_match(a, &w->q);
	if (!w->match.s)
		w->exclude = query_exclude(a, &w->q);
	w->low = w->q.after == INT64_MIN ? 0 : place_at(w->q.after);
	w->high = w->q.before == INT64_MAX ? INT64_MAX :
					     place_at(w->q.before);
	w->st = start(w, from ? from->sort : back ? -1 : INT64_MAX);
	return STATUS_OK;
}

void
search_close(struct search *w)
{
	if (w->q.regex.s) {
		regfree(&w->regex);
		arena_free(w->article);
	}
	sql_end(w->st);
}

static bool
flags_fit(const struct search *w)
{
	unsigned is = 0;

	if (sql_col_int(w->st, 12) == 0)
		is |= QUERY_UNREAD;
	if (sql_col_int(w->st, 13) != 0)
		is |= QUERY_STARRED;
	if (sql_col_int(w->st, 14) != 0)
		is |= QUERY_CUT;
	if (sql_col_int(w->st, 15) > 0)
		is |= QUERY_CONFLICT;
	return (is & w->q.is) == (w->q.is & ~(unsigned)QUERY_NOTED) &&
	    (is & w->q.is_not) == 0;
}

/* Does the index have the article for an expression? */
static enum status
has(struct search *w, struct str match, int64_t place, bool *yes)
{
	sqlite3_stmt *st = sql_get(w->s, SQL_SEARCH_HAS);

	sql_text(st, 1, match);
	sql_int(st, 2, place);
	return sql_exists(w->s, st, yes);
}

static enum status
feeds_fit(struct search *w, int64_t place, bool *yes)
{
	int64_t feed = sql_col_int(w->st, 19);
	enum status status = STATUS_OK;

	for (size_t i = 0; i < w->nfeeds && *yes; i++) {
		const struct feed_term *t = &w->feeds[i];
		bool found = feed_term_has(t, feed);

		if (!found && t->match.n)
			status = has(w, t->match, place, &found);
		if (status != STATUS_OK)
			return status;
		*yes = found != t->not;
	}
	return status;
}

static enum status
notes_fit(struct search *w, bool *yes)
{
	sqlite3_stmt *st = sql_get(w->s, SQL_NOTED_HAS);
	bool noted;
	enum status status;

	sql_int(st, 1, sql_col_int(w->st, 0));
	status = sql_exists(w->s, st, &noted);
	*yes = noted == ((w->q.is & QUERY_NOTED) != 0);
	return status;
}

/* A damaged text is no hit, and none of it is told. */
static enum status
regex_fits(struct search *w, int64_t id, bool *yes)
{
	struct arena *a = w->article;
	struct article article;
	enum status status;

	arena_reset(a);
	status = store_article(w->s, a, id, false, &article);
	*yes = false;
	if (status == STATUS_OK) {
		*yes = regexec(&w->regex,
		    arena_str(a, article.title).s, 0, NULL, 0) == 0;
		for (size_t i = 0; i < article.nparas && !*yes; i++)
			*yes = regexec(&w->regex,
			    arena_str(a, article.paras[i].text).s, 0, NULL,
			    0) == 0;
		*yes = *yes != w->q.regex_not;
	}
	return status == STATUS_DAMAGED ? STATUS_OK : status;
}

static enum status
fits(struct search *w, int64_t place, bool *yes)
{
	bool found;
	enum status status = STATUS_OK;

	*yes = flags_fit(w);
	if (*yes)
		status = feeds_fit(w, place, yes);
	if (status == STATUS_OK && *yes &&
	    ((w->q.is | w->q.is_not) & QUERY_NOTED))
		status = notes_fit(w, yes);
	if (status == STATUS_OK && *yes && w->exclude.s) {
		status = has(w, w->exclude, place, &found);
		*yes = !found;
	}
	if (status == STATUS_OK && *yes && w->q.regex.s)
		status = regex_fits(w, sql_col_int(w->st, 0), yes);
	return status;
}

enum status
search_next(struct search *w)
{
	enum status status;
	bool yes;

	while (w->candidates++ < SEARCH_CANDIDATES) {
		int64_t place;

		status = sql_step(w->s, w->st);
		if (status != STATUS_OK)
			return status;
		place = sql_col_int(w->st, 1);
		if (w->back ? place >= w->high : place < w->low)
			return STATUS_DONE;
		status = fits(w, place, &yes);
		if (status != STATUS_OK || yes)
			return status;
	}
	return STATUS_DONE;
}

void
search_snippets(struct search *w, struct arena *a, struct article_row *rows,
    size_t n)
{
	struct store *s = w->s;
	struct arena *each = arena_new();

	if (!s->around)
		s->around = around_new(s->db);
	if (s->around && (w->feed || w->match.s)) {
		around_want(s->around, s->scratch, &w->q);
		for (size_t i = 0; i < n; i++) {
			struct article article;

			arena_reset(each);
			if (store_article(s, each, rows[i].id, false,
			    &article) == STATUS_OK)
				rows[i].snippet = around_hit(s->around, a,
				    &article);
		}
	}
	arena_free(each);
}

enum status
store_index_waiting(struct store *s, size_t *n)
{
	int64_t count;
	enum status status = sql_number(s, sql_get(s, SQL_QUEUE_COUNT),
	    &count);

	*n = (size_t)count;
	return status;
}

/* With the waiting articles up to a place. */
static enum status
run_up_to(struct store *s, enum sql what, int64_t place)
{
	sqlite3_stmt *st = sql_get(s, what);

	sql_int(st, 1, place);
	return sql_run(s, st);
}

/* FTS5 writes out what it has gathered at the end of each statement that
 * adds to it, so all old texts leave by one and all new ones enter by
 * another. */
enum status
store_index_some(struct store *s, size_t n, size_t *left)
{
	static const enum sql steps[] = {
		SQL_INDEX_REMOVE, SQL_INDEX_ADD, SQL_QUEUE_REMOVE};
	enum status status = store_begin(s);
	sqlite3_stmt *st;
	int64_t last, some;

	if (status != STATUS_OK)
		return status;
	st = sql_get(s, SQL_QUEUE_LAST);
	sql_int(st, 1, (int64_t)n);
	sql_int(st, 2, INDEX_WORDS);
	status = sql_number(s, st, &last);
	for (size_t i = 0; i < ARRAY_LEN(steps) && status == STATUS_OK; i++)
		status = run_up_to(s, steps[i], last);
	status = store_end(s, status);
	if (status == STATUS_OK)
		status = sql_number(s, sql_get(s, SQL_QUEUE_SOME), &some);
	if (status == STATUS_OK)
		*left = (size_t)some;
	return status;
}
