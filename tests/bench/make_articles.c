/*
 * make_articles N [WORDS [SEED [EVENTS]]] - N invented articles as JSON
 * Lines, of so many events a day.
 *
 * Words are made of syllables and drawn by Zipf's law, so that term
 * statistics look like a language's.  Every event has words and names of
 * its own; one to nine outlets report it within a day, in other words,
 * one in six as a copy.  The same numbers give the same bytes anywhere.
 */
#include "src/base/base.h"
#include "src/base/civil.h"
#include "src/base/str.h"

#include <math.h>

#define VOCABULARY 20000
#define OUTLETS 20
#define TOPIC 14

static uint64_t state;

static uint32_t
rnd(uint32_t below)
{
	state ^= state << 13; /* xorshift64 (Marsaglia 2003) */
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)(state >> 33) % below;
}

/* A word of the language by its rank. */
static void
put_word(uint32_t rank, bool capital)
{
	static const char *const syllables[] = {"ba", "den", "ka", "lor",
	    "mi", "nes", "or", "pel", "ra", "sin", "ta", "ul", "ve", "wick",
	    "yar", "zo", "ker", "lin", "mon", "tes"};
	char word[64];
	size_t n = 0;

	rank = rank * 7919 + 13;
	for (int i = 0; i < 4 && (i < 2 || rank); i++) {
		const char *s = syllables[rank % ARRAY_LEN(syllables)];

		n += (size_t)snprintf(word + n, sizeof(word) - n, "%s", s);
		rank /= ARRAY_LEN(syllables);
	}
	if (capital)
		word[0] = (char)(word[0] - 32);
	fputs(word, stdout);
}

/* Rank by Zipf's law over the vocabulary. */
static uint32_t
zipf(void)
{
	double u = (rnd(1000000) + 1) / 1000001.0;

	return (uint32_t)(exp(u * log(VOCABULARY)) - 1);
}

static void
put_sentence(const uint32_t *topic, int words)
{
	for (int i = 0; i < words; i++) {
		if (i)
			putchar(' ');
		if (rnd(5) == 0) {
			uint32_t t = rnd(TOPIC);

			put_word(topic[t], t < 4 || i == 0);
		} else if (rnd(30) == 0) {
			printf("%u", rnd(900) + 2);
		} else {
			put_word(zipf(), i == 0);
		}
	}
	putchar('.');
}

static void
put_article(unsigned id, uint64_t seed, unsigned outlet, int64_t when,
    const uint32_t *topic, int words)
{
	struct civil c = civil_from_seconds(when);

	printf("{\"id\":\"m%u\",\"outlet\":\"Outlet %u\","
	       "\"url\":\"https://o%u.example/%u\","
	       "\"published\":\"%04d-%02d-%02dT%02d:%02d:%02dZ\",\"title\":\"",
	    id, outlet, outlet, id, c.year, c.month, c.day, c.hour, c.minute,
	    c.second);
	state = seed;
	for (int i = 0; i < 7; i++) {
		if (i)
			putchar(' ');
		put_word(i % 2 ? zipf() : topic[rnd(TOPIC)], i == 0);
	}
	printf("\",\"language\":\"en\",\"paragraphs\":[");
	for (int done = 0; done < words; done += 45) {
		printf("%s\"", done ? "," : "");
		put_sentence(topic, 15);
		putchar(' ');
		put_sentence(topic, 18);
		putchar(' ');
		put_sentence(topic, 12);
		putchar('"');
	}
	printf("]}\n");
}

int
main(int argc, char **argv)
{
	uint64_t n = 1000, words = 400, seed = 1, daily = 600;
	int64_t day = civil_days(2026, 1, 1);
	uint64_t made = 0;

	if ((argc > 1 && !str_u64(str_c(argv[1]), &n)) ||
	    (argc > 2 && !str_u64(str_c(argv[2]), &words)) ||
	    (argc > 3 && !str_u64(str_c(argv[3]), &seed)) ||
	    (argc > 4 && (!str_u64(str_c(argv[4]), &daily) || !daily))) {
		fprintf(stderr,
		    "usage: make_articles N [WORDS [SEED [EVENTS]]]\n");
		return 2;
	}
	for (uint64_t event = 0; made < n; event++) {
		uint32_t topic[TOPIC];
		uint64_t text = 0;
		unsigned reports;

		state = (seed + event + 1) * UINT64_C(0x9e3779b97f4a7c15);
		for (int i = 0; i < TOPIC; i++)
			topic[i] = 200 + rnd(VOCABULARY - 200);
		reports = 1 + rnd(3) * rnd(4);
		for (unsigned r = 0; r < reports && made < n; r++, made++) {
			uint64_t next = state + made * 2654435761u + 1;
			int64_t when = (day + (int64_t)(event / daily)) *
				DAY_SECONDS + rnd(DAY_SECONDS);

			/* One in six repeats the text before it. */
			text = r && rnd(6) == 0 ? text : next;
			put_article((unsigned)made, text,
			    (unsigned)((event + r * 7) % OUTLETS), when,
			    topic, (int)words);
			state = next ^ UINT64_C(0x5bd1e995);
		}
	}
	return ferror(stdout) || fflush(stdout) ? 1 : 0;
}
