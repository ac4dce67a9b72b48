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

static const char *const scopes[] = {
	[REVIEW_OPEN] = "open",
	[REVIEW_WAITING] = "deferred",
	[REVIEW_DECIDED] = "decided",
	[REVIEW_BY_RULE] = "explained",
	[REVIEW_ALL] = "all",
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

const char *
review_scope_word(enum review_scope s)
{
	return scopes[s];
}

/* ---- the query ---- */

static bool
is_digits(struct str s)
{
	uint64_t n;

	return str_u64(s, &n);
}

static bool
read_scope(struct str value, struct review_query *out, struct buf *why)
{
	for (size_t i = 0; i < ARRAY_LEN(scopes); i++)
		if (str_ieq(value, str_c(scopes[i]))) {
			out->scope = (enum review_scope)i;
			return true;
		}
	buf_printf(why, "state: takes open, deferred, decided, explained or "
	    "all, not \"%.*s\"", STR_ARG(value));
	return false;
}

static const char *const kinds[] = {
	[FACT_NUMBER] = "figure",
	[FACT_DATE] = "time",
	[FACT_NAME] = "name",
	[FACT_QUOTE] = "quote",
	[FACT_PLACE] = "place",
	[FACT_ATTRIBUTION] = "source",
	[FACT_OMISSION] = "omission",
};

const char *
review_kind_word(enum fact_kind k)
{
	return kinds[k];
}

/* An editor's word for it, or the ledger's. */
static bool
read_kind(struct str value, struct review_query *out, struct buf *why)
{
	for (int k = 0; k <= FACT_OMISSION; k++)
		if (str_ieq(value, str_c(kinds[k])) ||
		    str_ieq(value, str_c(fact_word((enum fact_kind)k)))) {
			out->kind = k;
			return true;
		}
	buf_cstr(why, "kind: takes");
	for (int k = 0; k <= FACT_OMISSION; k++)
		buf_printf(why, "%s%s", k == FACT_OMISSION ? " or " :
		    k ? ", " : " ", kinds[k]);
	buf_printf(why, ", not \"%.*s\"", STR_ARG(value));
	return false;
}

static bool
read_verdict(struct str value, struct review_query *out, struct buf *why)
{
	for (int v = 0; v <= VERDICT_SINGLE; v++) {
		struct str word = str_c(verdict_word((enum verdict)v));

		if (word.n && word.s[word.n - 1] == '?')
			word.n--;
		if (str_ieq(value, word) ||
		    str_ieq(value, str_c(verdict_word((enum verdict)v)))) {
			out->verdict = v;
			return true;
		}
	}
	buf_printf(why, "verdict: takes a word like conflict, source or "
	    "updated, not \"%.*s\"", STR_ARG(value));
	return false;
}

static bool
read_event(struct str value, struct review_query *out, struct buf *why)
{
	if (str_starts(value, STR("e")) && is_digits(str_from(value, 1)) &&
	    str_i64(str_from(value, 1), &out->event))
		return true;
	buf_printf(why, "event: takes an event like e12, not \"%.*s\"",
	    STR_ARG(value));
	return false;
}

static bool
read_sort(struct str value, struct review_query *out, struct buf *why)
{
	if (str_ieq(value, STR("severity")))
		out->sort = REVIEW_BY_SEVERITY;
	else if (str_ieq(value, STR("time")))
		out->sort = REVIEW_BY_TIME;
	else
		buf_printf(why, "sort: takes severity or time, not \"%.*s\"",
		    STR_ARG(value));
	return why->n == 0;
}

static bool
read_editor(struct str value, struct review_query *out, struct buf *why)
{
	if (value.n)
		out->editor = value;
	else
		buf_cstr(why, "editor: takes a name, or - for nobody");
	return value.n > 0;
}

static const struct {
	const char *name;
	bool (*read)(struct str value, struct review_query *out,
	    struct buf *why);
} fields[] = {
	{"state", read_scope},
	{"kind", read_kind},
	{"verdict", read_verdict},
	{"editor", read_editor},
	{"event", read_event},
	{"sort", read_sort},
};

bool
review_query_read(struct str text, struct review_query *out, struct buf *why)
{
	struct str rest = str_trim(text);

	*out = (struct review_query){.kind = -1, .verdict = -1};
	buf_clear(why);
	while (rest.n) {
		struct str all = rest, word = str_word(&rest), value = word,
			   name;
		size_t i = 0;

		str_field(&value, ':', &name);
		while (i < ARRAY_LEN(fields) &&
		    !(value.s && str_ieq(name, str_c(fields[i].name))))
			i++;
		if (i == ARRAY_LEN(fields)) {
			/* From the first word on it is what to look for. */
			out->words = all;
			return true;
		}
		if (!fields[i].read(value, out, why))
			return false;
	}
	return true;
}

/* ---- times ---- */

static bool
read_clock(struct str text, int64_t now, int64_t zone, int64_t *out)
{
	struct str rest = text, hour;
	uint64_t h, m;

	if (!str_field(&rest, ':', &hour) || !rest.s || !str_u64(hour, &h) ||
	    !str_u64(rest, &m) || h > 23 || m > 59)
		return false;
	*out = (civil_day_of(now + zone) * DAY_SECONDS) +
	    (int64_t)(h * 3600 + m * 60) - zone;
	if (*out <= now)
		*out += DAY_SECONDS;
	return true;
}

static bool
read_day(struct str text, int64_t zone, int64_t *out)
{
	struct civil c = {0};
	struct str rest = text, year, month;
	int64_t y, m, d;

	if (!str_field(&rest, '-', &year) || !rest.s ||
	    !str_field(&rest, '-', &month) || !rest.s || year.n != 4 ||
	    !str_i64(year, &y) || !str_i64(month, &m) || !str_i64(rest, &d))
		return false;
	c.year = (int)y;
	c.month = (int)MIN(MAX(m, 0), 13);
	c.day = (int)MIN(MAX(d, 0), 32);
	if (!civil_valid(&c))
		return false;
	*out = civil_seconds(&c) - zone;
	return true;
}

static bool
read_span(struct str text, int64_t now, int64_t *out)
{
	static const struct {
		char letter;
		int64_t seconds;
	} units[] = {{'m', 60}, {'h', 3600}, {'d', DAY_SECONDS},
		{'w', 7 * DAY_SECONDS}};
	uint64_t n;

	for (size_t i = 0; i < ARRAY_LEN(units) && text.n; i++)
		if (text.s[text.n - 1] == units[i].letter &&
		    str_u64(str_sub(text, 0, text.n - 1), &n) && n > 0 &&
		    n < 10000) {
			*out = now + (int64_t)n * units[i].seconds;
			return true;
		}
	return false;
}

bool
review_until_read(struct str text, int64_t now, int64_t zone, int64_t *out)
{
	text = str_trim(text);
	*out = 0;
	if (text.n == 0 || str_ieq(text, STR("change")))
		return true;
	return (read_span(text, now, out) || read_day(text, zone, out) ||
		   read_clock(text, now, zone, out)) && *out > now;
}

/* ---- in short, and for print ---- */

/* Takes the next pane's value off *cells; "-" is a pane without one. */
static bool
next_value(struct str *cells, struct str *value)
{
	size_t at = str_find(*cells, STR(" | "), 0);

	if (cells->n == 0)
		return false;
	*value = str_sub(*cells, 0, MIN(at, cells->n));
	*cells = at == STR_NPOS ? STR_NONE : str_from(*cells, at + 3);
	return true;
}

struct str
review_who(struct arena *a, const struct discrepancy *d)
{
	struct str rest = d->cells, value, out = STR("");
	int pane = 0;

	for (; next_value(&rest, &value); pane++)
		if (str_eq(value, STR("-")) == (d->kind == FACT_OMISSION))
			out = arena_printf(a, "%.*s%s%c", STR_ARG(out),
			    out.n ? " " : "", 'A' + pane % 26);
	return out;
}

struct str
review_short(struct arena *a, const struct discrepancy *d)
{
	struct str rest = d->cells, value, out = STR("");
	VEC(struct str) seen = {0};

	if (d->kind == FACT_OMISSION)
		return arena_printf(a, "not in %.*s",
		    STR_ARG(review_who(a, d)));
	while (next_value(&rest, &value)) {
		bool known = str_eq(value, STR("-"));

		for (size_t i = 0; i < seen.n && !known; i++)
			known = str_eq(seen.at[i], value);
		if (known)
			continue;
		out = arena_printf(a, "%.*s%s%.*s", STR_ARG(out),
		    seen.n ? " / " : "", STR_ARG(value));
		*vec_add(a, &seen) = value;
	}
	return out;
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
	struct str text = cell_figure(&cell);
	struct str first = str_sub(text, 0, 1);

	if (d->kind == FACT_QUOTE)
		return arena_printf(a, "\"%.*s\"", STR_ARG(s->text));
	if (text.n < s->text.n)
		return arena_printf(a, "%s %.*s", bound_words(s->bound),
		    STR_ARG(text));
	/* A number in words may have begun its sentence. */
	if (d->kind == FACT_NUMBER && first.n && first.s[0] >= 'A' &&
	    first.s[0] <= 'Z' && text.n > 1 && text.s[1] >= 'a')
		return arena_printf(a, "%c%.*s", first.s[0] + 'a' - 'A',
		    STR_ARG(str_from(text, 1)));
	return text;
}

/* "governor", "governor (13:10)" */
static struct str
source_of(struct arena *a, const struct review_spot *s)
{
	return s->attribution.n && s->said_at.n ?
	    arena_printf(a, "%.*s (%.*s)", STR_ARG(s->attribution),
		STR_ARG(s->said_at)) : s->attribution;
}

/* "Metro Wire and La Gaceta say 41, citing governor" */
static struct str
who_says(struct arena *a, const struct review_item *item,
    const struct review_spot *s)
{
	const struct discrepancy *d = &item->d;
	struct names outlets = {0}, sources = {0};

	for (size_t i = 0; i < d->nspots; i++)
		if (d->spots[i].para >= 0 && same_value(&d->spots[i], s)) {
			add_name(a, &outlets, outlet_of(item, d->spots[i].pane));
			add_name(a, &sources, source_of(a, &d->spots[i]));
		}
	return arena_printf(a, "%.*s %s%s %.*s%s%.*s",
	    STR_ARG(join(a, outlets.list.at, outlets.list.n)),
	    d->kind == FACT_QUOTE ? "quote" : "say",
	    outlets.list.n == 1 ? "s" : "", STR_ARG(spoken(a, d, s)),
	    sources.list.n ? ", citing " : "",
	    STR_ARG(join(a, sources.list.at, sources.list.n)));
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

	for (size_t i = 0; d->kind != FACT_OMISSION && i < d->nspots; i++) {
		if (d->spots[i].para < 0 || told_before(d, i, false))
			continue;
		out = arena_printf(a, "%.*s%s%.*s", STR_ARG(out),
		    out.n ? "; " : "",
		    STR_ARG(who_says(a, item, &d->spots[i])));
	}
	if (d->kind == FACT_OMISSION)
		out = who_omits(a, item);
	return arena_printf(a, "%.*s: %.*s%.*s", STR_ARG(d->label),
	    STR_ARG(out), STR_ARG(as_of(a, item)));
}
