#include "src/ingest/sandbox.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SANITIZED
#define SANITIZED 0
#endif

static const int allowed[] = {
	SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(close),
	SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap),
	SCMP_SYS(mprotect), SCMP_SYS(madvise), SCMP_SYS(futex),
	SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn),
	SCMP_SYS(clock_gettime), SCMP_SYS(getrandom),
	SCMP_SYS(sysinfo), /* qsort() asks how much memory there is */
};

struct sandbox {
	struct sandbox_limits limits;
	struct sock_fprog program;
};

static bool
limit(__rlimit_resource_t what, rlim_t soft, rlim_t hard)
{
	struct rlimit r = {.rlim_cur = soft, .rlim_max = hard};

	return setrlimit(what, &r) == 0;
}

/* Reads back what libseccomp can only write into a file. */
static bool
read_program(int fd, struct sock_fprog *out)
{
	off_t n = lseek(fd, 0, SEEK_END);

	if (n <= 0)
		return false;
	out->len = (unsigned short)((size_t)n / sizeof(*out->filter));
	out->filter = xmalloc((size_t)n);
	return pread(fd, out->filter, (size_t)n, 0) == n;
}

static bool
make_program(struct sock_fprog *out)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	int fd = memfd_create("crossread-filter", MFD_CLOEXEC);
	bool good = filter && fd >= 0;

	for (size_t i = 0; good && i < ARRAY_LEN(allowed); i++)
		good = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i],
		    0) == 0;
	good = good && seccomp_export_bpf(filter, fd) == 0 &&
	    read_program(fd, out);
	if (fd >= 0)
		close(fd);
	seccomp_release(filter);
	return good;
}

struct sandbox *
sandbox_new(const struct sandbox_limits *l)
{
	struct sandbox *s = xcalloc(1, sizeof(*s));

	s->limits = *l;
	if (make_program(&s->program))
		return s;
	sandbox_free(s);
	return NULL;
}

void
sandbox_free(struct sandbox *s)
{
	if (s)
		free(s->program.filter);
	free(s);
}

bool
sandbox_enter(const struct sandbox *s)
{
	const struct sandbox_limits *l;

	if (!s)
		return false;
	l = &s->limits;
	/* The kernel counts the second after the soft limit as well. */
	if (!limit(RLIMIT_CPU, l->cpu_s, l->cpu_s + 1))
		return false;
	alarm(l->wall_s);
	if (SANITIZED)
		return true;
	return limit(RLIMIT_AS, l->memory, l->memory) &&
	    limit(RLIMIT_CORE, 0, 0) &&
	    (l->files || limit(RLIMIT_FSIZE, 0, 0)) &&
	    limit(RLIMIT_NPROC, 0, 0) &&
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	    syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0,
	    &s->program) == 0;
}
