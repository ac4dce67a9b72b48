/*
 * harbour.h - an invented event in five accounts, for the tests of
 * src/compare.
 */
#ifndef TESTS_UNIT_HARBOUR_H
#define TESTS_UNIT_HARBOUR_H

#include "src/compare/compare.h"
#include "tests/tap.h"

enum { WIRE, COPY, POST, GAZETTE, DIARIO, HARBOUR_N };

/* A text that begins with '=' is a heading, with '~' furniture. */
static const char *const harbour_texts[HARBOUR_N][12] = {
	[WIRE] = {
		"A fire destroyed two warehouses in the harbour of Velden on "
		"Tuesday night and injured 14 dockers, the fire brigade said.",
		"The ferry Ondine was moored beside the warehouses and was "
		"towed out of the basin before the flames reached her.",
		"\"We lost the whole grain store within an hour,\" harbour "
		"master Petra Holm said.",
		"Holm ordered an inspection of the sprinklers, which had "
		"failed a test in March.",
		"Insurers put the damage at 30 million crowns.",
		"~Subscribe to our newsletter.",
		NULL},
	[COPY] = {
		"A fire destroyed two warehouses in the harbour of Velden on "
		"Tuesday night and injured 14 dockers, the fire brigade said.",
		"The ferry Ondine was moored beside the warehouses and was "
		"towed out of the basin before the flames reached her.",
		"\"We lost the whole grain store within an hour,\" harbour "
		"master Petra Holm said.",
		"Holm ordered an inspection of the sprinklers, which had "
		"failed a test in March.",
		NULL},
	[POST] = {
		"Damage from the Velden blaze is put at 30 million crowns by "
		"insurers.",
		"Fourteen dockers were hurt when fire tore through two "
		"warehouses in Velden harbour late on Tuesday.",
		"=What failed",
		"Petra Holm, the harbour master, wants the sprinklers "
		"inspected: they had failed their test in March.",
		"A choir that rehearses near the fish market sang for the "
		"firefighters at dawn.",
		"~Photo: the pier.",
		NULL},
	[GAZETTE] = {
		"The Ondine, a ferry moored next to the burning warehouses, "
		"was towed from the basin in time.",
		"\"We lost the whole grain store within an hour,\" said Holm.",
		"A choir that rehearses near the fish market sang at dawn "
		"for the firefighters.",
		NULL},
	[DIARIO] = {
		"Un incendio destruyó dos almacenes en el puerto de Velden "
		"el martes y dejó 14 heridos.",
		"El transbordador Ondine fue remolcado.",
		NULL},
};

/* The five articles, in the arena. */
static inline const struct article *
harbour_article(struct arena *a, int which)
{
	static const char *const outlets[HARBOUR_N] = {
		"Wire", "Copy", "Post", "Gazette", "Diario"};
	struct article *x = ARENA_NEW(a, struct article);
	struct paragraph *p;
	size_t n = 0;

	while (harbour_texts[which][n])
		n++;
	p = ARENA_ARRAY(a, struct paragraph, n);
	for (size_t i = 0; i < n; i++) {
		const char *t = harbour_texts[which][i];

		p[i].kind = *t == '=' ? PARA_HEADING :
		    *t == '~' ? PARA_FURNITURE : PARA_BODY;
		p[i].text = str_c(t + (*t == '=' || *t == '~'));
	}
	x->outlet = x->source_id = str_c(outlets[which]);
	x->language = which == DIARIO ? STR("es") : STR("en");
	x->paras = p;
	x->nparas = n;
	return x;
}

/* A comparison, without facts, of the articles in the order given. */
static inline struct comparison *
harbour_compare_tied(struct arena *a, const int *which, size_t n,
    uint32_t base, const struct tie *ties, size_t nties)
{
	const struct article **list = ARENA_ARRAY(a, const struct article *, n);
	struct compare_options o = {
		.base = base, .ties = ties, .nties = nties};

	for (size_t i = 0; i < n; i++)
		list[i] = harbour_article(a, which[i]);
	return compare_run(a, list, n, &o);
}

static inline struct comparison *
harbour_compare(struct arena *a, const int *which, size_t n, uint32_t base)
{
	return harbour_compare_tied(a, which, n, base, NULL, 0);
}

#endif
