/*
 * Columns are a matter of agreement with the terminal, so this draws the
 * line where all of them agree.  After text_clean() no joiners, variation
 * selectors or skin tones are left, and what remains is simple: one code
 * point that takes columns, and those behind it that take none (UAX 29's
 * legacy grapheme cluster: base and Extend; a spacing vowel sign of
 * Devanagari takes a column of its own everywhere, so it is a grapheme of
 * its own here).  The one exception is a pair of regional indicators,
 * which all terminals give two columns, as a flag or as two letters.
 *
 * Widths are libunistring's: East Asian Wide, Fullwidth and emoji
 * presentation 2, ambiguous 1, combining 0.  A grapheme longer than a
 * screen cell can hold is cut into several, so that a text which skipped
 * text_clean() can do no harm either.
 *
 * Wrapping asks UAX 14 where a line may break and takes the last place
 * that fits.  Where there is none it breaks at a space, else between two
 * graphemes.
 */
#include "src/text/width.h"

#include "src/base/vec.h"

#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uniwidth.h>

#define GRAPHEME_MAX 24 /* bytes; grid.h's cell holds 27 */

static bool
is_regional(uint32_t cp)
{
	return cp >= 0x1f1e6 && cp <= 0x1f1ff;
}

static unsigned
width_of(uint32_t cp)
{
	int w;

	if (cp < 0x7f)
		return cp >= 0x20;
	w = uc_width(cp, "UTF-8");
	return w < 0 ? 0 : (unsigned)w;
}

bool
grapheme_next(struct str s, size_t *at, struct grapheme *out)
{
	uint32_t cp;

	if (*at >= s.n)
		return false;
	out->start = *at;
	cp = str_utf8(s, at);
	out->width = width_of(cp);
	for (size_t next = *at; next < s.n; *at = next) {
		uint32_t behind;

		if (cp < 0x80 && (unsigned char)s.s[next] < 0x80)
			break;
		behind = str_utf8(s, &next);
		if (is_regional(cp) && is_regional(behind)) {
			out->width = 2;
			*at = next;
			break;
		}
		if (width_of(behind) || next - out->start > GRAPHEME_MAX ||
		    uc_is_grapheme_break(cp, behind))
			break;
		cp = behind;
	}
	out->end = *at;
	return true;
}

enum text_emoji
text_emoji(struct str grapheme)
{
	size_t at = 0;
	uint32_t cp = str_utf8(grapheme, &at);

	if (cp < 0x2190 || (!is_regional(cp) &&
	    !uc_is_property(cp, UC_PROPERTY_EXTENDED_PICTOGRAPHIC)))
		return TEXT_NO_EMOJI;
	return cp >= 0x1fa70 ? TEXT_YOUNG_EMOJI : TEXT_EMOJI;
}

bool
text_is_turned(struct str grapheme)
{
	size_t at = 0;
	uint32_t cp = str_utf8(grapheme, &at);
	int class;

	if (cp < 0x590)
		return false;
	class = uc_bidi_category(cp);
	return class == UC_BIDI_R || class == UC_BIDI_AL;
}

size_t
text_columns(struct str s)
{
	struct grapheme g;
	size_t columns = 0;

	for (size_t at = 0; grapheme_next(s, &at, &g);)
		columns += g.width;
	return columns;
}

size_t
text_fit(struct str s, size_t columns, size_t *used)
{
	struct grapheme g;
	size_t taken = 0, end = 0;

	for (size_t at = 0; grapheme_next(s, &at, &g);) {
		if (g.width > columns - taken)
			break;
		taken += g.width;
		end = g.end;
	}
	if (used)
		*used = taken;
	return end;
}

struct wrap {
	struct str s;
	size_t width;
	const char *breaks; /* UAX 14's answer for each byte */
};

/* The line that begins at 'start', and where the next one does: SIZE_MAX
 * behind the last. */
static struct line
wrap_line(const struct wrap *w, size_t start, size_t *next)
{
	struct grapheme g;
	/* The last places to break at: by UAX 14, and behind a space. */
	size_t columns = 0, may = start, space = start;

	for (size_t at = start; grapheme_next(w->s, &at, &g);) {
		/* A mark may sit on a space; then it is no place to break. */
		char c = g.end - g.start == 1 ? w->s.s[g.start] : 'x';

		if (c == '\n') {
			*next = g.start + 1;
			return (struct line){start, g.start};
		}
		if (g.start > start && w->breaks[g.start] == UC_BREAK_POSSIBLE)
			may = g.start;
		columns += g.width;
		if (columns <= w->width || g.start == start) {
			if (c == ' ')
				space = g.end;
			continue;
		}
		/* The space that does not fit is the one to break at. */
		if (c == ' ' && (may == start || (g.end < w->s.n &&
		    w->breaks[g.end] == UC_BREAK_POSSIBLE))) {
			*next = g.end;
			return (struct line){start, g.start};
		}
		*next = may > start ? may : space > start ? space : g.start;
		return (struct line){start,
		    *next - (w->s.s[*next - 1] == ' ')};
	}
	*next = SIZE_MAX;
	return (struct line){start, w->s.n};
}

size_t
text_wrap(struct arena *a, struct str s, size_t width,
    const struct line **out)
{
	VEC(struct line) lines = {0};
	char *breaks = xmalloc(s.n);
	struct wrap w = {s, MAX(width, 1), breaks};

	u8_possible_linebreaks((const uint8_t *)s.s, s.n, "UTF-8", breaks);
	for (size_t at = 0; at != SIZE_MAX;) {
		struct line line = wrap_line(&w, at, &at);

		*vec_add(a, &lines) = line;
	}
	free(breaks);
	*out = lines.at;
	return lines.n;
}
