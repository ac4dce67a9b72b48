/*
 * screen.h - hands a store to the full-screen reader.
 */
#ifndef CLI_SCREEN_H
#define CLI_SCREEN_H

#include "src/cli/cli.h"

/* Opens on an event (0: the list), with a notice (NULL: none but the
 * configuration's).  'now' 0: the clock is asked.  Does not return when a
 * signal ended the reader: the process ends with 128 + that. */
enum status screen_run(struct cli *cli, struct store *s, int64_t event,
    int64_t now, const char *notice);

#endif
