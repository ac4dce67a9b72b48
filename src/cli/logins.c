#include "src/cli/logins.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/base/child.h"
#include "src/base/clock.h"
#include "src/base/vec.h"

#define FILE_LIMIT MiB
#define LOGIN_LONGEST (4 * KiB)
#define COMMAND_NS ((int64_t)30 * 1000000000)

struct entry {
	struct str prefix, login;
	char **command; /* NULL: the login stands in the file */
};

struct logins {
	const char *path;
	VEC(struct entry) entries;
};

static bool
read_entry(struct arena *a, struct str line, struct entry *e)
{
	VEC(char *) words = {0};
	struct str rest = line;

	e->prefix = str_word(&rest);
	e->login = rest;
	if (!str_starts(e->prefix, STR("https://")) &&
	    !str_starts(e->prefix, STR("http://")))
		return false;
	if (!str_eq(str_word(&rest), STR("command")))
		return str_chr(e->login, ':', 0) != STR_NPOS;
	while (rest.n)
		*vec_add(a, &words) = (char *)arena_str(a, str_word(&rest)).s;
	*vec_add(a, &words) = NULL;
	e->command = words.at;
	return words.n > 1;
}

static enum status
read_file(struct arena *a, int fd, const char *path, struct str *out,
    struct buf *why)
{
	struct stat st;
	char *bytes;
	ssize_t n;

	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		buf_printf(why, "%s: is no file", path);
		return STATUS_IO;
	}
	if (st.st_mode & 077) {
		buf_printf(why, "%s: others can read the passwords in it; "
		    "chmod 600 it", path);
		return STATUS_NO_ACCESS;
	}
	if (st.st_size > (off_t)FILE_LIMIT) {
		buf_printf(why, "%s: is larger than 1 MiB", path);
		return STATUS_IO;
	}
	bytes = arena_alloc(a, (size_t)st.st_size + 1);
	n = read(fd, bytes, (size_t)st.st_size);
	if (n < 0) {
		buf_printf(why, "%s: %s", path, strerror(errno));
		return STATUS_IO;
	}
	*out = (struct str){bytes, (size_t)n};
	return STATUS_OK;
}

static enum status
read_lines(struct arena *a, struct str rest, struct logins *l,
    struct buf *why)
{
	struct str line;

	for (size_t number = 1; str_line(&rest, &line); number++) {
		struct entry e = {0};

		line = str_trim(line);
		if (!line.n || line.s[0] == '#')
			continue;
		if (!read_entry(a, line, &e)) {
			/* Not the line itself: it may be a password. */
			buf_printf(why, "%s:%zu: a line is an address, then "
			    "name:password or command and its words",
			    l->path, number);
			return STATUS_USAGE;
		}
		*vec_add(a, &l->entries) = e;
	}
	return STATUS_OK;
}

enum status
logins_read(struct arena *a, const char *path, struct buf *why,
    struct logins **out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	struct logins *l = ARENA_NEW(a, struct logins);
	enum status status;
	struct str text;

	*out = NULL;
	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
		return STATUS_OK;
	if (fd < 0) {
		buf_printf(why, "%s: %s", path, strerror(errno));
		return STATUS_NO_ACCESS;
	}
	l->path = arena_cstr(a, path).s;
	status = read_file(a, fd, path, &text, why);
	close(fd);
	if (status == STATUS_OK)
		status = read_lines(a, text, l, why);
	if (status == STATUS_OK)
		*out = l;
	return status;
}

/* ---- commands ---- */

/* What it prints, up to a limit of bytes and time. */
static void
read_output(int fd, struct buf *out)
{
	int64_t end = clock_monotonic() + COMMAND_NS;
	struct pollfd p = {.fd = fd, .events = POLLIN};
	char bytes[512];

	for (;;) {
		int64_t left = (end - clock_monotonic()) / 1000000;
		ssize_t n;

		if (left <= 0 || poll(&p, 1, (int)left) <= 0)
			return;
		n = read(fd, bytes, sizeof(bytes));
		if (n < 0 && (errno == EINTR || errno == EAGAIN))
			continue;
		if (n <= 0 || buf_add(out, bytes, (size_t)n) != STATUS_OK)
			return;
	}
}

static bool
run(const struct entry *e, struct arena *a, struct str *login,
    struct buf *why)
{
	struct buf out;
	struct str rest, line = STR_NONE;
	int fd, code;
	pid_t pid;

	if (!child_ask((const char *const *)e->command, &pid, &fd)) {
		buf_printf(why, "no login: cannot run '%s': %s",
		    e->command[0], strerror(errno));
		return false;
	}
	buf_init(&out, LOGIN_LONGEST);
	read_output(fd, &out);
	close(fd);
	/* One that goes on has its pipe closed and its time is up. */
	kill(pid, SIGTERM);
	(void)child_ended(pid, true, &code);
	rest = buf_view(&out);
	str_line(&rest, &line);
	line = str_trim(line);
	*login = arena_str(a, line);
	buf_free(&out);
	if (str_chr(*login, ':', 0) != STR_NPOS)
		return true;
	buf_printf(why, "no login: '%s' printed no name:password",
	    e->command[0]);
	return false;
}

/* "https://news.example" is no prefix of "https://news.example.evil/". */
static bool
fits(struct str prefix, struct str url)
{
	return str_starts(url, prefix) && (url.n == prefix.n ||
	    prefix.s[prefix.n - 1] == '/' || strchr("/?#", url.s[prefix.n]));
}

bool
logins_find(const struct logins *l, struct arena *a, struct str url,
    struct str *login, struct buf *why)
{
	const struct entry *best = NULL;

	*login = STR_NONE;
	for (size_t i = 0; i < l->entries.n; i++) {
		const struct entry *e = &l->entries.at[i];

		if (fits(e->prefix, url) &&
		    (!best || e->prefix.n > best->prefix.n))
			best = e;
	}
	if (!best)
		return true;
	if (best->command)
		return run(best, a, login, why);
	*login = arena_str(a, best->login);
	return true;
}
