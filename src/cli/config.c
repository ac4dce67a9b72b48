#include "src/cli/config.h"

#include <limits.h>
#include <unistd.h>

#include "db/store_rules.h"
#include "src/cli/input.h"
#include "ui/app.h"

#define FILE_LIMIT MiB
#define LINE_LIMIT (8 * KiB) /* errors quote it, in full */
#define DEPTH_MAX 8 /* of files that include files */

/* The file being read, and those that include it. */
struct file {
	const char *path;
	const char *real; /* the same file under any name has this one */
	size_t line, depth;
	const struct file *from;
};

static enum status read_file(struct cli *cli, struct file *f,
    struct buf *why);

static struct str
place(struct arena *a, const struct file *f)
{
	return arena_printf(a, "%s:%zu", f->path, f->line);
}

static void
add_error(struct cli *cli, const struct file *f, const struct buf *why)
{
	*vec_add(cli->a, &cli->config->errors) = (struct config_error){
		str_c(f->path), f->line, arena_str(cli->a, buf_view(why))};
}

/* "~/x" in the home folder, others in that of the file they stand in. */
static struct str
path_from(struct arena *a, const struct file *f, struct str path)
{
	const char *home = getenv("HOME");
	const char *slash = strrchr(f->path, '/');

	if (str_starts(path, STR("~/")) && home)
		return arena_printf(a, "%s%.*s", home,
		    STR_ARG(str_from(path, 1)));
	if (!path.n || path.s[0] == '/' || !slash)
		return arena_str(a, path);
	return arena_printf(a, "%.*s%.*s", (int)(slash + 1 - f->path),
	    f->path, STR_ARG(path));
}

/* What dump prints is read from elsewhere. */
static struct str
whole_path(struct arena *a, struct str path)
{
	char here[PATH_MAX];

	if (!path.n || path.s[0] == '/' || !getcwd(here, sizeof(here)))
		return path;
	return arena_printf(a, "%s/%.*s", here, STR_ARG(path));
}

static bool
set(struct cli *cli, const struct file *f, struct str rest, struct buf *why)
{
	struct str name = str_word(&rest), v = STR_NONE;
	const char *nearest;
	enum setting s;

	if (!name.n) {
		buf_cstr(why, "set needs a name and a value");
		return false;
	}
	if (!setting_find(name, &s, &nearest)) {
		buf_printf(why, "'%.*s' is no setting", STR_ARG(name));
		if (nearest)
			buf_printf(why, "; did you mean '%s'?", nearest);
		return false;
	}
	if (!rest.n) {
		buf_printf(why, "%s needs a value: ", setting_name(s));
		setting_takes(why, s);
		return false;
	}
	if (!setting_value(cli->a, rest, &v)) {
		buf_cstr(why, "a value in quotes ends with one, and its line "
		    "with it");
		return false;
	}
	if (setting_row(s)->type == SETTING_PATH)
		v = whole_path(cli->a, path_from(cli->a, f, v));
	buf_printf(why, "%s ", setting_name(s));
	if (s == SETTING_PROXY && v.n && !str_starts(v, STR("http://")) &&
	    !str_starts(v, STR("https://"))) {
		buf_printf(why, "takes http://... or https://..., not '%.*s'",
		    STR_ARG(v));
		return false;
	}
	return settings_set(&cli->settings, cli->a, s, v, SETTING_FILE,
	    place(cli->a, f), why);
}

static bool
include(struct cli *cli, const struct file *f, struct str rest,
    struct buf *why)
{
	struct file inner = {.depth = f->depth + 1, .from = f};
	struct str path;

	if (!setting_value(cli->a, rest, &path) || !path.n) {
		buf_cstr(why, "include needs the path of a file");
		return false;
	}
	inner.path = path_from(cli->a, f, path).s;
	if (inner.depth > DEPTH_MAX) {
		buf_printf(why, "files include files %d deep", DEPTH_MAX);
		return false;
	}
	return read_file(cli, &inner, why) == STATUS_OK;
}

static bool
rule(struct cli *cli, enum rule_kind kind, struct str rest, struct buf *why)
{
	struct config *c = cli->config;
	struct rule r = {.kind = kind};
	size_t i = 0;

	if (kind == RULE_FILTER)
		r.name = arena_str(cli->a, str_word(&rest));
	r.query = arena_str(cli->a, setting_query(rest));
	if (kind == RULE_FILTER && !r.name.n) {
		buf_cstr(why, "a filter needs a name and a query");
		return false;
	}
	if (store_rule_check(r.query, why) != STATUS_OK)
		return false;
	/* Of one name the last counts. */
	while (i < c->rules.n && (kind != RULE_FILTER ||
	    !str_eq(c->rules.at[i].name, r.name)))
		i++;
	if (i == c->rules.n)
		(void)vec_add(cli->a, &c->rules);
	c->rules.at[i] = r;
	return true;
}

const struct rule *
config_filter(const struct cli *cli, const char *name)
{
	const struct config *c = cli->config;
	const char *nearest = NULL;
	size_t least = STR_NEAR;

	for (size_t i = 0; i < c->rules.n; i++) {
		const struct rule *r = &c->rules.at[i];

		if (r->kind != RULE_FILTER)
			continue;
		if (str_eq(r->name, str_c(name)))
			return r;
		str_nearest(str_c(name), r->name.s, &nearest, &least);
	}
	cli_error("no filter is called '%s'; %s%s%s", name,
	    nearest ? "did you mean '" : "a line 'filter NAME QUERY' of the "
	    "configuration makes one", nearest ? nearest : "",
	    nearest ? "'?" : "");
	return NULL;
}

static bool
keep(struct cli *cli, const struct file *f, struct str line, bool good)
{
	if (good)
		*vec_add(cli->a, &cli->config->lines) = (struct config_line){
			arena_str(cli->a, line), place(cli->a, f)};
	return good;
}

/* Most commands need no keys: they are made for the first line of them. */
static bool
keys(struct config *c, struct str line, struct buf *why)
{
	if (!c->keys)
		c->keys = app_keys(NULL);
	return app_keys_line(c->keys, line, why);
}

static bool
unknown(struct str verb, struct buf *why)
{
	static const char *const verbs[] = {
		"set", "map", "unmap", "macro", "color", "filter", "kill",
		"highlight", "include"};
	const char *nearest = NULL;
	size_t least = STR_NEAR;

	for (size_t i = 0; i < ARRAY_LEN(verbs); i++)
		str_nearest(verb, verbs[i], &nearest, &least);
	buf_printf(why, "a line begins with set, map, unmap, macro, "
	    "color, filter, kill, highlight or include, not '%.*s'", STR_ARG(verb));
	if (nearest)
		buf_printf(why, "; did you mean '%s'?", nearest);
	return false;
}

static bool
read_line(struct cli *cli, const struct file *f, struct str line,
    struct buf *why)
{
	static const char *const rules[] = {
		[RULE_FILTER] = "filter", [RULE_KILL] = "kill",
		[RULE_HIGHLIGHT] = "highlight"};
	struct config *c = cli->config;
	struct str verb, rest;

	line = str_trim(line);
	if (!line.n || line.s[0] == '#')
		return true;
	if (line.n > LINE_LIMIT) {
		buf_printf(why, "is longer than %zu bytes", LINE_LIMIT);
		return false;
	}
	for (size_t i = 0; i < line.n; i++) {
		if ((unsigned char)line.s[i] >= ' ' || line.s[i] == '\t')
			continue;
		buf_cstr(why, "has a control character");
		return false;
	}
	rest = line;
	verb = str_word(&rest);
	if (str_eq(verb, STR("set")))
		return set(cli, f, rest, why);
	if (str_eq(verb, STR("include")))
		return include(cli, f, rest, why);
	if (str_eq(verb, STR("map")) || str_eq(verb, STR("unmap")) ||
	    str_eq(verb, STR("macro")))
		return keep(cli, f, line, keys(c, line, why));
	for (size_t i = 0; i < ARRAY_LEN(rules); i++)
		if (str_eq(verb, str_c(rules[i])))
			return keep(cli, f, line,
			    rule(cli, (enum rule_kind)i, rest, why));
	if (str_eq(verb, STR("color"))) {
		(void)setting_value(cli->a, rest, &rest);
		return keep(cli, f, line, theme_line(&c->theme, rest, why));
	}
	return unknown(verb, why);
}

static void
read_lines(struct cli *cli, struct file *f, struct str text)
{
	struct str line;
	struct buf why;

	buf_init(&why, 64 * KiB);
	while (str_line(&text, &line)) {
		f->line++;
		buf_clear(&why);
		if (!read_line(cli, f, line, &why))
			add_error(cli, f, &why);
	}
	buf_free(&why);
}

static bool
is_open(const struct file *f, const char *real)
{
	while (f && strcmp(f->real, real) != 0)
		f = f->from;
	return f != NULL;
}

static enum status
read_opened(struct cli *cli, struct file *f, struct input *in,
    struct buf *why)
{
	struct str text;
	enum status st = input_all(in, FILE_LIMIT, &text);

	if (st != STATUS_OK) {
		buf_printf(why, "%s: %s", f->path, input_error(in));
		return st;
	}
	if (!str_valid_utf8(text)) {
		buf_printf(why, "%s: %s", f->path,
		    status_words(STATUS_BAD_ENCODING));
		return STATUS_BAD_ENCODING;
	}
	if (str_starts(text, STR("\xef\xbb\xbf"))) /* some editors' mark */
		text = str_from(text, 3);
	read_lines(cli, f, text);
	return STATUS_OK;
}

/* OK also when lines of it are bad; else why it cannot be read. */
static enum status
read_file(struct cli *cli, struct file *f, struct buf *why)
{
	char *real = realpath(f->path, NULL);
	struct input *in;
	struct buf words;
	enum status st;

	/* A pipe has no path of its own, and cannot include itself. */
	f->real = real ? real : f->path;
	if (is_open(f->from, f->real)) {
		buf_printf(why, "%s includes itself", f->path);
		free(real);
		return STATUS_TOO_DEEP;
	}
	buf_init(&words, 4 * KiB);
	st = input_open(f->path, &words, &in);
	if (st == STATUS_OK) {
		st = read_opened(cli, f, in, why);
		input_close(in);
	} else {
		buf_printf(why, "%s: %.*s", f->path,
		    STR_ARG(buf_view(&words)));
	}
	buf_free(&words);
	free(real);
	return st;
}

/* What the environment says goes before the file. */
static void
read_environment(struct cli *cli)
{
	static const struct {
		const char *name, *when; /* NULL: whatever it is */
		enum setting setting;
		const char *value; /* NULL: its own */
	} variables[] = {
		{"CROSSREAD_BROWSER", NULL, SETTING_BROWSER, NULL},
		{"CROSSREAD_CLIPBOARD", "yes", SETTING_CLIPBOARD, "always"},
		{"CROSSREAD_CLIPBOARD", "no", SETTING_CLIPBOARD, "never"},
		{"CROSSREAD_EDITOR", NULL, SETTING_EDITOR, NULL},
		{"CROSSREAD_LINEAR", NULL, SETTING_LINEAR, "on"},
		{"CROSSREAD_LINKS", "yes", SETTING_LINKS, "always"},
		{"CROSSREAD_LINKS", "no", SETTING_LINKS, "never"},
		{"NO_COLOR", NULL, SETTING_COLOR, "never"},
	};

	for (size_t i = 0; i < ARRAY_LEN(variables); i++) {
		const char *name = variables[i].name, *own = getenv(name);

		if (!cli_env(name) || (variables[i].when &&
		    strcmp(own, variables[i].when) != 0))
			continue;
		(void)settings_set(&cli->settings, cli->a,
		    variables[i].setting, variables[i].value
			? str_c(variables[i].value) : str_trim(str_c(own)),
		    SETTING_ENVIRONMENT, str_c(name), NULL);
	}
}

enum status
config_load(struct cli *cli)
{
	struct config *c = ARENA_NEW(cli->a, struct config);
	struct file f = {.path = cli->config_path};
	enum status st = STATUS_OK;
	struct buf why;

	cli->config = c;
	theme_init(&c->theme);
	read_environment(cli);
	if (!f.path)
		f.path = cli_config_path(cli, "config");
	if (!f.path)
		return STATUS_OK;
	buf_init(&why, 64 * KiB);
	st = read_file(cli, &f, &why);
	if (c->keys) /* whichever line of set came last */
		app_choose_keys(c->keys, &cli->settings);
	if (st == STATUS_OK)
		c->path = f.path;
	if (st != STATUS_OK && cli->config_path) {
		cli_error("%.*s", STR_ARG(buf_view(&why)));
		st = STATUS_IO;
	} else if (st != STATUS_OK && st != STATUS_NOT_FOUND) {
		*vec_add(cli->a, &c->errors) = (struct config_error){
			.words = arena_str(cli->a, buf_view(&why))};
		st = STATUS_OK;
	} else {
		st = STATUS_OK;
	}
	buf_free(&why);
	return st;
}

void
config_free(struct cli *cli)
{
	if (cli->config)
		keymap_free(cli->config->keys);
}

struct str
config_error_text(struct arena *a, const struct config_error *e)
{
	if (!e->line)
		return e->words;
	return arena_printf(a, "%.*s:%zu: %.*s", STR_ARG(e->file), e->line,
	    STR_ARG(e->words));
}

void
config_tell(const struct cli *cli)
{
	bool reader = cli->command->run == cmd_read ||
	    cli->command->run == cmd_demo;

	const char *notice = config_notice(cli, false);

	if (notice && !(reader && cli_has_screen(cli)))
		cli_error("%s", notice);
}

const char *
config_notice(const struct cli *cli, bool is_short)
{
	const struct config *c = cli->config;
	struct config_error e;
	struct str first;

	if (!c->errors.n)
		return NULL;
	e = c->errors.at[0];
	while (is_short && str_chr(e.file, '/', 0) != STR_NPOS)
		e.file = str_from(e.file, str_chr(e.file, '/', 0) + 1);
	first = config_error_text(cli->a, &e);
	if (c->errors.n == 1)
		return first.s;
	return arena_printf(cli->a, "%.*s (1 of %zu; crossread config check)",
	    STR_ARG(first), c->errors.n).s;
}
