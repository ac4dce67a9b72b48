/*
 * event.c - the view of one event: its articles, why they are together,
 * what they differ in.
 */
#include "ui/views/event.h"

#include "ui/views/correct.h"
#include "ui/views/marking.h"
#include "ui/views/views.h"

static bool
read_rows(struct event_state *s, struct app *app)
{
	arena_reset(s->arena);
	s->note_width = 0;
	notes_read(app, s->arena, NOTE_ON_EVENT, s->l->event.id, &s->notes);
	return members_read(app, s->arena, s->l, &s->members);
}

static void
close_event(void *state)
{
	struct event_state *s = state;

	loaded_drop(s->l);
	arena_free(s->arena);
}

static void *
open_event(struct app *app, struct arena *a, const struct view_target *t)
{
	struct event_state *s = ARENA_NEW(a, struct event_state);

	s->l = loaded_get(app, t->event, false);
	if (!s->l)
		return NULL;
	s->arena = arena_new();
	s->tags.arena = a;
	s->looked = s->l->event.looked;
	s->fresh = s->l->event.fresh;
	if (!read_rows(s, app)) {
		close_event(s);
		return NULL;
	}
	s->selected = members_index(&s->members, t->article);
	if (s->selected == s->members.n)
		s->selected = 0;
	return s;
}

bool
event_changed(const struct event_state *s, int64_t article)
{
	int index = loaded_index(s->l, article);

	return s->looked > 0 && index >= 0 &&
	    s->l->articles[index]->version > 1 &&
	    s->l->articles[index]->seen > s->looked;
}

static bool
retarget(void *state, struct app *app, const struct view_target *t)
{
	struct event_state *s = state;
	size_t at = members_index(&s->members, t->article);

	(void)app;
	if (s->l->event.id != t->event)
		return false;
	if (at < s->members.n)
		s->selected = at;
	return true;
}

static void
reload(void *state, struct app *app)
{
	struct event_state *s = state;
	struct loaded *l = loaded_again(app, s->l);
	int64_t id =
	    s->selected < s->members.n ? s->members.rows[s->selected].id : 0;
	size_t at;

	if (l) {
		loaded_drop(s->l);
		s->l = l;
	}
	if (!read_rows(s, app))
		s->members = (struct members){0};
	at = members_index(&s->members, id);
	s->selected = at < s->members.n ? at : 0;
}

static void
layout(void *state, struct app *app, struct area body)
{
	struct event_state *s = state;
	int n = (int)s->members.n, rows = body.rows;

	if (s->note_width != body.columns)
		s->note_lines = notes_lay(
		    s->arena, &s->notes, app_now(app), body.columns);
	s->note_width = body.columns;
	s->parts.notes = rows >= 10 ? MIN((int)s->note_lines.n, rows / 6) : 0;
	s->parts.head =
	    (rows >= 14 ? 4 : rows >= 6 ? 2 : 0) + s->parts.notes;
	/* The list has half of the room if it needs it, and all of it where
	 * there is little; but words need some below for the selected row. */
	s->parts.list = MAX(MIN(n, MAX((rows - s->parts.head) / 2,
	    app_linear(app) ? 1 : 4)), 1);
	if (rows < 14 && !app_linear(app))
		s->parts.list = MAX(rows - s->parts.head, 1);
	s->parts.lower = MAX(rows - s->parts.head - s->parts.list, 0);
	window_show(&s->window, s->selected, s->selected, 1,
	    (size_t)s->parts.list, s->members.n);
}

static void
mark(struct event_state *s, struct app *app, enum mark_what what)
{
	members_mark(app, s->members.rows[s->selected].id, what);
	if (!read_rows(s, app))
		s->members = (struct members){0};
}

static void
tag(struct event_state *s)
{
	tags_toggle(&s->tags, s->members.rows[s->selected].id);
	s->selected += s->selected + 1 < s->members.n;
}

static void
mark_all(struct event_state *s, struct app *app)
{
	struct article_query q = {SCOPE_EVENT, s->l->event.id, STR_NONE};

	marking_articles(app, &q);
}

static void
next_unread(struct event_state *s, struct app *app, bool down)
{
	size_t i = s->selected;

	while (down ? i + 1 < s->members.n : i > 0) {
		i += down ? 1 : (size_t)-1;
		if (!s->members.rows[i].read) {
			s->selected = i;
			return;
		}
	}
	app_message(app, "no unread article %s", down ? "below" : "above");
}

static void
mark_tagged(struct event_state *s, struct app *app, enum mark_what what)
{
	if (!app_check(app, store_mark(app_store(app), what, s->tags.at,
		s->tags.n, app_now(app))))
		return;
	app_changed(app);
	if (!read_rows(s, app))
		s->members = (struct members){0};
}

static bool
tagged_action(struct event_state *s, struct app *app, enum action a)
{
	switch (a) {
	case ACTION_DONE:
		mark_tagged(s, app, MARK_READ);
		return true;
	case ACTION_UNREAD:
		mark_tagged(s, app, MARK_UNREAD);
		return true;
	case ACTION_STAR:
		mark_tagged(s, app, MARK_STAR);
		return true;
	case ACTION_TAG:
		s->tags.n = 0;
		return true;
	default:
		return false;
	}
}

static bool
mark_action(struct event_state *s, struct app *app, enum action a)
{
	if (app_on_tagged(app) && tagged_action(s, app, a))
		return true;
	switch (a) {
	case ACTION_DONE:
		mark(s, app, MARK_READ);
		s->selected += s->selected + 1 < s->members.n;
		return true;
	case ACTION_ALL_DONE:
		mark_all(s, app);
		return true;
	case ACTION_UNREAD:
		mark(s, app, MARK_UNREAD);
		return true;
	case ACTION_STAR:
		mark(s, app,
		    s->members.rows[s->selected].starred ? MARK_UNSTAR
							 : MARK_STAR);
		return true;
	default:
		return false;
	}
}

static void
go_along(struct app *app, int64_t event, const char *none)
{
	if (event)
		app_open(app, "event",
		    &(struct view_target){.event = event, .para = -1});
	else
		app_message(app, "%s", none);
}

static bool
act(void *state, struct app *app, enum action a, unsigned count)
{
	struct event_state *s = state;
	struct view_target t = {.event = s->l->event.id, .para = -1};

	if (s->members.n == 0)
		return false;
	t.article = s->members.rows[s->selected].id;
	if (move_selection(
		&s->selected, s->members.n, (size_t)s->parts.list, a, count) ||
	    mark_action(s, app, a))
		return true;
	switch (a) {
	case ACTION_NEXT_NEW:
	case ACTION_PREVIOUS_NEW:
		next_unread(s, app, a == ACTION_NEXT_NEW);
		return true;
	case ACTION_OPEN:
	case ACTION_RIGHT:
		app_open(app, "reader", &t);
		return true;
	case ACTION_EARLIER_EVENT:
		go_along(app, s->l->event.earlier,
		    "no event on earlier days tells this story");
		return true;
	case ACTION_LATER_EVENT:
		go_along(app, s->l->event.later,
		    "no later event goes on with this story");
		return true;
	case ACTION_TAG:
		tag(s);
		return true;
	case ACTION_COMPARE:
		t.tags = s->tags.at;
		t.ntags = s->tags.n;
		if (t.ntags > 0)
			t.article = 0;
		app_open(app, "compare", &t);
		return true;
	case ACTION_LEDGER:
		app_open(app, "ledger", &t);
		return true;
	case ACTION_MERGE:
		correct_merge(app, t.event, t.article);
		return true;
	case ACTION_SPLIT:
		correct_split(app, t.article);
		return true;
	default:
		return false;
	}
}

static bool
row_has(const void *state, size_t i, struct str pattern)
{
	const struct article_row *r =
	    &((const struct event_state *)state)->members.rows[i];

	return find_in(r->title, pattern, 0) != STR_NPOS ||
	    find_in(r->outlet, pattern, 0) != STR_NPOS;
}

static void
answer(void *state, struct app *app, enum action a, struct str typed)
{
	struct event_state *s = state;
	size_t before = s->tags.n;

	if (!typed.n || a != ACTION_TAG_PATTERN)
		return;
	for (size_t i = 0; i < s->members.n; i++)
		if (row_has(s, i, typed))
			(void)tags_add(&s->tags, s->members.rows[i].id);
	app_message(app, "%zu tagged", s->tags.n - before);
}

static struct area
rows(const void *state, struct area body)
{
	const struct event_state *s = state;

	body.row += s->parts.head;
	body.rows = s->parts.list;
	return body;
}

static bool
here(const void *state, struct view_target *t)
{
	const struct event_state *s = state;

	t->event = s->l->event.id;
	if (s->selected < s->members.n)
		t->article = s->members.rows[s->selected].id;
	return true;
}

/* The event itself, or articles of it that are tagged. */
static size_t
noted(const void *state, bool tagged, enum note_on *on, const int64_t **ids)
{
	const struct event_state *s = state;

	*on = tagged ? NOTE_ON_ARTICLE : NOTE_ON_EVENT;
	*ids = tagged ? s->tags.at : &s->l->event.id;
	return tagged ? s->tags.n : 1;
}

static struct str
text(const void *state, struct arena *a)
{
	const struct event_state *s = state;

	(void)a;
	return s->selected < s->members.n
	    ? s->members.rows[s->selected].title : STR_NONE;
}

static bool
find(void *state, struct app *app, const struct find *f)
{
	struct event_state *s = state;

	(void)app;
	return finding_step(
	    &s->finding, f, &s->selected, s->members.n, row_has, s);
}

static struct str
link(const void *state, unsigned n)
{
	const struct event_state *s = state;

	return n == 1 && s->selected < s->members.n
	    ? s->members.rows[s->selected].url : STR_NONE;
}

static const struct hint hints[] = {
    {ACTION_OPEN, "Read"},
    {ACTION_COMPARE, "Compare"},
    {ACTION_TAG, "Tag"},
    {ACTION_LEDGER, "Ledger"},
    {ACTION_VERSIONS, "Versions"},
    {ACTION_DONE, "Done"},
    {ACTION_UNREAD, "Unread"},
    {ACTION_STAR, "Star"},
    {ACTION_UNDO, "Undo"},
    {ACTION_SPLIT, "Split"},
    {ACTION_MERGE, "Move"},
};

const struct view_ops view_event = {
    .name = "event",
    .hints = hints,
    .nhints = ARRAY_LEN(hints),
    .open = open_event,
    .close = close_event,
    .layout = layout,
    .reload = reload,
    .retarget = retarget,
    .action = act,
    .find = find,
    .link = link,
    .answer = answer,
    .rows = rows,
    .here = here,
    .noted = noted,
    .text = text,
    .title = event_title,
    .status = event_status,
    .draw = event_draw,
};
