/*
 * app_record.c - :record KEY, and what is done until :record again, as the
 * macro of that key.
 *
 * A macro is a row of commands, so actions are kept by their names and
 * lines behind : as they were typed.  What else is typed into a question
 * is no part of it: a macro ends where something is asked.
 */
#include "ui/app_state.h"

static void
start(struct app *app, struct str name)
{
	struct str rest = name;
	struct key k;

	if (!key_parse(&rest, &k) || rest.n) {
		app_error(app, "'%.*s' is no key; :record x records for ,x",
		    STR_ARG(name));
		return;
	}
	app->recording = arena_str(app->arena, name);
	buf_clear(&app->recorded);
	app_message(app, "recording; :record ends it, and ,%.*s does it again",
	    STR_ARG(name));
}

static void
end(struct app *app)
{
	struct arena *a = arena_new();
	struct str line = arena_printf(a, "macro %.*s %.*s",
	    STR_ARG(app->recording), STR_ARG(buf_view(&app->recorded)));

	if (buf_status(&app->recorded) != STATUS_OK)
		app_error(app, "that is too long for a macro");
	else if (app->recorded.n == 0)
		app_message(app, "nothing was recorded");
	else if (app_own_line(app, line))
		app_message(app, "%.*s", STR_ARG(line));
	app->recording = STR_NONE;
	arena_free(a);
}

void
app_record(struct app *app, struct str name)
{
	if (app->recording.n)
		end(app);
	else if (name.n)
		start(app, name);
	else
		app_message(app, "nothing is recorded; :record x records "
		    "for ,x");
}

void
app_record_line(struct app *app, struct str line)
{
	struct str rest = str_trim(line), word = rest;

	(void)str_field(&rest, ' ', &word);
	if (!app->recording.n || word.n == 0 || str_eq(word, STR("record")))
		return;
	if (str_chr(line, ';', 0) != STR_NPOS) {
		app_message(app, "a line with ; is left out of the macro");
		return;
	}
	buf_printf(&app->recorded, "%s%.*s", app->recorded.n ? "; " : "",
	    STR_ARG(str_trim(line)));
}

void
app_record_act(struct app *app, enum action a, unsigned count)
{
	char line[64];

	/* What these lead to is recorded instead. */
	if (a == ACTION_COMMAND || a == ACTION_MACRO)
		return;
	if (count)
		snprintf(line, sizeof(line), "%u %s", count, action_word(a));
	else
		snprintf(line, sizeof(line), "%s", action_word(a));
	app_record_line(app, str_c(line));
}
