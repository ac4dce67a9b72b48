/*
 * cluster_help.h - invented articles, for the tests of clustering.
 */
#ifndef TESTS_UNIT_CLUSTER_HELP_H
#define TESTS_UNIT_CLUSTER_HELP_H

#include "src/base/buf.h"
#include "src/base/vec.h"
#include "src/cluster/cluster.h"
#include "tests/tap.h"

#ifndef DAY
#define DAY INT64_C(86400)
#endif
#define TODAY (INT64_C(20500) * DAY)

/* A generator that is the same on every machine (Knuth's MMIX). */
static inline uint32_t
next_random(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) +
	    UINT64_C(1442695040888963407);
	return (uint32_t)(*seed >> 33);
}

/* A word that no language has: number n of the list of some topic. */
static inline void
add_word(struct buf *b, uint32_t topic, uint32_t n)
{
	static const char *const parts[] = {"ba", "ko", "ri", "tu", "me",
		"lo", "sa", "ni", "fe", "du", "ga", "po", "vi", "zu", "ha",
		"wo"};
	uint32_t h = (topic * 2654435761u) ^ (n * 40503u * 65537u);

	h ^= h >> 15;
	for (int i = 0; i < 4; i++, h >>= 4)
		buf_cstr(b, parts[h & 15]);
}

/* 'words' words, one in three of the topic's 24, the others of 2,000 that
 * all texts use. */
static inline struct str
invent_text(struct arena *a, uint32_t topic, uint64_t seed, size_t words)
{
	struct buf b;
	struct str out;

	buf_init(&b, 4 * MiB);
	seed = seed * 7919 + topic;
	for (size_t i = 0; i < words; i++) {
		uint32_t r = next_random(&seed);

		if (i)
			buf_cstr(&b, i % 15 ? " " : ". ");
		if (r % 3 == 0)
			add_word(&b, topic + 1, r / 3 % 24);
		else
			add_word(&b, 0, r / 3 % 2000);
	}
	out = arena_str(a, buf_view(&b));
	buf_free(&b);
	return out;
}

/* One paragraph a text; day < 0: no date. */
static inline struct article
article_of(struct arena *a, int64_t id, struct str title, struct str text,
    int64_t day)
{
	struct paragraph *p = ARENA_ARRAY(a, struct paragraph, 1);
	struct article art = {
		.id = id,
		.source_id = arena_printf(a, "s%lld", (long long)id),
		.outlet = arena_printf(a, "Paper %lld", (long long)id % 7),
		.title = title,
		.language = STR("en"),
		.paras = p,
		.nparas = text.n ? 1 : 0,
	};

	p->text = text;
	if (day >= 0)
		art.published = (struct when){TODAY + day * DAY,
			PRECISION_DAY};
	return art;
}

static inline struct article
invent_article(struct arena *a, int64_t id, uint32_t topic, int64_t day)
{
	return article_of(a, id,
	    invent_text(a, topic, (uint64_t)id + 1000000, 8),
	    invent_text(a, topic, (uint64_t)id, 300), day);
}

#endif
