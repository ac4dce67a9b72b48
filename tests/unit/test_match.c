#include "tests/unit/harbour.h"

static struct arena *a;
static const int straight[] = {WIRE, COPY, POST, GAZETTE, DIARIO};

/* The score of a link, whichever way round it is; 0 when there is none. */
static double
linked(const struct comparison *c, const int *which, int x, uint32_t p, int y,
    uint32_t q)
{
	for (size_t i = 0; i < c->nlinks; i++) {
		const struct link *l = &c->links[i];
		int from = which[l->from.article], to = which[l->to.article];

		if ((from == x && l->from.para == p && to == y &&
			l->to.para == q) ||
		    (from == y && l->from.para == q && to == x &&
			l->to.para == p))
			return l->score;
	}
	return 0;
}

static const struct partner *
partner(const struct comparison *c, const int *which, int x, uint32_t p,
    int y)
{
	for (size_t i = 0; i < c->npartners; i++)
		if (which[c->partners[i].of.article] == x &&
		    c->partners[i].of.para == p &&
		    which[c->partners[i].in] == y)
			return &c->partners[i];
	return NULL;
}

static void
test_links(void)
{
	const struct comparison *c =
	    harbour_compare(a, straight, HARBOUR_N, 0);
	const struct partner *p;

	for (uint32_t i = 0; i < 4; i++)
		ok(linked(c, straight, WIRE, i, COPY, i) > .8,
		    "copied paragraph %u is linked", i);
	ok(linked(c, straight, WIRE, 0, POST, 1) > .5, "reworded lead");
	ok(linked(c, straight, WIRE, 3, POST, 3) > .5, "reworded inspection");
	ok(linked(c, straight, WIRE, 2, GAZETTE, 1) > .8,
	    "words that two quote are linked");
	ok(linked(c, straight, POST, 4, GAZETTE, 2) > .8, "the choir");
	ok(linked(c, straight, WIRE, 0, DIARIO, 0) > .25,
	    "across languages by names, numbers and commonest words");
	ok(linked(c, straight, WIRE, 1, POST, 4) == 0, "ferry and choir");
	p = partner(c, straight, WIRE, 4, POST);
	ok(p && p->para == 0 && p->shown, "the damage has its partner");
	p = partner(c, straight, POST, 4, WIRE);
	ok(p && !p->shown, "the choir has none in the wire's text");
	ok(!partner(c, straight, WIRE, 5, POST), "furniture has no partners");
	ok(!partner(c, straight, POST, 2, WIRE), "nor has a heading");
}

/* What is linked, and how strongly, must not depend on the order. */
static void
test_order(void)
{
	static const int orders[][HARBOUR_N] = {
		{DIARIO, GAZETTE, POST, COPY, WIRE},
		{POST, WIRE, DIARIO, GAZETTE, COPY},
		{COPY, DIARIO, WIRE, POST, GAZETTE},
	};
	const struct comparison *c =
	    harbour_compare(a, straight, HARBOUR_N, 0);

	for (size_t o = 0; o < ARRAY_LEN(orders); o++) {
		const int *which = orders[o];
		const struct comparison *d =
		    harbour_compare(a, which, HARBOUR_N, (uint32_t)o);
		bool links = true, partners = true;

		for (size_t i = 0; i < c->nlinks; i++) {
			const struct link *l = &c->links[i];

			links = links && linked(d, which, (int)l->from.article,
			    l->from.para, (int)l->to.article, l->to.para) ==
			    l->score;
		}
		for (size_t i = 0; i < c->npartners; i++) {
			const struct partner *p = &c->partners[i];
			const struct partner *q = partner(d, which,
			    (int)p->of.article, p->of.para, (int)p->in);

			partners = partners && q && q->para == p->para &&
			    q->second == p->second && q->score == p->score &&
			    q->shown == p->shown;
		}
		is_int(d->nlinks, c->nlinks, "order %zu: as many links", o);
		ok(links, "order %zu: the same links and scores", o);
		ok(partners, "order %zu: the same partners", o);
	}
}

static void
test_shape(void)
{
	const struct comparison *c =
	    harbour_compare(a, straight, HARBOUR_N, 0);
	bool sorted = true, sane = true;

	for (size_t i = 0; i < c->nlinks; i++) {
		const struct link *l = &c->links[i];

		sane = sane && l->from.article < l->to.article &&
		    l->score > 0 && l->score <= 1;
		if (i > 0)
			sorted = sorted && memcmp(&l[-1], l, sizeof(*l)) != 0 &&
			    (l[-1].from.article < l->from.article ||
				(l[-1].from.article == l->from.article &&
				    l[-1].from.para <= l->from.para));
	}
	ok(sane, "links go from the earlier article, scores are in 0..1");
	ok(sorted, "links are in order");
}

static void
test_edges(void)
{
	static const int one[] = {POST};
	const struct comparison *c = harbour_compare(a, one, 1, 0);
	struct article none[2] = {{.outlet = STR("A")}, {.outlet = STR("B")}};
	const struct article *list[] = {&none[0], &none[1]};
	struct compare_options o = {.facts = true};

	is_int(c->nlinks, 0, "one article has no links");
	is_int(c->npartners, 0, "and no partners");
	c = compare_run(a, list, 2, &o);
	is_int(c->nlinks + c->npartners + c->nrows, 0,
	    "articles without paragraphs have nothing");
}

/* Long articles and long paragraphs must end soon, not in hours. */
static void
test_large(void)
{
	enum { PARAS = 5000 };
	struct paragraph *p = ARENA_ARRAY(a, struct paragraph, PARAS);
	struct paragraph *q = ARENA_ARRAY(a, struct paragraph, 4);
	char *text = arena_alloc(a, 61000);
	struct article x = {.outlet = STR("X"), .paras = p, .nparas = PARAS};
	struct article y = {.outlet = STR("Y"), .paras = q, .nparas = 4};
	const struct article *list[] = {&x, &y};
	struct compare_options o = {.base = 1};
	const struct comparison *c;
	size_t n = 0, paras = 0;

	for (size_t i = 0; n < 60000; i++)
		n += (size_t)snprintf(text + n, 64, "ward%zu crane%zu ", i,
		    i % 97);
	for (size_t i = 0; i < 4; i++)
		q[i].text = (struct str){text, n - i * 1000};
	for (size_t i = 0; i < PARAS; i++)
		p[i].text = arena_printf(a, "Crane%zu of ward%zu was shut in "
		    "the harbour.", i % 97, i);
	c = compare_run(a, list, 2, &o);
	for (size_t r = 0; r < c->nrows; r++)
		for (size_t i = 0; i < 2; i++)
			paras += c->rows[r].cells[i].moved_to < 0 ?
			    c->rows[r].cells[i].nparas : 0;
	ok(paras > 0 && paras <= PARAS + 4, "5,000 paragraphs are placed");
}

/* The same person in the same act, though the other place is the rarer
 * word. */
static void
test_acts(void)
{
	struct paragraph p[] = {
		{.text = STR("Traffic was light after the storm.")},
		{.text = STR("Mayor Orla Tamm rejected the clinic of Kela on "
			     "Monday.")},
		{.text = STR("Apples were cheap this autumn.")}};
	struct paragraph q[] = {
		{.text = STR("A choir from the coast sang at noon.")},
		{.text = STR("Mayor Orla Tamm inspected the clinic of Kela on "
			     "Monday.")},
		{.text = STR("Schools begin later this year.")},
		{.text = STR("Mayor Orla Tamm rejected the library of Kela on "
			     "Monday.")},
		{.text = STR("Snow fell in the hills.")}};
	struct article x = {.outlet = STR("X"), .paras = p, .nparas = 3};
	struct article y = {.outlet = STR("Y"), .paras = q, .nparas = 5};
	const struct article *list[] = {&x, &y};
	struct compare_options o = {.base = 0};
	const struct comparison *c = compare_run(a, list, 2, &o);

	for (size_t i = 0; i < c->npartners; i++)
		if (c->partners[i].of.article == 0 &&
		    c->partners[i].of.para == 1)
			is_int(c->partners[i].para, 3, "the same act is next");
}

int
main(void)
{
	a = arena_new();
	test_links();
	test_order();
	test_shape();
	test_edges();
	test_acts();
	test_large();
	arena_free(a);
	return tap_done();
}
