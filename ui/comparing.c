#include "ui/comparing.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

#include "src/compare/compare.h"

struct comparing {
	struct loaded *of;
	struct arena *arena; /* of the comparison */
	struct comparison *c;
	atomic_bool stop, ended;
	int fds[2]; /* closed at the writing end when it has ended */
	pthread_t thread;
};

static void *
run(void *arg)
{
	struct comparing *j = arg;
	struct compare_options o = j->of->how;

	o.stop = &j->stop;
	j->c = compare_run(j->arena, j->of->articles, j->of->n, &o);
	atomic_store(&j->ended, true);
	close(j->fds[1]);
	return NULL;
}

/* Signals are the reader's: none is delivered to the thread. */
static int
begin(struct comparing *j)
{
	sigset_t all, before;
	int error;

	if (pipe2(j->fds, O_CLOEXEC) != 0)
		return errno;
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	error = pthread_create(&j->thread, NULL, run, j);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (error) {
		close(j->fds[0]);
		close(j->fds[1]);
	}
	return error;
}

static void
give_up(struct comparing *j)
{
	loaded_drop(j->of);
	arena_free(j->arena);
	free(j);
}

struct comparing *
comparing_start(struct loaded *of)
{
	struct comparing *j = xcalloc(1, sizeof(*j));
	int error;

	j->of = of;
	j->arena = arena_new();
	error = begin(j);
	if (!error)
		return j;
	give_up(j);
	errno = error;
	return NULL;
}

const struct loaded *
comparing_of(const struct comparing *j)
{
	return j->of;
}

int
comparing_fd(const struct comparing *j)
{
	return j->fds[0];
}

bool
comparing_ended(const struct comparing *j)
{
	return atomic_load(&j->ended);
}

void
comparing_stop(struct comparing *j)
{
	atomic_store(&j->stop, true);
}

struct loaded *
comparing_end(struct comparing *j)
{
	struct loaded *now;

	pthread_join(j->thread, NULL);
	close(j->fds[0]);
	if (!j->c) {
		give_up(j);
		return NULL;
	}
	now = ARENA_NEW(j->arena, struct loaded);
	*now = *j->of;
	now->arena = j->arena;
	now->refs = 1;
	now->c = j->c;
	now->texts = j->of;
	free(j);
	return now;
}
