#include "tests/ui/session.h"

#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

#include "src/base/clock.h"

#define WORDS_MAX 16

static void NORETURN
run(const struct session_how *how)
{
	const char *argv[WORDS_MAX + 1] = {how->program, "--db", how->store};
	size_t n = 3;

	setenv("TERM", how->term ? how->term : "xterm-256color", 1);
	unsetenv("NO_COLOR");
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("CROSSREAD_BROWSER", "no", 1);
	for (size_t i = 0; how->env && how->env[i]; i += 2)
		setenv(how->env[i], how->env[i + 1], 1);
	for (size_t i = 0; how->words && how->words[i] && n < WORDS_MAX; i++)
		argv[n++] = how->words[i];
	execv(how->program, (char *const *)argv);
	_exit(127);
}

/* What a shell does for the job in its foreground: says on one pipe when
 * it has stopped, lets it go on at a byte from the other. */
static void NORETURN
shell(const struct session_how *how, int stopped, int go_on)
{
	int status;
	char c = 's';
	pid_t job;

	signal(SIGTTOU, SIG_IGN);
	job = fork();
	if (job == 0) {
		setpgid(0, 0);
		tcsetpgrp(STDIN_FILENO, getpid());
		signal(SIGTTOU, SIG_DFL);
		run(how);
	}
	while (waitpid(job, &status, WUNTRACED) == job && WIFSTOPPED(status))
		if (write(stopped, &c, 1) != 1 || read(go_on, &c, 1) != 1 ||
		    kill(-job, SIGCONT) != 0)
			_exit(126);
	_exit(WIFEXITED(status) ? WEXITSTATUS(status) : 125);
}

void
session_begin(struct session *s, const struct session_how *how)
{
	struct winsize w = {.ws_row = ROWS, .ws_col = COLUMNS};
	int slave, up[2], down[2];

	if (pipe(up) != 0 || pipe(down) != 0)
		bug("no pipes");
	if (openpty(&s->fd, &slave, NULL, NULL, &w) != 0)
		bug("no pseudo terminal");
	tcgetattr(slave, &s->before);
	if (how->speed) {
		cfsetspeed(&s->before, how->speed);
		tcsetattr(slave, TCSANOW, &s->before);
	}
	s->pid = fork();
	if (s->pid == 0) {
		close(s->fd);
		login_tty(slave);
		if (how->in_shell)
			shell(how, up[1], down[0]);
		run(how);
	}
	close(slave);
	close(up[1]);
	close(down[0]);
	s->stopped = up[0];
	s->go_on = down[1];
	s->answers = how->answers;
	s->killed = false;
	s->model = vterm_new(ROWS, COLUMNS);
	vterm_set_utf8(s->model, 1);
	s->screen = vterm_obtain_screen(s->model);
	vterm_screen_enable_altscreen(s->screen, 1);
	vterm_screen_reset(s->screen, 1);
	buf_init(&s->bytes, 64 * MiB);
}

void
session_end(struct session *s)
{
	close(s->fd);
	close(s->stopped);
	close(s->go_on);
	vterm_free(s->model);
	buf_free(&s->bytes);
}

static void
answer(struct session *s)
{
	char bytes[256];
	size_t n = vterm_output_read(s->model, bytes, sizeof(bytes));

	if (n > 0 && s->answers && write(s->fd, bytes, n) < 0)
		printf("# the terminal is closed\n");
}

bool
session_take(struct session *s, int ms)
{
	struct pollfd p = {.fd = s->fd, .events = POLLIN};
	char bytes[4096];

	if (poll(&p, 1, ms) <= 0)
		return false;

	ssize_t n = read(s->fd, bytes, sizeof(bytes));

	if (n <= 0)
		return false;
	buf_add(&s->bytes, bytes, (size_t)n);
	vterm_input_write(s->model, bytes, (size_t)n);
	answer(s);
	return true;
}

void
session_rest(struct session *s)
{
	while (session_take(s, 250))
		;
}

void
session_press(struct session *s, const char *keys)
{
	if (write(s->fd, keys, strlen(keys)) < 0)
		printf("# the terminal is closed\n");
}

void
session_resize(struct session *s, int rows, int columns)
{
	struct winsize w = {
	    .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};

	vterm_set_size(s->model, rows, columns);
	ioctl(s->fd, TIOCSWINSZ, &w);
	session_rest(s);
}

void
session_text(struct session *s, struct buf *out)
{
	int rows, columns;

	buf_clear(out);
	vterm_get_size(s->model, &rows, &columns);
	for (int r = 0; r < rows; r++) {
		char line[4 * 1000];
		VTermRect rect = {r, r + 1, 0, columns};
		size_t n =
		    vterm_screen_get_text(s->screen, line, sizeof(line), rect);

		/* Blanks at the end may be there, or nothing. */
		while (n > 0 && line[n - 1] == ' ')
			n--;
		buf_add(out, line, n);
		buf_char(out, '\n');
	}
}

bool
session_shows(struct session *s, const char *words)
{
	int64_t end = clock_monotonic() + 10 * (int64_t)1000000000;
	struct buf text;
	bool found = false;

	buf_init(&text, 4 * MiB);
	while (!found && clock_monotonic() < end) {
		(void)session_take(s, 50);
		session_text(s, &text);
		found = str_find(buf_view(&text), str_c(words), 0) != STR_NPOS;
	}
	if (!found)
		printf("# the screen has no \"%s\":\n%.*s", words,
		    STR_ARG(buf_view(&text)));
	buf_free(&text);
	return found;
}

const char *
session_path(const char *folder, const char *name)
{
	static char out[2][4200];
	static unsigned turn;
	char *to = out[turn++ % 2];

	snprintf(to, sizeof(out[0]), "%s/%s", folder, name);
	return to;
}

size_t
session_count(const struct session *s, const char *bytes)
{
	size_t n = 0, at = 0;
	struct str all = buf_view(&s->bytes);

	while ((at = str_find(all, str_c(bytes), at)) != STR_NPOS) {
		n++;
		at++;
	}
	return n;
}

bool
session_sent(const struct session *s, const char *bytes)
{
	return str_find(buf_view(&s->bytes), str_c(bytes), 0) != STR_NPOS;
}

bool
session_modes_back(struct session *s)
{
	struct termios now;

	if (tcgetattr(s->fd, &now) != 0)
		return false;
	return now.c_iflag == s->before.c_iflag &&
	    now.c_oflag == s->before.c_oflag &&
	    now.c_lflag == s->before.c_lflag &&
	    now.c_cflag == s->before.c_cflag;
}

int
session_ending(struct session *s)
{
	int64_t end = clock_monotonic() + 5 * (int64_t)1000000000;
	int status;

	while (clock_monotonic() < end) {
		if (waitpid(s->pid, &status, WNOHANG) == s->pid) {
			(void)session_take(s, 0);
			s->killed = WIFSIGNALED(status);
			return WIFEXITED(status) ? WEXITSTATUS(status)
						 : 128 + WTERMSIG(status);
		}
		(void)session_take(s, 20);
	}
	kill(s->pid, SIGKILL);
	waitpid(s->pid, &status, 0);
	return -1;
}

bool
session_quit(struct session *s)
{
	session_press(s, "\003\003Q"); /* ESC and Q may be Alt-Q */
	return session_ending(s) == 0 && session_modes_back(s);
}
