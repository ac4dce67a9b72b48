/*
 * Feeds: as lists to look at, and as lists that other readers, and
 * crossread, take in again.  What src/ingest/opml.c and urls.c read of
 * an export is what went into it.
 */
#include "src/base/civil.h"
#include "src/base/json.h"
#include "src/report/lines.h"
#include "src/report/report.h"

static void
subscription_json(struct json *j, const struct subscription *s)
{
	json_key_str(j, "url", s->address);
	json_key_str(j, "title", subscription_name(s));
	json_key_str(j, "own_title", s->own_title);
	json_key_str(j, "site", s->site);
	json_key_str(j, "description", s->description);
	json_key(j, "tags");
	json_array(j);
	for (size_t i = 0; i < s->ntags; i++)
		json_str(j, s->tags[i]);
	json_end(j);
	json_key_bool(j, "hidden", s->hidden);
	json_key_bool(j, "paused", s->paused);
}

void
report_list_json(struct json *j, const struct feed *f)
{
	json_key(j, "feeds");
	json_array(j);
	for (size_t i = 0; i < f->nlist; i++) {
		json_object(j);
		subscription_json(j, &f->list[i]);
		json_end(j);
	}
	json_end(j);
}

static void
key_time(struct json *j, struct arena *a, const char *key, int64_t at)
{
	json_key_str(j, key, at ? civil_rfc3339(a, at) : STR_NONE);
}

static void
health_json(struct json *j, struct arena *a, const struct followed *f)
{
	const struct feed_health *h = f->health;
	bool ends = h->gone || f->is.paused || !f->follow;

	json_key_str(j, "state", str_c(feed_state_word(feed_state(f))));
	key_time(j, a, "asked", h->asked);
	key_time(j, a, "good", h->good);
	json_key_int(j, "new", (int64_t)h->fresh);
	json_key_int(j, "status", h->status);
	json_key_str(j, "error", str_some(h->words));
	json_key_int(j, "failures", h->failures);
	key_time(j, a, "failing_since", h->failures ? h->since : 0);
	key_time(j, a, "next", ends ? 0 : h->due);
	json_key_int(j, "every", h->every);
	json_key_int(j, "every_learnt", h->learnt);
	json_key_bool(j, "full_text", h->full_text);
	json_key_int(j, "pages_waiting", (int64_t)h->pages);
	json_key_str(j, "agent", str_some(h->agent));
	json_key_str(j, "proxy", str_some(h->proxy));
}

void
report_followed_json(struct buf *out, const struct followed *f)
{
	struct arena *a = arena_new();
	struct json j;

	json_init(&j, out);
	json_object(&j);
	json_key_str(&j, "feed", arena_printf(a, "f%lld",
	    (long long)f->id));
	subscription_json(&j, &f->is);
	json_key_bool(&j, "followed", f->follow);
	json_key_int(&j, "articles", (int64_t)f->articles);
	json_key_int(&j, "unread", (int64_t)f->unread);
	json_key_str(&j, "last", f->articles ?
	    civil_rfc3339(a, f->last.at) : STR_NONE);
	if (f->health)
		health_json(&j, a, f);
	json_end(&j);
	buf_char(out, '\n');
	arena_free(a);
}

/* "news, local; paused" */
static struct str
remarks(struct arena *a, const struct followed *f)
{
	const char *states[] = {f->follow ? NULL : "not followed",
		f->is.paused ? "paused" : NULL,
		f->is.hidden ? "hidden" : NULL};
	struct str line = STR("");

	for (size_t i = 0; i < f->is.ntags; i++)
		line = arena_printf(a, "%.*s%s%.*s", STR_ARG(line),
		    i ? ", " : "", STR_ARG(f->is.tags[i]));
	for (size_t i = 0; i < ARRAY_LEN(states); i++)
		if (states[i])
			line = arena_printf(a, "%.*s%s%s", STR_ARG(line),
			    line.n ? "; " : "", states[i]);
	return line;
}

/* A feed without articles has no last one. */
static struct str
last_age(struct arena *a, const struct followed *f,
    const struct report_style *s)
{
	return f->last.precision == PRECISION_UNKNOWN ?
	    STR("-") : report_age(a, f->last, s->now);
}

/* "in 40m", "now" */
static struct str
until(struct arena *a, int64_t at, int64_t now)
{
	int64_t minutes = (at - now + 59) / 60;

	if (minutes <= 0)
		return STR("now");
	if (minutes < 100)
		return arena_printf(a, "in %lldm", (long long)minutes);
	if (minutes < 60 * 48)
		return arena_printf(a, "in %lldh", (long long)(minutes / 60));
	return arena_printf(a, "in %lldd", (long long)(minutes / (60 * 24)));
}

static struct str
ago(struct arena *a, int64_t at, int64_t now)
{
	return at ? report_age(a, (struct when){at, PRECISION_INSTANT}, now)
		  : STR("never");
}

/* "403 forbidden; failed 5 times in a row, good 2d, next try in 4h";
 * absent when there is nothing to say. */
static struct str
fares(struct arena *a, const struct followed *f, int64_t now)
{
	const struct feed_health *h = f->health;
	struct str line, next = STR("");

	if (!h || !f->follow || !h->asked)
		return STR_NONE;
	if (h->gone)
		next = STR(", not asked any more");
	else if (!f->is.paused)
		next = arena_printf(a, ", next %.*s",
		    STR_ARG(until(a, h->due, now)));
	if (h->words.n)
		line = arena_printf(a, "%.*s; failed %u time%s in a row, "
		    "last good: %.*s%.*s", STR_ARG(h->words), h->failures,
		    h->failures == 1 ? "" : "s", STR_ARG(ago(a, h->good, now)),
		    STR_ARG(next));
	else
		line = arena_printf(a, "asked: %.*s, %zu new%.*s",
		    STR_ARG(ago(a, h->asked, now)), h->fresh, STR_ARG(next));
	if (h->full_text && h->pages)
		line = arena_printf(a, "%.*s; %.*s to come", STR_ARG(line),
		    STR_ARG(lines_count(a, h->pages, "full text")));
	return line;
}

static bool
fails(const struct followed *f)
{
	return f->health && f->follow && f->health->words.n;
}

static void
feed_linear(struct buf *out, struct arena *a, const struct followed *f,
    const struct report_style *s)
{
	struct str notes = remarks(a, f), how = fares(a, f, s->now);
	struct str counts = STR("");

	if (f->id)
		counts = arena_printf(a, " %.*s, %zu unread, last %.*s.",
		    STR_ARG(lines_count(a, f->articles, "article")),
		    f->unread, STR_ARG(last_age(a, f, s)));
	lines_wrapped(out, s, f->id ? arena_printf(a, "f%lld: ",
	    (long long)f->id) : STR(""), arena_printf(a,
	    "%.*s.%.*s%s%.*s%s%s%.*s%s", STR_ARG(subscription_name(&f->is)),
	    STR_ARG(counts), notes.n ? " " : "", STR_ARG(notes),
	    notes.n ? "." : "", !how.n ? "" : fails(f) ? " Fails: " : " ",
	    STR_ARG(how), how.n ? "." : ""));
	/* No line is broken inside an address. */
	buf_printf(out, "    %.*s\n", STR_ARG(f->is.address));
}

static void
feed_lines(struct buf *out, struct arena *a, const struct followed *f,
    const struct report_style *s)
{
	struct str notes = remarks(a, f), how = fares(a, f, s->now);
	struct str name = subscription_name(&f->is), counts = STR("");

	if (f->id)
		counts = arena_printf(a, "%-6.*s %6zu %6zu %10.*s  ",
		    STR_ARG(arena_printf(a, "f%lld", (long long)f->id)),
		    f->unread, f->articles,
		    STR_ARG(last_age(a, f, s)));
	lines_coloured(out, s, f->unread ? "1" : "", counts, notes.n ?
	    arena_printf(a, "%.*s [%.*s]", STR_ARG(name), STR_ARG(notes)) :
	    name);
	if (!str_eq(name, f->is.address))
		buf_printf(out, "%*s%.*s\n", f->id ? 34 : 4, "",
		    STR_ARG(f->is.address));
	if (how.n)
		lines_wrapped(out, s, fails(f) ? STR("    !  ") :
		    STR("       "), how);
}

void
report_feeds_text(struct buf *out, const struct followed *list, size_t n,
    const struct report_style *s)
{
	struct arena *a = arena_new();

	if (!s->linear && n && list[0].id)
		buf_cstr(out, "Id        New   Arts       Last  Feed\n");
	for (size_t i = 0; i < n; i++) {
		if (s->linear)
			feed_linear(out, a, &list[i], s);
		else
			feed_lines(out, a, &list[i], s);
		arena_reset(a);
	}
	arena_free(a);
}

/* ---- lists for other programs ---- */

static void
xml_text(struct buf *out, struct str s)
{
	static const struct {
		char c;
		const char *name;
	} names[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"},
		{'"', "&quot;"}};

	for (size_t i = 0; i < s.n; i++) {
		const char *name = NULL;

		for (size_t k = 0; k < ARRAY_LEN(names); k++)
			if (s.s[i] == names[k].c)
				name = names[k].name;
		if (name)
			buf_cstr(out, name);
		else
			buf_char(out, s.s[i]);
	}
}

static void
xml_attribute(struct buf *out, const char *name, struct str value)
{
	if (!value.n)
		return;
	buf_printf(out, " %s=\"", name);
	xml_text(out, value);
	buf_char(out, '"');
}

/* A folder says any tag; "category" those without its own signs. */
static bool
needs_folder(struct str tag)
{
	return str_chr(tag, ',', 0) != STR_NPOS || str_starts(tag, STR("/"));
}

static void
open_folder(struct buf *out, struct str tag)
{
	buf_cstr(out, "<outline");
	xml_attribute(out, "text", tag);
	buf_char(out, '>');
}

/* Its first tag is the folder it stands in already. */
static void
opml_feed(struct buf *out, const struct subscription *s)
{
	struct arena *a = arena_new();
	struct str categories = STR_NONE;
	size_t folders = 0;

	for (size_t i = 1; i < s->ntags; i++) {
		if (needs_folder(s->tags[i])) {
			open_folder(out, s->tags[i]);
			folders++;
		} else {
			categories = arena_printf(a, "%.*s%s%.*s",
			    STR_ARG(categories), categories.n ? "," : "",
			    STR_ARG(s->tags[i]));
		}
	}
	buf_cstr(out, "<outline type=\"rss\"");
	xml_attribute(out, "text", subscription_name(s));
	xml_attribute(out, "title", s->own_title);
	xml_attribute(out, "xmlUrl", s->address);
	xml_attribute(out, "htmlUrl", s->site);
	xml_attribute(out, "description", s->description);
	xml_attribute(out, "category", categories);
	if (s->hidden)
		xml_attribute(out, "cr:hidden", STR("true"));
	if (s->paused)
		xml_attribute(out, "cr:paused", STR("true"));
	buf_cstr(out, "/>");
	while (folders-- > 0)
		buf_cstr(out, "</outline>");
	buf_char(out, '\n');
	arena_free(a);
}

/* The first tag of a feed is its folder, for readers without tags. */
static struct str
folder_of(const struct followed *f)
{
	return f->is.ntags ? f->is.tags[0] : STR_NONE;
}

void
report_feeds_opml(struct buf *out, const struct followed *list, size_t n)
{
	bool *done = xcalloc(n + 1, sizeof(*done));

	buf_cstr(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<opml version=\"2.0\" xmlns:cr=\"urn:x-crossread:opml\">\n"
	    "<head><title>crossread</title></head>\n<body>\n");
	for (size_t i = 0; i < n; i++) {
		struct str folder = folder_of(&list[i]);

		if (done[i])
			continue;
		if (folder.n) {
			open_folder(out, folder);
			buf_char(out, '\n');
		}
		for (size_t k = i; k < n; k++) {
			if (done[k] || !str_eq(folder_of(&list[k]), folder))
				continue;
			opml_feed(out, &list[k].is);
			done[k] = true;
		}
		if (folder.n)
			buf_cstr(out, "</outline>\n");
	}
	buf_cstr(out, "</body>\n</opml>\n");
	free(done);
}

static void
urls_token(struct buf *out, const char *before, struct str s)
{
	buf_printf(out, " \"%s", before);
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] == '"' || s.s[i] == '\\')
			buf_char(out, '\\');
		buf_char(out, s.s[i]);
	}
	buf_char(out, '"');
}

void
report_feeds_urls(struct buf *out, const struct followed *list, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct subscription *s = &list[i].is;

		/* newsboat knows no pause: a remark to it, not to us. */
		if (s->paused)
			buf_cstr(out, SUBSCRIPTION_PAUSED "\n");
		buf_str(out, s->address);
		if (s->hidden)
			buf_cstr(out, " !");
		if (s->title.n || s->own_title.n)
			urls_token(out, "~", subscription_name(s));
		/* What newsboat takes for a title or a mark is no tag. */
		for (size_t k = 0; k < s->ntags; k++)
			if (!str_starts(s->tags[k], STR("~")) &&
			    !str_eq(s->tags[k], STR("!")))
				urls_token(out, "", s->tags[k]);
		buf_char(out, '\n');
	}
}
