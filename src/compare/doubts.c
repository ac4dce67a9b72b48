/*
 * An article whose day contradicts all the others' may tell of another
 * event.  It is named with the reason and stays where
 * it is.
 *
 * Strict on purpose: the day must be a fact of the event itself, told by
 * nearly all texts; the others, three families at least, must agree; the
 * one must be two days off or more and never name the others' day.
 */
#include "src/compare/ledger.h"

#include "src/base/civil.h"

#define OTHERS_AT_LEAST 3

struct doubter {
	struct ledger *l;
	const struct mention *const *m;
	size_t n;
};

static int
days_apart(const struct mention *x, const struct mention *y)
{
	int wx = time_weekday(&x->time), wy = time_weekday(&y->time);
	int d;

	if (wx < 0 || wy < 0)
		return 0;
	d = (wx - wy + 7) % 7;
	return MIN(d, 7 - d);
}

/* Do all mentions but those of 'text' name one day, and this one not? */
static bool
is_alone(const struct doubter *d, uint32_t text, const struct mention **own,
    const struct mention **other)
{
	const struct ledger *l = d->l;
	uint32_t article = l->texts[text].article;
	unsigned families = 0;

	*own = *other = NULL;
	for (size_t i = 0; i < d->n; i++) {
		const struct mention *m = d->m[i];
		bool seen = false;

		if (l->texts[m->text].article == article) {
			*own = m;
			continue;
		}
		if (*other != NULL && relation_of(*other, m) == REL_DIFFER)
			return false;
		/* A full date says more than a weekday. */
		if (*other == NULL ||
		    (m->time.day > 0 && (*other)->time.day == 0))
			*other = m;
		for (size_t k = 0; k < i; k++)
			seen = seen ||
			    (l->family[d->m[k]->text] == l->family[m->text] &&
				l->texts[d->m[k]->text].article != article);
		families += !seen;
	}
	return *own != NULL && *other != NULL && families >= OTHERS_AT_LEAST &&
	    days_apart(*own, *other) >= 2;
}

/* Does a text name the day anywhere? */
static bool
names_day(const struct ledger *l, uint32_t text, const struct mention *day)
{
	for (size_t i = 0; i < l->mentions.n; i++) {
		const struct mention *m = &l->mentions.at[i];

		if (m->text == text && m->is_time && m->time.type == TIME_DAY &&
		    time_weekday(&m->time) >= 0 &&
		    relation_of(m, day) != REL_DIFFER)
			return true;
	}
	return false;
}

/* "Monday 20 November"; the date only when somebody says it. */
static struct str
day_words(struct arena *a, const struct time_mention *t)
{
	static const char *const days[] = {"Monday", "Tuesday", "Wednesday",
	    "Thursday", "Friday", "Saturday", "Sunday"};
	static const char *const months[] = {"January", "February", "March",
	    "April", "May", "June", "July", "August", "September", "October",
	    "November", "December"};
	const char *day = days[time_weekday(t)];

	return t->day > 0
	    ? arena_printf(a, "%s %d %s", day, t->day, months[t->month - 1])
	    : str_c(day);
}

void
doubts_of(struct ledger *l, const struct mention *const *m, size_t n,
    struct str label)
{
	struct doubter d = {l, m, n};
	struct str thing = str_sub(label, 0, str_chr(label, ',', 0));
	size_t articles = 0;
	uint32_t last = UINT32_MAX;

	for (size_t i = 0; i < n; i++) {
		bool seen = !m[i]->is_time || m[i]->time.type != TIME_DAY;

		if (seen)
			return;
		for (size_t k = 0; k < i; k++)
			seen = seen ||
			    l->texts[m[k]->text].article ==
				l->texts[m[i]->text].article;
		articles += !seen;
	}
	if (4 * articles < 3 * l->c->narticles)
		return;
	for (size_t i = 0; i < n; i++) {
		const struct mention *own, *other;
		uint32_t text = m[i]->text;

		if (text == last || !l->texts[text].current ||
		    !is_alone(&d, text, &own, &other) ||
		    names_day(l, text, other))
			continue;
		last = text;
		*vec_add(l->a, &l->doubts) = (struct doubt){
		    l->texts[text].article,
		    arena_printf(l->a,
			"says the %.*s was on %.*s, "
			"all others %.*s",
			STR_ARG(thing), STR_ARG(day_words(l->a, &own->time)),
			STR_ARG(day_words(l->a, &other->time)))};
	}
}
