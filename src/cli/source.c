/*
 * A file is JSON Lines, read line by line however long it is, or a
 * document, read whole.  What is wrong with one line or one file is said
 * and the others are read all the same; only when take() refuses does
 * reading stop.
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

void
source_end(struct source *s)
{
	readers_stop(s->readers);
	s->readers = NULL;
}

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
	if (!s->readers)
		s->readers = readers_start(s->now);
	if (s->readers)
		return readers_read(s->readers, s->a, o, bytes, out, why);
	buf_cstr(why, "no process to read it");
	return STATUS_IO;
}

static enum status
read_document(struct source *s, struct input *in, const char *path,
    struct feed **out)
{
	struct ingest_options o = ingest_options_of(s, path);
	struct str bytes;
	struct buf why;
	enum status st = input_all(in, INGEST_FEED_LIMIT, &bytes);

	buf_init(&why, 64 * KiB);
	if (st == STATUS_IO)
		st = input_failed(path, in, st);
	else if (st == STATUS_TOO_BIG)
		buf_printf(&why, "is larger than the limit of %zu MiB",
		    INGEST_FEED_LIMIT / MiB);
	else
		st = parse_document(s, path, &o, bytes, out, &why);
	if (buf_view(&why).n || (st != STATUS_OK && st != STATUS_IO))
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
open_path(const struct source *s, const char *path, struct input **in,
    bool *lines)
{
	struct ingest_options o = ingest_options_of(s, path);
	enum ingest_format format;
	enum status st;
	struct buf why;

	buf_init(&why, 4 * KiB);
	st = input_open(path, &why, in);
	if (st != STATUS_OK) {
		failed(path, 0, st, &why);
		buf_free(&why);
		return st;
	}
	buf_free(&why);
	format = ingest_sniff(input_peek(*in), &o);
	*lines = format == INGEST_JSON_LINES;
	return STATUS_OK;
}

enum status
source_file(struct source *s, const char *path)
{
	struct input *in;
	struct feed *f = NULL;
	bool lines;
	enum status st = open_path(s, path, &in, &lines);

	if (st != STATUS_OK)
		return st;
	if (str_starts(input_peek(in), STR("SQLite format 3"))) {
		st = read_database(s, in, path);
	} else if (lines) {
		st = read_lines(s, in, path);
	} else {
		st = read_document(s, in, path, &f);
		if (st == STATUS_OK)
			st = take_feed(s, f, path);
		if (!s->keep)
			arena_reset(s->a);
	}
	input_close(in);
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

/* One thing that a walk came upon: DONE when it is nothing to read. */
static enum status
visit(struct source *s, FTS *walk, FTSENT *at)
{
	bool say;

	if (at->fts_level > 0 && at->fts_name[0] == '.') {
		if (at->fts_info == FTS_D)
			fts_set(walk, at, FTS_SKIP);
		return STATUS_DONE;
	}
	if (at->fts_info == FTS_F && is_newsboats(at, &say)) {
		if (say)
			cli_error("%s: is newsboat's own and was left out",
			    at->fts_path);
		return STATUS_DONE;
	}
	switch (at->fts_info) {
	case FTS_F:
		return source_file(s, at->fts_path);
	case FTS_DEFAULT:
		/* Devices and pipes only when they were asked for. */
		return at->fts_level == 0 ? source_file(s, at->fts_path) :
		    STATUS_DONE;
	case FTS_DNR:
	case FTS_ERR:
	case FTS_NS:
	case FTS_SLNONE:
		cli_error("%s: %s", at->fts_path, at->fts_errno == ENOENT ||
			at->fts_info == FTS_SLNONE ? "there is no such file" :
			at->fts_errno == EACCES ? "permission denied" :
			strerror(at->fts_errno));
		return at->fts_errno == EACCES ? STATUS_NO_ACCESS :
		    at->fts_errno == ENOENT ? STATUS_NOT_FOUND : STATUS_IO;
	default:
		return STATUS_DONE;
	}
}

enum status
source_path(struct source *s, const char *path)
{
	char *roots[] = {(char *)path, NULL};
	enum status st = STATUS_DONE, now;
	FTSENT *at;
	FTS *walk;

	if (strcmp(path, "-") == 0)
		return source_file(s, path);
	walk = fts_open(roots, FTS_LOGICAL | FTS_NOCHDIR, by_name);
	if (!walk)
		return cli_fail(path, STATUS_IO);
	while (!s->stopped && (at = fts_read(walk))) {
		now = visit(s, walk, at);
		if (now == STATUS_OK || (now != STATUS_DONE &&
			st == STATUS_DONE))
			st = now;
	}
	fts_close(walk);
	if (s->stopped)
		return s->stopped;
	return st == STATUS_DONE ? cli_fail(path, STATUS_EMPTY) : st;
}
