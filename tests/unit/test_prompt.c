#include "tests/tap.h"
#include "ui/prompt.h"

static struct arena *a;

static enum prompt_answer
type(struct prompt *p, const char *keys)
{
	enum prompt_answer pa = PROMPT_MORE;
	struct str rest = str_c(keys);
	struct key k;

	while (rest.n > 0 && key_parse(&rest, &k))
		pa = prompt_key(p, k);
	return pa;
}

/* Starts a line, types, and says what stands there. */
static void
gives(const char *keys, const char *want)
{
	struct prompt p;

	prompt_init(&p, "/");
	prompt_start(&p, STR_NONE);
	(void)type(&p, keys);
	is_c(prompt_line(&p), want, "%s", keys);
	prompt_free(&p);
}

static void
test_editing(void)
{
	gives("abc", "abc");
	gives("one<Space>two", "one two");
	gives("abc<Backspace>", "ab");
	gives("abc<Left><Left>x", "axbc");
	gives("abc<C-a>x", "xabc");
	gives("abc<C-a><C-e>x", "abcx");
	gives("abc<Home><Delete>", "bc");
	gives("one<Space>two<C-w>", "one ");
	gives("one<Space>two<Space><C-w>", "one ");
	gives("one<Left><C-u>", "e");
	gives("one<Left><C-k>", "on");
	gives("né日<Backspace><Backspace>", "n");
	gives("é日<Left><Left>x", "xé日");
	gives("a<Left><Left><Left><Right><Right><Right>b", "ab");
	gives("a<PageUp><F>b", "a"); /* <F> is no key: typing stops */
}

static void
test_answers(void)
{
	struct prompt p;

	prompt_init(&p, "/");
	prompt_start(&p, STR("old"));
	is_int(type(&p, "x"), PROMPT_CHANGED, "a letter changes the line");
	is_int(type(&p, "<Left>"), PROMPT_MORE, "an arrow does not");
	is_int(type(&p, "<Enter>"), PROMPT_DONE, "Enter ends it");
	is_c(prompt_line(&p), "oldx", "with what it began with");
	is_int(type(&p, "<Esc>"), PROMPT_DROPPED, "Esc drops it");
	prompt_start(&p, STR_NONE);
	is_int(type(&p, "<Backspace>"), PROMPT_DROPPED,
	    "so does deleting in an empty line");
	prompt_free(&p);
}

static void
test_history(void)
{
	struct prompt p;

	prompt_init(&p, "/");
	for (int i = 0; i < 60; i++) {
		prompt_start(&p, STR_NONE);
		(void)type(&p, i % 2 ? "odd<Enter>" : "even<Enter>");
	}
	prompt_start(&p, STR_NONE);
	(void)type(&p, "<Up>");
	is_c(prompt_line(&p), "odd", "Up gives the last line");
	(void)type(&p, "<Up>");
	is_c(prompt_line(&p), "even", "then the one before");
	(void)type(&p, "<Down><Down>");
	is_c(prompt_line(&p), "", "Down comes back");
	(void)type(&p, "typed<Up><Up><Down><Down>");
	is_c(prompt_line(&p), "typed", "to what was typed before");
	(void)type(&p, "<C-u>");
	for (int i = 0; i < 100; i++)
		(void)type(&p, "<Up>");
	is_c(prompt_line(&p), "even", "the history has an end");
	is_int(p.nlines, PROMPT_HISTORY, "and a size");
	prompt_free(&p);
}

static void
test_seeking(void)
{
	struct prompt p;

	prompt_init(&p, ":");
	prompt_recalls(&p, STR("set sort size"));
	prompt_recalls(&p, STR("star"));
	prompt_recalls(&p, STR("set sort unread"));
	prompt_start(&p, STR("sort"));
	(void)type(&p, "<C-r>");
	is_c(prompt_line(&p), "set sort unread", "^R: the last line with it");
	(void)type(&p, "<C-r>");
	is_c(prompt_line(&p), "set sort size", "the one before");
	(void)type(&p, "<C-r>");
	is_c(prompt_line(&p), "set sort size", "and no further");
	(void)type(&p, "<C-u>st<C-r>x");
	is_c(prompt_line(&p), "starx", "it is edited like any line");
	prompt_free(&p);
}

static void
test_completing(void)
{
	struct prompt p;

	prompt_init(&p, ":");
	prompt_start(&p, STR("set pan 3"));
	(void)type(&p, "<Left><Left>");
	prompt_complete(&p, 4, STR("panes"));
	(void)type(&p, "<C-d><C-d>=4");
	is_c(prompt_line(&p), "set panes=4", "what stands behind it stays");
	prompt_free(&p);
}

static void
test_pasting(void)
{
	static const char bytes[] = "\033[200~ab\r\033q\0331c\033[201~d";
	struct input in = {0};
	struct prompt p;
	struct key k;

	prompt_init(&p, ":");
	prompt_start(&p, STR_NONE);
	for (size_t i = 0; i < sizeof(bytes) - 1; i++)
		if (input_byte(&in, (unsigned char)bytes[i], &k))
			is_int(prompt_key(&p, k), PROMPT_CHANGED,
			    "a pasted byte is text");
	is_c(prompt_line(&p), "ab q1cd", "a pasted line's end is a blank");
	prompt_free(&p);
}

static void
test_limit(void)
{
	struct prompt p;

	prompt_init(&p, "/");
	prompt_start(&p, STR_NONE);
	for (int i = 0; i < 3000; i++)
		(void)type(&p, "é");
	is_int(prompt_line(&p).n, PROMPT_MAX, "a line has a limit");
	prompt_free(&p);
}

static void
test_drawing(void)
{
	struct prompt p;
	struct grid *g = grid_new(1, 10);
	struct buf b;
	int row, column;

	buf_init(&b, 4 * KiB);
	prompt_init(&p, "/");
	prompt_start(&p, STR("one  two"));
	prompt_draw(&p, g, a, 0);
	grid_dump(g, &b);
	is_c(buf_view(&b), "/one  two\n", "runs of spaces are drawn");
	grid_cursor(g, &row, &column);
	is_int(column, 9, "the cursor stands behind them");
	prompt_set(&p, STR("a long line"));
	buf_clear(&b);
	prompt_draw(&p, g, a, 0);
	grid_dump(g, &b);
	is_c(buf_view(&b), "/..g line\n", "a long line scrolls");
	buf_free(&b);
	grid_free(g);
	prompt_free(&p);
}

int
main(void)
{
	a = arena_new();
	test_editing();
	test_answers();
	test_history();
	test_seeking();
	test_completing();
	test_pasting();
	test_limit();
	test_drawing();
	arena_free(a);
	return tap_done();
}
