/*
 * app_action.c - what actions do that all views have in common, and what
 * becomes of a line the reader typed.
 */
#include "db/store_feeds.h"
#include "ui/app_state.h"
#include "ui/history.h"

static void
start_prompt(
    struct app *app, struct prompt *p, enum action a, struct str initial)
{
	prompt_start(p, initial);
	app->asking = p;
	app->asking_for = a;
	app->dirty = true;
}

void
app_ask(struct app *app, enum action a, const char *label, struct str initial)
{
	app->question.label = label;
	start_prompt(app, &app->question, a, initial);
}

void
app_back_to(struct app *app, const char *name)
{
	while (app->depth > 1 && strcmp(app_top(app)->ops->name, name) != 0)
		app_back(app);
	if (strcmp(app_top(app)->ops->name, name) != 0)
		app_open(app, name, &(struct view_target){.para = -1});
}

static bool
find(struct app *app, enum find_step step, bool back, struct str pattern)
{
	struct level *l = app_top(app);
	struct find f = {step, back, pattern};

	if (!l->ops->find)
		return false;

	bool found = l->ops->find(l->state, app, &f);

	app_view_changed(app);
	return found;
}

static void
find_again(struct app *app, bool back)
{
	struct str p = buf_view(&app->pattern);

	app->show_matches = true;
	if (p.n == 0)
		app_message(app, "nothing was searched for yet");
	else if (!find(app, FIND_NEXT, back, p))
		app_message(app, "no other \"%.*s\" %s", STR_ARG(p),
		    back ? "before" : "behind");
}

static void
start_search(struct app *app, bool back)
{
	if (!app_top(app)->ops->find) {
		app_message(app, "nothing to search in here");
		return;
	}
	app->search_back = back;
	app->search.label = back ? "\\" : "/";
	(void)find(app, FIND_START, back, STR_NONE);
	start_prompt(app, &app->search, ACTION_SEARCH, STR_NONE);
}

/* A view that has nothing to mark has shown the text, and so marked it. */
static void
browse_and_mark(struct app *app, unsigned count)
{
	struct level *l = app_top(app);

	app_browse(app, count);
	if (l->ops->link && l->ops->action)
		(void)l->ops->action(l->state, app, ACTION_DONE, 0);
}

/* What waits for a line or a key; false: 'a' is none of these. */
static bool
do_ask(struct app *app, enum action a)
{
	switch (a) {
	case ACTION_SEARCH:
	case ACTION_SEARCH_BACK:
		start_search(app, a == ACTION_SEARCH_BACK);
		return true;
	case ACTION_FIND:
		app_ask(app, a, "find: ", STR_NONE);
		return true;
	case ACTION_COMMAND:
		start_prompt(app, &app->command, a, STR_NONE);
		return true;
	case ACTION_PIPE:
	case ACTION_PIPE_JSON:
		app_ask(app, a, a == ACTION_PIPE ? "| " : "|json ", STR_NONE);
		return true;
	case ACTION_NOTE:
		app_note(app);
		return true;
	case ACTION_TAG_PATTERN:
		app_ask(app, a, "tag rows with: ", STR_NONE);
		return true;
	case ACTION_TAGGED:
		app->on_tagged = true;
		app_message(app, "to all tagged rows: which key?");
		return true;
	case ACTION_SET_MARK:
	case ACTION_GO_MARK:
	case ACTION_MACRO:
		app->wants = a;
		app_message(app, a == ACTION_SET_MARK
			? "keep this place as which letter, a to z?"
			: a == ACTION_MACRO ? "which macro?"
			: "go to which place, a to z? ' goes back");
		return true;
	default:
		return false;
	}
}

/* The feed that the selected article came in is asked for news. */
static bool
fetch_its_feed(struct app *app)
{
	struct level *l = app_top(app);
	struct view_target t = {.para = -1};
	int64_t feed;
	enum status st;

	if (!l->ops->here || !l->ops->here(l->state, &t) || !t.article)
		return false;
	st = store_feed_of(app->o.store, t.article, &feed);
	if (st == STATUS_NOT_FOUND)
		app_message(app, "this article came in no feed");
	else if (app_check(app, st))
		app_fetch(app, feed);
	return true;
}

/* Of the article that is selected, or whose words are: shown by the
 * reader. */
static bool
versions(struct app *app)
{
	struct level *l = app_top(app);
	struct view_target t = {.para = -1};

	if (l->ops->here && l->ops->here(l->state, &t) && t.article)
		app_open(app, "reader", &t);
	else if (!l->ops->action ||
	    !l->ops->action(l->state, app, ACTION_READ, 0))
		return false;
	l = app_top(app);
	if (strcmp(l->ops->name, "reader") == 0)
		(void)l->ops->action(l->state, app, ACTION_VERSIONS, 0);
	return true;
}

static void
nothing(struct app *app, enum action a)
{
	const struct level *l = app_top(app);

	if (l->ops->bare && l->ops->bare(l->state))
		app_message(app, "nothing is selected; \"%s\" needs a row",
		    action_word(a));
	else
		app_message(app, "\"%s\" does nothing here; ? shows the keys",
		    action_word(a));
}

static void
do_common(struct app *app, enum action a, unsigned count)
{
	switch (a) {
	case ACTION_BACK:
	case ACTION_LEFT:
		app_back(app);
		break;
	case ACTION_QUIT:
		app->wish = APP_QUITS;
		break;
	case ACTION_HELP:
		app_open(app, "help",
		    &(struct view_target){
			.query = str_c(app_top(app)->ops->name), .para = -1});
		break;
	case ACTION_SEARCH_NEXT:
	case ACTION_SEARCH_PREVIOUS:
		find_again(app, app->search_back == (a == ACTION_SEARCH_NEXT));
		break;
	case ACTION_REDRAW:
		app->wish = APP_REPAINTS;
		break;
	case ACTION_SUSPEND:
		app->wish = APP_SUSPENDS;
		break;
	case ACTION_UNDO:
	case ACTION_REDO:
		app_take_back(app, a == ACTION_REDO);
		break;
	case ACTION_REPEAT:
		if (app->last.action != ACTION_NONE)
			app_do(app, app->last.action, app->last.count);
		break;
	case ACTION_BROWSE:
		app_browse(app, count);
		break;
	case ACTION_BROWSE_READ:
		browse_and_mark(app, count);
		break;
	case ACTION_COPY_TEXT:
		app_copy_text(app);
		break;
	case ACTION_MAP:
		app_open(app, "help",
		    &(struct view_target){.query = STR("*"), .para = -1});
		break;
	case ACTION_COPY_LINK:
		app_copy_link(app, count);
		break;
	case ACTION_FETCH_DUE:
		app_fetch(app, 0);
		break;
	case ACTION_EVENTS:
	case ACTION_ARTICLES:
	case ACTION_FEEDS:
	case ACTION_REVIEW:
	case ACTION_FILTERS:
		app_back_to(app, action_word(a));
		break;
	case ACTION_STOP:
	case ACTION_CANCEL:
		if (a == ACTION_STOP &&
		    (app_stop_work(app) || app_stop_tasks(app)))
			break;
		app->show_matches = false;
		app->carried = (struct carried){0};
		break;
	default:
		if (do_ask(app, a) ||
		    (a == ACTION_VERSIONS && versions(app)) ||
		    (a == ACTION_FETCH && fetch_its_feed(app)))
			break;
		nothing(app, a);
	}
}

/* What . does again: what changes something here, and no more. */
static bool
repeatable(enum action a)
{
	return a == ACTION_DONE || a == ACTION_UNREAD || a == ACTION_STAR ||
	    a == ACTION_TAG || a == ACTION_BROWSE_READ || a == ACTION_SPLIT ||
	    a == ACTION_PAUSE;
}

void
app_letter(struct app *app, struct key k)
{
	enum action a = app->wants;

	app->wants = ACTION_NONE;
	if (a == ACTION_MACRO)
		app_macro(app, k);
	else
		app_place(app, a, k);
	app_view_changed(app);
}

void
app_do(struct app *app, enum action a, unsigned count)
{
	struct level *l = app_top(app);
	bool tagged = app->on_tagged;

	if (repeatable(a))
		app->last = (struct act){a, count};
	if (!l->ops->action || !l->ops->action(l->state, app, a, count))
		do_common(app, a, count);
	/* It was for one action, whatever became of it. */
	if (tagged)
		app->on_tagged = false;
	if (app->wish != APP_QUITS)
		app_view_changed(app);
}

/* ---- what was typed ---- */

static void
answer(struct app *app, enum action a, struct str line)
{
	struct level *l = app_top(app);

	if (a == ACTION_FIND && line.n > 0)
		app_open(app, "articles",
		    &(struct view_target){.query = line, .para = -1});
	else if (a == ACTION_PIPE || a == ACTION_PIPE_JSON)
		app_pipe(app, a == ACTION_PIPE_JSON, line);
	else if (a == ACTION_NOTE && l->ops->noted)
		app_note_typed(app, line);
	else if (a != ACTION_FIND && l->ops->answer)
		l->ops->answer(l->state, app, a, line);
	app_view_changed(app);
}

static void
search_done(struct app *app, enum prompt_answer pa, struct str line)
{
	if (pa == PROMPT_DROPPED || line.n == 0) {
		(void)find(app, FIND_CANCELLED, app->search_back, STR_NONE);
		return;
	}
	buf_clear(&app->pattern);
	buf_str(&app->pattern, line);
	app->show_matches = true;
	if (!find(app, FIND_ENTERED, app->search_back, line))
		app_message(app, "\"%.*s\" is not found", STR_ARG(line));
}

void
app_prompt_key(struct app *app, struct key k)
{
	struct prompt *p = app->asking;

	/* Pasted keys have another code. */
	if (k.code == INPUT_TAB || k.code == INPUT_BACKTAB) {
		app_complete(app, k.code == INPUT_TAB);
		return;
	}
	app->completing = false;

	enum prompt_answer pa = prompt_key(p, k);
	struct str line = pa == PROMPT_DROPPED ? STR_NONE : prompt_line(p);

	if (pa == PROMPT_CHANGED && p == &app->search)
		(void)find(app, FIND_TYPED, app->search_back, line);
	if (pa == PROMPT_MORE || pa == PROMPT_CHANGED)
		return;
	app->asking = NULL;
	if (pa == PROMPT_DONE)
		history_add(app->o.history, p->kind, line);
	if (p == &app->search)
		search_done(app, pa, line);
	else if (p == &app->question)
		answer(app, app->asking_for, line);
	else {
		app_record_line(app, line);
		app_command(app, line);
	}
}
