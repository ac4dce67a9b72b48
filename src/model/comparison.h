/*
 * comparison.h - articles of one event set side by side.
 *
 * Articles are numbered in pane order, paragraphs in the order of the
 * article, both from 0, furniture included.  Links, partners and facts
 * depend neither on the base nor on the order of the articles; rows do.
 * All of it lives in the arena compare_run() was given; the articles are
 * the caller's and must outlive it.
 */
#ifndef MODEL_COMPARISON_H
#define MODEL_COMPARISON_H

#include "src/model/article.h"

struct place {
	uint32_t article, para;
};

/* By article, then paragraph: below, at or above 0, as qsort() asks. */
int place_order(struct place x, struct place y);

/* Two paragraphs that tell the same thing; from.article < to.article. */
struct link {
	struct place from, to;
	double score; /* the probability of it, 0..1 */
};

/* What a reader decided of two paragraphs of different articles: that they
 * stand side by side, or that they do not.  It overrules the scores. */
struct tie {
	struct place x, y;
	bool together;
};

/* For a paragraph and another article: its best candidates there. */
struct partner {
	struct place of;
	uint32_t in;
	int32_t para, second; /* -1: none */
	double score;	      /* probability that 'para' is right */
	double second_score;  /* ... and that 'second' is */
	bool shown;	      /* good enough to stand beside it */
};

/* Of the links below this probability three in ten are wrong. */
#define LINK_SURE .7

struct byte_span {
	uint32_t start, end; /* bytes in a paragraph's text */
};

/* A sentence of a paragraph that a sentence of a linked one tells too. */
struct told_sentence {
	struct place of, by;
	struct byte_span sentence, teller; /* in the text of 'of', of 'by' */
	double share; /* of the lighter one's weight that both have */
	/* The words of 'sentence' that 'teller' has not, by stems; nothing
	 * to go by when the languages differ. */
	const struct byte_span *only;
	size_t nonly;
};

/* The first character of every cell. */
#define MARK_LIST(_) \
	_(SAME, '=', "same facts") \
	_(COPY, '#', "same words") \
	_(REWORDED, '~', "reworded") \
	_(CONFLICT, '!', "conflict") \
	_(EXPLAINED, '^', "explained by a later version or statement") \
	_(SOME, '+', "here, missing in some") \
	_(ONLY, '*', "only here") \
	_(ABSENT, '-', "absent here") \
	_(MOVED, '>', "counterpart at another place")

enum mark {
#define MARK_ENUM(name, sign, words) MARK_##name,
	MARK_LIST(MARK_ENUM)
#undef MARK_ENUM
};

char mark_sign(enum mark m);
const char *mark_words(enum mark m);

struct row_cell {
	const uint32_t *paras; /* ascending */
	size_t nparas;
	enum mark mark;
	/* This cell stands here beside its counterpart; at home, in its own
	 * article's order, it is in row 'moved_to'.  Or the reverse: it is at
	 * home, and its counterpart stands in that row.  -1: not moved. */
	int32_t moved_to;
};

struct row {
	struct row_cell *cells; /* one an article, in pane order */
	bool furniture;		/* only furniture and captions: set apart */
};

#define FACT_KIND_LIST(_) \
	_(NUMBER, "number") \
	_(DATE, "date") \
	_(NAME, "name") \
	_(QUOTE, "quote") \
	_(PLACE, "place") \
	_(ATTRIBUTION, "attribution") \
	_(OMISSION, "omission") \
	_(EDIT, "edit")

enum fact_kind {
#define FACT_ENUM(name, word) FACT_##name,
	FACT_KIND_LIST(FACT_ENUM)
#undef FACT_ENUM
};
#define FACT_LAST FACT_EDIT

/* Verdicts speak of how cells relate, never of what is true. */
#define VERDICT_LIST(_) \
	_(AGREE, "AGREE", "all say the same") \
	_(ROUNDING, "ROUNDING", "one value is the other, rounded") \
	_(UNIT, "UNIT", "the same in another unit") \
	_(UPDATED, "UPDATED", "a later version or statement replaced it") \
	_(SOURCE, "SOURCE", "different sources are named") \
	_(SCOPE, "SCOPE", "different things are counted") \
	_(BOUND, "BOUND", "one is a bound the other keeps") \
	_(SPELLING, "SPELLING?", "one name in two forms") \
	_(TERM, "TERM", "one thing under two words") \
	_(QUOTE, "QUOTE", "one statement in different words") \
	_(CONFLICT, "CONFLICT", "they differ and nothing explains it") \
	_(OMITTED, "OMITTED", "some leave it out") \
	_(SINGLE, "SINGLE", "only one tells it")

enum verdict {
#define VERDICT_ENUM(name, word, words) VERDICT_##name,
	VERDICT_LIST(VERDICT_ENUM)
#undef VERDICT_ENUM
};

const char *fact_word(enum fact_kind k);
const char *verdict_word(enum verdict v);  /* "SPELLING?" */
const char *verdict_words(enum verdict v); /* "one name in two forms" */

#define BOUND_LIST(_) \
	_(EXACT, "exact", "") \
	_(ABOUT, "about", "~") \
	_(AT_LEAST, "at least", ">=") \
	_(AT_MOST, "at most", "<=") \
	_(MORE, "more than", ">") \
	_(LESS, "less than", "<") \
	_(RANGE, "range", "")

enum bound {
#define BOUND_ENUM(name, words, sign) BOUND_##name,
	BOUND_LIST(BOUND_ENUM)
#undef BOUND_ENUM
};

const char *bound_words(enum bound b);
const char *bound_sign(enum bound b); /* ">=", "" for none */
/* The bound whose sign a value is shown with: of ">=41" AT_LEAST, and
 * '*value' is what stands behind the sign. */
enum bound bound_shown(struct str *value);

/* One mention: what one article says of a fact, and where. */
struct cell {
	uint32_t article;
	int32_t para;	     /* -1: in an older version, not in this text */
	uint32_t start, end; /* bytes in the paragraph's text */
	struct str text;     /* those words, or the older version's */
	struct str value;    /* normalised: "450000", "2017-11-20" */
	struct str unit;     /* "people", "km", "hour"; absent if none */
	enum bound bound;
	struct str figure; /* of the words, without those of the bound */
	struct str attribution; /* who said it; absent if nobody is named */
	struct str said_at;	/* when it was said; absent if unknown */
	unsigned version;	/* of the article */
	struct str sentence;	/* the sentence that contains it */
};

/* How much it matters that one statement is quoted in different words,
 * least first. */
enum rewording {
	REWORDING_SAME,
	REWORDING_TRIMMED,  /* cut, or with other function words */
	REWORDING_TOLD,     /* by one without quotation marks */
	REWORDING_FREE,     /* with many other words */
	REWORDING_REPLACED, /* a word or two stand in another's place */
	REWORDING_SENSE,    /* a negation, or another figure */
};

/* What a severity is made of: ten times the product of the four, each 0
 * to 1. */
struct weights {
	double kind, verdict, spread, place;
	uint32_t voices; /* independent texts that tell it; 0: not known */
};

struct fact {
	enum fact_kind kind;
	struct str label; /* "killed", "meeting, length" */
	enum verdict verdict;
	double severity; /* 0..10 */
	struct str why;	 /* the rule that gave the verdict */
	const struct cell *cells; /* by article, then by place */
	size_t ncells;
	struct weights weights; /* of the severity */
	enum rewording rewording; /* of a QUOTE, and of an edit */
};

/* The cell's figure for narrow places, to be read behind '*sign', which is
 * bound_sign()'s; all its words, and no sign, where these tell the bound
 * themselves or there is none. */
struct str cell_figure(const struct cell *c, const char **sign);

/* CONFLICT, SOURCE or UPDATED: what an editor must look at.  One statement
 * cited from two sources (SOURCE of an attribution) is quiet, and so are
 * words that an article changed in itself. */
bool fact_loud(const struct fact *f);

struct doubt {
	uint32_t article;
	struct str reason;
};

struct comparison {
	const struct article *const *articles;
	size_t narticles;
	uint32_t base;
	const struct tie *ties; /* as asked for; no pair stands there twice */
	size_t nties;
	const struct link *links; /* by from, then to */
	size_t nlinks;
	const struct partner *partners; /* by of, then in */
	size_t npartners;
	/* By 'of', then sentence, then 'by'; each pair both ways.  None
	 * unless asked for. */
	const struct told_sentence *told;
	size_t ntold;
	const struct row *rows;
	size_t nrows;
	const struct fact *facts; /* by severity, then label */
	size_t nfacts;
	const struct doubt *doubts; /* members that may not belong */
	size_t ndoubts;
};

/* The candidates for a paragraph in another article; NULL for what was not
 * matched: furniture, headings. */
const struct partner *comparison_partner(const struct comparison *c,
    struct place of, uint32_t in);
/* The sentences of a paragraph that others tell; how many. */
size_t comparison_told(const struct comparison *c, struct place of,
    const struct told_sentence **out);
/* What a reader decided of two paragraphs; NULL: nothing. */
const struct tie *comparison_tied(const struct comparison *c, struct place x,
    struct place y);
/* Does a cell hold a paragraph? */
bool row_cell_has(const struct row_cell *cell, uint32_t para);
/* Does another cell of the row, of these articles, tell the sentence? */
bool told_beside(const struct told_sentence *t, const struct row *r,
    const uint32_t *others, size_t n);
/* A paragraph cut where what other cells of its row tell begins or ends.
 * None where all or nothing is told there. */
struct told_part {
	struct byte_span bytes;
	bool told;
};
size_t comparison_parts(struct arena *a, const struct comparison *c,
    const struct row *r, struct place p, const uint32_t *others, size_t n,
    const struct told_part **out);
/* More words than this, and the parts are set apart for the reader. */
#define LONG_PARAGRAPH 60
bool comparison_long(struct str text);
/* The cell a row is built around: the base's, or the first there is. */
uint32_t row_anchor(const struct comparison *c, const struct row *r);
/* How likely a paragraph tells what the row's anchor does: the best of its
 * links to it.  1 for the anchor's own and for what was not matched, 0 when
 * it stands there for what it has in common with the other cells, or
 * between its neighbours. */
double comparison_tie(const struct comparison *c, const struct row *r,
    struct place p);

#endif
