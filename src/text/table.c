#include "src/text/table.h"

const struct table *
table_find(struct str language, const char *kind)
{
	for (size_t i = 0; i < ntables; i++) {
		struct str l;

		/* Asked for each word: most differ in the first letter. */
		if (tables[i].kind[0] != kind[0] ||
		    strcmp(tables[i].kind, kind) != 0)
			continue;
		l = str_c(tables[i].language);
		if (str_istarts(language, l) &&
		    (language.n == l.n || language.s[l.n] == '-'))
			return &tables[i];
	}
	return NULL;
}

/* As build-aux/table.awk has it, which counts in floating point. */
static uint32_t
hash(struct str key)
{
	uint32_t h = 0;

	for (size_t i = 0; i < key.n; i++)
		h = (h * 31 + (unsigned char)key.s[i]) & 0xffffff;
	return h;
}

bool
table_get(const struct table *t, struct str key, struct str *value)
{
	if (!t)
		return false;
	for (uint32_t i = hash(key) & t->mask; t->slots[i];
	     i = (i + 1) & t->mask) {
		const struct table_row *r = &t->rows[t->slots[i] - 1];
		struct str k = {t->text + r->at, r->key};

		if (!str_eq(key, k))
			continue;
		if (value)
			*value = (struct str){k.s + k.n, r->value};
		return true;
	}
	return false;
}
