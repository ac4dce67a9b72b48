#include "tests/bench/driven.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/base/clock.h"

#define QUIET_MS 60
#define ASLEEP_LOOKS 4
#define GIVE_UP_MS 60000

bool
driven_start(struct driven *d, int columns, int rows, char **argv)
{
	struct winsize size = {.ws_col = (unsigned short)columns,
	    .ws_row = (unsigned short)rows};

	d->pid = forkpty(&d->tty, NULL, NULL, &size);
	if (d->pid < 0)
		return false;
	if (d->pid == 0) {
		execv(argv[0], argv);
		_exit(127);
	}
	return true;
}

void
driven_end(struct driven *d)
{
	int64_t last;

	if (write(d->tty, "Q", 1) == 1)
		(void)driven_drain(d, 2000, &last);
	kill(d->pid, SIGTERM);
	close(d->tty);
	waitpid(d->pid, NULL, 0);
}

/* The line of a file under /proc that begins so. */
static bool
proc_line(const struct driven *d, const char *file, const char *begin,
    char *line, int size)
{
	char path[64];
	bool found = false;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/%s", (int)d->pid, file);
	f = fopen(path, "r");
	if (!f)
		return false;
	while (!found && fgets(line, size, f))
		found = strncmp(line, begin, strlen(begin)) == 0;
	fclose(f);
	return found;
}

double
driven_cpu(const struct driven *d)
{
	char line[256];
	unsigned long long ns;

	snprintf(line, sizeof(line), "task/%d/schedstat", (int)d->pid);
	if (!proc_line(d, line, "", line, sizeof(line)) ||
	    sscanf(line, "%llu", &ns) != 1)
		return 0;
	return (double)ns / 1e6;
}

long
driven_peak(const struct driven *d)
{
	char line[256];
	long kib = 0;

	if (proc_line(d, "status", "VmHWM:", line, sizeof(line)))
		kib = strtol(line + 6, NULL, 10);
	return kib;
}

size_t
driven_drain(const struct driven *d, int first_ms, int64_t *last)
{
	struct pollfd p = {.fd = d->tty, .events = POLLIN};
	size_t total = 0;
	char bytes[65536];
	int wait_ms = first_ms;

	while (poll(&p, 1, wait_ms) > 0) {
		ssize_t n = read(d->tty, bytes, sizeof(bytes));

		if (n <= 0)
			break;
		total += (size_t)n;
		*last = clock_monotonic();
		wait_ms = QUIET_MS;
	}
	return total;
}

static bool
asleep(const struct driven *d)
{
	char line[1024];
	const char *p;

	if (!proc_line(d, "stat", "", line, sizeof(line)))
		return true;
	p = strrchr(line, ')');
	return p && p[1] == ' ' && p[2] == 'S';
}

/* What has come and comes within a millisecond; false: it has ended. */
static bool
take(const struct driven *d, size_t *bytes)
{
	struct pollfd p = {.fd = d->tty, .events = POLLIN};
	char part[65536];
	ssize_t n;

	if (poll(&p, 1, 1) <= 0)
		return true;
	n = read(d->tty, part, sizeof(part));
	if (n > 0)
		*bytes += (size_t)n;
	return n > 0;
}

bool
driven_type(const struct driven *d, struct str keys, int ms,
    struct driven_cost *cost)
{
	double before = driven_cpu(d), seen = before;
	int64_t now = clock_monotonic();
	int64_t began = now + (int64_t)(keys.n ? GIVE_UP_MS : ms) * 1000000;
	int quiet = 0;

	*cost = (struct driven_cost){0};
	if (keys.n && write(d->tty, keys.s, keys.n) != (ssize_t)keys.n)
		return false;
	/* It has not begun while it has used no time. */
	while (quiet < ASLEEP_LOOKS &&
	    (seen > before || clock_monotonic() < began)) {
		size_t bytes = cost->bytes;
		double cpu;

		if (!take(d, &cost->bytes))
			return false;
		cpu = driven_cpu(d);
		if (bytes == 0 && cost->bytes > 0)
			cost->answer_ms = cpu - before;
		quiet = cpu > seen || cost->bytes > bytes || !asleep(d) ||
			cpu == before ? 0 : quiet + 1;
		seen = cpu;
	}
	cost->ms = seen - before;
	if (cost->bytes == 0)
		cost->answer_ms = cost->ms;
	return true;
}

bool
driven_meanwhile(const struct driven *d, struct str begins, int times,
    double *worst)
{
	struct pollfd p = {.fd = d->tty, .events = POLLIN};
	char bytes[65536];

	*worst = 0;
	if (write(d->tty, begins.s, begins.n) != (ssize_t)begins.n)
		return false;
	for (int i = 0; i < times; i++) {
		double before;

		usleep(20000);
		while (poll(&p, 1, 0) > 0)
			if (read(d->tty, bytes, sizeof(bytes)) <= 0)
				return false;
		before = driven_cpu(d);
		if (write(d->tty, i % 2 ? "k" : "j", 1) != 1)
			return false;
		if (poll(&p, 1, 2000) > 0)
			*worst = MAX(*worst, driven_cpu(d) - before);
	}
	return true;
}
