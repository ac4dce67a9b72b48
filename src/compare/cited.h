/*
 * cited.h - who a clause names as its source.  Internal to src/compare.
 */
#ifndef COMPARE_CITED_H
#define COMPARE_CITED_H

#include "src/compare/actors.h"

struct cited {
	uint32_t start, end;
	struct str who;	 /* the kind's name, or the words; absent: nobody */
	struct str office; /* the kind, or that of a name; absent: unknown */
	bool is_kind;	 /* "police" */
	bool cited;	 /* "according to" */
	bool vague;	 /* "he said", or nothing stated: "called" */
	bool open;	 /* nobody, but something says it: "critics said" */
	uint32_t key;	 /* of a name: its last stem */
};

/* The source of the clause around byte 'at' of a sentence; 'who' is absent
 * when nobody is named. */
struct cited cited_at(const struct ledger *l, uint32_t text, uint32_t para,
    uint16_t sentence, uint32_t at);

/* Who says a quotation, as it is shown; absent if unknown. */
struct str cited_speaker(const struct ledger *l, uint32_t text, uint32_t para,
    const struct quotation *q);

#endif
