/*
 * ledger.c - the cells of a ledger, and facts put into it (ledger.h).
 */
#include "src/compare/ledger.h"

struct cell
ledger_cell(const struct ledger *l, uint32_t text, uint32_t para,
    uint32_t start, uint32_t end)
{
	const struct version *v = &l->texts[text];
	const struct para_info *p = &v->info->paras[para];
	struct cell c = {.article = v->article,
	    .start = start,
	    .end = end,
	    .para = v->current ? (int32_t)para : -1,
	    .text = str_sub(p->p->text, start, end),
	    .version = v->info->article->version};

	for (size_t i = 0; i < p->nsentences; i++)
		if (p->sentences[i].start <= start)
			c.sentence = str_sub(p->p->text, p->sentences[i].start,
			    p->sentences[i].end);
	return c;
}

/* The cell's words without those of its bound. */
static struct str
figure(const struct cell *c, const struct number *n)
{
	uint32_t from = MAX(n->figure, c->start);
	uint32_t to = n->figure_end ? MIN(n->figure_end, c->end) : c->end;

	if (from >= to)
		return c->text;
	return str_sub(c->text, from - c->start, to - c->start);
}

struct cell
mention_cell(struct ledger *l, const struct mention *m)
{
	struct cell c = ledger_cell(l, m->text, m->para, m->start, m->end);

	c.attribution = m->attribution;
	c.said_at = m->said_at;
	if (m->is_time) {
		c.value = time_text(l->a, &m->time, c.text);
		return c;
	}
	c.value = number_text(l->a, m->number.lo);
	if (m->number.hi != m->number.lo)
		c.value = arena_printf(l->a, "%.*s-%.*s", STR_ARG(c.value),
		    STR_ARG(number_text(l->a, m->number.hi)));
	c.bound = m->number.bound;
	if (*bound_sign(c.bound) != '\0')
		c.figure = figure(&c, &m->number);
	c.unit = m->number.unit[0]      ? str_c(m->number.unit)
	    : m->number.counted != NULL ? str_c(m->number.counted->name)
					: STR_NONE;
	return c;
}

static int
by_place(const void *a, const void *b)
{
	const struct cell *x = a, *y = b;

	if (x->article != y->article)
		return x->article < y->article ? -1 : 1;
	if (x->version != y->version)
		return x->version > y->version ? -1 : 1;
	if (x->para != y->para)
		return x->para < y->para ? -1 : 1;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return str_cmp(x->text, y->text);
}

void
ledger_add(struct ledger *l, struct fact f, struct cell *cells, size_t n)
{
	qsort(cells, n, sizeof(*cells), by_place);
	f.cells = cells;
	f.ncells = n;
	severity_weigh(l, &f);
	*vec_add(l->a, &l->facts) = f;
}
