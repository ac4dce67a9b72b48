#include "src/ingest/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/ingest/workserver.h"

static const struct sandbox_limits limits = {
	.cpu_s = 3,
	.wall_s = 60,
	.memory = 512 * MiB,
};

struct workers {
	int socket; /* to the server */
	pid_t server;
};

struct job {
	int fd;
	struct order order;
	enum job_end end;
	struct output *out; /* NULL: there is none */
};

/* ---- the server ---- */

struct workers *
workers_start(worker_work *work, worker_prepare *prepare, void *arg)
{
	struct workserver is = {work, prepare, arg, NULL};
	struct workers *w = xcalloc(1, sizeof(*w));
	pid_t self = getpid();
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0) {
		free(w);
		return NULL;
	}
	w->server = fork();
	if (w->server == 0) {
		workserver_die_with(self);
		is.sandbox = sandbox_new(&limits);
		workserver_run(&is, pair[1]);
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
	 * with the server. */
	if (send(w->socket, "", 1, MSG_NOSIGNAL | MSG_DONTWAIT) != 1)
		kill(w->server, SIGKILL);
	close(w->socket);
	while (waitpid(w->server, NULL, 0) < 0 && errno == EINTR)
		;
	free(w);
}

/* ---- jobs ---- */

static bool
write_all(int fd, struct str s)
{
	while (s.n > 0) {
		ssize_t did = write(fd, s.s, s.n);

		if (did < 0 && errno == EINTR)
			continue;
		if (did <= 0)
			return false;
		s = str_from(s, (size_t)did);
	}
	return true;
}

/* A file of memory that holds 'in' and has room for the output.  Its
 * size stays: what is mapped is there, whoever else has had it. */
static bool
make_memory(struct order *o, struct str in)
{
	o->input = in.n;
	o->memory = memfd_create("crossread-job",
	    MFD_CLOEXEC | MFD_ALLOW_SEALING);
	return o->memory >= 0 && write_all(o->memory, in) &&
	    ftruncate(o->memory, (off_t)(order_output_at(o) +
	    sizeof(struct output) + OUTPUT_LIMIT)) == 0 &&
	    fcntl(o->memory, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) == 0;
}

struct job *
job_start(struct workers *w, struct str in)
{
	struct order o;
	struct job *j;
	int pipe[2];

	if (pipe2(pipe, O_CLOEXEC | O_NONBLOCK) != 0)
		return NULL;
	o.done = pipe[1];
	if (!make_memory(&o, in) || !workserver_order(w->socket, &o)) {
		close(pipe[0]);
		close(pipe[1]);
		if (o.memory >= 0)
			close(o.memory);
		return NULL;
	}
	close(pipe[1]);
	j = xcalloc(1, sizeof(*j));
	j->fd = pipe[0];
	j->order = o;
	return j;
}

static void
close_job(struct job *j)
{
	if (j->fd < 0)
		return;
	close(j->fd);
	close(j->order.memory);
	j->fd = -1;
}

void
job_free(struct job *j)
{
	if (!j)
		return;
	close_job(j);
	if (j->out)
		munmap(j->out, sizeof(*j->out) + j->out->n);
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

/* Nobody else has it any more.  NULL when it cannot be. */
static struct output *
map_output(const struct order *o)
{
	off_t at = (off_t)order_output_at(o);
	struct output head;
	void *p;

	if (pread(o->memory, &head, sizeof(head), at) != sizeof(head) ||
	    head.n > OUTPUT_LIMIT)
		return NULL;
	/* The input is of no use any more. */
	if (at)
		fallocate(o->memory, FALLOC_FL_PUNCH_HOLE |
		    FALLOC_FL_KEEP_SIZE, 0, at);
	p = mmap(NULL, sizeof(head) + head.n, PROT_READ,
	    MAP_PRIVATE | MAP_POPULATE, o->memory, at);
	return p == MAP_FAILED ? NULL : p;
}

/* 'how' as waitpid() has it. */
static enum job_end
end_of(struct job *j, int how)
{
	enum job_end end = end_of_process(how);

	if (end != JOB_DONE)
		return end;
	j->out = WEXITSTATUS(how) == 0 ? map_output(&j->order) : NULL;
	return j->out ? JOB_DONE : JOB_BROKEN;
}

bool
job_read(struct job *j)
{
	ssize_t n;
	int how;

	if (j->fd < 0)
		return true;
	do
		n = read(j->fd, &how, sizeof(how));
	while (n < 0 && errno == EINTR);
	if (n < 0 && errno == EAGAIN)
		return false;
	j->end = n == sizeof(how) ? end_of(j, how) : JOB_BROKEN;
	close_job(j);
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
	return j->out ? (struct str){j->out->bytes, j->out->n} : STR_NONE;
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

/* ---- one process for one document ---- */

enum job_end
worker_split(int *exit_code)
{
	pid_t self = getpid(), child = fork();
	struct sandbox_limits own = limits;
	int how = EXIT_UNSAFE << 8;

	own.files = true;
	if (child == 0) {
		struct sandbox *box;
		bool in;

		workserver_die_with(self);
		box = sandbox_new(&own);
		in = sandbox_enter(box);
		sandbox_free(box);
		if (!in)
			_exit(EXIT_UNSAFE);
		return JOB_RUNNING;
	}
	if (child > 0)
		while (waitpid(child, &how, 0) < 0 && errno == EINTR)
			;
	*exit_code = WEXITSTATUS(how);
	return end_of_process(how);
}
