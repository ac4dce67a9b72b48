/*
 * What makes two discrepancies of two ledgers the same: they are of one
 * kind, at least one article tells both, and they have the label in
 * common or most of what their articles say.  A label is made from the
 * words around a value and may change with another article; values are
 * what an update changes; the two seldom change at once.  Where several
 * could be meant the most alike are matched first, so that "injured" of
 * one sentence does not take the place of another's.
 */
#include "src/model/review.h"

#include "src/base/civil.h"
#include "src/base/vec.h"

#define ALIKE .5 /* values in common that outweigh another label */

bool
review_wanted(enum fact_kind kind, enum verdict v)
{
	(void)kind;
	return v != VERDICT_AGREE && v != VERDICT_SINGLE;
}

bool
review_explained(enum fact_kind kind, enum verdict v)
{
	switch (v) {
	case VERDICT_ROUNDING:
	case VERDICT_UNIT:
	case VERDICT_BOUND:
	case VERDICT_SCOPE:
	case VERDICT_TERM:
		return true;
	case VERDICT_SOURCE:
		/* That two are cited contradicts nobody. */
		return kind == FACT_ATTRIBUTION;
	default:
		return false;
	}
}

/* ---- identity ---- */

static uint64_t
value_hash(const struct review_spot *s)
{
	return str_hash(s->value.n ? s->value : s->text) * 31 +
	    str_hash(s->unit) * 7 + (uint64_t)s->bound;
}

/* Two cells of one article with one value count once. */
static bool
told_before(const struct discrepancy *d, size_t i, bool by_article)
{
	const struct review_spot *s = &d->spots[i];

	for (size_t k = 0; k < i; k++)
		if (d->spots[k].para >= 0 &&
		    value_hash(&d->spots[k]) == value_hash(s) &&
		    (!by_article || d->spots[k].pane == s->pane))
			return true;
	return false;
}

/* A sum, so that the order of articles is all one. */
static uint64_t
spread(uint64_t x)
{
	x ^= x >> 31;
	x *= UINT64_C(0x9e3779b97f4a7c15);
	return x ^ x >> 29;
}

static int64_t
article_of(const struct discrepancy *d, size_t spot)
{
	return d->panes[d->spots[spot].pane];
}

uint64_t
review_held(const struct discrepancy *d)
{
	uint64_t sum = (uint64_t)d->kind;

	/* What is left out has one value, in as many words as tell it. */
	for (size_t i = 0; d->kind != FACT_OMISSION && i < d->nspots; i++)
		if (d->spots[i].para >= 0 && !told_before(d, i, false))
			sum += spread(value_hash(&d->spots[i]));
	return sum;
}

uint64_t
review_told(const struct discrepancy *d)
{
	uint64_t sum = (uint64_t)d->verdict * 131;

	for (size_t i = 0; i < d->nspots; i++)
		if (d->spots[i].para >= 0 && !told_before(d, i, true))
			sum += spread(value_hash(&d->spots[i]) +
			    spread((uint64_t)article_of(d, i)));
	/* An omission changes with those who leave it out too. */
	for (size_t i = 0; d->kind == FACT_OMISSION && i < d->npanes; i++)
		sum += spread((uint64_t)d->panes[i]);
	return sum;
}

/* The share of the larger one's mentions that both have; *article when at
 * least one article tells both. */
static double
in_common(const struct discrepancy *x, const struct discrepancy *y,
    bool *article)
{
	size_t same = 0, nx = 0, ny = 0;

	*article = false;
	for (size_t k = 0; k < y->nspots; k++)
		ny += y->spots[k].para >= 0 && !told_before(y, k, true);
	for (size_t i = 0; i < x->nspots; i++) {
		bool found = false;

		if (x->spots[i].para < 0 || told_before(x, i, true))
			continue;
		nx++;
		for (size_t k = 0; k < y->nspots; k++) {
			if (y->spots[k].para < 0 ||
			    article_of(x, i) != article_of(y, k))
				continue;
			*article = true;
			found |= value_hash(&x->spots[i]) ==
			    value_hash(&y->spots[k]);
		}
		same += found;
	}
	return MAX(nx, ny) ? (double)same / (double)MAX(nx, ny) : 0;
}

/* 0: they are not the same. */
static double
likeness(const struct discrepancy *x, const struct discrepancy *y)
{
	bool article, label = str_eq(x->label, y->label);
	double common;

	if (x->kind != y->kind)
		return 0;
	common = in_common(x, y, &article);
	if (!article || (!label && common < ALIKE))
		return 0;
	return 1 + common + label;
}

struct pair {
	size_t then, now;
	double like;
};

static int
by_likeness(const void *x, const void *y)
{
	const struct pair *a = x, *b = y;

	if (a->like != b->like)
		return a->like < b->like ? 1 : -1;
	if (a->now != b->now)
		return a->now < b->now ? -1 : 1;
	return (a->then > b->then) - (a->then < b->then);
}

void
review_match(struct arena *a, const struct discrepancy *then, size_t nthen,
    const struct discrepancy *now, size_t nnow, size_t **out)
{
	bool *taken = ARENA_ARRAY(a, bool, nthen);
	VEC(struct pair) pairs = {0};

	*out = ARENA_ARRAY(a, size_t, nnow);
	for (size_t i = 0; i < nnow; i++) {
		(*out)[i] = STR_NPOS;
		for (size_t k = 0; k < nthen; k++) {
			double like = likeness(&then[k], &now[i]);

			if (like > 0)
				*vec_add(a, &pairs) =
				    (struct pair){k, i, like};
		}
	}
	if (pairs.n)
		qsort(pairs.at, pairs.n, sizeof(*pairs.at), by_likeness);
	for (size_t p = 0; p < pairs.n; p++) {
		struct pair *q = &pairs.at[p];

		if (taken[q->then] || (*out)[q->now] != STR_NPOS)
			continue;
		taken[q->then] = true;
		(*out)[q->now] = q->then;
	}
}

/* ---- words ---- */

static const struct {
	const char *words, *word;
} states[] = {
#define STATE_ROW(name, words, word) {words, word},
	REVIEW_STATE_LIST(STATE_ROW)
#undef STATE_ROW
};

static const struct {
	const char *word, *done;
} whats[] = {
#define WHAT_ROW(name, word, done) {word, done},
	REVIEW_WHAT_LIST(WHAT_ROW)
#undef WHAT_ROW
};

const char *
review_state_words(enum review_state s)
{
	return states[s].words;
}

const char *
review_state_word(enum review_state s)
{
	return states[s].word;
}

const char *
review_what_word(enum review_what w)
{
	return whats[w].word;
}

const char *
review_what_done(enum review_what w)
{
	return whats[w].done;
}

static const char *const kinds[] = {
	[FACT_NUMBER] = "figure",
	[FACT_DATE] = "time",
	[FACT_NAME] = "name",
	[FACT_QUOTE] = "quote",
	[FACT_PLACE] = "place",
	[FACT_ATTRIBUTION] = "source",
	[FACT_OMISSION] = "omission",
	[FACT_EDIT] = "edit",
};

const char *
review_kind_word(enum fact_kind k)
{
	return kinds[k];
}

/* ---- in short, and for print ---- */

struct names {
	VEC(struct str) list;
};

static void
add_name(struct arena *a, struct names *names, struct str name)
{
	for (size_t i = 0; i < names->list.n; i++)
		if (str_eq(names->list.at[i], name))
			return;
	if (name.n)
		*vec_add(a, &names->list) = name;
}

/* Takes what stands before the next mark off *rest. */
static bool
next_part(struct str *rest, struct str mark, struct str *part)
{
	size_t at = str_find(*rest, mark, 0);

	if (rest->n == 0)
		return false;
	*part = str_sub(*rest, 0, MIN(at, rest->n));
	*rest = at == STR_NPOS ? STR_NONE : str_from(*rest, at + mark.n);
	return true;
}

#define PANES STR(" | ")  /* between the cells of panes */
#define VALUES STR(" / ") /* between the values of one */

struct str
review_who(struct arena *a, const struct discrepancy *d)
{
	struct str rest = d->cells, value, out = STR("");
	int pane = 0;

	for (; next_part(&rest, PANES, &value); pane++)
		if (str_eq(value, STR("-")) == (d->kind == FACT_OMISSION))
			out = arena_printf(a, "%.*s%s%c", STR_ARG(out),
			    out.n ? " " : "", 'A' + pane % 26);
	return out;
}

/* "at least 41" for ">=41", "120, then 164" for "120 > 164" */
static struct str
in_words(struct arena *a, struct str value)
{
	struct str out = STR(""), part;

	while (next_part(&value, STR(" > "), &part)) {
		enum bound b = bound_shown(&part);

		out = arena_printf(a, "%.*s%s%s%s%.*s", STR_ARG(out),
		    out.n ? ", then " : "", b ? bound_words(b) : "",
		    b ? " " : "", STR_ARG(part));
	}
	return out;
}

struct str
review_short(struct arena *a, const struct discrepancy *d, bool words)
{
	struct str rest = d->cells, cell, value;
	struct names values = {0};
	struct str out = STR("");

	if (d->kind == FACT_OMISSION)
		return arena_printf(a, "not in %.*s",
		    STR_ARG(review_who(a, d)));
	while (next_part(&rest, PANES, &cell))
		while (next_part(&cell, VALUES, &value))
			if (!str_eq(value, STR("-")))
				add_name(a, &values,
				    words && d->kind == FACT_NUMBER
					? in_words(a, value) : value);
	for (size_t i = 0; i < values.list.n; i++)
		out = arena_printf(a, "%.*s%s%.*s", STR_ARG(out),
		    i ? " / " : "", STR_ARG(values.list.at[i]));
	return out;
}

/* Does a value begin with the label, apart from its marks? */
static bool
told_by_value(const struct discrepancy *d)
{
	struct str label = d->label, rest = d->cells, cell, value;

	if (str_starts(label, STR("\"")) && str_ends(label, STR("\"")) &&
	    label.n > 2)
		label = str_sub(label, 1, label.n - 1);
	if (str_ends(label, STR("...")))
		label.n -= 3;
	while (next_part(&rest, PANES, &cell))
		while (next_part(&cell, VALUES, &value))
			if (str_starts(value, label))
				return true;
	return false;
}

struct str
review_called(struct arena *a, const struct discrepancy *d, bool words)
{
	struct str values = review_short(a, d, words);

	return d->kind != FACT_OMISSION && told_by_value(d)
	    ? values
	    : arena_printf(a, "%.*s: %.*s", STR_ARG(d->label), STR_ARG(values));
}

static bool
same_value(const struct review_spot *x, const struct review_spot *y)
{
	return value_hash(x) == value_hash(y);
}

/* "Metro Wire", "Metro Wire and North Daily", "A, B and C" */
static struct str
join(struct arena *a, const struct str *names, size_t n)
{
	struct str out = STR("");

	for (size_t i = 0; i < n; i++)
		out = arena_printf(a, "%.*s%s%.*s", STR_ARG(out),
		    i == 0 ? "" : i + 1 == n ? " and " : ", ",
		    STR_ARG(names[i]));
	return out;
}

static struct str
outlet_of(const struct review_item *item, size_t pane)
{
	return item->tellers[pane].outlet.n ? item->tellers[pane].outlet :
					      STR("another outlet");
}

/* The value within a sentence: "at least 41", "six". */
static struct str
spoken(struct arena *a, const struct discrepancy *d,
    const struct review_spot *s)
{
	const struct cell cell = {.text = s->text, .bound = s->bound};
	const char *sign;
	struct str text = cell_figure(&cell, &sign);
	struct str first = str_sub(text, 0, 1);

	if (d->kind == FACT_QUOTE || d->kind == FACT_EDIT)
		return arena_printf(a, "\"%.*s\"", STR_ARG(s->text));
	if (*sign)
		return arena_printf(a, "%s %.*s", bound_words(s->bound),
		    STR_ARG(text));
	/* A number in words may have begun its sentence. */
	if (d->kind == FACT_NUMBER && first.n && first.s[0] >= 'A' &&
	    first.s[0] <= 'Z' && text.n > 1 && text.s[1] >= 'a')
		return arena_printf(a, "%c%.*s", first.s[0] + 'a' - 'A',
		    STR_ARG(str_from(text, 1)));
	return text;
}

/* "governor", "governor (13:10)"; in brackets "governor, 13:10". */
static struct str
source_of(struct arena *a, const struct review_spot *s, bool in_brackets)
{
	if (!s->attribution.n || !s->said_at.n)
		return s->attribution;
	return in_brackets ? arena_printf(a, "%.*s, %.*s",
	    STR_ARG(s->attribution), STR_ARG(s->said_at)) :
	    arena_printf(a, "%.*s (%.*s)", STR_ARG(s->attribution),
	    STR_ARG(s->said_at));
}

/* Whom an outlet cites for a value. */
static struct str
sources_in(struct arena *a, const struct discrepancy *d,
    const struct review_spot *s, bool in_brackets)
{
	struct names sources = {0};

	for (size_t i = 0; i < d->nspots; i++)
		if (d->spots[i].pane == s->pane && d->spots[i].para >= 0 &&
		    same_value(&d->spots[i], s))
			add_name(a, &sources,
			    source_of(a, &d->spots[i], in_brackets));
	return join(a, sources.list.at, sources.list.n);
}

/* "Metro Wire and La Gaceta say 41, citing governor"; where they cite
 * others, "Metro Wire (governor) and La Gaceta (mayor) say 41". */
static struct str
who_says(struct arena *a, const struct review_item *item,
    const struct review_spot *s)
{
	const struct discrepancy *d = &item->d;
	struct names outlets = {0}, named = {0}, sources = {0};
	bool one;

	for (size_t i = 0; i < d->nspots; i++) {
		const struct review_spot *t = &d->spots[i];
		struct str outlet = outlet_of(item, t->pane), source;

		if (t->para < 0 || !same_value(t, s))
			continue;
		source = sources_in(a, d, t, true);
		add_name(a, &outlets, outlet);
		add_name(a, &sources, sources_in(a, d, t, false));
		add_name(a, &named, source.n ? arena_printf(a, "%.*s (%.*s)",
		    STR_ARG(outlet), STR_ARG(source)) : outlet);
	}
	one = sources.list.n <= 1;
	return arena_printf(a, "%.*s %s%s %.*s%s%.*s",
	    STR_ARG(one ? join(a, outlets.list.at, outlets.list.n) :
			  join(a, named.list.at, named.list.n)),
	    d->kind == FACT_QUOTE ? "quote" : "say",
	    outlets.list.n == 1 ? "s" : "", STR_ARG(spoken(a, d, s)),
	    !one || !sources.list.n ? "" : d->kind == FACT_QUOTE ? ", by " :
	    ", citing ", STR_ARG(one ? join(a, sources.list.at,
	    sources.list.n) : STR("")));
}

/* "Metro Wire said 29 before" */
static struct str
who_said(struct arena *a, const struct review_item *item,
    const struct review_spot *s)
{
	const struct discrepancy *d = &item->d;
	struct names outlets = {0};

	for (size_t i = 0; i < d->nspots; i++)
		if (d->spots[i].para < 0 && same_value(&d->spots[i], s))
			add_name(a, &outlets, outlet_of(item,
			    d->spots[i].pane));
	return arena_printf(a, "%.*s said %.*s before",
	    STR_ARG(join(a, outlets.list.at, outlets.list.n)),
	    STR_ARG(spoken(a, d, s)));
}

/* Did a text give this value, now or before, ahead of spot i? */
static bool
said_so(const struct discrepancy *d, size_t i)
{
	for (size_t k = 0; k < d->nspots; k++)
		if (k != i && same_value(&d->spots[k], &d->spots[i]) &&
		    (d->spots[k].para >= 0 || k < i))
			return true;
	return false;
}

/* "Harbor Post tells it, Metro Wire does not" */
static struct str
who_omits(struct arena *a, const struct review_item *item)
{
	const struct discrepancy *d = &item->d;
	struct names tell = {0}, omit = {0};

	for (size_t i = 0; i < d->nspots; i++)
		add_name(a, &tell, outlet_of(item, d->spots[i].pane));
	for (size_t p = 0; p < d->npanes; p++) {
		bool tells = false;

		for (size_t i = 0; i < d->nspots; i++)
			tells |= d->spots[i].pane == p;
		if (!tells)
			add_name(a, &omit, outlet_of(item, p));
	}
	return arena_printf(a, "reported by %.*s, not by %.*s",
	    STR_ARG(join(a, tell.list.at, tell.list.n)),
	    STR_ARG(join(a, omit.list.at, omit.list.n)));
}

static struct str
as_of(struct arena *a, const struct review_item *item)
{
	struct when last = {0};
	struct civil c;

	for (size_t p = 0; p < item->d.npanes; p++)
		if (item->tellers[p].published.precision !=
			PRECISION_UNKNOWN &&
		    item->tellers[p].published.at >= last.at)
			last = item->tellers[p].published;
	if (last.precision == PRECISION_UNKNOWN)
		return STR("");
	c = civil_from_seconds(last.at);
	if (last.precision == PRECISION_DAY)
		return arena_printf(a, " (as of %04d-%02d-%02d)", c.year,
		    c.month, c.day);
	return arena_printf(a, " (as of %04d-%02d-%02d %02d:%02d UTC)",
	    c.year, c.month, c.day, c.hour, c.minute);
}

struct str
review_line(struct arena *a, const struct review_item *item)
{
	const struct discrepancy *d = &item->d;
	struct str out = STR("");

	if (d->kind == FACT_OMISSION)
		out = who_omits(a, item);
	/* What is told now first, then what was before. */
	for (size_t i = 0; d->kind != FACT_OMISSION && i < 2 * d->nspots;
	     i++) {
		size_t k = i % d->nspots;
		bool before = i >= d->nspots;
		const struct review_spot *s = &d->spots[k];

		if ((s->para < 0) != before ||
		    (before ? said_so(d, k) : told_before(d, k, false)))
			continue;
		out = arena_printf(a, "%.*s%s%.*s", STR_ARG(out),
		    out.n ? "; " : "", STR_ARG(before ?
		    who_said(a, item, s) : who_says(a, item, s)));
	}
	return arena_printf(a, "%.*s: %.*s%.*s", STR_ARG(d->label),
	    STR_ARG(out), STR_ARG(as_of(a, item)));
}
