/*
 * jsonl.c - one line of JSON Lines into an article, as crossread(1) has it.
 */
#include <jansson.h>

#include "src/ingest/charset.h"
#include "src/ingest/identity.h"
#include "src/ingest/plain.h"
#include "src/text/clean.h"

/* The value's bytes, in the arena: text_clean() may hand them on as they
 * are, and jansson's go with the document. */
static struct str
bytes_of(struct arena *a, const json_t *v)
{
	return arena_str(a, (struct str){json_string_value(v),
	    json_string_length(v)});
}

/* A text member; a number is written out, null is absent.  Other types
 * are a mistake. */
static bool
member(struct arena *a, const json_t *line, const char *key,
    struct str *out)
{
	const json_t *v = json_object_get(line, key);

	*out = STR_NONE;
	if (!v || json_is_null(v))
		return true;
	if (json_is_integer(v))
		*out = arena_printf(a, "%lld",
		    (long long)json_integer_value(v));
	else if (json_is_real(v))
		*out = arena_printf(a, "%.17g", json_real_value(v));
	else if (json_is_string(v))
		*out = compose_line(a, (struct str){json_string_value(v),
		    json_string_length(v)});
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
read_paragraphs(struct arena *a, const json_t *list, struct article *x,
    paragraphs *out, struct buf *why)
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
		text = text_clean(a, bytes_of(a, v), CLEAN_LINE);
		if (text.n > PARAGRAPH_LIMIT || out->n >= PARAGRAPHS_LIMIT)
			room &= compose_add(a, out, text, PARA_BODY);
		else
			*vec_add(a, out) =
			    (struct paragraph){text, PARA_BODY};
	}
	if (!room)
		mark_cut(x);
	return STATUS_OK;
}

static enum status
read_text(struct arena *a, const json_t *text, struct article *x,
    paragraphs *out)
{
	if (!compose_text(a, bytes_of(a, text), out))
		mark_cut(x);
	return STATUS_OK;
}

static enum status
read_body(struct arena *a, const json_t *line, struct article *x,
    paragraphs *out, struct buf *why)
{
	const json_t *list = json_object_get(line, "paragraphs");
	const json_t *text = json_object_get(line, "text");

	if (json_is_array(list))
		return read_paragraphs(a, list, x, out, why);
	if (list && !json_is_null(list))
		return compose_why(why, STATUS_BAD_JSON,
		    "has \"paragraphs\" that are no list");
	if (json_is_string(text))
		return read_text(a, text, x, out);
	return compose_why(why, STATUS_BAD_JSON,
	    "has neither \"paragraphs\" nor \"text\"");
}

static enum status
read_line(struct arena *a, const json_t *line,
    const struct ingest_options *o, struct article *out, struct buf *why)
{
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

	if (!json_is_object(line))
		return compose_why(why, STATUS_BAD_JSON,
		    "is not a JSON object");
	for (size_t i = 0; i < ARRAY_LEN(members); i++)
		if (!member(a, line, members[i].key, members[i].field))
			return compose_why(why, STATUS_BAD_JSON,
			    "has a \"%s\" that is no text",
			    members[i].key);
	status = read_body(a, line, &x, &p, why);
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
	json = json_loadb(line.s, line.n, JSON_ALLOW_NUL, &error);
	if (!json)
		return compose_why(why, STATUS_BAD_JSON,
		    "is not JSON: %s at byte %d", error.text,
		    error.position);
	status = read_line(a, json, o, out, why);
	json_decref(json);
	return status;
}
