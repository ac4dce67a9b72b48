/*
 * propositions.h - what the matchers read: an event's articles taken
 * apart into paragraphs, sentences, words with stems, quotations, names
 * and speakers.  Internal to src/compare.
 *
 * Built once per comparison by analysis_new(); everything lives in its
 * arena and refers to the articles given.
 */
#ifndef COMPARE_PROPOSITIONS_H
#define COMPARE_PROPOSITIONS_H

#include "src/base/map.h"
#include "src/model/comparison.h"
#include "src/text/sentences.h"
#include "src/text/stems.h"

/* What a word is apart from its stem; bits of token.roles. */
struct lexicon;
struct table;

enum token_role {
	TOKEN_OPENS = 1,      /* starts no name though capitalised */
	TOKEN_SAYS = 2,	      /* reports what somebody said */
	TOKEN_TITLE = 4,      /* "Senator": stands before a name */
	TOKEN_PARTICLE = 8,   /* "al", "von": stands inside a name */
	TOKEN_PRONOUN = 16,   /* for one person */
	TOKEN_VERB = 32,      /* its stem mostly is one (data/LL/verbs) */
};

struct token {
	uint32_t start, end; /* bytes in the paragraph's text */
	uint32_t stem;	     /* id in analysis.stems; VOCAB_NONE: dropped */
	uint16_t sentence;   /* index in para_info.sentences */
	uint8_t kind;	     /* enum word_kind */
	uint8_t roles;	     /* of token_role */
	bool content;	     /* no function word */
	bool quoted;	     /* inside a quotation */
	uint8_t class;	     /* enum word_class (syntax.h) */
	uint8_t form;	     /* of syntax_form_of() */
	bool capital, upper; /* as struct word */
};

struct quotation {
	uint32_t start, end;   /* bytes between the marks */
	uint32_t first, after; /* tokens [first, after) */
	int32_t speaker;       /* name key (a stem id), -1 unknown */
	struct str speaker_text; /* "Sgt. Imre Vass"; absent if unknown */
};

/* A run of capitalised words that is no sentence opener; its title
 * ("Sgt.") is not in it. */
struct name {
	uint32_t start, end;
	uint32_t first, after; /* tokens */
	uint32_t key;	       /* stem id of the last word */
	bool person; /* two words or more, or the last one of such a name */
};

struct para_info {
	const struct paragraph *p;
	bool tells; /* body or quote: takes part in matching */
	const struct span *sentences;
	size_t nsentences;
	struct token *tokens;
	size_t ntokens;
	struct quotation *quotes;
	size_t nquotes;
	struct name *names;
	size_t nnames;
	const uint32_t *speakers; /* name keys, ascending */
	size_t nspeakers;
	/* Whom or what its sentences begin with: name keys, ascending. */
	const uint32_t *subjects;
	size_t nsubjects;
	const uint32_t *content; /* distinct content stems, ascending */
	size_t ncontent;
};

struct article_info {
	const struct article *article;
	struct para_info *paras;
	size_t nparas;
	struct stemmer *stemmer;
	const struct table *grammar; /* of its language, or NULL */
};

struct analysis {
	struct arena *a;
	struct vocab *stems; /* ids ascend as the bytes do */
	struct stemmers *stemmers;
	struct article_info *articles;
	size_t narticles;
	/* By stem id: background articles (stem_df) and event paragraphs
	 * that contain it. */
	const unsigned *df, *event_df;
	/* How much a stem says, from these: b(w) and e(w) of units.c. */
	const double *background, *event;
	size_t nparas; /* telling paragraphs in the event */
};

/* The stemmers must outlive it. */
struct analysis *analysis_new(struct arena *a, struct stemmers *stemmers,
    const struct article *const *articles, size_t n);

/* Sorts ids ascending. */
void propositions_sort(uint32_t *ids, size_t n);
/* Sorts ids ascending and drops doubles; how many are left. */
size_t propositions_distinct(uint32_t *ids, size_t n);

/* The links and partners of an analysed event, as in struct comparison. */
void match_run(struct arena *a, const struct analysis *an,
    struct comparison *c);
/* The sentences that linked paragraphs both tell. */
void told_run(struct arena *a, const struct analysis *an,
    struct comparison *c);
/* Rows of links for c->base, then their marks once facts are known. */
void rows_build(struct arena *a, const struct analysis *an,
    struct comparison *c);
/* The ledger: facts and doubts.  Reads c->links and c->partners. */
void facts_run(struct arena *a, const struct analysis *an,
    struct comparison *c, const struct lexicon *aliases);

#endif
