/*
 * reader.c - the view of one article, with what the other articles of its
 * event say beside it.  Opening an article marks it read.
 */
#include "ui/views/reader.h"

#include "ui/views/evidence.h"
#include "ui/views/views.h"

static void
read_rows(struct reader_state *s, struct app *app)
{
	arena_reset(s->arena);
	notes_read(app, s->arena, NOTE_ON_ARTICLE, s->article, &s->notes);
	(void)members_read(app, s->arena, s->l, &s->members);
}

static bool
flag(const struct reader_state *s, bool starred)
{
	size_t i = members_index(&s->members, s->article);

	if (i == s->members.n)
		return false;
	return starred ? s->members.rows[i].starred : s->members.rows[i].read;
}

/* Shows another article; the old one stays when it cannot be read. */
static bool
show(struct reader_state *s, struct app *app, int64_t article)
{
	struct loaded *l = loaded_article(app, article);

	if (!l)
		return false;
	loaded_drop(s->l);
	s->l = l;
	s->article = article;
	s->against = false;
	s->index = (uint32_t)loaded_index(l, article);
	s->laid = false;
	read_rows(s, app);
	return true;
}

static void
mark_read(struct reader_state *s, struct app *app)
{
	if (flag(s, false))
		return;
	members_mark(app, s->article, MARK_READ);
	read_rows(s, app);
}

static void
go_to(struct reader_state *s, int32_t para)
{
	const struct article *art = s->l->articles[s->index];
	size_t row = 0, body = 0;

	/* Furniture stands behind the story, so places shift. */
	for (size_t i = 0; i < art->nparas; i++)
		body += art->paras[i].kind != PARA_FURNITURE;
	for (size_t i = 0, told = 0, set = body; i < art->nparas; i++) {
		size_t at =
		    art->paras[i].kind == PARA_FURNITURE ? set++ : told++;

		if ((int32_t)i == para)
			row = at;
	}
	sheet_go(&s->sheet, row);
}

static void
close_reader(void *state)
{
	struct reader_state *s = state;

	loaded_drop(s->l);
	arena_free(s->arena);
	arena_free(s->sheet_arena);
}

static void *
open_reader(struct app *app, struct arena *a, const struct view_target *t)
{
	struct reader_state *s = ARENA_NEW(a, struct reader_state);

	s->arena = arena_new();
	s->sheet_arena = arena_new();
	if (!show(s, app, t->article)) {
		close_reader(s);
		return NULL;
	}
	mark_read(s, app);
	if (t->para >= 0)
		go_to(s, t->para);
	return s;
}

static void
reload(void *state, struct app *app)
{
	struct reader_state *s = state;
	bool against = s->against;

	if (show(s, app, s->article) && against)
		s->against = s->l->articles[s->index]->previous != NULL;
}

static void
layout(void *state, struct app *app, struct area body)
{
	struct reader_state *s = state;

	s->linear = app_linear(app);
	s->plain = app_plain(app);
	if (s->laid && s->body.rows == body.rows &&
	    s->body.columns == body.columns)
		return;
	s->body = body;
	s->now = app_now(app);
	reader_lay(s);
	s->told = s->nparas > 0 ? sheet_item(&s->sheet) : 0;
}

/* What others say costs more than the move to a paragraph: it waits for a
 * rest. */
static bool
rest(void *state, struct app *app)
{
	struct reader_state *s = state;
	size_t now = s->nparas > 0 ? sheet_item(&s->sheet) : 0;
	bool changed = s->told != now;

	(void)app;
	s->told = now;
	return changed;
}

/* ---- actions ---- */

static void
other_article(struct reader_state *s, struct app *app, bool next)
{
	size_t i = members_index(&s->members, s->article);

	if (next ? i + 1 >= s->members.n : i == 0) {
		app_message(app, "no article %s in this event",
		    next ? "after this one" : "before this one");
		return;
	}
	if (!show(s, app, s->members.rows[next ? i + 1 : i - 1].id))
		return;
	s->sheet.row = s->sheet.top = 0;
	mark_read(s, app);
}

static bool
is_goal(const struct reader_para *p, bool conflict)
{
	if (conflict)
		return p->compared && p->mark == MARK_CONFLICT;
	return p->compared && p->mark != MARK_SAME && p->mark != MARK_COPY;
}

static void
jump(struct reader_state *s, struct app *app, bool conflict, bool down)
{
	size_t i = sheet_item(&s->sheet);

	while (down ? i + 1 < s->nparas : i > 0) {
		i += down ? 1 : (size_t)-1;
		if (is_goal(&s->paras[i], conflict)) {
			sheet_jump(&s->sheet, i);
			return;
		}
	}
	app_message(app, "no %s %s", conflict ? "conflict" : "difference",
	    down ? "below" : "above");
}

static void
toggle_versions(struct reader_state *s, struct app *app)
{
	const struct article *art = s->l->articles[s->index];

	if (!s->against && !art->previous) {
		app_message(app, "this article has no version before");
		return;
	}
	s->against = !s->against;
	s->laid = false;
	if (s->against)
		app_message(app, "version %u against %u; v shows all again",
		    art->version, art->previous->version);
}

static void
star(struct reader_state *s, struct app *app)
{
	members_mark(app, s->article, flag(s, true) ? MARK_UNSTAR : MARK_STAR);
	read_rows(s, app);
}

static void
open_here(struct reader_state *s, struct app *app, const char *view)
{
	struct view_target t = {
	    .event = s->l->event.id, .article = s->article, .para = -1};
	const struct row *row = NULL;

	if (t.event == 0) {
		app_message(app, "this article belongs to no event");
		return;
	}
	if (s->nparas > 0) {
		t.para = (int32_t)s->paras[sheet_item(&s->sheet)].para;
		row = reader_row(s, (uint32_t)t.para);
	}
	if (row) {
		const struct fact *f =
		    evidence_of_row(s->l->c, (size_t)(row - s->l->c->rows));

		t.query = f ? f->label : STR_NONE;
	}
	app_open(app, view, &t);
}

static bool
act(void *state, struct app *app, enum action a, unsigned count)
{
	struct reader_state *s = state;

	if (sheet_move(&s->sheet, a, count))
		return true;
	switch (a) {
	case ACTION_NEXT_ARTICLE:
	case ACTION_PREVIOUS_ARTICLE:
		other_article(s, app, a == ACTION_NEXT_ARTICLE);
		return true;
	case ACTION_NEXT_CONFLICT:
	case ACTION_PREVIOUS_CONFLICT:
		jump(s, app, true, a == ACTION_NEXT_CONFLICT);
		return true;
	case ACTION_NEXT_DIFFERENCE:
	case ACTION_PREVIOUS_DIFFERENCE:
		jump(s, app, false, a == ACTION_NEXT_DIFFERENCE);
		return true;
	case ACTION_VERSIONS:
		toggle_versions(s, app);
		return true;
	case ACTION_STAR:
		star(s, app);
		return true;
	case ACTION_UNREAD:
		members_mark(app, s->article, MARK_UNREAD);
		read_rows(s, app);
		return true;
	case ACTION_FULL_TEXT:
		app_fetch_article(app, s->article);
		return true;
	case ACTION_OPEN:
	case ACTION_COMPARE:
		open_here(s, app, "compare");
		return true;
	case ACTION_LEDGER:
		open_here(s, app, "ledger");
		return true;
	default:
		return false;
	}
}

static bool
para_has(const void *state, size_t i, struct str pattern)
{
	const struct reader_state *s = state;

	return find_in(s->l->articles[s->index]->paras[s->paras[i].para].text,
		   pattern, 0) != STR_NPOS;
}

static bool
find(void *state, struct app *app, const struct find *f)
{
	struct reader_state *s = state;
	size_t at = sheet_item(&s->sheet);
	bool found = finding_step(&s->finding, f, &at, s->nparas, para_has, s);

	(void)app;
	sheet_jump(&s->sheet, at);
	return found;
}

static bool
here(const void *state, struct view_target *t)
{
	const struct reader_state *s = state;

	t->event = s->l->event.id;
	t->article = s->article;
	if (s->nparas > 0)
		t->para = (int32_t)s->paras[sheet_item(&s->sheet)].para;
	return true;
}

static size_t
noted(const void *state, bool tagged, enum note_on *on, const int64_t **ids)
{
	const struct reader_state *s = state;

	(void)tagged;
	*on = NOTE_ON_ARTICLE;
	*ids = &s->article;
	return 1;
}

static struct str
text(const void *state, struct arena *a)
{
	const struct reader_state *s = state;

	(void)a;
	if (s->nparas == 0)
		return STR_NONE;
	return s->l->articles[s->index]
	    ->paras[s->paras[sheet_item(&s->sheet)].para].text;
}

static struct str
link(const void *state, unsigned n)
{
	const struct reader_state *s = state;
	const struct article *art = s->l->articles[s->index];
	const struct enclosure *e;

	/* Those that stand below the title, in their order. */
	if (art->url.n && n-- == 1)
		return art->url;
	e = n ? reader_enclosure(art, n - 1) : NULL;
	return e ? e->url : STR_NONE;
}

static const struct hint hints[] = {
    {ACTION_PAGE_DOWN, "Page"},
    {ACTION_NEXT_ARTICLE, "Next-article"},
    {ACTION_NEXT_CONFLICT, "Conflict"},
    {ACTION_COMPARE, "Compare"},
    {ACTION_LEDGER, "Ledger"},
    {ACTION_VERSIONS, "Versions"},
    {ACTION_BROWSE, "Browser"},
    {ACTION_STAR, "Star"},
    {ACTION_UNREAD, "Unread"},
    {ACTION_UNDO, "Undo"},
};

const struct view_ops view_reader = {
    .name = "reader",
    .hints = hints,
    .nhints = ARRAY_LEN(hints),
    .open = open_reader,
    .close = close_reader,
    .layout = layout,
    .rest = rest,
    .reload = reload,
    .action = act,
    .find = find,
    .link = link,
    .here = here,
    .noted = noted,
    .text = text,
    .title = reader_title,
    .status = reader_status,
    .draw = reader_draw,
};
