/*
 * item.c - an article as another reader kept it.
 */
#include "src/ingest/blocks.h"
#include "src/ingest/charset.h"
#include "src/ingest/enclosures.h"
#include "src/ingest/feed.h"
#include "src/ingest/identity.h"
#include "src/ingest/list.h"
#include "src/ingest/markup.h"
#include "src/text/clean.h"

void
ingest_item(struct arena *a, const struct ingest_item *item,
    const struct ingest_options *o, struct article *out)
{
	struct article x = {.version = 1};
	struct str content = arena_str(a, item->content);
	paragraphs p = {0};

	/* Where it cannot be decoded it stays as it is. */
	charset_decode(a, content, STR("utf-8"), &content, NULL);
	x.source_id = compose_line(a, item->id);
	if (item->url.n)
		x.url = text_clean(a, markup_url(a, item->url, item->base),
		    CLEAN_LINE);
	x.title = compose_line(a, feed_unmarked(a, item->title));
	x.author = compose_line(a, feed_unmarked(a, item->author));
	x.outlet = compose_line(a, feed_unmarked(a, item->feed));
	x.feed = list_address(a, item->address);
	if (!x.feed.n)
		x.feed = x.outlet;
	enclosures_add(a, &x, item->enclosure, item->enclosure_type,
	    STR_NONE);
	x.read = item->read;
	x.starred = item->starred;
	if (item->published > 0 && (o->now == 0 ||
	    item->published <= o->now)) {
		x.published = (struct when){item->published,
			PRECISION_INSTANT};
		x.when_from = STR("feed");
	}
	if (item->plain)
		compose_text(a, content, &p);
	else
		blocks_of_html(a, content, &p);
	if (x.url.n)
		x.canonical = identity_address(a, x.url);
	identity_id(a, &x);
	compose_article(a, &x, &p, o);
	*out = x;
}

struct subscription
ingest_feed(struct arena *a, struct str address, struct str title,
    struct str site)
{
	return (struct subscription){
		.address = list_address(a, address),
		.own_title = compose_line(a, feed_unmarked(a, title)),
		.site = list_address(a, site),
	};
}
