/*
 * fulltext.h - a feed's summary and what its page tells make one article.
 */
#ifndef INGEST_FULLTEXT_H
#define INGEST_FULLTEXT_H

#include "src/base/buf.h"
#include "src/model/article.h"

/* The article 'known' with the text of its page.  Name, address, title
 * and dates stay as the feed said them.  False, with the sentence's end
 * in 'why', when the page does not tell more, or tells something else: a
 * wish for consent, a login, the front page. */
bool fulltext_of(const struct article *known,
    const struct article *page, struct article *out, struct buf *why);

#endif
