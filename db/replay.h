/*
 * replay.h - each kind of act, taken back or done again from its record,
 * within the transaction of store_undo.c.
 *
 * With u->again it is done again, else taken back.  'words' gets what it
 * was ("mark 3 articles read"), and what of it had to stay because
 * somebody decided otherwise since.  DAMAGED, by replay_damaged(), when
 * the record is none.
 */
#ifndef DB_REPLAY_H
#define DB_REPLAY_H

#include "db/act.h"

struct act {
	int64_t id, whole; /* whole 0: it has no parts */
	int what; /* an enum mark_what, an enum correction, or ACT_... */
	struct str record;
};

typedef enum status replay(struct store *s, const struct act *act,
    struct undoing *u, struct buf *words);

replay mark_replay;    /* store_mark.c; u->n gets its articles added */
replay correct_replay; /* store_correct.c */
replay align_replay;   /* store_align.c */
replay decide_replay;  /* store_decide.c */
replay note_replay;    /* store_note.c */
replay feed_replay;    /* store_feed_edit.c; u->n counts feeds */

enum status replay_damaged(struct store *s);

#endif
