#include "src/model/timeline.h"

#include "src/base/vec.h"

static bool
known(struct when w)
{
	return w.precision != PRECISION_UNKNOWN;
}

/* A first version came out when it says.  A later one often repeats that
 * date; then what the document says of its change counts, else when it
 * came in. */
static struct moment
moment_of(const struct article *art, size_t place)
{
	const struct article *before = art->previous;
	struct moment m = {art->published, place, MAX(art->version, 1), false};

	if (!before || (known(art->published) &&
	    (!known(before->published) ||
		art->published.at > before->published.at)))
		return m;
	if (known(art->updated) && (!known(before->published) ||
	    art->updated.at > before->published.at)) {
		m.at = art->updated;
		return m;
	}
	m.at = (struct when){art->seen,
		art->seen ? PRECISION_INSTANT : PRECISION_UNKNOWN};
	m.came = true;
	return m;
}

static int
by_time(const void *p, const void *q)
{
	const struct moment *x = p, *y = q;

	if (known(x->at) != known(y->at))
		return known(x->at) ? -1 : 1;
	if (known(x->at) && x->at.at != y->at.at)
		return x->at.at < y->at.at ? -1 : 1;
	if (x->article != y->article)
		return x->article < y->article ? -1 : 1;
	return (x->version > y->version) - (x->version < y->version);
}

size_t
timeline_of(struct arena *a, const struct article *const *articles, size_t n,
    const struct moment **out)
{
	VEC(struct moment) moments = {0};

	for (size_t i = 0; i < n; i++)
		for (const struct article *art = articles[i]; art;
		     art = art->previous)
			*vec_add(a, &moments) = moment_of(art, i);
	if (moments.n)
		qsort(moments.at, moments.n, sizeof(*moments.at), by_time);
	*out = moments.at;
	return moments.n;
}
