#include "src/compare/people.h"

#include "src/base/vec.h"

/*
 * Names are runs of capitalised words.  A word that begins a sentence
 * alone is one only if the event has it inside a sentence too.  A name
 * is known by the stem of its last word; it is a person's when a name of
 * two words or more ends so somewhere in the event.  (Departments and
 * cities of two words pass for persons; no matcher minds.)
 *
 * A paragraph's speakers are, for each verb of saying outside quotations,
 * the nearest person named, pointed to by a pronoun, or by a title
 * ("the senator" is whoever the event most often calls Senator), at most
 * 45 bytes away.  A pronoun means the person named last before it in the
 * paragraph, else the first one of the last paragraph that named any.  A
 * quotation nobody says goes on with who spoke in the paragraph before, if
 * its own names nobody; else it is of whom a pronoun would mean.  Who is
 * told something is not who says it.
 *
 * What a sentence is about is taken to be whom or what it mentions first
 * outside quotations: a name of any kind, or a person pointed to.  No
 * grammar is needed for that, and two paragraphs that begin a sentence
 * with the same one are the likelier to tell the same.
 */

#define SPEAKER_REACH 45
#define QUOTE_REACH 160
#define MAX_TITLES 256
/* A person's name has so many words at most. */
#define NAME_WORDS 3
#define NOBODY VOCAB_NONE

struct titled {
	uint32_t title, key;
	unsigned count;
};

struct people {
	struct analysis *an;
	bool *inner;	 /* by stem: capitalised inside a sentence */
	bool *person;	 /* by stem: last word of a person's name */
	struct str *full; /* by stem: the longest form of the name */
	VEC(struct titled) titles;
};

/* One who may be the speaker, and where he is mentioned. */
struct mention {
	uint32_t start, end, key;
};
typedef VEC(struct mention) mentions;

static bool
starts_name(const struct token *t)
{
	return t->capital && t->content && !(t->roles & TOKEN_OPENS) &&
	    (t->kind == WORD_LETTERS || t->kind == WORD_ABBREVIATION);
}

static struct str
bytes_of(const struct para_info *p, const struct token *t)
{
	return str_sub(p->p->text, t->start, t->end);
}

/* Do the tokens i and i+1 stand in one name? */
static bool
joined(const struct para_info *p, size_t i)
{
	const struct token *t = &p->tokens[i], *next = t + 1;
	struct str gap, word = bytes_of(p, t);

	if (i + 1 >= p->ntokens || t->end > next->start)
		return false;
	if (str_ends(word, STR("'s")) || str_ends(word, STR("\u2019s")))
		return false;
	gap = str_sub(p->p->text, t->end, next->start);
	return str_eq(gap, STR(" ")) || str_eq(gap, STR("-")) ||
	    (str_eq(gap, STR(". ")) && (word.n == 1 || t->stem == NOBODY ||
	    (t->roles & TOKEN_TITLE)));
}

/* The token behind the name that begins at token i. */
static size_t
name_end(const struct para_info *p, size_t i)
{
	while (joined(p, i)) {
		const struct token *next = &p->tokens[i + 1];

		if (starts_name(next)) {
			i++;
		} else if ((next->roles & TOKEN_PARTICLE) &&
		    joined(p, i + 1) && starts_name(next + 1)) {
			i += 2;
		} else {
			break;
		}
	}
	return i + 1;
}

static size_t
capitals(const struct para_info *p, size_t first, size_t after)
{
	size_t n = 0;

	for (; first < after; first++)
		n += p->tokens[first].capital;
	return n;
}

/* Does token i begin a sentence or a quotation? */
static bool
begins(const struct para_info *p, size_t i)
{
	const struct token *t = &p->tokens[i];

	return i == 0 || t[-1].sentence != t->sentence ||
	    (t->quoted && !t[-1].quoted);
}

static void
find_names(struct people *pe, struct para_info *p)
{
	VEC(struct name) names = {0};
	size_t after;

	for (size_t i = 0; i < p->ntokens; i = after) {
		const struct token *t = &p->tokens[i], *last;
		size_t words;

		after = i + 1;
		/* "Kapitän der Fähre" names an office as "Kapitän Vass" does. */
		if (!starts_name(t) || ((t->roles & TOKEN_TITLE) &&
		    joined(p, i) && (starts_name(t + 1) ||
			(t[1].roles & TOKEN_PARTICLE))))
			continue;
		after = name_end(p, i);
		words = capitals(p, i, after);
		if (words == 1 && begins(p, i) && !pe->inner[t->stem])
			continue;
		last = &p->tokens[after - 1];
		*vec_add(pe->an->a, &names) = (struct name){
			.start = t->start,
			.end = last->end,
			.first = (uint32_t)i,
			.after = (uint32_t)after,
			.key = last->stem,
		};
		if (words > 1)
			pe->person[last->stem] = true;
	}
	p->names = names.at;
	p->nnames = names.n;
}

/* The token of the title before a name, or NULL. */
static const struct token *
title_of(const struct para_info *p, const struct name *n)
{
	const struct token *t;

	if (n->first == 0 || !joined(p, n->first - 1))
		return NULL;
	t = &p->tokens[n->first - 1];
	return (t->roles & TOKEN_TITLE) && t->stem != NOBODY ? t : NULL;
}

static void
count_title(struct people *pe, uint32_t title, uint32_t key)
{
	for (size_t i = 0; i < pe->titles.n; i++) {
		struct titled *t = &pe->titles.at[i];

		if (t->title == title && t->key == key) {
			t->count++;
			return;
		}
	}
	if (pe->titles.n < MAX_TITLES)
		*vec_add(pe->an->a, &pe->titles) =
		    (struct titled){title, key, 1};
}

/* Now that all persons are known: who is one, their fullest names and
 * their titles. */
static void
know_names(struct people *pe, struct para_info *p)
{
	for (size_t i = 0; i < p->nnames; i++) {
		struct name *n = &p->names[i];
		const struct token *title = title_of(p, n);
		struct str text;

		n->person = pe->person[n->key];
		if (!n->person)
			continue;
		if (title)
			count_title(pe, title->stem, n->key);
		/* "Free Exercise Clause as Roberts" is none of his names. */
		if (capitals(p, n->first, n->after) > NAME_WORDS)
			continue;
		text = str_sub(p->p->text, title ? title->start : n->start,
		    n->end);
		if (str_ends(text, STR("'s")))
			text.n -= 2;
		else if (str_ends(text, STR("\u2019s")))
			text.n -= 4;
		/* Of equally long forms the one that sorts first, so that
		 * the order of the articles does not matter. */
		if (text.n > pe->full[n->key].n ||
		    (text.n == pe->full[n->key].n &&
			str_cmp(text, pe->full[n->key]) < 0))
			pe->full[n->key] = text;
	}
}

static uint32_t
holder_of(const struct people *pe, uint32_t title)
{
	const struct titled *best = NULL;

	for (size_t i = 0; i < pe->titles.n; i++) {
		const struct titled *t = &pe->titles.at[i];

		if (t->title != title)
			continue;
		if (!best || t->count > best->count ||
		    (t->count == best->count &&
			str_cmp(vocab_text(pe->an->stems, t->key),
			    vocab_text(pe->an->stems, best->key)) < 0))
			best = t;
	}
	return best ? best->key : NOBODY;
}

/* Whom a title in small letters means: whose name stands right behind it
 * ("el ministro Imre Vass"; the name itself follows), or its holder. */
static uint32_t
meant_by(const struct people *pe, const struct para_info *p, size_t i,
    const struct name *next)
{
	if (next != NULL && next->first == i + 1 && next->person &&
	    joined(p, i))
		return next->key;
	return holder_of(pe, p->tokens[i].stem);
}

/* Everybody mentioned outside quotations, in order, and the subjects of
 * the sentences; *last is who was named before this paragraph, and then
 * who was in it. */
static mentions
find_mentions(const struct people *pe, struct para_info *p, uint32_t *last)
{
	mentions found = {0};
	uint32_t named = NOBODY, recent = NOBODY, sentence = UINT32_MAX;
	uint32_t *subjects =
	    ARENA_ARRAY(pe->an->a, uint32_t, p->nsentences + 1);
	size_t n = 0;

	for (size_t i = 0; i < p->ntokens; i++) {
		const struct token *t = &p->tokens[i];
		uint32_t key = NOBODY, end = t->end, subject = NOBODY;

		while (n < p->nnames && p->names[n].after <= i)
			n++;
		if (t->quoted)
			continue;
		if (n < p->nnames && p->names[n].first == i) {
			end = p->names[n].end;
			subject = p->names[n].key;
			if (p->names[n].person)
				key = recent = subject;
			if (named == NOBODY)
				named = key;
		} else if (t->roles & TOKEN_PRONOUN) {
			key = recent != NOBODY ? recent : *last;
		} else if ((t->roles & TOKEN_TITLE) && !t->capital &&
		    t->stem != NOBODY) {
			key = meant_by(pe, p, i,
			    n < p->nnames ? &p->names[n] : NULL);
		}
		if (key != NOBODY) {
			subject = key;
			*vec_add(pe->an->a, &found) =
			    (struct mention){t->start, end, key};
		}
		if (subject != NOBODY && t->sentence != sentence) {
			sentence = t->sentence;
			subjects[p->nsubjects++] = subject;
		}
	}
	p->nsubjects = propositions_distinct(subjects, p->nsubjects);
	p->subjects = subjects;
	if (named != NOBODY)
		*last = named;
	return found;
}

/* Bytes between two places that do not overlap. */
static uint32_t
distance(uint32_t start, uint32_t end, uint32_t start2, uint32_t end2)
{
	if (end <= start2)
		return start2 - end;
	return start > end2 ? start - end2 : 0;
}

static uint32_t
who_says(
    const struct para_info *p, const mentions *m, const struct token *verb)
{
	struct str word = bytes_of(p, verb);
	bool tells = str_istarts(word, STR("tell")) ||
	    str_ieq(word, STR("told"));
	uint32_t best = SPEAKER_REACH + 1, key = NOBODY;

	for (size_t i = 0; i < m->n; i++) {
		const struct mention *x = &m->at[i];
		uint32_t d =
		    distance(verb->start, verb->end, x->start, x->end);

		/* "he told the reporter" */
		if (tells && x->start > verb->start)
			continue;
		if (d < best) {
			best = d;
			key = x->key;
		}
	}
	return key;
}

/* The speaker of a quotation is that of the nearest verb of saying. */
static void
give_quotes(const struct people *pe, struct para_info *p, const mentions *said,
    uint32_t otherwise)
{
	struct quotation *quotes = p->quotes;

	for (size_t q = 0; q < p->nquotes; q++) {
		uint32_t best = QUOTE_REACH, key = otherwise;

		for (size_t i = 0; i < said->n; i++) {
			const struct mention *v = &said->at[i];
			uint32_t d = distance(quotes[q].start, quotes[q].end,
			    v->start, v->end);

			if (d < best) {
				best = d;
				key = v->key;
			}
		}
		if (key == NOBODY)
			continue;
		quotes[q].speaker = (int32_t)key;
		quotes[q].speaker_text = pe->full[key];
	}
}

/* Who was named last before a paragraph, and who spoke in the one right
 * before it. */
struct talk {
	uint32_t named, speaker;
};

static void
find_speakers(const struct people *pe, struct para_info *p, struct talk *talk)
{
	struct arena *a = pe->an->a;
	uint32_t before = talk->named;
	mentions m = find_mentions(pe, p, &talk->named), said = {0};
	uint32_t *speakers;

	for (size_t i = 0; i < p->ntokens; i++) {
		const struct token *t = &p->tokens[i];
		uint32_t key;

		if (t->quoted || !(t->roles & TOKEN_SAYS))
			continue;
		key = who_says(p, &m, t);
		if (key != NOBODY)
			*vec_add(a, &said) =
			    (struct mention){t->start, t->end, key};
	}
	if (m.n == 0 && talk->speaker != NOBODY)
		before = talk->speaker;
	speakers = ARENA_ARRAY(a, uint32_t, said.n + 1);
	for (size_t i = 0; i < said.n; i++)
		speakers[p->nspeakers++] = said.at[i].key;
	if (said.n == 0 && p->nquotes > 0 && before != NOBODY)
		speakers[p->nspeakers++] = before;
	talk->speaker = said.n > 0 ? said.at[said.n - 1].key
	    : p->nspeakers > 0	   ? before
				   : NOBODY;
	p->nspeakers = propositions_distinct(speakers, p->nspeakers);
	p->speakers = speakers;
	give_quotes(pe, p, &said, p->nspeakers ? speakers[0] : NOBODY);
}

static void
note_inner(struct people *pe, const struct para_info *p)
{
	for (size_t i = 0; i < p->ntokens; i++) {
		const struct token *t = &p->tokens[i];

		if (starts_name(t) && !begins(p, i))
			pe->inner[t->stem] = true;
	}
}

void
people_find(struct analysis *an)
{
	size_t n = vocab_count(an->stems);
	struct people pe = {
		.an = an,
		.inner = ARENA_ARRAY(an->a, bool, n),
		.person = ARENA_ARRAY(an->a, bool, n),
		.full = ARENA_ARRAY(an->a, struct str, n),
	};

	for (size_t i = 0; i < an->narticles; i++)
		for (size_t k = 0; k < an->articles[i].nparas; k++)
			note_inner(&pe, &an->articles[i].paras[k]);
	for (size_t i = 0; i < an->narticles; i++)
		for (size_t k = 0; k < an->articles[i].nparas; k++)
			find_names(&pe, &an->articles[i].paras[k]);
	for (size_t i = 0; i < an->narticles; i++) {
		for (size_t k = 0; k < an->articles[i].nparas; k++)
			know_names(&pe, &an->articles[i].paras[k]);
	}
	for (size_t i = 0; i < an->narticles; i++) {
		struct talk talk = {NOBODY, NOBODY};

		for (size_t k = 0; k < an->articles[i].nparas; k++)
			if (an->articles[i].paras[k].tells)
				find_speakers(&pe, &an->articles[i].paras[k],
				    &talk);
	}
}
