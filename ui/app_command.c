/*
 * app_command.c - the line behind ':': an action's name, or a command
 * with words behind it.
 */
#include "ui/app_command.h"

#include "db/store_rules.h"
#include "ui/app_state.h"

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
	enum command_kind takes[COMMAND_WORDS];
} commands[] = {
	{"set", "NAME VALUE", run_set, ALONE, {KIND_SETTING, KIND_VALUE}},
	{"keys", "crossread or newsboat", run_keys, 0, {KIND_KEYS}},
	{"map", "VIEW KEYS ACTION", run_map, WHOLE,
	    {KIND_VIEW, KIND_NONE, KIND_ACTION}},
	{"unmap", "VIEW KEYS", run_map, WHOLE, {KIND_VIEW}},
	{"macro", "KEY COMMAND; COMMAND", run_map, WHOLE,
	    {KIND_NONE, KIND_ACTION}},
	{"record", "KEY", app_record, ALONE, {KIND_NONE}},
	{"filter", "NAME or QUERY", run_filter, 0,
	    {KIND_FILTER, KIND_QUERY, KIND_QUERY}},
	{"kill", "QUERY", run_rule, WHOLE,
	    {KIND_QUERY, KIND_QUERY, KIND_QUERY}},
	{"highlight", "QUERY", run_rule, WHOLE,
	    {KIND_QUERY, KIND_QUERY, KIND_QUERY}},
	{"help", "VIEW or ACTION", run_help, 0, {KIND_TOPIC}},
	{"open", "e1 or a1", run_open, 0, {KIND_ID}},
	{"dumpconfig", "FILE", app_dump, 0, {KIND_FILE}},
};

const char *
app_command_name(size_t i)
{
	return i < ARRAY_LEN(commands) ? commands[i].name : NULL;
}

enum command_kind
command_takes(size_t i, size_t word)
{
	const enum command_kind *takes = commands[i].takes;
	enum command_kind last = takes[COMMAND_WORDS - 1];

	return word < COMMAND_WORDS ? takes[word]
	    : last == KIND_QUERY    ? last
				    : KIND_NONE;
}

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
	r.query = arena_str(app->arena, setting_query(line));
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
