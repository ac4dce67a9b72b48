/*
 * load.h - what ids and files on the command line stand for.  Everything
 * lives in cli->a and is clean; what is wrong is said.
 */
#ifndef CLI_LOAD_H
#define CLI_LOAD_H

#include "db/store_feeds.h"
#include "db/store_note.h"
#include "src/base/vec.h"
#include "src/cli/cli.h"

/* The newest version, older ones behind it. */
enum status load_article(struct cli *cli, struct store *s, int64_t id,
    struct article *out);

/* An event with its articles in the order of its members. */
enum status load_event(struct cli *cli, struct store *s, int64_t id,
    struct event *out, const struct article ***articles);

/* Editors' notes on one. */
enum status load_notes(struct cli *cli, struct store *s, enum note_on on,
    int64_t id, const struct editor_note **out, size_t *n);

/* What is to be compared. */
struct load {
	bool is_event;
	struct event event;
	VEC(const struct article *) articles;
	const struct tie *ties; /* what a reader decided of them */
	size_t nties;
};

/* From the command's arguments: an event (its own texts, oldest first),
 * articles, or files, without storing them. */
enum status load_for_comparison(struct cli *cli, struct load *out);
/* The same for an event of an open store. */
enum status load_comparison_event(struct cli *cli, struct store *s,
    int64_t id, struct load *out);

/* A feed by its id, or by its address where 'id' is 0; 'arg' is what was
 * typed.  Says what is wrong. */
enum status load_feed(struct cli *cli, struct store *s, const char *arg,
    int64_t id, struct str address, struct followed *out);

#endif
