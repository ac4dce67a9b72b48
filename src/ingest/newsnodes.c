#include "src/ingest/newsnodes.h"

#include "src/ingest/author.h"
#include "src/ingest/markup.h"

#define KEYWORDS_LIMIT 200

const xmlNode *
news_find(const xmlNode *root, const char *name)
{
	for (xmlNode *n = root ? root->children : NULL; n;
	    n = markup_next(root, n, true))
		if (markup_is(n, name))
			return n;
	return NULL;
}

const xmlNode *
news_child(const xmlNode *parent, const char *name)
{
	for (xmlNode *n = parent ? parent->children : NULL; n; n = n->next)
		if (markup_is(n, name))
			return n;
	return NULL;
}

/* "en" of "en-GB". */
static struct str
spoken(struct str tag)
{
	return str_sub(tag, 0, MIN(str_chr(tag, '-', 0), tag.n));
}

const xmlNode *
news_best(const xmlNode *parent, const char *name, struct str language)
{
	const xmlNode *best = NULL;
	int most = -1;

	for (xmlNode *n = parent ? parent->children : NULL; n; n = n->next) {
		struct str said = markup_attr(n, "lang");
		int worth;

		if (!markup_is(n, name))
			continue;
		worth = !said.n ? 2 :
		    str_ieq(spoken(said), spoken(language)) ? 4 : 0;
		worth += str_ends(markup_attr(n, "role"), STR(":main"));
		if (worth > most) {
			most = worth;
			best = n;
		}
	}
	return best;
}

struct str
news_line(const struct wire *w, const xmlNode *n)
{
	return n ? compose_line(w->a, markup_text(w->a, n)) : STR_NONE;
}

struct str
news_attr(const struct wire *w, const xmlNode *n, const char *name)
{
	return n ? compose_line(w->a, markup_attr(n, name)) : STR_NONE;
}

void
news_keep(struct str *field, struct str found)
{
	if (!field->n)
		*field = found;
}

void
news_keep_date(const struct wire *w, struct article *x, struct str date,
    const char *from)
{
	if (!date.n || x->published.precision != PRECISION_UNKNOWN)
		return;
	x->published = compose_date(date, w->o);
	x->when_from = x->published.precision != PRECISION_UNKNOWN ?
	    str_c(from) : compose_misdated(w->a, date);
}

struct str
news_add_name(const struct wire *w, struct str list, struct str name)
{
	name = author_name(name);
	if (!name.n || str_ieq(name, list) || list.n > TITLE_LIMIT)
		return list;
	return list.n ? arena_printf(w->a, "%.*s, %.*s", STR_ARG(list),
	    STR_ARG(name)) : name;
}

void
news_keyword(const struct wire *w, struct article *x, struct str s)
{
	VEC(struct str) words = {x->categories, x->ncategories,
		x->ncategories};

	if (!s.n || words.n >= KEYWORDS_LIMIT)
		return;
	*vec_add(w->a, &words) = s;
	x->categories = words.at;
	x->ncategories = words.n;
}

/* Of pictures and films only the caption is text; they may be inside the
 * document as base64.  Bylines and the like may stand in any block. */
static bool
is_no_text(const xmlNode *n, const void *unused)
{
	static const char *const names[] = {"media-object", "media-metadata",
		"media-reference", "media-producer", "nitf-table-metadata",
		"datasource", "ed-msg", "byline", "dateline", "copyrite",
		"distributor", "tagline"};

	(void)unused;
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (markup_is(n, names[i]))
			return true;
	return false;
}

void
news_text(const struct wire *w, const xmlNode *content, struct str title,
    paragraphs *out)
{
	blocks b = {0};

	if (!content)
		return;
	blocks_of(w->a, content, is_no_text, NULL, &b);
	for (size_t i = 0; i < b.n; i++)
		if (!str_ieq(b.at[i].text, title))
			compose_add(w->a, out, b.at[i].text, b.at[i].kind);
}
