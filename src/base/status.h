/*
 * status.h - how a call can end, with the words for it.
 *
 * The words complete the sentence "NAME: ..." or "NAME ...", lower case,
 * no full stop.  crossread(1) names the exit codes.
 */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

#include "src/base/base.h"

#define STATUS_LIST(_) \
	_(OK, 0, "ok") \
	_(DONE, 0, "no more") \
	_(NOT_FOUND, 3, "not found") \
	_(KNOWN, 1, "is known already") \
	_(NO_ACCESS, 1, "permission denied") \
	_(IO, 1, "cannot be read or written") \
	_(EMPTY, 1, "is empty") \
	_(BINARY, 1, "is not text") \
	_(TOO_BIG, 1, "is larger than the limit") \
	_(TOO_DEEP, 1, "is nested too deeply") \
	_(BAD_ENCODING, 1, "is in an encoding that cannot be read") \
	_(BAD_FORMAT, 1, "is in no format that crossread reads") \
	_(NO_ARTICLE, 1, "holds no article text") \
	_(BAD_JSON, 1, "is not a JSON article") \
	_(BAD_QUERY, 2, "is no valid query") \
	_(USAGE, 2, "is used wrongly") \
	_(FEEDS_FAILED, 4, "some feeds failed") \
	_(BUSY, 5, "is in use by another process") \
	_(NOT_A_STORE, 6, "is not a crossread store") \
	_(DAMAGED, 6, "is damaged") \
	_(NEWER, 1, "was written by a newer crossread") \
	_(READ_ONLY, 1, "cannot be written to") \
	_(DISK_FULL, 1, "cannot grow: the disk is full") \
	_(INTERRUPTED, 130, "interrupted")

enum status {
#define STATUS_ENUM(name, code, words) STATUS_##name,
	STATUS_LIST(STATUS_ENUM)
#undef STATUS_ENUM
};

const char *status_words(enum status s);
int status_exit_code(enum status s);

#endif
