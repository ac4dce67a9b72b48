/* When a feed is asked again. */
#include "src/fetch/schedule.h"
#include "tests/tap.h"

/* Thursday, 12 March 2026, 10:30 UTC. */
#define NOW ((int64_t)1773311400)
#define MINUTE ((int64_t)60)
#define HOUR ((int64_t)3600)

static struct schedule
plain(void)
{
	return (struct schedule){.now = NOW, .max_age = -1,
	    .retry_after = -1, .dice = .5};
}

static int64_t
wait(struct schedule s)
{
	int64_t learnt;

	return schedule_next(&s, &learnt) - s.now;
}

static void
learning(void)
{
	struct schedule s = plain();
	int64_t learnt;

	is_int(wait(s), 37 * MINUTE + 30, "nothing new at first: later");
	s.fresh = true;
	is_int(wait(s), 20 * MINUTE, "something new at first: sooner");
	for (int i = 0; i < 20; i++) {
		schedule_next(&s, &learnt);
		s.learnt = learnt;
	}
	is_int(learnt, SCHEDULE_SHORTEST, "never below ten minutes");
	s.fresh = false;
	for (int i = 0; i < 40; i++) {
		schedule_next(&s, &learnt);
		s.learnt = learnt;
	}
	is_int(learnt, SCHEDULE_LONGEST, "never above a day");
	s.failures = 1;
	s.learnt = HOUR;
	schedule_next(&s, &learnt);
	is_int(learnt, HOUR, "a failure teaches nothing");
}

static void
wishes(void)
{
	struct schedule s = plain();

	s.ttl = 2 * HOUR;
	is_int(wait(s), 2 * HOUR, "ttl makes it later");
	s.ttl = MINUTE;
	is_int(wait(s), 37 * MINUTE + 30, "but not sooner");
	s.ttl = 400 * 24 * HOUR;
	is_int(wait(s), 24 * HOUR, "and by no more than a day");
	s = plain();
	s.max_age = 3 * HOUR;
	is_int(wait(s), 3 * HOUR, "Cache-Control makes it later");
	s.set = 15 * MINUTE;
	is_int(wait(s), 15 * MINUTE, "what the user set stands over both");
	s.retry_after = 90 * MINUTE;
	is_int(wait(s), 90 * MINUTE, "but not over Retry-After");
}

static void
failures(void)
{
	struct schedule s = plain();

	s.learnt = 30 * MINUTE;
	s.failures = 1;
	is_int(wait(s), HOUR, "one failure: twice as long");
	s.failures = 3;
	is_int(wait(s), 4 * HOUR, "three: eight times");
	s.failures = 4000000000u;
	is_int(wait(s), 24 * HOUR, "never more than a day");
	s.dice = 0;
	is_int(wait(s), 24 * HOUR * 9 / 10, "the dice take a tenth");
	s.dice = 1;
	is_int(wait(s), 24 * HOUR * 11 / 10, "or add one");
}

static void
skipped(void)
{
	struct schedule s = plain();
	int64_t learnt;

	s.set = HOUR; /* would be 11:30 */
	s.skip_hours = 1u << 11;
	is_int(schedule_next(&s, &learnt), NOW + 90 * MINUTE,
	    "a skipped hour ends at the next");
	s.skip_hours = 1u << 11 | 1u << 12;
	is_int(schedule_next(&s, &learnt), NOW + 150 * MINUTE,
	    "two skipped hours");
	s.skip_hours = 0;
	s.skip_days = 1u << 4;
	is_int(schedule_next(&s, &learnt),
	    NOW + 13 * HOUR + 30 * MINUTE, "Thursday skipped: Friday, 00:00");
	s.skip_days = 0x7f;
	is_int(wait(s), HOUR, "a feed that skips all days skips none");
	s.skip_hours = 0xffffff;
	is_int(wait(s), HOUR, "nor all hours");
}

int
main(void)
{
	learning();
	wishes();
	failures();
	skipped();
	return tap_done();
}
