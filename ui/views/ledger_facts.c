/*
 * ledger_facts.c - which facts the ledger shows, in which order, and what
 * editors decided about each.
 */
#include "ui/views/ledger.h"

#include "ui/app.h"

static const uint8_t groups[] = {
    [FACT_NUMBER] = LEDGER_FIGURES,
    [FACT_DATE] = LEDGER_TIMES,
    [FACT_NAME] = LEDGER_NAMES,
    [FACT_QUOTE] = LEDGER_QUOTES,
    [FACT_PLACE] = LEDGER_NAMES,
    [FACT_ATTRIBUTION] = LEDGER_SOURCES,
    [FACT_OMISSION] = LEDGER_OMISSIONS,
    [FACT_EDIT] = LEDGER_EDITS,
};

enum ledger_group
ledger_group_of(enum fact_kind k)
{
	return groups[k];
}

const char *
ledger_group_words(enum ledger_group g)
{
	static const char *const words[] = {
#define LEDGER_GROUP_WORDS(name, words) words,
	    LEDGER_GROUP_LIST(LEDGER_GROUP_WORDS)
#undef LEDGER_GROUP_WORDS
	};

	return words[g];
}

/* ---- which facts, in which order ---- */

const struct review_item *
ledger_item(const struct ledger_state *s, const struct fact *f)
{
	return s->items ? s->items[f - s->l->c->facts] : NULL;
}

bool
ledger_is_open(const struct ledger_state *s, const struct fact *f)
{
	const struct review_item *i = ledger_item(s, f);

	return fact_loud(f) &&
	    (!i || i->state == REVIEW_NEW || i->state == REVIEW_AGAIN);
}

bool
ledger_passes(const struct ledger_state *s, const struct fact *f)
{
	if (s->filter == FILTER_ALL)
		return true;
	if (s->filter == FILTER_OPEN)
		return ledger_is_open(s, f);
	return ledger_group_of(f->kind) == s->filter - FILTER_GROUP;
}

static int
by_label(const void *pa, const void *pb)
{
	const struct fact *a = *(const struct fact *const *)pa;
	const struct fact *b = *(const struct fact *const *)pb;
	int order = str_cmp(a->label, b->label);

	/* The comparison's own order settles ties. */
	return order ? order : (a > b) - (a < b);
}

static int
by_group(const void *pa, const void *pb)
{
	const struct fact *a = *(const struct fact *const *)pa;
	const struct fact *b = *(const struct fact *const *)pb;
	int order =
	    (int)ledger_group_of(a->kind) - (int)ledger_group_of(b->kind);

	return order ? order : (a > b) - (a < b);
}

void
ledger_select(struct ledger_state *s, const struct fact *f)
{
	for (size_t i = 0; i < s->nfacts; i++)
		if (s->facts[i] == f)
			s->selected = i;
}

/* Chooses and sorts again; the cursor stays on its fact. */
void
ledger_arrange(struct ledger_state *s)
{
	const struct comparison *c = s->l->c;
	const struct fact *keep =
	    s->selected < s->nfacts ? s->facts[s->selected] : NULL;

	s->told = NULL;
	s->nfacts = 0;
	for (size_t i = 0; c && i < c->nfacts; i++)
		if (ledger_passes(s, &c->facts[i]))
			s->facts[s->nfacts++] = &c->facts[i];
	if (s->nfacts > 0 && s->grouped)
		qsort(s->facts, s->nfacts, sizeof(s->facts[0]), by_group);
	else if (s->nfacts > 0 && s->sort == LEDGER_BY_LABEL)
		qsort(s->facts, s->nfacts, sizeof(s->facts[0]), by_label);
	s->selected = 0;
	ledger_select(s, keep);
}

size_t
ledger_line(const struct ledger_state *s, size_t fact)
{
	size_t line = fact;

	for (size_t i = 0; i <= fact && i < s->nfacts && s->grouped; i++)
		line += i == 0 ||
		    ledger_group_of(s->facts[i]->kind) !=
			ledger_group_of(s->facts[i - 1]->kind);
	return line;
}

size_t
ledger_open(const struct ledger_state *s)
{
	size_t n = 0;

	for (size_t i = 0; s->l->c && i < s->l->c->nfacts; i++)
		n += ledger_is_open(s, &s->l->c->facts[i]);
	return n;
}

/* ---- what was decided ---- */

/* Items have the kind and label of their fact; of several alike each has
 * its own. */
static void
pair_up(struct ledger_state *s, const struct review_item *items, size_t n)
{
	const struct comparison *c = s->l->c;
	bool *used = ARENA_ARRAY(s->decisions, bool, n);

	s->items = ARENA_ARRAY(s->decisions, const struct review_item *,
	    c->nfacts);
	for (size_t f = 0; f < c->nfacts; f++)
		for (size_t i = 0; i < n && !s->items[f]; i++) {
			if (used[i] || items[i].d.kind != c->facts[f].kind ||
			    !str_eq(items[i].d.label, c->facts[f].label))
				continue;
			used[i] = true;
			s->items[f] = &items[i];
		}
}

void
ledger_read_decisions(struct ledger_state *s, struct app *app)
{
	struct review_item *items;
	size_t n;

	s->items = NULL;
	arena_reset(s->decisions);
	if (s->l->c && app_check(app, store_review_of(app_store(app),
		s->decisions, s->l->event.id, &items, &n)))
		pair_up(s, items, n);
}
