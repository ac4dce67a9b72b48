/*
 * language.h - which language a text is in.
 */
#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include "src/base/arena.h"

struct languages;

/* libexttextcat's fingerprints are read from its installed folder; when
 * they are not there, only scripts and function words are looked at. */
struct languages *languages_new(void);
void languages_free(struct languages *l); /* NULL is fine */
/* Reads the fingerprints now, which else happens when a text first needs
 * them. */
void languages_ready(struct languages *l);
/* For a process that is going to give up opening files, when most texts do
 * not need them: unless they are ready, they are left out. */
void languages_put_off(struct languages *l);
bool languages_missed(const struct languages *l); /* did a text need them? */

/* "en", "es", ...; absent when the text is too short or unclear.  Where
 * 'expected' is given, that is the answer unless the script or the
 * function words of the text's beginning say another; the dear
 * fingerprints are not asked. */
struct str language_of(struct languages *l, struct str text,
    struct str expected);

#endif
