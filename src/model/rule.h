/*
 * rule.h - queries that a reader gave a meaning to.
 *
 * A saved filter has a name and is a list of its own.  What a kill rule
 * finds stays out of the lists of all and of unread articles, and an
 * event of nothing else out of the list of events; what a highlight rule
 * finds stands out.  Rules never change what is stored.
 */
#ifndef MODEL_RULE_H
#define MODEL_RULE_H

#include "src/base/str.h"

enum rule_kind { RULE_FILTER, RULE_KILL, RULE_HIGHLIGHT };

struct rule {
	enum rule_kind kind;
	struct str name; /* of a filter */
	struct str query; /* as db/query.h has it */
};

#endif
