/*
 * rhythm.h - how often a feed says it is worth asking.
 */
#ifndef INGEST_RHYTHM_H
#define INGEST_RHYTHM_H

#include <libxml/tree.h>

#include "src/model/feed.h"

/* RSS's ttl, skipHours and skipDays, and the syndication module's
 * updatePeriod and updateFrequency, of a channel.  What is no number or
 * day is passed over. */
void rhythm_read(struct arena *a, const xmlNode *channel,
    struct feed_rhythm *out);

#endif
