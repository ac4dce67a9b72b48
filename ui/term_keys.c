/*
 * term_keys.c - what the terminal sends, as keys: named ones and clicks
 * ncurses knows, the rest goes byte by byte through input.h.
 */
#include "src/base/clock.h"
#include "ui/term_state.h"

/* What ncurses made of it; false: nothing of ours. */
static bool
mouse_key(struct key *out)
{
	static const int64_t double_ns = 400000000;
	int64_t now = clock_monotonic();
	bool pressed;
	MEVENT e;

	if (getmouse(&e) != OK)
		return false;
	*out = (struct key){.row = e.y, .column = e.x};
	/* When both come at once ncurses hands out the last: then it is a
	 * click all the same. */
	pressed = term.pressed;
	term.pressed = (e.bstate & BUTTON1_PRESSED) != 0;
	if ((e.bstate & BUTTON1_RELEASED) && pressed) {
		out->code = INPUT_RELEASE;
		return true;
	}
	if (e.bstate & BUTTON4_PRESSED)
		out->code = INPUT_WHEEL_UP;
	else if (e.bstate & BUTTON5_PRESSED)
		out->code = INPUT_WHEEL_DOWN;
	else if (e.bstate & (BUTTON1_PRESSED | BUTTON1_RELEASED))
		out->code = term.clicked.row == e.y &&
			now - term.clicked_at < double_ns
		    ? INPUT_DOUBLE : INPUT_CLICK;
	else
		return false;
	term.clicked = *out;
	/* A third one begins anew. */
	term.clicked_at = out->code == INPUT_CLICK ? now : now - double_ns;
	return true;
}

static const struct {
	int theirs;
	uint32_t ours;
} named[] = {
    {KEY_UP, INPUT_UP},
    {KEY_DOWN, INPUT_DOWN},
    {KEY_LEFT, INPUT_LEFT},
    {KEY_RIGHT, INPUT_RIGHT},
    {KEY_HOME, INPUT_HOME},
    {KEY_END, INPUT_END},
    {KEY_PPAGE, INPUT_PAGE_UP},
    {KEY_NPAGE, INPUT_PAGE_DOWN},
    {KEY_IC, INPUT_INSERT},
    {KEY_DC, INPUT_DELETE},
    {KEY_BACKSPACE, INPUT_BACKSPACE},
    {KEY_BTAB, INPUT_BACKTAB},
    {KEY_ENTER, INPUT_ENTER},
};

/* A sequence may come in pieces over a slow line: what began it waits
 * for so long.  So does the answer to what was asked. */
#define PIECES_NS ((int64_t)1000000000)
#define ANSWER_NS (10 * PIECES_NS)

/* A byte has come. */
static void
heard(void)
{
	int64_t now = clock_monotonic();

	if (input_pending(&term.input) && now - term.heard > PIECES_NS)
		input_drop(&term.input);
	if (now - term.asked > ANSWER_NS)
		term.input.asked = false;
	term.heard = now;
}

bool
term_key(struct key *out)
{
	int c;

	while ((c = getch()) != ERR) {
		if (c <= 0xff) {
			heard();
			if (input_byte(&term.input, (unsigned char)c, out))
				return true;
			continue;
		}
		if (c == KEY_MOUSE && mouse_key(out))
			return true;
		for (size_t i = 0; i < ARRAY_LEN(named); i++) {
			if (named[i].theirs == c) {
				out->code = named[i].ours;
				return true;
			}
		}
	}
	/* ncurses has waited ESC_MS already. */
	return input_idle(&term.input, out);
}
