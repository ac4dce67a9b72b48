/*
 * paint.h - which bytes of a paragraph stand for what: the words of its
 * facts, and the words that its neighbours do not have.
 *
 * A paint is one enum style a byte, as flow_painted() takes it.
 */
#ifndef UI_VIEWS_PAINT_H
#define UI_VIEWS_PAINT_H

#include "src/model/comparison.h"
#include "ui/grid.h"

/* The style of a verdict's words; STYLE_NORMAL when it needs none. */
enum style paint_verdict(enum verdict v);
/* The style and the sign's style of a mark. */
enum style paint_mark(enum mark m);

/* A paint of 'text', all 'base'. */
uint8_t *paint_new(struct arena *a, struct text text, enum style base);

/* Marks the words that 'others' does not have.  Nothing is marked when
 * most words differ: where everything is marked, nothing is. */
void paint_words(struct arena *a, uint8_t *paint, struct text text,
    struct str others, struct str language);

/* The same inside the sentences that other articles' cells of the row tell
 * too, and of these what none of them has.  Sentences that none of them
 * tells are marked beside one that is told, where no sign says it. */
void paint_told(struct arena *a, uint8_t *paint, struct text text,
    const struct comparison *c, const struct row *row, struct place at,
    const uint32_t *others, size_t nothers);

/* Marks the tokens of facts on which the articles differ. */
void paint_facts(uint8_t *paint, struct text text, const struct comparison *c,
    uint32_t article, uint32_t para);

#endif
