/*
 * screen_bench COLUMNS ROWS COMMAND... - drives a terminal program over
 * a pseudo-terminal and prints what an impatient reader on a slow line
 * would feel: the time to the first full screen, the CPU time and the
 * bytes of one cursor move and of one page.
 *
 * A screen counts as drawn when no byte has come for 60 ms.
 */
#include <unistd.h>

#include "src/base/clock.h"
#include "tests/bench/driven.h"

#define MOVES 200
#define PAGES 20

static struct driven program;

static void
measure(const char *what, const char *key, int times)
{
	double cpu = driven_cpu(&program);
	size_t bytes = 0;
	int64_t last = 0, spent = 0;

	for (int i = 0; i < times; i++) {
		int64_t start = clock_monotonic();

		last = start;
		if (write(program.tty, key, strlen(key)) < 0)
			break;
		bytes += driven_drain(&program, 1000, &last);
		spent += last - start;
	}
	printf("%s: %.2f ms CPU, %.2f ms until drawn, %zu bytes\n", what,
	    (driven_cpu(&program) - cpu) / times, (double)spent / times / 1e6,
	    bytes / (size_t)times);
}

int
main(int argc, char **argv)
{
	int64_t columns, rows, start, last;
	size_t bytes;

	if (argc < 4 || !str_i64(str_c(argv[1]), &columns) ||
	    !str_i64(str_c(argv[2]), &rows)) {
		fprintf(stderr, "usage: screen_bench COLUMNS ROWS COMMAND...\n");
		return 2;
	}
	start = last = clock_monotonic();
	if (!driven_start(&program, (int)columns, (int)rows, argv + 3))
		return 1;
	bytes = driven_drain(&program, 10000, &last);
	printf("first screen: %.1f ms, %zu bytes\n",
	    (double)(last - start) / 1e6, bytes);
	measure("cursor move", "j", MOVES);
	measure("page", " ", PAGES);
	measure("list of all, and back", "gaq", 10);
	driven_end(&program);
	return 0;
}
