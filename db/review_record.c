#include "db/review_record.h"

#include "db/record.h"
#include "src/base/vec.h"

/*
 *	'y' why
 *	'q' the weights of the severity, in thousandths, and the voices
 *	'p' the article of the next pane
 *	'm' a mention's numbers; behind it its texts, where it has them:
 *	't' text, 'v' value (when it is another), 'u' unit, 'a' who said
 *	it, 's' when
 */
static const struct {
	char tag;
	size_t at;
} texts[] = {
	{'t', offsetof(struct review_spot, text)},
	{'v', offsetof(struct review_spot, value)},
	{'u', offsetof(struct review_spot, unit)},
	{'a', offsetof(struct review_spot, attribution)},
	{'s', offsetof(struct review_spot, said_at)},
};

static struct str *
text_at(struct review_spot *s, size_t i)
{
	return (struct str *)((char *)s + texts[i].at);
}

static void
add_numbers(struct buf *b, char tag, const uint64_t *numbers, size_t n)
{
	struct buf part;

	buf_init(&part, KiB);
	for (size_t i = 0; i < n; i++)
		record_number(&part, numbers[i]);
	record_add(b, tag, buf_view(&part));
	buf_free(&part);
}

static void
add_weights(struct buf *b, const struct weights *w)
{
	const double parts[] = {w->kind, w->verdict, w->spread, w->place};
	uint64_t numbers[ARRAY_LEN(parts) + 1] = {0};

	for (size_t i = 0; i < ARRAY_LEN(parts); i++)
		numbers[i] = (uint64_t)(MIN(MAX(parts[i], 0), 1) * 1000 + .5);
	numbers[ARRAY_LEN(parts)] = w->voices;
	if (w->voices)
		add_numbers(b, 'q', numbers, ARRAY_LEN(numbers));
}

static void
read_weights(struct str value, struct weights *out)
{
	uint64_t n[5];

	for (size_t i = 0; i < ARRAY_LEN(n); i++)
		if (!record_take_number(&value, &n[i]) || n[i] > INT32_MAX)
			return;
	*out = (struct weights){(double)n[0] / 1000, (double)n[1] / 1000,
		(double)n[2] / 1000, (double)n[3] / 1000, (uint32_t)n[4]};
}

void
review_record(struct buf *b, const struct discrepancy *d)
{
	record_add(b, 'y', d->why);
	add_weights(b, &d->weights);
	for (size_t p = 0; p < d->npanes; p++)
		add_numbers(b, 'p', &(uint64_t){(uint64_t)d->panes[p]}, 1);
	for (size_t i = 0; i < d->nspots; i++) {
		struct review_spot s = d->spots[i];
		uint64_t numbers[] = {s.pane, (uint64_t)(s.para + 1),
			s.start, s.end, s.version, s.bound};

		add_numbers(b, 'm', numbers, ARRAY_LEN(numbers));
		if (str_eq(s.value, s.text))
			s.value = STR_NONE;
		for (size_t t = 0; t < ARRAY_LEN(texts); t++)
			if (text_at(&s, t)->n)
				record_add(b, texts[t].tag, *text_at(&s, t));
	}
}

static bool
read_spot(struct str value, struct review_spot *out)
{
	uint64_t n[6];

	for (size_t i = 0; i < ARRAY_LEN(n); i++)
		if (!record_take_number(&value, &n[i]) || n[i] > INT32_MAX)
			return false;
	if (n[5] > BOUND_RANGE || value.n)
		return false;
	*out = (struct review_spot){
		.pane = (uint32_t)n[0],
		.para = (int32_t)n[1] - 1,
		.start = (uint32_t)n[2],
		.end = (uint32_t)n[3],
		.version = (unsigned)n[4],
		.bound = (enum bound)n[5],
	};
	return true;
}

bool
review_record_read(struct arena *a, struct str record, struct discrepancy *d)
{
	VEC(struct review_spot) spots = {0};
	VEC(int64_t) panes = {0};
	struct str value;
	uint64_t id;
	char tag;

	d->spots = NULL;
	d->nspots = d->npanes = 0;
	d->weights = (struct weights){0};
	while (record_next(&record, &tag, &value)) {
		if (tag == 'y')
			d->why = value;
		else if (tag == 'q')
			read_weights(value, &d->weights);
		else if (tag == 'p' && record_take_number(&value, &id))
			*vec_add(a, &panes) = (int64_t)id;
		else if (tag == 'm' &&
		    !read_spot(value, vec_add(a, &spots)))
			return false;
		for (size_t t = 0; spots.n && t < ARRAY_LEN(texts); t++)
			if (tag == texts[t].tag)
				*text_at(&spots.at[spots.n - 1], t) = value;
	}
	for (size_t i = 0; i < spots.n; i++) {
		if (spots.at[i].pane >= panes.n)
			return false;
		if (!spots.at[i].value.s)
			spots.at[i].value = spots.at[i].text;
	}
	d->spots = spots.at;
	d->nspots = spots.n;
	d->panes = panes.at;
	d->npanes = panes.n;
	return record.n == 0;
}
