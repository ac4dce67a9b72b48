/*
 * One statement quoted in two languages.
 *
 * Nobody can align the words of a translation in order, and no dictionary
 * is shipped that could translate it.  But who speaks is known, what he
 * names and counts is written alike, and a small table (data/LL/meanings)
 * gives the English words of what is said most often.  Quotations of two
 * languages are laid side by side as bags of words: two words meet when
 * they share an English meaning, are one number or one name, or are
 * cognates by their longest common subsequence (Melamed 1995).  A word
 * weighs by its rarity in the background, between bounds.
 *
 * The shares decide of what could meet on either side: a word that the
 * other language has in its table, and that is not there, speaks against;
 * one that no table knows says little.  Quotations of one speaker need
 * less than those whose speaker one text leaves open, and two known
 * speakers who differ are never one.  A quotation belongs to the longer
 * one of another text that fits it best, so that pieces of a statement cut
 * in two all find it, and a speaker's other statements, which fit less
 * well, do not.
 */
#include "src/compare/cited.h"
#include "src/compare/quotes.h"

#include <math.h>

#include "src/text/table.h"
#include "src/text/translit.h"

/* A word's meanings, at most. */
#define SENSES 3
/* What is longer is cut here. */
#define MAX_WORDS 80
#define MAX_TONGUES 8
/* So many pairs of words are looked at: less than a second. */
#define MAX_WORK UINT64_C(20000000)
/* Cognates: so many letters at least, so much of the longer in common. */
#define COGNATE_LETTERS 5
#define COGNATE .7
/* A word weighs so much at least and at most. */
#define LIGHT 1.
#define HEAVY 4.
/* What must meet on the better side and on the other for one statement;
 * or on the better alone, where the other quotes more. */
#define BETTER .6
#define WORSE .4
#define CUT_SHORT .8
/* Of a speaker that one text leaves open, and how surely the paragraphs
 * must correspond then. */
#define BETTER_OF_ANY .7
#define LINK_OF_ANY .3
/* Two words are enough where they are nearly all. */
#define ENOUGH 3
#define NEARLY_ALL .7

struct meant {
	struct str senses[SENSES]; /* English stems, or the word's own */
	size_t nsenses;
	struct str word; /* folded, in Latin letters */
	bool row;	 /* the senses are of its row in the table */
	bool number, name;
	bool cyrillic;
	double weight;
};

struct wording {
	size_t language;
	struct meant *words;
	size_t n;
	double mass;
	uint32_t actor;	   /* who speaks, or ACTOR_NONE */
	struct str surname; /* folded */
	struct str kind;   /* his office, or what speaks: "mayor"; or absent */
};

/* A language of the event. */
struct tongue {
	struct stemmer *stemmer;
	const struct table *table; /* of meanings; NULL: none */
	struct map *rows;	   /* own stem -> row of the table */
	struct map *reach;	   /* English stems it has words for */
	bool is_english;
};

struct translator {
	struct quoter *r;
	struct stemmer *english;
	struct wording *of; /* by quotation */
	struct tongue tongues[MAX_TONGUES];
	size_t ntongues;
	uint32_t *first; /* by text: its first quotation */
	uint64_t work;
};

static struct str
stem_alone(struct arena *a, struct stemmer *s, struct str word)
{
	struct words w = words_split(a, word);

	return w.n == 1 ? arena_str(a, stem_of(s, word, w.at[0])) : STR_NONE;
}

/* The value of a row: English words. */
static struct str
meanings_of(const struct tongue *t, size_t row)
{
	const struct table_row *at = &t->table->rows[row];

	return (struct str){t->table->text + at->at + at->key, at->value};
}

static void
add_reach(struct translator *t, struct tongue *to, const struct table *table,
    bool keys)
{
	struct arena *a = t->r->l->a;

	for (size_t i = 0; table && i < table->n; i++) {
		const struct table_row *row = &table->rows[i];
		struct str word = {table->text + row->at, row->key}, one;
		struct str english = {word.s + row->key, row->value};

		if (keys)
			map_at(to->rows, stem_alone(a, to->stemmer, word), i,
			    NULL);
		while (str_field(&english, ' ', &one))
			map_at(to->reach, stem_alone(a, t->english, one), 0,
			    NULL);
	}
}

/* The table of a language by stems: one row stands for all endings. */
static size_t
tongue_of(struct translator *t, const struct version *v)
{
	struct arena *a = t->r->l->a;
	struct str tag = v->info->article->language;
	struct tongue *to = t->tongues;
	size_t i = 0;

	while (i < t->ntongues && to[i].stemmer != v->info->stemmer)
		i++;
	if (i < t->ntongues || i == MAX_TONGUES)
		return i;
	t->ntongues++;
	to[i].stemmer = v->info->stemmer;
	to[i].is_english = v->info->stemmer == t->english;
	to[i].table = table_find(tag, "meanings");
	to[i].rows = map_new(a);
	to[i].reach = map_new(a);
	if (to[i].is_english)
		return i;
	add_reach(t, &to[i], to[i].table, true);
	add_reach(t, &to[i], table_find(tag, "equivalences"), false);
	return i;
}

/* What a word means, as English stems. */
static void
find_senses(struct translator *t, const struct tongue *to, struct str stem,
    struct meant *m)
{
	const uint64_t *row = map_find(to->rows, stem);
	struct str rest, one;

	if (row == NULL) {
		m->senses[m->nsenses++] = stem;
		return;
	}
	m->row = true;
	rest = meanings_of(to, *row);
	while (m->nsenses < SENSES && str_field(&rest, ' ', &one))
		m->senses[m->nsenses++] =
		    stem_alone(t->r->l->a, t->english, one);
}

static void
add_word(struct translator *t, const struct quote *q, struct wording *w,
    const struct token *token)
{
	struct ledger *l = t->r->l;
	struct meant *m = &w->words[w->n++];
	unsigned df;

	m->number = token->kind == WORD_NUMBER;
	m->word = str_sub(q->p->p->text, token->start, token->end);
	m->cyrillic = translit_is_cyrillic(m->word);
	m->word = actors_fold(l->a, m->word);
	find_senses(t, &t->tongues[w->language],
	    vocab_text(l->an->stems, token->stem), m);
	df = stem_df(t->english, m->senses[0]);
	m->name = token->capital && !m->row && df == 0;
	m->weight = MIN(HEAVY,
	    MAX(LIGHT, log((STEM_DF_ARTICLES + 1) / (df + .5)) - 1));
	w->mass += m->weight;
}

static struct str
office_of(const struct actors *all, uint32_t actor)
{
	for (size_t i = actor; i < all->forms.n; i++) {
		const struct form *f = &all->forms.at[i];

		for (size_t k = 0; f->actor == actor && k < f->at.n; k++)
			if (f->at.at[k].title.n > 0)
				return f->at.at[k].title;
	}
	return STR_NONE;
}

/* Who speaks: a person, or whom the sentence around the end of the
 * quotation cites. */
static void
set_speaker(struct translator *t, const struct quote *q, struct wording *w)
{
	struct ledger *l = t->r->l;
	uint32_t last = q->q->after - 1;
	struct cited by;

	w->actor = ACTOR_NONE;
	if (q->q->speaker >= 0 &&
	    actors_is_person(l->actors, (uint32_t)q->q->speaker)) {
		w->actor = actors_of_key(
		    l->actors, q->text, (uint32_t)q->q->speaker);
	}
	if (w->actor != ACTOR_NONE) {
		const struct form *f = &l->actors->forms.at[w->actor];

		w->surname = f->words[f->nwords - 1];
		w->kind = office_of(l->actors, w->actor);
		return;
	}
	by = cited_at(l, q->text, q->para, q->p->tokens[last].sentence,
	    q->p->tokens[last].start);
	if (by.who.n > 0 && by.is_kind && !by.vague)
		w->kind = by.who;
}

static void
read_wording(struct translator *t, const struct quote *q)
{
	struct ledger *l = t->r->l;
	struct wording *w = &t->of[q - t->r->quotes.at];

	w->language = tongue_of(t, &l->texts[q->text]);
	if (w->language == MAX_TONGUES || q->q->first == q->q->after)
		return;
	w->words = ARENA_ARRAY(l->a, struct meant, MAX_WORDS);
	for (uint32_t i = q->q->first; i < q->q->after && w->n < MAX_WORDS;
	     i++) {
		const struct token *token = &q->p->tokens[i];

		if (token->content && token->stem != VOCAB_NONE &&
		    (token->roles & TOKEN_SAYS) == 0)
			add_word(t, q, w, token);
	}
	set_speaker(t, q, w);
}

/* The longest common subsequence, of the longer word's bytes. */
static double
common_letters(struct str x, struct str y)
{
	unsigned row[33] = {0};

	if (x.n > 32 || y.n > 32)
		return 0;
	for (size_t i = 0; i < x.n; i++) {
		unsigned corner = 0;

		for (size_t k = 0; k < y.n; k++) {
			unsigned above = row[k + 1];

			row[k + 1] = x.s[i] == y.s[k] ? corner + 1
						      : MAX(above, row[k]);
			corner = above;
		}
	}
	return row[y.n] / (double)MAX(x.n, y.n);
}

static bool
meet(const struct meant *x, const struct meant *y)
{
	for (size_t i = 0; i < x->nsenses; i++)
		for (size_t k = 0; k < y->nsenses; k++)
			if (str_eq(x->senses[i], y->senses[k]))
				return true;
	if (x->number || y->number || MIN(x->word.n, y->word.n) == 0)
		return false;
	if (x->name && y->name)
		return x->cyrillic != y->cyrillic
		    ? translit_same(x->cyrillic ? y->word : x->word,
			  x->cyrillic ? x->word : y->word, NULL)
		    : x->word.s[0] == y->word.s[0] &&
			(str_eq(x->word, y->word) ||
			    names_sound_alike(x->word, y->word));
	return MIN(x->word.n, y->word.n) >= COGNATE_LETTERS &&
	    x->word.s[0] == y->word.s[0] &&
	    common_letters(x->word, y->word) >= COGNATE;
}

struct meeting {
	unsigned words;
	double better, worse; /* of what could meet on a side */
	bool figures; /* both count, and not alike */
};

/* Has a language a word of content with this English meaning? */
static bool
has_word(const struct tongue *t, struct str sense)
{
	return t->is_english ? !stem_is_stop(t->stemmer, sense)
			     : map_find(t->reach, sense) != NULL;
}

/* Could a word of one language meet one of the other at all? */
static bool
can_meet(const struct meant *m, const struct tongue *own,
    const struct tongue *other)
{
	for (size_t i = 0; i < m->nsenses; i++)
		if (has_word(own, m->senses[i]) &&
		    has_word(other, m->senses[i]))
			return true;
	return m->number || m->name;
}

/* What of one side meets, of all that could; what could not counts a
 * little. */
static double
share_met(const struct translator *t, const struct wording *w,
    const struct wording *other, const bool *met)
{
	double sum = 0, mass = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct meant *m = &w->words[i];

		if (met[i])
			sum += m->weight;
		mass += met[i] || can_meet(m, &t->tongues[w->language],
			    &t->tongues[other->language])
		    ? m->weight
		    : LIGHT / 2;
	}
	return sum / MAX(mass, LIGHT);
}

static struct meeting
lay_beside(const struct translator *t, const struct wording *x,
    const struct wording *y)
{
	struct meeting m = {0};
	bool left[MAX_WORDS] = {false}, right[MAX_WORDS] = {false};
	unsigned numbers[2] = {0, 0}, alike = 0;
	double of_x, of_y;

	for (size_t k = 0; k < y->n; k++)
		numbers[1] += y->words[k].number;
	for (size_t i = 0; i < x->n; i++) {
		size_t k = 0;

		numbers[0] += x->words[i].number;
		while (k < y->n &&
		    (right[k] || !meet(&x->words[i], &y->words[k])))
			k++;
		if (k == y->n)
			continue;
		left[i] = right[k] = true;
		alike += x->words[i].number;
		m.words++;
	}
	of_x = share_met(t, x, y, left);
	of_y = share_met(t, y, x, right);
	m.better = MAX(of_x, of_y);
	m.worse = MIN(of_x, of_y);
	m.figures = numbers[0] == numbers[1] && alike < numbers[0];
	return m;
}

enum voice { ONE_VOICE, OPEN_VOICE, OTHER_VOICE };

static enum voice
compare_voices(const struct wording *x, const struct wording *y)
{
	bool persons = x->actor != ACTOR_NONE && y->actor != ACTOR_NONE;

	if (persons && (x->actor == y->actor ||
		str_eq(x->surname, y->surname) ||
		names_sound_alike(x->surname, y->surname)))
		return ONE_VOICE;
	if (persons)
		return OTHER_VOICE;
	if (x->kind.n == 0 || y->kind.n == 0)
		return OPEN_VOICE;
	if (str_eq(x->kind, y->kind))
		return ONE_VOICE;
	/* A person may hold another office besides. */
	return x->actor == ACTOR_NONE && y->actor == ACTOR_NONE ? OTHER_VOICE
								: OPEN_VOICE;
}

static bool
is_enough(const struct meeting *m, bool one_voice)
{
	if (m->words < 2 || (m->words < ENOUGH && m->better < NEARLY_ALL))
		return false;
	return (m->better >= (one_voice ? BETTER : BETTER_OF_ANY) &&
		   m->worse >= WORSE) ||
	    (one_voice && m->better >= CUT_SHORT);
}

/* How well two quotations are one statement; 0: they are none. */
static double
judge(struct translator *t, uint32_t i, uint32_t k, struct meeting *m)
{
	struct ledger *l = t->r->l;
	const struct quote *x = &t->r->quotes.at[i], *y = &t->r->quotes.at[k];
	const struct wording *w = &t->of[i], *v = &t->of[k];
	enum voice voice;
	double link;

	if (t->work++ > MAX_WORK || w->n < 2 || v->n < 2)
		return 0;
	voice = compare_voices(w, v);
	link = evidence_link(l, (struct place){x->text, x->para},
	    (struct place){y->text, y->para});
	if (voice == OTHER_VOICE || (voice == OPEN_VOICE && link < LINK_OF_ANY))
		return 0;
	t->work += w->n * v->n;
	*m = lay_beside(t, w, v);
	if (!is_enough(m, voice == ONE_VOICE))
		return 0;
	return m->better + m->worse / 2 + link / 4;
}

/* The quotation of another text that fits one best; itself when none
 * does. */
static uint32_t
best_in(struct translator *t, uint32_t i, uint32_t text, struct meeting *how)
{
	uint32_t best = i;
	double most = 0;

	for (uint32_t k = t->first[text]; k < t->first[text + 1]; k++) {
		struct meeting m;
		double fits = judge(t, i, k, &m);

		if (fits > most) {
			most = fits;
			best = k;
			*how = m;
		}
	}
	return best;
}

static void
add_translation(struct translator *t, uint32_t i, uint32_t k,
    const struct meeting *how)
{
	struct quoter *r = t->r;
	struct match *m;

	for (size_t q = 0; q < r->quotes.at[i].matches.n; q++) {
		const struct match *known =
		    &r->matches.at[r->quotes.at[i].matches.at[q]];

		if (known->side[0].quote == k || known->side[1].quote == k)
			return;
	}
	m = quotes_add(r, MIN(i, k), MAX(i, k));
	m->translated = true;
	m->figures = how->figures;
	for (unsigned side = 0; side < 2; side++) {
		const struct quotation *q =
		    r->quotes.at[m->side[side].quote].q;

		m->side[side].same = (struct range){q->first, q->after};
	}
}

static void
match_with(struct translator *t, uint32_t i, uint32_t text)
{
	struct meeting how, back;
	uint32_t k = best_in(t, i, text, &how);

	if (k == i)
		return;
	if (t->of[i].mass <= t->of[k].mass ||
	    best_in(t, k, t->r->quotes.at[i].text, &back) == i)
		add_translation(t, i, k, &how);
}

static bool
has_two_languages(const struct ledger *l)
{
	for (size_t i = 1; i < l->ntexts; i++)
		if (l->texts[i].info->stemmer != l->texts[0].info->stemmer)
			return true;
	return false;
}

void
quotes_translate(struct quoter *r)
{
	const struct ledger *l = r->l;
	struct translator t = {.r = r,
	    .english = stemmers_get(l->an->stemmers, STR("en"))};

	if (!has_two_languages(l))
		return;
	t.of = ARENA_ARRAY(l->a, struct wording, r->quotes.n + 1);
	t.first = ARENA_ARRAY(l->a, uint32_t, l->ntexts + 1);
	for (size_t i = 0; i < r->quotes.n; i++) {
		t.first[r->quotes.at[i].text + 1]++;
		if (l->texts[r->quotes.at[i].text].current)
			read_wording(&t, &r->quotes.at[i]);
	}
	for (size_t i = 0; i < l->ntexts; i++)
		t.first[i + 1] += t.first[i];
	for (uint32_t i = 0; i < r->quotes.n; i++)
		for (uint32_t text = 0; text < l->ntexts; text++) {
			const struct version *v =
			    &l->texts[r->quotes.at[i].text];

			if (v->current && l->texts[text].current &&
			    v->info->stemmer != l->texts[text].info->stemmer)
				match_with(&t, i, text);
		}
}
