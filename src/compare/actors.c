/*
 * Names resolved inside the event.
 *
 * A form is a name as it is written, folded to lower case without
 * diacritics; Cyrillic letters are written in Latin ones and initials
 * left out, so that "Stephen E. Boyd" is "Stephen Boyd".  What stands
 * before an office is none of the name ("Border Commissioner Kevin
 * Marsh"), and what an office follows is no name at all ("House Majority
 * Leader").  Forms are one actor when
 *   - their words are the same but for particles ("Bashar al-Assad") and
 *     Russian cases, or sound the same in two alphabets,
 *   - one has a middle name more, or the first name is a short form,
 *   - one is the surname of one person alone, or the initials of one
 *     organisation.
 * Different spellings stay different actors: that is for names.c to ask.
 *
 * Of which sort an actor is decide the tables of organisations' nouns and
 * of places, then a title, then how often a word of place or an article
 * stands before it.
 */
#include "src/compare/actors.h"

#include "src/base/sort.h"
#include "src/compare/scan.h"
#include "src/text/normalise.h"
#include "src/text/table.h"
#include "src/text/translit.h"

/* A title stands within so many bytes before its name. */
#define TITLE_BEFORE 24
/* A name in two alphabets shares so many consonants. */
#define SOUNDS_MIN 4

bool
actors_in_text(const struct form *f, uint32_t text)
{
	for (size_t i = 0; i < f->at.n; i++)
		if (f->at.at[i].text == text)
			return true;
	return false;
}

/* "H.W." as "HW". */
static struct str
without_stops(struct arena *a, struct str word)
{
	char *to = arena_alloc(a, word.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < word.n; i++)
		if (word.s[i] != '.')
			to[n++] = word.s[i];
	return (struct str){to, n};
}

struct str
actors_fold(struct arena *a, struct str word)
{
	word = syntax_without_s(word);
	word = text_fold(a, text_plain(a, word, NULL));
	if (str_chr(word, '.', 0) != STR_NPOS)
		word = without_stops(a, word);
	return translit_latin(a, word);
}

/* The title right before byte 'start', as the table has it; "prime
 * minister" before "minister". */
static struct str
title_before(const struct lexicon *lex, struct str text, uint32_t start)
{
	for (size_t at = start > TITLE_BEFORE ? start - TITLE_BEFORE : 0;
	     at < start; at++) {
		size_t end;
		const struct lexeme *x;

		if (at > 0 && text.s[at - 1] != ' ')
			continue;
		x = lexicon_match(lex, text, at, LEX(TITLE), &end);
		if (x == NULL || end >= start)
			continue;
		/* "Mayor Adil Renn", "the mayor, Adil Renn". */
		if (text.s[end] == ',')
			end++;
		if (scan_gap(text, end) < start)
			continue;
		/* Only an office says who it is, and "gobernador" has an
		 * English name as a source; "Sgt" is no label. */
		x = lexicon_find(lex, str_c(x->word), LEX(SOURCE));
		return x != NULL ? str_c(x->name) : STR("");
	}
	return STR_NONE;
}

static bool
is_the(struct str text, size_t at)
{
	return str_ieq(str_sub(text, at, scan_word_end(text, at)), STR("the"));
}

/* What stands before the name: a title, an article, a word of place. */
static void
look_before(const struct lexicon *lex, struct str text, struct name_at *at)
{
	size_t before = scan_word_before(text, at->start), end;
	const struct lexeme *x;

	at->title = title_before(lex, text, at->start);
	if (before == STR_NPOS || at->title.s != NULL)
		return;
	at->the = is_the(text, before);
	if (at->the)
		before = scan_word_before(text, before);
	/* "south of": the longer phrase first. */
	for (unsigned words = 2; before != STR_NPOS && words > 0; words--) {
		size_t from = words == 2 ? scan_word_before(text, before)
					 : before;

		if (from == STR_NPOS)
			continue;
		x = lexicon_match(lex, text, from, LEX(PREPOSITION), &end);
		if (x != NULL && strcmp(x->group, "place") == 0 &&
		    scan_gap(text, end) + (at->the ? 4 : 0) >= at->start)
			at->placed = true;
	}
}

/* The first token of the name proper: behind an office inside it. */
static uint32_t
behind_office(const struct para_info *p, const struct name *n)
{
	for (uint32_t i = n->after - 1; i > n->first; i--)
		if ((p->tokens[i - 1].roles & TOKEN_TITLE) != 0)
			return i;
	return n->first;
}

/* "House Majority Leader": an office follows right behind. */
static bool
is_office(const struct para_info *p, const struct name *n)
{
	const struct token *t = &p->tokens[n->after - 1];

	if ((t->roles & TOKEN_TITLE) != 0)
		return true;
	return n->after < p->ntokens && t[1].capital &&
	    t[1].start == t->end + 1 && p->p->text.s[t->end] == ' ' &&
	    (t[1].roles & TOKEN_TITLE) != 0 && !t[1].upper;
}

static void
add_name(struct actors *r, uint32_t text, uint32_t para,
    const struct para_info *p, const struct name *n)
{
	struct ledger *l = r->l;
	const struct lexicon *lex =
	    lexicon_of(l->texts[text].info->article->language);
	struct form f = {.cyrillic = translit_is_cyrillic(
			     str_sub(p->p->text, n->start, n->end))};
	struct str full = STR("");
	uint32_t first = behind_office(p, n);
	struct name_at at = {
	    text, para, p->tokens[first].start, n->end, false, false, {0},
	    n->key};
	uint64_t *index;
	bool added;

	if (is_office(p, n))
		return;
	for (size_t i = first; i < n->after; i++) {
		const struct token *t = &p->tokens[i];
		struct str word = actors_fold(
		    l->a, str_sub(p->p->text, t->start, t->end));

		if (word.n <= 1 && t->capital && n->after - first > 1)
			continue;
		full = arena_printf(l->a, "%.*s%s%.*s", STR_ARG(full),
		    full.n ? " " : "", STR_ARG(word));
		if ((t->roles & TOKEN_PARTICLE) != 0 && i > first)
			continue;
		if (f.nwords == ACTOR_WORDS)
			return;
		f.stems[f.nwords] = t->stem;
		f.words[f.nwords++] = word;
	}
	if (f.nwords == 0)
		return;
	look_before(lex, p->p->text, &at);
	index = map_at(r->known, full, r->forms.n, &added);
	if (added) {
		f.full = full;
		f.actor = (uint32_t)*index;
		*vec_add(l->a, &r->forms) = f;
	}
	*vec_add(l->a, &r->forms.at[*index].at) = at;
}

static void
collect(struct actors *r)
{
	struct ledger *l = r->l;

	for (uint32_t t = 0; t < l->ntexts; t++) {
		const struct article_info *info = l->texts[t].info;

		for (uint32_t i = 0; i < info->nparas; i++) {
			const struct para_info *p = &info->paras[i];

			if (!p->tells)
				continue;
			for (size_t k = 0; k < p->ntokens; k++)
				if (!p->tokens[k].capital &&
				    p->tokens[k].stem != VOCAB_NONE)
					r->lower[p->tokens[k].stem] = true;
			for (size_t k = 0; k < p->nnames; k++)
				add_name(r, t, i, p, &p->names[k]);
		}
	}
}

static bool
has_organ(const struct form *f)
{
	const struct table *t = table_find(STR("en"), "organs");

	for (size_t i = 0; i < f->nwords; i++)
		if (table_get(t, f->words[i], NULL))
			return true;
	return false;
}

static void
classify(struct form *f)
{
	const struct table *places = table_find(STR("en"), "places");
	size_t titles = 0, placed = 0, the = 0;

	for (size_t i = 0; i < f->at.n; i++) {
		titles += f->at.at[i].title.s != NULL;
		placed += f->at.at[i].placed;
		the += f->at.at[i].the;
	}
	f->class = has_organ(f)			    ? ACTOR_ORGANISATION
	    : table_get(places, f->full, NULL)	    ? ACTOR_PLACE
	    : titles > 0			    ? ACTOR_PERSON
	    : 2 * placed > f->at.n		    ? ACTOR_PLACE
	    : f->nwords > 1 && 2 * the <= f->at.n   ? ACTOR_PERSON
						    : ACTOR_ORGANISATION;
}

/* "Mike" and "Michael": the table gives each short form its long ones. */
static bool
is_nickname(struct str x, struct str y)
{
	const struct table *t = table_find(STR("en"), "nicknames");
	struct str longer, one;

	for (unsigned turn = 0; turn < 2; turn++) {
		if (table_get(t, turn ? y : x, &longer))
			while (str_field(&longer, ' ', &one))
				if (str_eq(one, turn ? x : y))
					return true;
	}
	return false;
}

/* Are two words of names one: the same, one in two Russian cases, or in
 * two alphabets?  *sounds is for the last. */
static bool
same_word(const struct form *x, size_t i, const struct form *y, size_t k,
    size_t *sounds)
{
	struct str a = x->words[i], b = y->words[k];

	*sounds = 0;
	if (x->cyrillic != y->cyrillic)
		return x->cyrillic ? translit_same(b, a, sounds)
				   : translit_same(a, b, sounds);
	return str_eq(a, b) ||
	    (x->cyrillic && x->stems[i] != VOCAB_NONE &&
		x->stems[i] == y->stems[k]);
}

/* A whole name in two alphabets, of so many consonants that it is no
 * chance. */
static bool
same_sounds(const struct form *x, const struct form *y)
{
	size_t all = 0, sounds;

	if (x->cyrillic == y->cyrillic || x->nwords != y->nwords)
		return false;
	for (size_t i = 0; i < x->nwords; i++) {
		if (!same_word(x, i, y, i, &sounds))
			return false;
		all += sounds;
	}
	return all >= SOUNDS_MIN;
}

/* The same words, or a middle name more. */
static bool
same_words(const struct form *x, const struct form *y)
{
	size_t n = MIN(x->nwords, y->nwords), sounds;

	if (x->cyrillic != y->cyrillic)
		return same_sounds(x, y);
	if (n < 2 || x->nwords > n + 1 || y->nwords > n + 1 ||
	    !same_word(x, x->nwords - 1, y, y->nwords - 1, &sounds))
		return false;
	for (size_t i = 0; i + 1 < n; i++)
		if (!same_word(x, i, y, i, &sounds) &&
		    (i > 0 || !is_nickname(x->words[0], y->words[0])))
			return false;
	return x->nwords == y->nwords ||
	    (x->class == ACTOR_PERSON && y->class == ACTOR_PERSON);
}

/* "ORA" is no word, and so the initials even of what has no noun of
 * organisations in it. */
static bool
is_capitals(const struct ledger *l, const struct form *x)
{
	const struct name_at *at = &x->at.at[0];
	struct str text = l->texts[at->text].info->paras[at->para].p->text;

	for (uint32_t i = at->start; i < at->end; i++)
		if (text.s[i] < 'A' || text.s[i] > 'Z')
			return false;
	return true;
}

static bool
is_initials(const struct ledger *l, const struct form *x, const struct form *y)
{
	if (x->nwords != 1 || y->nwords < 3 || x->words[0].n != y->nwords ||
	    (y->class != ACTOR_ORGANISATION && !is_capitals(l, x)))
		return false;
	for (size_t i = 0; i < y->nwords; i++)
		if (y->words[i].s[0] != x->words[0].s[i])
			return false;
	return true;
}

static void
unite(struct actors *r, uint32_t i, uint32_t k)
{
	uint32_t a = MIN(r->forms.at[i].actor, r->forms.at[k].actor);
	uint32_t b = MAX(r->forms.at[i].actor, r->forms.at[k].actor);

	for (size_t f = b; a != b && f < r->forms.n; f++)
		if (r->forms.at[f].actor == b)
			r->forms.at[f].actor = a;
}

static bool
is_surname(const struct form *x, const struct form *y)
{
	size_t sounds;

	return y->nwords > 1 && y->class == ACTOR_PERSON &&
	    x->class != ACTOR_PLACE && x->cyrillic == y->cyrillic &&
	    same_word(x, 0, y, y->nwords - 1, &sounds);
}

/* A surname or initials alone are the one actor they fit. */
static void
resolve_word(struct actors *r, uint32_t i)
{
	const struct form *x = &r->forms.at[i];
	uint32_t found = ACTOR_NONE;

	for (uint32_t k = 0; k < r->forms.n; k++) {
		const struct form *y = &r->forms.at[k];

		if (!is_surname(x, y) && !is_initials(r->l, x, y))
			continue;
		if (found != ACTOR_NONE &&
		    r->forms.at[found].actor != y->actor)
			return;
		found = k;
	}
	if (found == ACTOR_NONE)
		return;
	r->forms.at[i].class = r->forms.at[found].class;
	unite(r, i, found);
}

static void
resolve(struct actors *r)
{
	for (uint32_t i = 0; i < r->forms.n; i++)
		classify(&r->forms.at[i]);
	for (uint32_t i = 0; i < r->forms.n; i++)
		for (uint32_t k = 0; k < i; k++) {
			const struct form *x = &r->forms.at[i];
			const struct form *y = &r->forms.at[k];

			if (same_words(x, y))
				unite(r, i, k);
		}
	for (uint32_t i = 0; i < r->forms.n; i++)
		if (r->forms.at[i].nwords == 1)
			resolve_word(r, i);
}

uint32_t
actors_at(const struct actors *r, uint32_t text, uint32_t para, uint32_t byte)
{
	for (uint32_t i = 0; i < r->forms.n; i++) {
		const struct form *f = &r->forms.at[i];

		for (size_t k = 0; k < f->at.n; k++)
			if (f->at.at[k].text == text &&
			    f->at.at[k].para == para &&
			    f->at.at[k].start <= byte && byte < f->at.at[k].end)
				return f->actor;
	}
	return ACTOR_NONE;
}

uint32_t
actors_of_key(const struct actors *r, uint32_t text, uint32_t key)
{
	for (size_t i = 0; i < r->forms.n; i++) {
		const struct form *f = &r->forms.at[i];

		for (size_t k = 0; k < f->at.n; k++)
			if (f->at.at[k].text == text && f->at.at[k].key == key)
				return f->actor;
	}
	return ACTOR_NONE;
}

struct str
actors_name(const struct actors *r, uint32_t text, uint32_t para, uint32_t key)
{
	const struct name_at *best = NULL;

	for (size_t i = 0; i < r->forms.n; i++) {
		const struct form *f = &r->forms.at[i];

		for (size_t k = 0; k < f->at.n; k++) {
			const struct name_at *x = &f->at.at[k];

			if (x->text != text || x->key != key)
				continue;
			if (best == NULL ||
			    (x->para <= para && best->para > para) ||
			    (x->para <= para && best->para < x->para))
				best = x;
		}
	}
	if (best == NULL)
		return STR_NONE;
	return syntax_without_s(
	    str_sub(r->l->texts[text].info->paras[best->para].p->text,
		best->start, best->end));
}

bool
actors_is_person(const struct actors *r, uint32_t key)
{
	size_t persons = 0, others = 0;

	for (size_t i = 0; i < r->forms.n; i++) {
		const struct form *f = &r->forms.at[i];

		for (size_t k = 0; k < f->at.n; k++) {
			if (f->at.at[k].key != key)
				continue;
			if (f->class == ACTOR_PERSON)
				persons++;
			else
				others++;
		}
	}
	return persons > others;
}

bool
actors_lies_in(struct str place, struct str in)
{
	const struct table *t = table_find(STR("en"), "places");

	/* A city, its state, its country, its continent. */
	for (unsigned step = 0; step < 4; step++) {
		if (!table_get(t, place, &place))
			return false;
		if (str_eq(place, in))
			return true;
	}
	return false;
}

struct str
actors_title(const struct actors *r, const uint32_t *group, uint32_t of)
{
	struct map *counts = map_new(r->l->a);
	struct str best = STR_NONE;
	uint64_t most = 0;

	for (size_t i = 0; i < r->forms.n; i++) {
		const struct form *f = &r->forms.at[i];

		for (size_t k = 0; group[i] == of && k < f->at.n; k++) {
			struct str title = f->at.at[k].title;
			uint64_t *n;

			if (title.n == 0)
				continue;
			n = map_at(counts, title, 0, NULL);
			if (++*n > most) {
				most = *n;
				best = title;
			}
		}
	}
	return best;
}

struct actors *
actors_find(struct ledger *l)
{
	struct actors *r = ARENA_NEW(l->a, struct actors);

	r->l = l;
	r->known = map_new(l->a);
	r->lower = ARENA_ARRAY(l->a, bool, vocab_count(l->an->stems) + 1);
	collect(r);
	resolve(r);
	return r;
}
