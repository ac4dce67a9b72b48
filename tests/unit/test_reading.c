/* Documents read by a locked-in worker. */
#include "src/base/clock.h"
#include "src/cli/reading.h"
#include "tests/tap.h"

static struct arena *a;
static struct readers *readers;

/* The articles of the last document. */
static struct gathered items[8];

static void
take_items(const struct document *d)
{
	for (size_t i = 0; i < d->nitems && i < ARRAY_LEN(items); i++)
		ok(reading_item(d, i, a, &items[i]), "article %zu", i);
}

static enum status
read_as(struct str bytes, const char *type, struct document *d,
    struct buf *why)
{
	struct ingest_options o = {.name = STR("harbor.example"),
		.base_url = STR("https://harbor.example/feed"),
		.content_type = str_c(type)};
	struct job *job = readers_give(readers, &o, bytes);
	enum status status;

	job_wait(job);
	status = reading_take(job, a, d, why);
	take_items(d);
	job_free(job);
	return status;
}

static void
feeds(void)
{
	struct document d;
	struct buf why;
	enum status status;

	buf_init(&why, 4 * KiB);
	status = read_as(STR("<rss version='2.0'><channel>"
	    "<title>Harbor Post</title><link>https://harbor.example/</link>"
	    "<language>en-gb</language><ttl>60</ttl>"
	    "<skipDays><day>Monday</day></skipDays>"
	    "<item><guid>1</guid><title>Ferry delayed</title><link>/1</link>"
	    "<pubDate>Sat, 14 Mar 2026 12:00:00 GMT</pubDate>"
	    "<description>&lt;p&gt;The ferry left late.&lt;/p&gt;&lt;p&gt;"
	    "Forty people waited on the quay.&lt;/p&gt;</description></item>"
	    "<item><guid>2</guid><title>Bridge opens</title><description>"
	    "The bridge opened &nbsp; on Monday.</description></item>"
	    "</channel></rss>"), "text/xml", &d, &why);
	is_int(status, STATUS_OK, "a feed");
	ok(d.is_feed, "is one");
	is_c(d.format, "rss-2.0", "of this format");
	is_c(d.title, "Harbor Post", "with its title");
	is_int(d.nitems, 2, "and its articles");
	ok(d.rhythm.ttl == 3600 && d.rhythm.skip_days == 2,
	    "and how often it is worth asking");
	if (d.nitems == 2) {
		const struct gathered *g = &items[0];

		is_c(g->article.title, "Ferry delayed", "in their order");
		is_c(g->article.url, "https://harbor.example/1",
		    "with whole addresses");
		is_int(g->article.nparas, 2, "with paragraphs");
		ok(g->sketch.nterms > 3, "and read for clustering");
		is_int(g->article.published.at, 1773489600, "and dates");
	}
	buf_free(&why);
}

/* JSON's tables must not need a seed now. */
static void
json(void)
{
	struct document d;
	struct buf why;

	buf_init(&why, 4 * KiB);
	is_int(read_as(STR("{\"version\":\"https://jsonfeed.org/version/1.1\","
	    "\"title\":\"Harbor Post\",\"items\":[{\"id\":\"1\","
	    "\"content_text\":\"The ferry left late.\"}]}"),
	    "application/feed+json", &d, &why), STATUS_OK, "a JSON feed");
	is_int(d.nitems, 1, "with its article");
	buf_free(&why);
}

/* iconv must not need a file now. */
static void
encodings(void)
{
	static const struct {
		const char *type, *bytes, *want;
	} rows[] = {
		{"text/xml; charset=koi8-r",
			"\xeb\xcf\xd4 \xd3\xd0\xc9\xd4.",
			"\xd0\x9a\xd0\xbe\xd1\x82 "
			"\xd1\x81\xd0\xbf\xd0\xb8\xd1\x82."},
		{"text/xml; charset=shift_jis",
			"\x83\x6c\x83\x52.",
			"\xe3\x83\x8d\xe3\x82\xb3."},
		{"text/xml; charset=euc-kr",
			"\xb0\xed\xbe\xe7.",
			"\xea\xb3\xa0\xec\x96\x91."},
		{"text/xml; charset=big5",
			"\xbf\xdf.", "\xe8\xb2\x93."},
		{"text/xml; charset=iso-2022-cn-ext",
			"caf\xe9.", "caf\xc3\xa9."},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct document d;
		struct buf why;
		enum status status;

		buf_init(&why, 4 * KiB);
		status = read_as(arena_printf(a, "<rss version='2.0'>"
		    "<channel><item><title>x</title><description>%s"
		    "</description></item></channel></rss>", rows[i].bytes),
		    rows[i].type, &d, &why);
		is_int(status, STATUS_OK, "%s %.*s", rows[i].type,
		    STR_ARG(buf_view(&why)));
		if (d.nitems == 1 && items[0].article.nparas == 1)
			is_c(items[0].article.paras[0].text, rows[i].want,
			    "%s", rows[i].type);
		else
			ok(false, "%s: one paragraph", rows[i].type);
		buf_free(&why);
	}
}

static void
refused(void)
{
	static const struct {
		const char *bytes;
		enum status status;
		const char *why;
	} rows[] = {
		{"", STATUS_EMPTY, "is empty"},
		{"\x89PNG\r\n\x1a\n\1\2\3\4", STATUS_BINARY, "is not text"},
		{"\x7f" "ELF\2\1\1", STATUS_BINARY, "is not text"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct document d;
		struct buf why;

		buf_init(&why, 4 * KiB);
		is_int(read_as(str_c(rows[i].bytes), "", &d, &why),
		    rows[i].status, "refused: %s", rows[i].why);
		is_c(buf_view(&why), rows[i].why, "with the reason");
		is_int(d.nitems, 0, "and nothing else");
		buf_free(&why);
	}
}

/* What no worker of ours writes. */
static bool
forge(void *arg, struct str in, struct buf *out)
{
	(void)arg;
	buf_str(out, in);
	return true;
}

static void
forged(void)
{
	static const char *records[] = {"", "s", "s\1\0", "s\2\377\1",
		"a\1x", "a\377\377\377\377\17", "\0\0\0", "s\1\0a\2z",
		"s\1\0a\5o\3abc"};
	static const size_t lengths[] = {0, 1, 3, 4, 3, 6, 3, 6, 10};
	struct workers *w = workers_start(forge, NULL, NULL);

	for (size_t i = 0; i < ARRAY_LEN(records); i++) {
		struct job *job = job_start(w, (struct str){records[i],
		    lengths[i]});
		struct document d;
		struct buf why;

		buf_init(&why, 4 * KiB);
		job_wait(job);
		is_int(job_end(job), JOB_DONE, "a record");
		/* Two say that nothing was wrong, and no more. */
		ok((reading_take(job, a, &d, &why) == STATUS_OK) ==
		    (i == 2 || i == 8), "record %zu", i);
		for (size_t k = 0; k < d.nitems; k++)
			ok(!reading_item(&d, k, a, &items[0]),
			    "has no article");
		job_free(job);
		buf_free(&why);
	}
	workers_stop(w);
}

/* As import and compare have it. */
static void
files(void)
{
	static const struct {
		const char *name, *bytes, *format, *language;
		size_t articles, feeds;
	} rows[] = {
		{"a.opml", "<opml version='2.0'><body><outline text='Sea' "
		    "xmlUrl='https://harbor.example/rss'/><outline "
		    "text='Land' xmlUrl='https://tarn.example/rss'/></body>"
		    "</opml>", "opml-2.0", "", 0, 2},
		{"a.xml", "<rss version='2.0'><channel><title>Harbor Post"
		    "</title><language>en</language><item><title>Ferry "
		    "delayed</title><description>The ferry left late."
		    "</description></item></channel></rss>", "rss-2.0", "en",
		    1, 0},
		/* Wants a decoder. */
		{"b.xml", "<?xml version='1.0' encoding='koi8-r'?><rss "
		    "version='2.0'><channel><title>\xf0\xcf\xd2\xd4</title>"
		    "<item><title>\xf0\xc1\xd2\xcf\xcd</title></item>"
		    "</channel></rss>", "rss-2.0", "", 1, 0},
		/* And the tables of languages. */
		{"c.txt", "Lautta lahti satamasta tunnin my\xc3\xb6h\xc3\xa4"
		    "ss\xc3\xa4 maanantaina\n\nSatamatoimiston mukaan "
		    "nelj\xc3\xa4kymment\xc3\xa4 matkustajaa odotti "
		    "laiturilla, kunnes koneisto oli korjattu ja alus "
		    "p\xc3\xa4\xc3\xa4si l\xc3\xa4htem\xc3\xa4\xc3\xa4n "
		    "kohti saaria.\n", "text", "fi", 1, 0},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct ingest_options o = {.name = str_c(rows[i].name)};
		struct feed *f = NULL;
		struct buf why;

		buf_init(&why, 4 * KiB);
		is_int(readers_read(readers, a, &o, str_c(rows[i].bytes), &f,
		    &why), STATUS_OK, "a file, %s", rows[i].name);
		if (f) {
			is_c(f->format, rows[i].format, "its format");
			is_int(f->narticles, rows[i].articles, "its articles");
			is_int(f->nlist, rows[i].feeds, "its feeds");
			if (f->narticles)
				is_c(f->articles[0].language, rows[i].language,
				    "its language");
		}
		buf_free(&why);
	}
}

int
main(void)
{
	a = arena_new();
	readers = readers_start(1773489600);
	files();
	feeds();
	json();
	encodings();
	refused();
	readers_stop(readers);
	forged();
	arena_free(a);
	return tap_done();
}
