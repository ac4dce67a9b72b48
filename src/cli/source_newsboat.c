/*
 * source_newsboat.c - newsboat's cache.db, one article after the other.
 */
#include "src/cli/source_own.h"

#include <unistd.h>

#include "db/newsboat.h"

static struct ingest_item
item_of(const struct newsboat_item *n)
{
	return (struct ingest_item){
		.id = n->guid,
		.url = n->url,
		.title = n->title,
		.author = n->author,
		.content = n->content,
		.base = n->base.n ? n->base : n->feed_address,
		.feed = n->feed_title.n ? n->feed_title : n->feed_address,
		.address = n->feed_address,
		.enclosure = n->enclosure,
		.enclosure_type = n->enclosure_type,
		.published = n->published,
		.plain = str_ieq(n->mime, STR("text/plain")),
		.read = n->read,
		.starred = n->flagged,
	};
}

static enum status
meet_newsboat_feeds(struct source *s, struct newsboat *n, struct buf *why)
{
	struct newsboat_feed row;
	enum status st = STATUS_OK;

	while (!s->stopped &&
	    (st = newsboat_next_feed(n, &row, why)) == STATUS_OK) {
		struct subscription f = ingest_feed(s->a, row.address,
		    row.title, row.site);

		source_meet(s, &f);
		if (!s->keep)
			arena_reset(s->a);
	}
	return st == STATUS_DONE ? STATUS_OK : st;
}

/* newsboat's cache.db: one article after the other.  'copy': it is read
 * from there, a file that is removed. */
static enum status
read_newsboat(struct source *s, const char *path, const char *copy)
{
	struct ingest_options o = source_options(s, path);
	struct newsboat *n = NULL;
	struct newsboat_item row;
	size_t taken = 0;
	struct buf why;
	enum status st;

	buf_init(&why, 4 * KiB);
	st = newsboat_open(copy ? copy : path, copy != NULL, &why, &n);
	if (copy)
		unlink(copy);
	if (st == STATUS_OK)
		st = meet_newsboat_feeds(s, n, &why);
	while (st == STATUS_OK && !s->stopped) {
		struct article *art = ARENA_NEW(s->a, struct article);
		struct ingest_item item;

		st = newsboat_next(n, &row, &why);
		if (st != STATUS_OK)
			break;
		item = item_of(&row);
		ingest_item(s->a, &item, &o, art);
		taken += source_hand_over(s, art) == STATUS_OK;
		if (!s->keep)
			arena_reset(s->a);
	}
	if (st == STATUS_DONE)
		st = taken ? STATUS_OK :
		    cli_fail(source_name(path), STATUS_NO_ARTICLE);
	else if (st != STATUS_OK)
		source_failed(path, 0, st, &why);
	newsboat_close(n);
	buf_free(&why);
	return s->stopped ? s->stopped : st;
}

enum status
source_database(struct source *s, struct input *in, const char *path)
{
	enum status st;
	struct buf copy;

	if (input_is_file(in))
		return read_newsboat(s, path, NULL);
	buf_init(&copy, 4 * KiB);
	st = input_spool(in, &copy);
	st = st == STATUS_OK ? read_newsboat(s, path, copy.s) :
	    source_input_failed(path, in, st);
	buf_free(&copy);
	return st;
}

