/*
 * sketch.c - terms and shingles as bytes, for the store.
 *
 *	version (1), then numbers of 7 bits a byte, low ones first:
 *	precision, published, came, outlet, agency, language, words,
 *	shingled;
 *	length of the title, the title;
 *	nterms, for each: distance of its id from the one before, then
 *	title, lead and body as bytes;
 *	nshingles, for each: distance from the one before.
 */
#include "src/base/civil.h"
#include "src/base/varint.h"
#include "src/cluster/cluster.h"

#define FORMAT 1

int32_t
sketch_day(const struct sketch *k)
{
	int64_t day = civil_day_of(k->published.at);

	if (k->published.precision == PRECISION_UNKNOWN)
		return SKETCH_NO_DAY;
	return (int32_t)MAX(MIN(day, INT32_MAX), -INT32_MAX);
}

int32_t
sketch_came(const struct sketch *k)
{
	return (int32_t)MAX(MIN(civil_day_of(k->came), INT32_MAX), 0);
}

static char *
put_terms(char *to, const struct sketch *k)
{
	uint32_t last = 0;

	to = varint_put(to, k->nterms);
	for (size_t i = 0; i < k->nterms; i++) {
		const struct term *t = &k->terms[i];

		to = varint_put(to, t->id - last);
		*to++ = (char)t->title;
		*to++ = (char)t->lead;
		*to++ = (char)t->body;
		last = t->id;
	}
	return to;
}

static char *
put_shingles(char *to, const struct sketch *k)
{
	uint32_t last = 0;

	to = varint_put(to, k->nshingles);
	for (size_t i = 0; i < k->nshingles; i++) {
		to = varint_put(to, k->shingles[i] - last);
		last = k->shingles[i];
	}
	return to;
}

void
sketch_pack(const struct sketch *k, struct buf *out)
{
	const uint64_t head[] = {FORMAT, k->published.precision,
		(uint64_t)k->published.at, (uint64_t)k->came, k->outlet,
		k->agency, k->language, k->words, k->shingled, k->title.n};
	/* A distance has at most 32 bits: five bytes. */
	char *to = buf_room(out, (ARRAY_LEN(head) + 2) * VARINT_MOST +
	    k->title.n + 8 * k->nterms + 5 * k->nshingles);

	if (!to)
		return;
	for (size_t i = 0; i < ARRAY_LEN(head); i++)
		to = varint_put(to, head[i]);
	if (k->title.n)
		memcpy(to, k->title.s, k->title.n);
	to = put_terms(to + k->title.n, k);
	buf_end_at(out, put_shingles(to, k));
}

static bool
take_terms(struct arena *a, struct str *rest, struct sketch *k)
{
	struct term *terms;
	uint64_t n, last = 0;

	if (!varint_take(rest, &n) || n > rest->n / 4)
		return false;
	terms = ARENA_ARRAY(a, struct term, n);
	for (size_t i = 0; i < n; i++) {
		uint64_t step;

		if (!varint_take(rest, &step) || rest->n < 3 || (i && !step) ||
		    step > UINT32_MAX - last)
			return false;
		last += step;
		terms[i] = (struct term){(uint32_t)last, (uint8_t)rest->s[0],
		    (uint8_t)rest->s[1], (uint8_t)rest->s[2]};
		*rest = (struct str){rest->s + 3, rest->n - 3};
	}
	k->terms = terms;
	k->nterms = n;
	return true;
}

static bool
take_shingles(struct arena *a, struct str *rest, struct sketch *k)
{
	uint32_t *shingles;
	uint64_t n, last = 0;

	if (!varint_take(rest, &n) || n > rest->n)
		return false;
	shingles = ARENA_ARRAY(a, uint32_t, n);
	for (size_t i = 0; i < n; i++) {
		uint64_t step;

		if (!varint_take(rest, &step) || step > UINT32_MAX - last)
			return false;
		last += step;
		shingles[i] = (uint32_t)last;
	}
	k->shingles = shingles;
	k->nshingles = n;
	return true;
}

bool
sketch_unpack(struct arena *a, struct str bytes, struct sketch *k)
{
	uint64_t v[9];

	if (!bytes.n || bytes.s[0] != FORMAT)
		return false;
	bytes = str_from(bytes, 1);
	for (size_t i = 0; i < ARRAY_LEN(v); i++)
		if (!varint_take(&bytes, &v[i]))
			return false;
	if (v[0] > PRECISION_INSTANT || v[8] > bytes.n)
		return false;
	k->published = (struct when){(int64_t)v[1], (enum precision)v[0]};
	k->came = (int64_t)v[2];
	k->outlet = v[3];
	k->agency = v[4];
	k->language = (uint32_t)v[5];
	k->words = (uint32_t)v[6];
	k->shingled = (uint32_t)v[7];
	k->title = arena_str(a, str_sub(bytes, 0, v[8]));
	bytes = str_from(bytes, v[8]);
	return take_terms(a, &bytes, k) && take_shingles(a, &bytes, k) &&
	    bytes.n == 0;
}
