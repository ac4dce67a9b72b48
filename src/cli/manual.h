/*
 * manual.h - the parts of the manual that tables make, as mdoc(7).
 */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

#include "src/base/buf.h"

/* crossread-keys(7): the shipped keys of each view, and all actions. */
void manual_keys(struct buf *out);
/* The list of settings in crossread(5). */
void manual_settings(struct buf *out);

#endif
