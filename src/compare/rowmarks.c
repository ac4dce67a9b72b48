#include "src/base/vec.h"
#include "src/compare/rows.h"
#include "src/compare/worddiff.h"

/*
 * The mark of a cell says how it stands to one other cell of its row: the
 * base's, or the first one there is.  For that first one itself the
 * nearest of the others counts, and where the base leaves the matter out
 * it has "+": here, missing in some.
 *
 * Loud facts outrank words: a row in which two articles differ in a fact
 * has "!" in their cells, "^" if a later version or statement explains
 * it.  After that comes ">", a counterpart at another place.
 */

/* Of the words of both, in order: this many in common is a copy. */
#define COPY .9
/* Of the distinct words with content in both: the same facts. */
#define SAME .5
#define MAX_WORDS 1000

static bool
present(const struct row_cell *cell)
{
	return cell->nparas > 0;
}

/* The stems of a cell's paragraphs, in order or only those with content,
 * distinct. */
static size_t
cell_stems(struct arena *a, const struct article_info *info,
    const struct row_cell *cell, bool content, uint32_t **out)
{
	uint32_t *at = ARENA_ARRAY(a, uint32_t, MAX_WORDS);
	size_t n = 0;

	for (size_t i = 0; i < cell->nparas; i++) {
		const struct para_info *p = &info->paras[cell->paras[i]];

		for (size_t k = 0; k < p->ntokens && n < MAX_WORDS; k++)
			if (!content || p->tokens[k].content)
				at[n++] = p->tokens[k].stem;
	}
	*out = at;
	return content ? propositions_distinct(at, n) : n;
}

static size_t
common_ids(const uint32_t *x, size_t nx, const uint32_t *y, size_t ny)
{
	size_t n = 0;

	for (size_t i = 0, k = 0; i < nx && k < ny;) {
		n += x[i] == y[k];
		if (x[i] < y[k])
			i++;
		else if (x[i] > y[k])
			k++;
		else
			i++, k++;
	}
	return n;
}

static enum mark
likeness(const struct analysis *an, const struct row *row, size_t i, size_t k)
{
	struct arena *a = arena_new();
	enum mark mark = MARK_REWORDED;
	uint32_t *x, *y;
	size_t nx = cell_stems(a, &an->articles[i], &row->cells[i], true, &x);
	size_t ny = cell_stems(a, &an->articles[k], &row->cells[k], true, &y);
	double share = 2. * (double)common_ids(x, nx, y, ny) /
	    (double)MAX(nx + ny, 1);

	if (share >= SAME)
		mark = MARK_SAME;
	if (share >= COPY) {
		nx = cell_stems(a, &an->articles[i], &row->cells[i], false,
		    &x);
		ny = cell_stems(a, &an->articles[k], &row->cells[k], false,
		    &y);
		share = 2. * (double)worddiff_common(a, x, nx, y, ny, NULL) /
		    (double)MAX(nx + ny, 1);
		if (share >= COPY)
			mark = MARK_COPY;
	}
	arena_free(a);
	return mark;
}

/* COPY is nearer than SAME, and that than REWORDED. */
static enum mark
nearer(enum mark x, enum mark y)
{
	if (x == MARK_COPY || y == MARK_COPY)
		return MARK_COPY;
	return x == MARK_SAME ? x : y;
}

static void
mark_telling(const struct analysis *an, const struct comparison *c,
    struct row *row)
{
	size_t n = c->narticles, told = 0, first = row_anchor(c, row);
	enum mark best = MARK_REWORDED;
	bool all_moved = true;
	int32_t moved = -1;

	for (size_t i = 0; i < n; i++)
		told += present(&row->cells[i]);
	for (size_t i = 0; i < n; i++) {
		struct row_cell *cell = &row->cells[i];

		cell->mark = MARK_ABSENT;
		if (!present(cell) || i == first)
			continue;
		cell->mark = likeness(an, row, i, first);
		best = nearer(best, cell->mark);
		if (cell->moved_to >= 0)
			cell->mark = MARK_MOVED;
		all_moved = all_moved && cell->moved_to >= 0;
		moved = cell->moved_to;
	}
	/* Its counterparts are guests here, at home elsewhere. */
	if (told > 1 && all_moved && row->cells[first].moved_to < 0)
		row->cells[first].moved_to = moved;
	if (told == 1)
		best = MARK_ONLY;
	else if (first != c->base)
		best = MARK_SOME;
	row->cells[first].mark =
	    row->cells[first].moved_to >= 0 ? MARK_MOVED : best;
}

/* Furniture is not compared: present or absent is all. */
static void
mark_set_apart(const struct comparison *c, struct row *row)
{
	for (size_t i = 0; i < c->narticles; i++)
		row->cells[i].mark =
		    present(&row->cells[i]) ? MARK_SAME : MARK_ABSENT;
}

/* The article whose cell a fact has in a row. */
struct seat {
	uint32_t row, article;
};

static int
by_row(const void *x, const void *y)
{
	const struct seat *a = x, *b = y;

	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	return (a->article > b->article) - (a->article < b->article);
}

/* Where each paragraph stands: at home, and as a guest. */
struct standing {
	int32_t row[2];
};

struct seats {
	struct arena *a;
	size_t *first; /* number of each article's first paragraph */
	struct standing *at; /* by number */
};

static void
find_standings(struct seats *s, const struct comparison *c,
    const struct row *rows, size_t nrows)
{
	s->first = ARENA_ARRAY(s->a, size_t, c->narticles + 1);
	for (size_t i = 0; i < c->narticles; i++)
		s->first[i + 1] = s->first[i] + c->articles[i]->nparas;
	s->at = ARENA_ARRAY(s->a, struct standing, s->first[c->narticles]);
	for (size_t i = 0; i < s->first[c->narticles]; i++)
		s->at[i] = (struct standing){{-1, -1}};
	for (size_t r = 0; r < nrows; r++) {
		for (size_t i = 0; i < c->narticles; i++) {
			const struct row_cell *cell = &rows[r].cells[i];

			for (size_t k = 0; k < cell->nparas; k++) {
				struct standing *st =
				    &s->at[s->first[i] + cell->paras[k]];

				st->row[st->row[0] >= 0] = (int32_t)r;
			}
		}
	}
}

static void
mark_loud(const struct seats *s, const struct fact *f, struct row *rows)
{
	VEC(struct seat) seats = {0};
	enum mark mark =
	    f->verdict == VERDICT_UPDATED ? MARK_EXPLAINED : MARK_CONFLICT;
	size_t to;

	for (size_t i = 0; i < f->ncells; i++) {
		const struct cell *cell = &f->cells[i];
		const struct standing *st;

		if (cell->para < 0)
			continue;
		st = &s->at[s->first[cell->article] + (size_t)cell->para];
		for (int k = 0; k < 2; k++)
			if (st->row[k] >= 0)
				*vec_add(s->a, &seats) = (struct seat){
					(uint32_t)st->row[k], cell->article};
	}
	if (seats.n)
		qsort(seats.at, seats.n, sizeof(*seats.at), by_row);
	for (size_t i = 0; i < seats.n; i = to) {
		for (to = i; to < seats.n && seats.at[to].row ==
		    seats.at[i].row; to++)
			;
		if (seats.at[i].article == seats.at[to - 1].article)
			continue;
		for (size_t k = i; k < to; k++) {
			struct row_cell *cell = &rows[seats.at[k].row]
			    .cells[seats.at[k].article];

			if (cell->mark != MARK_CONFLICT)
				cell->mark = mark;
		}
	}
}

void
rowmarks_set(const struct analysis *an, const struct comparison *c,
    struct row *rows, size_t nrows)
{
	struct seats s = {.a = arena_new()};

	for (size_t i = 0; i < nrows; i++) {
		if (rows[i].furniture)
			mark_set_apart(c, &rows[i]);
		else
			mark_telling(an, c, &rows[i]);
	}
	find_standings(&s, c, rows, nrows);
	for (size_t i = 0; i < c->nfacts; i++)
		if (fact_loud(&c->facts[i]))
			mark_loud(&s, &c->facts[i], rows);
	arena_free(s.a);
}
