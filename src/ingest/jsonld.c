/*
 * jsonld.c - schema.org's article in a page's JSON-LD.
 *
 * Scripts hold one object, a list, or a @graph of them; the one whose
 * type is an article (or a posting, report, review) counts.  Writers
 * leave line ends inside strings, which JSON forbids; they are made
 * spaces first.
 */
#include <jansson.h>

#include "src/ingest/page.h"

#define OBJECTS_LIMIT 500

static struct str
text_of(struct arena *a, const json_t *v)
{
	if (json_is_array(v))
		v = json_array_get(v, 0);
	if (!json_is_string(v))
		return STR_NONE;
	return compose_line(a, (struct str){json_string_value(v),
	    json_string_length(v)});
}

static void
keep(struct str *field, struct str found)
{
	if (!field->n)
		*field = found;
}

/* A person or organisation: text, or an object with a name. */
static struct str
name_of(struct arena *a, const json_t *v)
{
	struct str s = json_is_object(v) ?
	    text_of(a, json_object_get(v, "name")) :
	    json_is_string(v) ? text_of(a, v) : STR_NONE;

	return str_istarts(s, STR("http")) ? STR_NONE : s;
}

static struct str
names_of(struct arena *a, const json_t *v)
{
	struct str out = STR_NONE;
	size_t i;
	json_t *one;

	if (!json_is_array(v))
		return name_of(a, v);
	json_array_foreach(v, i, one) {
		struct str name = name_of(a, one);

		if (name.n && i < 20)
			out = out.n ? arena_printf(a, "%.*s, %.*s",
			    STR_ARG(out), STR_ARG(name)) : name;
	}
	return out;
}

static bool
is_article_name(struct str type)
{
	static const char *const ends[] = {"Article", "Posting", "Report",
		"Review", "Recipe", "Story"};

	for (size_t i = 0; i < ARRAY_LEN(ends); i++)
		if (str_ends(type, str_c(ends[i])))
			return true;
	return false;
}

static bool
is_article(const json_t *o)
{
	const json_t *type = json_object_get(o, "@type");
	size_t i;
	json_t *one;

	if (json_is_string(type))
		return is_article_name(str_c(json_string_value(type)));
	json_array_foreach(type, i, one)
		if (json_is_string(one) &&
		    is_article_name(str_c(json_string_value(one))))
			return true;
	return false;
}

static void
read_article(struct arena *a, const json_t *o, struct jsonld *io)
{
	keep(&io->headline, text_of(a, json_object_get(o, "headline")));
	keep(&io->author, names_of(a, json_object_get(o, "author")));
	keep(&io->publisher, name_of(a, json_object_get(o, "publisher")));
	keep(&io->language, text_of(a, json_object_get(o, "inLanguage")));
	keep(&io->description,
	    text_of(a, json_object_get(o, "description")));
	keep(&io->published,
	    text_of(a, json_object_get(o, "datePublished")));
	keep(&io->modified, text_of(a, json_object_get(o, "dateModified")));
	keep(&io->url, text_of(a, json_object_get(o, "url")));
}

/* Lists and graphs of objects, not deeper. */
static void
read_value(struct arena *a, const json_t *v, struct jsonld *io)
{
	VEC(const json_t *) stack = {0};
	size_t seen = 0;

	*vec_add(a, &stack) = v;
	while (stack.n > 0 && seen++ < OBJECTS_LIMIT) {
		const json_t *o = stack.at[--stack.n];

		if (json_is_array(o)) {
			for (size_t i = json_array_size(o); i > 0; i--)
				*vec_add(a, &stack) = json_array_get(o, i - 1);
			continue;
		}
		if (!json_is_object(o))
			continue;
		if (is_article(o))
			read_article(a, o, io);
		if (json_object_get(o, "@graph"))
			*vec_add(a, &stack) = json_object_get(o, "@graph");
	}
}

void
jsonld_read(struct arena *a, struct str script, struct jsonld *io)
{
	char *copy = (char *)arena_str(a, script).s;
	json_error_t error;
	json_t *v;

	for (size_t i = 0; i < script.n; i++)
		if ((unsigned char)copy[i] < ' ')
			copy[i] = ' ';
	v = json_loadb(copy, script.n, JSON_ALLOW_NUL |
	    JSON_DISABLE_EOF_CHECK, &error);
	if (!v)
		return;
	read_value(a, v, io);
	json_decref(v);
}
