/*
 * actors.h - the names of an event resolved: which forms are one person,
 * place or organisation.  Internal to src/compare.
 */
#ifndef COMPARE_ACTORS_H
#define COMPARE_ACTORS_H

#include "src/compare/ledger.h"

/* Longer names are headlines in capitals. */
#define ACTOR_WORDS 6
#define ACTOR_NONE UINT32_MAX

enum actor_class {
	ACTOR_PERSON,
	ACTOR_PLACE,
	ACTOR_ORGANISATION,
};

/* A name in a paragraph, without the office before it. */
struct name_at {
	uint32_t text, para, start, end;
	bool placed; /* "in", "near": a word of place stands before it */
	bool the;    /* "the" stands before it */
	struct str title; /* the office before it, in English; or absent */
	uint32_t key;	  /* the stem of its last word, in its language */
};

/* A name as it is written, letter case, diacritics, Cyrillic letters and
 * initials apart. */
struct form {
	struct str words[ACTOR_WORDS]; /* particles left out */
	uint32_t stems[ACTOR_WORDS];
	size_t nwords;
	struct str full; /* all words */
	bool cyrillic;	 /* as it was written */
	VEC(struct name_at) at;
	uint32_t actor; /* the first form of the same one */
	enum actor_class class;
};

struct actors {
	struct ledger *l;
	struct map *known; /* full form -> index */
	bool *lower;	   /* by stem: the event has it in lower case */
	VEC(struct form) forms;
};

/* The names of all texts, older versions too. */
struct actors *actors_find(struct ledger *l);

/* Does the text have the form? */
bool actors_in_text(const struct form *f, uint32_t text);
/* The actor whose name is at a byte of a paragraph; ACTOR_NONE: none. */
uint32_t actors_at(const struct actors *r, uint32_t text, uint32_t para,
    uint32_t byte);
/* The actor a text calls by a name that ends so (a stem id); ACTOR_NONE:
 * nobody. */
uint32_t actors_of_key(const struct actors *r, uint32_t text, uint32_t key);
/* The name that ends so as the text has it, nearest to the paragraph and
 * not behind it if there is such; absent: none. */
struct str actors_name(const struct actors *r, uint32_t text, uint32_t para,
    uint32_t key);
/* A word as names are compared: folded, in Latin letters. */
struct str actors_fold(struct arena *a, struct str word);
/* Do two folded words differ as transliterations do? */
bool names_sound_alike(struct str x, struct str y);
/* Is the name of that key (a stem id) that of a person? */
bool actors_is_person(const struct actors *r, uint32_t key);
/* Does the first place, by its folded name, lie in the second? */
bool actors_lies_in(struct str place, struct str in);
/* The office most mentions of the forms of a group have, else absent;
 * group[i] is that of form i. */
struct str actors_title(const struct actors *r, const uint32_t *group,
    uint32_t of);

#endif
