#include "src/base/json.h"

#include <math.h>

void
json_init(struct json *j, struct buf *out)
{
	*j = (struct json){.out = out};
}

/* The comma before a value, unless its key wrote it. */
static void
before(struct json *j)
{
	if (j->after_key) {
		j->after_key = false;
		return;
	}
	if (j->depth == 0)
		return;
	if (j->level[j->depth - 1].close == '}')
		bug("JSON value without a key");
	if (j->level[j->depth - 1].some)
		buf_char(j->out, ',');
	j->level[j->depth - 1].some = true;
}

static void
opening(struct json *j, char open, char close)
{
	before(j);
	if (j->depth == JSON_DEPTH)
		bug("JSON deeper than %d", JSON_DEPTH);
	buf_char(j->out, open);
	j->level[j->depth].close = close;
	j->level[j->depth].some = false;
	j->depth++;
}

void
json_object(struct json *j)
{
	opening(j, '{', '}');
}

void
json_array(struct json *j)
{
	opening(j, '[', ']');
}

void
json_end(struct json *j)
{
	if (j->depth == 0 || j->after_key)
		bug("JSON end without a beginning");
	j->depth--;
	buf_char(j->out, j->level[j->depth].close);
}

static void
quoted(struct buf *b, struct str s)
{
	buf_char(b, '"');
	for (size_t i = 0; i < s.n;) {
		size_t was = i;
		uint32_t cp;

		/* Runs of plain ASCII are copied whole. */
		while (i < s.n && s.s[i] >= 0x20 && s.s[i] < 0x7f &&
		    s.s[i] != '"' && s.s[i] != '\\')
			i++;
		buf_add(b, s.s + was, i - was);
		if (i == s.n)
			break;
		cp = str_utf8(s, &i);
		if (cp == '"' || cp == '\\')
			buf_printf(b, "\\%c", (int)cp);
		else if (cp == '\n')
			buf_cstr(b, "\\n");
		else if (cp == '\t')
			buf_cstr(b, "\\t");
		else if (cp < 0x20 || (cp >= 0x7f && cp < 0xa0) ||
		    cp == 0x2028 || cp == 0x2029)
			buf_printf(b, "\\u%04x", (unsigned)cp);
		else
			buf_utf8(b, cp);
	}
	buf_char(b, '"');
}

void
json_key(struct json *j, const char *key)
{
	if (j->depth == 0 || j->after_key ||
	    j->level[j->depth - 1].close != '}')
		bug("JSON key \"%s\" outside an object", key);
	if (j->level[j->depth - 1].some)
		buf_char(j->out, ',');
	j->level[j->depth - 1].some = true;
	quoted(j->out, str_c(key));
	buf_char(j->out, ':');
	j->after_key = true;
}

void
json_str(struct json *j, struct str s)
{
	before(j);
	if (s.s)
		quoted(j->out, s);
	else
		buf_cstr(j->out, "null");
}

void
json_int(struct json *j, int64_t v)
{
	/* A comparison is mostly of these; printf takes ten times longer. */
	char digits[20];
	size_t n = sizeof(digits);
	uint64_t left = v < 0 ? -(uint64_t)v : (uint64_t)v;

	before(j);
	do {
		digits[--n] = (char)('0' + left % 10);
		left /= 10;
	} while (left > 0);
	if (v < 0)
		digits[--n] = '-';
	buf_str(j->out, (struct str){digits + n, sizeof(digits) - n});
}

void
json_double(struct json *j, double v, int digits)
{
	before(j);
	if (!isfinite(v))
		buf_cstr(j->out, "null");
	else
		buf_printf(j->out, "%.*f", digits, v);
}

void
json_bool(struct json *j, bool v)
{
	before(j);
	buf_cstr(j->out, v ? "true" : "false");
}

void
json_null(struct json *j)
{
	before(j);
	buf_cstr(j->out, "null");
}

void
json_key_str(struct json *j, const char *key, struct str s)
{
	json_key(j, key);
	json_str(j, s);
}

void
json_key_int(struct json *j, const char *key, int64_t v)
{
	json_key(j, key);
	json_int(j, v);
}

void
json_key_bool(struct json *j, const char *key, bool v)
{
	json_key(j, key);
	json_bool(j, v);
}
