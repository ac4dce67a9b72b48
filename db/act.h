/*
 * act.h - how what the reader did is kept, for the files that do it:
 * store_mark.c, store_correct.c, store_align.c, store_decide.c,
 * store_note.c and store_feed_edit.c.  store_undo.c takes it back (replay.h).
 *
 * An act is a row of the table 'act': what was done, and a record of
 * exactly what it changed, so that undo restores what was.  Undone acts
 * wait to be done again until a new act takes their place.
 */
#ifndef DB_ACT_H
#define DB_ACT_H

#include "db/sql.h"

/* Above the values of enum mark_what; stored, so never renumbered. */
enum correction { CORRECT_MERGE = 16, CORRECT_SPLIT, CORRECT_MOVE,
	CORRECT_ALIGN };
/* Above those: a decision of the review queue, a note, a feed's edit. */
enum { ACT_REVIEW = 32, ACT_NOTE, ACT_FEED };

/* A transaction with synchronous=FULL: when act_end() returns OK, not
 * even a power cut takes the act away.  act_begin() resets the scratch
 * arena; act_end() commits when 'status' is OK, else rolls back. */
enum status act_begin(struct store *s);
enum status act_end(struct store *s, enum status status);
/* Keeps an act whose record stands in s->record; 'n' articles. */
enum status act_log(struct store *s, int what, size_t n, int64_t now);
/* The same for a part of one: *whole as store_mark_part() has it. */
enum status act_log_part(struct store *s, int what, size_t n, int64_t now,
    int64_t *whole);

#endif
