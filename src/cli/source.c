/*
 * A file is JSON Lines, read line by line however long it is, or a
 * document, read whole.  What is wrong with one line or one file is said
 * and the others are read all the same; only when take() refuses does
 * reading stop.
 *
 * Documents are read by processes of their own, as many at once as there
 * are cores.  Whatever is said or handed over waits until all documents
 * before it are: what comes of a folder does not depend on which of them
 * was read first.
 */
#include "src/cli/source.h"

#include <errno.h>
#include <fts.h>
#include <unistd.h>

#include "src/base/vec.h"
#include "db/newsboat.h"
#include "src/cli/input.h"
#include "src/cli/reading.h"
#include "src/ingest/ingest.h"

#define LINES_TOLD 5 /* bad lines of one file that are named */
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

/* OK when anything was taken, else what first hindered it. */
static void
note(struct source *s, enum status st)
{
	if (st == STATUS_OK)
		s->some = true;
	else if (s->hindered == STATUS_OK)
		s->hindered = st;
}

static void settle(struct source *s);

static const char *
display_name(const char *path)
{
	return strcmp(path, "-") == 0 ? "standard input" : path;
}

static struct ingest_options
ingest_options_of(const struct source *s, const char *path)
{
	struct ingest_options o = {.now = s->now, .languages = s->languages,
		.base_url = str_c(s->base_url),
		.content_type = str_c(s->content_type),
		.location = str_c(s->location),
		.language = ingest_language(str_c(s->language))};
	const char *slash = strrchr(path, '/');

	o.name = str_c(slash ? slash + 1 : display_name(path));
	if (str_ends(o.name, STR(".gz")))
		o.name.n -= 3;
	return o;
}

/* 'why' is the end of the sentence; without it the status has words. */
static enum status
failed(const char *path, size_t line, enum status st, struct buf *why)
{
	struct str words = buf_view(why);

	if (words.n == 0)
		words = str_c(status_words(st));
	if (line)
		cli_error("%s, line %zu: %.*s", display_name(path), line,
		    STR_ARG(words));
	else
		cli_error("%s: %.*s", display_name(path), STR_ARG(words));
	buf_clear(why);
	return st;
}

static enum status
input_failed(const char *path, const struct input *in, enum status st)
{
	cli_error("%s: %s", display_name(path), input_error(in));
	return st;
}

static enum status
hand_over(struct source *s, const struct article *art)
{
	s->stopped = s->take(s->arg, art);
	return s->stopped;
}

static void
tell_line(const char *path, size_t line, size_t *bad, enum status st,
    struct buf *why)
{
	if (++*bad <= LINES_TOLD)
		failed(path, line, st, why);
	buf_clear(why);
}

/* Takes one line: OK, EMPTY, or what is wrong with it. */
static enum status
read_line(struct source *s, struct str line, const struct ingest_options *o,
    struct buf *why)
{
	struct article *art = ARENA_NEW(s->a, struct article);
	enum status st;

	/* The line is the input's; what is kept must not be. */
	if (s->keep)
		line = arena_str(s->a, line);
	st = ingest_jsonl_line(s->a, line, o, art, why);
	if (st == STATUS_OK)
		st = hand_over(s, art);
	if (!s->keep)
		arena_reset(s->a);
	return st;
}

static enum status
read_lines(struct source *s, struct input *in, const char *path)
{
	struct ingest_options o = ingest_options_of(s, path);
	size_t number = 0, taken = 0, bad = 0;
	enum status st, first_bad = STATUS_EMPTY;
	struct str line;
	struct buf why;

	buf_init(&why, 64 * KiB);
	while ((st = input_line(in, INGEST_LINE_LIMIT, &line)) == STATUS_OK ||
	    st == STATUS_TOO_BIG) {
		number++;
		if (st == STATUS_OK)
			st = read_line(s, line, &o, &why);
		if (s->stopped)
			break;
		taken += st == STATUS_OK;
		if (st == STATUS_OK || st == STATUS_EMPTY)
			continue;
		if (bad == 0)
			first_bad = st;
		tell_line(path, number, &bad, st, &why);
	}
	if (bad > LINES_TOLD)
		cli_error("%s: %zu more lines like these", display_name(path),
		    bad - LINES_TOLD);
	if (!s->stopped && st == STATUS_IO)
		first_bad = input_failed(path, in, st);
	buf_free(&why);
	return s->stopped ? s->stopped : taken ? STATUS_OK : first_bad;
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
		s->lock_in(s, display_name(path));
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
	settle(s);
	if (st == STATUS_IO)
		return input_failed(path, in, st);
	buf_init(&why, KiB);
	buf_printf(&why, "is larger than the limit of %zu MiB",
	    INGEST_FEED_LIMIT / MiB);
	failed(path, 0, st, &why);
	buf_free(&why);
	return st;
}

static void
tell_warnings(const struct feed *f, const char *path)
{
	for (size_t i = 0; i < f->nwarnings; i++)
		cli_error("%s: %.*s", display_name(path),
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

/* What a feed says of itself. */
static void
meet_feed(struct source *s, const struct subscription *f)
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
		meet_feed(s, &self);
	for (size_t i = 0; i < f->narticles && !s->stopped; i++)
		hand_over(s, &f->articles[i]);
	if (f->narticles == 0)
		return cli_fail(display_name(path), STATUS_NO_ARTICLE);
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
		failed(p.path.s, 0, st, &why);
	else
		st = take_feed(s, f, p.path.s);
	note(s, st);
	if (!s->keep)
		arena_reset(s->a);
	buf_free(&why);
	pending_free(&p);
}

/* Everything given before is taken, before anything is said or taken out
 * of turn. */
static void
settle(struct source *s)
{
	while (!s->stopped && s->given && s->given->n)
		take_oldest(s);
}

/* Gives a document to be read meanwhile; DONE when it is on its way. */
static enum status
give_document(struct source *s, struct input *in, const char *path)
{
	struct ingest_options o = ingest_options_of(s, path);
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
		settle(s);
		cli_error("%s: %s", display_name(path), NO_PROCESS);
		return STATUS_IO;
	}
	buf_init(&p->path, strlen(path) + 1);
	buf_cstr(&p->path, path);
	if (++u->n >= readers_at_once())
		take_oldest(s);
	return STATUS_DONE;
}

static struct ingest_item
item_of(const struct newsboat_item *n)
{
	return (struct ingest_item){
		.id = n->guid,
		.url = n->url,
		.title = n->title,
		.author = n->author,
		.content = n->content,
		.base = n->base.n ? n->base : n->feed_address,
		.feed = n->feed_title.n ? n->feed_title : n->feed_address,
		.address = n->feed_address,
		.enclosure = n->enclosure,
		.enclosure_type = n->enclosure_type,
		.published = n->published,
		.plain = str_ieq(n->mime, STR("text/plain")),
		.read = n->read,
		.starred = n->flagged,
	};
}

static enum status
meet_newsboat_feeds(struct source *s, struct newsboat *n, struct buf *why)
{
	struct newsboat_feed row;
	enum status st = STATUS_OK;

	while (!s->stopped &&
	    (st = newsboat_next_feed(n, &row, why)) == STATUS_OK) {
		struct subscription f = ingest_feed(s->a, row.address,
		    row.title, row.site);

		meet_feed(s, &f);
		if (!s->keep)
			arena_reset(s->a);
	}
	return st == STATUS_DONE ? STATUS_OK : st;
}

/* newsboat's cache.db: one article after the other.  'copy': it is read
 * from there, a file that is removed. */
static enum status
read_newsboat(struct source *s, const char *path, const char *copy)
{
	struct ingest_options o = ingest_options_of(s, path);
	struct newsboat *n = NULL;
	struct newsboat_item row;
	size_t taken = 0;
	struct buf why;
	enum status st;

	buf_init(&why, 4 * KiB);
	st = newsboat_open(copy ? copy : path, copy != NULL, &why, &n);
	if (copy)
		unlink(copy);
	if (st == STATUS_OK)
		st = meet_newsboat_feeds(s, n, &why);
	while (st == STATUS_OK && !s->stopped) {
		struct article *art = ARENA_NEW(s->a, struct article);
		struct ingest_item item;

		st = newsboat_next(n, &row, &why);
		if (st != STATUS_OK)
			break;
		item = item_of(&row);
		ingest_item(s->a, &item, &o, art);
		taken += hand_over(s, art) == STATUS_OK;
		if (!s->keep)
			arena_reset(s->a);
	}
	if (st == STATUS_DONE)
		st = taken ? STATUS_OK :
		    cli_fail(display_name(path), STATUS_NO_ARTICLE);
	else if (st != STATUS_OK)
		failed(path, 0, st, &why);
	newsboat_close(n);
	buf_free(&why);
	return s->stopped ? s->stopped : st;
}

/* SQLite reads files alone: what is packed or comes through a pipe is
 * written into one first. */
static enum status
read_database(struct source *s, struct input *in, const char *path)
{
	enum status st;
	struct buf copy;

	if (input_is_file(in))
		return read_newsboat(s, path, NULL);
	buf_init(&copy, 4 * KiB);
	st = input_spool(in, &copy);
	st = st == STATUS_OK ? read_newsboat(s, path, copy.s) :
	    input_failed(path, in, st);
	buf_free(&copy);
	return st;
}

/* Opens an input and tells how it is to be read. */
static enum status
open_path(struct source *s, const char *path, struct input **in,
    bool *lines)
{
	struct ingest_options o = ingest_options_of(s, path);
	enum ingest_format format;
	enum status st;
	struct buf why;

	buf_init(&why, 4 * KiB);
	st = input_open(path, &why, in);
	if (st != STATUS_OK) {
		settle(s);
		failed(path, 0, st, &why);
		buf_free(&why);
		return st;
	}
	buf_free(&why);
	format = ingest_sniff(input_peek(*in), &o);
	*lines = format == INGEST_JSON_LINES;
	return STATUS_OK;
}

/* DONE: it is on its way. */
static enum status
read_file(struct source *s, const char *path)
{
	struct input *in;
	bool lines;
	enum status st = open_path(s, path, &in, &lines);

	if (st != STATUS_OK)
		return st;
	if (str_starts(input_peek(in), STR("SQLite format 3"))) {
		settle(s);
		st = read_database(s, in, path);
	} else if (lines) {
		settle(s);
		st = read_lines(s, in, path);
	} else {
		st = give_document(s, in, path);
	}
	input_close(in);
	return st;
}

static enum status
read_document(struct source *s, struct input *in, const char *path,
    struct feed **out)
{
	struct ingest_options o = ingest_options_of(s, path);
	struct str bytes;
	enum status st = document_bytes(s, in, path, &bytes);
	struct buf why;

	if (st != STATUS_OK)
		return st;
	buf_init(&why, 64 * KiB);
	st = parse_document(s, path, &o, bytes, out, &why);
	if (st != STATUS_OK)
		failed(path, 0, st, &why);
	buf_free(&why);
	return st;
}

struct gathering {
	struct arena *a;
	VEC(struct article) articles;
};

static enum status
gather(void *arg, const struct article *art)
{
	struct gathering *g = arg;

	*vec_add(g->a, &g->articles) = *art;
	return STATUS_OK;
}

enum status
source_feed(struct source *s, const char *path, struct feed **out)
{
	struct gathering g = {.a = s->a};
	struct source lines_source = *s;
	struct input *in;
	bool lines;
	enum status st = open_path(s, path, &in, &lines);

	if (st != STATUS_OK)
		return st;
	if (lines) {
		lines_source.take = gather;
		lines_source.arg = &g;
		st = read_lines(&lines_source, in, path);
		*out = ARENA_NEW(s->a, struct feed);
		(*out)->is_feed = true;
		(*out)->format = STR("json-lines");
		(*out)->articles = g.articles.at;
		(*out)->narticles = g.articles.n;
	} else {
		st = read_document(s, in, path, out);
	}
	input_close(in);
	return st;
}

static int
by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* What lies beside the urls or the cache.db of newsboat, and is neither.
 * True also where something should be said of it. */
static bool
is_newsboats(FTSENT *at, bool *say)
{
	static const struct {
		const char *name;
		bool say;
	} others[] = {{"config", true}, {"history.search", true},
		{"history.cmdline", true}, {"queue", true},
		{"cache.db.lock", false}, {"cache.db-wal", false},
		{"cache.db-shm", false}, {"cache.db-journal", false}};
	struct str path = str_c(at->fts_path);
	bool found = false;
	struct buf beside;

	for (size_t i = 0; i < ARRAY_LEN(others) && !found; i++) {
		found = strcmp(at->fts_name, others[i].name) == 0;
		*say = others[i].say;
	}
	if (!found || at->fts_level == 0)
		return false;
	path.n -= at->fts_namelen;
	buf_init(&beside, path.n + 16);
	buf_printf(&beside, "%.*surls", STR_ARG(path));
	found = access(beside.s, F_OK) == 0;
	buf_clear(&beside);
	buf_printf(&beside, "%.*scache.db", STR_ARG(path));
	found |= access(beside.s, F_OK) == 0;
	buf_free(&beside);
	return found;
}

/* One thing that a walk came upon.  False when it is nothing to read. */
static bool
visit(struct source *s, FTS *walk, FTSENT *at)
{
	enum status st;
	bool say;

	if (at->fts_level > 0 && at->fts_name[0] == '.') {
		if (at->fts_info == FTS_D)
			fts_set(walk, at, FTS_SKIP);
		return false;
	}
	if (at->fts_info == FTS_F && is_newsboats(at, &say)) {
		settle(s);
		if (say)
			cli_error("%s: is newsboat's own and was left out",
			    at->fts_path);
		return false;
	}
	switch (at->fts_info) {
	case FTS_DEFAULT:
		/* Devices and pipes only when they were asked for. */
		if (at->fts_level > 0)
			return false;
		/* fall through */
	case FTS_F:
		st = read_file(s, at->fts_path);
		if (st != STATUS_DONE)
			note(s, st);
		return true;
	case FTS_DNR:
	case FTS_ERR:
	case FTS_NS:
	case FTS_SLNONE:
		settle(s);
		cli_error("%s: %s", at->fts_path, at->fts_errno == ENOENT ||
			at->fts_info == FTS_SLNONE ? "there is no such file" :
			at->fts_errno == EACCES ? "permission denied" :
			strerror(at->fts_errno));
		note(s, at->fts_errno == EACCES ? STATUS_NO_ACCESS :
		    at->fts_errno == ENOENT ? STATUS_NOT_FOUND : STATUS_IO);
		return true;
	default:
		return false;
	}
}

/* A folder, or a file. */
static void
walk(struct source *s, const char *path)
{
	char *roots[] = {(char *)path, NULL};
	bool some = false;
	FTSENT *at;
	FTS *fts = fts_open(roots, FTS_LOGICAL | FTS_NOCHDIR, by_name);

	if (!fts) {
		settle(s);
		note(s, cli_fail(path, STATUS_IO));
		return;
	}
	while (!s->stopped && (at = fts_read(fts)))
		some |= visit(s, fts, at);
	fts_close(fts);
	if (some || s->stopped)
		return;
	settle(s);
	note(s, cli_fail(path, STATUS_EMPTY));
}

enum status
source_paths(struct source *s, char **paths, size_t n)
{
	enum status st;

	for (size_t i = 0; i < n && !s->stopped; i++) {
		if (strcmp(paths[i], "-") != 0) {
			walk(s, paths[i]);
			continue;
		}
		st = read_file(s, paths[i]);
		if (st != STATUS_DONE)
			note(s, st);
	}
	settle(s);
	return s->stopped ? s->stopped : s->some ? STATUS_OK : s->hindered;
}
