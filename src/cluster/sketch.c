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

static void
put(struct buf *out, uint64_t v)
{
	for (; v >= 0x80; v >>= 7)
		(void)buf_char(out, (char)(v | 0x80));
	(void)buf_char(out, (char)v);
}

static bool
take(struct str *rest, uint64_t *v)
{
	*v = 0;
	for (unsigned i = 0; i < 10 && i < rest->n; i++) {
		uint64_t c = (unsigned char)rest->s[i];

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
	put(out, k->published.precision);
	put(out, (uint64_t)k->published.at);
	put(out, (uint64_t)k->came);
	put(out, k->outlet);
	put(out, k->agency);
	put(out, k->language);
	put(out, k->words);
	put(out, k->shingled);
	put(out, k->title.n);
	(void)buf_str(out, k->title);
	put(out, k->nterms);
	for (size_t i = 0; i < k->nterms; i++) {
		const struct term *t = &k->terms[i];
		const uint8_t counts[] = {t->title, t->lead, t->body};

		put(out, t->id - last);
		(void)buf_add(out, counts, sizeof(counts));
		last = t->id;
	}
	put(out, k->nshingles);
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
	uint64_t n, last = 0;

	if (!take(rest, &n) || n > rest->n / 4)
		return false;
	terms = ARENA_ARRAY(a, struct term, n);
	for (size_t i = 0; i < n; i++) {
		uint64_t step;

		if (!take(rest, &step) || rest->n < 3 || (i && !step) ||
		    step > UINT32_MAX - last)
			return false;
		last += step;
		terms[i] = (struct term){(uint32_t)last, (uint8_t)rest->s[0],
		    (uint8_t)rest->s[1], (uint8_t)rest->s[2]};
		*rest = str_from(*rest, 3);
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

	if (!take(rest, &n) || n > rest->n)
		return false;
	shingles = ARENA_ARRAY(a, uint32_t, n);
	for (size_t i = 0; i < n; i++) {
		uint64_t step;

		if (!take(rest, &step) || step > UINT32_MAX - last)
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
		if (!take(&bytes, &v[i]))
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
