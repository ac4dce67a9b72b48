/*
 * The server, the watchers and the workers are forks of one small
 * process: what the work needs (tables, parsers) is in memory before, and
 * a document costs two forks and no start of a program.
 *
 * Input goes through a memfd, which has a size and needs nobody to write
 * while the worker reads; output through a pipe, so that the parent may
 * poll.  Both descriptors travel to the server over a socket.  Behind the
 * output the watcher writes a trailer: how the worker ended.  A pipe that
 * ends without one means that the watcher was killed too.
 */
#include "src/ingest/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/ingest/sandbox.h"

#define OUTPUT_LIMIT (64 * MiB)
#define PIPE_SIZE (1024 * 1024)

static const struct sandbox_limits limits = {
	.cpu_s = 3,
	.wall_s = 60,
	.memory = 512 * MiB,
};

enum { EXIT_UNSAFE = 70, EXIT_MEMORY = 71, EXIT_OUTPUT = 72 };

struct trailer {
	char mark[4]; /* "end\n" */
	int32_t how;  /* as waitpid() has it */
};

static const char trailer_mark[4] = "end\n";

struct workers {
	int socket; /* to the server */
	pid_t server;
	worker_work *work;
	void *arg;
};

struct job {
	int fd;
	enum job_end end;
	struct buf out;
};

/* ---- the worker ---- */

static bool
write_all(int fd, const void *bytes, size_t n)
{
	const char *p = bytes;

	while (n > 0) {
		ssize_t did = write(fd, p, n);

		if (did < 0 && errno == EINTR)
			continue;
		if (did <= 0)
			return false;
		p += did;
		n -= (size_t)did;
	}
	return true;
}

/* Its three streams lead nowhere: what is taken over must not write to
 * the terminal. */
static void
close_streams(void)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	for (int fd = 0; fd <= STDERR_FILENO && null >= 0; fd++)
		dup2(null, fd);
}

static struct str
map_input(int fd)
{
	off_t n = lseek(fd, 0, SEEK_END);
	void *p;

	if (n <= 0)
		return STR("");
	p = mmap(NULL, (size_t)n, PROT_READ, MAP_PRIVATE, fd, 0);
	if (p == MAP_FAILED)
		_exit(EXIT_MEMORY);
	return (struct str){p, (size_t)n};
}

static NORETURN void
run_worker(const struct workers *w, int in, int out)
{
	struct str input = map_input(in);
	struct buf made;

	close_streams();
	if (!sandbox_enter(&limits))
		_exit(EXIT_UNSAFE);
	buf_init(&made, OUTPUT_LIMIT);
	w->work(w->arg, input, &made);
	if (buf_status(&made) != STATUS_OK)
		_exit(EXIT_OUTPUT);
	_exit(write_all(out, made.s, made.n) ? 0 : EXIT_OUTPUT);
}

/* ---- its watcher ---- */

/* Whoever is left alone has nobody to work for. */
static void
die_with(pid_t parent)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(0);
}

static NORETURN void
run_watcher(const struct workers *w, int in, int out)
{
	struct trailer t = {.how = EXIT_UNSAFE << 8};
	pid_t self = getpid(), worker;

	signal(SIGCHLD, SIG_DFL);
	worker = fork();
	if (worker == 0) {
		die_with(self);
		run_worker(w, in, out);
	}
	memcpy(t.mark, trailer_mark, sizeof(t.mark));
	if (worker > 0)
		while (waitpid(worker, &t.how, 0) < 0 && errno == EINTR)
			;
	write_all(out, &t, sizeof(t));
	_exit(0);
}

/* ---- the server ---- */

/* Receives the two descriptors of a job.  False at the end. */
static bool
receive(int from, int fds[2])
{
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(2 * sizeof(int))];
	} control;
	char byte;
	struct iovec io = {&byte, 1};
	struct msghdr m = {.msg_iov = &io, .msg_iovlen = 1,
		.msg_control = &control, .msg_controllen = sizeof(control)};
	struct cmsghdr *c;
	ssize_t n;

	do
		n = recvmsg(from, &m, MSG_CMSG_CLOEXEC);
	while (n < 0 && errno == EINTR);
	c = n > 0 ? CMSG_FIRSTHDR(&m) : NULL;
	if (!c || c->cmsg_len != CMSG_LEN(2 * sizeof(int)))
		return false;
	memcpy(fds, CMSG_DATA(c), 2 * sizeof(int));
	return true;
}

/* A worker may write to what it has inherited: that is nothing. */
static void
keep_only(int fd)
{
	close_range(STDERR_FILENO + 1, (unsigned)fd - 1, 0);
	close_range((unsigned)fd + 1, ~0u, 0);
}

/* The time they took counts as ours, and our parent's, when it looks. */
static void
reap_watchers(void)
{
	while (waitpid(-1, NULL, WNOHANG) > 0)
		;
}

static NORETURN void
run_server(const struct workers *w, int from)
{
	int fds[2];

	/* The keyboard's signals are for the parent, which ends us. */
	signal(SIGINT, SIG_IGN);
	signal(SIGTSTP, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	keep_only(from);
	signal(SIGCHLD, SIG_DFL);
	while (receive(from, fds)) {
		pid_t self = getpid(), watcher;

		reap_watchers();
		watcher = fork();

		if (watcher == 0) {
			die_with(self);
			close(from);
			run_watcher(w, fds[0], fds[1]);
		}
		close(fds[0]);
		close(fds[1]);
	}
	reap_watchers();
	_exit(0);
}

/* ---- the parent ---- */

struct workers *
workers_start(worker_work *work, void *arg)
{
	struct workers *w = xcalloc(1, sizeof(*w));
	pid_t self = getpid();
	int pair[2];

	w->work = work;
	w->arg = arg;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0) {
		free(w);
		return NULL;
	}
	w->server = fork();
	if (w->server == 0) {
		die_with(self);
		close(pair[0]);
		run_server(w, pair[1]);
	}
	close(pair[1]);
	w->socket = pair[0];
	if (w->server < 0) {
		close(w->socket);
		free(w);
		return NULL;
	}
	return w;
}

void
workers_stop(struct workers *w)
{
	if (!w)
		return;
	/* A message without descriptors: the end.  Workers under way die
	 * with their watchers, these with the server. */
	if (send(w->socket, "", 1, MSG_NOSIGNAL | MSG_DONTWAIT) != 1)
		kill(w->server, SIGKILL);
	close(w->socket);
	while (waitpid(w->server, NULL, 0) < 0 && errno == EINTR)
		;
	free(w);
}

static bool
send_fds(int to, const int fds[2])
{
	union {
		struct cmsghdr head;
		char room[CMSG_SPACE(2 * sizeof(int))];
	} control = {0};
	char byte = 0;
	struct iovec io = {&byte, 1};
	struct msghdr m = {.msg_iov = &io, .msg_iovlen = 1,
		.msg_control = &control, .msg_controllen = sizeof(control)};
	struct cmsghdr *c = CMSG_FIRSTHDR(&m);
	ssize_t n;

	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_RIGHTS;
	c->cmsg_len = CMSG_LEN(2 * sizeof(int));
	memcpy(CMSG_DATA(c), fds, 2 * sizeof(int));
	do
		n = sendmsg(to, &m, MSG_NOSIGNAL);
	while (n < 0 && errno == EINTR);
	return n == 1;
}

/* A file of memory that holds 'in'; -1 on failure. */
static int
input_file(struct str in)
{
	int fd = memfd_create("crossread-input", MFD_CLOEXEC);

	if (fd >= 0 && !write_all(fd, in.s, in.n)) {
		close(fd);
		return -1;
	}
	return fd;
}

struct job *
job_start(struct workers *w, struct str in)
{
	int pipe[2], fds[2];
	struct job *j;
	bool sent;

	if (pipe2(pipe, O_CLOEXEC) != 0)
		return NULL;
	fds[0] = input_file(in);
	fds[1] = pipe[1];
	sent = fds[0] >= 0 && send_fds(w->socket, fds);
	if (fds[0] >= 0)
		close(fds[0]);
	close(pipe[1]);
	if (!sent) {
		close(pipe[0]);
		return NULL;
	}
	/* Larger pipes only save turns. */
	fcntl(pipe[0], F_SETPIPE_SZ, PIPE_SIZE);
	fcntl(pipe[0], F_SETFL, O_NONBLOCK);
	j = xcalloc(1, sizeof(*j));
	j->fd = pipe[0];
	buf_init(&j->out, OUTPUT_LIMIT + sizeof(struct trailer));
	return j;
}

void
job_free(struct job *j)
{
	if (!j)
		return;
	if (j->fd >= 0)
		close(j->fd);
	buf_free(&j->out);
	free(j);
}

/* How a process ended, as waitpid() has it. */
static enum job_end
end_of_process(int how)
{
	if (WIFSIGNALED(how))
		return WTERMSIG(how) == SIGXCPU ||
			WTERMSIG(how) == SIGALRM ? JOB_TIME : JOB_BROKEN;
	switch (WEXITSTATUS(how)) {
	case EXIT_MEMORY:
	case EXIT_OUTPUT:
		return JOB_MEMORY;
	case EXIT_UNSAFE:
		return JOB_UNSAFE;
	default:
		return JOB_DONE;
	}
}

/* Takes the trailer off the output. */
static enum job_end
end_of(struct job *j)
{
	struct trailer t;
	enum job_end end;

	if (buf_status(&j->out) != STATUS_OK)
		return JOB_MEMORY;
	if (j->out.n < sizeof(t))
		return JOB_BROKEN;
	memcpy(&t, j->out.s + j->out.n - sizeof(t), sizeof(t));
	j->out.n -= sizeof(t);
	if (memcmp(t.mark, trailer_mark, sizeof(t.mark)) != 0)
		return JOB_BROKEN;
	end = end_of_process(t.how);
	return end == JOB_DONE && WEXITSTATUS(t.how) != 0 ? JOB_BROKEN : end;
}

enum job_end
worker_split(int *exit_code)
{
	pid_t self = getpid(), child = fork();
	struct sandbox_limits own = limits;
	int how = EXIT_UNSAFE << 8;

	own.files = true;
	if (child == 0) {
		die_with(self);
		if (!sandbox_enter(&own))
			_exit(EXIT_UNSAFE);
		return JOB_RUNNING;
	}
	if (child > 0)
		while (waitpid(child, &how, 0) < 0 && errno == EINTR)
			;
	*exit_code = WEXITSTATUS(how);
	return end_of_process(how);
}

bool
job_read(struct job *j)
{
	char bytes[64 * KiB];
	ssize_t n;

	while (j->fd >= 0) {
		n = read(j->fd, bytes, sizeof(bytes));
		if (n > 0) {
			buf_add(&j->out, bytes, (size_t)n);
			continue;
		}
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EAGAIN)
			return false;
		close(j->fd);
		j->fd = -1;
		j->end = end_of(j);
	}
	return true;
}

enum job_end
job_wait(struct job *j)
{
	struct pollfd p = {.fd = j->fd, .events = POLLIN};

	while (!job_read(j))
		poll(&p, 1, -1);
	return j->end;
}

int
job_fd(const struct job *j)
{
	return j->fd;
}

enum job_end
job_end(const struct job *j)
{
	return j->end;
}

struct str
job_output(const struct job *j)
{
	return j->end == JOB_DONE ? buf_view(&j->out) : STR_NONE;
}

const char *
job_words(enum job_end end)
{
	switch (end) {
	case JOB_TIME:
		return "takes more than 3 s of processor time to read";
	case JOB_MEMORY:
		return "takes more memory to read than it may";
	case JOB_UNSAFE:
		return "is not read: this system does not let the reading "
		    "process lock itself in";
	default:
		return "ended the process that read it";
	}
}
