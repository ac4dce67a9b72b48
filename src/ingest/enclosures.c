#include "src/ingest/enclosures.h"

#include "src/ingest/list.h"
#include "src/ingest/markup.h"

#define ENCLOSURES_LIMIT 20

void
enclosures_add(struct arena *a, struct article *x, struct str url,
    struct str type, struct str length)
{
	struct str address = list_address(a, url);
	struct enclosure e = {.url = address};

	if (!address.n || x->nenclosures == ENCLOSURES_LIMIT)
		return;
	for (size_t i = 0; i < x->nenclosures; i++)
		if (str_eq(x->enclosures[i].url, address))
			return;
	e.type = compose_line(a, str_sub(type, 0, 100));
	/* Writers who do not know it say 0, or 1. */
	if (!str_i64(str_trim(length), &e.length) || e.length < 2)
		e.length = 0;
	x->enclosures = arena_grow(a, x->enclosures,
	    x->nenclosures * sizeof(e), (x->nenclosures + 1) * sizeof(e));
	x->enclosures[x->nenclosures++] = e;
}

static struct str
first_of(const xmlNode *n, const char *one, const char *other)
{
	struct str value = markup_attr(n, one);

	return value.n ? value : markup_attr(n, other);
}

static void
read_one(struct arena *a, const xmlNode *n, struct str base,
    struct article *x)
{
	struct str url;

	/* Atom's content has no "url". */
	if (markup_is(n, "enclosure") || markup_is(n, "content"))
		url = first_of(n, "url", "resource");
	else if (markup_is(n, "link") &&
	    str_ieq(markup_attr(n, "rel"), STR("enclosure")))
		url = markup_attr(n, "href");
	else
		return;
	if (url.n)
		enclosures_add(a, x, markup_url(a, url, base),
		    first_of(n, "type", "medium"),
		    first_of(n, "length", "fileSize"));
}

void
enclosures_read(struct arena *a, const xmlNode *item, struct str base,
    struct article *x)
{
	for (const xmlNode *n = item->children; n; n = n->next) {
		if (n->type != XML_ELEMENT_NODE)
			continue;
		read_one(a, n, base, x);
		if (!markup_is(n, "group"))
			continue;
		for (const xmlNode *c = n->children; c; c = c->next)
			if (c->type == XML_ELEMENT_NODE)
				read_one(a, c, base, x);
	}
}
