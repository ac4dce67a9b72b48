#include "src/text/table.h"

const struct table *
table_find(struct str language, const char *kind)
{
	for (size_t i = 0; i < ntables; i++) {
		struct str l = str_c(tables[i].language);

		if (strcmp(tables[i].kind, kind) == 0 &&
		    str_istarts(language, l) &&
		    (language.n == l.n || language.s[l.n] == '-'))
			return &tables[i];
	}
	return NULL;
}

bool
table_get(const struct table *t, struct str key, struct str *value)
{
	size_t low = 0, high = t ? t->n : 0;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct table_row *r = &t->rows[middle];
		struct str k = {t->text + r->at, r->key};
		int order = str_cmp(key, k);

		if (order == 0) {
			if (value)
				*value = (struct str){k.s + k.n, r->value};
			return true;
		}
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}
