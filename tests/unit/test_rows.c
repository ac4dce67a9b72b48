#include "tests/unit/harbour.h"

static struct arena *a;
static const int straight[] = {WIRE, COPY, POST, GAZETTE, DIARIO};

static const struct row_cell *
cell_of(const struct comparison *c, uint32_t article, uint32_t para,
    size_t nth, size_t *row)
{
	for (size_t r = 0; r < c->nrows; r++) {
		const struct row_cell *cell = &c->rows[r].cells[article];

		for (size_t i = 0; i < cell->nparas; i++) {
			if (cell->paras[i] != para || nth-- > 0)
				continue;
			*row = r;
			return cell;
		}
	}
	*row = SIZE_MAX;
	return NULL;
}

/* Every paragraph is at home once; if it also stands elsewhere, the two
 * places name each other.  Homes keep each article's order. */
static void
check_places(const struct comparison *c, const char *what)
{
	bool once = true, named = true, ordered = true, filled = true;

	for (uint32_t i = 0; i < c->narticles; i++) {
		size_t last = 0;

		for (uint32_t k = 0; k < c->articles[i]->nparas; k++) {
			size_t one, two, three, home;
			const struct row_cell *x = cell_of(c, i, k, 0, &one);
			const struct row_cell *y = cell_of(c, i, k, 1, &two);

			cell_of(c, i, k, 2, &three);
			once = once && x && three == SIZE_MAX;
			if (!x)
				continue;
			home = one;
			if (y)
				named = named &&
				    x->moved_to == (int32_t)two &&
				    y->moved_to == (int32_t)one;
			/* The guest's cell holds it alone. */
			if (y && (one < last || x->nparas < y->nparas))
				home = two;
			if (c->rows[home].furniture)
				continue;
			ordered = ordered && home >= last;
			last = home;
		}
	}
	for (size_t r = 0; r < c->nrows; r++) {
		size_t n = 0;

		for (size_t i = 0; i < c->narticles; i++) {
			const struct row_cell *x = &c->rows[r].cells[i];

			n += x->nparas;
			filled = filled &&
			    (x->nparas == 0) == (x->mark == MARK_ABSENT);
			filled = filled && x->moved_to < (int32_t)c->nrows;
		}
		filled = filled && n > 0;
	}
	ok(once, "%s: every paragraph stands somewhere, at most twice", what);
	ok(named, "%s: both places of a moved one name each other", what);
	ok(ordered, "%s: articles keep their order", what);
	ok(filled, "%s: no empty row, absence is marked", what);
}

static void
test_properties(void)
{
	static const int orders[][HARBOUR_N] = {
		{WIRE, COPY, POST, GAZETTE, DIARIO},
		{DIARIO, GAZETTE, POST, COPY, WIRE},
		{GAZETTE, WIRE, DIARIO, COPY, POST},
	};

	for (size_t o = 0; o < ARRAY_LEN(orders); o++) {
		struct comparison *c =
		    harbour_compare(a, orders[o], HARBOUR_N, 0);
		size_t nlinks = c->nlinks;

		for (uint32_t base = 0; base < HARBOUR_N; base++) {
			char what[40];

			compare_rebase(a, c, base);
			snprintf(what, sizeof(what), "order %zu, base %u", o,
			    base);
			check_places(c, what);
		}
		is_int(c->nlinks, nlinks, "links stay");
	}
}

static enum mark
mark_of(const struct comparison *c, uint32_t article, uint32_t para)
{
	size_t row;
	const struct row_cell *x = cell_of(c, article, para, 0, &row);

	return x ? x->mark : MARK_ABSENT;
}

static void
test_marks(void)
{
	const struct comparison *c =
	    harbour_compare(a, straight, HARBOUR_N, WIRE);
	const struct row_cell *x;
	size_t row, other;

	is_int(mark_of(c, COPY, 1), MARK_COPY, "a copied paragraph");
	is_int(mark_of(c, WIRE, 1), MARK_COPY, "which the base has copied");
	ok(mark_of(c, POST, 3) == MARK_SAME ||
	    mark_of(c, POST, 3) == MARK_REWORDED, "a reworded one");
	x = cell_of(c, POST, 3, 0, &row);
	is_int(x->nparas, 2, "a heading stands with its paragraph");
	is_int(x->paras[0], 2, "before it");
	is_int(mark_of(c, POST, 4), MARK_SOME, "what the base leaves out");
	cell_of(c, POST, 4, 0, &row);
	cell_of(c, GAZETTE, 2, 0, &other);
	is_int(row, other, "two others share a row of their own");
	x = cell_of(c, POST, 0, 0, &row);
	is_int(x->mark, MARK_MOVED, "the damage comes first in the Post");
	cell_of(c, WIRE, 4, 0, &other);
	is_int(x->moved_to, other, "its counterpart is the wire's last");
	is_int(c->rows[other].cells[POST].paras[0], 0, "it is a guest there");
	is_int(c->rows[other].cells[POST].moved_to, row, "from its home");
	is_int(c->rows[other].cells[WIRE].mark, MARK_MOVED,
	    "the base's cell says so, too");
	is_int(mark_of(c, GAZETTE, 0) == MARK_ABSENT, 0, "the ferry is there");
	ok(c->rows[c->nrows - 1].furniture, "furniture comes last");
	is_int(c->rows[c->nrows - 1].cells[WIRE].paras[0], 5, "the wire's");
	is_int(c->rows[c->nrows - 1].cells[POST].paras[0], 5, "the Post's");
}

/* Loud facts outrank words, but only where two articles differ. */
static void
test_facts(void)
{
	static const int two[] = {WIRE, POST};
	static const struct cell hurt[] = {
		{.article = 0, .para = 0}, {.article = 1, .para = 1}};
	static const struct cell far[] = {
		{.article = 0, .para = 3}, {.article = 1, .para = 4}};
	static const struct {
		enum verdict verdict;
		const struct cell *cells;
		enum mark mark; /* of the wire's cell; ABSENT: not told */
	} rows[] = {
		{VERDICT_CONFLICT, hurt, MARK_CONFLICT},
		{VERDICT_SOURCE, hurt, MARK_CONFLICT},
		{VERDICT_UPDATED, hurt, MARK_EXPLAINED},
		{VERDICT_ROUNDING, hurt, MARK_ABSENT},
		{VERDICT_CONFLICT, far, MARK_ABSENT},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct comparison *c = harbour_compare(a, two, 2, 0);
		struct fact f = {.verdict = rows[i].verdict,
			.cells = rows[i].cells, .ncells = 2};
		enum mark before =
		    mark_of(c, 0, (uint32_t)rows[i].cells[0].para), after;

		c->facts = &f;
		c->nfacts = 1;
		compare_rebase(a, c, 0);
		after = mark_of(c, 0, (uint32_t)rows[i].cells[0].para);
		is_int(after,
		    rows[i].mark == MARK_ABSENT ? before : rows[i].mark,
		    "fact %zu, %s", i, verdict_word(rows[i].verdict));
	}
}

/* The base's order rules. */
static void
test_base(void)
{
	struct comparison *c = harbour_compare(a, straight, HARBOUR_N, POST);
	size_t last = 0, row;
	bool ascending = true;

	for (uint32_t k = 0; k < 5; k++) {
		cell_of(c, POST, k, 0, &row);
		ascending = ascending && row >= last;
		last = row;
	}
	ok(ascending, "rows follow the base");
	is_int(c->base, POST, "the base is kept");
}

/* Do two paragraphs stand in one row, wherever they are at home? */
static bool
beside(const struct comparison *c, struct place x, struct place y)
{
	for (size_t r = 0; r < c->nrows; r++)
		if (row_cell_has(&c->rows[r].cells[x.article], x.para) &&
		    row_cell_has(&c->rows[r].cells[y.article], y.para))
			return true;
	return false;
}

static bool
is_linked(const struct comparison *c, struct place x, struct place y)
{
	for (size_t i = 0; i < c->nlinks; i++)
		if (!place_order(c->links[i].from, x) &&
		    !place_order(c->links[i].to, y))
			return true;
	return false;
}

/* What a reader decided holds whatever the texts say, for every base. */
static void
test_ties(void)
{
	static const struct tie ties[] = {
		{{WIRE, 4}, {POST, 0}, false}, /* the damage */
		{{WIRE, 3}, {POST, 3}, false}, /* the inspection */
		{{POST, 4}, {WIRE, 1}, true}, /* the choir, the ferry */
	};
	struct comparison *c = harbour_compare_tied(a, straight, HARBOUR_N, 0,
	    ties, ARRAY_LEN(ties));
	const struct partner *p =
	    comparison_partner(c, (struct place){WIRE, 1}, POST);

	for (size_t i = 0; i < ARRAY_LEN(ties); i++) {
		const struct tie *t = &ties[i];
		struct place x = t->together ? t->y : t->x;
		struct place y = t->together ? t->x : t->y;

		is_int(is_linked(c, x, y), t->together, "link of pair %zu", i);
	}
	ok(p && p->para == 4 && p->shown && p->score > .9,
	    "a pair set side by side are partners");
	for (uint32_t base = 0; base < HARBOUR_N; base++) {
		compare_rebase(a, c, base);
		check_places(c, "with ties");
		for (size_t i = 0; i < ARRAY_LEN(ties); i++)
			is_int(beside(c, ties[i].x, ties[i].y),
			    ties[i].together, "base %u, pair %zu", base, i);
	}
}

/* Where two texts meet late, and where they never do, the base begins. */
static void
test_beginning(void)
{
	struct paragraph p[] = {
		{.text = STR("Traffic was light after the storm.")},
		{.text = STR("Apples were cheap this autumn.")},
		{.text = STR("Mayor Orla Tamm opened the new clinic in Kela on "
			     "Monday at noon.")}};
	struct paragraph q[] = {
		{.text = STR("A choir from the coast sang loudly.")},
		p[2],
		{.text = STR("Snow fell in the hills.")}};
	struct article x = {.outlet = STR("X"), .paras = p, .nparas = 3};
	struct article y = {.outlet = STR("Y"), .paras = q, .nparas = 3};
	const struct article *list[] = {&x, &y};
	struct compare_options o = {.base = 0};
	const struct comparison *c = compare_run(a, list, 2, &o);

	is_int(c->nrows, 5, "one row of five is shared");
	ok(c->rows[0].cells[0].nparas == 1 && c->rows[1].cells[0].nparas == 1,
	    "the base comes first");
	ok(c->rows[2].cells[1].nparas == 1 && c->rows[3].cells[1].nparas == 1,
	    "what leads to the shared row stands before it");
	q[1] = q[2];
	y.nparas = 2;
	c = compare_run(a, list, 2, &o);
	ok(c->nrows == 5 && c->rows[2].cells[0].nparas == 1 &&
	    c->rows[3].cells[1].nparas == 1,
	    "what shares nothing stands behind the base");
}

int
main(void)
{
	a = arena_new();
	test_properties();
	test_marks();
	test_facts();
	test_base();
	test_ties();
	test_beginning();
	arena_free(a);
	return tap_done();
}
