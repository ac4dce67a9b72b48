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
#define COUNT_LIMIT 1000000

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

/* All objects of a script; what names another by its @id means one. */
typedef VEC(const json_t *) objects;

/* A person or organisation: text, an object with a name, or with the @id
 * of one that has. */
static struct str
name_of(struct arena *a, const objects *all, const json_t *v)
{
	const char *id = json_string_value(json_object_get(v, "@id"));
	struct str s;

	for (size_t i = 0; id && !json_object_get(v, "name") && i < all->n;
	    i++) {
		const char *other = json_string_value(
		    json_object_get(all->at[i], "@id"));

		if (other && strcmp(id, other) == 0 &&
		    json_object_get(all->at[i], "name"))
			v = all->at[i];
	}
	s = json_is_object(v) ? text_of(a, json_object_get(v, "name")) :
	    json_is_string(v) ? text_of(a, v) : STR_NONE;

	return str_istarts(s, STR("http")) ? STR_NONE : s;
}

static struct str
names_of(struct arena *a, const objects *all, const json_t *v)
{
	struct str out = STR_NONE;
	size_t i;
	json_t *one;

	if (!json_is_array(v))
		return name_of(a, all, v);
	json_array_foreach(v, i, one) {
		struct str name = name_of(a, all, one);

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
		"Review", "Recipe", "Story", "HowTo"};

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

/* A number, or one written as text. */
static size_t
count_of(const json_t *v)
{
	struct str s = str_c(json_is_string(v) ? json_string_value(v) : "");
	size_t n = 0;

	if (json_is_integer(v))
		return json_integer_value(v) > 0 &&
		    json_integer_value(v) < COUNT_LIMIT ?
		    (size_t)json_integer_value(v) : 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] < '0' || s.s[i] > '9' || n > COUNT_LIMIT)
			return 0;
		n = n * 10 + (size_t)(s.s[i] - '0');
	}
	return n;
}

/* False is often written as text, or as schema.org's address of it. */
static bool
is_false(const json_t *v)
{
	struct str s = str_c(json_is_string(v) ? json_string_value(v) : "");

	return json_is_false(v) || str_ieq(s, STR("false")) ||
	    str_ends(s, STR("schema.org/False"));
}

static void
read_article(struct arena *a, const objects *all, const json_t *o,
    struct jsonld *io)
{
	const json_t *body = json_object_get(o, "articleBody");
	struct str told = json_is_string(body) ? (struct str){
	    json_string_value(body), json_string_length(body)} : STR_NONE;

	keep(&io->headline, text_of(a, json_object_get(o, "headline")));
	keep(&io->author, names_of(a, all,
	    json_object_get(o, "author")));
	keep(&io->publisher, name_of(a, all,
	    json_object_get(o, "publisher")));
	keep(&io->language, text_of(a, json_object_get(o, "inLanguage")));
	keep(&io->description,
	    text_of(a, json_object_get(o, "description")));
	keep(&io->published,
	    text_of(a, json_object_get(o, "datePublished")));
	keep(&io->modified, text_of(a, json_object_get(o, "dateModified")));
	keep(&io->url, text_of(a, json_object_get(o, "url")));
	if (told.n > io->body.n)
		io->body = arena_str(a, told);
	io->words = MAX(io->words,
	    count_of(json_object_get(o, "wordCount")));
	io->paid |= is_false(json_object_get(o, "isAccessibleForFree"));
}

/* Lists and graphs of objects, not deeper. */
static void
read_value(struct arena *a, const json_t *v, struct jsonld *io)
{
	objects stack = {0}, all = {0};
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
		*vec_add(a, &all) = o;
		if (json_object_get(o, "@graph"))
			*vec_add(a, &stack) = json_object_get(o, "@graph");
	}
	for (size_t i = 0; i < all.n; i++)
		if (is_article(all.at[i]))
			read_article(a, &all, all.at[i], io);
		else
			keep(&io->page_date, text_of(a, json_object_get(
			    all.at[i], "datePublished")));
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
