#include "src/model/feed.h"

enum feed_state
feed_state(const struct followed *f)
{
	const struct feed_health *h = f->health;

	if (f->is.paused)
		return FEED_PAUSED;
	if (h->leased)
		return FEED_FETCHING;
	if (h->gone)
		return FEED_GONE;
	if (h->words.n)
		return FEED_FAILING;
	return h->asked ? FEED_FINE : FEED_UNASKED;
}

const char *
feed_state_word(enum feed_state state)
{
	static const char *const words[] = {
		[FEED_FINE] = "ok",
		[FEED_FAILING] = "failing",
		[FEED_GONE] = "gone",
		[FEED_PAUSED] = "paused",
		[FEED_UNASKED] = "never asked",
		[FEED_FETCHING] = "fetching",
	};

	return words[state];
}
