#include "ui/browse.h"

#include <errno.h>

#include "src/base/child.h"

#define WORDS_MAX 32

static struct str
setting(const char *name)
{
	const char *value = getenv(name);

	return value ? str_trim(str_c(value)) : STR("");
}

/* The words of the browser's command; empty: there is none. */
static struct str
command(struct str own)
{
	struct str usual;

	if (own.n)
		return str_eq(own, STR("no")) ? STR("") : own;
	if (setting("SSH_CONNECTION").n ||
	    (!setting("DISPLAY").n && !setting("WAYLAND_DISPLAY").n))
		return STR("");
	/* A list with colons between: the first is meant. */
	usual = setting("BROWSER");
	usual = str_sub(usual, 0, MIN(str_chr(usual, ':', 0), usual.n));
	return usual.n ? usual : STR("xdg-open");
}

/* False: more words than there are places, or two for the address. */
static bool
fill(struct arena *a, struct str words, struct str url, const char **argv)
{
	size_t n = 0, places = 0;
	struct str word;

	while (str_field(&words, ' ', &word)) {
		/* BROWSER has %s where ours has %u. */
		bool place = str_eq(word, STR("%u")) ||
		    str_eq(word, STR("%s"));

		if (!word.n)
			continue;
		if (n == WORDS_MAX - 2)
			return false;
		places += place;
		argv[n++] = arena_str(a, place ? url : word).s;
	}
	if (places == 0)
		argv[n++] = arena_str(a, url).s;
	argv[n] = NULL;
	return places <= 1;
}

enum browse_result
browse_open(struct str own, struct str url, pid_t *pid, struct buf *why)
{
	const char *argv[WORDS_MAX];
	struct str words = command(own);
	enum browse_result r = BROWSE_OPENED;
	struct arena *a;

	if (!words.n)
		return BROWSE_NONE;
	a = arena_new();
	if (!fill(a, words, url, argv)) {
		buf_cstr(why, "the browser's command has too many words, or "
		    "%u twice");
		r = BROWSE_FAILED;
	} else if (!child_start(argv, pid, NULL)) {
		buf_printf(why, "%s: %s; :set browser names another",
		    argv[0], strerror(errno));
		r = BROWSE_FAILED;
	}
	arena_free(a);
	return r;
}
