/* The words by which items are asked for, and those for a time to come. */
#include "src/model/review.h"

#include "src/base/civil.h"

static const char *const scopes[] = {
	[REVIEW_OPEN] = "open",
	[REVIEW_WAITING] = "deferred",
	[REVIEW_DECIDED] = "decided",
	[REVIEW_BY_RULE] = "explained",
	[REVIEW_ALL] = "all",
};

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

/* An editor's word for it, or the ledger's? */
static bool
is_kind(struct str value, enum fact_kind k)
{
	return str_ieq(value, str_c(review_kind_word(k))) ||
	    str_ieq(value, str_c(fact_word(k)));
}

static bool
read_kind(struct str value, struct review_query *out, struct buf *why)
{
	for (int k = 0; k <= FACT_LAST; k++)
		if (is_kind(value, (enum fact_kind)k)) {
			out->kind = k;
			return true;
		}
	buf_cstr(why, "kind: takes");
	for (int k = 0; k <= FACT_LAST; k++)
		buf_printf(why, "%s%s", k == FACT_LAST ? " or " :
		    k ? ", " : " ", review_kind_word((enum fact_kind)k));
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

/* "knd:name" would be looked for, and not found; "12:30" is a word. */
static bool
is_slip(struct str name, struct buf *why)
{
	const char *nearest = NULL;
	size_t least = name.n > 4 ? 3 : 2; /* letters may be wrong, less one */

	for (size_t i = 0; i < ARRAY_LEN(fields); i++)
		str_nearest(name, fields[i].name, &nearest, &least);
	if (nearest)
		buf_printf(why, "there is no field \"%.*s:\"; did you mean "
		    "\"%s:\"?", STR_ARG(name), nearest);
	return nearest != NULL;
}

/* Fields stand before what is looked for, or behind it. */
bool
review_query_read(struct str text, struct review_query *out, struct buf *why)
{
	struct str rest = str_trim(text);
	bool ended = false;

	*out = (struct review_query){.kind = -1, .verdict = -1};
	buf_clear(why);
	while (rest.n) {
		struct str word = str_word(&rest), value = word, name;
		const char *begin = out->words.n ? out->words.s : word.s;
		size_t i = 0;

		str_field(&value, ':', &name);
		while (i < ARRAY_LEN(fields) &&
		    !(value.s && str_ieq(name, str_c(fields[i].name))))
			i++;
		if (i < ARRAY_LEN(fields)) {
			ended = out->words.n > 0;
			if (!fields[i].read(value, out, why))
				return false;
			continue;
		}
		if (value.s && is_slip(name, why))
			return false;
		if (ended) {
			buf_printf(why, "words stand together: \"%.*s\" is "
			    "apart from them", STR_ARG(word));
			return false;
		}
		out->words = (struct str){
		    begin, (size_t)(word.s + word.n - begin)};
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
