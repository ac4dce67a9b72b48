/*
 * app_pipe.c - what is selected, to a command of the reader's.
 *
 * There is no shell: the command is a list of words, and what goes into
 * it is what crossread itself prints of the article, the event, its
 * comparison or its facts.  Both run in the foreground of the terminal,
 * which is the driver's business.
 */
#include <inttypes.h>

#include "src/base/child.h"
#include "ui/app_state.h"

/* Of a view on a whole event, what it shows; else the one thing. */
static const char *
verb(const char *view)
{
	if (strcmp(view, "compare") == 0)
		return "compare";
	return strcmp(view, "ledger") == 0 ? "facts" : "show";
}

void
app_pipe(struct app *app, bool json, struct str command)
{
	struct level *l = app_top(app);
	struct view_target t = {.para = -1};
	const char *what = verb(l->ops->name);
	struct app_pipe *p = &app->pipe;
	size_t n = 0;

	if (!str_trim(command).n)
		return;
	if (!l->ops->here || !l->ops->here(l->state, &t)) {
		app_message(app, "nothing here that could be handed on");
		return;
	}
	if (!app->o.program) {
		app_error(app, "nothing can be run beside this reader");
		return;
	}
	if (!child_words(app->arena, command, p->to, ARRAY_LEN(p->to))) {
		app_error(app, "a quote is left open, or there are more than "
		    "%zu words", ARRAY_LEN(p->to) - 1);
		return;
	}
	p->from[n++] = app->o.program;
	p->from[n++] = "--db";
	p->from[n++] = store_path(app->o.store);
	p->from[n++] = "--quiet";
	p->from[n++] = what;
	if (json)
		p->from[n++] = "--json";
	p->from[n++] = t.article && what[0] == 's'
	    ? arena_printf(app->arena, "a%" PRId64, t.article).s
	    : arena_printf(app->arena, "e%" PRId64, t.event).s;
	p->from[n] = NULL;
	app->wish = APP_PIPES;
}

const struct app_pipe *
app_piped(const struct app *app)
{
	return &app->pipe;
}
