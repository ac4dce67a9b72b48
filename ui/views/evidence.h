/*
 * evidence.h - a fact in words: each outlet's value in short, one line
 * that sets them side by side, and the sentences they stand on.
 */
#ifndef UI_VIEWS_EVIDENCE_H
#define UI_VIEWS_EVIDENCE_H

#include "src/model/comparison.h"
#include "ui/view.h"
#include "ui/views/flow.h"

/* "41", ">=41", "120>164" (by version), "10 / 12"; in 'words' "at least
 * 41", "120, then 164"; empty when the article does not tell it. */
struct text evidence_value(
    struct arena *a, const struct fact *f, uint32_t article, bool words);
/* The mark of that value among the others' values. */
enum mark evidence_mark(const struct fact *f, uint32_t article);
/* Its first mention, or NULL. */
const struct cell *evidence_cell(const struct fact *f, uint32_t article);
/* Two mentions of one value, bound and all. */
bool evidence_same_value(const struct cell *a, const struct cell *b);
/* Is the value of cell i told again by a cell of the article that counts
 * more: one in the text now, or an earlier one of its own kind? */
bool evidence_told_again(const struct fact *f, size_t i);
/* Whom the article names as source of that value, and when it was said;
 * empty when nobody is named, or not the same for each of its values. */
struct text evidence_source(
    struct arena *a, const struct fact *f, uint32_t article);

/* What evidence_line() draws, in words, as long as they are. */
struct text evidence_words(struct arena *a, const struct comparison *c,
    const struct fact *f);

/* Draws "! killed: A 41 governor 13:10 | B 37 police -> SOURCE", the sources
 * left out where they do not fit; the verdict always stands at the end. */
void evidence_line(const struct frame *fr, const struct comparison *c,
    const struct fact *f, int row, int column, int width);

/* Verdict with its count: "AGREE 3", "OMITTED 2", "CONFLICT". */
struct text evidence_verdict(
    struct arena *a, const struct comparison *c, const struct fact *f);

/* The worst fact that stands in a row and is told by two, or NULL: loud
 * ones first. */
const struct fact *evidence_of_row(const struct comparison *c, size_t row);
/* The facts that stand in a row, worst first; at most 'max'. */
size_t evidence_facts(const struct comparison *c, size_t row,
    const struct fact **out, size_t max);
/* The sentences that matter most: article 'first', those in conflict, each
 * value once, the other articles.  Each on one line that shows its token
 * within 'width'; at most 'max' lines.  'brackets': as flow_painted(). */
struct flow_lines evidence_brief(struct arena *a, const struct fact *f,
    uint32_t first, int width, size_t max, bool brackets);
/* The verdict and the rule that gave it. */
struct flow_lines evidence_rule(
    struct arena *a, const struct fact *f, int width);
/* What the severity is made of; no line when that is not known. */
struct flow_lines evidence_severity(
    struct arena *a, const struct fact *f, int width);

/* Every mention's sentence, an article after another. */
struct flow_lines evidence_sentences(
    struct arena *a, const struct fact *f, int width, bool brackets);
/* These, the rule and the severity. */
struct flow_lines evidence_full(
    struct arena *a, const struct fact *f, int width, bool brackets);

#endif
