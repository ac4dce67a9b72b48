/*
 * jsonl.c - one line of JSON Lines into an article, as crossread(1) has it.
 */
#include <jansson.h>

#include "src/ingest/charset.h"
#include "src/ingest/identity.h"
#include "src/ingest/jsontext.h"
#include "src/ingest/plain.h"
#include "src/text/clean.h"

/* A line, its long texts apart. */
struct line {
	struct arena *a;
	const json_t *json;
	struct jsontext texts;
};

/* The value's bytes, in the arena: text_clean() may hand them on as they
 * are, and jansson's go with the document. */
static struct str
bytes_of(const struct line *l, const json_t *v)
{
	const struct str s = {json_string_value(v), json_string_length(v)};
	struct str text = jsontext_of(&l->texts, s);

	return text.s == s.s ? arena_str(l->a, s) : text;
}

/* A text member; a number is written out, null is absent.  Other types
 * are a mistake. */
static bool
member(const struct line *l, const char *key, struct str *out)
{
	const json_t *v = json_object_get(l->json, key);

	*out = STR_NONE;
	if (!v || json_is_null(v))
		return true;
	if (json_is_integer(v))
		*out = arena_printf(l->a, "%lld",
		    (long long)json_integer_value(v));
	else if (json_is_real(v))
		*out = arena_printf(l->a, "%.17g", json_real_value(v));
	else if (json_is_string(v))
		*out = compose_line(l->a, bytes_of(l, v));
	else
		return false;
	return true;
}

static void
mark_cut(struct article *x)
{
	x->cut = true;
	x->cut_why = STR("only the first 5,000 paragraphs are kept");
}

/* Paragraphs keep their number and order: an empty one stays.  One that is
 * longer than a paragraph may be becomes several. */
static enum status
read_paragraphs(const struct line *l, const json_t *list,
    struct article *x, paragraphs *out, struct buf *why)
{
	bool room = true;
	size_t i;
	json_t *v;

	if (json_array_size(list) > PARAGRAPHS_LIMIT)
		return compose_why(why, STATUS_TOO_BIG,
		    "has more than %d paragraphs", PARAGRAPHS_LIMIT);
	json_array_foreach(list, i, v) {
		struct str text;

		if (!json_is_string(v) && !json_is_null(v))
			return compose_why(why, STATUS_BAD_JSON,
			    "has a paragraph that is no text");
		text = text_clean(l->a, bytes_of(l, v), CLEAN_LINE);
		if (text.n > PARAGRAPH_LIMIT || out->n >= PARAGRAPHS_LIMIT)
			room &= compose_add(l->a, out, text, PARA_BODY);
		else
			*vec_add(l->a, out) =
			    (struct paragraph){text, PARA_BODY};
	}
	if (!room)
		mark_cut(x);
	return STATUS_OK;
}

static enum status
read_text(const struct line *l, const json_t *text, struct article *x,
    paragraphs *out)
{
	if (!compose_text(l->a, bytes_of(l, text), out))
		mark_cut(x);
	return STATUS_OK;
}

static enum status
read_body(const struct line *l, struct article *x, paragraphs *out,
    struct buf *why)
{
	const json_t *list = json_object_get(l->json, "paragraphs");
	const json_t *text = json_object_get(l->json, "text");

	if (json_is_array(list))
		return read_paragraphs(l, list, x, out, why);
	if (list && !json_is_null(list))
		return compose_why(why, STATUS_BAD_JSON,
		    "has \"paragraphs\" that are no list");
	if (json_is_string(text))
		return read_text(l, text, x, out);
	return compose_why(why, STATUS_BAD_JSON,
	    "has neither \"paragraphs\" nor \"text\"");
}

static enum status
read_line(const struct line *l, const struct ingest_options *o,
    struct article *out, struct buf *why)
{
	struct arena *a = l->a;
	struct article x = {.version = 1};
	struct str published;
	paragraphs p = {0};
	enum status status;
	const struct {
		const char *key;
		struct str *field;
	} members[] = {
		{"id", &x.source_id}, {"outlet", &x.outlet}, {"url", &x.url},
		{"published", &published}, {"title", &x.title},
		{"author", &x.author}, {"language", &x.language},
	};

	if (!json_is_object(l->json))
		return compose_why(why, STATUS_BAD_JSON,
		    "is not a JSON object");
	for (size_t i = 0; i < ARRAY_LEN(members); i++)
		if (!member(l, members[i].key, members[i].field))
			return compose_why(why, STATUS_BAD_JSON,
			    "has a \"%s\" that is no text",
			    members[i].key);
	status = read_body(l, &x, &p, why);
	if (status != STATUS_OK)
		return status;
	x.published = compose_date(published, o);
	x.when_from = x.published.precision != PRECISION_UNKNOWN ?
	    STR("published") : compose_misdated(a, published);
	if (x.url.n)
		x.canonical = identity_address(a, x.url);
	compose_article(a, &x, &p, o);
	*out = x;
	return STATUS_OK;
}

enum status
ingest_jsonl_line(struct arena *a, struct str line,
    const struct ingest_options *o, struct article *out, struct buf *why)
{
	struct line l = {.a = a};
	struct str rest;
	json_error_t error;
	json_t *json;
	enum status status;

	if (str_trim(line).n == 0)
		return STATUS_EMPTY;
	if (line.n > INGEST_LINE_LIMIT)
		return compose_why(why, STATUS_TOO_BIG,
		    "is longer than the limit of 8 MiB");
	if (charset_decode(a, line, STR("utf-8"), &line, NULL) != STATUS_OK)
		return compose_why(why, STATUS_TOO_BIG,
		    "is longer than the limit of 8 MiB");
	rest = jsontext_take(a, line, &l.texts);
	json = json_loadb(rest.s, rest.n, JSON_ALLOW_NUL, &error);
	/* What is wrong is said of the line as it came. */
	if (!json && l.texts.n) {
		l.texts = (struct jsontext){0};
		json = json_loadb(line.s, line.n, JSON_ALLOW_NUL, &error);
	}
	if (!json)
		return compose_why(why, STATUS_BAD_JSON,
		    "is not JSON: %s at byte %d", error.text,
		    error.position);
	l.json = json;
	status = read_line(&l, o, out, why);
	json_decref(json);
	return status;
}
