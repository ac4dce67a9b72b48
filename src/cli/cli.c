#include "src/cli/cli.h"

#include <errno.h>
#include <pwd.h>
#include <stdarg.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "db/store_review.h"
#include "src/base/clock.h"
#include "src/base/vec.h"
#include "src/cli/config.h"
#include "src/text/clean.h"

#define OUT_LARGE (64 * KiB)
#define WIDTH_DEFAULT 80
#define WIDTH_MAX 1000

static void
say(const char *fmt, va_list ap)
{
	struct arena *a = arena_new();
	char *words = NULL;
	struct text t;

	if (vasprintf(&words, fmt, ap) < 0)
		bug("message \"%s\"", fmt);
	t = text_line(a, str_c(words));
	fprintf(stderr, "crossread: %.*s\n", STR_ARG(t.s));
	free(words);
	arena_free(a);
}

void
cli_error(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(fmt, ap);
	va_end(ap);
}

void
cli_note(const struct cli *cli, const char *fmt, ...)
{
	va_list ap;

	if (cli->quiet)
		return;
	va_start(ap, fmt);
	say(fmt, ap);
	va_end(ap);
}

enum status
cli_fail(const char *thing, enum status s)
{
	cli_error("%s: %s", thing, status_words(s));
	return s;
}

void
cli_flush(struct cli *cli)
{
	struct str out = buf_view(&cli->out);

	if (buf_status(&cli->out) != STATUS_OK) {
		cli_error("the output is larger than the limit");
		exit(1);
	}
	if (fwrite(out.s, 1, out.n, stdout) != out.n || fflush(stdout) != 0) {
		if (errno != EPIPE)
			cli_error("standard output: %s", strerror(errno));
		exit(1);
	}
	buf_clear(&cli->out);
}

void
cli_flush_large(struct cli *cli)
{
	if (cli->out.n >= OUT_LARGE || cli->out.full)
		cli_flush(cli);
}

bool
cli_env(const char *name)
{
	const char *value = getenv(name);

	return value && value[0];
}

static bool
is_dumb(void)
{
	const char *term = getenv("TERM");

	return !term || !term[0] || strcmp(term, "dumb") == 0;
}

struct report_style
cli_style(const struct cli *cli)
{
	int64_t colour = settings_number(&cli->settings, SETTING_COLOR);
	struct report_style s = {.width = WIDTH_DEFAULT, .now = clock_now(),
		.linear = settings_flag(&cli->settings, SETTING_LINEAR)};
	struct winsize size;

	s.zone = clock_zone(s.now);
	if (!isatty(STDOUT_FILENO)) {
		s.colour = colour == COLOUR_ALWAYS;
		return s;
	}
	/* A terminal without columns, or one that reads aloud. */
	if (is_dumb() && cli->settings.of[SETTING_LINEAR].source ==
	    SETTING_NORMAL)
		s.linear = true;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
		s.width = MIN(size.ws_col, WIDTH_MAX);
	s.colour = colour == COLOUR_ALWAYS ||
	    (colour == COLOUR_AUTO && !cli_env("NO_COLOR") && !is_dumb());
	return s;
}

bool
cli_has_screen(const struct cli *cli)
{
	return !cli->json && !is_dumb() && isatty(STDIN_FILENO) &&
	    isatty(STDOUT_FILENO);
}

/* A file of the program's in one of the XDG folders; NULL when the
 * environment names no place.  Relative paths are to be ignored. */
static const char *
xdg_path(struct cli *cli, const char *variable, const char *usual,
    const char *name)
{
	const char *folder = getenv(variable), *home = getenv("HOME");

	if (folder && folder[0] == '/')
		return arena_printf(cli->a, "%s/crossread/%s", folder, name).s;
	if (home && home[0] == '/')
		return arena_printf(cli->a, "%s/%s/crossread/%s", home, usual,
		    name).s;
	return NULL;
}

/* NULL when the environment names no place. */
static const char *
store_path_of(struct cli *cli)
{
	if (cli->db)
		return cli->db;
	return xdg_path(cli, "XDG_DATA_HOME", ".local/share", "crossread.db");
}

static enum status
open_store(
    struct cli *cli, enum store_mode mode, struct buf *why, struct store **out)
{
	const char *path = store_path_of(cli);
	enum status st;

	/* Here, not where it is read: a command may be another program's. */
	config_tell(cli);
	if (!path && mode != STORE_MEMORY) {
		buf_cstr(
		    why, "no place for the store: set HOME, or use --db PATH");
		return STATUS_USAGE;
	}
	st = store_open(path, mode, why, out);
	/* A new crossread upgrades the store whatever it is asked first. */
	if (st == STATUS_READ_ONLY && mode == STORE_READ) {
		buf_clear(why);
		st = store_open(path, STORE_WRITE, why, out);
	}
	if (st == STATUS_OK)
		store_set_editor(*out, cli_editor(cli));
	return st;
}

enum status
cli_open_store(struct cli *cli, enum store_mode mode, struct store **out)
{
	struct buf why;
	enum status st;

	buf_init(&why, 64 * KiB);
	st = open_store(cli, mode, &why, out);
	if (st != STATUS_OK)
		cli_error("%.*s", STR_ARG(buf_view(&why)));
	buf_free(&why);
	return st;
}

enum status
cli_open_reader(struct cli *cli, struct store **out, const char **notice)
{
	struct buf why, ignored;
	enum status st;

	*notice = NULL;
	buf_init(&why, 64 * KiB);
	buf_init(&ignored, 64 * KiB);
	st = open_store(cli, STORE_WRITE, &why, out);
	if ((st == STATUS_READ_ONLY || st == STATUS_DISK_FULL) &&
	    open_store(cli, STORE_READ, &ignored, out) == STATUS_OK) {
		*notice = st == STATUS_DISK_FULL ? "the disk is full: the "
		    "store is open only to be read; free some space" :
		    "the store is open only to be read; check its "
		    "permissions";
		st = STATUS_OK;
	}
	if (st != STATUS_OK)
		cli_error("%.*s", STR_ARG(buf_view(&why)));
	buf_free(&why);
	buf_free(&ignored);
	return st;
}

struct str
cli_account(struct cli *cli)
{
	const struct passwd *account = getpwuid(getuid());

	return text_clean(cli->a, str_c(account ? account->pw_name : ""),
	    CLEAN_LINE);
}

struct str
cli_editor(struct cli *cli)
{
	struct str name = settings_text(&cli->settings, SETTING_EDITOR);

	return name.n ? text_clean(cli->a, name, CLEAN_LINE) :
			cli_account(cli);
}

/* Where the ids of a kind are to be found. */
static const char *
list_of(char letter)
{
	static const struct {
		char letter;
		const char *list;
	} all[] = {
		{'a', "'crossread search' finds articles"},
		{'e', "'crossread events --all' lists them"},
		{'r', "'crossread review --all' lists them"},
	};

	for (size_t i = 0; i < ARRAY_LEN(all); i++)
		if (letter == all[i].letter)
			return all[i].list;
	return NULL;
}

enum status
cli_store_failed(const struct store *s, enum status st)
{
	/* "STORE: no event e12" */
	const char *words = store_error(s), *id = strrchr(words, ' ');
	const char *list = st == STATUS_NOT_FOUND && id ? list_of(id[1])
							: NULL;

	cli_error("%s%s%s", words, list ? "; " : "", list ? list : "");
	return st;
}

enum status
cli_no_such(const struct store *s, const char *what, char letter, int64_t id)
{
	cli_error("%c%lld: no such %s in %s; %s", letter, (long long)id, what,
	    store_path(s), list_of(letter));
	return STATUS_NOT_FOUND;
}

bool
cli_id(const char *arg, char letter, int64_t *id)
{
	return arg[0] == letter && arg[1] >= '1' && arg[1] <= '9' &&
	    str_i64(str_c(arg + 1), id);
}

static volatile sig_atomic_t interrupted;

static void
on_interrupt(int signal)
{
	(void)signal;
	interrupted = 1;
}

const volatile sig_atomic_t *
cli_interruptible(void)
{
	struct sigaction on = {.sa_handler = on_interrupt}, was;

	/* Without SA_RESTART: waiting for stdin ends too.  Who started us
	 * may have turned the signal off, as nohup does. */
	sigaction(SIGINT, NULL, &was);
	if (was.sa_handler != SIG_IGN)
		sigaction(SIGINT, &on, NULL);
	return &interrupted;
}

const char *
cli_config_path(struct cli *cli, const char *name)
{
	return xdg_path(cli, "XDG_CONFIG_HOME", ".config", name);
}

const char *
cli_state_path(struct cli *cli, const char *name)
{
	return xdg_path(cli, "XDG_STATE_HOME", ".local/state", name);
}

const struct str *
cli_tags(struct cli *cli, size_t *n)
{
	struct str list = cli->tags ? str_c(cli->tags) : STR_NONE, tag;
	VEC(struct str) tags = {0};

	while (str_field(&list, ',', &tag)) {
		tag = text_clean(cli->a, str_trim(tag), CLEAN_LINE);
		if (tag.n)
			*vec_add(cli->a, &tags) = tag;
	}
	*n = tags.n;
	return tags.at;
}

struct str
cli_query(struct cli *cli)
{
	struct str query = cli->filter ? arena_printf(cli->a, "%s%s",
	    cli->filter, cli->nargs ? " " : "") : STR_NONE;

	for (size_t i = 0; i < cli->nargs; i++)
		query = arena_printf(cli->a, "%.*s%s%s", STR_ARG(query),
		    i ? " " : "", cli->args[i]);
	return query;
}
