#include "src/text/sentences.h"

#include <unictype.h>

#include "src/base/vec.h"
#include "src/text/normalise.h"
#include "src/text/table.h"

/*
 * A sentence ends behind . ! ? or an ellipsis, together with the closing
 * quotes and brackets that follow, where white space and then a capital
 * letter, a digit, an opening quote or a letter without case comes next.
 * A full stop ends nothing behind an abbreviation of the language's
 * table, a single letter (George W. Bush) or a dotted word (U.S.), except
 * when the next word is one that mostly begins sentences ("... in the
 * U.S. The ...").  Chinese and Japanese stops need no space behind them.
 */

struct splitter {
	struct str text;
	const struct table *abbreviations, *starters;
	bool ordinals; /* "20. November" */
};

static bool
space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool
stop(uint32_t c)
{
	return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

static bool
full_width_stop(uint32_t c)
{
	return c == 0x3002 || c == 0xff01 || c == 0xff1f;
}

static bool
closes(uint32_t c)
{
	switch (c) {
	case '"': case '\'': case ')': case ']':
	case 0x00bb: case 0x2019: case 0x201c: case 0x201d: case 0x300d:
	case 0x300f: case 0xff09:
		return true;
	}
	return false;
}

/* May a sentence begin with it? */
static bool
begins(uint32_t c)
{
	if (c < 0x80)
		return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		    (c && strchr("\"'([-", (int)c));
	switch (c) {
	case 0x00a1: case 0x00ab: case 0x00bf: case 0x2013: case 0x2014:
	case 0x2018: case 0x201c: case 0x201e: case 0x300c: case 0x300e:
		return true;
	}
	return uc_is_upper(c) ||
	    uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Lo);
}

/* The word (letters and points, ASCII lowered) that ends at 'end'. */
static struct str
word_before(struct arena *a, struct str s, size_t end)
{
	size_t from = end;

	while (from > 0 && !space(s.s[from - 1]) && end - from < 32 &&
	    !strchr("\"'()[]-/", s.s[from - 1]))
		from--;
	return text_lower(a, str_sub(s, from, end));
}

static struct str
word_after(struct arena *a, struct str s, size_t at)
{
	size_t from = at, to;

	while (from < s.n && strchr("\"'([", s.s[from]))
		from++;
	to = from;
	while (to < s.n && to - from < 32 &&
	    ((s.s[to] | 32) >= 'a' && (s.s[to] | 32) <= 'z'))
		to++;
	return text_lower(a, str_sub(s, from, to));
}

/* Is the full stop at 'dot' only the end of an abbreviation?  'next' is
 * where the sentence behind it would begin. */
static bool
abbreviates(struct arena *a, const struct splitter *sp, size_t dot,
    size_t next)
{
	struct str w = word_before(a, sp->text, dot);
	size_t at = 0;
	uint64_t n;

	if (!w.n)
		return false;
	if (sp->ordinals && w.n <= 2 && str_u64(w, &n))
		return true;
	str_utf8(w, &at);
	if (w.s[0] >= '0' && w.s[0] <= '9')
		return false;
	if (at < w.n && str_chr(w, '.', 0) == STR_NPOS &&
	    !table_get(sp->abbreviations, w, NULL))
		return false;
	return !table_get(sp->starters, word_after(a, sp->text, next), NULL);
}

/* Does a sentence end with the character at 'at'?  *end is then the byte
 * behind it, *next where the following one begins. */
static bool
ends(struct arena *a, const struct splitter *sp, size_t at, size_t *end,
    size_t *next)
{
	struct str s = sp->text;
	size_t to = at, look;
	uint32_t c = str_utf8(s, &to);
	bool wide = full_width_stop(c);

	if (!wide && !stop(c))
		return false;
	while (to < s.n) {
		look = to;
		c = str_utf8(s, &look);
		if (!closes(c) && !stop(c) && !full_width_stop(c))
			break;
		to = look;
	}
	*end = to;
	while (to < s.n && space(s.s[to]))
		to++;
	*next = to;
	if (to == s.n || wide)
		return true;
	if (to == *end)
		return false;
	look = to;
	if (!begins(str_utf8(s, &look)))
		return false;
	return s.s[at] != '.' || !abbreviates(a, sp, at, to);
}

size_t
sentences_split(struct arena *a, struct str text, struct str language,
    const struct span **out)
{
	struct str tag = language.n ? language : STR("en");
	struct splitter sp = {
		.text = text,
		.abbreviations = table_find(tag, "abbreviations"),
		.starters = table_find(tag, "starters"),
		.ordinals = str_istarts(tag, STR("de")),
	};
	VEC(struct span) spans = {0};
	size_t start = 0, at, end, next;

	while (start < text.n && space(text.s[start]))
		start++;
	for (at = start; at < text.n;) {
		if (!ends(a, &sp, at, &end, &next)) {
			str_utf8(text, &at);
			continue;
		}
		*vec_add(a, &spans) =
		    (struct span){(uint32_t)start, (uint32_t)end};
		start = at = next;
	}
	for (end = text.n; end > start && space(text.s[end - 1]);)
		end--;
	if (start < end)
		*vec_add(a, &spans) =
		    (struct span){(uint32_t)start, (uint32_t)end};
	*out = spans.at;
	return spans.n;
}
