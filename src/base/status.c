#include "src/base/status.h"

static const struct {
	const char *words;
	int code;
} table[] = {
#define STATUS_ROW(name, code, words) {words, code},
	STATUS_LIST(STATUS_ROW)
#undef STATUS_ROW
};

const char *
status_words(enum status s)
{
	if ((size_t)s >= ARRAY_LEN(table))
		bug("status %d", (int)s);
	return table[s].words;
}

int
status_exit_code(enum status s)
{
	if ((size_t)s >= ARRAY_LEN(table))
		bug("status %d", (int)s);
	return table[s].code;
}
