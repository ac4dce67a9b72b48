#include "db/around.h"

#include "db/tokens.h"
#include "src/base/vec.h"

#define BEFORE 60 /* bytes kept before the hit ... */
#define AFTER 120 /* ... and from it on */

/* Tokens that must follow each other. */
struct phrase {
	VEC(struct str) tokens;
	size_t met;   /* so many of them, just now */
	size_t start; /* where the first of those stands */
};

struct around {
	fts5_tokenizer methods;
	Fts5Tokenizer *tokenizer;
	struct arena *arena; /* of the wanted phrases */
	VEC(struct phrase) wanted;
	bool found;
	size_t start; /* of the hit */
};

struct around *
around_new(sqlite3 *db)
{
	/* The tokenizer that the schema names. */
	static const char *options[] = {"remove_diacritics", "2"};
	struct around *r = xcalloc(1, sizeof(*r));
	fts5_api *api = tokens_api(db);
	void *user;

	if (api && api->xFindTokenizer(api, TOKENS_NAME, &user,
	    &r->methods) == SQLITE_OK &&
	    r->methods.xCreate(user, options, ARRAY_LEN(options),
	    &r->tokenizer) == SQLITE_OK)
		return r;
	free(r);
	return NULL;
}

void
around_free(struct around *r)
{
	if (!r)
		return;
	r->methods.xDelete(r->tokenizer);
	free(r);
}

static int
keep(void *data, int flags, const char *token, int n, int start, int end)
{
	struct around *r = data;
	struct phrase *p = &r->wanted.at[r->wanted.n - 1];

	(void)flags;
	(void)start;
	(void)end;
	*vec_add(r->arena, &p->tokens) = arena_str(r->arena,
	    (struct str){token, (size_t)n});
	return SQLITE_OK;
}

void
around_want(struct around *r, struct arena *a, const struct query *q)
{
	r->arena = a;
	r->wanted.at = NULL;
	r->wanted.n = r->wanted.cap = 0;
	for (size_t i = 0; i < q->nterms; i++) {
		const struct query_term *t = &q->terms[i];

		if (t->not || t->field != QUERY_WORD)
			continue;
		*vec_add(a, &r->wanted) = (struct phrase){0};
		r->methods.xTokenize(r->tokenizer, r, FTS5_TOKENIZE_QUERY,
		    t->text.s, (int)t->text.n, keep);
		/* One of signs alone has no tokens and wants nothing. */
		if (!r->wanted.at[r->wanted.n - 1].tokens.n)
			r->wanted.n--;
	}
}

/* True when the token completes the phrase. */
static bool
follow(struct phrase *p, struct str token, size_t start)
{
	if (!str_eq(token, p->tokens.at[p->met]))
		p->met = 0;
	if (!str_eq(token, p->tokens.at[p->met]))
		return false;
	if (!p->met)
		p->start = start;
	if (++p->met < p->tokens.n)
		return false;
	p->met = 0;
	return true;
}

static int
look(void *data, int flags, const char *token, int n, int start, int end)
{
	struct around *r = data;
	struct str met = {token, (size_t)n};

	(void)flags;
	(void)end;
	for (size_t i = 0; i < r->wanted.n; i++) {
		if (follow(&r->wanted.at[i], met, (size_t)start)) {
			r->found = true;
			r->start = r->wanted.at[i].start;
			return SQLITE_DONE;
		}
	}
	return SQLITE_OK;
}

static bool
is_middle(struct str s, size_t at) /* of a character */
{
	return at < s.n && ((unsigned char)s.s[at] & 0xc0) == 0x80;
}

/* The first word that begins at 'from' or later, not behind the hit.  A
 * script without spaces is cut between two characters. */
static size_t
word_from(struct str text, size_t from, size_t at)
{
	size_t word = from;

	while (word > 0 && word < at && text.s[word - 1] != ' ')
		word++;
	if (word < at)
		return word;
	while (is_middle(text, from))
		from++;
	return MIN(from, at);
}

/* Whole words, where they are not longer than all that is shown. */
static struct str
cut(struct arena *a, struct str text, size_t at)
{
	size_t from = word_from(text, at > BEFORE ? at - BEFORE : 0, at);
	size_t to = MIN(at + AFTER, text.n);

	if (to < text.n) {
		size_t space = to;

		while (space > at && text.s[space] != ' ')
			space--;
		if (space > at)
			to = space;
		while (is_middle(text, to))
			to--;
	}
	return arena_printf(a, "%s%.*s%s", from ? "... " : "",
	    STR_ARG(str_sub(text, from, to)), to < text.n ? " ..." : "");
}

struct str
around_hit(struct around *r, struct arena *a, const struct article *article)
{
	const struct paragraph *shown = NULL;

	r->found = false;
	r->start = 0;
	for (size_t i = 0; i < article->nparas && !r->found; i++) {
		const struct paragraph *p = &article->paras[i];

		if (p->kind == PARA_FURNITURE)
			continue;
		for (size_t k = 0; k < r->wanted.n; k++)
			r->wanted.at[k].met = 0;
		if (r->wanted.n)
			r->methods.xTokenize(r->tokenizer, r,
			    FTS5_TOKENIZE_DOCUMENT, p->text.s,
			    (int)MIN(p->text.n, (size_t)INT32_MAX), look);
		if (r->found || (!shown && para_tells(p->kind)))
			shown = p;
	}
	if (!shown)
		return STR_NONE;
	return cut(a, shown->text, MIN(r->start, shown->text.n));
}
