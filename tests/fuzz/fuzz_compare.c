/*
 * Any bytes as an event: the comparison must answer, its cells must stand
 * on their words, and the order of the articles may change nothing.
 *
 * A line is a paragraph; an empty line ends an article; a line "~" ends
 * the older version of an article.  The first byte chooses the language.
 */
#include "src/compare/compare.h"
#include "src/text/clean.h"
#include "tests/fuzz/fuzz.h"

#define LIMIT (8 * KiB)
#define MAX_ARTICLES 6
#define MAX_PARAS 64

static struct article *
add_article(struct arena *a, struct str language, size_t n)
{
	struct article *x = ARENA_NEW(a, struct article);

	x->outlet = arena_printf(a, "Outlet %zu", n);
	x->language = language;
	x->version = 1;
	x->paras = ARENA_ARRAY(a, struct paragraph, MAX_PARAS);
	x->published = (struct when){1773500000 + (int64_t)n * 3600,
	    n % 3 == 2 ? PRECISION_UNKNOWN : PRECISION_INSTANT};
	return x;
}

static size_t
read_event(struct arena *a, struct str bytes, struct article **all)
{
	static const char *const languages[] = {"en", "es", "de", "fr", "ru",
	    "ar"};
	struct str language = str_c(
	    languages[(unsigned char)bytes.s[0] % ARRAY_LEN(languages)]);
	struct article *x = all[0] = add_article(a, language, 0);
	struct str line;
	size_t n = 1;

	while (str_line(&bytes, &line)) {
		if (line.n == 0 && n == MAX_ARTICLES)
			break;
		if (line.n == 0) {
			x = all[n] = add_article(a, language, n);
			n++;
		} else if (str_eq(line, STR("~")) && x->previous == NULL) {
			struct article *now = add_article(a, language, n - 1);

			now->version = 2;
			now->previous = x;
			x = all[n - 1] = now;
		} else if (x->nparas < MAX_PARAS) {
			struct paragraph *p =
			    (struct paragraph *)x->paras + x->nparas++;

			*p = (struct paragraph){
			    text_clean(a, line, CLEAN_LINE), PARA_BODY};
		}
	}
	return n;
}

static void
check(const struct comparison *c)
{
	for (size_t i = 0; i < c->nfacts; i++) {
		const struct fact *f = &c->facts[i];

		if (f->ncells == 0 || f->severity < 0 || f->severity > 10)
			bug("a fact of nothing");
		for (size_t k = 0; k < f->ncells; k++) {
			const struct cell *x = &f->cells[k];
			const struct article *of = c->articles[x->article];

			if (x->para < 0)
				continue;
			if ((size_t)x->para >= of->nparas ||
			    x->start >= x->end ||
			    x->end > of->paras[x->para].text.n ||
			    !str_eq(x->text,
				str_sub(of->paras[x->para].text, x->start,
				    x->end)))
				bug("a cell beside its words");
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct compare_options o = {.facts = true, .told = true};
	struct article *all[MAX_ARTICLES];
	const struct article *there[MAX_ARTICLES], *back[MAX_ARTICLES];
	struct comparison *c, *d;
	struct arena *a;
	size_t n;

	if (size == 0 || size > LIMIT)
		return 0;
	a = arena_new();
	n = read_event(a, (struct str){(const char *)data, size}, all);
	for (size_t i = 0; i < n; i++)
		there[i] = back[n - 1 - i] = all[i];
	c = compare_run(a, there, n, &o);
	d = compare_run(a, back, n, &o);
	check(c);
	check(d);
	if (c->nfacts != d->nfacts || c->ndoubts != d->ndoubts)
		bug("%zu facts, the other way round %zu", c->nfacts,
		    d->nfacts);
	arena_free(a);
	return 0;
}
