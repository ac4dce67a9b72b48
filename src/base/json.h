/*
 * json.h - writes JSON into a buf.  Commas, escapes and nesting are its
 * business.  Output is UTF-8; control characters (C0, DEL, C1), U+2028
 * and U+2029 are escaped, bad UTF-8 becomes U+FFFD, so the bytes are
 * safe on a terminal.  A call in the wrong place is a bug().
 *
 *	json_object(&j); json_key(&j, "n"); json_int(&j, 3); json_end(&j);
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "src/base/buf.h"

#define JSON_DEPTH 32

struct json {
	struct buf *out;
	unsigned depth;
	bool after_key;
	struct {
		char close;
		bool some;
	} level[JSON_DEPTH];
};

void json_init(struct json *j, struct buf *out);
void json_object(struct json *j);
void json_array(struct json *j);
void json_end(struct json *j);
void json_key(struct json *j, const char *key);
void json_str(struct json *j, struct str s); /* absent is null */
void json_int(struct json *j, int64_t v);
void json_double(struct json *j, double v, int digits);
void json_bool(struct json *j, bool v);
void json_null(struct json *j);

/* A key and its value. */
void json_key_str(struct json *j, const char *key, struct str s);
void json_key_int(struct json *j, const char *key, int64_t v);
void json_key_bool(struct json *j, const char *key, bool v);

#endif
