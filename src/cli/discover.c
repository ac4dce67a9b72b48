/*
 * A site's address leads to its feed in three steps: the document itself
 * may be one; its page may name some, or link to them; and some paths are
 * so usual that asking costs little.  The candidates of a step are asked
 * together, and the first in their order that is a feed is chosen.
 */
#include "src/cli/discover.h"

#include "src/base/vec.h"
#include "src/cli/logins.h"
#include "src/text/url.h"

#define CANDIDATES_MOST 8
#define WAIT_MS 200

static const char *const usual_paths[] = {"/feed", "/rss", "/feed.xml",
	"/rss.xml", "/atom.xml", "/index.xml", "/feeds/posts/default",
	"/feed.json"};

struct candidate {
	struct feed_link link;
	struct http_answer *answer;
	struct document document;
	bool is_feed;
};

static void
ask(struct discover *d, struct candidate *c, bool guarded)
{
	struct http_request r = {.url = c->link.url, .guarded = guarded,
		.arg = c};
	struct buf why;

	/* A login whose command fails is as good as none here: the server
	 * will say that one is needed. */
	buf_init(&why, 4 * KiB);
	if (d->logins)
		logins_find(d->logins, d->a, r.url, &r.login, &why);
	buf_free(&why);
	http_get(d->http, &r);
}

static void
read_answer(struct discover *d, struct candidate *c, struct buf *why)
{
	struct ingest_options o = {.name = url_host(c->answer->url),
		.base_url = c->answer->url,
		.content_type = c->answer->content_type,
		.location = c->answer->location,
		.language = ingest_language(c->answer->language)};
	struct job *job = readers_give_site(d->readers, &o,
	    buf_view(&c->answer->bytes));

	if (!job) {
		buf_cstr(why, "no process to read it");
		return;
	}
	job_wait(job);
	c->is_feed = reading_take(job, d->a, &c->document, why) ==
	    STATUS_OK && c->document.is_feed;
	job_free(job);
}

static void
tell_failure(const struct http_answer *answer, struct buf *why)
{
	buf_str(why, answer->words);
	if (answer->remedy)
		buf_printf(why, "; %s", answer->remedy);
}

/* Asks for all and reads them.  False when it was interrupted. */
static bool
try(struct discover *d, struct candidate *c, size_t n, bool guarded,
    struct buf *why)
{
	struct buf unsaid;

	for (size_t i = 0; i < n; i++)
		ask(d, &c[i], guarded);
	while (http_pending(d->http)) {
		struct http_answer *answer = http_next(d->http, NULL, 0,
		    WAIT_MS);

		if (d->stop && *d->stop)
			return false;
		if (answer)
			((struct candidate *)answer->arg)->answer = answer;
	}
	buf_init(&unsaid, 64 * KiB);
	for (size_t i = 0; i < n; i++) {
		buf_clear(&unsaid);
		if (c[i].answer->result == HTTP_OK)
			read_answer(d, &c[i], why ? why : &unsaid);
		else if (why)
			tell_failure(c[i].answer, why);
	}
	buf_free(&unsaid);
	return true;
}

static void
free_answers(struct candidate *c, size_t n)
{
	for (size_t i = 0; i < n; i++)
		http_answer_free(c[i].answer);
}

static void
choose(struct discover *d, const struct candidate *c, size_t n,
    struct discovered *out)
{
	VEC(struct feed_link) others = {0};

	for (size_t i = 0; i < n; i++) {
		const struct http_answer *answer = c[i].answer;

		if (c[i].is_feed && !out->url.n) {
			out->url = arena_str(d->a, answer->moved_to.n
			    ? answer->moved_to : c[i].link.url);
			out->title = c[i].document.title;
			out->site = c[i].document.url;
		} else if (c[i].is_feed || c[i].link.named) {
			*vec_add(d->a, &others) = c[i].link;
		}
	}
	out->others = others.at;
	out->nothers = others.n;
}

/* What a page names and links to. */
static size_t
of_page(struct discover *d, const struct document *page,
    struct candidate c[CANDIDATES_MOST])
{
	size_t n = 0;

	for (size_t i = 0; i < page->nlinks && n < CANDIDATES_MOST; i++) {
		c[n] = (struct candidate){.link = page->links[i]};
		/* Written as crossread writes addresses, or not asked. */
		n += url_canonical(d->a, page->links[i].url, &c[n].link.url,
		    NULL);
	}
	return n;
}

static size_t
of_site(struct discover *d, struct str url,
    struct candidate c[CANDIDATES_MOST])
{
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_LEN(usual_paths); i++)
		c[n++] = (struct candidate){.link.url = arena_printf(d->a,
		    "%.*s%s", STR_ARG(url_origin(url)), usual_paths[i])};
	return n;
}

/* Beyond the document itself. */
static enum status
look_around(struct discover *d, const struct candidate *page,
    struct discovered *out)
{
	enum status status = STATUS_OK;

	for (int step = 0; step < 2 && !out->url.n; step++) {
		struct candidate c[CANDIDATES_MOST] = {0};
		size_t n = step == 0 ? of_page(d, &page->document, c)
		    : of_site(d, page->answer->url, c);

		if (!try(d, c, n, page->answer->public, NULL))
			status = STATUS_INTERRUPTED;
		else
			choose(d, c, n, out);
		free_answers(c, n);
		if (status != STATUS_OK)
			return status;
	}
	return STATUS_OK;
}

enum status
discover(struct discover *d, struct str url, struct discovered *out,
    struct buf *why)
{
	struct candidate self = {.link.url = url};
	enum status status = STATUS_OK;

	*out = (struct discovered){0};
	if (!try(d, &self, 1, false, why))
		status = STATUS_INTERRUPTED;
	else if (self.answer->result != HTTP_OK)
		status = STATUS_IO;
	else if (self.is_feed)
		choose(d, &self, 1, out);
	else
		status = look_around(d, &self, out);
	if (status == STATUS_OK && !self.is_feed) {
		out->page = arena_str(d->a, self.answer->url);
		if (!out->url.n) {
			buf_clear(why);
			buf_cstr(why, "is no feed, and none was found there; "
			    "give the feed's own address");
			status = STATUS_NO_ARTICLE;
		}
	}
	http_answer_free(self.answer);
	return status;
}
