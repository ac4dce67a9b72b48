/*
 * reader.h - the state of the article reader: reader.c changes it,
 * reader_lay.c lays the article out, reader_draw.c shows it.
 */
#ifndef UI_VIEWS_READER_H
#define UI_VIEWS_READER_H

#include "ui/loaded.h"
#include "ui/view.h"
#include "ui/views/finding.h"
#include "ui/views/flow.h"
#include "ui/views/members.h"
#include "ui/views/notes.h"
#include "ui/views/sheet.h"
#include "ui/views/versions.h"

/* A paragraph as it is shown. */
struct reader_para {
	uint32_t para;
	bool furniture;
	bool compared; /* its mark counts: others are there */
	enum mark mark;
	struct flow_lines lines;
	struct text note; /* who else tells it, or tells it otherwise */
	bool note_below;  /* it has a line of its own */
	size_t head;      /* lines above it: the title, a rule */
};

struct reader_state {
	struct arena *arena, *sheet_arena; /* of the rows; of the layout */
	struct loaded *l;
	int64_t article;
	uint32_t index; /* in l */
	struct members members;
	struct sheet sheet;
	struct reader_para *paras;
	size_t nparas;
	size_t only, conflicts; /* paragraphs with these marks */
	struct flow_lines title;
	size_t links; /* lines of enclosures below it */
	struct notes notes;
	struct flow_lines note_lines; /* below these */
	bool brief; /* the head: addresses give way */
	int64_t now;
	bool against; /* set against the version before */
	struct versions versions;
	size_t told; /* the paragraph whose others are shown: see rest() */
	int width; /* of the text's part of the screen */
	struct area body;
	bool linear, laid; /* linear: words for marks and colours */
	bool plain;	   /* brackets for them */
	struct finding finding;
};

/* Lays the article out for s->body. */
void reader_lay(struct reader_state *s);
/* The n-th file that comes with an article, from 0, or NULL.  Pictures are
 * nothing for a terminal. */
const struct enclosure *reader_enclosure(const struct article *art, size_t n);
/* The row of the comparison a paragraph stands in, or NULL. */
const struct row *reader_row(const struct reader_state *s, uint32_t para);

void reader_title(const void *state, const struct frame *f, struct text *left,
    struct text *right);
void reader_status(const void *state, const struct frame *f, struct text *left,
    struct text *right);
void reader_draw(const void *state, const struct frame *f);

#endif
