/*
 * input.h - the bytes of a file, or of stdin, unpacked when they are
 * gzip.  Nothing is read further ahead than asked.
 */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include "src/base/buf.h"

/* Unpacked, of one input: 200 times what the largest archive of news
 * texts at hand takes.  Beyond it is a bomb or a mistake. */
#define INPUT_UNPACKED_LIMIT (4096 * MiB)
#define INPUT_SNIFF (4 * KiB)

struct input;

/* "-" is stdin.  NOT_FOUND, NO_ACCESS, IO, with the system's words in
 * 'why'. */
enum status input_open(const char *path, struct buf *why,
    struct input **out);
void input_close(struct input *in); /* NULL is fine */

/* The first bytes, up to INPUT_SNIFF, without taking them. */
struct str input_peek(struct input *in);
/* All bytes: OK, TOO_BIG above 'limit', IO.  They live as long as 'in'. */
enum status input_all(struct input *in, size_t limit, struct str *out);
/* The next line without its end: OK, DONE, IO; TOO_BIG for one longer
 * than 'limit', which is skipped.  It lives until the next call. */
enum status input_line(struct input *in, size_t limit, struct str *out);
/* All bytes into a new file that only this user can read: OK, or IO.
 * 'path' gets its name; the caller removes it. */
enum status input_spool(struct input *in, struct buf *path);
/* Is it a file that others can open by its name and see these bytes? */
bool input_is_file(struct input *in);
/* What was wrong, after IO or TOO_BIG. */
const char *input_error(const struct input *in);

#endif
