/*
 * jsontext.h - the long texts of a JSON document, taken out of it.
 */
#ifndef INGEST_JSONTEXT_H
#define INGEST_JSONTEXT_H

#include "src/base/arena.h"

struct jsontext {
	struct str *at;
	size_t n;
};

/* The document (valid UTF-8) with its long strings decoded into *out and
 * a mark in place of each; itself where there are none, or where it could
 * be mistaken.  All lives in the arena. */
struct str jsontext_take(struct arena *a, struct str doc,
    struct jsontext *out);
/* What a string of that document stands for: one taken out, or itself. */
struct str jsontext_of(const struct jsontext *t, struct str value);

#endif
