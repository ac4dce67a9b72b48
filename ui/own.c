#include "ui/own.h"

#include <errno.h>
#include <unistd.h>

static const struct {
	struct str begin, end;
	bool to_all;
} modes[] = {
    [OWN_PASTE] = {STR("\033[?2004h"), STR("\033[?2004l"), true},
    [OWN_TITLE] = {STR("\033[22;2t\033]2;crossread\033\\"),
	STR("\033[23;2t"), false},
    /* ECMA-48's BDSM: explicit, and implicit again. */
    [OWN_LOGICAL] = {STR("\033[8l"), STR("\033[8h"), false},
};

static struct {
	bool on[OWN_MODES];
	bool holds;
} own;

bool
own_known(void)
{
	static const char *const known[] = {"xterm", "tmux", "foot",
	    "alacritty", "kitty", "wezterm", "vte", "gnome", "konsole",
	    "contour", "ghostty", "mlterm", "iTerm"};
	const char *name = getenv("TERM");

	for (size_t i = 0; name && i < ARRAY_LEN(known); i++)
		if (strstr(name, known[i]))
			return true;
	return false;
}

void
own_send(struct str s)
{
	while (s.n > 0) {
		ssize_t n = write(STDOUT_FILENO, s.s, s.n);

		if (n < 0 && errno != EINTR)
			return;
		s = str_from(s, n > 0 ? (size_t)n : 0);
	}
}

void
own_want(enum own_mode mode, bool on)
{
	if (on == own.on[mode] || (on && !modes[mode].to_all && !own_known()))
		return;
	own.on[mode] = on;
	own_send(on ? modes[mode].begin : modes[mode].end);
}

void
own_release(void)
{
	own_let();
	for (size_t i = 0; i < OWN_MODES; i++)
		if (own.on[i])
			own_send(modes[i].end);
}

void
own_resume(void)
{
	for (size_t i = 0; i < OWN_MODES; i++)
		if (own.on[i])
			own_send(modes[i].begin);
}

bool
own_ask(void)
{
	const char *program = getenv("TERM_PROGRAM");

	/* It claims to be an xterm and prints the question's last letter. */
	if (!own_known() || (program && strstr(program, "Apple_Terminal")))
		return false;
	own_send(STR("\033[?2026$p"));
	return true;
}

void
own_hold(void)
{
	own.holds = true;
	own_send(STR("\033[?2026h"));
}

void
own_let(void)
{
	if (own.holds)
		own_send(STR("\033[?2026l"));
	own.holds = false;
}

void
own_copy(struct str s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	struct buf out;

	if (!s.n || s.n > OWN_COPY_MAX)
		return;
	buf_init(&out, 2 * OWN_COPY_MAX);
	buf_cstr(&out, "\033]52;c;");
	for (size_t i = 0; i < s.n; i += 3) {
		uint32_t bits = 0;

		for (size_t k = 0; k < 3; k++)
			bits = bits << 8 |
			    (i + k < s.n ? (unsigned char)s.s[i + k] : 0);
		for (size_t k = 0; k < 4; k++)
			buf_char(&out, i + k > s.n ? '='
			    : digits[bits >> (18 - 6 * k) & 63]);
	}
	buf_char(&out, '\007');
	own_send(buf_view(&out));
	buf_free(&out);
}

/* Keeps the place, goes to the cell and takes its look. */
static void
go_to(struct buf *out, int row, int column, struct look look, int colours)
{
	static const struct {
		unsigned attribute;
		const char *code;
	} codes[] = {{LOOK_BOLD, ";1"}, {LOOK_DIM, ";2"},
	    {LOOK_ITALIC, ";3"}, {LOOK_UNDERLINE, ";4"},
	    {LOOK_REVERSE, ";7"}};

	buf_printf(out, "\0337\033[%d;%dH\033[0", row + 1, column + 1);
	for (size_t i = 0; i < ARRAY_LEN(codes); i++)
		if (look.attributes & codes[i].attribute)
			buf_cstr(out, codes[i].code);
	if (look.colour >= 0 && look.colour < 16)
		buf_printf(out, ";%d",
		    look.colour + (look.colour < 8 ? 30 : 90 - 8));
	else if (look.colour >= 0 && colours > 256)
		buf_printf(out, ";38;2;%d;%d;%d", look.colour >> 16 & 255,
		    look.colour >> 8 & 255, look.colour & 255);
	else if (look.colour >= 0)
		buf_printf(out, ";38;5;%d", look.colour);
	if (look.on_black)
		buf_cstr(out, ";40");
	buf_char(out, 'm');
}

static void
send_and_free(struct buf *out)
{
	buf_cstr(out, "\0338");
	if (buf_status(out) == STATUS_OK)
		own_send(buf_view(out));
	buf_free(out);
}

void
own_cell(int row, int column, struct str bytes, struct look look, int colours)
{
	struct buf out;

	buf_init(&out, 4 * KiB);
	go_to(&out, row, column, look, colours);
	buf_str(&out, bytes);
	send_and_free(&out);
}

void
own_link(const struct grid *g, const struct grid_link *l, struct look look,
    int colours)
{
	struct buf out;

	buf_init(&out, 64 * KiB);
	go_to(&out, l->row, l->column, look, colours);
	buf_printf(&out, "\033]8;id=%d;%.*s\033\\", l->row + 1,
	    STR_ARG(l->url));
	for (int i = 0; i < l->n; i++) {
		const char *bytes = grid_at(g, l->row, l->column + i)->bytes;

		/* Addresses are ASCII; the rest may have another width. */
		buf_char(&out, bytes[0] > ' ' && bytes[0] <= '~' ? bytes[0]
								: ' ');
	}
	buf_cstr(&out, "\033]8;;\033\\");
	send_and_free(&out);
}
