/*
 * told.h - small invented events for the tests of the ledger: a text is
 * its outlet, its day and its paragraphs, one a line.
 */
#ifndef TESTS_UNIT_TOLD_H
#define TESTS_UNIT_TOLD_H

#include "src/base/buf.h"
#include "src/base/civil.h"
#include "src/base/vec.h"
#include "src/compare/compare.h"
#include "tests/tap.h"

struct told {
	const char *outlet, *paras;
	const char *older;    /* the version before, or NULL */
	const char *language; /* NULL: English */
	int hour;	      /* published Wednesday 11 March 2026; -1 unknown */
};

static inline struct article *
told_article(struct arena *a, const struct told *t, const char *text,
    unsigned version)
{
	struct article *x = ARENA_NEW(a, struct article);
	VEC(struct paragraph) paras = {0};
	struct str rest = str_c(text), line;

	while (str_line(&rest, &line))
		*vec_add(a, &paras) = (struct paragraph){line, PARA_BODY};
	x->outlet = str_c(t->outlet);
	x->source_id = STR("1");
	x->title = STR("");
	x->language = str_c(t->language ? t->language : "en");
	x->version = version;
	x->paras = paras.at;
	x->nparas = paras.n;
	if (t->hour >= 0)
		x->published = (struct when){
		    civil_days(2026, 3, 11) * DAY_SECONDS + t->hour * 3600,
		    PRECISION_INSTANT};
	return x;
}

static inline struct comparison *
told_compare(struct arena *a, const struct told *t, size_t n)
{
	const struct article **all = ARENA_ARRAY(a, const struct article *, n);
	struct compare_options o = {.base = 0, .facts = true};

	for (size_t i = 0; i < n; i++) {
		struct article *x = told_article(a, &t[i], t[i].paras,
		    t[i].older ? 2 : 1);

		if (t[i].older)
			x->previous = told_article(a, &t[i], t[i].older, 1);
		all[i] = x;
	}
	return compare_run(a, all, n, &o);
}

/* The first fact that has a cell of these words in an article of this
 * outlet (NULL: any). */
static inline const struct fact *
told_fact(const struct comparison *c, const char *outlet, const char *words)
{
	for (size_t i = 0; i < c->nfacts; i++)
		for (size_t k = 0; k < c->facts[i].ncells; k++) {
			const struct cell *x = &c->facts[i].cells[k];

			if ((outlet == NULL ||
				str_eq(c->articles[x->article]->outlet,
				    str_c(outlet))) &&
			    c->facts[i].kind != FACT_OMISSION &&
			    str_eq(x->text, str_c(words)))
				return &c->facts[i];
		}
	return NULL;
}

/* "CONFLICT killed"; "" for no fact. */
static inline struct str
told_words(struct arena *a, const struct fact *f)
{
	return f == NULL ? STR("") :
	    arena_printf(a, "%s %.*s", verdict_word(f->verdict),
		STR_ARG(f->label));
}

/* Every cell stands on its words: bounds, text and sentence. */
static inline bool
told_sound(const struct comparison *c)
{
	for (size_t i = 0; i < c->nfacts; i++)
		for (size_t k = 0; k < c->facts[i].ncells; k++) {
			const struct cell *x = &c->facts[i].cells[k];
			const struct article *y;

			if (x->article >= c->narticles ||
			    c->facts[i].why.n == 0)
				return false;
			y = c->articles[x->article];
			if (x->para < 0)
				continue;
			if ((size_t)x->para >= y->nparas ||
			    x->start >= x->end ||
			    !str_eq(x->text, str_sub(y->paras[x->para].text,
				x->start, x->end)))
				return false;
		}
	return true;
}

/* The first fact of a kind that has a cell of these words; NULL. */
static inline const struct fact *
told_of_kind(const struct comparison *c, enum fact_kind kind,
    const char *words)
{
	for (size_t i = 0; i < c->nfacts; i++)
		for (size_t k = 0; k < c->facts[i].ncells; k++)
			if (c->facts[i].kind == kind &&
			    str_eq(c->facts[i].cells[k].text, str_c(words)))
				return &c->facts[i];
	return NULL;
}

/* Two outlets, A and B, each with what it tells before the same rest. */
static inline struct comparison *
told_pair(struct arena *a, const char *x, const char *y, const char *rest)
{
	struct told t[] = {
	    {.outlet = "A", .paras = arena_printf(a, "%s%s", x, rest).s},
	    {.outlet = "B", .paras = arena_printf(a, "%s%s", y, rest).s},
	};

	return told_compare(a, t, 2);
}

#endif
