/*
 * source.c - paths to files.
 *
 * A file is JSON Lines, read line by line however long it is, a document,
 * read whole, or newsboat's cache.  What is wrong with one line or one
 * file is said and the others are read all the same; only when take()
 * refuses does reading stop.
 */
#include "src/cli/source_own.h"

#include <errno.h>
#include <fts.h>
#include <unistd.h>

#include "src/base/vec.h"

#define LINES_TOLD 5 /* bad lines of one file that are named */

void
source_note(struct source *s, enum status st)
{
	if (st == STATUS_OK)
		s->some = true;
	else if (s->hindered == STATUS_OK)
		s->hindered = st;
}

const char *
source_name(const char *path)
{
	return strcmp(path, "-") == 0 ? "standard input" : path;
}

struct ingest_options
source_options(const struct source *s, const char *path)
{
	struct ingest_options o = {.now = s->now, .languages = s->languages,
		.base_url = str_c(s->base_url),
		.content_type = str_c(s->content_type),
		.location = str_c(s->location),
		.language = ingest_language(str_c(s->language))};
	const char *slash = strrchr(path, '/');

	o.name = str_c(slash ? slash + 1 : source_name(path));
	if (str_ends(o.name, STR(".gz")))
		o.name.n -= 3;
	return o;
}

enum status
source_failed(const char *path, size_t line, enum status st, struct buf *why)
{
	struct str words = buf_view(why);

	if (words.n == 0)
		words = str_c(status_words(st));
	if (line)
		cli_error("%s, line %zu: %.*s", source_name(path), line,
		    STR_ARG(words));
	else
		cli_error("%s: %.*s", source_name(path), STR_ARG(words));
	buf_clear(why);
	return st;
}

enum status
source_input_failed(const char *path, const struct input *in, enum status st)
{
	cli_error("%s: %s", source_name(path), input_error(in));
	return st;
}

enum status
source_hand_over(struct source *s, const struct article *art)
{
	s->stopped = s->take(s->arg, art);
	return s->stopped;
}

static void
tell_line(const char *path, size_t line, size_t *bad, enum status st,
    struct buf *why)
{
	if (++*bad <= LINES_TOLD)
		source_failed(path, line, st, why);
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
		st = source_hand_over(s, art);
	if (!s->keep)
		arena_reset(s->a);
	return st;
}

static enum status
read_lines(struct source *s, struct input *in, const char *path)
{
	struct ingest_options o = source_options(s, path);
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
		cli_error("%s: %zu more lines like these", source_name(path),
		    bad - LINES_TOLD);
	if (!s->stopped && st == STATUS_IO)
		first_bad = source_input_failed(path, in, st);
	buf_free(&why);
	return s->stopped ? s->stopped : taken ? STATUS_OK : first_bad;
}

/* Opens an input and tells how it is to be read. */
static enum status
open_path(struct source *s, const char *path, struct input **in,
    bool *lines)
{
	struct ingest_options o = source_options(s, path);
	enum ingest_format format;
	enum status st;
	struct buf why;

	buf_init(&why, 4 * KiB);
	st = input_open(path, &why, in);
	if (st != STATUS_OK) {
		source_settle(s);
		source_failed(path, 0, st, &why);
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
		source_settle(s);
		st = source_database(s, in, path);
	} else if (lines) {
		source_settle(s);
		st = read_lines(s, in, path);
	} else {
		st = source_give(s, in, path);
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
		st = source_document(s, in, path, out);
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
		source_settle(s);
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
			source_note(s, st);
		return true;
	case FTS_DNR:
	case FTS_ERR:
	case FTS_NS:
	case FTS_SLNONE:
		source_settle(s);
		cli_error("%s: %s", at->fts_path, at->fts_errno == ENOENT ||
			at->fts_info == FTS_SLNONE ? "there is no such file" :
			at->fts_errno == EACCES ? "permission denied" :
			strerror(at->fts_errno));
		source_note(s, at->fts_errno == EACCES ? STATUS_NO_ACCESS :
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
		source_settle(s);
		source_note(s, cli_fail(path, STATUS_IO));
		return;
	}
	while (!s->stopped && (at = fts_read(fts)))
		some |= visit(s, fts, at);
	fts_close(fts);
	if (some || s->stopped)
		return;
	source_settle(s);
	source_note(s, cli_fail(path, STATUS_EMPTY));
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
			source_note(s, st);
	}
	source_settle(s);
	return s->stopped ? s->stopped : s->some ? STATUS_OK : s->hindered;
}
