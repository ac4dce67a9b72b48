/*
 * source_document.c - documents, read whole by processes of their own, as
 * many at once as there are cores.  Whatever is said or handed over waits
 * until all documents before it are: what comes of a folder does not
 * depend on which of them was read first.
 */
#include "src/cli/source_own.h"

#include "src/cli/reading.h"

#define NO_PROCESS "no process to read it"

/* A document on its way. */
struct pending {
	struct job *job;
	struct buf path;
};

/* Those that are given, the oldest first. */
struct under_way {
	struct pending all[READERS_MOST];
	size_t first, n;
};

static struct pending
oldest(struct under_way *u)
{
	struct pending p = u->all[u->first];

	u->first = (u->first + 1) % READERS_MOST;
	u->n--;
	return p;
}

static void
pending_free(struct pending *p)
{
	job_free(p->job);
	buf_free(&p->path);
}

void
source_end(struct source *s)
{
	while (s->given && s->given->n) {
		struct pending p = oldest(s->given);

		pending_free(&p);
	}
	free(s->given);
	s->given = NULL;
	readers_stop(s->readers);
	s->readers = NULL;
}

static struct readers *
readers_of(struct source *s)
{
	if (!s->readers)
		s->readers = readers_start(s->now);
	return s->readers;
}

static enum status
parse_document(struct source *s, const char *path,
    const struct ingest_options *o, struct str bytes, struct feed **out,
    struct buf *why)
{
	if (s->lock_in) {
		s->lock_in(s, source_name(path));
		/* What is kept must not be the input's, as in read_line(). */
		return ingest_document(s->a, arena_str(s->a, bytes), o, out,
		    why);
	}
	if (readers_of(s))
		return readers_read(s->readers, s->a, o, bytes, out, why);
	buf_cstr(why, NO_PROCESS);
	return STATUS_IO;
}

/* All bytes of an input; what hinders is said. */
static enum status
document_bytes(struct source *s, struct input *in, const char *path,
    struct str *out)
{
	enum status st = input_all(in, INGEST_FEED_LIMIT, out);
	struct buf why;

	if (st == STATUS_OK)
		return st;
	source_settle(s);
	if (st == STATUS_IO)
		return source_input_failed(path, in, st);
	buf_init(&why, KiB);
	buf_printf(&why, "is larger than the limit of %zu MiB",
	    INGEST_FEED_LIMIT / MiB);
	source_failed(path, 0, st, &why);
	buf_free(&why);
	return st;
}

static void
tell_warnings(const struct feed *f, const char *path)
{
	for (size_t i = 0; i < f->nwarnings; i++)
		cli_error("%s: %.*s", source_name(path),
		    STR_ARG(f->warnings[i]));
}

/* A list of feeds, with what of it is not followed. */
static enum status
take_list(struct source *s, const struct feed *f, const char *path)
{
	tell_warnings(f, path);
	s->stopped = s->feeds(s->arg, f->list, f->nlist, true);
	return s->stopped;
}

void
source_meet(struct source *s, const struct subscription *f)
{
	if (f->address.n && !s->stopped)
		s->stopped = s->feeds(s->arg, f, 1, false);
}

static enum status
take_feed(struct source *s, const struct feed *f, const char *path)
{
	struct subscription self = {
		.address = f->address.n ? f->address : f->title,
		.own_title = f->title, .site = f->url};

	if (f->nlist)
		return take_list(s, f, path);
	/* What was withdrawn, what is under embargo: a desk must know. */
	if (str_eq(f->format, STR("newsml-g2")))
		tell_warnings(f, path);
	if (f->is_feed)
		source_meet(s, &self);
	for (size_t i = 0; i < f->narticles && !s->stopped; i++)
		source_hand_over(s, &f->articles[i]);
	if (f->narticles == 0)
		return cli_fail(source_name(path), STATUS_NO_ARTICLE);
	return s->stopped;
}

/* What came of the oldest document, when it is read. */
static void
take_oldest(struct source *s)
{
	struct pending p = oldest(s->given);
	struct feed *f = NULL;
	struct buf why;
	enum status st;

	buf_init(&why, 64 * KiB);
	job_wait(p.job);
	st = reading_feed(p.job, s->a, &f, &why);
	if (st != STATUS_OK)
		source_failed(p.path.s, 0, st, &why);
	else
		st = take_feed(s, f, p.path.s);
	source_note(s, st);
	if (!s->keep)
		arena_reset(s->a);
	buf_free(&why);
	pending_free(&p);
}

void
source_settle(struct source *s)
{
	while (!s->stopped && s->given && s->given->n)
		take_oldest(s);
}

enum status
source_give(struct source *s, struct input *in, const char *path)
{
	struct ingest_options o = source_options(s, path);
	struct pending *p;
	struct under_way *u;
	struct str bytes;
	enum status st = document_bytes(s, in, path, &bytes);

	if (st != STATUS_OK)
		return st;
	if (!s->given)
		s->given = xcalloc(1, sizeof(*s->given));
	u = s->given;
	p = &u->all[(u->first + u->n) % READERS_MOST];
	p->job = readers_of(s) ? readers_give_whole(s->readers, &o, bytes)
			       : NULL;
	if (!p->job) {
		source_settle(s);
		cli_error("%s: %s", source_name(path), NO_PROCESS);
		return STATUS_IO;
	}
	buf_init(&p->path, strlen(path) + 1);
	buf_cstr(&p->path, path);
	if (++u->n >= READERS_MOST)
		take_oldest(s);
	return STATUS_DONE;
}

enum status
source_document(struct source *s, struct input *in, const char *path,
    struct feed **out)
{
	struct ingest_options o = source_options(s, path);
	struct str bytes;
	enum status st = document_bytes(s, in, path, &bytes);
	struct buf why;

	if (st != STATUS_OK)
		return st;
	buf_init(&why, 64 * KiB);
	st = parse_document(s, path, &o, bytes, out, &why);
	if (st != STATUS_OK)
		source_failed(path, 0, st, &why);
	buf_free(&why);
	return st;
}

