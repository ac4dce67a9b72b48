#include "ui/views/coverage.h"

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

void
coverage_line(const struct frame *f, const struct comparison *c,
    const uint32_t *articles, size_t n, size_t current, int row)
{
	int column = grid_put(f->grid, row, 0, -1, TEXT("map "), STYLE_DIM);
	int width;

	n = MIN(n, 6);
	width = (f->body.columns - column) / (int)MAX(n, 1) - 2;
	for (size_t i = 0; i < n && width > 0; i++)
		column += coverage_one(
			      f, c, articles[i], current, row, column, width) +
		    2;
}

void
coverage_key(const struct frame *f, int row, int width)
{
	grid_put(f->grid, row, 0, width,
	    TEXT("= same # copy ~ reworded ! conflict ^ explained + some"
		 " * only . absent > moved"),
	    STYLE_DIM);
}
