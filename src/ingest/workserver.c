/*
 * A document costs one fork, and that as little as can be: what the
 * kernel copies is the map of the memory, so the many tables few
 * documents need are not in it.  A worker that misses them says so, or
 * dies of the file it tried to open; its order then goes on to a second
 * server, forked when it is first needed, which has read them all.
 *
 * Input and output lie in a file of memory: nobody writes while another
 * reads, and nothing is copied through a pipe.  The output is looked at
 * when its writer is dead.
 */
#include "src/ingest/workserver.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/base/vec.h"

#define NICE 2 /* a third less than who waits for them */

struct running {
	pid_t pid;
	struct order order;
};

struct server {
	const struct workserver *is;
	int from;
	int full; /* to the server with all tables; -1: not needed yet */
	struct arena *a;
	size_t most; /* running at once */
	VEC(struct running) running;
	VEC(struct order) waiting; /* for their turn */
};

void
workserver_die_with(pid_t parent)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(0);
}

/* ---- orders ---- */

union control {
	struct cmsghdr head;
	char room[CMSG_SPACE(2 * sizeof(int))];
};

bool
workserver_order(int to, const struct order *o)
{
	const int fds[2] = {o->memory, o->done};
	union control control = {0};
	uint64_t input = o->input;
	struct iovec io = {&input, sizeof(input)};
	struct msghdr m = {.msg_iov = &io, .msg_iovlen = 1,
		.msg_control = &control, .msg_controllen = sizeof(control)};
	struct cmsghdr *c = CMSG_FIRSTHDR(&m);
	ssize_t n;

	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_RIGHTS;
	c->cmsg_len = CMSG_LEN(sizeof(fds));
	memcpy(CMSG_DATA(c), fds, sizeof(fds));
	do
		n = sendmsg(to, &m, MSG_NOSIGNAL);
	while (n < 0 && errno == EINTR);
	return n == (ssize_t)sizeof(input);
}

/* False at the end. */
static bool
receive(int from, struct order *out)
{
	union control control;
	struct iovec io = {&out->input, sizeof(out->input)};
	struct msghdr m = {.msg_iov = &io, .msg_iovlen = 1,
		.msg_control = &control, .msg_controllen = sizeof(control)};
	struct cmsghdr *c;
	int fds[2];
	ssize_t n;

	do
		n = recvmsg(from, &m, MSG_CMSG_CLOEXEC);
	while (n < 0 && errno == EINTR);
	c = n == (ssize_t)sizeof(out->input) ? CMSG_FIRSTHDR(&m) : NULL;
	if (!c || c->cmsg_len != CMSG_LEN(sizeof(fds)))
		return false;
	memcpy(fds, CMSG_DATA(c), sizeof(fds));
	out->memory = fds[0];
	out->done = fds[1];
	return true;
}

/* ---- the worker ---- */

static struct str
map_input(const struct order *o)
{
	void *p;

	if (o->input == 0)
		return STR("");
	p = mmap(NULL, o->input, PROT_READ, MAP_PRIVATE | MAP_POPULATE,
	    o->memory, 0);
	if (p == MAP_FAILED)
		_exit(EXIT_MEMORY);
	return (struct str){p, o->input};
}

static void
hand_over(const struct order *o, struct str made)
{
	struct output *out = mmap(NULL, sizeof(*out) + made.n,
	    PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, o->memory,
	    (off_t)order_output_at(o));

	if (out == MAP_FAILED)
		_exit(EXIT_OUTPUT);
	out->n = made.n;
	if (made.n)
		memcpy(out->bytes, made.s, made.n);
}

/* A worker may write to what it has inherited: that is nothing else. */
static void
keep_only(int fd)
{
	close_range(STDERR_FILENO + 1, (unsigned)fd - 1, 0);
	close_range((unsigned)fd + 1, ~0u, 0);
}

static NORETURN void
run_worker(const struct workserver *w, const struct order *o)
{
	struct str input;
	struct buf made;
	bool whole;

	keep_only(o->memory);
	input = map_input(o);
	if (!sandbox_enter(w->sandbox))
		_exit(EXIT_UNSAFE);
	buf_init(&made, OUTPUT_LIMIT);
	/* Memory that is not touched is free; growing into it is not. */
	buf_room(&made, MIN(2 * input.n, OUTPUT_LIMIT));
	whole = w->work(w->arg, input, &made);
	if (buf_status(&made) != STATUS_OK)
		_exit(EXIT_OUTPUT);
	hand_over(o, buf_view(&made));
	_exit(whole ? 0 : EXIT_AGAIN);
}

/* ---- the server ---- */

static NORETURN void serve(struct server *s);

/* The second server, for all that comes. */
static bool
start_full(struct server *s)
{
	struct workserver all = *s->is;
	pid_t self = getpid(), child;
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
		return false;
	child = fork();
	if (child == 0) {
		struct server full = {.is = &all, .from = pair[1],
			.full = -1, .a = arena_new(), .most = s->most};

		workserver_die_with(self);
		keep_only(pair[1]);
		all.prepare(all.arg);
		all.prepare = NULL;
		serve(&full);
	}
	close(pair[1]);
	s->full = pair[0];
	return child > 0;
}

static bool
order_from_full(struct server *s, const struct order *o)
{
	if ((s->full >= 0 || start_full(s)) && workserver_order(s->full, o))
		return true;
	if (s->full >= 0)
		close(s->full);
	s->full = -1;
	return false;
}

static bool
missed_tables(int how)
{
	return WIFSIGNALED(how) ? WTERMSIG(how) == SIGSYS :
	    WEXITSTATUS(how) == EXIT_AGAIN;
}

/* Says how it ended, or lets somebody else do it. */
static void
end_order(struct server *s, const struct order *o, int how)
{
	ssize_t n = 0;

	if (!s->is->prepare || !missed_tables(how) || !order_from_full(s, o))
		n = write(o->done, &how, sizeof(how));
	/* Whoever does not listen any more need not know. */
	(void)n;
	close(o->done);
	close(o->memory);
}

/* The time they took counts as ours, and our parent's, when it looks. */
static void
reap(struct server *s)
{
	pid_t pid;
	int how;

	while ((pid = waitpid(-1, &how, WNOHANG)) > 0)
		for (size_t i = 0; i < s->running.n; i++) {
			struct running *r = &s->running.at[i];

			if (r->pid != pid)
				continue;
			end_order(s, &r->order, how);
			*r = s->running.at[--s->running.n];
			break;
		}
}

static void
begin_order(struct server *s, const struct order *o)
{
	pid_t self = getpid(), worker = fork();

	if (worker == 0) {
		workserver_die_with(self);
		run_worker(s->is, o);
	}
	if (worker > 0)
		*vec_add(s->a, &s->running) = (struct running){worker, *o};
	else
		end_order(s, o, EXIT_UNSAFE << 8);
}

/* Only there to end the waiting. */
static void
child_ended(int signal)
{
	(void)signal;
}

static size_t
cores(void)
{
	return (size_t)MAX(1, sysconf(_SC_NPROCESSORS_ONLN));
}

/* As many as there are cores: more would only hold more memory. */
static void
begin_waiting(struct server *s)
{
	size_t n = 0;

	for (; n < s->waiting.n && s->running.n < s->most; n++)
		begin_order(s, &s->waiting.at[n]);
	s->waiting.n -= n;
	if (n && s->waiting.n)
		memmove(s->waiting.at, s->waiting.at + n,
		    s->waiting.n * sizeof(*s->waiting.at));
}

static NORETURN void
serve(struct server *s)
{
	struct pollfd p = {.fd = s->from, .events = POLLIN};
	sigset_t children, waiting;
	struct order order;

	signal(SIGCHLD, child_ended);
	sigemptyset(&children);
	sigaddset(&children, SIGCHLD);
	sigprocmask(SIG_BLOCK, &children, &waiting);
	sigdelset(&waiting, SIGCHLD);
	for (;;) {
		int n = ppoll(&p, 1, NULL, &waiting);

		reap(s);
		if (n > 0 && !receive(s->from, &order))
			break;
		if (n > 0)
			*vec_add(s->a, &s->waiting) = order;
		begin_waiting(s);
	}
	_exit(0);
}

/* The three streams lead nowhere: who is taken over must not write to
 * the terminal. */
static void
close_streams(void)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	for (int fd = 0; fd <= STDERR_FILENO && null >= 0; fd++)
		dup2(null, fd);
}

void
workserver_run(const struct workserver *w, int from)
{
	struct server s = {.is = w, .from = from, .full = -1,
		.a = arena_new(), .most = cores()};

	/* The keyboard's signals are for the parent, which ends us. */
	signal(SIGINT, SIG_IGN);
	signal(SIGTSTP, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	/* While they read ahead, who takes what they read is at work. */
	setpriority(PRIO_PROCESS, 0, NICE);
	close_streams();
	keep_only(from);
	serve(&s);
}
