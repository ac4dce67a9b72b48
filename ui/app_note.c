/* app_note.c - e: an editor's note with what is selected, in every view
 * that has not its own way (the queue, the ledger). */
#include <inttypes.h>

#include "db/store_review.h"
#include "src/text/clean.h"
#include "ui/app_state.h"

/* What stands in the line that is asked for: one's own note on it. */
static struct str
own_note(struct app *app, struct arena *a, enum note_on on, int64_t id)
{
	struct str editor = store_editor(app->o.store), own = STR_NONE;
	struct editor_note *notes;
	size_t n;

	if (store_notes(app->o.store, a, on, id, &notes, &n) != STATUS_OK)
		return STR_NONE;
	for (size_t i = 0; i < n; i++)
		if (str_eq(notes[i].editor, editor))
			own = notes[i].text;
	return text_line(a, own).s;
}

void
app_note(struct app *app)
{
	struct level *l = app_top(app);
	struct arena *a;
	const int64_t *ids;
	size_t n = !l->ops->noted ? 0 :
	    l->ops->noted(l->state, app->on_tagged, &app->note_on, &ids);

	if (n == 0) {
		app_message(app, "nothing here to keep a note with");
		return;
	}
	app->noted.n = 0;
	for (size_t i = 0; i < n; i++)
		*vec_add(app->arena, &app->noted) = ids[i];
	a = arena_new();
	app_ask(app, ACTION_NOTE, "note: ",
	    own_note(app, a, app->note_on, ids[0]));
	arena_free(a);
}

void
app_note_typed(struct app *app, struct str line)
{
	bool event = app->note_on == NOTE_ON_EVENT;
	struct str text = str_trim(line);
	size_t changed;

	if (!line.s) {
		app_message(app, "nothing was changed");
		return;
	}
	if (!app_check(app, store_note(app->o.store, app->note_on,
		app->noted.at, app->noted.n, text, app_now(app), &changed)))
		return;
	app_reread(app);
	if (changed == 0)
		app_message(app, "it is so already");
	else if (changed == 1)
		app_message(app, "%c%" PRId64 " %s; u takes it back",
		    event ? 'e' : 'a', app->noted.at[0],
		    text.n ? "noted" : "has no note of yours any more");
	else
		app_message(app, "%zu %s noted; u takes it back", changed,
		    event ? "events" : "articles");
}
