/*
 * app_command.h - the commands behind ':', for app_command.c, which does
 * them, and app_complete.c, which completes their words.
 */
#ifndef UI_APP_COMMAND_H
#define UI_APP_COMMAND_H

#include "ui/app_state.h"

/* What may stand in a place of the line. */
enum command_kind {
	KIND_NONE,
	KIND_COMMAND,
	KIND_SETTING,
	KIND_VALUE, /* of the setting before it */
	KIND_VIEW,
	KIND_ACTION,
	KIND_KEYS, /* a set of keys */
	KIND_FILTER,
	KIND_QUERY,
	KIND_TOPIC,
	KIND_ID,
	KIND_FILE,
};

/* What stands in the 'word'-th place behind it, from 0. */
enum command_kind command_takes(size_t i, size_t word);

#endif
