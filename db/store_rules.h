/*
 * store_rules.h - which rows of a list the reader's rules find.
 */
#ifndef DB_STORE_RULES_H
#define DB_STORE_RULES_H

#include "db/store.h"
#include "src/model/rule.h"

/* Sets hit[i] when a rule of that kind finds rows[i], which are a page of
 * store_articles(), newest first.  Costs what the rules find between the
 * first row and the last. */
enum status store_rules_page(struct store *s, const struct rule *rules,
    size_t nrules, enum rule_kind kind, const struct article_row *rows,
    size_t n, bool *hit);

/* What the rules of a kind find, of the newest 5,000 each. */
struct rule_event {
	int64_t id;
	bool whole; /* all its articles */
	bool live;
};
struct rule_hits {
	size_t articles, unread; /* each once */
	struct rule_event *events; /* by id */
	size_t nevents;
};
enum status store_rules_hits(struct store *s, struct arena *a,
    const struct rule *rules, size_t nrules, enum rule_kind kind,
    struct rule_hits *out);
/* The entry of an event, or NULL. */
const struct rule_event *rule_event(const struct rule_hits *h, int64_t id);

/* OK, or BAD_QUERY with a sentence in 'why'. */
enum status store_rule_check(struct str query, struct buf *why);

#endif
