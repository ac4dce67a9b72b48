#include "src/compare/worddiff.h"

#include "src/base/map.h"
#include "src/compare/compare.h"
#include "src/text/stems.h"

/*
 * The longest common subsequence of two lists of stems, by the table of
 * Wagner and Fischer (1974): common prefix and suffix are taken off
 * first, then one byte a cell says where the best way came from.
 *
 * Over MAX_CELLS the table would be too dear; then a stem counts as
 * common as often as the other side has it.
 */

#define MAX_CELLS (4 * MiB)

enum step { SKIP_X, SKIP_Y, BOTH };

static int
by_value(const void *p, const void *q)
{
	uint32_t a = *(const uint32_t *)p, b = *(const uint32_t *)q;

	return (a > b) - (a < b);
}

struct numbered {
	uint32_t stem, at;
};

static int
by_stem(const void *p, const void *q)
{
	const struct numbered *a = p, *b = q;

	if (a->stem != b->stem)
		return a->stem < b->stem ? -1 : 1;
	return (a->at > b->at) - (a->at < b->at);
}

static size_t
common_bag(struct arena *a, const uint32_t *x, size_t nx, const uint32_t *y,
    size_t ny, bool *common)
{
	struct numbered *sx = ARENA_ARRAY(a, struct numbered, nx);
	uint32_t *sy = ARENA_ARRAY(a, uint32_t, ny);
	size_t n = 0, k = 0;

	for (size_t i = 0; i < nx; i++)
		sx[i] = (struct numbered){x[i], (uint32_t)i};
	memcpy(sy, y, ny * sizeof(*y));
	qsort(sx, nx, sizeof(*sx), by_stem);
	qsort(sy, ny, sizeof(*sy), by_value);
	for (size_t i = 0; i < nx; i++) {
		while (k < ny && sy[k] < sx[i].stem)
			k++;
		if (k == ny || sy[k] != sx[i].stem)
			continue;
		k++;
		n++;
		if (common)
			common[sx[i].at] = true;
	}
	return n;
}

static size_t
common_table(struct arena *a, const uint32_t *x, size_t nx,
    const uint32_t *y, size_t ny, bool *common)
{
	uint8_t *step = arena_alloc(a, (nx + 1) * (ny + 1));
	uint32_t *row = ARENA_ARRAY(a, uint32_t, ny + 1);
	size_t i, k;

	for (i = nx; i-- > 0;) {
		uint32_t diagonal = 0;

		for (k = ny; k-- > 0;) {
			uint32_t below = row[k];

			if (x[i] == y[k]) {
				step[i * ny + k] = BOTH;
				row[k] = diagonal + 1;
			} else if (row[k + 1] > below) {
				step[i * ny + k] = SKIP_Y;
				row[k] = row[k + 1];
			} else {
				step[i * ny + k] = SKIP_X;
			}
			diagonal = below;
		}
	}
	for (i = k = 0; common && i < nx && k < ny;) {
		enum step s = step[i * ny + k];

		if (s == BOTH)
			common[i] = true;
		i += s != SKIP_Y;
		k += s != SKIP_X;
	}
	return row[0];
}

size_t
worddiff_common(struct arena *a, const uint32_t *x, size_t nx,
    const uint32_t *y, size_t ny, bool *common)
{
	size_t head = 0, tail = 0, n;

	while (head < nx && head < ny && x[head] == y[head])
		head++;
	while (tail < nx - head && tail < ny - head &&
	    x[nx - 1 - tail] == y[ny - 1 - tail])
		tail++;
	if (common) {
		for (size_t i = 0; i < nx; i++)
			common[i] = i < head || i >= nx - tail;
		common += head;
	}
	n = head + tail;
	nx -= n;
	ny -= n;
	if (nx == 0 || ny == 0)
		return n;
	if (nx > MAX_CELLS / ny)
		return n + common_bag(a, x + head, nx, y + head, ny, common);
	return n + common_table(a, x + head, nx, y + head, ny, common);
}

void
worddiff_add(struct arena *a, byte_spans *spans, uint32_t start,
    uint32_t end, bool joins)
{
	/* Pairs of characters overlap. */
	if (joins)
		spans->at[spans->n - 1].end = end;
	else
		*vec_add(a, spans) = (struct byte_span){start, end};
}

/* The stems of a text as numbers; dropped words are all alike. */
static uint32_t *
stem_ids(struct arena *a, struct stemmer *s, struct vocab *v, struct str text,
    struct words w)
{
	uint32_t *ids = ARENA_ARRAY(a, uint32_t, w.n);

	for (size_t i = 0; i < w.n; i++)
		ids[i] = vocab_id(v, stem_of(s, text, w.at[i]));
	return ids;
}

size_t
compare_words(struct arena *arena, struct str a, struct str b,
    struct str language, const struct byte_span **out)
{
	struct arena *scratch = arena_new();
	struct stemmer *s = stemmer_new(language);
	struct vocab *v = vocab_new(scratch);
	struct words wa = words_split(scratch, a), wb = words_split(scratch, b);
	bool *common = ARENA_ARRAY(scratch, bool, wa.n);
	byte_spans spans = {0};

	worddiff_common(scratch, stem_ids(scratch, s, v, a, wa), wa.n,
	    stem_ids(scratch, s, v, b, wb), wb.n, common);
	for (size_t i = 0; i < wa.n; i++) {
		if (!common[i])
			worddiff_add(arena, &spans, wa.at[i].start,
			    wa.at[i].end, i > 0 && !common[i - 1]);
	}
	stemmer_free(s);
	arena_free(scratch);
	*out = spans.at;
	return spans.n;
}
