#include "src/compare/rows.h"

#include "src/base/vec.h"

/*
 * Rows grow out of the base article and take in one article after the
 * other, in pane order, the way progressive multiple alignment does
 * (Feng and Doolittle 1987; here the base is the guide, not a tree).
 *
 * The base's paragraphs are the first rows; two that most others tell in
 * one share a row.  For each further article the
 * chain of links is sought that keeps both the article's order and the
 * rows' order and has the largest sum of scores (an increasing
 * subsequence by weight, with a Fenwick tree of prefix maxima).  What is
 * in the chain stands in those rows.  Every other paragraph has a row of
 * its own behind the row of the one before it (the first ones: before
 * the row of the one that follows); if it has a good
 * counterpart all the same, it has moved and is shown beside that too.
 *
 * A heading stands with the paragraph it heads.  Furniture and captions
 * are set apart at the end, the i-th of each article in one row.
 */

/* Links as strong as this join two paragraphs of the base ... */
#define STRONG .7
#define MAX_GROUP 3
/* ... and as this let a paragraph out of order count as moved. */
#define MOVED .7
/* A place counts only if its link is this much of the item's best. */
#define RIVAL .9
/* A counterpart in the base is preferred to one elsewhere. */
#define ELSEWHERE .9
/* What a reader set side by side outweighs every chain of links. */
#define DECIDED 1e6
#define NONE (-1)

/* A paragraph that tells, and the headings before it. */
struct item {
	uint32_t first, para; /* from the first heading to the paragraph */
	int32_t row;	      /* in order of making, not of place */
	int32_t counterpart;  /* another row, if it has moved */
	double weight;	      /* of the link to that row */
};

struct items {
	struct item *at;
	size_t n;
};

struct edge {
	size_t to; /* number of a paragraph: first[article] + para */
	double score; /* DECIDED: by a reader */
};

/* A possible place for an item, and the best chain that ends there. */
struct step {
	size_t item;
	int32_t row, before; /* step before it in the chain, or NONE */
	double weight, sum;
};

struct placer {
	struct arena *a; /* scratch */
	const struct analysis *an;
	const struct comparison *c;
	size_t *first;	  /* number of each article's first paragraph */
	size_t *edges_at; /* by number: begin in edges */
	struct edge *edges;
	int32_t *row_of; /* by number; NONE while not placed */
	struct items *items; /* by article */
	int32_t *order;	     /* rows in order */
	int32_t *position;   /* of each row in order */
	int32_t nrows, nbase; /* the first nbase rows are the base's */
};

/* Links become lists of neighbours, both ways. */
static void
list_edges(struct placer *p)
{
	const struct comparison *c = p->c;
	size_t n = p->first[c->narticles];
	size_t *fill = ARENA_ARRAY(p->a, size_t, n + 1);

	p->edges_at = ARENA_ARRAY(p->a, size_t, n + 1);
	p->edges = ARENA_ARRAY(p->a, struct edge, 2 * c->nlinks);
	for (size_t i = 0; i < c->nlinks; i++) {
		const struct link *l = &c->links[i];

		fill[p->first[l->from.article] + l->from.para]++;
		fill[p->first[l->to.article] + l->to.para]++;
	}
	for (size_t i = 0; i < n; i++) {
		p->edges_at[i + 1] = p->edges_at[i] + fill[i];
		fill[i] = p->edges_at[i];
	}
	for (size_t i = 0; i < c->nlinks; i++) {
		const struct link *l = &c->links[i];
		size_t from = p->first[l->from.article] + l->from.para;
		size_t to = p->first[l->to.article] + l->to.para;
		double score = comparison_tied(c, l->from, l->to) ?
		    DECIDED : l->score;

		p->edges[fill[from]++] = (struct edge){to, score};
		p->edges[fill[to]++] = (struct edge){from, score};
	}
}

/* Paragraphs with their headings; headings that head nothing are items
 * of their own. */
static void
list_items(struct placer *p, size_t article)
{
	const struct article_info *info = &p->an->articles[article];
	struct items *items = &p->items[article];
	uint32_t heading = UINT32_MAX;

	items->at = ARENA_ARRAY(p->a, struct item, info->nparas);
	for (uint32_t k = 0; k < info->nparas; k++) {
		if (info->paras[k].p->kind == PARA_HEADING) {
			heading = MIN(heading, k);
		} else if (info->paras[k].tells) {
			items->at[items->n++] = (struct item){
				.first = MIN(heading, k), .para = k};
			heading = UINT32_MAX;
		}
	}
	for (uint32_t k = heading; k < info->nparas; k++)
		if (info->paras[k].p->kind == PARA_HEADING)
			items->at[items->n++] =
			    (struct item){.first = k, .para = k};
	for (size_t i = 0; i < items->n; i++)
		items->at[i].row = items->at[i].counterpart = NONE;
}

/* The strongest neighbour of a paragraph in an article, if STRONG. */
static size_t
best_neighbour(const struct placer *p, size_t number, size_t article)
{
	size_t best = SIZE_MAX;
	double score = STRONG;

	for (size_t i = p->edges_at[number]; i < p->edges_at[number + 1]; i++) {
		const struct edge *e = &p->edges[i];

		if (e->to >= p->first[article] && e->score >= score &&
		    e->to < p->first[article + 1]) {
			best = e->to;
			score = e->score;
		}
	}
	return best;
}

/* Do more articles tell two paragraphs of the base in one than in two? */
static bool
told_together(const struct placer *p, size_t x, size_t y)
{
	int together = 0;

	for (size_t i = 0; i < p->c->narticles; i++) {
		size_t of_x = best_neighbour(p, x, i);
		size_t of_y = best_neighbour(p, y, i);

		if (of_x != SIZE_MAX && of_y != SIZE_MAX)
			together += of_x == of_y ? 1 : -1;
	}
	return together > 0;
}

static void
stand(struct placer *p, size_t article, struct item *item, int32_t row)
{
	item->row = row;
	p->row_of[p->first[article] + item->para] = row;
}

static void
place_base(struct placer *p)
{
	const struct items *items = &p->items[p->c->base];
	size_t first = p->first[p->c->base], group = 0;

	for (size_t i = 0; i < items->n; i++) {
		struct item *item = &items->at[i];

		if (i > 0 && group < MAX_GROUP &&
		    told_together(p, first + item[-1].para,
			first + item->para)) {
			group++;
		} else {
			group = 1;
			p->order[p->nrows] = p->nrows;
			p->nrows++;
		}
		stand(p, p->c->base, item, p->nrows - 1);
	}
	p->nbase = p->nrows;
}

/* Where an item could stand, at most once a row, by position. */
struct choice {
	int32_t row, position;
	double weight;
};

static int
by_position(const void *x, const void *y)
{
	const struct choice *a = x, *b = y;

	if (a->position != b->position)
		return a->position < b->position ? -1 : 1;
	return (a->weight < b->weight) - (a->weight > b->weight);
}

/* Did a reader part the paragraph from one that stands in the row? */
static bool
parted(const struct placer *p, size_t number, int32_t row)
{
	for (size_t i = 0; i < p->c->nties; i++) {
		const struct tie *t = &p->c->ties[i];
		size_t x = p->first[t->x.article] + t->x.para;
		size_t y = p->first[t->y.article] + t->y.para;

		if (!t->together && ((x == number && p->row_of[y] == row) ||
		    (y == number && p->row_of[x] == row)))
			return true;
	}
	return false;
}

static size_t
list_choices(const struct placer *p, size_t number, struct choice *out)
{
	size_t n = 0, kept = 0;
	double best = 0;

	for (size_t i = p->edges_at[number]; i < p->edges_at[number + 1]; i++) {
		const struct edge *e = &p->edges[i];
		int32_t row = p->row_of[e->to];
		double weight = e->score * (row < p->nbase ? 1 : ELSEWHERE);

		if (row == NONE || parted(p, number, row))
			continue;
		out[n++] = (struct choice){row, p->position[row], weight};
		best = MAX(best, weight);
	}
	if (n)
		qsort(out, n, sizeof(*out), by_position);
	for (size_t i = 0; i < n; i++)
		if (out[i].weight >= best * RIVAL && (kept == 0 ||
		    out[i].position != out[kept - 1].position))
			out[kept++] = out[i];
	return kept;
}

typedef VEC(struct step) steps;

/* The step with the largest sum at a position before 'end'; NONE if no
 * chain ends there. */
static int32_t
best_before(const int32_t *tree, const steps *s, int32_t end)
{
	int32_t best = NONE;

	for (int32_t i = end; i > 0; i -= i & -i)
		if (tree[i] != NONE && (best == NONE ||
		    s->at[tree[i]].sum > s->at[best].sum))
			best = tree[i];
	return best;
}

static void
note_step(int32_t *tree, const steps *s, int32_t step, int32_t position,
    int32_t n)
{
	for (int32_t i = position + 1; i <= n; i += i & -i)
		if (tree[i] == NONE || s->at[step].sum > s->at[tree[i]].sum)
			tree[i] = step;
}

/* Gives the items of the best chain their rows, and all of them the row
 * of their best counterpart. */
static void
find_chain(struct placer *p, size_t article)
{
	const struct items *items = &p->items[article];
	int32_t *tree = ARENA_ARRAY(p->a, int32_t, (size_t)p->nrows + 1);
	steps s = {0};

	for (int32_t i = 0; i <= p->nrows; i++)
		tree[i] = NONE;
	for (size_t i = 0; i < items->n; i++) {
		size_t number = p->first[article] + items->at[i].para;
		struct choice *choice = ARENA_ARRAY(p->a, struct choice,
		    p->edges_at[number + 1] - p->edges_at[number]);
		size_t n = list_choices(p, number, choice), from = s.n;

		for (size_t k = 0; k < n; k++) {
			int32_t before = best_before(tree, &s,
			    choice[k].position + 1);

			*vec_add(p->a, &s) = (struct step){
				.item = i, .row = choice[k].row,
				.before = before, .weight = choice[k].weight,
				.sum = choice[k].weight +
				    (before == NONE ? 0 : s.at[before].sum)};
			if (choice[k].weight > items->at[i].weight) {
				items->at[i].weight = choice[k].weight;
				items->at[i].counterpart = choice[k].row;
			}
		}
		for (size_t k = 0; k < n; k++)
			note_step(tree, &s, (int32_t)(from + k),
			    choice[k].position, p->nrows);
	}
	for (int32_t i = best_before(tree, &s, p->nrows); i != NONE;
	    i = s.at[i].before)
		items->at[s.at[i].item].row = s.at[i].row;
}

/* One paragraph between two that share a row joins them; behind more,
 * the second has moved. */
static void
close_gaps(const struct placer *p, size_t article)
{
	const struct items *items = &p->items[article];
	size_t first = p->first[article], last = SIZE_MAX;

	for (size_t i = 0; i < items->n; i++) {
		struct item *item = &items->at[i];

		if (item->row == NONE)
			continue;
		if (last != SIZE_MAX && items->at[last].row == item->row) {
			bool one = i - last == 2 && !parted(p,
			    first + item[-1].para, item->row);

			if (one)
				item[-1].row = item->row;
			if (i - last >= 2 && !one) {
				item->row = NONE;
				continue;
			}
		}
		last = i;
	}
}

/* Where the first row that an article shares stands. */
static int32_t
first_shared(const struct placer *p, const struct items *items)
{
	for (size_t i = 0; i < items->n; i++)
		if (items->at[i].row != NONE)
			return p->position[items->at[i].row];
	return p->nrows;
}

/* The rows again with this article's own rows between them.  What it has
 * before the first shared one stands next to that, not above the base's
 * beginning. */
static void
place_article(struct placer *p, size_t article)
{
	struct items *items = &p->items[article];
	int32_t *old, n = 0, taken = 0, before = p->nrows;

	find_chain(p, article);
	close_gaps(p, article);
	old = ARENA_ARRAY(p->a, int32_t, (size_t)before);
	memcpy(old, p->order, (size_t)before * sizeof(*old));
	for (int32_t start = first_shared(p, items); taken < start;)
		p->order[n++] = old[taken++];
	for (size_t i = 0; i < items->n; i++) {
		struct item *item = &items->at[i];

		if (item->row == NONE) {
			if (item->weight < MOVED)
				item->counterpart = NONE;
			stand(p, article, item, p->nrows++);
			p->order[n++] = item->row;
			continue;
		}
		item->counterpart = NONE;
		while (taken < before && taken <= p->position[item->row])
			p->order[n++] = old[taken++];
		stand(p, article, item, item->row);
	}
	while (taken < before)
		p->order[n++] = old[taken++];
}

static void
number_rows(struct placer *p)
{
	for (int32_t i = 0; i < p->nrows; i++)
		p->position[p->order[i]] = i;
}

/* One more paragraph in a cell; the array has room for all of its
 * article that may come. */
static void
add_para(struct arena *a, struct row_cell *cell, uint32_t para, size_t room)
{
	uint32_t *paras = (uint32_t *)cell->paras;

	if (!paras)
		cell->paras = paras = ARENA_ARRAY(a, uint32_t, room);
	paras[cell->nparas++] = para;
}

static void
fill_rows(const struct placer *p, struct arena *a, struct row *rows)
{
	for (size_t i = 0; i < p->c->narticles; i++) {
		const struct article_info *info = &p->an->articles[i];
		const struct items *items = &p->items[i];
		size_t to;

		for (size_t k = 0; k < items->n; k = to) {
			int32_t at = p->position[items->at[k].row];
			struct row_cell *cell = &rows[at].cells[i];
			const struct item *last;

			for (to = k; to < items->n &&
			    items->at[to].row == items->at[k].row; to++)
				;
			last = &items->at[to - 1];
			for (uint32_t para = items->at[k].first;
			    para <= last->para; para++)
				if (info->paras[para].tells ||
				    info->paras[para].p->kind == PARA_HEADING)
					add_para(a, cell, para,
					    last->para - items->at[k].first +
						1);
			if (items->at[k].counterpart != NONE)
				cell->moved_to =
				    p->position[items->at[k].counterpart];
		}
	}
}

/* Moved paragraphs beside their counterparts, where the cell is free; of
 * several the one with the strongest link. */
static void
invite_guests(const struct placer *p, struct arena *a, struct row *rows)
{
	for (size_t i = 0; i < p->c->narticles; i++) {
		const struct items *items = &p->items[i];
		double *weight =
		    ARENA_ARRAY(p->a, double, (size_t)p->nrows);

		for (size_t k = 0; k < items->n; k++) {
			const struct item *item = &items->at[k];
			struct row_cell *cell;
			int32_t at;

			if (item->counterpart == NONE)
				continue;
			at = p->position[item->counterpart];
			cell = &rows[at].cells[i];
			if (cell->nparas && weight[at] == 0)
				continue;
			if (item->weight <= weight[at])
				continue;
			weight[at] = item->weight;
			cell->nparas = 0;
			add_para(a, cell, item->para, 1);
			cell->moved_to = p->position[item->row];
		}
	}
}

static bool
set_apart(const struct para_info *p)
{
	return !p->tells && p->p->kind != PARA_HEADING;
}

static size_t
count_furniture(const struct article_info *info)
{
	size_t n = 0;

	for (size_t k = 0; k < info->nparas; k++)
		n += set_apart(&info->paras[k]);
	return n;
}

static void
fill_furniture(const struct placer *p, struct arena *a, struct row *rows)
{
	for (size_t i = 0; i < p->c->narticles; i++) {
		const struct article_info *info = &p->an->articles[i];
		size_t n = 0;

		for (uint32_t k = 0; k < info->nparas; k++)
			if (set_apart(&info->paras[k]))
				add_para(a, &rows[n++].cells[i], k, 1);
	}
}

static struct row *
new_rows(struct arena *a, size_t n, size_t narticles)
{
	struct row *rows = ARENA_ARRAY(a, struct row, n);

	for (size_t i = 0; i < n; i++) {
		rows[i].cells = ARENA_ARRAY(a, struct row_cell, narticles);
		for (size_t k = 0; k < narticles; k++)
			rows[i].cells[k].moved_to = -1;
	}
	return rows;
}

static void
place_all(struct placer *p)
{
	const struct comparison *c = p->c;
	size_t total;

	p->first = ARENA_ARRAY(p->a, size_t, c->narticles + 1);
	p->items = ARENA_ARRAY(p->a, struct items, c->narticles);
	for (size_t i = 0; i < c->narticles; i++) {
		p->first[i + 1] = p->first[i] + p->an->articles[i].nparas;
		list_items(p, i);
	}
	total = p->first[c->narticles];
	p->row_of = ARENA_ARRAY(p->a, int32_t, total);
	p->order = ARENA_ARRAY(p->a, int32_t, total);
	p->position = ARENA_ARRAY(p->a, int32_t, total);
	for (size_t i = 0; i < total; i++)
		p->row_of[i] = NONE;
	list_edges(p);
	place_base(p);
	number_rows(p);
	for (size_t i = 0; i < c->narticles; i++) {
		if (i == c->base)
			continue;
		place_article(p, i);
		number_rows(p);
	}
}

void
rows_build(struct arena *a, const struct analysis *an, struct comparison *c)
{
	struct placer p = {.a = arena_new(), .an = an, .c = c};
	size_t furniture = 0;
	struct row *rows;

	place_all(&p);
	for (size_t i = 0; i < c->narticles; i++)
		furniture = MAX(furniture, count_furniture(&an->articles[i]));
	rows = new_rows(a, (size_t)p.nrows + furniture, c->narticles);
	fill_rows(&p, a, rows);
	invite_guests(&p, a, rows);
	for (size_t i = 0; i < furniture; i++)
		rows[(size_t)p.nrows + i].furniture = true;
	fill_furniture(&p, a, rows + p.nrows);
	c->rows = rows;
	c->nrows = (size_t)p.nrows + furniture;
	rowmarks_set(an, c, rows, c->nrows);
	arena_free(p.a);
}
