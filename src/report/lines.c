#include "src/report/lines.h"

#include "src/base/civil.h"
#include "src/text/width.h"

#define NARROWEST 20
#define TITLE_COLUMNS 60 /* of one made from the first words */

void
lines_coloured(struct buf *out, const struct report_style *s,
    const char *sgr, struct str prefix, struct str text)
{
	struct arena *a = arena_new();
	size_t indent = text_columns(prefix);
	size_t room = MAX(s->width, NARROWEST);
	const struct line *lines;
	size_t n;

	room = room > indent + NARROWEST / 2 ? room - indent : NARROWEST / 2;
	n = text_wrap(a, text, room, &lines);
	for (size_t i = 0; i < n; i++) {
		struct str line = str_sub(text, lines[i].start, lines[i].end);

		if (i == 0) {
			lines_sgr(out, s, sgr);
			buf_str(out, prefix);
			lines_sgr(out, s, sgr[0] ? "0" : "");
		} else if (line.n) {
			buf_printf(out, "%*s", (int)indent, "");
		}
		buf_str(out, line);
		buf_char(out, '\n');
	}
	arena_free(a);
}

void
lines_wrapped(struct buf *out, const struct report_style *s,
    struct str prefix, struct str text)
{
	lines_coloured(out, s, "", prefix, text);
}

void
lines_sgr(struct buf *out, const struct report_style *s, const char *sgr)
{
	if (s->colour && sgr[0])
		buf_printf(out, "\033[%sm", sgr);
}

void
lines_cut(struct buf *out, struct str text, size_t columns, bool fill)
{
	bool cut = text_columns(text) > columns;

	if (cut)
		text = str_sub(text, 0, text_fit(text, columns - 2, NULL));
	buf_printf(out, "%.*s%s", STR_ARG(text), cut ? ".." : "");
	for (size_t n = text_columns(text) + 2 * cut; fill && n < columns; n++)
		buf_char(out, ' ');
}

struct str
lines_when(struct arena *a, struct when w)
{
	struct str t;

	switch (w.precision) {
	case PRECISION_UNKNOWN:
		break;
	case PRECISION_DAY:
		return civil_date(a, w.at);
	case PRECISION_INSTANT:
		t = civil_rfc3339(a, w.at);
		return arena_printf(a, "%.*s %.*s UTC", 10, t.s, 5, t.s + 11);
	}
	return STR_NONE;
}

struct str
lines_count(struct arena *a, size_t n, const char *what)
{
	return arena_printf(a, "%zu %s%s", n, what, n == 1 ? "" : "s");
}

struct str
lines_title(struct arena *a, const struct article *art)
{
	for (size_t i = 0; art->title.n == 0 && i < art->nparas; i++) {
		struct str text = art->paras[i].text;
		size_t n = text_fit(text, TITLE_COLUMNS, NULL);

		if (!para_tells(art->paras[i].kind))
			continue;
		return n == text.n ? text : arena_printf(a, "%.*s ...",
		    STR_ARG(str_sub(text, 0, n)));
	}
	return art->title.n ? art->title : STR("(no title)");
}

void
lines_notes(struct buf *out, const struct report_style *s, struct str indent,
    const struct editor_note *notes, size_t n)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < n; i++)
		lines_wrapped(out, s, arena_printf(a, "%.*s%.*s",
		    STR_ARG(indent), STR_ARG(report_note_head(a, &notes[i],
		    s->now, s->zone))), notes[i].text);
	arena_free(a);
}
