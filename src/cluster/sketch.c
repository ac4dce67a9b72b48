/*
 * sketch.c - terms and shingles as bytes, for the store.
 *
 *	version (1), then numbers of 7 bits a byte, low ones first:
 *	shingled, nterms, for each term: distance of its id from the one
 *	before, then title, lead and body as bytes;
 *	nshingles, for each: distance from the one before.
 */
#include "src/cluster/cluster.h"

#define FORMAT 1

static void
put(struct buf *out, uint32_t v)
{
	for (; v >= 0x80; v >>= 7)
		(void)buf_char(out, (char)(v | 0x80));
	(void)buf_char(out, (char)v);
}

static bool
take(struct str *rest, uint32_t *v)
{
	*v = 0;
	for (unsigned i = 0; i < 5 && i < rest->n; i++) {
		uint32_t c = (unsigned char)rest->s[i];

		*v |= (c & 0x7f) << (7 * i);
		if (!(c & 0x80)) {
			*rest = str_from(*rest, i + 1);
			return true;
		}
	}
	return false;
}

void
sketch_pack(const struct sketch *k, struct buf *out)
{
	uint32_t last = 0;

	(void)buf_char(out, FORMAT);
	put(out, k->shingled);
	put(out, (uint32_t)k->nterms);
	for (size_t i = 0; i < k->nterms; i++) {
		const struct term *t = &k->terms[i];
		const uint8_t counts[] = {t->title, t->lead, t->body};

		put(out, t->id - last);
		(void)buf_add(out, counts, sizeof(counts));
		last = t->id;
	}
	put(out, (uint32_t)k->nshingles);
	last = 0;
	for (size_t i = 0; i < k->nshingles; i++) {
		put(out, k->shingles[i] - last);
		last = k->shingles[i];
	}
}

static bool
take_terms(struct arena *a, struct str *rest, struct sketch *k)
{
	struct term *terms;
	uint32_t n, last = 0;

	if (!take(rest, &n) || n > rest->n / 4)
		return false;
	terms = ARENA_ARRAY(a, struct term, n);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t step;

		if (!take(rest, &step) || rest->n < 3 || (i && !step))
			return false;
		last += step;
		terms[i] = (struct term){last, (uint8_t)rest->s[0],
		    (uint8_t)rest->s[1], (uint8_t)rest->s[2]};
		if (i && last < terms[i - 1].id)
			return false;
		*rest = str_from(*rest, 3);
	}
	k->terms = terms;
	k->nterms = n;
	return true;
}

bool
sketch_unpack(struct arena *a, struct str bytes, struct sketch *k)
{
	uint32_t n, last = 0, *shingles;

	if (!bytes.n || bytes.s[0] != FORMAT)
		return false;
	bytes = str_from(bytes, 1);
	if (!take(&bytes, &k->shingled) || !take_terms(a, &bytes, k) ||
	    !take(&bytes, &n) || n > bytes.n)
		return false;
	shingles = ARENA_ARRAY(a, uint32_t, n);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t step;

		if (!take(&bytes, &step))
			return false;
		shingles[i] = last += step;
	}
	k->shingles = shingles;
	k->nshingles = n;
	return bytes.n == 0;
}
