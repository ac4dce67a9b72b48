/*
 * outlet.h - who published a text, and which agency wrote it.
 *
 * An agency counts as the source of a text only where the text credits
 * it: in a signature, a dateline, a line of its own at the top.  An
 * agency named in a sentence is an attribution inside the text and is
 * none of this file's business.
 */
#ifndef INGEST_OUTLET_H
#define INGEST_OUTLET_H

#include "src/base/arena.h"

/* The agency whose name or other name is 'name', as it is shown in
 * credits (a static string); absent when it is none. */
struct str outlet_agency(struct str name);

/* The outlet that a note about syndicated copy names ("No Harbour
 * Courier journalist was involved ..."), a part of 'note'; absent when
 * the note names none. */
struct str outlet_in_note(struct str note);

/* Does the line look like the name of a news outlet? */
bool outlet_like(struct str line);

/* A file's name without folder and extensions ("kela.txt.gz"). */
struct str outlet_of_file(struct str name);

#endif
