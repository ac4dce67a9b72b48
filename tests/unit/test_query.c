#include "db/query.h"
#include "src/base/civil.h"
#include "tests/tap.h"

static struct arena *a;

/* What is made of a query, in words: terms, flags, times, expression. */
static struct str
told(const char *text)
{
	static const char *const names[] = {"word", "title", "outlet", "feed",
	    "tag", "lang"};
	struct query q;
	struct str why, s = STR("");

	if (query_parse(a, str_c(text), &q, &why) != STATUS_OK)
		return why;
	for (size_t i = 0; i < q.nterms; i++)
		s = arena_printf(a, "%s%s%s=%.*s;", s.s,
		    q.terms[i].not ? "-" : "", names[q.terms[i].field],
		    STR_ARG(q.terms[i].text));
	if (q.is || q.is_not)
		s = arena_printf(a, "%sis=%u,%u;", s.s, q.is, q.is_not);
	if (q.after != INT64_MIN)
		s = arena_printf(a, "%safter=%s;", s.s,
		    civil_rfc3339(a, q.after).s);
	if (q.before != INT64_MAX)
		s = arena_printf(a, "%sbefore=%s;", s.s,
		    civil_rfc3339(a, q.before).s);
	if (q.regex.s)
		s = arena_printf(a, "%s%sregex=%.*s;", s.s,
		    q.regex_not ? "-" : "", STR_ARG(q.regex));
	return s;
}

static void
test_forms(void)
{
	static const struct {
		const char *text, *want;
	} t[] = {
	    {"", ""},
	    {"  \t ", ""},
	    {"bridge", "word=bridge;"},
	    {"bridge  closed", "word=bridge;word=closed;"},
	    {"\"bridge closed\"", "word=bridge closed;"},
	    {"\"not closed", "word=not closed;"},
	    {"\"\"", ""},
	    {"-ferry", "-word=ferry;"},
	    {"-\"a ferry\"", "-word=a ferry;"},
	    {"-", ""},
	    {"a\"b", "word=a\"b;"},
	    {"outlet:harbor", "outlet=harbor;"},
	    {"OUTLET:\"Harbor Post\" x", "outlet=Harbor Post;word=x;"},
	    {"-tag:sport", "-tag=sport;"},
	    {"feed:harbor.example", "feed=harbor.example;"},
	    {"lang:en", "lang=en;"},
	    {"title:bridge", "title=bridge;"},
	    {"12:30", "word=12:30;"},
	    {"Kela:bridge", "word=Kela:bridge;"},
	    {"\"tags:a\"", "word=tags:a;"},
	    {"http://x.example/", "word=http://x.example/;"},
	    {"OR AND NOT NEAR(a b)",
		"word=OR;word=AND;word=NOT;word=NEAR(a;word=b);"},
	    {"is:unread", "is=1,0;"},
	    {"is:read", "is=0,1;"},
	    {"-is:read", "is=1,0;"},
	    {"-is:unread", "is=0,1;"},
	    {"is:starred is:conflict -is:cut", "is=6,8;"},
	    {"is:noted", "is=16,0;"},
	    {"after:2026-03-14", "after=2026-03-14T00:00:00Z;"},
	    {"after:2026 before:2026-03",
		"after=2026-01-01T00:00:00Z;before=2026-03-01T00:00:00Z;"},
	    {"-after:2026", "before=2026-01-01T00:00:00Z;"},
	    {"after:2026 after:2025", "after=2026-01-01T00:00:00Z;"},
	    {"/bri?dge/", "regex=bri?dge;"},
	    {"-/bridge/ x", "word=x;-regex=bridge;"},
	    {"/a b/", "regex=a b;"},
	    {"/a\\/b/", "regex=a\\/b;"},
	    {"/usr/bin", "word=/usr/bin;"},
	    {"/", "word=/;"},
	    {"//", "word=//;"},
	};

	for (size_t i = 0; i < ARRAY_LEN(t); i++)
		is_c(told(t[i].text), t[i].want, "<%s>", t[i].text);
}

static void
test_refused(void)
{
	static const struct {
		const char *text, *why;
	} t[] = {
	    {"is:open", "\"is:open\" is not known; use is:unread, is:read, "
		"is:starred, is:conflict, is:cut or is:noted"},
	    {"outlt:Kela", "there is no field \"outlt:\"; did you mean "
		"\"outlet:\"? A word with a colon stands in quotes"},
	    {"x tags:a", "there is no field \"tags:\"; did you mean "
		"\"tag:\"? A word with a colon stands in quotes"},
	    {"outlet:", "\"outlet:\" needs a value behind it"},
	    {"tag:\"\" x", "\"tag:\" needs a value behind it"},
	    {"after:", "\"after:\" names no date; write YYYY-MM-DD, YYYY-MM "
		"or YYYY"},
	    {"before:yesterday", "\"before:yesterday\" names no date; write "
		"YYYY-MM-DD, YYYY-MM or YYYY"},
	    {"after:2026-02-30", "\"after:2026-02-30\" names no date; write "
		"YYYY-MM-DD, YYYY-MM or YYYY"},
	    {"after:2026-1", "\"after:2026-1\" names no date; write "
		"YYYY-MM-DD, YYYY-MM or YYYY"},
	    {"after:2026-01-01-01", "\"after:2026-01-01-01\" names no date; "
		"write YYYY-MM-DD, YYYY-MM or YYYY"},
	    {"/a(/", "the regular expression is not complete or not valid"},
	    {"/(a)\\1/", "a regular expression cannot refer back (\\1)"},
	    {"/((a{200}){200}){200}/",
		"the regular expression repeats too much"},
	    {"/a/ /b/", "a query has at most one /regular expression/"},
	};
	struct query q;
	struct str why;
	char *longest = arena_alloc(a, QUERY_BYTES + 1);

	for (size_t i = 0; i < ARRAY_LEN(t); i++)
		is_c(told(t[i].text), t[i].why, "<%s>", t[i].text);
	memset(longest, 'x', QUERY_BYTES + 1);
	is_int(query_parse(a, (struct str){longest, QUERY_BYTES}, &q, &why),
	    STATUS_OK, "the longest query");
	is_int(query_parse(a, (struct str){longest, QUERY_BYTES + 1}, &q,
	    &why), STATUS_BAD_QUERY, "one byte more");
	for (size_t i = 1; i < QUERY_BYTES; i += 2)
		longest[i] = ' ';
	is_int(query_parse(a, (struct str){longest, 2 * QUERY_TERMS}, &q,
	    &why), STATUS_OK, "as many words as may be");
	is_int(query_parse(a, (struct str){longest, 2 * QUERY_TERMS + 1}, &q,
	    &why), STATUS_BAD_QUERY, "one word more");
}

static struct str
match(const char *text)
{
	struct query q;
	struct str why;

	if (query_parse(a, str_c(text), &q, &why) != STATUS_OK)
		return why;
	return query_match(a, &q);
}

int
main(void)
{
	struct query q;
	struct str why;

	a = arena_new();
	test_forms();
	test_refused();
	is_c(match("a \"b c\""), "{title body} : \"a\" {title body} : \"b c\"",
	    "terms are quoted");
	is_c(match("a\"\"b title:x"),
	    "{title body} : \"a\"\"\"\"b\" title : \"x\"",
	    "quotes are doubled");
	is_c(match("a -b -tag:c"), "({title body} : \"a\") NOT "
	    "({title body} : \"b\" OR tag : \"c\")", "excluded terms");
	ok(!match("-b").s, "nothing to find");
	(void)query_parse(a, STR("x\0y"), &q, &why);
	is_int(q.nterms, 2, "a NUL parts words");
	(void)query_parse(a, STR("\"x\0y\""), &q, &why);
	is_c(q.terms[0].text, "x y", "and is a space in a phrase");
	arena_free(a);
	return tap_done();
}
