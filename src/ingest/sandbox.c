#include "src/ingest/sandbox.h"

#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
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

static bool
limit(__rlimit_resource_t what, rlim_t soft, rlim_t hard)
{
	struct rlimit r = {.rlim_cur = soft, .rlim_max = hard};

	return setrlimit(what, &r) == 0;
}

static bool
lock(void)
{
	scmp_filter_ctx filter;
	bool good;

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	if (!filter)
		return false;
	good = true;
	for (size_t i = 0; good && i < ARRAY_LEN(allowed); i++)
		good = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i],
		    0) == 0;
	good = good && seccomp_load(filter) == 0;
	seccomp_release(filter);
	return good;
}

bool
sandbox_enter(const struct sandbox_limits *l)
{
	/* The kernel counts the second after the soft limit as well. */
	if (!limit(RLIMIT_CPU, l->cpu_s, l->cpu_s + 1))
		return false;
	alarm(l->wall_s);
	if (SANITIZED)
		return true;
	return limit(RLIMIT_AS, l->memory, l->memory) &&
	    limit(RLIMIT_CORE, 0, 0) &&
	    (l->files || limit(RLIMIT_FSIZE, 0, 0)) &&
	    limit(RLIMIT_NPROC, 0, 0) && lock();
}
