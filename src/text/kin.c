/*
 * Kinds of nouns.
 *
 * WordNet (Miller 1995) orders its nouns under one another: a congress is
 * a meeting, a meeting a gathering, a gathering a group.  How near two
 * nouns are is told by the smallest class that holds both, in whichever
 * of their common senses that is: conferences and congresses meet in one
 * of 29 synsets, a conference and a chair in one of 30,000.  Only classes
 * small enough to say something are in the table.
 */
#include "src/text/kin.h"

#include "src/text/table.h"

static const struct table *
senses(void)
{
	return table_find(STR("en"), "senses");
}

/* The classes of "bills" are those of "bill". */
static bool
classes_of(struct str noun, struct str *codes)
{
	static const struct {
		const char *plural, *singular;
	} endings[] = {{"ies", "y"}, {"es", ""}, {"s", ""}, {"men", "man"}};
	struct str base;
	char room[40];

	if (table_get(senses(), noun, codes))
		return true;
	if (table_get(table_find(STR("en"), "irregular"), noun, &base) &&
	    table_get(senses(), base, codes))
		return true;
	for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
		struct str end = str_c(endings[i].plural);
		struct str singular = str_c(endings[i].singular);

		if (!str_ends(noun, end) || noun.n > sizeof(room) ||
		    noun.n < end.n + 2)
			continue;
		memcpy(room, noun.s, noun.n - end.n);
		if (singular.n > 0)
			memcpy(room + noun.n - end.n, singular.s, singular.n);
		if (table_get(senses(),
			(struct str){room, noun.n - end.n + singular.n},
			codes))
			return true;
	}
	return false;
}

bool
kin_find(struct str noun, struct kin *out)
{
	struct str codes;
	uint32_t class = 0;
	bool near = false;

	out->close = out->n = 0;
	if (!classes_of(noun, &codes))
		return false;
	/* "f2 k5 - 2z": the small ones, then the others, to base 36. */
	for (size_t i = 0; i <= codes.n; i++) {
		char c = i < codes.n ? codes.s[i] : ' ';

		if (c == '-') {
			near = true;
			out->close = out->n;
			i++;
		} else if (c != ' ') {
			class = class * 36 +
			    (uint32_t)(c <= '9' ? c - '0' : c - 'a' + 10);
		} else if (out->n < KIN_MAX) {
			out->class[out->n++] = class;
			class = 0;
		}
	}
	return near;
}

enum kin_degree
kin_between(const struct kin *a, const struct kin *b)
{
	enum kin_degree best = KIN_NONE;

	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++) {
			if (a->class[i] != b->class[k])
				continue;
			if (i < a->close && k < b->close)
				return KIN_CLOSE;
			best = KIN_NEAR;
		}
	return best;
}
