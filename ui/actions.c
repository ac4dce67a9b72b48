#include "ui/actions.h"

static const struct {
	const char *word, *help;
} table[] = {
    {"none", "do nothing"},
#define ACTION_ROW(name, word, help) {word, help},
    ACTION_LIST(ACTION_ROW)
#undef ACTION_ROW
};

const char *
action_word(enum action a)
{
	if ((size_t)a >= ARRAY_LEN(table))
		bug("action %d", (int)a);
	return table[a].word;
}

const char *
action_help(enum action a)
{
	if ((size_t)a >= ARRAY_LEN(table))
		bug("action %d", (int)a);
	return table[a].help;
}

enum action
action_find(struct str word)
{
	for (size_t i = 1; i < ARRAY_LEN(table); i++) {
		if (str_eq(word, str_c(table[i].word)))
			return (enum action)i;
	}
	return ACTION_NONE;
}
