/*
 * screen_bench COLUMNS ROWS COMMAND... - drives a terminal program over
 * a pseudo-terminal and prints what an impatient reader on a slow line
 * would feel: the time to the first full screen, the CPU time and the
 * bytes of one cursor move and of one page.
 *
 * A screen counts as drawn when no byte has come for 60 ms.
 */
#include "src/base/base.h"
#include "src/base/clock.h"
#include "src/base/str.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define QUIET_MS 60
#define MOVES 200
#define PAGES 20

static int tty;
static pid_t child;

/* Reads until the line is quiet; the time of the last byte in *last. */
static size_t
drain(int first_ms, int64_t *last)
{
	struct pollfd p = {.fd = tty, .events = POLLIN};
	size_t total = 0;
	char bytes[65536];
	int wait_ms = first_ms;

	while (poll(&p, 1, wait_ms) > 0) {
		ssize_t n = read(tty, bytes, sizeof(bytes));

		if (n <= 0)
			break;
		total += (size_t)n;
		*last = clock_monotonic();
		wait_ms = QUIET_MS;
	}
	return total;
}

/* User and system time of the child so far, in ms. */
static double
cpu_ms(void)
{
	char path[64], line[1024], *p;
	unsigned long user = 0, sys = 0;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/stat", (int)child);
	f = fopen(path, "r");
	if (!f)
		return 0;
	p = fgets(line, sizeof(line), f) ? strrchr(line, ')') : NULL;
	fclose(f);
	if (p && sscanf(p + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u"
		     " %lu %lu", &user, &sys) != 2)
		return 0;
	return (double)(user + sys) * 1000.0 / (double)sysconf(_SC_CLK_TCK);
}

static void
measure(const char *what, const char *key, int times)
{
	double cpu = cpu_ms();
	size_t bytes = 0;
	int64_t last = 0, spent = 0;

	for (int i = 0; i < times; i++) {
		int64_t start = clock_monotonic();

		last = start;
		if (write(tty, key, strlen(key)) < 0)
			break;
		bytes += drain(1000, &last);
		spent += last - start;
	}
	printf("%s: %.2f ms CPU, %.2f ms until drawn, %zu bytes\n", what,
	    (cpu_ms() - cpu) / times, (double)spent / times / 1e6,
	    bytes / (size_t)times);
}

int
main(int argc, char **argv)
{
	struct winsize size = {0};
	int64_t columns, rows, start, last;
	size_t bytes;

	if (argc < 4 || !str_i64(str_c(argv[1]), &columns) ||
	    !str_i64(str_c(argv[2]), &rows)) {
		fprintf(stderr, "usage: screen_bench COLUMNS ROWS COMMAND...\n");
		return 2;
	}
	size.ws_col = (unsigned short)columns;
	size.ws_row = (unsigned short)rows;
	start = last = clock_monotonic();
	child = forkpty(&tty, NULL, NULL, &size);
	if (child < 0)
		return 1;
	if (child == 0) {
		execv(argv[3], argv + 3);
		_exit(127);
	}
	bytes = drain(10000, &last);
	printf("first screen: %.1f ms, %zu bytes\n",
	    (double)(last - start) / 1e6, bytes);
	measure("cursor move", "j", MOVES);
	measure("page", " ", PAGES);
	measure("list of all, and back", "gaq", 10);
	if (write(tty, "Q", 1) < 0)
		kill(child, SIGTERM);
	drain(2000, &last);
	kill(child, SIGTERM);
	waitpid(child, NULL, 0);
	return 0;
}
