/*
 * lines.h - wrapped lines of text into a buf, for the text reports.
 * Internal to src/report.
 */
#ifndef REPORT_LINES_H
#define REPORT_LINES_H

#include "src/model/article.h"
#include "src/report/report.h"

/* The text behind a prefix; the lines after the first are indented by
 * the prefix's columns.  Very narrow widths are taken as 20. */
void lines_wrapped(struct buf *out, const struct report_style *s,
    struct str prefix, struct str text);

/* The same with the prefix in a colour, when there are colours. */
void lines_coloured(struct buf *out, const struct report_style *s,
    const char *sgr, struct str prefix, struct str text);

/* SGR on and off around what is written between; nothing without
 * colours.  'sgr' is the parameter: "1", "7". */
void lines_sgr(struct buf *out, const struct report_style *s,
    const char *sgr);

/* As much as fits, ".." at the end when something is missing; spaces to
 * fill the columns when 'fill'. */
void lines_cut(struct buf *out, struct str text, size_t columns, bool fill);

/* "2026-03-14 13:40 UTC", "2026-03-14"; absent when unknown. */
struct str lines_when(struct arena *a, struct when w);

/* Editors' notes, each on its own lines behind 'indent'. */
void lines_notes(struct buf *out, const struct report_style *s,
    struct str indent, const struct editor_note *notes, size_t n);

/* What to call an article: its title, else its first words. */
struct str lines_title(struct arena *a, const struct article *art);

/* "9 articles", "1 article" */
struct str lines_count(struct arena *a, size_t n, const char *what);

#endif
