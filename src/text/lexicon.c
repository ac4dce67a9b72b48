/*
 * One sorted array a language, searched by bisection.  A phrase of the
 * text is first brought into the form of the keys, one character at a
 * time: lower case, full stops dropped, hyphens and no-break spaces as
 * spaces, runs of spaces as one.  Matching at a place of the text grows
 * that key word by word and stops as soon as no entry begins with it, so
 * that a place where nothing matches costs one bisection.
 *
 * Recognisers ask at every word for a few kinds, and almost always in
 * vain: a table of the kinds that begin with the same three letters
 * answers most of them before a key is made.
 */
#include "src/text/lexicon.h"

#include <unicase.h>
#include <unictype.h>

#include "src/text/clean.h"

/* Longer phrases are in no table. */
#define KEY_MAX 64
/* As build-aux/lexicon.awk has it. */
#define HEADS 2048

extern const struct lexeme lexicon_en[], lexicon_es[], lexicon_de[],
    lexicon_fr[], lexicon_ru[], lexicon_aliases[];
extern const uint16_t lexicon_en_first[], lexicon_es_first[],
    lexicon_de_first[], lexicon_fr_first[], lexicon_ru_first[],
    lexicon_aliases_first[];
extern const uint32_t lexicon_en_heads[], lexicon_es_heads[],
    lexicon_de_heads[], lexicon_fr_heads[], lexicon_ru_heads[],
    lexicon_aliases_heads[];

struct lexicon {
	const char *tag;
	const struct lexeme *at;
	const uint16_t *first; /* by first byte: its first entry; 257 */
	const uint32_t *heads; /* by head_of(): kinds that begin so */
};

static const struct lexicon lexicons[] = {
    {"en", lexicon_en, lexicon_en_first, lexicon_en_heads},
    {"es", lexicon_es, lexicon_es_first, lexicon_es_heads},
    {"de", lexicon_de, lexicon_de_first, lexicon_de_heads},
    {"fr", lexicon_fr, lexicon_fr_first, lexicon_fr_heads},
    {"ru", lexicon_ru, lexicon_ru_first, lexicon_ru_heads},
};

static const struct lexicon terms = {
    "", lexicon_aliases, lexicon_aliases_first, lexicon_aliases_heads};

struct key {
	char s[KEY_MAX];
	size_t n;
	bool full; /* longer than any entry */
};

const struct lexicon *
lexicon_of(struct str language)
{
	size_t dash = str_chr(language, '-', 0);
	struct str base = str_sub(language, 0, dash);

	for (size_t i = 0; i < ARRAY_LEN(lexicons); i++)
		if (str_ieq(base, str_c(lexicons[i].tag)))
			return &lexicons[i];
	return &lexicons[0];
}

const struct lexicon *
lexicon_terms(void)
{
	return &terms;
}

/* The number of up to three ASCII letters or digits at the begin of a
 * phrase; -1 where its key may begin with others: full stops are left out
 * of keys, and what is beyond ASCII may be brought into it. */
static int
head_of(struct str phrase)
{
	unsigned head = 0;

	for (size_t i = 0; i < 3 && i < phrase.n; i++) {
		unsigned char c = (unsigned char)phrase.s[i];

		if (c == '.' || c >= 0x80)
			return -1;
		if (c >= '0' && c <= '9')
			head = head * 37 + c - '0' + 1;
		else if ((c | 32) >= 'a' && (c | 32) <= 'z')
			head = head * 37 + (c | 32) - 'a' + 11;
		else
			return i == 0 ? -1 : (int)(head % HEADS);
	}
	return (int)(head % HEADS);
}

/* May an entry of one of these kinds stand here? */
static bool
may_begin(const struct lexicon *l, struct str phrase, uint32_t kinds)
{
	int head = head_of(phrase);

	return head < 0 || (l->heads[head] & kinds) != 0;
}

static bool
is_space(uint32_t cp)
{
	if (cp < 0x80)
		return cp == ' ' || cp == '-' || cp == '\n';
	return cp == 0xa0 || cp == 0x202f || cp == 0x2009 || cp == 0x2010 || cp == 0x2011;
}

static bool
is_alnum(uint32_t cp)
{
	if (cp < 0x80)
		return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') ||
		    (cp >= 'a' && cp <= 'z');
	return uc_is_property_alphabetic(cp) ||
	    uc_is_general_category(cp, UC_CATEGORY_N);
}

static void
key_add(struct key *k, uint32_t cp)
{
	char utf8[4];
	size_t n;

	if (cp == '.')
		return;
	if (cp >= 'a' && cp <= 'z' && k->n < KEY_MAX) {
		k->s[k->n++] = (char)cp;
		return;
	}
	if (is_space(cp)) {
		if (k->n == 0 || k->s[k->n - 1] == ' ')
			return;
		cp = ' ';
	} else if (cp == 0x2019) {
		cp = '\'';
	} else if (cp >= 'A' && cp <= 'Z') {
		cp += 'a' - 'A';
	} else if (cp >= 0x80) {
		cp = uc_tolower(cp);
	}
	n = utf8_put(utf8, cp);
	if (k->n + n > KEY_MAX) {
		k->full = true;
		return;
	}
	memcpy(k->s + k->n, utf8, n);
	k->n += n;
}

static struct str
word_of(const struct lexeme *x)
{
	return (struct str){x->word, x->length};
}

/* The first entry that is not less than the key, which is not empty, or
 * the one behind those of its first byte. */
static size_t
lower_bound(const struct lexicon *l, struct str key)
{
	size_t from = l->first[(unsigned char)key.s[0]];
	size_t to = l->first[(unsigned char)key.s[0] + 1];

	while (from < to) {
		size_t mid = from + (to - from) / 2;

		if (str_cmp(word_of(&l->at[mid]), key) < 0)
			from = mid + 1;
		else
			to = mid;
	}
	return from;
}

/* Of the entries for exactly this key, the one of the least kind. */
static const struct lexeme *
best_of(const struct lexicon *l, size_t i, struct str key, uint32_t kinds)
{
	const struct lexeme *best = NULL;

	for (; i < l->first[256] && str_eq(word_of(&l->at[i]), key); i++) {
		const struct lexeme *x = &l->at[i];

		if ((kinds >> x->kind & 1) != 0 &&
		    (best == NULL || x->kind < best->kind))
			best = x;
	}
	return best;
}

const struct lexeme *
lexicon_find(const struct lexicon *l, struct str phrase, uint32_t kinds)
{
	struct key k = {.n = 0};
	struct str key;

	if (!may_begin(l, phrase, kinds))
		return NULL;
	for (size_t at = 0; at < phrase.n && !k.full;)
		key_add(&k, str_utf8(phrase, &at));
	while (k.n > 0 && k.s[k.n - 1] == ' ')
		k.n--;
	key = (struct str){k.s, k.n};
	if (k.full || k.n == 0)
		return NULL;
	return best_of(l, lower_bound(l, key), key, kinds);
}

static uint32_t
character(struct str text, size_t *at)
{
	unsigned char c = (unsigned char)text.s[*at];

	if (c >= 0x80)
		return str_utf8(text, at);
	++*at;
	return c;
}

const struct lexeme *
lexicon_match(const struct lexicon *l, struct str text, size_t at,
    uint32_t kinds, size_t *end)
{
	const struct lexeme *best = NULL;
	struct key k = {.n = 0};
	size_t start = at, behind = at;
	uint32_t next = ' ';

	if (!may_begin(l, str_from(text, at), kinds))
		return NULL;
	if (at < text.n)
		next = character(text, &behind);
	while (at < text.n && !k.full) {
		uint32_t cp = next;
		size_t i;
		const struct lexeme *x;
		struct str key;

		key_add(&k, cp);
		at = behind;
		next = at < text.n ? character(text, &behind) : ' ';
		if (is_space(cp) || (is_alnum(cp) && is_alnum(next)))
			continue;
		key = (struct str){k.s, k.n};
		if (k.n == 0)
			break;
		i = lower_bound(l, key);
		if (i == l->first[256] || !str_starts(word_of(&l->at[i]), key))
			break;
		x = best_of(l, i, key, kinds);
		/* A last full stop belongs to it only when there are more. */
		if (x != NULL &&
		    (cp != '.' ||
			str_chr(str_sub(text, start, at - 1), '.', 0) !=
			    STR_NPOS)) {
			best = x;
			*end = at;
		}
	}
	return best;
}

struct entries {
	struct arena *a;
	struct lexeme *at;
	size_t n, cap;
};

static void
add_entry(struct entries *e, struct lexeme x)
{
	if (e->n == e->cap) {
		e->at = arena_grow(e->a, e->at, e->n * sizeof(*e->at),
		    2 * (e->n + 64) * sizeof(*e->at));
		e->cap = 2 * (e->n + 64);
	}
	e->at[e->n++] = x;
}

/* A reader's form as a key; false when nothing or too much is left. */
static bool
form_key(struct arena *a, struct str form, struct lexeme *x)
{
	struct key k = {.n = 0};

	for (size_t at = 0; at < form.n && !k.full;)
		key_add(&k, str_utf8(form, &at));
	while (k.n > 0 && k.s[k.n - 1] == ' ')
		k.n--;
	if (k.full || k.n == 0)
		return false;
	x->word = arena_printf(a, "%.*s", (int)k.n, k.s).s;
	x->length = (uint8_t)k.n;
	return true;
}

/* As it may be shown: a reader's file is from outside too. */
static const char *
shown(struct arena *a, struct str s)
{
	return arena_printf(a, "%.*s", STR_ARG(text_line(a, s).s)).s;
}

/* What is wrong with a line, or NULL. */
static const char *
read_term(struct entries *e, struct str line)
{
	struct str field[5] = {{0}}, form;
	struct lexeme x = {.kind = LEX_TERM};

	for (size_t i = 0; i < ARRAY_LEN(field); i++)
		if (!str_field(&line, '\t', &field[i]))
			break;
	if (!str_eq(field[0], STR("term")))
		return "a line begins with \"term\" and a tab";
	if (field[1].n == 0)
		return "the forms are missing, behind the first tab";
	if (field[3].n == 0)
		return "the thing is missing, behind the third tab";
	x.group = shown(e->a, field[3]);
	for (bool first = true; str_field(&field[1], '|', &form);
	     first = false) {
		if (!form_key(e->a, form, &x))
			return "a form is empty or longer than 64 bytes";
		if (first)
			x.name =
			    shown(e->a, field[4].n > 0 ? field[4] : form);
		add_entry(e, x);
	}
	return e->n > UINT16_MAX ? "there are too many forms" : NULL;
}

/* By bytes; of equal ones the one that came first. */
static int
by_word(const void *a, const void *b)
{
	const struct lexeme *const *x = a, *const *y = b;
	int c = str_cmp(word_of(*x), word_of(*y));

	return c != 0 ? c : (*x > *y) - (*x < *y);
}

/* What build-aux/lexicon.awk makes of the shipped tables. */
static const struct lexicon *
build(struct arena *a, const struct entries *e)
{
	struct lexicon *l = ARENA_NEW(a, struct lexicon);
	struct lexeme *sorted = ARENA_ARRAY(a, struct lexeme, e->n + 1);
	const struct lexeme **order =
	    ARENA_ARRAY(a, const struct lexeme *, e->n + 1);
	uint16_t *first = ARENA_ARRAY(a, uint16_t, 257);
	uint32_t *heads = ARENA_ARRAY(a, uint32_t, HEADS);

	for (size_t i = 0; i < e->n; i++)
		order[i] = &e->at[i];
	qsort(order, e->n, sizeof(*order), by_word);
	for (size_t i = 0; i < e->n; i++) {
		unsigned char byte = (unsigned char)order[i]->word[0];
		int head = head_of(word_of(order[i]));

		sorted[i] = *order[i];
		first[byte + 1] = (uint16_t)(i + 1);
		if (head >= 0)
			heads[head] |= UINT32_C(1) << sorted[i].kind;
	}
	for (size_t i = 1; i < 257; i++)
		first[i] = MAX(first[i], first[i - 1]);
	*l = (struct lexicon){"", sorted, first, heads};
	return l;
}

enum status
lexicon_terms_read(struct arena *a, struct str table,
    const struct lexicon **out, size_t *line, const char **why)
{
	struct entries e = {.a = a};
	struct str row;

	for (*line = 1; str_line(&table, &row); ++*line) {
		if (row.n == 0 || row.s[0] == '#')
			continue;
		*why = read_term(&e, row);
		if (*why != NULL)
			return STATUS_BAD_FORMAT;
	}
	for (size_t i = 0; i < terms.first[256]; i++)
		add_entry(&e, terms.at[i]);
	*out = build(a, &e);
	return STATUS_OK;
}

uint64_t
lexicon_hash(const struct lexicon *l)
{
	uint64_t hash = 0;

	for (size_t i = 0; l && i < l->first[256]; i++) {
		const struct lexeme *e = &l->at[i];

		hash = str_hash_mix(hash, str_hash(str_c(e->word)));
		hash = str_hash_mix(hash, str_hash(str_c(e->group)));
		hash = str_hash_mix(hash, str_hash(str_c(e->name)));
		hash = str_hash_mix(hash, e->kind);
	}
	return hash;
}
