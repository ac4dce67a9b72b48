#include "ui/history.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/base/buf.h"

#define FILE_MAX MiB
/* A file with more lines than this is written anew. */
#define LINES_MAX (8 * PROMPT_HISTORY)

static void
write_all(int fd, struct str s)
{
	while (s.n > 0) {
		ssize_t n = write(fd, s.s, s.n);

		if (n <= 0)
			return;
		s = str_from(s, (size_t)n);
	}
}

static void
put(struct buf *out, char kind, struct str line)
{
	buf_char(out, kind);
	buf_str(out, line);
	buf_char(out, '\n');
}

/* The folder is the program's own: it may not be there yet. */
static void
make_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct arena *a = arena_new();

	for (size_t i = 1; slash && i <= (size_t)(slash - path); i++)
		if (path[i] == '/')
			(void)mkdir(arena_str(a, (struct str){path, i}).s, 0700);
	arena_free(a);
}

void
history_add(const char *path, char kind, struct str line)
{
	struct buf out;
	int fd;

	if (!path || !line.n)
		return;
	make_folder(path);
	fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
	    0600);
	if (fd < 0)
		return;
	buf_init(&out, 64 * KiB);
	put(&out, kind, line);
	write_all(fd, buf_view(&out));
	buf_free(&out);
	close(fd);
}

static struct prompt *
of_kind(struct prompt *const *prompts, size_t n, char kind)
{
	for (size_t i = 0; i < n; i++)
		if (prompts[i]->kind == kind)
			return prompts[i];
	return NULL;
}

/* What the prompts have now, in the place of the file. */
static void
shorten(const char *path, struct prompt *const *prompts, size_t n)
{
	struct arena *a = arena_new();
	const char *part = arena_printf(a, "%s.new", path).s;
	int fd = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC |
	    O_NOFOLLOW, 0600);
	struct buf out;

	buf_init(&out, FILE_MAX);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < prompts[i]->nlines; k++)
			put(&out, prompts[i]->kind,
			    str_c(prompts[i]->lines[k]));
	if (fd >= 0) {
		write_all(fd, buf_view(&out));
		if (close(fd) == 0)
			(void)rename(part, path);
	}
	buf_free(&out);
	arena_free(a);
}

void
history_read(const char *path, struct prompt *const *prompts, size_t n)
{
	struct str text, line;
	size_t lines = 0;
	struct buf all;
	char bytes[4096];
	ssize_t got;
	int fd;

	fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
	if (fd < 0)
		return;
	buf_init(&all, FILE_MAX);
	while ((got = read(fd, bytes, sizeof(bytes))) > 0)
		buf_add(&all, bytes, (size_t)got);
	close(fd);
	text = buf_view(&all);
	while (str_line(&text, &line)) {
		struct prompt *p = line.n > 1
		    ? of_kind(prompts, n, line.s[0]) : NULL;

		lines++;
		if (p && str_valid_utf8(line) && line.n <= PROMPT_MAX)
			prompt_recalls(p, str_from(line, 1));
	}
	buf_free(&all);
	if (lines > LINES_MAX)
		shorten(path, prompts, n);
}
