#include "ui/views/rowmarks.h"

#include "src/base/vec.h"
#include "ui/views/celltext.h"

size_t
rowmarks_story(const struct comparison *c)
{
	size_t n = c->nrows;

	while (n > 0 && c->rows[n - 1].furniture)
		n--;
	return n;
}

bool
rowmarks_told(const struct row *r, const uint32_t *articles, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (r->cells[articles[i]].nparas > 0)
			return true;
	return false;
}

bool
rowmarks_differ(const struct row *r, const uint32_t *articles, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		enum mark m = r->cells[articles[i]].mark;

		if (m != MARK_SAME && m != MARK_COPY)
			return true;
	}
	return false;
}

bool
rowmarks_any(
    const struct row *r, const uint32_t *articles, size_t n, enum mark m)
{
	for (size_t i = 0; i < n; i++)
		if (r->cells[articles[i]].mark == m)
			return true;
	return false;
}

const struct row_cell *
rowmarks_alone(const struct row *r, size_t narticles)
{
	const struct row_cell *only = NULL;

	for (size_t x = 0; x < narticles; x++) {
		if (r->cells[x].nparas == 0)
			continue;
		if (only)
			return NULL;
		only = &r->cells[x];
	}
	return only;
}

bool
rowmarks_points(const struct comparison *c, size_t row)
{
	const struct row_cell *only =
	    rowmarks_alone(&c->rows[row], c->narticles);

	return only && only->mark == MARK_MOVED && only->moved_to >= 0;
}

bool
rowmarks_find(
    const struct comparison *c, uint32_t article, uint32_t para, size_t *row)
{
	bool found = false;

	for (size_t r = 0; r < c->nrows; r++) {
		const struct row_cell *cell = &c->rows[r].cells[article];

		for (size_t p = 0; p < cell->nparas; p++) {
			if (cell->paras[p] != para ||
			    (found && rowmarks_points(c, r)))
				continue;
			*row = r;
			found = true;
			if (!rowmarks_points(c, r))
				return true;
		}
	}
	return found;
}

struct text
rowmarks_tellers(
    struct arena *a, const struct comparison *c, size_t row, size_t n)
{
	struct text out = TEXT("");

	for (uint32_t x = 0; x < c->narticles; x++) {
		bool tells = false;

		for (size_t r = row; r < row + n; r++)
			tells |= c->rows[r].cells[x].nparas > 0;
		if (tells)
			out = text_printf(a, "%.*s %.*s", STR_ARG(out.s),
			    STR_ARG(celltext_letter(a, x).s));
	}
	return out;
}

/* The rows that a map of that width shows. */
static size_t
map_rows(const struct comparison *c, size_t current, size_t width,
    size_t *from)
{
	size_t story = rowmarks_story(c);
	size_t show = MIN(story, width > 2 ? width - 2 : 1);

	*from = current > show / 2 ? current - show / 2 : 0;
	if (current >= story)
		*from = 0;
	else if (*from + show > story)
		*from = story - show;
	return show;
}

struct text
rowmarks_map(struct arena *a, const struct comparison *c, uint32_t article,
    size_t current, size_t width)
{
	size_t from, show = map_rows(c, current, width, &from);
	char *s = arena_alloc(a, show + 3);
	size_t n = 0;

	for (size_t r = from; r < from + show; r++) {
		char sign = mark_sign(c->rows[r].cells[article].mark);

		if (r == current)
			s[n++] = '[';
		s[n++] = sign == '-' ? '.' : sign;
		if (r == current)
			s[n++] = ']';
	}
	return text_line(a, (struct str){s, n});
}

bool
rowmarks_map_row(const struct comparison *c, size_t current, size_t width,
    size_t column, size_t *row)
{
	size_t from, show = map_rows(c, current, width, &from);
	size_t r = from + column;

	/* The brackets belong to the row between them. */
	if (current >= from && r > current && current < from + show)
		r = r < 2 ? current : MAX(current, r - 2);
	*row = r;
	return r < from + show;
}
