/*
 * fault.h - why no document came, in words for people, and what they may
 * do about it.
 */
#ifndef FETCH_FAULT_H
#define FETCH_FAULT_H

struct fault {
	const char *words;  /* "403 forbidden"; NULL: there are none */
	const char *remedy; /* "try again later"; NULL: there is none */
};

struct fault fault_of_status(unsigned status);
/* Of libcurl's code; what it says itself tells certificates apart. */
struct fault fault_of_code(int code, const char *said);

#endif
