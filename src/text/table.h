/*
 * table.h - the word tables of data/, as build-aux/table.awk compiled
 * them.  data/README says what each holds.
 */
#ifndef TEXT_TABLE_H
#define TEXT_TABLE_H

#include "src/base/str.h"

struct table_row {
	uint32_t at; /* byte of the key in the table's text */
	uint8_t key, value; /* bytes; the value follows the key */
};

struct table {
	const char *language, *kind;
	const char *text;
	const struct table_row *rows; /* ascending by the key's bytes */
	size_t n;
	const uint16_t *slots; /* by hash, open addressing: row + 1 or 0 */
	uint32_t mask;	       /* slots - 1 */
};

/* The table of a kind ("stop") for a language ("en"); NULL when there is
 * none.  Only the tag's first part counts: "en-GB" is "en". */
const struct table *table_find(struct str language, const char *kind);

/* Is the key there?  *value, which may be NULL, gets what stands beside
 * it, empty if nothing does.  A NULL table holds no keys. */
bool table_get(const struct table *t, struct str key, struct str *value);

/* All of them, as generated. */
extern const struct table tables[];
extern const size_t ntables;

#endif
