/*
 * logins.h - names and passwords for feeds, from a file of the user's.
 *
 * One a line, for all addresses that begin with the first word:
 *
 *	https://news.example/ kale:secret
 *	https://desk.example/feeds command pass show desk-feeds
 *
 * The longest that fits counts.  A command is words, no shell; what it
 * prints is the login, up to the end of the line.  A file that others
 * can read is refused.
 */
#ifndef CLI_LOGINS_H
#define CLI_LOGINS_H

#include "src/base/buf.h"

struct logins;

/* OK with *out NULL when there is no such file.  NO_ACCESS, IO, USAGE
 * with a whole sentence in 'why'. */
enum status logins_read(struct arena *a, const char *path, struct buf *why,
    struct logins **out);
/* The login for a canonical address; absent when none is kept.  False,
 * with the sentence's end in 'why', when its command fails. */
bool logins_find(const struct logins *l, struct arena *a, struct str url,
    struct str *login, struct buf *why);

#endif
