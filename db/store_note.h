/*
 * store_note.h - notes on events and articles (those on items of the
 * review queue are decisions: store_review.h).
 *
 * Each editor has one note on a thing; those of several stand side by
 * side.
 */
#ifndef DB_STORE_NOTE_H
#define DB_STORE_NOTE_H

#include "db/store.h"
#include "src/model/note.h"

enum note_on { NOTE_ON_ARTICLE, NOTE_ON_EVENT };

/* The editor's note on each of these: an act like a mark (store.h), undone
 * by store_undo().  Empty text: none any more.  *changed: how many were
 * not so already.  NOT_FOUND when an id is unknown: nothing is done then. */
enum status store_note(struct store *s, enum note_on on, const int64_t *ids,
    size_t n, struct str text, int64_t now, size_t *changed);

/* All editors' notes on one, oldest first; none when there is no such
 * thing. */
enum status store_notes(struct store *s, struct arena *a, enum note_on on,
    int64_t id, struct editor_note **out, size_t *n);

#endif
