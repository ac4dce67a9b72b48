/*
 * jsonfeed.c - JSON Feed 1 and 1.1 (https://www.jsonfeed.org/version/1.1/).
 *
 * The format says which text is HTML (content_html) and which is not
 * (everything else), so nothing is guessed.  Writers take freedoms all
 * the same: numbers for ids, null for what they do not know, the author
 * of version 1 in a feed of 1.1, addresses without a host.  What has the
 * wrong type is as good as absent; an item that is no object is left out
 * and said.
 */
#include <jansson.h>

#include "src/ingest/blocks.h"
#include "src/ingest/enclosures.h"
#include "src/ingest/feed.h"
#include "src/ingest/list.h"
#include "src/ingest/markup.h"
#include "src/ingest/repair.h"
#include "src/text/clean.h"

#define ITEMS_LIMIT 20000
#define NAMES_LIMIT 200 /* of authors or tags */

struct reading {
	struct arena *a;
	const struct ingest_options *o;
	struct feed_languages languages;
	struct str base, author; /* the feed's */
};

/* The bytes of a string, jansson's own; a number is written out. */
static struct str
raw(struct arena *a, const json_t *object, const char *key)
{
	const json_t *v = json_object_get(object, key);

	if (json_is_string(v))
		return (struct str){json_string_value(v),
			json_string_length(v)};
	if (json_is_integer(v))
		return arena_printf(a, "%lld",
		    (long long)json_integer_value(v));
	if (json_is_real(v))
		return arena_printf(a, "%.17g", json_real_value(v));
	return STR_NONE;
}

static struct str
line(struct arena *a, const json_t *object, const char *key)
{
	return compose_line(a, raw(a, object, key));
}

static struct str
address(struct reading *r, const json_t *object, const char *key)
{
	struct str url = raw(r->a, object, key);

	return url.n ? text_clean(r->a, markup_url(r->a, url, r->base),
	    CLEAN_LINE) : STR_NONE;
}

/* Version 1 has one author, 1.1 a list of them; some give a name where
 * an object is due. */
static struct str
author_name(struct arena *a, const json_t *v)
{
	if (json_is_string(v))
		return compose_line(a, (struct str){json_string_value(v),
			json_string_length(v)});
	return line(a, v, "name");
}

static struct str
authors_of(struct arena *a, const json_t *object)
{
	const json_t *list = json_object_get(object, "authors");
	struct str out = STR_NONE;

	for (size_t i = 0; i < MIN(json_array_size(list), NAMES_LIMIT); i++) {
		struct str name = author_name(a, json_array_get(list, i));

		if (name.n)
			out = out.n ? arena_printf(a, "%.*s, %.*s",
			    STR_ARG(out), STR_ARG(name)) : name;
	}
	return out.n ? out :
	    author_name(a, json_object_get(object, "author"));
}

static void
read_tags(struct arena *a, const json_t *item, struct article *x)
{
	const json_t *list = json_object_get(item, "tags");
	size_t n = MIN(json_array_size(list), NAMES_LIMIT);

	if (n == 0)
		return;
	x->categories = ARENA_ARRAY(a, struct str, n);
	for (size_t i = 0; i < n; i++) {
		struct str tag = author_name(a, json_array_get(list, i));

		if (tag.n)
			x->categories[x->ncategories++] = tag;
	}
}

static void
read_attachments(struct reading *r, const json_t *item, struct article *x)
{
	const json_t *list = json_object_get(item, "attachments");

	for (size_t i = 0; i < MIN(json_array_size(list), NAMES_LIMIT); i++) {
		const json_t *one = json_array_get(list, i);

		enclosures_add(r->a, x, address(r, one, "url"),
		    raw(r->a, one, "mime_type"),
		    raw(r->a, one, "size_in_bytes"));
	}
}

static void
read_text(struct reading *r, const json_t *item, struct article *x,
    paragraphs *out)
{
	struct str html = raw(r->a, item, "content_html");

	if (html.n)
		blocks_of_html(r->a, arena_str(r->a, html), out);
	if (out->n == 0)
		compose_text(r->a, arena_str(r->a, raw(r->a, item,
		    "content_text")), out);
	if (out->n > 0 || !x->summary.n)
		return;
	compose_add(r->a, out, x->summary, PARA_BODY);
	x->cut = true;
	x->cut_why = STR("the feed gives a summary only");
}

static void
read_item(struct reading *r, const json_t *item, const struct feed *f,
    struct article *x)
{
	paragraphs p = {0};

	x->source_id = line(r->a, item, "id");
	x->url = address(r, item, "url");
	if (!x->url.n)
		x->url = address(r, item, "external_url");
	if (!x->url.n && (str_istarts(x->source_id, STR("http://")) ||
	    str_istarts(x->source_id, STR("https://"))))
		x->url = x->source_id;
	x->title = line(r->a, item, "title");
	x->summary = line(r->a, item, "summary");
	x->author = authors_of(r->a, item);
	if (!x->author.n)
		x->author = r->author;
	read_tags(r->a, item, x);
	read_attachments(r, item, x);
	x->published = compose_date(raw(r->a, item, "date_published"), r->o);
	x->updated = compose_date(raw(r->a, item, "date_modified"), r->o);
	if (x->published.precision == PRECISION_UNKNOWN)
		x->published = x->updated;
	x->when_from = x->published.precision != PRECISION_UNKNOWN ?
	    STR("feed") :
	    compose_misdated(r->a, raw(r->a, item, "date_published"));
	x->language = line(r->a, item, "language");
	if (!x->language.n)
		x->language = f->language;
	x->feed = f->address.n ? f->address : f->title;
	x->outlet = f->title;
	read_text(r, item, x, &p);
	feed_compose(r->a, x, &p, r->o, &r->languages);
}

static void
read_items(struct reading *r, const json_t *list, struct feed *f)
{
	size_t n = MIN(json_array_size(list), ITEMS_LIMIT);

	if (json_array_size(list) > n)
		compose_warn(r->a, f,
		    STR("only the first 20,000 items were read"));
	f->articles = ARENA_ARRAY(r->a, struct article, MAX(n, 1u));
	for (size_t i = 0; i < n; i++) {
		const json_t *item = json_array_get(list, i);

		if (json_is_object(item))
			read_item(r, item, f, &f->articles[f->narticles++]);
	}
	if (f->narticles < n)
		compose_warn(r->a, f,
		    STR("items that are no objects were left out"));
}

static struct feed *
read_feed(struct reading *r, const json_t *root)
{
	struct feed *f = ARENA_NEW(r->a, struct feed);
	struct str version = raw(r->a, root, "version");

	f->is_feed = true;
	f->format = str_ends(version, STR("/1")) ? STR("json-feed-1") :
	    STR("json-feed-1.1");
	r->base = compose_base(r->a, r->o);
	if (!r->base.n)
		r->base = line(r->a, root, "feed_url");
	if (!r->base.n)
		r->base = line(r->a, root, "home_page_url");
	f->title = line(r->a, root, "title");
	f->url = address(r, root, "home_page_url");
	f->address = list_address(r->a, r->o->base_url.n ? r->o->base_url :
	    raw(r->a, root, "feed_url"));
	f->language = line(r->a, root, "language");
	r->author = authors_of(r->a, root);
	if (str_find(version, STR("jsonfeed.org/version/"), 0) == STR_NPOS)
		compose_warn(r->a, f,
		    STR("the feed does not name JSON Feed as its version"));
	read_items(r, json_object_get(root, "items"), f);
	if (!f->language.n)
		f->language = r->o->language;
	return f;
}

void
jsonfeed_ready(void)
{
	json_object_seed(0);
}

enum status
jsonfeed_parse(struct arena *a, struct str utf8,
    const struct ingest_options *o, struct feed **out, struct buf *why)
{
	struct reading r = {.a = a, .o = o};
	json_t *root;
	json_error_t error;
	unsigned mended = 0;
	enum status status = repair_json(a, utf8, &utf8, &mended);

	if (status != STATUS_OK)
		return compose_why(why, status,
		    "is JSON with more than %d values or %d levels",
		    JSON_VALUES_LIMIT, JSON_DEPTH_LIMIT);
	root = json_loadb(utf8.s, utf8.n, JSON_ALLOW_NUL, &error);
	if (!root && error.position > 0 &&
	    repair_json(a, str_sub(utf8, 0, (size_t)error.position - 1),
	    &utf8, &mended) == STATUS_OK) {
		mended |= MENDED_CUT;
		root = json_loadb(utf8.s, utf8.n, JSON_ALLOW_NUL, NULL);
	}
	if (!root && (mended & MENDED_CUT))
		return compose_why(why, STATUS_BAD_FORMAT,
		    "breaks off before an item of the feed is whole");
	if (!root)
		return compose_why(why, STATUS_BAD_FORMAT,
		    "is not JSON: %s at byte %d", error.text,
		    error.position);
	if (json_is_array(json_object_get(root, "items"))) {
		*out = read_feed(&r, root);
		compose_mended(a, *out, mended);
	} else {
		status = compose_why(why, STATUS_BAD_FORMAT,
		    "holds no feed: it has no list of \"items\"");
	}
	json_decref(root);
	return status;
}
