#include "db/around.h"

#include "src/base/vec.h"

#define BEFORE 60 /* bytes kept before the hit ... */
#define AFTER 120 /* ... and from it on */

struct around {
	fts5_tokenizer methods;
	Fts5Tokenizer *tokenizer;
	struct arena *arena; /* of the wanted words */
	VEC(struct str) wanted;
	bool found;
	size_t start; /* of the hit */
};

struct around *
around_new(sqlite3 *db)
{
	/* The tokenizer that the schema names. */
	static const char *options[] = {"remove_diacritics", "2"};
	struct around *r = xcalloc(1, sizeof(*r));
	fts5_api *api = NULL;
	sqlite3_stmt *st;
	void *user;

	if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &st, NULL) ==
	    SQLITE_OK) {
		sqlite3_bind_pointer(st, 1, &api, "fts5_api_ptr", NULL);
		sqlite3_step(st);
		sqlite3_finalize(st);
	}
	if (api && api->xFindTokenizer(api, "unicode61", &user,
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
keep_first(void *data, int flags, const char *token, int n, int start,
    int end)
{
	struct around *r = data;

	(void)flags;
	(void)start;
	(void)end;
	*vec_add(r->arena, &r->wanted) = arena_str(r->arena,
	    (struct str){token, (size_t)n});
	return SQLITE_DONE;
}

void
around_want(struct around *r, struct arena *a, const struct query *q)
{
	r->arena = a;
	r->wanted.at = NULL;
	r->wanted.n = r->wanted.cap = 0;
	for (size_t i = 0; i < q->nterms; i++) {
		const struct query_term *t = &q->terms[i];

		/* The first word of a phrase leads to it. */
		if (!t->not && t->field == QUERY_WORD)
			r->methods.xTokenize(r->tokenizer, r,
			    FTS5_TOKENIZE_QUERY, t->text.s, (int)t->text.n,
			    keep_first);
	}
}

static int
look(void *data, int flags, const char *token, int n, int start, int end)
{
	struct around *r = data;
	struct str met = {token, (size_t)n};

	(void)flags;
	(void)end;
	for (size_t i = 0; i < r->wanted.n; i++) {
		if (str_eq(met, r->wanted.at[i])) {
			r->found = true;
			r->start = (size_t)start;
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

/* Whole words, where they are not longer than all that is shown. */
static struct str
cut(struct arena *a, struct str text, size_t at)
{
	size_t from = at > BEFORE ? at - BEFORE : 0;
	size_t to = MIN(at + AFTER, text.n);

	while (from > 0 && from < at && text.s[from - 1] != ' ')
		from++;
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
