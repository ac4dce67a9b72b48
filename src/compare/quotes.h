/*
 * quotes.h - what quotes.c, translated.c and verbatim.c find,
 * quotegrade.c weighs and quotecells.c tells: quotations that are one
 * statement, and where they differ.  Internal to src/compare.
 */
#ifndef COMPARE_QUOTES_H
#define COMPARE_QUOTES_H

#include "src/compare/ledger.h"

/* A word of a quotation as it is compared. */
struct unit {
	uint32_t stem, token;
	double gain;
	bool content;
	bool past; /* "said": no "say" */
};

struct range {
	uint32_t from, after; /* tokens */
};

struct quote {
	uint32_t text, para;
	const struct para_info *p;
	const struct quotation *q;
	bool english;
	struct unit *units;
	size_t nunits;
	uint32_t *content; /* distinct stems, ascending */
	size_t ncontent;
	VEC(uint32_t) matches; /* that this quotation takes part in */
};

/* One side of two aligned quotations: the aligned stretch, and those in
 * it and at its ends that differ from the same of the other side; either
 * may be empty. */
struct side {
	uint32_t quote;
	struct range same;
	VEC(struct range) differ;
};

struct match {
	struct side side[2];
	uint32_t group; /* its statement: the first match of it */
	bool translated; /* of two languages */
	bool plain;	 /* the second is no quotation */
	bool figures;	 /* translated, and their figures differ */
};

struct step {
	uint32_t i, k; /* units; the one not moved stays */
	bool equal;
};

struct quoter {
	struct ledger *l;
	VEC(struct quote) quotes;
	VEC(struct match) matches;
	float *h;
	char *from; /* d(iagonal), u(p), l(eft), or 0 */
	struct step *path;
	size_t npath;
};

/* Fills the units and the content of a quotation whose place is known. */
void quotes_read(struct ledger *l, struct quote *q);
/* How many content stems both have. */
unsigned quotes_shared(const struct quote *x, const struct quote *y);
/* Fills r->path with the best local alignment; its score. */
double quotes_align(struct quoter *r, const struct quote *x,
    const struct quote *y);
/* A new match of the path, which is not empty, with its differences. */
struct match *quotes_match(struct quoter *r, uint32_t i, uint32_t k);
/* Adds matches of quotations with what others tell without marks. */
void quotes_verbatim(struct quoter *r);
/* 'As some papers quote': an apostrophe that no letter stands before. */
bool quotes_single_mark(struct str text, struct span s);
/* A new match of two quotations, nothing of it known yet. */
struct match *quotes_add(struct quoter *r, uint32_t i, uint32_t k);
/* Adds the matches of quotations in two languages. */
void quotes_translate(struct quoter *r);
/* How much what differs in a match matters, and in one stretch of it. */
enum rewording quotes_rewording(const struct quoter *r, const struct match *m);
enum rewording quotes_stretch(const struct quoter *r, const struct match *m,
    size_t stretch);
/* Memory for quotes_align(). */
void quotes_room(struct quoter *r);
/* Does punctuation stand between a token of the quotation and the next? */
bool quotes_clause_ends(const struct quote *q, uint32_t token);
/* The side of a match that is this quotation's. */
const struct side *quotes_side(const struct match *m, uint32_t quote);
/* Adds the fact of a group of matches, if there is anything to tell. */
void quotes_tell(struct quoter *r, uint32_t group);

#endif
