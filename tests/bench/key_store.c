/*
 * key_store.c - how long a key that stores something waits while another
 * process writes.
 *
 *	key_store STORE SECONDS
 *
 * Stars article 1 and takes the star away, fifty times a second, as the
 * reader does it: each durable before it returns.  Prints how long one
 * took: half of them, 99 of 100, the longest.
 */
#include <stdio.h>
#include <unistd.h>

#include "db/store.h"
#include "src/base/clock.h"

#define MOST 100000
#define PAUSE_US 20000

static int
compare(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

int
main(int argc, char **argv)
{
	static int64_t took[MOST];
	struct store *s;
	struct buf why;
	uint64_t seconds;
	size_t n = 0;
	int64_t end;

	buf_init(&why, 4 * KiB);
	if (argc != 3 || !str_u64(str_c(argv[2]), &seconds) ||
	    store_open(argv[1], STORE_WRITE, &why, &s) != STATUS_OK) {
		fprintf(stderr, "key_store: %.*s\n", STR_ARG(buf_view(&why)));
		return 2;
	}
	end = clock_monotonic() + (int64_t)seconds * 1000000000;
	while (clock_monotonic() < end && n < MOST) {
		int64_t from = clock_monotonic(), id = 1;
		enum status st = store_mark(s, n % 2 ? MARK_UNSTAR : MARK_STAR,
		    &id, 1, clock_now());

		took[n++] = clock_monotonic() - from;
		if (st != STATUS_OK) {
			fprintf(stderr, "key_store: %s\n", store_error(s));
			return 1;
		}
		usleep(PAUSE_US);
	}
	qsort(took, n, sizeof(*took), compare);
	printf("%.1f ms, 99 of 100 in %.1f, longest %.1f, of %zu\n",
	    (double)took[n / 2] / 1e6, (double)took[n * 99 / 100] / 1e6,
	    (double)took[n - 1] / 1e6, n);
	store_close(s);
	buf_free(&why);
	return 0;
}
