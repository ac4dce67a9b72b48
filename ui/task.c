#include "ui/task.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include "src/base/child.h"

#define LINE_MAX_BYTES (64 * KiB)
#define END_MS 3000
#define STEP_MS 20

bool
task_start(struct task *j, const char *const *argv, size_t feeds)
{
	*j = (struct task){.fetches = feeds > 0, .all = feeds};
	if (!child_start(argv, &j->pid, &j->fd))
		return false;
	buf_init(&j->line, LINE_MAX_BYTES);
	buf_init(&j->said, LINE_MAX_BYTES);
	buf_init(&j->before, LINE_MAX_BYTES);
	return true;
}

static void
take_line(struct task *j, struct str line)
{
	if (str_starts(line, STR("{"))) {
		j->ended++;
		return;
	}
	if (str_starts(line, STR("crossread: ")))
		line = str_from(line, 11);
	if (!line.n)
		return;
	buf_clear(&j->before);
	buf_str(&j->before, buf_view(&j->said));
	buf_clear(&j->said);
	buf_str(&j->said, line);
}

static void
take(struct task *j, struct str bytes)
{
	while (bytes.n) {
		size_t end = str_chr(bytes, '\n', 0);

		if (end == STR_NPOS) {
			buf_str(&j->line, bytes);
			return;
		}
		buf_str(&j->line, str_sub(bytes, 0, end));
		take_line(j, buf_view(&j->line));
		buf_clear(&j->line);
		bytes = str_from(bytes, end + 1);
	}
}

bool
task_read(struct task *j)
{
	bool some = false;
	char bytes[4096];
	ssize_t n;
	int code;

	while ((n = read(j->fd, bytes, sizeof(bytes))) > 0) {
		take(j, (struct str){bytes, (size_t)n});
		some = true;
	}
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return some;
	/* Ours close their outputs when they end and not before. */
	(void)child_ended(j->pid, true, &code);
	j->over = true;
	j->failed = code != 0;
	return true;
}

void
task_stop(struct task *j)
{
	j->stopped = true;
	(void)kill(j->pid, SIGINT);
}

void
task_free(struct task *j)
{
	struct pollfd p = {.fd = j->fd, .events = POLLIN};

	if (!j->pid)
		return;
	if (!j->over && !j->stopped)
		task_stop(j);
	for (int ms = 0; ms < END_MS && !j->over; ms += STEP_MS) {
		(void)poll(&p, 1, STEP_MS);
		(void)task_read(j);
	}
	close(j->fd);
	buf_free(&j->line);
	buf_free(&j->said);
	buf_free(&j->before);
	j->pid = 0;
}
