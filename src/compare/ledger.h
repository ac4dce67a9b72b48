/*
 * ledger.h - what the parts of the ledger share: mentions, the evidence
 * that two of them are of one thing, and the facts made of them.
 * Internal to src/compare.
 *
 * The parts work on the articles in an order of their own (by outlet,
 * id and text), so that the order of the panes changes nothing; panes are
 * numbered again when facts are handed out.
 */
#ifndef COMPARE_LEDGER_H
#define COMPARE_LEDGER_H

#include "src/base/vec.h"
#include "src/compare/numbers.h"
#include "src/compare/propositions.h"
#include "src/compare/syntax.h"
#include "src/compare/times.h"

/* So many content stems behind a number can name what is counted. */
#define HEAD_STEMS 5
/* So many before and behind a mention are close to it. */
#define CLOSE_BEFORE 6
#define CLOSE_AFTER 3
/* A thing told everywhere is known from so many of its mentions. */
#define LABEL_MENTIONS 12

struct mention {
	enum fact_kind kind; /* NUMBER or DATE */
	uint32_t text;       /* index in ledger.texts */
	uint32_t para;       /* in that text */
	uint32_t start, end;
	uint16_t sentence;
	bool is_time; /* which of the next two */
	struct number number;
	struct time_mention time;
	/* Of number.lo: the place value of its last digit that is no nought,
	 * and how many digits there are up to it. */
	double grain;
	unsigned digits;
	bool of_saying;    /* when it was said, not when it happened */
	bool limit;        /* "until Friday", "Feb. 5-14": one end of a span */
	bool specific;     /* "12 students", where others count people */
	bool prior;        /* "up from 120": the value of before */
	uint32_t *context; /* distinct content stems around, ascending */
	size_t ncontext;
	uint32_t head[HEAD_STEMS]; /* content stems right behind a number */
	size_t nhead;
	bool of_head; /* "40 inches of rain": the head is of that sort */
	/* Content stems of its own clause, nearest to it. */
	uint32_t close[CLOSE_BEFORE + CLOSE_AFTER];
	size_t nclose;
	int era; /* another year the sentence speaks of, or 0 */
	struct str attribution, said_at;
	int said_minute; /* of the day, or -1 */
	uint32_t group; /* the fact it went into */
};

/* A version of an article: the current one, or an older one. */
struct version {
	uint32_t article; /* its pane */
	const struct article_info *info;
	bool current;
	/* Where its paragraphs stand in the current version; -1: nowhere. */
	const int32_t *home;
	struct when published;
};

/* A paragraph linked to another. */
struct near {
	struct place at; /* .article is a text of the ledger */
	float p;
};

struct near_vec {
	struct near *at;
	size_t n, cap;
};

struct ledger {
	struct arena *a;
	const struct analysis *an; /* of all texts, older ones too */
	const struct comparison *c;
	struct version *texts; /* in the ledger's own order */
	size_t ntexts;
	/* By text: texts that repeat one another's words share a number. */
	uint32_t *family;
	struct str language;    /* that most texts are in */
	const struct lexicon *aliases; /* words for one thing */
	const double *weight;   /* by stem: how much a shared one says */
	struct near_vec **near; /* links by text and paragraph */
	struct actors *actors;	/* names resolved: actors.h */
	struct syntax *syntax;	/* what words do in their sentences */
	struct surfaces *surfaces; /* the words of stems, as they are asked */
	VEC(struct mention) mentions;
	VEC(struct fact) facts;
	VEC(struct doubt) doubts;
};

/* What speaks for two paragraphs or mentions being about one thing. */
struct evidence {
	double link;     /* probability of the paragraph link */
	unsigned shared; /* content stems around both */
	double mass;     /* their weight */
};

/* Fills texts, ntexts and language; an has older versions from then on. */
void texts_list(struct ledger *l);

void evidence_init(struct ledger *l);
/* The probability that two paragraphs (text, para) correspond. */
double evidence_link(const struct ledger *l, struct place a, struct place b);
/* The evidence for one mention and many others: evidence_ask() sets the
 * one, evidence_of() tells of any other. */
struct asked;
struct asked *evidence_asked(const struct ledger *l, struct arena *a);
void evidence_ask(struct asked *e, const struct mention *x);
struct evidence evidence_of(const struct asked *e, const struct mention *y);

/* Who is named as the source of a mention, and when he said so. */
void sources_find(const struct ledger *l, struct mention *m,
    const struct time_mention *times, size_t ntimes);
/* Fills ledger.mentions. */
void mentions_collect(struct ledger *l);
/* The cell of a mention, and of any other stretch of a paragraph. */
struct cell ledger_cell(const struct ledger *l, uint32_t text, uint32_t para,
    uint32_t start, uint32_t end);
struct cell mention_cell(struct ledger *l, const struct mention *m);
/* Adds a fact of these cells: sorts them, gives it its severity. */
void ledger_add(struct ledger *l, struct fact f, struct cell *cells, size_t n);
/* Lists the tokens of each stem. */
struct surfaces *surfaces_new(const struct ledger *l);
/* The word of the event's texts that most often stands for a stem. */
struct str ledger_surface(const struct ledger *l, uint32_t stem);
/* Is a mention in the language of most texts? */
bool ledger_speaks(const struct ledger *l, const struct mention *m);
/* The stem that names best what these mentions have around them, of
 * which the first LABEL_MENTIONS are read; VOCAB_NONE when there is none.
 * In a mixed event the language of most texts is spoken if any mention
 * speaks it. */
uint32_t topics_best(
    const struct ledger *l, const struct mention *const *m, size_t n);
/* What the mentions of one thing are about: "killed", "meeting, day". */
struct str label_of(
    const struct ledger *l, const struct mention *const *m, size_t n);
/* What a quotation of tokens [first, after) of a paragraph is called: its
 * first words, "\"We never checked...\"". */
struct str label_of_words(const struct ledger *l, uint32_t text,
    uint32_t para, uint32_t first, uint32_t after);
/* Finds the families. */
void families_find(struct ledger *l);
/* Fills severity and weights: kind x verdict x spread over families x
 * place in the text. */
void severity_weigh(const struct ledger *l, struct fact *f);

/* Fills what relations ask of each mention again and again. */
void relation_prepare(struct mention *m);
/* How the values of two mentions relate, best first. */
enum relation {
	REL_SAME,
	REL_UNIT,  /* the same in another unit */
	REL_ROUND, /* one is the other, rounded or less precise */
	REL_BOUND, /* one is a bound that the other keeps */
	REL_DIFFER,
};
enum relation relation_of(
    const struct mention *x, const struct mention *y);
/* Does the figure count dead, injured and the like, which rises? */
bool relation_is_toll(const struct number *n);

/* Verdict on the mentions of one thing, with the rule in *why. */
enum verdict verdict_of(struct ledger *l, const struct mention *const *m,
    size_t n, struct str *why);

/* Adds a doubt when these mentions of one day have one text alone. */
void doubts_of(struct ledger *l, const struct mention *const *m, size_t n,
    struct str label);

/* The parts. */
void join_run(struct ledger *l);
void dropped_run(struct ledger *l);
void quotes_run(struct ledger *l);
void reported_run(struct ledger *l);
void names_run(struct ledger *l);
void terms_run(struct ledger *l);
void nouns_run(struct ledger *l);
void places_run(struct ledger *l);
void sources_run(struct ledger *l);
void omissions_run(struct ledger *l);
void edits_run(struct ledger *l);

#endif
