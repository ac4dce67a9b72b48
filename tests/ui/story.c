/*
 * story.c - the reader without a terminal: keys from a script, screens
 * as text.
 *
 *	story STORE < script
 *
 * A script has a command a line:
 *
 *	# comment
 *	size COLUMNS ROWS
 *	keys jj<Enter>c		as data/keys spells them
 *	act ACTION		the keys that do it in the view on top
 *	screen			the text and where the cursor stands
 *	glance			the text before work of many steps is done
 *	styles			a letter for each cell's style
 *	line N			row N of the screen, from 1; -1 is the last
 *	touch			another process has changed the store
 *	program PATH		what runs beside the reader
 *	wait			until what runs beside it has ended
 *	fared ID STATUS WORDS	how fetching that feed went, an hour ago
 *	rule KIND [NAME] QUERY	a filter, kill or highlight rule, for the next
 *	mouse WHAT ROW COLUMN	click, release, double, up or down; from 0
 *	paste TEXT		as a terminal hands on what is pasted
 *	history PATH		where typed lines are kept
 *	other NAME ID		another editor's process accepts item rID
 *	again			close the reader and open it anew
 *	event ID		the same, on an event
 *	linear			the same, without columns
 *	set NAME VALUE		for the next reader
 *	plain			the same, without colours and attributes
 *	random SEED N		N random keys, with a resize now and then
 *	cost KEYS N		types KEYS N times; CPU time of one
 *
 * Exits 1 when a screen is not straight: a row that is not exactly as
 * wide as the window, or the cursor beside the selected row.
 */
#include <poll.h>
#include <stdio.h>

#include "db/store_fetch.h"
#include "db/store_review.h"
#include "src/base/child.h"
#include "src/base/clock.h"
#include "src/cli/pipeline.h"
#include "ui/app.h"
#include "ui/keymap.h"

struct story {
	struct store *store;
	struct app *app;
	struct app_options options;
	struct settings settings;
	struct arena *arena;
	struct grid *grid;
	int rows, columns;
	struct rule rules[16];
	bool crooked;
	bool random; /* keys and sizes */
	const char *wished; /* of its driver, besides to leave */
	char program[4096], history[4096];
};

static enum status
bring_up(struct store *s, int64_t now, const struct lexicon *aliases,
    bool *more)
{
	struct pipeline *p = pipeline_new(s, now);
	enum status st;

	pipeline_aliases(p, aliases);
	st = pipeline_settle(p, more);
	pipeline_free(p);
	return st;
}

static void
check_straight(struct story *s)
{
	for (int r = 0; r < s->rows; r++) {
		int width = 0;

		for (int c = 0; c < s->columns; c++)
			width += grid_at(s->grid, r, c)->width;
		if (width == s->columns)
			continue;
		fprintf(stderr, "row %d is %d columns wide, not %d\n", r, width,
		    s->columns);
		s->crooked = true;
	}
}

/* The terminal's cursor, which screen readers and magnifiers follow, is
 * on the selected row, but while a line is typed. */
static void
check_cursor(struct story *s)
{
	bool some = false, here = false;
	int row, column;

	grid_cursor(s->grid, &row, &column);
	for (int r = 0; r < s->rows; r++)
		for (int c = 0; c < s->columns; c++)
			if (grid_at(s->grid, r, c)->selected) {
				some = true;
				here = here || r == row;
			}
	/* Below ten rows the selected one may have no place.  Random keys
	 * come where no row is left but a heading is selected. */
	if (!some || here || app_typing(s->app) || s->rows < 10 || s->random)
		return;
	fprintf(stderr, "%s: the cursor is on row %d, which is not selected\n",
	    app_view(s->app), row);
	s->crooked = true;
}

static void
draw(struct story *s)
{
	app_draw(s->app, s->grid);
	check_straight(s);
	check_cursor(s);
}

/* What the reader shows when the keys have rested. */
static void
settle(struct story *s)
{
	draw(s);
	while (app_works(s->app))
		app_work(s->app);
	do
		app_rest(s->app);
	while (app_restless(s->app));
	draw(s);
}

static void
size(struct story *s, int columns, int rows)
{
	grid_resize(s->grid, rows, columns);
	s->rows = grid_rows(s->grid);
	s->columns = grid_columns(s->grid);
	app_resize(s->app, rows, columns);
}

static void
begin(struct story *s)
{
	app_free(s->app);
	s->app = app_new(&s->options);
	size(s, s->columns, s->rows);
}

/* False when the reader has left. */
static bool
press(struct story *s, struct key k)
{
	int code;

	app_key(s->app, k);
	switch (app_wish(s->app)) {
	case APP_QUITS:
		return false;
	case APP_SUSPENDS:
		s->wished = "suspends";
		break;
	case APP_REPAINTS:
		s->wished = "repaints";
		break;
	case APP_PIPES:
		fflush(stdout);
		(void)child_pipe(app_piped(s->app)->from,
		    app_piped(s->app)->to, &code);
		s->wished = "pipes";
		break;
	case APP_GOES_ON:
		break;
	}
	app_wish_done(s->app);
	return true;
}

static bool
press_all(struct story *s, struct str keys)
{
	struct key k;

	while (keys.n > 0) {
		if (!key_parse(&keys, &k)) {
			fprintf(stderr, "no such key before \"%.*s\"\n",
			    STR_ARG(keys));
			exit(2);
		}
		if (!press(s, k))
			return false;
		/* As on a terminal: what a key did is shown. */
		draw(s);
	}
	return true;
}

/* What the key map has for an action here, pressed. */
static bool
act(struct story *s, struct str word)
{
	const struct keymap *km = app_keymap(s->app);
	const struct binding *b = keymap_for(
	    km, keymap_view(km, str_c(app_view(s->app))), action_find(word));

	if (!b) {
		fprintf(stderr, "no key does \"%.*s\" in %s\n",
		    STR_ARG(word), app_view(s->app));
		exit(2);
	}
	s->wished = NULL;
	for (size_t i = 0; i < b->nkeys; i++) {
		if (!press(s, b->keys[i]))
			return false;
		draw(s);
	}
	if (s->wished)
		printf("---- %s\n", s->wished);
	return true;
}

static void
print_screen(struct story *s, void (*show)(struct story *), bool styles)
{
	struct buf out;
	int row, column;

	show(s);
	buf_init(&out, 16 * MiB);
	if (styles)
		grid_dump_styles(s->grid, &out);
	else
		grid_dump(s->grid, &out);
	grid_cursor(s->grid, &row, &column);
	printf("---- %dx%d, cursor %d,%d\n%.*s", s->columns, s->rows, row,
	    column, STR_ARG(buf_view(&out)));
	buf_free(&out);
}

static bool
is_message(const struct story *s, int row)
{
	uint8_t style = grid_at(s->grid, row, 0)->style;

	return style == STYLE_MESSAGE || style == STYLE_ERROR;
}

static void
print_line(struct story *s, int64_t n)
{
	struct buf out;
	struct str rest, line;
	bool last = n == -1;

	settle(s);
	buf_init(&out, 16 * MiB);
	grid_dump(s->grid, &out);
	rest = buf_view(&out);
	if (n < 0)
		n += s->rows + 1;
	/* A long message begins on the line above. */
	if (last && n > 1 && is_message(s, s->rows - 2)) {
		for (int64_t i = 1; i < n; i++)
			(void)str_line(&rest, &line);
		printf("%.*s\n", STR_ARG(line));
		n = 1;
	}
	while (n > 0 && str_line(&rest, &line))
		n--;
	printf("%.*s\n", STR_ARG(line));
	buf_free(&out);
}

static uint32_t
next_random(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 8;
}

static struct key
random_key(uint32_t *seed)
{
	static const char often[] =
	    "jjjkkhlgG bJKd u*cLfsSn?/:q. ]c[x%zBw+-v123gmgsMtp ";
	static const uint32_t named[] = {INPUT_UP, INPUT_DOWN, INPUT_LEFT,
	    INPUT_RIGHT, INPUT_HOME, INPUT_END, INPUT_PAGE_UP, INPUT_PAGE_DOWN,
	    INPUT_BACKTAB, INPUT_TAB, INPUT_ENTER, INPUT_ENTER, INPUT_ENTER,
	    INPUT_ESC, INPUT_ESC, INPUT_BACKSPACE, 0xe9, 0x65e5, 0x1f600,
	    INPUT_CTRL('w'), INPUT_CTRL('r'), INPUT_CTRL('d'), INPUT_CTRL('u')};
	uint32_t r = next_random(seed);

	if (r % 50 == 49)
		return (struct key){.code = INPUT_CLICK + r / 50 % 4,
		    .row = (int)(next_random(seed) % 60),
		    .column = (int)(next_random(seed) % 200)};
	if (r % 4 == 0)
		return (struct key){.code =
		    named[next_random(seed) % ARRAY_LEN(named)]};
	if (r % 4 == 1)
		return (struct key){.code = ' ' + next_random(seed) % 95};
	return (struct key){.code =
	    (uint32_t)often[next_random(seed) % (ARRAY_LEN(often) - 1)]};
}

/* Up to 300x100, and often no more than a few rows. */
static void
random_size(struct story *s, uint32_t *seed)
{
	bool small = next_random(seed) % 4 == 0;
	uint32_t columns = next_random(seed), rows = next_random(seed);

	size(s, (int)(columns % (small ? 40 : 300)) + 1,
	    (int)(rows % (small ? 8 : 100)) + 1);
}

static void
play_random(struct story *s, uint32_t seed, uint64_t n)
{
	s->random = true;
	for (uint64_t i = 0; i < n; i++) {
		if (next_random(&seed) % 50 == 0)
			random_size(s, &seed);
		if (next_random(&seed) % 50 == 0)
			app_rest(s->app);
		if (next_random(&seed) % 3 == 0)
			app_work(s->app);
		if (!press(s, random_key(&seed)))
			begin(s);
		draw(s);
	}
}

static void
measure(struct story *s, struct str keys, uint64_t n)
{
	struct timespec from, to;

	settle(s);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
	for (uint64_t i = 0; i < n; i++)
		(void)press_all(s, keys);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
	printf("%.*s: %.3f ms of CPU each\n", STR_ARG(keys),
	    ((double)(to.tv_sec - from.tv_sec) * 1e3 +
		(double)(to.tv_nsec - from.tv_nsec) / 1e6) /
		(double)n);
}

/* Until nothing runs beside the reader. */
static void
wait_for_tasks(struct story *s)
{
	int fds[APP_WAITS];
	struct pollfd p = {.events = POLLIN};

	while (app_waits(s->app, fds) > 0) {
		p.fd = fds[0];
		(void)poll(&p, 1, 100);
		app_heard(s->app);
		draw(s);
	}
}

static void
fared(struct story *s, int64_t feed, unsigned http, struct str words)
{
	int64_t now = clock_now();
	struct fetch_outcome o = {.id = feed, .asked = now - 3600,
	    .good = words.n == 0, .unchanged = http == 304,
	    .gone = http == 410, .status = http, .words = words,
	    .fresh = http == 200 ? 2 : 0, .due = now + 1800, .learnt = 5400};

	if (store_begin(s->store) != STATUS_OK ||
	    store_fetched(s->store, &o) != STATUS_OK ||
	    store_commit(s->store) != STATUS_OK) {
		fprintf(stderr, "%s\n", store_error(s->store));
		exit(2);
	}
}

static void
set_history(struct story *s, struct str path)
{
	snprintf(s->history, sizeof(s->history), "%.*s", STR_ARG(path));
	s->options.history = s->history;
	begin(s);
}

/* Its bytes through the same door as a terminal's, \\n for a line's end. */
static void
paste(struct story *s, struct str text)
{
	static const char open[] = "\033[200~", close[] = "\033[201~";
	struct input in = {0};
	struct buf bytes;
	struct key k;

	buf_init(&bytes, MiB);
	buf_cstr(&bytes, open);
	for (size_t i = 0; i < text.n; i++) {
		bool end = str_starts(str_from(text, i), STR("\\n"));

		buf_char(&bytes, end ? '\r' : text.s[i]);
		i += end;
	}
	buf_cstr(&bytes, close);
	for (size_t i = 0; i < bytes.n; i++)
		if (input_byte(&in, (unsigned char)bytes.s[i], &k))
			(void)press(s, k);
	buf_free(&bytes);
}

static void
rule(struct story *s, struct str kind, struct str rest)
{
	struct rule *r = &s->rules[s->options.nrules++];

	r->kind = str_eq(kind, STR("kill"))    ? RULE_KILL
	    : str_eq(kind, STR("highlight")) ? RULE_HIGHLIGHT
					     : RULE_FILTER;
	if (r->kind == RULE_FILTER)
		r->name = arena_str(s->arena, str_word(&rest));
	r->query = arena_str(s->arena, str_trim(rest));
}

static void
mouse(struct story *s, struct str what, int64_t row, struct str column)
{
	uint32_t code = str_eq(what, STR("click")) ? INPUT_CLICK
	    : str_eq(what, STR("double"))	   ? INPUT_DOUBLE
	    : str_eq(what, STR("up"))		   ? INPUT_WHEEL_UP
	    : str_eq(what, STR("release"))	   ? INPUT_RELEASE
						   : INPUT_WHEEL_DOWN;
	int64_t c = 0;

	(void)str_i64(column, &c);
	(void)press(s, (struct key){code, (int)row, (int)c});
	draw(s);
}

static void
set_program(struct story *s, struct str path)
{
	snprintf(s->program, sizeof(s->program), "%.*s", STR_ARG(path));
	s->options.program = s->program;
	begin(s);
}

static void
set(struct story *s, struct str name, struct str value)
{
	const char *nearest;
	enum setting what;
	struct buf why;

	buf_init(&why, 4 * KiB);
	if (!setting_find(name, &what, &nearest) ||
	    !settings_set(&s->settings, s->arena, what, value, SETTING_FILE,
		STR_NONE, &why)) {
		fprintf(stderr, "story: what is \"set %.*s\"?\n",
		    STR_ARG(name));
		exit(2);
	}
	buf_free(&why);
}

/* In a connection of its own, as another process has it. */
static void
other(struct story *s, struct str name, int64_t item)
{
	const struct review_act act = {.what = REVIEW_TO_ACCEPT};
	struct store *own;
	struct buf why;
	size_t changed;

	buf_init(&why, 4 * KiB);
	if (store_open(store_path(s->store), STORE_WRITE, &why, &own) !=
	    STATUS_OK)
		exit(2);
	store_set_editor(own, name);
	if (store_review_decide(own, &act, &item, 1, clock_now(),
		&changed) != STATUS_OK || changed != 1)
		fprintf(stderr, "story: nothing was decided\n");
	store_close(own);
	buf_free(&why);
	app_poll(s->app);
}

static bool
command(struct story *s, struct str line)
{
	struct str verb, one = STR_NONE, two = STR_NONE;
	int64_t x = 0, y = 0;

	if (!str_field(&line, ' ', &verb) || verb.n == 0 || verb.s[0] == '#')
		return true;
	if (str_eq(verb, STR("keys"))) {
		if (!press_all(s, line))
			printf("---- left\n"), begin(s);
		return true;
	}
	if (str_eq(verb, STR("paste"))) {
		paste(s, line);
		return true;
	}
	(void)str_field(&line, ' ', &one);
	if (str_eq(verb, STR("rule"))) {
		rule(s, one, line);
		return true;
	}
	if (str_eq(verb, STR("act"))) {
		if (!act(s, one))
			printf("---- left\n"), begin(s);
		return true;
	}
	if (str_eq(verb, STR("set"))) {
		set(s, one, line);
		return true;
	}
	(void)str_field(&line, ' ', &two);
	(void)str_i64(one, &x);
	(void)str_i64(two, &y);
	if (str_eq(verb, STR("size")))
		size(s, (int)x, (int)y);
	else if (str_eq(verb, STR("glance")))
		print_screen(s, draw, false);
	else if (str_eq(verb, STR("screen")))
		print_screen(s, settle, false);
	else if (str_eq(verb, STR("styles")))
		print_screen(s, settle, true);
	else if (str_eq(verb, STR("line")))
		print_line(s, x);
	else if (str_eq(verb, STR("touch")))
		app_poll(s->app);
	else if (str_eq(verb, STR("mouse")))
		mouse(s, one, y, line);
	else if (str_eq(verb, STR("history")))
		set_history(s, one);
	else if (str_eq(verb, STR("program")))
		set_program(s, one);
	else if (str_eq(verb, STR("other")) && y)
		other(s, one, y);
	else if (str_eq(verb, STR("wait")))
		wait_for_tasks(s);
	else if (str_eq(verb, STR("fared")))
		fared(s, x, (unsigned)y, line);
	else if (str_eq(verb, STR("random")))
		play_random(s, (uint32_t)x, (uint64_t)y);
	else if (str_eq(verb, STR("cost")))
		measure(s, one, (uint64_t)y);
	else if (str_eq(verb, STR("again")) || str_eq(verb, STR("event")) ||
	    str_eq(verb, STR("linear")) || str_eq(verb, STR("plain"))) {
		s->options.event = x;
		settings_reset(&s->settings, SETTING_LINEAR);
		if (str_eq(verb, STR("linear")))
			set(s, STR("linear"), STR("on"));
		s->options.plain = str_eq(verb, STR("plain"));
		begin(s);
	} else
		return false;
	return true;
}

int
main(int argc, char **argv)
{
	struct story s = {.rows = 24, .columns = 80};
	struct buf why;
	char *line = NULL;
	size_t cap = 0;
	ssize_t n;

	buf_init(&why, 4 * KiB);
	if (argc != 2 ||
	    store_open(argv[1], STORE_WRITE, &why, &s.store) != STATUS_OK) {
		fprintf(stderr, "story: %.*s\n", STR_ARG(buf_view(&why)));
		return 2;
	}
	store_set_editor(s.store, STR("mk"));
	s.options.store = s.store;
	s.options.settings = &s.settings;
	s.options.rules = s.rules;
	settings_init(&s.settings);
	s.arena = arena_new();
	s.options.settle = bring_up;
	s.options.clipboard = true;
	s.options.account = STR("mk");
	s.grid = grid_new(s.rows, s.columns);
	begin(&s);
	while ((n = getline(&line, &cap, stdin)) > 0) {
		struct str l = {line, (size_t)n};

		if (!command(&s, str_trim(l))) {
			fprintf(stderr, "story: what is \"%.*s\"?\n",
			    STR_ARG(str_trim(l)));
			return 2;
		}
	}
	free(line);
	app_free(s.app);
	grid_free(s.grid);
	arena_free(s.arena);
	store_close(s.store);
	buf_free(&why);
	return s.crooked;
}
