/*
 * act.h - how what the reader did is kept, shared by store_mark.c,
 * store_correct.c, store_align.c, store_decide.c and store_note.c.
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
/* Above those: a decision of the review queue, and a note. */
enum { ACT_REVIEW = 32, ACT_NOTE };

/* A transaction with synchronous=FULL: when act_end() returns OK, not
 * even a power cut takes the act away.  act_begin() resets the scratch
 * arena; act_end() commits when 'status' is OK, else rolls back. */
enum status act_begin(struct store *s);
enum status act_end(struct store *s, enum status status);
/* Keeps an act whose record stands in s->record; 'n' articles. */
enum status act_log(struct store *s, int what, size_t n, int64_t now);
/* Fails: the record of an act that is to be taken back says nothing. */
enum status act_damaged(struct store *s);

/* Takes a correction back, or does it again, from its record.  'words'
 * gets what it was. */
enum status correct_replay(struct store *s, int what, struct str record,
    bool undo, struct buf *words);

/* The same of store_align.c, of the act of that id. */
enum status align_replay(struct store *s, int64_t act, struct str record,
    bool undo, struct buf *words);
/* The same for a decision (store_decide.c). */
enum status decide_replay(struct store *s, struct str record, bool undo,
    int64_t now, struct buf *words);

/* The same for a note (store_note.c). */
enum status note_replay(struct store *s, struct str record, bool undo,
    struct buf *words);

/* Of store_review.c: an event has no facts any more.  Its items wait for
 * the event that tells of them next. */
enum status review_leave(struct store *s, int64_t event);
/* An item's sort number in another state (an enum review_state). */
int64_t review_requeue(int64_t sort, int state);

/* Of store_article.c: where an article may be known from is noted again. */
enum status article_identify(struct store *s, int64_t id);

/* Of store_event.c: the counts of an event whose members came or went
 * are made right; without members it is deleted. */
enum status event_recount(struct store *s, int64_t event);

#endif
