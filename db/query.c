#include "db/query.h"

#include <regex.h>

#include "src/base/buf.h"
#include "src/base/civil.h"
#include "src/base/vec.h"

#define REGEX_BYTES 200
#define REGEX_REPEATS 1000

struct parse {
	struct arena *a;
	struct str rest;
	VEC(struct query_term) terms;
	struct query *out;
	struct str *why;
};

static const struct {
	const char *prefix, *column, *help;
} fields[] = {
#define FIELD_ROW(name, prefix, column, help) {prefix, column, help},
    QUERY_FIELD_LIST(FIELD_ROW)
#undef FIELD_ROW
};

#define FLAG_LIST(_) \
	_("unread", QUERY_UNREAD, false, "not read yet") \
	_("read", QUERY_UNREAD, true, "read") \
	_("starred", QUERY_STARRED, false, "starred") \
	_("conflict", QUERY_CONFLICT, false, \
	    "of an event whose accounts conflict") \
	_("cut", QUERY_CUT, false, "not whole: a summary or a paywall") \
	_("noted", QUERY_NOTED, false, "with a note on it or its event")

static const struct {
	const char *word;
	enum query_flag flag;
	bool not;
} flags[] = {
#define FLAG_ROW(word, flag, not, help) {word, flag, not},
    FLAG_LIST(FLAG_ROW)
#undef FLAG_ROW
};

static bool
is_space(char c)
{
	return (unsigned char)c <= ' ' || c == 0x7f;
}

static size_t
word_end(struct str s, size_t from)
{
	while (from < s.n && !is_space(s.s[from]))
		from++;
	return from;
}

/* A quoted text, or one up to the next space; taken off p->rest. */
static struct str
take_value(struct parse *p)
{
	struct str value;
	size_t end;

	if (p->rest.n && p->rest.s[0] == '"') {
		end = str_chr(p->rest, '"', 1);
		value = str_sub(p->rest, 1, end);
		p->rest = end == STR_NPOS ? STR_NONE :
					    str_from(p->rest, end + 1);
	} else {
		end = word_end(p->rest, 0);
		value = str_sub(p->rest, 0, end);
		p->rest = str_from(p->rest, end);
	}
	return str_trim(value);
}

static enum status
bad(struct parse *p, struct str why)
{
	*p->why = why;
	return STATUS_BAD_QUERY;
}

static enum status
add_term(struct parse *p, enum query_field field, struct str text, bool not)
{
	char *copy;

	if (p->terms.n == QUERY_TERMS)
		return bad(p, arena_printf(p->a,
		    "a query has at most %d words", QUERY_TERMS));
	/* FTS5 reads its query up to the first NUL. */
	copy = ARENA_ARRAY(p->a, char, text.n);
	for (size_t i = 0; i < text.n; i++)
		copy[i] = text.s[i] ? text.s[i] : ' ';
	*vec_add(p->a, &p->terms) = (struct query_term){field,
	    {copy, text.n}, not, STR_NONE, false};
	return STATUS_OK;
}

/* YYYY, YYYY-MM or YYYY-MM-DD: the second it begins. */
static bool
parse_date(struct str s, int64_t *out)
{
	struct civil c = {.month = 1, .day = 1};
	int *const parts[] = {&c.year, &c.month, &c.day};
	static const size_t digits[] = {4, 2, 2};
	struct str part;
	uint64_t n;

	for (size_t i = 0; str_field(&s, '-', &part); i++) {
		if (i == ARRAY_LEN(parts) || part.n != digits[i] ||
		    !str_u64(part, &n))
			return false;
		*parts[i] = (int)n;
	}
	if (c.year < 1 || !civil_valid(&c))
		return false;
	*out = civil_seconds(&c);
	return true;
}

static enum status
add_date(struct parse *p, const char *name, bool after)
{
	struct str value = take_value(p);
	int64_t at;

	if (!parse_date(value, &at))
		return bad(p, arena_printf(p->a, "\"%s%.*s\" names no date; "
		    "write YYYY-MM-DD, YYYY-MM or YYYY", name,
		    STR_ARG(value)));
	if (after)
		p->out->after = MAX(p->out->after, at);
	else
		p->out->before = MIN(p->out->before, at);
	return STATUS_OK;
}

static enum status
add_flag(struct parse *p, bool not)
{
	struct str value = take_value(p);

	for (size_t i = 0; i < ARRAY_LEN(flags); i++) {
		if (!str_ieq(value, str_c(flags[i].word)))
			continue;
		if (flags[i].not != not)
			p->out->is_not |= flags[i].flag;
		else
			p->out->is |= flags[i].flag;
		return STATUS_OK;
	}
	return bad(p, arena_printf(p->a, "\"is:%.*s\" is not known; use "
	    "is:unread, is:read, is:starred, is:conflict, is:cut or is:noted",
	    STR_ARG(value)));
}

/*
 * Counted repetitions are unrolled when the expression is compiled, one
 * inside the other: a{200} of a{200} of a{200} would take gigabytes.
 * So the product of all counts has a limit.
 */
static bool
repeats_too_much(struct str pattern)
{
	uint64_t product = 1;

	for (size_t i = 0; i < pattern.n; i++) {
		uint64_t n = 0, most = 1;

		if (pattern.s[i] != '{')
			continue;
		for (i++; i < pattern.n && pattern.s[i] != '}'; i++) {
			char c = pattern.s[i];

			n = c >= '0' && c <= '9' ?
			    MIN(n * 10 + (uint64_t)(c - '0'), 100000) : 0;
			most = MAX(most, n);
		}
		product *= most;
		if (product > REGEX_REPEATS)
			return true;
	}
	return false;
}

/* A reference back ("\1") makes the search take exponential time. */
static bool
refers_back(struct str pattern)
{
	for (size_t i = 0; i + 1 < pattern.n; i++) {
		if (pattern.s[i] != '\\')
			continue;
		i++;
		if (pattern.s[i] >= '0' && pattern.s[i] <= '9')
			return true;
	}
	return false;
}

static enum status
add_regex(struct parse *p, size_t end, bool not)
{
	struct str pattern = arena_str(p->a, str_sub(p->rest, 1, end));
	const char *fault = NULL;
	regex_t re;

	p->rest = str_from(p->rest, end + 1);
	if (p->out->regex.s)
		fault = "a query has at most one /regular expression/";
	else if (pattern.n > REGEX_BYTES)
		fault = "the regular expression is too long";
	else if (str_chr(pattern, '\0', 0) != STR_NPOS)
		fault = "the regular expression holds a NUL";
	else if (repeats_too_much(pattern))
		fault = "the regular expression repeats too much";
	else if (refers_back(pattern))
		fault = "a regular expression cannot refer back (\\1)";
	else if (regcomp(&re, pattern.s, REG_EXTENDED | REG_NOSUB) != 0)
		fault = "the regular expression is not complete or not valid";
	else
		regfree(&re);
	if (fault)
		return bad(p, str_c(fault));
	p->out->regex = pattern;
	p->out->regex_not = not;
	return STATUS_OK;
}

/* Where "/.../" at the start ends, or STR_NPOS: "/usr/bin" is a word. */
static size_t
regex_end(struct str s)
{
	if (s.n < 3 || s.s[0] != '/')
		return STR_NPOS;
	for (size_t i = 1; i < s.n; i++) {
		if (s.s[i] == '\\')
			i++;
		else if (s.s[i] == '/' && i > 1 &&
		    (i + 1 == s.n || is_space(s.s[i + 1])))
			return i;
	}
	return STR_NPOS;
}

static bool
take_prefix(struct parse *p, const char *prefix)
{
	struct str s = str_c(prefix);

	if (!str_istarts(p->rest, s))
		return false;
	p->rest = str_from(p->rest, s.n);
	return true;
}

/* "outlt:Kela": a slip of the finger would find nothing, and say nothing.
 * "12:30" and "http://" are words. */
static enum status
check_field(struct parse *p)
{
	static const char *const others[] = {"is:", "after:", "before:"};
	size_t end = 0, least = SIZE_MAX;
	const char *best = "";
	struct str typed;

	while (end < p->rest.n && (p->rest.s[end] | 32) >= 'a' &&
	    (p->rest.s[end] | 32) <= 'z')
		end++;
	typed = str_sub(p->rest, 0, end + 1);
	if (end < 2 || !str_ends(typed, STR(":")) ||
	    str_starts(str_from(p->rest, end), STR("://")))
		return STATUS_OK;
	for (size_t i = QUERY_WORD + 1; i < ARRAY_LEN(fields) +
	    ARRAY_LEN(others); i++) {
		const char *name = i < ARRAY_LEN(fields) ? fields[i].prefix :
		    others[i - ARRAY_LEN(fields)];
		size_t far = str_distance(typed, str_c(name));

		if (far < least) {
			least = far;
			best = name;
		}
	}
	if (least > (end > 4 ? 2u : 1u))
		return STATUS_OK;
	return bad(p, arena_printf(p->a, "there is no field \"%.*s\"; did "
	    "you mean \"%s\"? A word with a colon stands in quotes",
	    STR_ARG(typed), best));
}

static enum status
parse_one(struct parse *p)
{
	bool not = p->rest.s[0] == '-';
	struct str value;
	size_t end;

	if (not)
		p->rest = str_from(p->rest, 1);
	end = regex_end(p->rest);
	if (end != STR_NPOS)
		return add_regex(p, end, not);
	if (take_prefix(p, "is:"))
		return add_flag(p, not);
	if (take_prefix(p, "after:"))
		return add_date(p, "after:", !not);
	if (take_prefix(p, "before:"))
		return add_date(p, "before:", not);
	for (size_t i = QUERY_WORD + 1; i < ARRAY_LEN(fields); i++) {
		if (!take_prefix(p, fields[i].prefix))
			continue;
		value = take_value(p);
		if (value.n == 0)
			return bad(p, arena_printf(p->a,
			    "\"%s\" needs a value behind it",
			    fields[i].prefix));
		return add_term(p, (enum query_field)i, value, not);
	}
	if (check_field(p) != STATUS_OK)
		return STATUS_BAD_QUERY;
	value = take_value(p);
	return value.n ? add_term(p, QUERY_WORD, value, not) : STATUS_OK;
}

enum status
query_parse(struct arena *a, struct str text, struct query *out,
    struct str *why)
{
	struct parse p = {.a = a, .rest = text, .out = out, .why = why};
	enum status status = STATUS_OK;

	*out = (struct query){.after = INT64_MIN, .before = INT64_MAX};
	if (text.n > QUERY_BYTES)
		return bad(&p, arena_printf(a,
		    "a query has at most %d bytes", QUERY_BYTES));
	while (p.rest.n && status == STATUS_OK) {
		if (is_space(p.rest.s[0]))
			p.rest = str_from(p.rest, 1);
		else
			status = parse_one(&p);
	}
	out->terms = p.terms.at;
	out->nterms = p.terms.n;
	return status;
}

const char *
query_name(size_t i, const char **help)
{
	static const struct {
		const char *name, *help;
	} others[] = {
		{"after:", "from that day, month or year on: 2026-03-14"},
		{"before:", "before it"},
#define FLAG_NAME(word, flag, not, help) {"is:" word, help},
		FLAG_LIST(FLAG_NAME)
#undef FLAG_NAME
	};

	if (i < ARRAY_LEN(fields) - 1) {
		*help = fields[i + 1].help;
		return fields[i + 1].prefix;
	}
	i -= ARRAY_LEN(fields) - 1;
	if (i >= ARRAY_LEN(others))
		return NULL;
	*help = others[i].help;
	return others[i].name;
}

void
query_quoted(struct buf *b, const char *column, struct str text)
{
	buf_printf(b, "%s : \"", column);
	for (size_t i = 0; i < text.n; i++) {
		if (text.s[i] == '"')
			buf_char(b, '"');
		buf_char(b, text.s[i]);
	}
	buf_char(b, '"');
}

static struct str
terms_joined(struct arena *a, const struct query *q, bool not,
    const char *between)
{
	struct str joined = STR_NONE;
	struct buf b;

	buf_init(&b, 64 * KiB);
	for (size_t i = 0; i < q->nterms; i++) {
		const struct query_term *t = &q->terms[i];

		if (t->not != not || t->match.n)
			continue;
		if (b.n)
			buf_cstr(&b, between);
		query_quoted(&b, fields[t->field].column, t->text);
	}
	/* FTS5 wants a sign before a bracket. */
	for (size_t i = 0; i < q->nterms; i++) {
		const struct query_term *t = &q->terms[i];

		if (t->not == not && t->match.n && !t->beside)
			buf_printf(&b, "%s(%.*s)", b.n ? " AND " : "",
			    STR_ARG(t->match));
	}
	if (b.n)
		joined = arena_str(a, buf_view(&b));
	buf_free(&b);
	return joined;
}

struct str
query_match(struct arena *a, const struct query *q)
{
	struct str must = terms_joined(a, q, false, " ");
	struct str never = query_exclude(a, q);

	if (!must.s || !never.s)
		return must;
	return arena_printf(a, "(%s) NOT (%s)", must.s, never.s);
}

struct str
query_exclude(struct arena *a, const struct query *q)
{
	return terms_joined(a, q, true, " OR ");
}
