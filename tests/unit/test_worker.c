/* What a locked-in worker can still do, and how its end is told. */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/base/clock.h"
#include "src/ingest/worker.h"
#include "tests/files.h"
#include "tests/tap.h"

#ifndef SANITIZED
#define SANITIZED 0
#endif

static void
burn(void)
{
	volatile unsigned n = 0;

	for (;;)
		n++;
}

/* What is open, of what can be read or written. */
static int
descriptors(void)
{
	int n = 0;
	char byte;

	for (int fd = 0; fd < 1024; fd++)
		n += read(fd, &byte, 0) == 0 || write(fd, "", 0) == 0;
	return n;
}

/* Does what the input names. */
static bool
work(void *arg, struct str in, struct buf *out)
{
	const char *prefix = arg;

	if (str_eq(in, STR("open")))
		open("/etc/hostname", O_RDONLY);
	else if (str_eq(in, STR("create")))
		open("crossread-test-file", O_CREAT | O_WRONLY, 0600);
	else if (str_eq(in, STR("fork")))
		fork();
	else if (str_eq(in, STR("exec")))
		execl("/bin/true", "true", (char *)NULL);
	else if (str_eq(in, STR("socket")))
		socket(AF_INET, SOCK_STREAM, 0);
	else if (str_eq(in, STR("kill")))
		kill(getppid(), SIGKILL);
	else if (str_eq(in, STR("ptrace")))
		raise(SIGSTOP);
	else if (str_eq(in, STR("cpu")))
		burn();
	else if (str_eq(in, STR("crash")))
		__builtin_trap();
	else if (str_eq(in, STR("memory")))
		for (size_t i = 0; i < 64; i++)
			memset(xmalloc(16 * MiB), 1, 16 * MiB);
	else if (str_eq(in, STR("descriptors")))
		buf_printf(out, "%d ", descriptors());
	else if (str_eq(in, STR("output")))
		while (buf_status(out) == STATUS_OK)
			buf_cstr(out, "more and more and more and more");
	buf_printf(out, "%s%.*s", prefix, STR_ARG(in));
	return true;
}

static enum job_end
end_with(struct workers *w, const char *in)
{
	struct job *j = job_start(w, str_c(in));
	enum job_end end = job_wait(j);

	ok(end == JOB_DONE || !job_output(j).n, "%s: %s", in,
	    end == JOB_DONE ? "done" : job_words(end));
	job_free(j);
	return end;
}

static void
good(struct workers *w)
{
	struct job *j = job_start(w, STR("some bytes"));

	is_int(job_wait(j), JOB_DONE, "a worker does its work");
	is_str(job_output(j), STR("made: some bytes"), "and hands it over");
	job_free(j);
	j = job_start(w, STR(""));
	is_int(job_wait(j), JOB_DONE, "of nothing too");
	is_str(job_output(j), STR("made: "), "and hands that over");
	job_free(j);
}

/* The three streams that lead nowhere, and its own job. */
static void
inherited(struct workers *w)
{
	struct job *others[5], *j;

	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		others[i] = job_start(w, STR("cpu"));
	j = job_start(w, STR("descriptors"));
	is_int(job_wait(j), JOB_DONE, "beside five others");
	is_str(job_output(j), STR("4 made: descriptors"),
	    "a worker has its own descriptors alone");
	job_free(j);
	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		job_free(others[i]);
}

static void
forbidden(struct workers *w)
{
	static const char *acts[] = {"open", "create", "fork", "exec",
		"socket", "kill", "ptrace"};

	if (SANITIZED) {
		ok(true, "forbidden acts # SKIP sanitizers need them");
		return;
	}
	for (size_t i = 0; i < ARRAY_LEN(acts); i++)
		is_int(end_with(w, acts[i]), JOB_BROKEN, "%s", acts[i]);
	ok(access("crossread-test-file", F_OK) != 0, "no file was made");
	is_int(end_with(w, "memory"), JOB_MEMORY, "1 GiB of memory");
}

static void
limits(struct workers *w)
{
	int64_t start = clock_monotonic();

	is_int(end_with(w, "cpu"), JOB_TIME, "an endless loop");
	ok(clock_monotonic() - start < (int64_t)600 * 1000000000,
	    "is ended in time");
	is_int(end_with(w, "output"), JOB_MEMORY, "endless output");
	if (!SANITIZED)
		is_int(end_with(w, "crash"), JOB_BROKEN, "a crash");
	good(w);
}

static void
many(struct workers *w)
{
	struct job *jobs[50];
	size_t before = open_files(), done = 0;
	char *large = xmalloc(4 * MiB);

	memset(large, 'x', 4 * MiB);
	for (size_t i = 0; i < ARRAY_LEN(jobs); i++)
		jobs[i] = job_start(w, (struct str){large, i % 5
		    ? i : 4 * MiB});
	for (size_t i = ARRAY_LEN(jobs); i-- > 0;) {
		done += job_wait(jobs[i]) == JOB_DONE &&
		    job_output(jobs[i]).n == 6 + (i % 5 ? i : 4 * MiB);
		job_free(jobs[i]);
	}
	is_int(done, ARRAY_LEN(jobs), "50 at once, read backwards");
	for (int i = 0; i < 20; i++)
		job_free(job_start(w, STR("let go")));
	is_int(open_files(), before, "no descriptor is left open");
	free(large);
}

static void
orphans(void)
{
	struct workers *w = workers_start(work, NULL, "made: ");
	struct job *j = job_start(w, STR("cpu"));
	struct pollfd p = {.fd = job_fd(j), .events = POLLIN};

	ok(!job_read(j), "a worker is at work");
	workers_stop(w);
	is_int(poll(&p, 1, 5000), 1, "it dies with its server");
	ok(job_read(j), "and its end is seen");
	is_int(job_end(j), JOB_BROKEN, "as a broken one");
	job_free(j);
	ok(waitpid(-1, NULL, WNOHANG) < 0, "no child is left");
}

/* What is ready only in the second server. */
static bool
work_with_all(void *arg, struct str in, struct buf *out)
{
	const int *ready = arg;

	if (!*ready && str_eq(in, STR("open")))
		open("/etc/hostname", O_RDONLY);
	buf_printf(out, "%d", *ready);
	return *ready || !str_eq(in, STR("miss"));
}

static void
get_ready(void *arg)
{
	++*(int *)arg;
}

static void
prepared(void)
{
	static const char *const acts[] = {"miss", "open", "miss", "none"};
	int ready = 0;
	struct workers *w = workers_start(work_with_all, get_ready, &ready);
	size_t before = open_files();
	struct job *jobs[ARRAY_LEN(acts)];

	for (size_t i = 0; i < ARRAY_LEN(acts); i++)
		jobs[i] = job_start(w, str_c(acts[i]));
	for (size_t i = 0; i < ARRAY_LEN(acts); i++) {
		is_int(job_wait(jobs[i]), JOB_DONE, "%s", acts[i]);
		if (!SANITIZED || i != 1)
			is_str(job_output(jobs[i]), i == 3 ? STR("0") :
			    STR("1"), "with what it missed, and no more");
		job_free(jobs[i]);
	}
	is_int(open_files(), before, "no descriptor is left open");
	workers_stop(w);
	/* Where there is nothing to prepare. */
	w = workers_start(work_with_all, NULL, &ready);
	is_int(end_with(w, "miss"), JOB_BROKEN, "missed for good");
	workers_stop(w);
}

static void
server_gone(void)
{
	struct workers *w = workers_start(work, NULL, "");
	struct job *j;

	signal(SIGPIPE, SIG_IGN);
	/* It is the newest child of ours. */
	workers_stop(w);
	w = workers_start(work, NULL, "");
	j = job_start(w, STR("cpu"));
	job_free(j);
	workers_stop(w);
	ok(true, "stopping with a job under way");
}

/* A process that locks itself in, and what becomes of it. */
static enum job_end
split(const char *act, int *code)
{
	enum job_end end;

	fflush(stdout);
	end = worker_split(code);
	if (end != JOB_RUNNING)
		return end;
	if (strcmp(act, "open") == 0)
		_exit(open("/dev/null", O_RDONLY) < 0);
	if (strcmp(act, "crash") == 0)
		raise(SIGKILL);
	_exit(write(STDOUT_FILENO, "# written\n", 10) == 10 ? 7 : 1);
}

static void
splits(void)
{
	int code = 0;

	is_int(split("write", &code), JOB_DONE, "it may write");
	is_int(code, 7, "and its exit code is known");
	if (!SANITIZED)
		is_int(split("open", &code), JOB_BROKEN, "but open nothing");
	is_int(split("crash", &code), JOB_BROKEN, "nor die unnoticed");
}

int
main(void)
{
	struct workers *w = workers_start(work, NULL, "made: ");

	good(w);
	inherited(w);
	forbidden(w);
	limits(w);
	many(w);
	workers_stop(w);
	prepared();
	orphans();
	server_gone();
	splits();
	return tap_done();
}
