/*
 * One name in two forms, and two names for one office.
 *
 * Two actors are taken for one when all words but one are equal and that
 * one differs by a letter or by two neighbours changed (Damerau 1964), two
 * letters in words of eight and more; or when words differ as
 * transliterations do: "Qassem Soleimani" and "Qasem Suleimani" have the
 * same consonants.  The first letter must be the same, a plural or
 * demonym ending is no misspelling, words that are common or that the
 * event has in lower case are no names, and a text that uses both forms
 * knows two people.  Lone words need linked paragraphs too.  The verdict
 * carries a question mark: nobody can tell Adil from Adel without asking
 * him.
 *
 * A person whom a later version of an article no longer names, though the
 * paragraph stands, is UPDATED.
 *
 * Where linked paragraphs give one office ("the mayor") to persons who
 * share a first or a last name, and neither text knows the other's form,
 * the names are in CONFLICT.
 */
#include "src/compare/actors.h"

/* Cells shown of one form in one text. */
#define CELLS_EACH 3
/* A word of so many background articles is not only a name. */
#define COMMON_DF 40
/* Lone words need paragraphs linked so surely; offices, so. */
#define LINK_OF_WORDS .3
#define LINK_OF_OFFICE .5
/* So many letters apart, words are not compared. */
#define FAR 4

struct namer {
	struct ledger *l;
	struct actors *actors;
	uint32_t *group; /* by form: the first actor of its spellings */
	bool *clash;	 /* by form: its group holds different names */
};

/* Letters to change, drop, add or swap to get from one to the other, FAR
 * at most.  Bytes will do: words are folded. */
static unsigned
distance(struct str x, struct str y)
{
	unsigned d[3][34];

	if (x.n > 32 || y.n > 32 || x.n + FAR <= y.n || y.n + FAR <= x.n)
		return FAR;
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
	return MIN(d[x.n % 3][y.n], (unsigned)FAR);
}

/* "Syrian" and "Syria", "Democrat" and "Democrats". */
static bool
differs_by_ending(struct str x, struct str y)
{
	struct str longer = x.n > y.n ? x : y, shorter = x.n > y.n ? y : x;

	return longer.n > shorter.n && str_starts(longer, shorter) &&
	    strchr("snieya", longer.s[longer.n - 1]) != NULL;
}


/* The consonants of a word as transliterations agree on them: vowels
 * and h left out, letters of like sound made one, double ones too. */
static size_t
skeleton(struct str word, char *out, size_t room)
{
	static const char from[] = "bcdfgjklmnpqrstvwxz";
	static const char to[] = "bkdfk\1klmnpkrstffks";
	size_t n = 0;

	for (size_t i = 0; i < word.n && n < room; i++) {
		const char *at = strchr(from, word.s[i]);
		char c;

		if (word.s[i] == '\0' || at == NULL)
			continue;
		c = word.s[i] == 'p' && i + 1 < word.n && word.s[i + 1] == 'h'
		    ? 'f'
		    : to[at - from];
		if (c != '\1' && (n == 0 || out[n - 1] != c))
			out[n++] = c;
	}
	return n;
}

bool
names_sound_alike(struct str x, struct str y)
{
	char a[32], b[32];
	size_t n = skeleton(x, a, sizeof(a)), m = skeleton(y, b, sizeof(b));

	return n >= 3 && n == m && memcmp(a, b, n) == 0 &&
	    distance(x, y) < FAR;
}

static bool
misspelt(struct str x, struct str y)
{
	unsigned d = distance(x, y);

	return MIN(x.n, y.n) >= 4 && x.s[0] == y.s[0] &&
	    (d == 1 || (d == 2 && MIN(x.n, y.n) >= 8)) &&
	    !differs_by_ending(x, y);
}

/* Words that say something else than a name. */
static bool
is_common(const struct namer *r, const struct form *f, size_t word)
{
	uint32_t stem = f->stems[word];

	return stem == VOCAB_NONE || r->actors->lower[stem] ||
	    r->l->an->df[stem] >= COMMON_DF;
}

/* The surest link between paragraphs that have the one and the other. */
static double
link_of(const struct ledger *l, const struct form *x, const struct form *y)
{
	double best = 0;

	for (size_t i = 0; i < x->at.n; i++)
		for (size_t k = 0; k < y->at.n; k++)
			best = MAX(best,
			    evidence_link(l,
				(struct place){x->at.at[i].text,
				    x->at.at[i].para},
				(struct place){y->at.at[k].text,
				    y->at.at[k].para}));
	return best;
}

/* Does a text that has one form know a name with the other's word? */
static bool
known_beside(const struct namer *r, const struct form *x, struct str word)
{
	for (size_t i = 0; i < r->actors->forms.n; i++) {
		const struct form *f = &r->actors->forms.at[i];

		if (!str_eq(f->words[f->nwords - 1], word))
			continue;
		for (size_t k = 0; k < x->at.n; k++)
			if (actors_in_text(f, x->at.at[k].text))
				return true;
	}
	return false;
}

/* "Renn" in one text, "Ren" in the other, of paragraphs that are linked. */
static bool
one_word(const struct namer *r, const struct form *x, const struct form *y)
{
	struct str a = x->words[x->nwords - 1], b = y->words[y->nwords - 1];

	return MIN(a.n, b.n) >= 5 && (misspelt(a, b) || names_sound_alike(a, b)) &&
	    !str_eq(a, b) && !is_common(r, x, x->nwords - 1) &&
	    !is_common(r, y, y->nwords - 1) && !known_beside(r, x, b) &&
	    !known_beside(r, y, a) &&
	    link_of(r->l, x, y) >= LINK_OF_WORDS;
}

static bool
one_name(const struct namer *r, const struct form *x, const struct form *y)
{
	unsigned different = 0, alike = 0;

	/* Neither another alphabet nor a case ending is another spelling. */
	if (x->cyrillic != y->cyrillic ||
	    (x->cyrillic && x->nwords == 1 && x->stems[0] == y->stems[0]))
		return false;
	if (x->nwords == 1 || y->nwords == 1)
		return x->nwords == 1 && y->nwords == 1 && one_word(r, x, y);
	if (x->nwords != y->nwords)
		return false;
	for (size_t i = 0; i < x->nwords; i++) {
		struct str a = x->words[i], b = y->words[i];

		if (str_eq(a, b))
			continue;
		if (is_common(r, x, i) && is_common(r, y, i))
			return false;
		if (misspelt(a, b))
			different++;
		else if (names_sound_alike(a, b))
			alike++;
		else
			return false;
		/* Two such words only where each sounds as the other. */
		if (different + alike > 1 && !names_sound_alike(a, b))
			return false;
	}
	if (different + alike > 2)
		return false;
	for (size_t i = 0; different + alike > 0 && i < x->at.n; i++)
		if (actors_in_text(y, x->at.at[i].text))
			return false;
	return true;
}

static bool
shares_text(const struct form *x, const struct form *y)
{
	for (size_t i = 0; i < x->at.n; i++)
		if (actors_in_text(y, x->at.at[i].text))
			return true;
	return false;
}

/* Persons of one office in linked paragraphs, with one name in common. */
static bool
one_office(const struct namer *r, const struct form *x, const struct form *y)
{
	bool first = str_eq(x->words[0], y->words[0]);
	bool last = str_eq(x->words[x->nwords - 1], y->words[y->nwords - 1]);

	if (x->class != ACTOR_PERSON || y->class != ACTOR_PERSON ||
	    x->nwords != 2 || y->nwords != 2 || first == last ||
	    shares_text(x, y))
		return false;
	for (size_t i = 0; i < x->at.n; i++)
		for (size_t k = 0; k < y->at.n; k++) {
			const struct name_at *a = &x->at.at[i];
			const struct name_at *b = &y->at.at[k];

			if (a->title.n > 0 && str_eq(a->title, b->title) &&
			    evidence_link(r->l,
				(struct place){a->text, a->para},
				(struct place){b->text, b->para}) >=
				LINK_OF_OFFICE)
				return true;
		}
	return false;
}

static void
add_cells(struct namer *r, const struct form *f, struct cell *cells, size_t *n,
    size_t each)
{
	size_t of_text = 0;

	for (size_t i = 0; i < f->at.n; i++) {
		const struct name_at *m = &f->at.at[i];
		struct cell c;

		of_text =
		    i > 0 && f->at.at[i - 1].text == m->text ? of_text + 1 : 0;
		if (of_text >= each)
			continue;
		if (each == 1 && !r->l->texts[m->text].current)
			continue;
		c = ledger_cell(r->l, m->text, m->para, m->start, m->end);
		c.value = c.text;
		cells[(*n)++] = c;
	}
}

/* The first form of a group that is more than a surname, if there is
 * one. */
static uint32_t
lead_of(const struct namer *r, uint32_t group)
{
	for (uint32_t i = group; i < r->actors->forms.n; i++)
		if (r->group[i] == group && r->actors->forms.at[i].nwords > 1)
			return i;
	return group;
}

static struct str
label_of_group(const struct namer *r, uint32_t lead)
{
	const struct form *f = &r->actors->forms.at[lead];
	const struct name_at *m = &f->at.at[0];
	struct str title = actors_title(r->actors, r->group, r->group[lead]);

	return title.n > 0
	    ? title
	    : str_sub(r->l->texts[m->text].info->paras[m->para].p->text,
		  m->start, m->end);
}

/* Is a form only in older versions? */
static bool
is_gone(const struct namer *r, const struct form *f)
{
	for (size_t i = 0; i < f->at.n; i++)
		if (r->l->texts[f->at.at[i].text].current)
			return false;
	return true;
}

/* Is the other form in the current version of an article that had it? */
static bool
is_replaced(const struct namer *r, const struct form *gone,
    const struct form *now)
{
	for (size_t i = 0; is_gone(r, gone) && i < gone->at.n; i++)
		for (size_t k = 0; k < now->at.n; k++) {
			const struct version *v =
			    &r->l->texts[gone->at.at[i].text];
			const struct version *w =
			    &r->l->texts[now->at.at[k].text];

			if (w->current && v->article == w->article)
				return true;
		}
	return false;
}

/* What is asked of a group: two forms that are not one to every reader. */
static enum verdict
judge(struct namer *r, uint32_t group, uint32_t lead, struct str *why)
{
	const struct form *all = r->actors->forms.at;
	const struct form *x = &all[lead];

	*why = STR("the name is written in one form");
	for (uint32_t i = lead + 1; i < r->actors->forms.n; i++) {
		const struct form *y = &all[i];
		bool same = y->actor == x->actor;

		/* A surname alone, a middle name or a short first name is no
		 * question. */
		if (r->group[i] != group || y->nwords < MIN(x->nwords, 2u) ||
		    x->cyrillic != y->cyrillic || (same && x->cyrillic) ||
		    (same &&
			(y->nwords != x->nwords ||
			    !str_eq(y->words[0], x->words[0]))))
			continue;
		*why = arena_printf(r->l->a, "%s: \"%.*s\" and \"%.*s\"",
		    r->clash[i] ? "one office in linked paragraphs, two names"
			: same	? "a particle apart"
				: "spelt in two ways",
		    STR_ARG(x->full), STR_ARG(y->full));
		if (!is_replaced(r, x, y) && !is_replaced(r, y, x))
			return r->clash[i] ? VERDICT_CONFLICT
					   : VERDICT_SPELLING;
		*why = arena_printf(r->l->a, "a later version writes it so; %.*s",
		    STR_ARG(*why));
		return VERDICT_UPDATED;
	}
	return VERDICT_AGREE;
}

static bool
text_has(const struct namer *r, uint32_t group, uint32_t text)
{
	for (size_t i = group; i < r->actors->forms.n; i++)
		if (r->group[i] == group &&
		    actors_in_text(&r->actors->forms.at[i], text))
			return true;
	return false;
}

/* The text of an article's current version. */
static uint32_t
current_of(const struct ledger *l, uint32_t text)
{
	uint32_t i = 0;

	while (l->texts[i].article != l->texts[text].article ||
	    !l->texts[i].current)
		i++;
	return i;
}

/* Has a later version of an article a paragraph still, and the person
 * named there no longer, nor anywhere? */
static bool
is_dropped(const struct namer *r, uint32_t group, struct str *why)
{
	const struct ledger *l = r->l;

	for (size_t i = group; i < r->actors->forms.n; i++) {
		const struct form *f = &r->actors->forms.at[i];

		for (size_t k = 0; r->group[i] == group && k < f->at.n; k++) {
			const struct name_at *at = &f->at.at[k];
			const struct version *v = &l->texts[at->text];

			if (v->current || v->home[at->para] < 0 ||
			    text_has(r, group, current_of(l, at->text)))
				continue;
			*why = STR("a later version has the paragraph, "
				   "without the name");
			return true;
		}
	}
	return false;
}

/* In how many articles the forms of so many words are. */
static size_t
articles_of(const struct namer *r, uint32_t group, size_t words)
{
	size_t articles = 0;

	for (uint32_t t = 0; t < r->l->ntexts; t++) {
		bool told = false;

		for (size_t i = group; i < r->actors->forms.n && !told; i++)
			told = r->group[i] == group &&
			    r->actors->forms.at[i].nwords >= words &&
			    actors_in_text(&r->actors->forms.at[i], t);
		articles += told && r->l->texts[t].current;
	}
	return articles;
}

static void
add_group(struct namer *r, uint32_t group)
{
	struct ledger *l = r->l;
	const struct form *all = r->actors->forms.at;
	uint32_t lead = lead_of(r, group);
	struct fact f = {.kind = all[lead].class == ACTOR_PLACE ? FACT_PLACE
								: FACT_NAME};
	size_t mentions = 0, n = 0;
	struct cell *cells;

	f.verdict = judge(r, group, lead, &f.why);
	if (f.verdict == VERDICT_AGREE && all[lead].nwords > 1 &&
	    all[lead].class == ACTOR_PERSON && is_dropped(r, group, &f.why))
		f.verdict = VERDICT_UPDATED;
	if ((f.verdict == VERDICT_AGREE && all[lead].nwords < 2) ||
	    (f.verdict != VERDICT_UPDATED &&
		articles_of(r, group, MIN(all[lead].nwords, 2u)) < 2))
		return;
	for (size_t i = group; i < r->actors->forms.n; i++)
		mentions += r->group[i] == group ? all[i].at.n : 0;
	cells = ARENA_ARRAY(l->a, struct cell, mentions);
	for (size_t i = group; i < r->actors->forms.n; i++)
		if (r->group[i] == group &&
		    all[i].nwords >= MIN(all[lead].nwords, 2u))
			add_cells(r, &all[i], cells, &n,
			    f.verdict == VERDICT_AGREE ? 1 : CELLS_EACH);
	f.label = label_of_group(r, lead);
	ledger_add(l, f, cells, n);
}

static void
unite(struct namer *r, uint32_t i, uint32_t k, bool clash)
{
	uint32_t a = MIN(r->group[i], r->group[k]);
	uint32_t b = MAX(r->group[i], r->group[k]);

	r->clash[i] = r->clash[i] || clash;
	for (size_t f = 0; a != b && f < r->actors->forms.n; f++)
		if (r->group[f] == b)
			r->group[f] = a;
}

void
names_run(struct ledger *l)
{
	struct namer r = {.l = l, .actors = l->actors};
	const struct form *all = r.actors->forms.at;
	uint32_t n = (uint32_t)r.actors->forms.n;

	r.group = ARENA_ARRAY(l->a, uint32_t, n + 1);
	r.clash = ARENA_ARRAY(l->a, bool, n + 1);
	for (uint32_t i = 0; i < n; i++)
		r.group[i] = all[i].actor;
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < i; k++) {
			if (r.group[i] == r.group[k])
				continue;
			if (one_name(&r, &all[i], &all[k]))
				unite(&r, i, k, false);
			else if (one_office(&r, &all[i], &all[k]))
				unite(&r, i, k, true);
		}
	for (uint32_t i = 0; i < n; i++)
		if (r.group[i] == i)
			add_group(&r, i);
}
