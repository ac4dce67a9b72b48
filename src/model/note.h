/*
 * note.h - what an editor keeps with an event or an article.
 */
#ifndef MODEL_NOTE_H
#define MODEL_NOTE_H

#include "src/base/str.h"

struct editor_note {
	struct str editor; /* absent: nobody said */
	int64_t at;	   /* when it was written last */
	struct str text;   /* one line */
};

#endif
