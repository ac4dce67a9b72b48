/*
 * clean_article.h - text that was clean comes through the one door again.
 *
 * A damaged or foreign store may hold anything, and a worker that read a
 * document may be in the document's hands.  What is clean stays where it
 * is; the rest is copied into the arena.
 */
#ifndef CLI_CLEAN_ARTICLE_H
#define CLI_CLEAN_ARTICLE_H

#include "src/base/arena.h"
#include "src/model/article.h"
#include "src/model/feed.h"

void clean_article(struct arena *a, struct article *art);
void clean_feed(struct arena *a, struct subscription *s);

#endif
