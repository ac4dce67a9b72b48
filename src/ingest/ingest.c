/*
 * ingest.c - which reader gets a document, and the limits before them.
 */
#include "src/ingest/ingest.h"

#include "src/ingest/feed.h"
#include "src/ingest/identity.h"
#include "src/ingest/list.h"
#include "src/ingest/newsml.h"
#include "src/ingest/page.h"
#include "src/ingest/plain.h"

#define TAG_LONGEST 35 /* bytes: RFC 5646, 4.4.1 */

void
ingest_begin(void)
{
	jsonfeed_ready();
}

struct charsets *
ingest_ready(void)
{
	ingest_begin();
	return charsets_ready();
}

struct str
ingest_language(struct str said)
{
	said = str_trim(said);
	for (size_t i = 0; i < said.n; i++) {
		char c = said.s[i];

		if (!(((c | 32) >= 'a' && (c | 32) <= 'z') || c == '-' ||
		    (c >= '0' && c <= '9')))
			return STR_NONE;
	}
	return said.n >= 2 && said.n <= TAG_LONGEST ? said : STR_NONE;
}

static enum status
decode(struct arena *a, struct str bytes, const struct ingest_options *o,
    struct str *out, struct buf *why)
{
	enum status status = charset_decode(a, bytes,
	    charset_of_content_type(o->content_type), out, NULL);

	if (status == STATUS_OK && out->n <= INGEST_FEED_LIMIT) {
		/* Articles keep pieces of the text, so it is kept too. */
		if (out->s >= bytes.s && out->s < bytes.s + bytes.n)
			*out = arena_str(a, *out);
		return STATUS_OK;
	}
	return compose_why(why, STATUS_TOO_BIG,
	    "is larger than the limit of %zu MiB", INGEST_FEED_LIMIT / MiB);
}

static enum status
read_document(struct arena *a, struct str bytes,
    const struct ingest_options *o, struct feed **out, struct buf *why)
{
	enum ingest_format format = ingest_sniff(bytes, o);
	size_t limit = format == INGEST_PAGE ? INGEST_PAGE_LIMIT :
	    INGEST_FEED_LIMIT;
	enum status status;
	struct str text;

	if (format == INGEST_EMPTY)
		return compose_why(why, STATUS_EMPTY, "is empty");
	if (format == INGEST_BINARY)
		return compose_why(why, STATUS_BINARY, "is not text");
	if (bytes.n > limit)
		return compose_why(why, STATUS_TOO_BIG,
		    "is larger than the limit of %zu MiB", limit / MiB);
	status = decode(a, bytes, o, &text, why);
	if (status != STATUS_OK)
		return status;
	switch (format) {
	case INGEST_FEED:
		return feed_parse(a, text, o, out, why);
	case INGEST_NEWS:
		return newsml_parse(a, text, o, out, why);
	case INGEST_PAGE:
		return page_parse(a, text, o, out, why);
	case INGEST_TEXT:
		return plain_parse(a, text, o, out, why);
	case INGEST_JSON_FEED:
		return jsonfeed_parse(a, text, o, out, why);
	case INGEST_OPML:
		return opml_parse(a, text, out, why);
	case INGEST_URLS:
		return urls_parse(a, text, out, why);
	default:
		return compose_why(why, STATUS_BAD_FORMAT,
		    "is in no format that crossread reads");
	}
}

enum status
ingest_document(struct arena *a, struct str bytes,
    const struct ingest_options *o, struct feed **out, struct buf *why)
{
	enum status status = read_document(a, bytes, o, out, why);

	if (status == STATUS_OK)
		identity_settle(a, *out);
	return status;
}
