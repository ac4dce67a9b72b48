#include "ui/views/coverage.h"

#include "src/text/width.h"
#include "ui/views/celltext.h"
#include "ui/views/paint.h"
#include "ui/views/rowmarks.h"

int
coverage_one(const struct frame *f, const struct comparison *c,
    uint32_t article, size_t current, int row, int column, int width)
{
	struct text map = rowmarks_map(
	    f->arena, c, article, current, (size_t)MAX(width - 2, 1));
	struct text letter = celltext_letter(f->arena, article);
	int used =
	    grid_put(f->grid, row, column, width, letter, STYLE_HEADING) + 1;

	grid_put(f->grid, row, column + used, width - used, map, STYLE_NORMAL);
	for (int i = 0; i < (int)map.s.n && used + i < width; i++) {
		char sign =
		    map.s.s[i] == '.' ? mark_sign(MARK_ABSENT) : map.s.s[i];

		for (int m = MARK_SAME; m <= MARK_MOVED; m++)
			if (sign == mark_sign((enum mark)m))
				grid_restyle(f->grid, row, column + used + i, 1,
				    paint_mark((enum mark)m));
	}
	return used + (int)map.s.n;
}

bool
coverage_row(struct arena *a, const struct comparison *c, uint32_t article,
    size_t current, int width, int at, size_t *row)
{
	int used = (int)text_columns(celltext_letter(a, article).s) + 1;

	return at >= used && at < width &&
	    rowmarks_map_row(c, current, (size_t)MAX(width - 2, 1),
		(size_t)(at - used), row);
}

struct text
coverage_counts(struct arena *a, const struct comparison *c, uint32_t article)
{
	size_t story = rowmarks_story(c), conflicts = 0, only = 0, absent = 0;
	size_t told = 0;

	for (size_t r = 0; r < story; r++) {
		const struct row_cell *cell = &c->rows[r].cells[article];

		if (rowmarks_points(c, r))
			continue;
		told += cell->nparas > 0;
		conflicts += cell->mark == MARK_CONFLICT;
		only += cell->mark == MARK_ONLY;
		absent += cell->nparas == 0;
	}
	return text_printf(a,
	    "%zu told, %zu in conflict, %zu only here, %zu left out", told,
	    conflicts, only, absent);
}

#define LINE_HEAD "map "
#define LINE_MAPS 6
#define LINE_GAP 2

/* Of each map on a line. */
static int
line_width(int columns, size_t n)
{
	return columns / (int)MAX(n, 1) - LINE_GAP;
}

void
coverage_line(const struct frame *f, const struct comparison *c,
    const uint32_t *articles, size_t n, size_t current, int row)
{
	int column = grid_put(f->grid, row, 0, -1, TEXT(LINE_HEAD), STYLE_DIM);
	int width;

	n = MIN(n, LINE_MAPS);
	width = line_width(f->body.columns - column, n);
	for (size_t i = 0; i < n && width > 0; i++)
		column += coverage_one(
			      f, c, articles[i], current, row, column, width) +
		    LINE_GAP;
}

bool
coverage_line_row(struct arena *a, const struct comparison *c,
    const uint32_t *articles, size_t n, size_t current, int columns,
    int column, size_t *row)
{
	int at = column - (int)strlen(LINE_HEAD), width;

	n = MIN(n, LINE_MAPS);
	width = line_width(columns - (int)strlen(LINE_HEAD), n);
	for (size_t i = 0; i < n && width > 0; i++) {
		struct text map = rowmarks_map(a, c, articles[i], current,
		    (size_t)MAX(width - 2, 1));

		if (coverage_row(a, c, articles[i], current, width, at, row))
			return true;
		at -= (int)text_columns(celltext_letter(a, articles[i]).s) +
		    1 + (int)map.s.n + LINE_GAP;
	}
	return false;
}

void
coverage_key(const struct frame *f, int row, int width)
{
	grid_put(f->grid, row, 0, width,
	    TEXT("= same # copy ~ reworded ! conflict ^ explained + some"
		 " * only . absent > moved"),
	    STYLE_DIM);
}
