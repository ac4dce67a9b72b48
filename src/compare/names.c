/*
 * One name in two forms, and one thing under two words.
 *
 * A form is a name of two words or more as it is written, folded to
 * lower case without diacritics.  Two forms are taken for one name when
 * they are the same but for particles ("Bashar Assad", "Bashar
 * al-Assad"), or when all words but one are equal and that one differs by
 * a letter or by two neighbours changed (Damerau 1964), two letters in
 * words of eight and more.  The first letter must be the same, a plural
 * or demonym ending is no misspelling, and a text that uses both forms
 * knows two people.  The verdict carries a question mark: nobody can tell
 * Adil from Adel without asking him.
 *
 * A term is an entry of the alias table (data/lang/aliases.tsv).  Two
 * texts that use different names of one group, and none of the other's,
 * give a TERM.
 */
#include "src/compare/ledger.h"

#include "src/text/normalise.h"

/* Cells shown of one form in one text. */
#define CELLS_EACH 3
/* Longer names are headlines in capitals. */
#define MAX_NAME_WORDS 6
/* A title stands within so many bytes before its name. */
#define TITLE_BEFORE 24

struct name_mention {
	uint32_t text, para, start, end;
};

struct form {
	struct str words[MAX_NAME_WORDS]; /* folded, particles left out */
	size_t nwords;
	struct str full; /* folded, all words */
	VEC(struct name_mention) at;
	uint32_t group;
};

struct namer {
	struct ledger *l;
	struct map *known; /* folded full form -> index */
	VEC(struct form) forms;
};

static bool
in_text(const struct form *f, uint32_t text)
{
	for (size_t i = 0; i < f->at.n; i++)
		if (f->at.at[i].text == text)
			return true;
	return false;
}

static void
add_name(struct namer *r, uint32_t text, uint32_t para,
    const struct para_info *p, const struct name *n)
{
	struct ledger *l = r->l;
	struct form f = {.nwords = 0};
	struct str full = STR("");
	uint64_t *index;
	bool added;

	for (size_t i = n->first; i < n->after; i++) {
		const struct token *t = &p->tokens[i];
		struct str word = str_sub(p->p->text, t->start, t->end);

		if (str_ends(word, STR("'s")))
			word.n -= 2;
		else if (str_ends(word, STR("\xe2\x80\x99s")))
			word.n -= 4;
		word = text_fold(l->a, word);
		full = arena_printf(l->a, "%.*s%s%.*s", STR_ARG(full),
		    full.n ? " " : "", STR_ARG(word));
		if ((t->roles & TOKEN_PARTICLE) != 0 && i > n->first)
			continue;
		if (f.nwords == MAX_NAME_WORDS)
			return;
		f.words[f.nwords++] = word;
	}
	if (f.nwords < 2)
		return;
	index = map_at(r->known, full, r->forms.n, &added);
	if (added) {
		f.full = full;
		f.group = (uint32_t)*index;
		*vec_add(l->a, &r->forms) = f;
	}
	*vec_add(l->a, &r->forms.at[*index].at) =
	    (struct name_mention){text, para, n->start, n->end};
}

static void
collect(struct namer *r)
{
	struct ledger *l = r->l;

	for (uint32_t t = 0; t < l->ntexts; t++) {
		const struct article_info *info = l->texts[t].info;

		for (uint32_t i = 0; i < info->nparas; i++) {
			const struct para_info *p = &info->paras[i];

			if (!l->texts[t].current || !p->tells)
				continue;
			for (size_t k = 0; k < p->nnames; k++)
				add_name(r, t, i, p, &p->names[k]);
		}
	}
}

/* Letters to change, drop, add or swap to get from one to the other; 3
 * stands for more than two.  Bytes will do: words are folded. */
static unsigned
distance(struct str x, struct str y)
{
	unsigned d[3][34];

	if (x.n > 32 || y.n > 32 || x.n > y.n + 2 || y.n > x.n + 2)
		return 3;
	for (unsigned k = 0; k <= y.n; k++)
		d[0][k] = k;
	for (size_t i = 1; i <= x.n; i++) {
		unsigned *row = d[i % 3], *above = d[(i + 2) % 3];
		const unsigned *second = d[(i + 1) % 3];

		row[0] = (unsigned)i;
		for (size_t k = 1; k <= y.n; k++) {
			row[k] = above[k - 1] + (x.s[i - 1] != y.s[k - 1]);
			row[k] = MIN(row[k], above[k] + 1);
			row[k] = MIN(row[k], row[k - 1] + 1);
			if (i > 1 && k > 1 && x.s[i - 1] == y.s[k - 2] &&
			    x.s[i - 2] == y.s[k - 1])
				row[k] = MIN(row[k], second[k - 2] + 1);
		}
	}
	return MIN(d[x.n % 3][y.n], 3u);
}

/* "Syrian" and "Syria", "Democrat" and "Democrats". */
static bool
differs_by_ending(struct str x, struct str y)
{
	struct str longer = x.n > y.n ? x : y, shorter = x.n > y.n ? y : x;

	return longer.n > shorter.n && str_starts(longer, shorter) &&
	    strchr("snieya", longer.s[longer.n - 1]) != NULL;
}

static bool
misspelt(struct str x, struct str y)
{
	unsigned d = distance(x, y);

	return MIN(x.n, y.n) >= 4 && x.s[0] == y.s[0] &&
	    (d == 1 || (d == 2 && MIN(x.n, y.n) >= 8)) &&
	    !differs_by_ending(x, y);
}

static bool
one_name(const struct form *x, const struct form *y)
{
	unsigned different = 0;

	if (x->nwords != y->nwords)
		return false;
	for (size_t i = 0; i < x->nwords; i++) {
		if (str_eq(x->words[i], y->words[i]))
			continue;
		different++;
		if (!misspelt(x->words[i], y->words[i]))
			return false;
	}
	if (different > 1)
		return false;
	/* The same text may well write "al-Assad" and "Assad"; but two
	 * spellings in one text are two people. */
	for (size_t i = 0; different > 0 && i < x->at.n; i++)
		if (in_text(y, x->at.at[i].text))
			return false;
	return true;
}

/* The title right before a mention, as the table has it. */
static struct str
title_before(const struct namer *r, const struct name_mention *m)
{
	const struct article_info *info = r->l->texts[m->text].info;
	struct str text = info->paras[m->para].p->text;
	const struct lexicon *lex = lexicon_of(info->article->language);
	struct str best = STR_NONE;

	for (size_t at = m->start > TITLE_BEFORE ? m->start - TITLE_BEFORE : 0;
	     at < m->start; at++) {
		size_t end;
		const struct lexeme *x;

		if (at > 0 && text.s[at - 1] != ' ')
			continue;
		x = lexicon_match(lex, text, at, LEX(TITLE), &end);
		if (x == NULL || end >= m->start)
			continue;
		/* Only an office says who it is, and "gobernador" has an
		 * English name as a source; "Sgt" is no label. */
		x = lexicon_find(lex, str_c(x->word), LEX(SOURCE));
		if (x != NULL)
			best = str_c(x->name);
	}
	return best;
}

/* The office most mentions of a group have, else the name. */
static struct str
name_label(const struct namer *r, uint32_t group)
{
	struct map *counts = map_new(r->l->a);
	const struct form *first = &r->forms.at[group];
	const struct name_mention *m = &first->at.at[0];
	const struct article_info *info = r->l->texts[m->text].info;
	struct str best =
	    str_sub(info->paras[m->para].p->text, m->start, m->end);
	uint64_t most = 0;

	for (size_t i = group; i < r->forms.n; i++) {
		const struct form *f = &r->forms.at[i];

		for (size_t k = 0; f->group == group && k < f->at.n; k++) {
			struct str title = title_before(r, &f->at.at[k]);
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

static void
add_cells(struct namer *r, const struct form *f, struct cell **cells, size_t *n,
    size_t each)
{
	size_t of_text = 0;

	for (size_t i = 0; i < f->at.n; i++) {
		const struct name_mention *m = &f->at.at[i];
		struct cell c;

		of_text =
		    i > 0 && f->at.at[i - 1].text == m->text ? of_text + 1 : 0;
		if (of_text >= each)
			continue;
		c = ledger_cell(r->l, m->text, m->para, m->start, m->end);
		c.value = c.text;
		(*cells)[(*n)++] = c;
	}
}

static void
add_spelling(struct namer *r, uint32_t group)
{
	struct ledger *l = r->l;
	struct fact f = {.kind = FACT_NAME, .verdict = VERDICT_AGREE};
	size_t mentions = 0, forms = 0, n = 0, texts = 0;
	struct cell *cells;
	const struct form *first = &r->forms.at[group], *other = first;

	for (size_t i = group; i < r->forms.n; i++) {
		if (r->forms.at[i].group != group)
			continue;
		mentions += r->forms.at[i].at.n;
		forms++;
		other = &r->forms.at[i];
	}
	for (uint32_t t = 0; t < l->ntexts; t++)
		texts += in_text(first, t);
	if (forms == 1 && texts < 2)
		return;
	cells = ARENA_ARRAY(l->a, struct cell, mentions);
	for (size_t i = group; i < r->forms.n; i++)
		if (r->forms.at[i].group == group)
			add_cells(r, &r->forms.at[i], &cells, &n,
			    forms > 1 ? CELLS_EACH : 1);
	f.label = name_label(r, group);
	f.why = STR("the name is written in one form");
	if (forms > 1) {
		f.verdict = VERDICT_SPELLING;
		f.why = arena_printf(l->a,
		    "one letter or a particle apart: "
		    "\"%.*s\" and \"%.*s\"",
		    STR_ARG(first->full), STR_ARG(other->full));
	}
	ledger_add(l, f, cells, n);
}

static void
spellings_run(struct ledger *l)
{
	struct namer r = {.l = l, .known = map_new(l->a)};

	collect(&r);
	for (uint32_t i = 0; i < r.forms.n; i++)
		for (uint32_t k = 0; k < i; k++)
			if (r.forms.at[i].group == i &&
			    one_name(&r.forms.at[i], &r.forms.at[k]))
				r.forms.at[i].group = r.forms.at[k].group;
	for (uint32_t i = 0; i < r.forms.n; i++)
		if (r.forms.at[i].group == i)
			add_spelling(&r, i);
}

struct term_mention {
	const struct lexeme *term;
	uint32_t text, para, start, end;
};

struct termer {
	struct ledger *l;
	VEC(struct term_mention) at;
};

static void
find_terms(struct termer *r, uint32_t text, uint32_t para)
{
	const struct para_info *p = &r->l->texts[text].info->paras[para];
	uint32_t after = 0;

	for (size_t i = 0; i < p->ntokens; i++) {
		uint32_t start = p->tokens[i].start;
		size_t end;
		const struct lexeme *x;

		if (start < after)
			continue;
		x = lexicon_match(
		    lexicon_terms(), p->p->text, start, LEX(TERM), &end);
		if (x == NULL)
			continue;
		after = (uint32_t)end;
		*vec_add(r->l->a, &r->at) =
		    (struct term_mention){x, text, para, start, after};
	}
}

static bool
uses(const struct termer *r, uint32_t text, const char *name)
{
	for (size_t i = 0; i < r->at.n; i++)
		if (r->at.at[i].text == text &&
		    strcmp(r->at.at[i].term->name, name) == 0)
			return true;
	return false;
}

/* Do two texts name the thing differently, and neither as the other? */
static bool
apart(const struct termer *r, const struct term_mention *x,
    const struct term_mention *y)
{
	return strcmp(x->term->group, y->term->group) == 0 &&
	    strcmp(x->term->name, y->term->name) != 0 && x->text != y->text &&
	    !uses(r, x->text, y->term->name) &&
	    !uses(r, y->text, x->term->name);
}

static void
add_term(struct termer *r, const struct term_mention *x,
    const struct term_mention *y)
{
	struct ledger *l = r->l;
	struct fact f = {.kind = FACT_NAME,
	    .verdict = VERDICT_TERM,
	    .label = str_c(x->term->group)};
	VEC(struct cell) cells = {0};
	size_t each = 0;

	for (size_t i = 0; i < r->at.n; i++) {
		const struct term_mention *m = &r->at.at[i];
		struct cell *c;

		if (strcmp(m->term->group, x->term->group) != 0)
			continue;
		each = i > 0 && r->at.at[i - 1].text == m->text ? each + 1 : 0;
		if (each >= CELLS_EACH)
			continue;
		c = vec_add(l->a, &cells);
		*c = ledger_cell(l, m->text, m->para, m->start, m->end);
		c->value = str_c(m->term->name);
	}
	f.why = arena_printf(l->a,
	    "one thing in the table of aliases: "
	    "\"%s\" and \"%s\"",
	    x->term->name, y->term->name);
	ledger_add(l, f, cells.at, cells.n);
}

static void
terms_run(struct ledger *l)
{
	struct termer r = {.l = l};

	for (uint32_t t = 0; t < l->ntexts; t++)
		for (uint32_t i = 0; i < l->texts[t].info->nparas; i++)
			if (l->texts[t].current &&
			    l->texts[t].info->paras[i].tells)
				find_terms(&r, t, i);
	for (size_t i = 0; i < r.at.n; i++) {
		const struct term_mention *x = &r.at.at[i];
		size_t found = 0;
		bool first = true;

		/* The first mention of its thing speaks for all. */
		for (size_t k = 0; k < i; k++)
			first = first &&
			    strcmp(r.at.at[k].term->group, x->term->group) != 0;
		for (size_t a = i; first && found == 0 && a < r.at.n; a++)
			for (size_t k = a + 1; k < r.at.n && found == 0; k++)
				if (strcmp(r.at.at[a].term->group,
					x->term->group) == 0 &&
				    apart(&r, &r.at.at[a], &r.at.at[k])) {
					add_term(&r, &r.at.at[a], &r.at.at[k]);
					found++;
				}
	}
}

void
names_run(struct ledger *l)
{
	spellings_run(l);
	terms_run(l);
}
