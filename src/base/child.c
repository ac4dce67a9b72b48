#include "src/base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "src/base/base.h"
#include "src/base/buf.h"

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

/* 'flags' beside those of the signals. */
static void
set_attributes(posix_spawnattr_t *attr, int flags)
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
	posix_spawnattr_setflags(attr, (short)(POSIX_SPAWN_SETSIGMASK |
	    POSIX_SPAWN_SETSIGDEF | flags));
}

/* 'out' is where its output goes, -1: nowhere. */
static bool
start(const char *const *argv, int out, bool errors, int flags, char **env,
    pid_t *pid)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;

	posix_spawn_file_actions_init(&files);
	posix_spawnattr_init(&attr);
	set_attributes(&attr, flags);
	posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null",
	    O_RDONLY, 0);
	if (out >= 0)
		posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
	else
		posix_spawn_file_actions_addopen(&files, STDOUT_FILENO,
		    "/dev/null", O_WRONLY, 0);
	if (errors)
		posix_spawn_file_actions_adddup2(&files, STDOUT_FILENO,
		    STDERR_FILENO);
	errno = posix_spawnp(pid, argv[0], &files, &attr,
	    (char *const *)(uintptr_t)argv, env);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attr);
	return errno == 0;
}

static bool
start_to_read(const char *const *argv, bool errors, int flags, pid_t *pid,
    int *out)
{
	int ends[2];
	bool good;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return false;
	good = start(argv, ends[1], errors, flags, environ, pid);
	close(ends[1]);
	if (!good) {
		int failed = errno;

		close(ends[0]);
		errno = failed;
		return false;
	}
	(void)fcntl(ends[0], F_SETFL, O_NONBLOCK);
	*out = ends[0];
	return true;
}

bool
child_ask(const char *const *argv, pid_t *pid, int *out)
{
	return start_to_read(argv, false, 0, pid, out);
}

bool
child_start(const char *const *argv, pid_t *pid, int *out)
{
	char **env;
	bool good;

	if (out)
		return start_to_read(argv, true, POSIX_SPAWN_SETPGROUP, pid,
		    out);
	env = foreign_environment();
	good = start(argv, -1, true, POSIX_SPAWN_SETSID, env, pid);
	free(env);
	return good;
}

/* One of the two, with its end of the pipe.  'group' 0: it begins one. */
static bool
start_piped(const char *const *argv, int fd, int as, pid_t group, pid_t *pid)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	char **env = as == STDIN_FILENO ? foreign_environment() : environ;

	posix_spawn_file_actions_init(&files);
	posix_spawnattr_init(&attr);
	set_attributes(&attr, POSIX_SPAWN_SETPGROUP);
	posix_spawnattr_setpgroup(&attr, group);
	posix_spawn_file_actions_adddup2(&files, fd, as);
	errno = posix_spawnp(pid, argv[0], &files, &attr,
	    (char *const *)(uintptr_t)argv, env);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attr);
	if (env != environ)
		free(env);
	return errno == 0;
}

/* Nobody is there to let a stopped one go on but us. */
static int
wait_for(pid_t pid, pid_t group)
{
	int status = 0;

	while (waitpid(pid, &status, WUNTRACED) < 0 ? errno == EINTR
						    : WIFSTOPPED(status))
		kill(-group, SIGCONT);
	return WIFEXITED(status) ? WEXITSTATUS(status)
				 : 128 + WTERMSIG(status);
}

bool
child_pipe(
    const char *const *from, const char *const *to, int *exit_code)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
	pid_t reads = 0, writes = 0, ours = getpgrp();
	int ends[2], failed = 0;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return false;
	sigaction(SIGTTOU, &ignore, &before);
	if (start_piped(to, ends[0], STDIN_FILENO, 0, &reads)) {
		(void)tcsetpgrp(STDIN_FILENO, reads);
		/* It may have asked for the terminal before it was its. */
		kill(-reads, SIGCONT);
		if (!start_piped(from, ends[1], STDOUT_FILENO, reads, &writes))
			failed = errno;
	} else {
		failed = errno;
	}
	close(ends[0]);
	close(ends[1]);
	if (reads > 0)
		*exit_code = wait_for(reads, reads);
	if (writes > 0)
		(void)wait_for(writes, reads);
	if (reads > 0)
		(void)tcsetpgrp(STDIN_FILENO, ours);
	sigaction(SIGTTOU, &before, NULL);
	errno = failed;
	return failed == 0;
}

/* Takes one word off the front; false when its quote is left open. */
static bool
take_word(struct str *rest, struct buf *word)
{
	size_t i = 0;
	char quote = 0;

	for (; i < rest->n && (quote || rest->s[i] != ' '); i++) {
		char c = rest->s[i];

		if (c == '\\' && quote != '\'' && i + 1 < rest->n)
			buf_char(word, rest->s[++i]);
		else if (quote ? c == quote : c == '\'' || c == '"')
			quote = quote ? 0 : c;
		else
			buf_char(word, c);
	}
	*rest = str_trim(str_from(*rest, i));
	return !quote;
}

bool
child_words(struct arena *a, struct str command, const char **argv,
    size_t max)
{
	bool good = true;
	struct buf word;
	size_t n = 0;

	buf_init(&word, 64 * KiB);
	command = str_trim(command);
	while (command.n && good) {
		buf_clear(&word);
		good = n + 1 < max && take_word(&command, &word);
		if (good)
			argv[n++] = arena_str(a, buf_view(&word)).s;
	}
	buf_free(&word);
	argv[n] = NULL;
	return good;
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
