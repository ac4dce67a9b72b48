#include "db/tokens.h"

#include "src/base/str.h"

struct Fts5Tokenizer {
	fts5_tokenizer methods; /* of unicode61 */
	Fts5Tokenizer *spaced;
};

typedef int take_token(void *arg, int flags, const char *token, int n,
    int start, int end);

/* unicode61 sees only a part of the text. */
struct part {
	void *arg;
	take_token *take;
	int from;
};

fts5_api *
tokens_api(sqlite3 *db)
{
	fts5_api *api = NULL;
	sqlite3_stmt *st;

	if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &st, NULL) !=
	    SQLITE_OK)
		return NULL;
	sqlite3_bind_pointer(st, 1, &api, "fts5_api_ptr", NULL);
	sqlite3_step(st);
	sqlite3_finalize(st);
	return api;
}

static void
delete(Fts5Tokenizer *t)
{
	if (t->spaced)
		t->methods.xDelete(t->spaced);
	free(t);
}

static int
create(void *api_of_connection, const char **args, int nargs,
    Fts5Tokenizer **out)
{
	fts5_api *api = api_of_connection;
	Fts5Tokenizer *t = xcalloc(1, sizeof(*t));
	void *user;
	int rc = api->xFindTokenizer(api, "unicode61", &user, &t->methods);

	if (rc == SQLITE_OK)
		rc = t->methods.xCreate(user, args, nargs, &t->spaced);
	if (rc == SQLITE_OK)
		*out = t;
	else
		delete(t);
	return rc;
}

static int
take_shifted(void *arg, int flags, const char *token, int n, int start,
    int end)
{
	const struct part *p = arg;

	return p->take(p->arg, flags, token, n, p->from + start,
	    p->from + end);
}

/* The next letter of a script without spaces, from *at on; *at is where
 * it begins, or the end.  All of them begin with a byte of E0 or more. */
static size_t
next_unspaced(struct str text, size_t *at)
{
	while (*at < text.n) {
		size_t end = *at;

		if ((unsigned char)text.s[*at] < 0xe0)
			(*at)++;
		else if (utf8_unspaced(str_utf8(text, &end)))
			return end;
		else
			*at = end;
	}
	return text.n;
}

static int
tokenize(Fts5Tokenizer *t, void *arg, int flags, const char *bytes, int n,
    take_token *take)
{
	struct str text = {bytes, (size_t)MAX(n, 0)};
	size_t from = 0;
	int rc = SQLITE_OK;

	while (from < text.n && rc == SQLITE_OK) {
		struct part part = {arg, take, (int)from};
		size_t at = from, end = next_unspaced(text, &at);

		if (at > from)
			rc = t->methods.xTokenize(t->spaced, &part, flags,
			    bytes + from, (int)(at - from), take_shifted);
		if (at < end && rc == SQLITE_OK)
			rc = take(arg, 0, bytes + at, (int)(end - at),
			    (int)at, (int)end);
		from = end;
	}
	return rc;
}

int
tokens_register(sqlite3 *db)
{
	fts5_tokenizer own = {create, delete, tokenize};
	fts5_api *api = tokens_api(db);

	return api ? api->xCreateTokenizer(api, TOKENS_NAME, api, &own,
	    NULL) : SQLITE_OK;
}
