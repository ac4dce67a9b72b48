#include "ui/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/base/base.h"

extern char **environ;

/* Ours says what crossread does, which concerns nobody else. */
static char **
foreign_environment(void)
{
	size_t n = 0, kept = 0;
	char **env;

	while (environ[n])
		n++;
	env = xcalloc(n + 1, sizeof(*env));
	for (size_t i = 0; i < n; i++)
		if (strncmp(environ[i], "CROSSREAD_", 10) != 0)
			env[kept++] = environ[i];
	return env;
}

static void
set_attributes(posix_spawnattr_t *attr, bool leaves)
{
	static const int ours[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGTERM,
		SIGHUP, SIGINT, SIGPIPE};
	sigset_t none, defaults;

	sigemptyset(&none);
	sigemptyset(&defaults);
	for (size_t i = 0; i < ARRAY_LEN(ours); i++)
		sigaddset(&defaults, ours[i]);
	posix_spawnattr_setsigmask(attr, &none);
	posix_spawnattr_setsigdefault(attr, &defaults);
	posix_spawnattr_setpgroup(attr, 0);
	posix_spawnattr_setflags(attr,
	    (short)(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
		(leaves ? POSIX_SPAWN_SETSID : POSIX_SPAWN_SETPGROUP)));
}

bool
child_start(const char *const *argv, pid_t *pid, int *out)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	int ends[2] = {-1, -1}, failed;
	char **env = out ? environ : foreign_environment();

	if (out && pipe2(ends, O_CLOEXEC) != 0)
		return false;
	posix_spawn_file_actions_init(&files);
	posix_spawnattr_init(&attr);
	set_attributes(&attr, !out);
	posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null",
	    O_RDONLY, 0);
	if (out)
		posix_spawn_file_actions_adddup2(&files, ends[1],
		    STDOUT_FILENO);
	else
		posix_spawn_file_actions_addopen(&files, STDOUT_FILENO,
		    "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO,
	    STDERR_FILENO);
	failed = posix_spawnp(pid, argv[0], &files, &attr,
	    (char *const *)(uintptr_t)argv, env);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attr);
	if (!out)
		free(env);
	if (ends[1] >= 0)
		close(ends[1]);
	if (failed && ends[0] >= 0)
		close(ends[0]);
	if (!failed && out) {
		(void)fcntl(ends[0], F_SETFL, O_NONBLOCK);
		*out = ends[0];
	}
	errno = failed;
	return !failed;
}

bool
child_ended(pid_t pid, bool wait, int *exit_code)
{
	int status = 0;
	pid_t got;

	do
		got = waitpid(pid, &status, wait ? 0 : WNOHANG);
	while (got < 0 && errno == EINTR);
	if (got == 0)
		return false;
	*exit_code = WIFEXITED(status) ? WEXITSTATUS(status)
				       : 128 + WTERMSIG(status);
	return true;
}
