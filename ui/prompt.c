#include "ui/prompt.h"

#include "src/text/width.h"

void
prompt_init(struct prompt *p, const char *label)
{
	*p = (struct prompt){.kind = label[0] ? label[0] : '?', .label = label};
	buf_init(&p->line, 2 * PROMPT_MAX);
	buf_init(&p->sought, 2 * PROMPT_MAX);
}

void
prompt_free(struct prompt *p)
{
	for (size_t i = 0; i < p->nlines; i++)
		free(p->lines[i]);
	buf_free(&p->line);
	buf_free(&p->sought);
}

struct str
prompt_line(const struct prompt *p)
{
	return buf_view(&p->line);
}

void
prompt_set(struct prompt *p, struct str line)
{
	buf_clear(&p->line);
	buf_str(&p->line, str_sub(line, 0, PROMPT_MAX));
	p->at = p->line.n;
}

void
prompt_start(struct prompt *p, struct str initial)
{
	prompt_set(p, initial);
	p->recall = 0;
	p->seeking = false;
}

/* Puts 'with' where bytes [from, to) of the line stand. */
static void
replace(struct prompt *p, size_t from, size_t to, struct str with)
{
	struct buf next;
	struct str line = prompt_line(p);

	buf_init(&next, 2 * PROMPT_MAX);
	buf_str(&next, str_sub(line, 0, from));
	buf_str(&next, with);
	buf_str(&next, str_from(line, to));
	buf_free(&p->line);
	p->line = next;
	p->at = from + with.n;
}

void
prompt_complete(struct prompt *p, size_t from, struct str with)
{
	if (p->line.n - (p->at - from) + with.n <= PROMPT_MAX)
		replace(p, from, p->at, with);
}

/* The grapheme border before, or after, a place. */
static size_t
before(struct str line, size_t at)
{
	struct grapheme g = {0};
	size_t i = 0;

	while (i < at && grapheme_next(line, &i, &g))
		;
	return at == 0 ? 0 : g.start;
}

static size_t
after(struct str line, size_t at)
{
	struct grapheme g;

	(void)grapheme_next(line, &at, &g);
	return at;
}

static size_t
word_start(struct str line, size_t at)
{
	while (at > 0 && line.s[at - 1] == ' ')
		at--;
	while (at > 0 && line.s[at - 1] != ' ')
		at--;
	return at;
}

void
prompt_recalls(struct prompt *p, struct str line)
{
	const char *last = p->nlines ? p->lines[p->nlines - 1] : "";

	if (line.n == 0 || str_eq(line, str_c(last)))
		return;
	if (p->nlines == PROMPT_HISTORY) {
		free(p->lines[0]);
		memmove(&p->lines[0], &p->lines[1],
		    (PROMPT_HISTORY - 1) * sizeof(p->lines[0]));
		p->nlines--;
	}

	char *copy = xmalloc(line.n + 1);

	memcpy(copy, line.s, line.n);
	copy[line.n] = '\0';
	p->lines[p->nlines++] = copy;
}

/* ^R: the next older line that has what stood there at the first ^R. */
static enum prompt_answer
seek(struct prompt *p)
{
	if (!p->seeking) {
		buf_clear(&p->sought);
		buf_str(&p->sought, prompt_line(p));
		p->seeking = true;
		p->recall = 0;
	}
	for (size_t back = p->recall + 1; back <= p->nlines; back++) {
		struct str line = str_c(p->lines[p->nlines - back]);

		if (p->sought.n > 0 &&
		    str_ifind(line, buf_view(&p->sought), 0) == STR_NPOS)
			continue;
		p->recall = back;
		prompt_set(p, line);
		return PROMPT_CHANGED;
	}
	return PROMPT_MORE;
}

static enum prompt_answer
recall(struct prompt *p, bool older)
{
	if (older ? p->recall == p->nlines : p->recall == 0)
		return PROMPT_MORE;
	if (p->recall == 0) {
		buf_clear(&p->sought);
		buf_str(&p->sought, prompt_line(p));
	}
	p->recall = older ? p->recall + 1 : p->recall - 1;
	prompt_set(p, p->recall ? str_c(p->lines[p->nlines - p->recall])
				: buf_view(&p->sought));
	return PROMPT_CHANGED;
}

static enum prompt_answer
cut(struct prompt *p, size_t from, size_t to)
{
	if (from == to)
		return PROMPT_MORE;
	replace(p, from, to, STR_NONE);
	return PROMPT_CHANGED;
}

static enum prompt_answer
insert(struct prompt *p, uint32_t code)
{
	char bytes[4];
	size_t n = utf8_put(bytes, code);

	if (code < ' ' || (code >= 0x7f && code < 0xa0) ||
	    code >= INPUT_NAMED || p->line.n + n > PROMPT_MAX)
		return PROMPT_MORE;
	replace(p, p->at, p->at, (struct str){bytes, n});
	return PROMPT_CHANGED;
}

/* Nothing pasted is a command: the end of a line is a blank. */
static uint32_t
pasted(uint32_t code)
{
	code &= ~INPUT_PASTED;
	return code == INPUT_ENTER || code == INPUT_TAB ? ' ' : code;
}

enum prompt_answer
prompt_key(struct prompt *p, struct key k)
{
	struct str line = prompt_line(p);

	if (k.code & INPUT_PASTED)
		return insert(p, pasted(k.code));
	if (k.code == INPUT_CTRL('r'))
		return seek(p);
	p->seeking = false;
	switch (k.code) {
	case INPUT_ENTER:
		prompt_recalls(p, line);
		return PROMPT_DONE;
	case INPUT_ESC:
	case INPUT_CTRL('c'):
		return PROMPT_DROPPED;
	case INPUT_BACKSPACE:
		if (line.n == 0)
			return PROMPT_DROPPED;
		return cut(p, before(line, p->at), p->at);
	case INPUT_DELETE:
	case INPUT_CTRL('d'):
		return cut(p, p->at, after(line, p->at));
	case INPUT_CTRL('w'):
		return cut(p, word_start(line, p->at), p->at);
	case INPUT_CTRL('u'):
		return cut(p, 0, p->at);
	case INPUT_CTRL('k'):
		return cut(p, p->at, line.n);
	case INPUT_UP:
	case INPUT_CTRL('p'):
		return recall(p, true);
	case INPUT_DOWN:
	case INPUT_CTRL('n'):
		return recall(p, false);
	case INPUT_LEFT:
	case INPUT_CTRL('b'):
		p->at = before(line, p->at);
		return PROMPT_MORE;
	case INPUT_RIGHT:
	case INPUT_CTRL('f'):
		p->at = after(line, p->at);
		return PROMPT_MORE;
	case INPUT_HOME:
	case INPUT_CTRL('a'):
		p->at = 0;
		return PROMPT_MORE;
	case INPUT_END:
	case INPUT_CTRL('e'):
		p->at = line.n;
		return PROMPT_MORE;
	default:
		return insert(p, k.code);
	}
}

/* Text for the screen has no runs of spaces, a line being typed may: so
 * it is drawn word by word.  Returns the column behind it. */
static int
draw_words(struct grid *g, struct arena *a, int row, int column, struct str s)
{
	struct str w;

	while (str_field(&s, ' ', &w)) {
		column += grid_put(
		    g, row, column, -1, text_line(a, w), STYLE_MESSAGE);
		column += s.s != NULL;
	}
	return column;
}

void
prompt_draw(const struct prompt *p, struct grid *g, struct arena *a, int row)
{
	struct str line = prompt_line(p);
	int columns = grid_columns(g);
	size_t start = 0;

	grid_fill(g, row, 0, columns, ' ', STYLE_MESSAGE);

	int label = draw_words(g, a, row, 0, str_c(p->label));

	if (label + (int)text_columns(str_sub(line, 0, p->at)) >= columns)
		label += grid_put(g, row, label, -1, TEXT(".."), STYLE_DIM);
	while (start < p->at &&
	    label + (int)text_columns(str_sub(line, start, p->at)) >= columns)
		start = after(line, start);

	int cursor = label + (int)text_columns(str_sub(line, start, p->at));

	(void)draw_words(g, a, row, label, str_from(line, start));
	grid_set_cursor(g, row, cursor);
}
