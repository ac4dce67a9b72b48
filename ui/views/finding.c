#include "ui/views/finding.h"

bool
finding_step(struct finding *k, const struct find *f, size_t *at, size_t n,
    bool (*has)(const void *data, size_t i, struct str pattern),
    const void *data)
{
	size_t skip = f->step == FIND_NEXT;

	if (f->step == FIND_START) {
		k->kept = *at;
		return true;
	}
	if (f->step != FIND_NEXT)
		*at = k->kept;
	if (f->step == FIND_CANCELLED)
		return true;
	for (size_t i = 0; i < n; i++) {
		size_t away = (i + skip) % n;
		size_t it = f->back ? (*at + n - away) % n : (*at + away) % n;

		if (has(data, it, f->pattern)) {
			*at = it;
			return !(skip && away == 0);
		}
	}
	return false;
}
