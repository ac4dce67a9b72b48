/*
 * app_complete.c - Tab in the line being typed: what can stand there.
 */
#include <dirent.h>
#include <inttypes.h>
#include <sys/stat.h>

#include "db/query.h"
#include "db/store_feeds.h"
#include "ui/app_command.h"

/* One that begins as what was typed. */
static void
offer(struct app *app, struct str typed, struct str word)
{
	if (!str_starts(word, typed))
		return;
	for (size_t i = 0; i < app->choices.n; i++)
		if (str_eq(app->choices.at[i], word))
			return;
	*vec_add(app->choices_arena, &app->choices) =
	    arena_str(app->choices_arena, word);
}

static void
offer_all(struct app *app, struct str typed, const char *const *words)
{
	for (; *words; words++)
		offer(app, typed, str_c(*words));
}

static void
offer_actions(struct app *app, struct str typed)
{
	for (int i = 1; i < ACTION_COUNT; i++)
		offer(app, typed, str_c(action_word((enum action)i)));
}

static void
offer_value(struct app *app, struct str typed, struct str name)
{
	static const char *const flags[] = {"on", "off", NULL};
	const struct setting_row *row;
	const char *nearest;
	enum setting s;

	if (!setting_find(name, &s, &nearest))
		return;
	row = setting_row(s);
	if (row->type == SETTING_FLAG)
		offer_all(app, typed, flags);
	else if (row->type == SETTING_WORD)
		offer_all(app, typed, row->words);
	else
		offer(app, typed, settings_text(&app->settings, s));
}

static void
offer_views(struct app *app, struct str typed)
{
	const char *name;

	offer(app, typed, STR("global"));
	for (size_t i = 0; (name = app_view_name(i)); i++)
		offer(app, typed, str_c(name));
}

/* Of what is selected, its article and its event. */
static void
offer_ids(struct app *app, struct str typed)
{
	struct level *l = app_top(app);
	struct view_target t = {.para = -1};
	struct arena *a = app->choices_arena;

	if (!l->ops->here || !l->ops->here(l->state, &t))
		return;
	if (t.article)
		offer(app, typed, arena_printf(a, "a%" PRId64, t.article));
	if (t.event)
		offer(app, typed, arena_printf(a, "e%" PRId64, t.event));
}

/* A word of a query that has blanks stands in quotes. */
static void
offer_term(struct app *app, struct str typed, const char *field,
    struct str value)
{
	const char *quote;

	value = text_line(app->choices_arena, value).s;
	quote = *field && str_chr(value, ' ', 0) != STR_NPOS ? "\"" : "";
	if (value.n && str_chr(value, '"', 0) == STR_NPOS)
		offer(app, typed, arena_printf(app->choices_arena,
		    "%s%s%.*s%s", field, quote, STR_ARG(value), quote));
}

/* What your feeds are called and how they are tagged, behind the name of
 * the field or, where that is "", alone. */
static void
offer_feeds(struct app *app, struct str typed, const char *tag,
    const char *title)
{
	struct followed *rows;
	size_t n;

	if (store_feeds(app->o.store, app->choices_arena, true, &rows, &n) !=
	    STATUS_OK)
		return;
	for (size_t i = 0; i < n; i++) {
		const struct subscription *f = &rows[i].is;

		for (size_t k = 0; tag && k < f->ntags; k++)
			offer_term(app, typed, tag, f->tags[k]);
		if (title)
			offer_term(app, typed, title, subscription_name(f));
	}
}

static void
offer_fields(struct app *app, struct str typed)
{
	const char *name, *help;

	if (str_starts(typed, STR("-"))) {
		typed = str_from(typed, 1);
		app->from++;
	}
	if (str_starts(typed, STR("tag:")))
		offer_feeds(app, typed, "tag:", NULL);
	else if (str_starts(typed, STR("feed:")))
		offer_feeds(app, typed, NULL, "feed:");
	else
		for (size_t i = 0; (name = query_name(i, &help)); i++)
			offer(app, typed, str_c(name));
}

/* Names in a folder that begin as the last part of a path. */
static void
offer_files(struct app *app, struct str typed)
{
	struct arena *a = app->choices_arena;
	struct str folder = typed, name;
	struct dirent *e;
	struct stat st;
	DIR *d;

	while (folder.n && folder.s[folder.n - 1] != '/')
		folder.n--;
	name = str_from(typed, folder.n);
	d = opendir(folder.n ? view_path(a, folder) : ".");
	while (d && (e = readdir(d))) {
		struct str entry = str_c(e->d_name);

		/* A name with blanks would need quotes. */
		if ((entry.s[0] == '.' && !name.n) || !str_valid_utf8(entry) ||
		    str_chr(entry, ' ', 0) != STR_NPOS)
			continue;
		offer(app, typed, arena_printf(a, "%.*s%.*s%s",
		    STR_ARG(folder), STR_ARG(entry),
		    fstatat(dirfd(d), e->d_name, &st, 0) == 0 &&
			S_ISDIR(st.st_mode) ? "/" : ""));
	}
	if (d)
		closedir(d);
}

/* 'before' is the word before it. */
static void
offer_kind(
    struct app *app, enum command_kind kind, struct str typed,
    struct str before)
{
	const char *name;

	switch (kind) {
	case KIND_COMMAND:
		offer_actions(app, typed);
		for (size_t i = 0; (name = app_command_name(i)); i++)
			offer(app, typed, str_c(name));
		break;
	case KIND_SETTING:
		for (int i = 0; i < SETTING_COUNT; i++)
			offer(app, typed, str_c(setting_name((enum setting)i)));
		break;
	case KIND_VALUE:
		offer_value(app, typed, before);
		break;
	case KIND_VIEW:
		offer_views(app, typed);
		break;
	case KIND_ACTION:
		offer_actions(app, typed);
		break;
	case KIND_KEYS:
		offer_all(app, typed, setting_row(SETTING_KEYS)->words);
		break;
	case KIND_FILTER:
		for (size_t i = 0; i < app->rules.n; i++)
			if (app->rules.at[i].kind == RULE_FILTER)
				offer(app, typed, app->rules.at[i].name);
		offer_fields(app, typed);
		break;
	case KIND_QUERY:
		offer_fields(app, typed);
		break;
	case KIND_TOPIC:
		offer(app, typed, STR("settings"));
		offer_views(app, typed);
		offer_actions(app, typed);
		break;
	case KIND_ID:
		offer_ids(app, typed);
		break;
	case KIND_FILE:
		offer_files(app, typed);
		break;
	case KIND_NONE:
		break;
	}
}

/* To a question, not to ':'. */
static void
offer_answer(struct app *app, struct str typed)
{
	struct str part;

	switch (app->asking_for) {
	case ACTION_FIND:
	case ACTION_FILTER:
		offer_fields(app, typed);
		break;
	case ACTION_PIPE:
	case ACTION_PIPE_JSON:
	case ACTION_IMPORT:
		offer_files(app, typed);
		break;
	case ACTION_SET_TAGS: /* with commas between */
		while (str_chr(typed, ',', 0) != STR_NPOS) {
			(void)str_field(&typed, ',', &part);
			app->from += part.n + 1;
		}
		offer_feeds(app, typed, "", NULL);
		break;
	default:
		break;
	}
}

/* Which word is being typed, and what is offered for it. */
static void
gather(struct app *app, struct str line)
{
	struct str rest = line, word = STR_NONE, first = STR_NONE;
	const char *name;
	size_t n = 0;

	while (str_chr(rest, ' ', 0) != STR_NPOS) {
		(void)str_field(&rest, ' ', &word);
		if (word.n && n++ == 0)
			first = word;
	}
	app->from = line.n - rest.n;
	if (app->asking == &app->question)
		offer_answer(app, rest);
	else if (n == 0)
		offer_kind(app, KIND_COMMAND, rest, STR_NONE);
	else
		for (size_t i = 0; (name = app_command_name(i)); i++)
			if (str_eq(first, str_c(name)))
				offer_kind(app, command_takes(i, n - 1), rest,
				    word);
}

static int
by_name(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* As much as all that can stand there have in common. */
static struct str
common(const struct app *app)
{
	struct str c = app->choices.at[0];

	for (size_t i = 1; i < app->choices.n; i++) {
		struct str w = app->choices.at[i];
		size_t n = 0;

		while (n < MIN(c.n, w.n) && c.s[n] == w.s[n])
			n++;
		c.n = n;
	}
	while (c.n && !str_valid_utf8(c))
		c.n--;
	return c;
}

void
app_complete(struct app *app, bool next)
{
	size_t n;

	if (app->asking == &app->search)
		return;
	if (!app->completing) {
		struct str line =
		    str_sub(prompt_line(app->asking), 0, app->asking->at), c;

		arena_reset(app->choices_arena);
		app->choices.at = NULL;
		app->choices.n = app->choices.cap = 0;
		gather(app, line);
		if (app->choices.n == 0)
			return;
		qsort(app->choices.at, app->choices.n,
		    sizeof(*app->choices.at), by_name);
		c = common(app);
		app->completing = app->choices.n > 1;
		app->choice = app->choices.n;
		if (c.n > line.n - app->from || app->choices.n == 1) {
			prompt_complete(app->asking, app->from, c);
			return;
		}
	}
	/* Nothing more in common: one after the other, and what was typed. */
	n = app->choices.n;
	app->choice = (app->choice + (next ? 1 : n)) % (n + 1);
	prompt_complete(app->asking, app->from,
	    app->choice < n ? app->choices.at[app->choice] : common(app));
}

struct text
app_choices(const struct app *app, struct arena *a, int columns)
{
	size_t at = app->choice < app->choices.n ? app->choice : 0;
	struct str out = STR_NONE;

	if (!app->asking || !app->completing)
		return TEXT("");
	for (size_t i = at; i < app->choices.n &&
	     out.n < (size_t)MAX(columns, 0); i++)
		out = arena_printf(a, "%.*s%s%.*s", STR_ARG(out),
		    i > at ? "  " : "", STR_ARG(app->choices.at[i]));
	return text_line(a, out);
}
