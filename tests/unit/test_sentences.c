#include "src/text/sentences.h"
#include "tests/tap.h"

/* The sentences with bars between them. */
static struct str
split(struct arena *a, const char *language, const char *text)
{
	const struct span *at;
	struct str s = str_c(text), out = STR("");
	size_t n = sentences_split(a, s, str_c(language), &at);

	for (size_t i = 0; i < n; i++)
		out = arena_printf(a, "%.*s%s%.*s", STR_ARG(out), i ? "|" : "",
		    STR_ARG(str_sub(s, at[i].start, at[i].end)));
	return out;
}

int
main(void)
{
	static const struct {
		const char *language, *text, *want;
	} rows[] = {
		{"", "", ""},
		{"", "  \n ", ""},
		{"", " It fell. ", "It fell."},
		{"", "It fell. Nobody ran.", "It fell.|Nobody ran."},
		{"", "It fell! Why? Nobody knows…  So",
		    "It fell!|Why?|Nobody knows…|So"},
		{"", "It cost 3.5 million. 20 came.",
		    "It cost 3.5 million.|20 came."},
		{"", "Gov. Ada Roe met Sgt. Doe. They spoke.",
		    "Gov. Ada Roe met Sgt. Doe.|They spoke."},
		{"", "In the U.S. Senate he lost. In the U.S. The vote",
		    "In the U.S. Senate he lost.|In the U.S.|The vote"},
		{"", "Ada W. Roe came. Plan B. But no.",
		    "Ada W. Roe came.|Plan B.|But no."},
		{"", "\"It fell.\" She left. “Run.” He ran.",
		    "\"It fell.\"|She left.|“Run.”|He ran."},
		{"", "He ran. \"It fell,\" she said.",
		    "He ran.|\"It fell,\" she said."},
		{"", "see www.example.org. then", "see www.example.org. then"},
		{"es", "Llegó el Sr. Paz. ¿Quién? Nadie.",
		    "Llegó el Sr. Paz.|¿Quién?|Nadie."},
		{"de", "Am 20. November kam er. Es war kalt.",
		    "Am 20. November kam er.|Es war kalt."},
		{"ru", "В 2017 г. Москва. Он пришёл.",
		    "В 2017 г. Москва.|Он пришёл."},
		{"zh", "地震发生了。城市停电！", "地震发生了。|城市停电！"},
	};
	struct arena *a = arena_new();

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		is_c(split(a, rows[i].language, rows[i].text), rows[i].want,
		    "%s", rows[i].text);
	arena_free(a);
	return tap_done();
}
