/*
 * The input of a worker is a record of the options and the bytes, its
 * output a record of what was made:
 *
 *	in:   'm' what is wanted (enum want), 'n' name, 'b' base url, 'c' content
 *	      type, 'v' its location, 'x' its language, 'd' the bytes,
 *	      always last
 *	out:  's' how it ended: the status, then its words
 *	      'f' format, 't' title, 'u' url, 'l' language, 'd' address,
 *	      'i' it is a feed
 *	      'y' how often it is worth asking: three numbers
 *	      'w' a warning, each
 *	      'a' an article, each (wire.h), behind 'p' its publication;
 *	      'b' one without a sketch, 'F' a list of feeds (wire.h)
 *	      'k' the address of a feed, 'j' its title; 'h' if named by the
 *	      head; each
 */
#include "src/cli/reading.h"

#include <limits.h>
#include <zlib.h>

#include "db/record.h"
#include "src/base/vec.h"
#include "src/cli/clean_article.h"
#include "src/text/clean.h"
#include "src/text/language.h"

#define ARTICLE_LIMIT (32 * MiB)
#define TTL_MOST (366 * 24 * 3600) /* s */

enum want {
	WANT_SKETCHES = 's', /* with the articles */
	WANT_LINKS = 'l',    /* of a page, to feeds */
	WANT_ALL = 'a',	     /* of the document, without sketches */
};

struct readers {
	struct workers *workers;
	struct languages *languages;
	struct charsets *charsets; /* NULL: they were not needed yet */
	struct terms *terms;
	int64_t now;
};

/* ---- in the worker ---- */

static struct str
read_request(struct str in, struct ingest_options *o, enum want *want)
{
	struct str value, bytes = STR_NONE;
	char tag;

	while (record_next(&in, &tag, &value)) {
		if (tag == 'm' && value.n)
			*want = (enum want)value.s[0];
		else if (tag == 'n')
			o->name = value;
		else if (tag == 'b')
			o->base_url = value;
		else if (tag == 'c')
			o->content_type = value;
		else if (tag == 'v')
			o->location = value;
		else if (tag == 'x')
			o->language = value;
		else if (tag == 'd')
			bytes = value;
	}
	return bytes;
}

static void
put_time(struct buf *one, struct buf *out, const struct when *w)
{
	buf_clear(one);
	record_number(one, w->precision == PRECISION_UNKNOWN ? 0 :
	    (uint64_t)w->at);
	record_add(out, 'p', buf_view(one));
}

static void
put_article(const struct readers *r, struct arena *a, struct buf *one,
    struct buf *out, const struct article *art)
{
	struct gathered g = {.article = *art};

	put_time(one, out, &art->published);
	terms_read(r->terms, a, art, r->now, &g.sketch, &g.words);
	buf_clear(one);
	wire_put(one, &g);
	if (buf_status(one) == STATUS_OK)
		record_add(out, 'a', buf_view(one));
	arena_reset(a);
}

static void
put_rhythm(struct buf *out, const struct feed_rhythm *r)
{
	struct buf numbers;

	buf_init(&numbers, KiB);
	record_number(&numbers, (uint64_t)r->ttl);
	record_number(&numbers, r->skip_hours);
	record_number(&numbers, r->skip_days);
	record_add(out, 'y', buf_view(&numbers));
	buf_free(&numbers);
}

/* An article without sketch, or the feeds of a list. */
static void
put_bare(struct buf *one, struct buf *out, const struct feed *f)
{
	struct gathered feeds = {.feeds = f->list, .nfeeds = f->nlist,
		.follow = true};

	for (size_t i = 0; i < f->narticles; i++) {
		buf_clear(one);
		wire_put_article(one, &f->articles[i]);
		record_add(out, 'b', buf_view(one));
	}
	buf_clear(one);
	wire_put(one, &feeds);
	if (f->nlist)
		record_add(out, 'F', buf_view(one));
	if (buf_status(one) != STATUS_OK)
		out->full = true;
}

static void
put_feed(const struct readers *r, struct buf *out, const struct feed *f,
    enum want want)
{
	struct arena *scratch = arena_new();
	struct buf one;

	record_add(out, 'f', f->format);
	record_add(out, 't', f->title);
	record_add(out, 'u', f->url);
	record_add(out, 'l', f->language);
	record_add(out, 'd', f->address);
	if (f->is_feed)
		record_add(out, 'i', STR_NONE);
	put_rhythm(out, &f->rhythm);
	for (size_t i = 0; i < f->nwarnings; i++)
		record_add(out, 'w', f->warnings[i]);
	buf_init(&one, ARTICLE_LIMIT);
	if (want == WANT_ALL)
		put_bare(&one, out, f);
	for (size_t i = 0; want != WANT_ALL && i < f->narticles; i++)
		put_article(r, scratch, &one, out, &f->articles[i]);
	buf_free(&one);
	arena_free(scratch);
}

static void
put_links(struct arena *a, struct buf *out, struct str bytes,
    const struct ingest_options *o)
{
	struct feed_link *links;
	size_t n;

	ingest_feed_links(a, bytes, o, &links, &n);
	for (size_t i = 0; i < n; i++) {
		record_add(out, 'k', links[i].url);
		record_add(out, 'j', links[i].title);
		if (links[i].named)
			record_add(out, 'h', STR_NONE);
	}
}

/* A file that a server hands out as it lies there, packed, without saying
 * so in Content-Encoding.  What is packed badly stays as it is, and is
 * then no text; what is too large is cut, and then too large. */
static struct str
unpacked(struct str bytes, struct buf *out)
{
	unsigned char step[16 * KiB];
	z_stream z = {.next_in = (unsigned char *)(uintptr_t)bytes.s,
		.avail_in = (uInt)MIN(bytes.n, UINT_MAX)};
	int code = Z_OK;

	if (!str_starts(bytes, STR("\x1f\x8b")) ||
	    inflateInit2(&z, 16 + MAX_WBITS) != Z_OK)
		return bytes;
	while (code == Z_OK && out->n <= INGEST_FEED_LIMIT) {
		z.next_out = step;
		z.avail_out = sizeof(step);
		code = inflate(&z, Z_NO_FLUSH);
		buf_add(out, (char *)step, sizeof(step) - z.avail_out);
		if (code == Z_STREAM_END && z.avail_in) /* files in a row */
			code = inflateReset(&z);
	}
	inflateEnd(&z);
	return code == Z_OK || code == Z_STREAM_END ? buf_view(out) : bytes;
}

static bool
read_document(void *arg, struct str in, struct buf *out)
{
	const struct readers *r = arg;
	struct ingest_options o = {.now = r->now,
		.languages = r->languages};
	struct arena *a = arena_new();
	enum want want = WANT_SKETCHES;
	struct feed *f = NULL;
	struct buf why, end, plain;
	struct str bytes;
	enum status status;

	buf_init(&plain, INGEST_FEED_LIMIT + MiB);
	bytes = unpacked(read_request(in, &o, &want), &plain);
	if (!r->charsets && !charset_is_utf8(bytes))
		return false;
	buf_init(&why, 64 * KiB);
	buf_init(&end, 64 * KiB);
	status = ingest_document(a, bytes, &o, &f, &why);
	record_number(&end, status);
	buf_str(&end, buf_view(&why));
	record_add(out, 's', buf_view(&end));
	if (languages_missed(r->languages))
		return false;
	if (want == WANT_LINKS && (status != STATUS_OK || !f->is_feed))
		put_links(a, out, bytes, &o);
	else if (status == STATUS_OK)
		put_feed(r, out, f, want);
	return true;
}

/* What few documents need, and takes 15 ms to read. */
static void
read_tables(void *arg)
{
	struct readers *r = arg;

	languages_ready(r->languages);
	r->charsets = ingest_ready();
}

/* ---- the parent ---- */

struct readers *
readers_start(int64_t now)
{
	struct readers *r = xcalloc(1, sizeof(*r));

	r->now = now;
	r->languages = languages_new();
	languages_put_off(r->languages);
	r->terms = terms_new();
	ingest_begin();
	r->workers = workers_start(read_document, read_tables, r);
	if (r->workers)
		return r;
	readers_stop(r);
	return NULL;
}

void
readers_stop(struct readers *r)
{
	if (!r)
		return;
	workers_stop(r->workers);
	terms_free(r->terms);
	languages_free(r->languages);
	free(r);
}

static struct job *
give(struct readers *r, const struct ingest_options *o, struct str bytes,
    enum want want)
{
	char letter = (char)want;
	struct buf in;
	struct job *job;

	buf_init(&in, bytes.n + MiB);
	record_add(&in, 'm', (struct str){&letter, 1});
	record_add(&in, 'n', o->name);
	record_add(&in, 'b', o->base_url);
	record_add(&in, 'c', o->content_type);
	record_add(&in, 'v', o->location);
	record_add(&in, 'x', o->language);
	record_add(&in, 'd', bytes);
	job = job_start(r->workers, buf_view(&in));
	buf_free(&in);
	return job;
}

struct job *
readers_give(struct readers *r, const struct ingest_options *o,
    struct str bytes)
{
	return give(r, o, bytes, WANT_SKETCHES);
}

struct job *
readers_give_site(struct readers *r, const struct ingest_options *o,
    struct str bytes)
{
	return give(r, o, bytes, WANT_LINKS);
}

static bool
read_end(struct str value, enum status *status, struct buf *why,
    struct arena *a)
{
	uint64_t n;

	if (!record_take_number(&value, &n) || n > STATUS_INTERRUPTED)
		return false;
	*status = (enum status)n;
	buf_clear(why);
	buf_str(why, text_clean(a, value, CLEAN_LINE));
	return true;
}

/* Absent where it was. */
static struct str
line_of(struct arena *a, struct str value)
{
	return value.n ? arena_str(a, text_clean(a, value, CLEAN_LINE))
		       : STR_NONE;
}

/* Numbers that no feed can mean are passed over. */
static void
read_rhythm(struct str value, struct feed_rhythm *out)
{
	uint64_t ttl, hours, days;

	if (record_take_number(&value, &ttl) &&
	    record_take_number(&value, &hours) &&
	    record_take_number(&value, &days) && ttl <= TTL_MOST)
		*out = (struct feed_rhythm){(int64_t)ttl,
			(uint32_t)(hours & 0xffffff), (uint32_t)(days & 0x7f)};
}

static bool
read_list(struct arena *a, struct str value, struct document *out)
{
	struct gathered g;
	struct subscription *list;

	if (!wire_take(a, arena_str(a, value), &g))
		return false;
	list = ARENA_ARRAY(a, struct subscription, g.nfeeds);
	for (size_t i = 0; i < g.nfeeds; i++) {
		list[i] = g.feeds[i];
		clean_feed(a, &list[i]);
	}
	out->list = list;
	out->nlist = g.nfeeds;
	return true;
}

static bool
read_record(struct arena *a, struct str record, struct document *out,
    enum status *status, struct buf *why)
{
	VEC(struct document_item) items = {0};
	uint64_t at = 0;
	VEC(struct str) warnings = {0};
	VEC(struct feed_link) links = {0};
	bool ended = false;
	struct str value;
	char tag;

	while (record_next(&record, &tag, &value)) {
		if (tag == 's')
			ended = read_end(value, status, why, a);
		else if (tag == 'f')
			out->format = line_of(a, value);
		else if (tag == 't')
			out->title = line_of(a, value);
		else if (tag == 'u')
			out->url = line_of(a, value);
		else if (tag == 'l')
			out->language = line_of(a, value);
		else if (tag == 'd')
			out->address = line_of(a, value);
		else if (tag == 'i')
			out->is_feed = true;
		else if (tag == 'y')
			read_rhythm(value, &out->rhythm);
		else if (tag == 'w')
			*vec_add(a, &warnings) = line_of(a, value);
		else if (tag == 'p' && !record_take_number(&value, &at))
			return false;
		else if (tag == 'F' && !read_list(a, value, out))
			return false;
		else if (tag == 'a' || tag == 'b')
			*vec_add(a, &items) =
			    (struct document_item){value, (int64_t)at};
		else if (tag == 'k')
			*vec_add(a, &links) = (struct feed_link){
				.url = line_of(a, value)};
		else if (tag == 'j' && links.n)
			links.at[links.n - 1].title = line_of(a, value);
		else if (tag == 'h' && links.n)
			links.at[links.n - 1].named = true;
	}
	out->items = items.at;
	out->nitems = items.n;
	out->warnings = warnings.at;
	out->nwarnings = warnings.n;
	out->links = links.at;
	out->nlinks = links.n;
	return ended && record.n == 0;
}

enum status
reading_record(struct str record, struct arena *a, struct document *out,
    struct buf *why)
{
	enum status status = STATUS_OK;

	*out = (struct document){0};
	if (read_record(a, record, out, &status, why))
		return status;
	*out = (struct document){0};
	buf_clear(why);
	buf_cstr(why, job_words(JOB_BROKEN));
	return STATUS_BAD_FORMAT;
}

enum status
reading_take(const struct job *j, struct arena *a, struct document *out,
    struct buf *why)
{
	if (job_end(j) != JOB_DONE) {
		*out = (struct document){0};
		buf_clear(why);
		buf_cstr(why, job_words(job_end(j)));
		return STATUS_BAD_FORMAT;
	}
	return reading_record(job_output(j), a, out, why);
}

bool
reading_item(const struct document *d, size_t i, struct arena *a,
    struct gathered *out)
{
	if (!wire_take(a, arena_str(a, d->items[i].bytes), out) ||
	    out->nfeeds || !out->article.outlet.n)
		return false;
	clean_article(a, &out->article);
	return true;
}

static bool
read_articles(const struct document *d, struct arena *a, struct feed *out)
{
	out->articles = ARENA_ARRAY(a, struct article, d->nitems);
	out->narticles = d->nitems;
	for (size_t i = 0; i < d->nitems; i++) {
		struct article *art = &out->articles[i];

		if (!wire_take_article(a, arena_str(a, d->items[i].bytes),
			art) || !art->outlet.n)
			return false;
		clean_article(a, art);
	}
	return true;
}

static struct feed *
feed_of(struct arena *a, const struct document *d)
{
	struct feed *f = ARENA_NEW(a, struct feed);

	*f = (struct feed){.is_feed = d->is_feed, .format = d->format,
		.title = d->title, .url = d->url, .language = d->language,
		.address = d->address, .rhythm = d->rhythm, .list = d->list,
		.nlist = d->nlist, .warnings = d->warnings,
		.nwarnings = d->nwarnings};
	return read_articles(d, a, f) ? f : NULL;
}

enum status
reading_feed(const struct job *job, struct arena *a, struct feed **out,
    struct buf *why)
{
	struct document d;
	struct feed *f;
	enum status status = reading_take(job, a, &d, why);

	if (status != STATUS_OK)
		return status;
	f = feed_of(a, &d);
	if (f) {
		*out = f;
		return STATUS_OK;
	}
	buf_cstr(why, job_words(JOB_BROKEN));
	return STATUS_BAD_FORMAT;
}

struct job *
readers_give_whole(struct readers *r, const struct ingest_options *o,
    struct str bytes)
{
	return give(r, o, bytes, WANT_ALL);
}

enum status
readers_read(struct readers *r, struct arena *a,
    const struct ingest_options *o, struct str bytes, struct feed **out,
    struct buf *why)
{
	struct job *job = readers_give_whole(r, o, bytes);
	enum status status;

	if (!job) {
		buf_cstr(why, "no process to read it");
		return STATUS_IO;
	}
	job_wait(job);
	status = reading_feed(job, a, out, why);
	job_free(job);
	return status;
}
