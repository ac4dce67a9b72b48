#include "db/record.h"

#include "src/base/varint.h"
#include "src/base/vec.h"

void
record_number(struct buf *b, uint64_t n)
{
	char bytes[VARINT_MOST];

	buf_add(b, bytes, (size_t)(varint_put(bytes, n) - bytes));
}

bool
record_take_number(struct str *rest, uint64_t *n)
{
	return varint_take(rest, n);
}

bool
record_take_id(struct str *rest, int64_t *out)
{
	uint64_t n;

	if (!record_take_number(rest, &n) || n > INT64_MAX)
		return false;
	*out = (int64_t)n;
	return true;
}

void
record_add(struct buf *b, char tag, struct str value)
{
	char head[1 + VARINT_MOST] = {tag};

	buf_add(b, head, (size_t)(varint_put(head + 1, value.n) - head));
	buf_str(b, value);
}

bool
record_next(struct str *rest, char *tag, struct str *value)
{
	struct str after = str_from(*rest, 1);
	uint64_t n;

	if (rest->n == 0 || !record_take_number(&after, &n) || n > after.n)
		return false;
	*tag = rest->s[0];
	*value = str_sub(after, 0, (size_t)n);
	*rest = str_from(after, (size_t)n);
	return true;
}

/* The tags are written in every store: they may be added to, and never
 * change their meaning. */
#define TAG_CATEGORY 'K'
#define TAG_ENCLOSURE 'E'
#define TAG_PUBLISHED 'P'
#define TAG_UPDATED 'M'
#define TAG_CUT 'Z'

static const struct {
	char tag;
	size_t at; /* of a struct str in struct article */
} texts[] = {
	{'T', offsetof(struct article, title)},
	{'W', offsetof(struct article, author)},
	{'A', offsetof(struct article, agency)},
	{'L', offsetof(struct article, language)},
	{'I', offsetof(struct article, source_id)},
	{'J', offsetof(struct article, known_as)},
	{'U', offsetof(struct article, url)},
	{'C', offsetof(struct article, canonical)},
	{'S', offsetof(struct article, summary)},
	{'D', offsetof(struct article, dateline)},
	{'N', offsetof(struct article, when_from)},
	{'X', offsetof(struct article, cut_why)},
};

static const char para_tags[] = {
	[PARA_BODY] = 'b',
	[PARA_HEADING] = 'h',
	[PARA_CAPTION] = 'c',
	[PARA_QUOTE] = 'q',
	[PARA_FURNITURE] = 'f',
};

static void
add_when(struct buf *b, char tag, struct when w)
{
	char digits[40];
	int n;

	if (w.precision == PRECISION_UNKNOWN)
		return;
	n = snprintf(digits, sizeof(digits), "%d %lld", (int)w.precision,
	    (long long)w.at);
	record_add(b, tag, (struct str){digits, (size_t)n});
}

static struct when
read_when(struct str value)
{
	struct when w = {0};
	struct str precision;
	int64_t p;

	if (str_field(&value, ' ', &precision) &&
	    str_i64(precision, &p) && p > PRECISION_UNKNOWN &&
	    p <= PRECISION_INSTANT && str_i64(value, &w.at))
		w.precision = (enum precision)p;
	return w;
}

/* "length type address"; a type holds no tab. */
static void
add_enclosure(struct buf *b, const struct enclosure *e)
{
	char digits[24];
	struct buf one;

	snprintf(digits, sizeof(digits), "%lld", (long long)e->length);
	buf_init(&one, b->ceiling);
	buf_cstr(&one, digits);
	buf_char(&one, '\t');
	buf_str(&one, e->type);
	buf_char(&one, '\t');
	buf_str(&one, e->url);
	record_add(b, TAG_ENCLOSURE, buf_view(&one));
	buf_free(&one);
}

static struct enclosure
read_enclosure(struct str value)
{
	struct enclosure e = {0};
	struct str length;

	if (!str_field(&value, '\t', &length) ||
	    !str_i64(length, &e.length) ||
	    !str_field(&value, '\t', &e.type) || !value.s)
		return (struct enclosure){0};
	e.url = value;
	return e;
}

void
record_article(struct buf *b, const struct article *article)
{
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		struct str s;

		memcpy(&s, (const char *)article + texts[i].at, sizeof(s));
		if (s.s)
			record_add(b, texts[i].tag, s);
	}
	for (size_t i = 0; i < article->ncategories; i++)
		record_add(b, TAG_CATEGORY, article->categories[i]);
	for (size_t i = 0; i < article->nenclosures; i++)
		add_enclosure(b, &article->enclosures[i]);
	add_when(b, TAG_PUBLISHED, article->published);
	add_when(b, TAG_UPDATED, article->updated);
	if (article->cut)
		record_add(b, TAG_CUT, STR(""));
	for (size_t i = 0; i < article->nparas; i++)
		record_add(b, para_tags[article->paras[i].kind],
		    article->paras[i].text);
}

/* A tag that a newer program wrote is passed over. */
static void
set_text(struct article *out, char tag, struct str value)
{
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		if (texts[i].tag == tag)
			memcpy((char *)out + texts[i].at, &value,
			    sizeof(value));
	}
}

enum status
record_read_article(struct arena *a, struct str record, struct article *out)
{
	VEC(struct str) categories = {0};
	VEC(struct enclosure) enclosures = {0};
	VEC(struct paragraph) paras = {0};
	struct str value;
	char tag;

	while (record_next(&record, &tag, &value)) {
		const char *kind = memchr(para_tags, tag, sizeof(para_tags));

		if (kind)
			*vec_add(a, &paras) = (struct paragraph){value,
			    (enum para_kind)(kind - para_tags)};
		else if (tag == TAG_CATEGORY)
			*vec_add(a, &categories) = value;
		else if (tag == TAG_ENCLOSURE)
			*vec_add(a, &enclosures) = read_enclosure(value);
		else if (tag == TAG_PUBLISHED)
			out->published = read_when(value);
		else if (tag == TAG_UPDATED)
			out->updated = read_when(value);
		else if (tag == TAG_CUT)
			out->cut = true;
		else
			set_text(out, tag, value);
	}
	out->categories = categories.at;
	out->ncategories = categories.n;
	out->enclosures = enclosures.at;
	out->nenclosures = enclosures.n;
	out->paras = paras.at;
	out->nparas = paras.n;
	return record.n == 0 ? STATUS_OK : STATUS_DAMAGED;
}
