#include "src/cli/facts.h"

#include <errno.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/record.h"
#include "db/review_record.h"
#include "db/store_cluster.h"
#include "src/base/clock.h"
#include "src/base/vec.h"
#include "src/cli/event_facts.h"

#define RECORD_LIMIT MiB /* of one event */
#define PATH_LIMIT 4096
#define TRIES 3
#define INSIDE 2 /* events read within a transaction, the last time */

/* What both processes see. */
struct task {
	char path[PATH_LIMIT]; /* of the store */
	int64_t events[FACTS_ROUND];
	size_t n;
	atomic_size_t next; /* the first that nobody has taken */
};

struct facts_worker {
	struct task *task;
	int fd; /* to the other process; -1: it is of no use */
	pid_t child;
};

/* Before each record; with 'length' 0 nothing is left to take. */
struct head {
	uint32_t event, length;
};

/* ---- what is told of an event, as bytes ---- */

/*
 *	'g' the event is gone, 'c' texts were compared: empty
 *	'n' how many facts are loud, the seal
 *	'l' a line: kind, verdict, severity; then 'b' label, 'e' cells
 *	'i' an item of the review queue, as 'l'; then 'j' label, 'k' cells,
 *	'w' the rest
 *	'd' a doubtful article, and then 'r' the reason
 *	's' a copy, its share
 */
static void
put_numbers(struct buf *out, char tag, uint64_t x, uint64_t y, double z)
{
	struct buf part;

	buf_init(&part, KiB);
	record_number(&part, x);
	record_number(&part, y);
	buf_add(&part, &z, sizeof(z));
	record_add(out, tag, buf_view(&part));
	buf_free(&part);
}

static void
pack_review(struct buf *out, const struct discrepancy *d)
{
	struct buf rest;

	buf_init(&rest, RECORD_LIMIT);
	review_record(&rest, d);
	put_numbers(out, 'i', d->kind, d->verdict, d->severity);
	record_add(out, 'j', d->label);
	record_add(out, 'k', d->cells);
	record_add(out, 'w', buf_view(&rest));
	buf_free(&rest);
}

static void
pack(struct buf *out, const struct event_told *t)
{
	if (t->gone)
		record_add(out, 'g', STR_NONE);
	if (t->compared)
		record_add(out, 'c', STR_NONE);
	put_numbers(out, 'n', t->loud, t->seal, 0);
	for (size_t i = 0; i < t->n; i++) {
		const struct fact_line *l = &t->lines[i];

		put_numbers(out, 'l', l->kind, l->verdict, l->severity);
		record_add(out, 'b', l->label);
		record_add(out, 'e', l->cells);
	}
	for (size_t i = 0; i < t->nreview; i++)
		pack_review(out, &t->review[i]);
	for (size_t i = 0; i < t->ndoubts; i++) {
		put_numbers(out, 'd', (uint64_t)t->doubts[i].article, 0, 0);
		record_add(out, 'r', t->doubts[i].doubt);
	}
	for (size_t i = 0; i < t->nshares; i++)
		put_numbers(out, 's', (uint64_t)t->shares[i].article, 0,
		    t->shares[i].copy_share);
}

static bool
take_numbers(struct str from, uint64_t *x, uint64_t *y, double *z)
{
	if (!record_take_number(&from, x) || !record_take_number(&from, y) ||
	    from.n != sizeof(*z))
		return false;
	memcpy(z, from.s, sizeof(*z));
	return true;
}

/* Strings point into the record.  False when it is none. */
static bool
unpack(struct arena *a, struct str record, struct event_told *out)
{
	VEC(struct fact_line) lines = {0};
	VEC(struct discrepancy) review = {0};
	VEC(struct member) doubts = {0}, shares = {0};
	struct str value;
	char tag;

	*out = (struct event_told){0};
	while (record_next(&record, &tag, &value)) {
		uint64_t x = 0, y = 0;
		double z = 0;

		if (strchr("nlids", tag) && !take_numbers(value, &x, &y, &z))
			return false;
		if (tag == 'g')
			out->gone = true;
		else if (tag == 'c')
			out->compared = true;
		else if (tag == 'n')
			out->loud = (unsigned)x, out->seal = y;
		else if (tag == 'l')
			*vec_add(a, &lines) = (struct fact_line){
				(enum fact_kind)x, (enum verdict)y, z,
				STR_NONE, STR_NONE};
		else if (tag == 'b' && lines.n)
			lines.at[lines.n - 1].label = value;
		else if (tag == 'e' && lines.n)
			lines.at[lines.n - 1].cells = value;
		else if (tag == 'i')
			*vec_add(a, &review) = (struct discrepancy){
				.kind = (enum fact_kind)x,
				.verdict = (enum verdict)y, .severity = z};
		else if (tag == 'j' && review.n)
			review.at[review.n - 1].label = value;
		else if (tag == 'k' && review.n)
			review.at[review.n - 1].cells = value;
		else if (tag == 'w' && review.n &&
		    review_record_read(a, value, &review.at[review.n - 1]))
			continue;
		else if (tag == 'd')
			*vec_add(a, &doubts) = (struct member){
				.article = (int64_t)x, .doubtful = true};
		else if (tag == 'r' && doubts.n)
			doubts.at[doubts.n - 1].doubt = value;
		else if (tag == 's')
			*vec_add(a, &shares) = (struct member){
				.article = (int64_t)x, .copy_share = z};
		else
			return false;
	}
	out->lines = lines.at, out->n = lines.n;
	out->review = review.at, out->nreview = review.n;
	out->doubts = doubts.at, out->ndoubts = doubts.n;
	out->shares = shares.at, out->nshares = shares.n;
	return record.n == 0;
}

/* A comparison takes megabytes, what is told of it a page. */
static enum status
read_one(const struct facts_run *r, int64_t event, struct buf *record)
{
	struct arena *a = arena_new();
	struct event_told t;
	enum status status = event_facts_read(r->store, a, r->stemmers,
	    r->aliases, event, &t);

	buf_clear(record);
	if (status == STATUS_OK) {
		pack(record, &t);
		status = buf_status(record);
	}
	arena_free(a);
	return status;
}

/* ---- the other process ---- */

static bool
move_all(int fd, void *bytes, size_t n,
    ssize_t (*move)(int fd, void *bytes, size_t n))
{
	char *at = bytes;

	while (n > 0) {
		ssize_t part = move(fd, at, n);

		if (part < 0 && errno == EINTR)
			continue;
		if (part <= 0)
			return false;
		at += part;
		n -= (size_t)part;
	}
	return true;
}

static ssize_t
send_some(int fd, void *bytes, size_t n)
{
	return send(fd, bytes, n, MSG_NOSIGNAL);
}

static bool
send_head(int fd, size_t event, size_t length)
{
	struct head head = {(uint32_t)event, (uint32_t)length};

	return move_all(fd, &head, sizeof(head), send_some);
}

/* What this one cannot read the parent tries, and says why. */
static bool
do_task(const struct facts_run *r, struct task *t, int fd,
    struct buf *record)
{
	size_t i;

	while ((i = atomic_fetch_add(&t->next, 1)) < t->n) {
		if (read_one(r, t->events[i], record) != STATUS_OK)
			continue;
		if (!send_head(fd, i, record->n) ||
		    !move_all(fd, record->s, record->n, send_some))
			return false;
	}
	return send_head(fd, 0, 0);
}

static NORETURN void
run_child(struct task *t, int fd, const struct lexicon *aliases)
{
	struct facts_run r = {.stemmers = stemmers_new(), .aliases = aliases};
	struct buf why, record;
	char go;

	buf_init(&why, 64 * KiB);
	buf_init(&record, RECORD_LIMIT);
	while (move_all(fd, &go, 1, read)) {
		if (!r.store && store_open(t->path, STORE_READ, &why,
		    &r.store) != STATUS_OK)
			_exit(1);
		if (!do_task(&r, t, fd, &record))
			break;
	}
	store_close(r.store);
	_exit(0);
}

struct facts_worker *
facts_worker_start(const struct lexicon *aliases)
{
	struct facts_worker *w = xcalloc(1, sizeof(*w));
	int fd[2];

	w->task = mmap(NULL, sizeof(*w->task), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (w->task == MAP_FAILED) {
		free(w);
		return NULL;
	}
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fd) != 0) {
		munmap(w->task, sizeof(*w->task));
		free(w);
		return NULL;
	}
	w->child = fork();
	if (w->child == 0) {
		close(fd[0]);
		run_child(w->task, fd[1], aliases);
	}
	close(fd[1]);
	w->fd = fd[0];
	if (w->child < 0) {
		facts_worker_end(w);
		return NULL;
	}
	return w;
}

void
facts_worker_end(struct facts_worker *w)
{
	if (!w)
		return;
	if (w->fd >= 0)
		close(w->fd);
	while (w->child > 0 && waitpid(w->child, NULL, 0) < 0 &&
	    errno == EINTR)
		;
	munmap(w->task, sizeof(*w->task));
	free(w);
}

/* ---- this one ---- */

static void
give_up(struct facts_worker *w)
{
	close(w->fd);
	w->fd = -1;
}

static bool
begin_task(const struct facts_run *r, const int64_t *events, size_t n)
{
	struct facts_worker *w = r->worker;
	struct str path = str_c(store_path(r->store));

	if (!w || w->fd < 0 || n < 2 || path.n >= PATH_LIMIT)
		return false;
	memcpy(w->task->path, path.s, path.n);
	w->task->path[path.n] = '\0';
	memcpy(w->task->events, events, n * sizeof(*events));
	w->task->n = n;
	atomic_store(&w->task->next, 0);
	if (send_some(w->fd, "g", 1) == 1)
		return true;
	give_up(w);
	return false;
}

/* What the other process found; whatever it did not, is empty. */
static void
take_task(struct facts_worker *w, struct arena *a, struct str *records)
{
	struct head head;

	while (move_all(w->fd, &head, sizeof(head), read)) {
		char *bytes;

		if (head.length == 0)
			return;
		if (head.event >= w->task->n || head.length > RECORD_LIMIT)
			break;
		bytes = arena_alloc(a, head.length);
		if (!move_all(w->fd, bytes, head.length, read))
			break;
		records[head.event] = (struct str){bytes, head.length};
	}
	give_up(w);
}

static enum status
read_own(const struct facts_run *r, struct arena *a, int64_t event,
    struct str *out)
{
	struct buf record;
	enum status status;

	buf_init(&record, RECORD_LIMIT);
	status = read_one(r, event, &record);
	if (status == STATUS_OK)
		*out = arena_str(a, buf_view(&record));
	buf_free(&record);
	return status;
}

static bool
stopped(const struct facts_run *r)
{
	return r->stop && *r->stop;
}

/* Each takes what is next, so both end together, whatever single events
 * cost. */
static enum status
read_all(const struct facts_run *r, struct arena *a, const int64_t *events,
    size_t n, struct str *records)
{
	enum status status = STATUS_OK;
	size_t i;

	if (begin_task(r, events, n)) {
		struct task *t = r->worker->task;

		while (status == STATUS_OK && !stopped(r) &&
		    (i = atomic_fetch_add(&t->next, 1)) < n)
			status = read_own(r, a, events[i], &records[i]);
		atomic_store(&t->next, n);
		take_task(r->worker, a, records);
	}
	for (i = 0; i < n && status == STATUS_OK && !stopped(r); i++)
		if (!records[i].n)
			status = read_own(r, a, events[i], &records[i]);
	return status;
}

static enum status
write_all(const struct facts_run *r, struct arena *a, const int64_t *events,
    size_t n, const struct str *records, size_t *compared)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < n && status == STATUS_OK; i++) {
		struct event_told t;

		if (!records[i].n)
			continue;
		if (!unpack(a, records[i], &t))
			bug("facts of e%lld are damaged", (long long)events[i]);
		status = event_facts_write(r->store, events[i], &t,
		    clock_now());
		*compared += t.compared;
	}
	return status;
}

/* What was read holds as long as no other process has changed texts or
 * events.  If one has, *changed, nothing is written; or, the last time, a
 * few are read again within the transaction, where none can. */
static enum status
store_all(const struct facts_run *r, struct arena *a, const int64_t *events,
    size_t n, struct str *records, int64_t grouping, bool last,
    bool *changed, size_t *compared)
{
	int64_t now;
	enum status status = store_begin(r->store);

	if (status != STATUS_OK)
		return status;
	status = store_grouping(r->store, &now);
	*changed = status == STATUS_OK && now != grouping;
	if (*changed && last)
		n = MIN(n, INSIDE);
	for (size_t i = 0; i < n && *changed && last && status == STATUS_OK;
	    i++)
		status = read_own(r, a, events[i], &records[i]);
	if (status == STATUS_OK && (last || !*changed))
		status = write_all(r, a, events, n, records, compared);
	return store_end(r->store, status);
}

enum status
facts_refresh(const struct facts_run *r, const int64_t *events, size_t n,
    size_t *compared)
{
	bool changed = true;
	enum status status = STATUS_OK;

	n = MIN(n, FACTS_ROUND);
	for (int i = 1; i <= TRIES && changed && status == STATUS_OK; i++) {
		struct arena *a = arena_new();
		struct str records[FACTS_ROUND] = {0};
		int64_t grouping;

		status = store_grouping(r->store, &grouping);
		if (status == STATUS_OK)
			status = read_all(r, a, events, n, records);
		if (status == STATUS_OK)
			status = store_all(r, a, events, n, records, grouping,
			    i == TRIES, &changed, compared);
		arena_free(a);
	}
	return status;
}
