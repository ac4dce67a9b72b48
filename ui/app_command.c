/*
 * app_command.c - the line behind ':': an action's name, or a command
 * with words behind it; and Tab, which completes both.
 */
#include <dirent.h>
#include <inttypes.h>

#include "db/query.h"
#include "db/store_rules.h"
#include "ui/app_state.h"

/* What may stand in a place of the line. */
enum kind {
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

#define COMMAND_WORDS 3

static void run_keys(struct app *app, struct str rest);
static void run_map(struct app *app, struct str line);
static void run_help(struct app *app, struct str rest);
static void run_filter(struct app *app, struct str rest);
static void run_rule(struct app *app, struct str line);
static void run_open(struct app *app, struct str rest);
static void run_set(struct app *app, struct str rest);

/* How a command takes them. */
enum {
	WHOLE = 1, /* with its name before them */
	ALONE = 2, /* or none */
};

/* Commands that take words; an action's name is one without. */
static const struct command {
	const char *name, *words;
	void (*run)(struct app *app, struct str rest);
	unsigned how;
	enum kind takes[COMMAND_WORDS];
} commands[] = {
	{"set", "NAME VALUE", run_set, ALONE, {KIND_SETTING, KIND_VALUE}},
	{"keys", "crossread or newsboat", run_keys, 0, {KIND_KEYS}},
	{"map", "VIEW KEYS ACTION", run_map, WHOLE,
	    {KIND_VIEW, KIND_NONE, KIND_ACTION}},
	{"unmap", "VIEW KEYS", run_map, WHOLE, {KIND_VIEW}},
	{"macro", "KEY COMMAND; COMMAND", run_map, WHOLE,
	    {KIND_NONE, KIND_ACTION}},
	{"record", "KEY", app_record, ALONE, {KIND_NONE}},
	{"filter", "NAME or QUERY", run_filter, 0, {KIND_FILTER}},
	{"kill", "QUERY", run_rule, WHOLE,
	    {KIND_QUERY, KIND_QUERY, KIND_QUERY}},
	{"highlight", "QUERY", run_rule, WHOLE,
	    {KIND_QUERY, KIND_QUERY, KIND_QUERY}},
	{"help", "VIEW or ACTION", run_help, 0, {KIND_TOPIC}},
	{"open", "e1 or a1", run_open, 0, {KIND_ID}},
	{"dumpconfig", "FILE", app_dump, 0, {KIND_FILE}},
};

/* ---- running ---- */

static void
keep_line(struct app *app, struct str line)
{
	*vec_add(app->arena, &app->lines) = arena_str(app->arena, line);
}

bool
app_own_line(struct app *app, struct str line)
{
	struct buf why;
	bool good;

	buf_init(&why, 4 * KiB);
	good = app_keys_line(app->keymap, line, &why);
	if (good)
		keep_line(app, line);
	else
		app_error(app, "%.*s", STR_ARG(buf_view(&why)));
	buf_free(&why);
	return good;
}

static void
run_map(struct app *app, struct str line)
{
	(void)app_own_line(app, line);
}

static void
run_set(struct app *app, struct str rest)
{
	if (rest.n)
		app_set(app, rest);
	else
		run_help(app, STR("settings"));
}

static void
run_keys(struct app *app, struct str rest)
{
	struct arena *a = arena_new();

	app_set(app, arena_printf(a, "keys %.*s", STR_ARG(rest)));
	arena_free(a);
}

static void
run_help(struct app *app, struct str rest)
{
	app_open(app, "help",
	    &(struct view_target){.query = rest, .para = -1});
}

/* A saved filter by its name, else the words themselves: of the list that
 * is open, or as a list of articles. */
static void
run_filter(struct app *app, struct str rest)
{
	struct level *l = app_top(app);
	struct str query = rest;

	for (size_t i = 0; i < app->rules.n; i++)
		if (app->rules.at[i].kind == RULE_FILTER &&
		    str_eq(app->rules.at[i].name, rest))
			query = app->rules.at[i].query;
	if (str_eq(str_c(l->ops->name), STR("events")) ||
	    str_eq(str_c(l->ops->name), STR("articles")))
		l->ops->answer(l->state, app, ACTION_FILTER, query);
	else
		app_open(app, "articles",
		    &(struct view_target){.query = query, .para = -1});
}

/* Until the reader ends; the configuration has those that stay. */
static void
run_rule(struct app *app, struct str line)
{
	struct rule r = {.kind = str_starts(line, STR("kill")) ? RULE_KILL
							      : RULE_HIGHLIGHT};
	struct str whole = line;
	struct buf why;

	(void)str_word(&line);
	r.query = arena_str(app->arena, str_trim(line));
	buf_init(&why, 4 * KiB);
	if (store_rule_check(r.query, &why) != STATUS_OK) {
		app_error(app, "%.*s", STR_ARG(buf_view(&why)));
	} else {
		*vec_add(app->arena, &app->rules) = r;
		keep_line(app, whole);
		app_reread(app);
		app_message(app, "until crossread ends; :dumpconfig FILE "
		    "keeps it");
	}
	buf_free(&why);
}

/* "e12" or "a345", as the commands of the shell have them. */
static void
run_open(struct app *app, struct str rest)
{
	struct view_target t = {.para = -1};
	int64_t id;

	if (rest.n > 1 && str_i64(str_from(rest, 1), &id) && id > 0 &&
	    (rest.s[0] == 'e' || rest.s[0] == 'a')) {
		t.event = rest.s[0] == 'e' ? id : 0;
		t.article = rest.s[0] == 'a' ? id : 0;
		app_open(app, rest.s[0] == 'e' ? "event" : "reader", &t);
		return;
	}
	app_error(app, "'%.*s' is no id; events are e1, articles a1",
	    STR_ARG(rest));
}

/* ---- what a line says ---- */

struct line {
	unsigned count; /* 0: none was typed */
	const struct command *command; /* NULL: an action, or a row */
	struct str whole, rest; /* of the command, with its name and without */
	enum action action; /* NONE without a command: go to row 'count' */
};

static bool
unknown(struct str word, struct buf *why)
{
	const char *nearest = NULL;
	size_t least = STR_NEAR;

	for (int i = 1; i < ACTION_COUNT; i++)
		str_nearest(
		    word, action_word((enum action)i), &nearest, &least);
	for (size_t i = 0; i < ARRAY_LEN(commands); i++)
		str_nearest(word, commands[i].name, &nearest, &least);
	buf_printf(why, "no action \"%.*s\"; %s%s%s", STR_ARG(word),
	    nearest ? "did you mean \"" : ":map lists them",
	    nearest ? nearest : "", nearest ? "\"?" : "");
	return false;
}

/* A number alone goes to that row; before an action it is its count. */
static bool
read_line(struct str typed, struct line *out, struct buf *why)
{
	struct str rest = str_trim(typed), word;
	uint64_t count = 0;

	*out = (struct line){.whole = rest};
	word = str_word(&rest);
	if (str_u64(word, &count)) {
		out->count = (unsigned)MIN(count, KEYMAP_COUNT_MAX);
		out->whole = str_trim(rest);
		word = str_word(&rest);
		if (!word.n)
			return true;
	}
	out->rest = str_trim(rest);
	for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
		const struct command *c = &commands[i];

		if (!str_eq(word, str_c(c->name)) ||
		    (!out->rest.n && action_find(word) != ACTION_NONE))
			continue;
		out->command = c;
		if (!out->rest.n && !(c->how & ALONE))
			buf_printf(why, "%s needs words: %s %s", c->name,
			    c->name, c->words);
		return out->rest.n || (c->how & ALONE);
	}
	out->action = action_find(out->whole);
	return out->action != ACTION_NONE || unknown(out->whole, why);
}

void
app_command(struct app *app, struct str typed)
{
	struct line l;
	struct buf why;

	if (!str_trim(typed).n)
		return;
	buf_init(&why, 4 * KiB);
	if (!read_line(typed, &l, &why))
		app_error(app, "%.*s", STR_ARG(buf_view(&why)));
	else if (l.command)
		l.command->run(app,
		    l.command->how & WHOLE ? l.whole : l.rest);
	else if (l.action != ACTION_NONE)
		app_do(app, l.action, l.count);
	else
		app_do(app, ACTION_FIRST, l.count);
	buf_free(&why);
}

bool
app_keys_line(struct keymap *km, struct str line, struct buf *why)
{
	struct str rest = line, part;
	struct line l;

	if (!str_eq(str_word(&rest), STR("macro")))
		return keymap_own(km, line, why);
	(void)str_word(&rest);
	while (str_field(&rest, ';', &part))
		if (str_trim(part).n && !read_line(part, &l, why))
			return false;
	return keymap_own(km, line, why);
}

void
app_macro(struct app *app, struct key k)
{
	size_t n;
	const struct macro *m = keymap_macros(app->keymap, &n);
	struct str rest = STR_NONE, part;
	struct buf keys;

	for (size_t i = 0; i < n; i++)
		if (m[i].key.code == k.code)
			rest = m[i].line;
	if (!rest.n) {
		buf_init(&keys, 4 * KiB);
		key_spell(&keys, k);
		app_message(app, "no macro %.*s; :macro KEY COMMAND; COMMAND "
		    "makes one", STR_ARG(buf_view(&keys)));
		buf_free(&keys);
	}
	/* It ends where something is asked, or at the way out. */
	while (str_field(&rest, ';', &part) && app->wish == APP_GOES_ON &&
	    !app->asking) {
		app_record_line(app, part);
		app_command(app, part);
	}
}

/* ---- completing ---- */

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

static void
offer_fields(struct app *app, struct str typed)
{
	const char *name, *help;

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
	DIR *d;

	while (folder.n && folder.s[folder.n - 1] != '/')
		folder.n--;
	name = str_from(typed, folder.n);
	d = opendir(folder.n ? arena_str(a, folder).s : ".");
	while (d && (e = readdir(d))) {
		struct str entry = str_c(e->d_name);

		/* A name with blanks would need quotes. */
		if ((entry.s[0] == '.' && !name.n) || !str_valid_utf8(entry) ||
		    str_chr(entry, ' ', 0) != STR_NPOS)
			continue;
		offer(app, typed, arena_printf(a, "%.*s%.*s%s",
		    STR_ARG(folder), STR_ARG(entry),
		    e->d_type == DT_DIR ? "/" : ""));
	}
	if (d)
		closedir(d);
}

/* 'before' is the word before it. */
static void
offer_kind(
    struct app *app, enum kind kind, struct str typed, struct str before)
{
	switch (kind) {
	case KIND_COMMAND:
		offer_actions(app, typed);
		for (size_t i = 0; i < ARRAY_LEN(commands); i++)
			offer(app, typed, str_c(commands[i].name));
		break;
	case KIND_SETTING:
		for (int i = 0; i < SETTING_COUNT; i++)
			if (setting_row((enum setting)i)->late)
				offer(app, typed,
				    str_c(setting_name((enum setting)i)));
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

/* Which word is being typed, and what is offered for it. */
static void
gather(struct app *app, struct str line)
{
	struct str rest = line, word = STR_NONE, first = STR_NONE;
	struct str before = STR_NONE;
	size_t n = 0;

	app->from = 0;
	while (str_chr(rest, ' ', 0) != STR_NPOS) {
		before = word;
		(void)str_field(&rest, ' ', &word);
		before = word;
		if (word.n && n++ == 0)
			first = word;
	}
	app->from = line.n - rest.n;
	if (app->asking == &app->question) {
		if (app->asking_for == ACTION_FIND ||
		    app->asking_for == ACTION_FILTER)
			offer_fields(app, rest);
		else if (app->asking_for == ACTION_PIPE ||
		    app->asking_for == ACTION_PIPE_JSON)
			offer_files(app, rest);
		return;
	}
	if (n == 0)
		offer_kind(app, KIND_COMMAND, rest, STR_NONE);
	for (size_t i = 0; n > 0 && n <= COMMAND_WORDS &&
	     i < ARRAY_LEN(commands); i++)
		if (str_eq(first, str_c(commands[i].name)))
			offer_kind(app, commands[i].takes[n - 1], rest, before);
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

static void
put(struct app *app, struct str word)
{
	struct str line = str_sub(prompt_line(app->asking), 0, app->from);
	struct arena *a = arena_new();

	prompt_set(app->asking,
	    arena_printf(a, "%.*s%.*s", STR_ARG(line), STR_ARG(word)));
	arena_free(a);
}

void
app_complete(struct app *app, bool next)
{
	size_t n;

	if (app->asking == &app->search)
		return;
	if (!app->completing) {
		struct str line = prompt_line(app->asking), c;

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
			put(app, c);
			return;
		}
	}
	/* Nothing more in common: one after the other, and what was typed. */
	n = app->choices.n;
	app->choice = (app->choice + (next ? 1 : n)) % (n + 1);
	put(app, app->choice < n ? app->choices.at[app->choice] : common(app));
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
