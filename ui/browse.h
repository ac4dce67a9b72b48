/*
 * browse.h - which browser opens a link, and how it is started.
 *
 * The setting is a list of words, with the address where one of them is
 * %u, else behind them; "no" opens none.  Without it BROWSER,
 * then xdg-open, where there is a display and the reader is not at the
 * other end of an SSH line.  There is no shell, and an address that
 * url_link() refuses gets nowhere.
 */
#ifndef UI_BROWSE_H
#define UI_BROWSE_H

#include <sys/types.h>

#include "src/base/buf.h"

enum browse_result {
	BROWSE_OPENED,
	BROWSE_NONE,   /* there is no browser on this machine */
	BROWSE_FAILED, /* 'why' says why */
};

/* 'own' is the setting browser. */
enum browse_result browse_open(struct str own, struct str url, pid_t *pid,
    struct buf *why);

#endif
