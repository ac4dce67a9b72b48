#include "src/cli/gather.h"

#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/cli/ring.h"
#include "src/cli/source.h"

#define ARTICLE_LIMIT (64 * MiB)
#define FEEDS_AT_ONCE 500

/* Before each article or list its length; or 0 and how the reading ended. */
struct head {
	uint32_t length, status;
};

struct gather {
	struct ring *ring;
	const volatile sig_atomic_t *stop;
	pid_t child; /* 0: it was waited for */
	bool begun;
};

/* ---- the child ---- */

struct reading {
	struct gather *g;
	struct terms *terms;
	struct arena *a;
	int64_t now;
	struct buf wire;
};

static enum status
send_one(struct reading *r, const struct gathered *one)
{
	struct head head = {0};

	buf_clear(&r->wire);
	wire_put(&r->wire, one);
	if (buf_status(&r->wire) != STATUS_OK)
		return STATUS_TOO_BIG;
	head.length = (uint32_t)r->wire.n;
	return ring_write(r->g->ring, &head, sizeof(head)) &&
		ring_write(r->g->ring, r->wire.s, r->wire.n) ?
	    STATUS_OK : STATUS_IO;
}

static enum status
hand_over(void *arg, const struct article *art)
{
	struct reading *r = arg;
	struct gathered one = {.article = *art};
	enum status st;

	if (*r->g->stop)
		return STATUS_INTERRUPTED;
	terms_read(r->terms, r->a, art, r->now, &one.sketch, &one.words);
	st = send_one(r, &one);
	arena_reset(r->a);
	return st;
}

static enum status
hand_feeds(void *arg, const struct subscription *list, size_t n,
    bool follow)
{
	enum status st = STATUS_OK;

	for (size_t i = 0; i < n && st == STATUS_OK; i += FEEDS_AT_ONCE) {
		struct gathered some = {.feeds = list + i,
			.nfeeds = MIN(n - i, (size_t)FEEDS_AT_ONCE),
			.follow = follow};

		st = send_one(arg, &some);
	}
	return st;
}

static NORETURN void
run_child(struct gather *g, char **paths, size_t n, int64_t now)
{
	struct reading r = {.g = g, .terms = terms_new(), .a = arena_new(),
		.now = now};
	struct source source = {.a = arena_new(), .now = now,
		.languages = languages_new(), .take = hand_over,
		.feeds = hand_feeds, .arg = &r};
	struct head end = {0};

	buf_init(&r.wire, ARTICLE_LIMIT);
	if (!ring_child(g->ring))
		_exit(1);
	end.status = source_paths(&source, paths, n);
	if (*g->stop)
		end.status = STATUS_INTERRUPTED;
	if (!ring_write(g->ring, &end, sizeof(end)) || !ring_flush(g->ring))
		_exit(1);
	_exit(0);
}

/* ---- the parent ---- */

struct gather *
gather_start(char **paths, size_t n, int64_t now,
    const volatile sig_atomic_t *stop)
{
	struct gather *g = xcalloc(1, sizeof(*g));

	g->stop = stop;
	g->ring = ring_new();
	g->child = g->ring ? fork() : -1;
	if (g->child == 0)
		run_child(g, paths, n, now);
	if (g->child < 0) {
		cli_error("no process to read the input: %s", strerror(errno));
		g->child = 0;
		gather_free(g);
		return NULL;
	}
	return g;
}

/* How it ended. */
static int
wait_for(struct gather *g)
{
	int how = 0;

	while (waitpid(g->child, &how, 0) < 0 && errno == EINTR)
		;
	g->child = 0;
	return how;
}

void
gather_free(struct gather *g)
{
	if (!g)
		return;
	if (g->child) {
		kill(g->child, SIGKILL);
		wait_for(g);
	}
	ring_free(g->ring);
	free(g);
}

/* Its end of the pipe is closed, though it did not say that all was
 * read. */
static enum status
child_died(struct gather *g)
{
	int how = wait_for(g);

	if (WIFSIGNALED(how))
		cli_error("the process that read the input was ended by "
		    "signal %d (%s); import again for the rest",
		    WTERMSIG(how), strsignal(WTERMSIG(how)));
	else
		cli_error("the process that read the input gave up; import "
		    "again for the rest");
	return STATUS_IO;
}

static enum status
child_lies(struct gather *g)
{
	kill(g->child, SIGKILL);
	wait_for(g);
	cli_error("the process that read the input sent what is neither article nor list");
	return STATUS_IO;
}

enum status
gather_next(struct gather *g, struct arena *a, struct gathered *out)
{
	struct head head;
	char *bytes;

	if (*g->stop)
		return STATUS_INTERRUPTED;
	if (!g->begun)
		ring_parent(g->ring);
	g->begun = true;
	if (!ring_read(g->ring, &head, sizeof(head)))
		return *g->stop ? STATUS_INTERRUPTED : child_died(g);
	if (head.length == 0)
		return head.status == STATUS_OK ? STATUS_DONE :
		    head.status <= STATUS_INTERRUPTED ?
		    (enum status)head.status : STATUS_IO;
	if (head.length > ARTICLE_LIMIT)
		return child_lies(g);
	bytes = arena_alloc(a, head.length);
	/* What is begun comes soon: signals wait. */
	while (!ring_read(g->ring, bytes, head.length))
		if (errno != EINTR)
			return child_died(g);
	if (!wire_take(a, (struct str){bytes, head.length}, out))
		return child_lies(g);
	return STATUS_OK;
}
