#include "src/cli/ring.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#define SLOTS 12
#define SLOT MiB

/* A slot with bytes in it; or, with n 0, one that is free. */
struct note {
	uint32_t slot, n;
};

struct ring {
	char *slots;
	int full[2], empty[2]; /* pipes of notes; -1: closed */
	struct note now;       /* the slot being written or read */
	bool has;
	size_t at; /* in it */
};

struct ring *
ring_new(void)
{
	struct ring *r = xcalloc(1, sizeof(*r));

	r->full[0] = r->full[1] = r->empty[0] = r->empty[1] = -1;
	r->slots = mmap(NULL, SLOTS * SLOT, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (r->slots == MAP_FAILED) {
		free(r);
		return NULL;
	}
	if (pipe2(r->full, O_CLOEXEC) != 0 || pipe2(r->empty, O_CLOEXEC) != 0) {
		ring_free(r);
		return NULL;
	}
	return r;
}

static void
close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

void
ring_free(struct ring *r)
{
	if (!r)
		return;
	for (int i = 0; i < 2; i++) {
		close_end(&r->full[i]);
		close_end(&r->empty[i]);
	}
	munmap(r->slots, SLOTS * SLOT);
	free(r);
}

/* Notes are smaller than PIPE_BUF, so they come and go whole. */
static bool
send_note(int fd, struct note note)
{
	ssize_t n;

	do
		n = write(fd, &note, sizeof(note));
	while (n < 0 && errno == EINTR);
	return n == (ssize_t)sizeof(note);
}

static bool
take_note(int fd, struct note *note)
{
	ssize_t n = read(fd, note, sizeof(*note));

	if (n >= 0)
		errno = 0;
	return n == (ssize_t)sizeof(*note) && note->slot < SLOTS &&
	    note->n <= SLOT;
}

/* Waits for an empty slot, signals or not: what was read is handed over
 * before the child looks at them. */
static bool
next_empty(struct ring *r)
{
	while (!r->has) {
		r->has = take_note(r->empty[0], &r->now);
		if (!r->has && errno != EINTR)
			return false;
	}
	r->at = 0;
	return true;
}

bool
ring_child(struct ring *r)
{
	close_end(&r->full[0]);
	close_end(&r->empty[1]);
	/* Whoever reads hostile bytes for the child has no part in it. */
	madvise(r->slots, SLOTS * SLOT, MADV_DONTFORK);
	return next_empty(r);
}

/* A child that has ended takes no slots, but what it wrote is there. */
static void
give_back(struct ring *r, uint32_t slot)
{
	(void)send_note(r->empty[1], (struct note){slot, 0});
}

void
ring_parent(struct ring *r)
{
	close_end(&r->full[1]);
	close_end(&r->empty[0]);
	for (uint32_t i = 0; i < SLOTS; i++)
		give_back(r, i);
}

bool
ring_flush(struct ring *r)
{
	if (!r->has || r->at == 0)
		return true;
	r->has = false;
	return send_note(r->full[1],
	    (struct note){r->now.slot, (uint32_t)r->at});
}

bool
ring_write(struct ring *r, const void *bytes, size_t n)
{
	const char *from = bytes;

	while (n > 0) {
		size_t part;

		if (!r->has && !next_empty(r))
			return false;
		part = MIN(n, SLOT - r->at);
		memcpy(r->slots + r->now.slot * SLOT + r->at, from, part);
		r->at += part;
		from += part;
		n -= part;
		if (r->at == SLOT && !ring_flush(r))
			return false;
	}
	return true;
}

bool
ring_read(struct ring *r, void *bytes, size_t n)
{
	char *to = bytes;

	while (n > 0) {
		size_t part;

		if (!r->has) {
			r->has = take_note(r->full[0], &r->now);
			r->at = 0;
		}
		if (!r->has && errno == EINTR && to != bytes)
			continue;
		if (!r->has)
			return false;
		part = MIN(n, r->now.n - r->at);
		memcpy(to, r->slots + r->now.slot * SLOT + r->at, part);
		r->at += part;
		to += part;
		n -= part;
		if (r->at < r->now.n)
			continue;
		r->has = false;
		give_back(r, r->now.slot);
	}
	return true;
}
