#include "src/model/feed.h"

struct str
subscription_name(const struct subscription *s)
{
	return s->title.n ? s->title : s->own_title.n ? s->own_title :
	    s->address;
}

const struct feed_health *
feed_health_find(const struct feed_health *all, size_t n, int64_t feed)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (all[mid].feed < feed)
			low = mid + 1;
		else
			high = mid;
	}
	return low < n && all[low].feed == feed ? &all[low] : NULL;
}

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
