/*
 * kin.h - which English nouns name like things, after WordNet 3.0
 * (data/en/senses): "probe" and "inquiry", "conference" and "congress".
 */
#ifndef TEXT_KIN_H
#define TEXT_KIN_H

#include "src/base/str.h"

/* Of the small classes a noun is in, and of all: no more than these. */
#define KIN_MAX 16

/* The classes of a noun's commonest senses, by numbers of no meaning: the
 * first 'close' of them hold at most 30 synsets, the others at most 85. */
struct kin {
	uint32_t class[KIN_MAX];
	size_t close, n;
};

enum kin_degree {
	KIN_NONE,
	KIN_NEAR,  /* both in a larger class */
	KIN_CLOSE, /* both in a small one */
};

/* Of a noun in lower case, in the singular or plural; false, and no
 * classes: the table has none such. */
bool kin_find(struct str noun, struct kin *out);
enum kin_degree kin_between(const struct kin *a, const struct kin *b);

#endif
