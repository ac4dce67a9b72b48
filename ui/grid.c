#include "ui/grid.h"

#include "src/text/width.h"

struct grid {
	int rows, columns;
	int cursor_row, cursor_column;
	int said;
	struct grid_cell *cells;
	struct grid_link links[GRID_LINKS];
	size_t nlinks;
};

static const char letters[] = {
#define STYLE_LETTER(name, word, letter) letter,
    STYLE_LIST(STYLE_LETTER)
#undef STYLE_LETTER
};

struct grid *
grid_new(int rows, int columns)
{
	struct grid *g = xcalloc(1, sizeof(*g));

	grid_resize(g, rows, columns);
	return g;
}

void
grid_free(struct grid *g)
{
	if (!g)
		return;
	free(g->cells);
	free(g);
}

void
grid_resize(struct grid *g, int rows, int columns)
{
	g->rows = MIN(MAX(rows, 1), GRID_MAX);
	g->columns = MIN(MAX(columns, 1), GRID_MAX);
	g->cells = xrealloc(
	    g->cells, (size_t)g->rows * (size_t)g->columns, sizeof(*g->cells));
	grid_clear(g);
}

static void
set_blank(struct grid_cell *c, enum style style)
{
	*c = (struct grid_cell){
	    .bytes = " ", .width = 1, .style = (uint8_t)style};
}

void
grid_clear(struct grid *g)
{
	size_t n = (size_t)g->rows * (size_t)g->columns;

	for (size_t i = 0; i < n; i++)
		set_blank(&g->cells[i], STYLE_NORMAL);
	g->cursor_row = g->cursor_column = 0;
	g->said = -1;
	g->nlinks = 0;
}

void
grid_say(struct grid *g, int row)
{
	g->said = row;
}

int
grid_said(const struct grid *g)
{
	return g->said;
}

void
grid_add_link(struct grid *g, int row, int column, int n, struct str url)
{
	n = MIN(n, g->columns - column);
	if (row < 0 || row >= g->rows || column < 0 || n < 1 ||
	    g->nlinks == GRID_LINKS)
		return;
	g->links[g->nlinks++] = (struct grid_link){row, column, n, url};
}

const struct grid_link *
grid_links(const struct grid *g, size_t *n)
{
	*n = g->nlinks;
	return g->links;
}

int
grid_rows(const struct grid *g)
{
	return g->rows;
}

int
grid_columns(const struct grid *g)
{
	return g->columns;
}

static struct grid_cell *
cell(const struct grid *g, int row, int column)
{
	return &g->cells[(size_t)row * (size_t)g->columns + (size_t)column];
}

const struct grid_cell *
grid_at(const struct grid *g, int row, int column)
{
	if (row < 0 || row >= g->rows || column < 0 || column >= g->columns)
		bug("cell %d,%d of %dx%d", row, column, g->rows, g->columns);
	return cell(g, row, column);
}

/* Nobody may leave half of a wide grapheme standing. */
static void
clear_cell(struct grid *g, int row, int column, enum style style)
{
	struct grid_cell *c = cell(g, row, column);

	if (c->width == 0)
		set_blank(c - 1, (enum style)c[-1].style);
	else if (c->width == 2)
		set_blank(c + 1, (enum style)c[1].style);
	set_blank(c, style);
}

static void
put_grapheme(struct grid *g, int row, int column, struct str s, unsigned width,
    enum style style)
{
	struct grid_cell *c = cell(g, row, column);
	size_t n = 0;

	clear_cell(g, row, column, style);
	if (width == 2)
		clear_cell(g, row, column + 1, style);
	while (n < s.n) { /* whole code points, as many as fit */
		size_t next = n;

		(void)str_utf8(s, &next);
		if (next >= sizeof(c->bytes))
			break;
		n = next;
	}
	memcpy(c->bytes, s.s, n);
	c->bytes[n] = '\0';
	c->width = (uint8_t)width;
	if (width == 2)
		c[1] = (struct grid_cell){.style = (uint8_t)style};
}

/* How many columns from 'column' on are there to write on. */
static int
room(const struct grid *g, int row, int column, int max)
{
	int left = g->columns - column;

	if (row < 0 || row >= g->rows || column < 0 || left <= 0)
		return 0;
	return max < 0 ? left : MIN(max, left);
}

int
grid_put(struct grid *g, int row, int column, int max, struct text t,
    enum style style)
{
	struct grapheme gr;
	size_t at = 0;
	int used = 0, last = column;
	bool turned = false;

	max = room(g, row, column, max);
	while (used < max && grapheme_next(t.s, &at, &gr)) {
		struct str s = str_sub(t.s, gr.start, gr.end);

		if (gr.width == 0)
			continue;
		if (used + (int)gr.width > max) {
			clear_cell(g, row, column + used, style);
			used++;
			break;
		}
		last = column + used;
		put_grapheme(g, row, last, s, gr.width, style);
		turned = turned || text_is_turned(s);
		used += (int)gr.width;
	}
	if (turned)
		cell(g, row, last)->turned = true;
	return used;
}

int
grid_put_cut(struct grid *g, int row, int column, int max, struct text t,
    enum style style)
{
	int columns = room(g, row, column, max), used;

	if (text_columns(t.s) <= (size_t)columns)
		return grid_put(g, row, column, columns, t, style);
	used = grid_put(g, row, column, MAX(columns - 2, 0), t, style);
	return used +
	    grid_put(g, row, column + used, columns - used, TEXT(".."), style);
}

int
grid_put_right(struct grid *g, int row, int column, int max, struct text t,
    enum style style)
{
	size_t used;

	max = room(g, row, column, max);
	(void)text_fit(t.s, (size_t)max, &used);
	return grid_put(g, row, column + max - (int)used, (int)used, t, style);
}

void
grid_fill(struct grid *g, int row, int column, int n, char c, enum style style)
{
	n = room(g, row, column, n);
	for (int i = 0; i < n; i++) {
		clear_cell(g, row, column + i, style);
		cell(g, row, column + i)->bytes[0] = c;
	}
}

void
grid_restyle(struct grid *g, int row, int column, int n, enum style style)
{
	n = room(g, row, column, n);
	for (int i = 0; i < n; i++)
		cell(g, row, column + i)->style = (uint8_t)style;
}

void
grid_select(struct grid *g, int row, int column, int n)
{
	n = room(g, row, column, n);
	for (int i = 0; i < n; i++)
		cell(g, row, column + i)->selected = true;
}

void
grid_set_cursor(struct grid *g, int row, int column)
{
	g->cursor_row = MIN(MAX(row, 0), g->rows - 1);
	g->cursor_column = MIN(MAX(column, 0), g->columns - 1);
}

void
grid_cursor(const struct grid *g, int *row, int *column)
{
	*row = g->cursor_row;
	*column = g->cursor_column;
}

void
grid_dump(const struct grid *g, struct buf *out)
{
	for (int r = 0; r < g->rows; r++) {
		int end = g->columns;

		while (end > 0 && strcmp(cell(g, r, end - 1)->bytes, " ") == 0)
			end--;
		for (int c = 0; c < end; c++)
			buf_cstr(out, cell(g, r, c)->bytes);
		buf_char(out, '\n');
	}
}

void
grid_dump_styles(const struct grid *g, struct buf *out)
{
	for (int r = 0; r < g->rows; r++) {
		for (int c = 0; c < g->columns; c++)
			buf_char(out, letters[cell(g, r, c)->style]);
		buf_char(out, '\n');
	}
}
