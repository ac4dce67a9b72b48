#include "src/model/alignment.h"

#include "src/base/vec.h"

static uint64_t
hash_at(const struct article *const *articles, struct place p)
{
	return str_hash(articles[p.article]->paras[p.para].text);
}

struct alignment
alignment_of(const struct article *const *articles, struct place x,
    struct place y, bool together)
{
	if (articles[x.article]->id > articles[y.article]->id) {
		struct place was = x;

		x = y;
		y = was;
	}
	return (struct alignment){articles[x.article]->id,
		articles[y.article]->id, hash_at(articles, x),
		hash_at(articles, y), together};
}

static bool
find_place(const struct article *const *articles, size_t n, int64_t id,
    uint64_t para, struct place *out)
{
	for (uint32_t i = 0; i < n; i++) {
		if (articles[i]->id != id)
			continue;
		for (uint32_t k = 0; k < articles[i]->nparas; k++) {
			*out = (struct place){i, k};
			if (hash_at(articles, *out) == para)
				return true;
		}
	}
	return false;
}

size_t
alignment_ties(struct arena *a, const struct article *const *articles,
    size_t n, const struct alignment *decided, size_t ndecided,
    const struct tie **out)
{
	VEC(struct tie) ties = {0};

	for (size_t i = 0; i < ndecided; i++) {
		const struct alignment *d = &decided[i];
		struct tie t = {.together = d->together};

		if (find_place(articles, n, d->article, d->para, &t.x) &&
		    find_place(articles, n, d->other, d->other_para, &t.y))
			*vec_add(a, &ties) = t;
	}
	*out = ties.at;
	return ties.n;
}
