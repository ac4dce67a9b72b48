#include "ui/frame.h"

#include "src/text/width.h"
#include "ui/views/flow.h"

#define NAME_COLUMNS 11 /* "crossread  " */
#define NAME_FROM 60	/* columns: in a narrow window it gives way first */

int
frame_title_room(int columns)
{
	return columns < NAME_FROM ? columns : columns - NAME_COLUMNS;
}

struct frame_parts
frame_split(struct area s, bool hints)
{
	struct frame_parts p = {s, -1, -1, -1, s.rows - 1};
	int below = 0;

	if (s.rows >= 4)
		p.title = 0;
	if (s.rows >= 6)
		below++; /* the message has its own line */
	if (hints && s.rows >= 10)
		p.hint = s.rows - 1 - below++;
	if (s.rows >= 3)
		p.status = s.rows - 1 - below++;
	p.body.row = p.title + 1;
	p.body.rows = s.rows - p.body.row - below;
	return p;
}

/* As many of the parts "a | b | c" as fit, from the first on. */
static struct text
fitting(struct text t, int columns)
{
	while (t.s.n > 0 && (int)text_columns(t.s) > columns) {
		size_t end = t.s.n - 1;

		while (end > 0 && !str_starts(str_from(t.s, end), STR(" | ")))
			end--;
		t = text_sub(t, 0, end);
	}
	return t;
}

/* A bar over the whole row; the right part gives way to the left. */
static void
bar(struct grid *g, int row, int at, struct text left, struct text right,
    enum style style)
{
	int columns = grid_columns(g);

	grid_fill(g, row, 0, columns, ' ', style);

	int used = at + grid_put_cut(g, row, at, -1, left, style) + 1;

	right = fitting(right, columns - used);
	if (right.s.n > 0)
		grid_put_right(g, row, used, columns - used, right, style);
}

static void
draw_title(const struct frame *f, int row, const struct frame_view *v)
{
	struct text left = TEXT(""), right = TEXT("");
	int at = 0;

	if (v->ops->title)
		v->ops->title(v->state, f, &left, &right);
	else
		left = text_line(f->arena, str_c(v->ops->name));
	if ((int)text_columns(left.s) + NAME_COLUMNS <= f->body.columns)
		at = f->body.columns - frame_title_room(f->body.columns);
	bar(f->grid, row, at, left, right, STYLE_TITLE);
	if (at > 0)
		grid_put(f->grid, row, 0, -1, TEXT("crossread"), STYLE_TITLE);
}

/* "<Enter>" reads better as "Enter" before a colon. */
static void
add_label(struct buf *out, const struct binding *b)
{
	struct buf keys;

	buf_init(&keys, 4 * KiB);
	binding_keys(&keys, b);

	struct str s = buf_view(&keys);

	if (b->nkeys == 1 && s.n > 2 && s.s[0] == '<')
		s = str_sub(s, 1, s.n - 1);
	buf_str(out, s);
	buf_free(&keys);
}

/* "c:Compare"; empty when no key does it. */
static struct text
hint_text(
    const struct frame *f, const struct frame_view *v, const struct hint *h)
{
	const struct binding *b = keymap_for(v->keymap, v->index, h->action);
	struct text t = TEXT("");
	struct buf line;

	if (!b)
		return t;
	buf_init(&line, 4 * KiB);
	add_label(&line, b);
	buf_printf(&line, ":%s", h->word);
	t = text_line(f->arena, arena_str(f->arena, buf_view(&line)));
	buf_free(&line);
	return t;
}

/* As many hints as fit; the way back and help come last and always. */
static void
draw_hints(const struct frame *f, int row, const struct frame_view *v)
{
	struct hint last[] = {{ACTION_BACK, "Back"}, {ACTION_HELP, "Help"}};
	bool bare = v->ops->bare && v->ops->bare(v->state);
	const struct hint *hints = bare ? v->ops->bare_hints : v->ops->hints;
	size_t n = bare ? v->ops->nbare_hints : v->ops->nhints;
	size_t nlast = ARRAY_LEN(last);
	int columns = f->body.columns, at = 0, keep = 0;

	for (size_t i = 0; i < nlast; i++)
		keep += (int)text_columns(hint_text(f, v, &last[i]).s) + 1;
	for (size_t i = 0; i < n + nlast; i++) {
		const struct hint *h = i < n ? &hints[i] : &last[i - n];
		struct text t = hint_text(f, v, h);
		int width = (int)text_columns(t.s);

		if (i >= n)
			keep = 0;
		if (width > 0 && at + width + keep <= columns)
			at += grid_put(f->grid, row, at, -1, t, STYLE_HINT) + 1;
	}
}

/* Progress gives way to nothing: the left part is cut, and where there is
 * no room for both the right goes. */
#define LEFT_LEAST 12
static void
draw_status(const struct frame *f, int row, const struct frame_view *v,
    struct text left, struct text right)
{
	int width = (int)text_columns(v->progress.s);

	if (width > 0) {
		int both = width + (int)text_columns(right.s) + 3;

		if (right.s.n == 0 || both + LEFT_LEAST > f->body.columns)
			right = v->progress;
		else
			right = text_printf(f->arena, "%.*s | %.*s",
			    STR_ARG(right.s), STR_ARG(v->progress.s));
		width = (int)text_columns(right.s);
		left = flow_cut(f->arena, left,
		    MAX(f->body.columns - width - 2, 0));
	}
	bar(f->grid, row, 0, left, right, STYLE_STATUS);
}

void
frame_around(const struct frame *f, const struct frame_parts *p,
    const struct frame_view *v)
{
	struct text left = TEXT(""), right = TEXT("");

	if (p->title >= 0)
		draw_title(f, p->title, v);
	if (p->status >= 0) {
		if (v->ops->status)
			v->ops->status(v->state, f, &left, &right);
		draw_status(f, p->status, v, left, right);
	}
	if (p->hint >= 0)
		draw_hints(f, p->hint, v);
}

static void
row_matches(const struct frame *f, int row, struct str pattern)
{
	const struct area *b = &f->body;
	int *column; /* of each byte of the row */
	struct buf bytes;
	size_t at = 0;

	buf_init(&bytes, 64 * KiB);
	column = ARENA_ARRAY(
	    f->arena, int, (size_t)b->columns * sizeof(struct grid_cell));
	for (int c = b->column; c < b->column + b->columns; c++) {
		const struct grid_cell *cell = grid_at(f->grid, row, c);

		for (size_t i = 0; cell->bytes[i]; i++)
			column[bytes.n + i] = c;
		buf_cstr(&bytes, cell->bytes);
	}
	while ((at = find_in(buf_view(&bytes), pattern, at)) != STR_NPOS) {
		int last = column[at + pattern.n - 1];

		grid_restyle(f->grid, row, column[at], last - column[at] + 1,
		    STYLE_MATCH);
		at += pattern.n;
	}
	buf_free(&bytes);
}

void
frame_matches(const struct frame *f, struct str pattern)
{
	for (int r = 0; r < f->body.rows; r++)
		row_matches(f, f->body.row + r, pattern);
}

void
frame_choices(
    const struct frame *f, const struct frame_parts *p, struct text choices)
{
	if (choices.s.n == 0 || p->hint < 0)
		return;
	grid_fill(f->grid, p->hint, 0, f->body.columns, ' ', STYLE_HINT);
	grid_put_cut(f->grid, p->hint, 0, -1, choices, STYLE_HINT);
}

/* One that is too long takes the line of hints, too. */
static void
put_message(const struct frame *f, const struct frame_parts *p,
    struct text message, enum style style)
{
	const struct line *lines;
	size_t n = text_wrap(
	    f->arena, message.s, (size_t)f->body.columns, &lines);
	int columns = f->body.columns;

	if (n > 1 && p->hint >= 0 && p->hint + 1 == p->message) {
		grid_fill(f->grid, p->hint, 0, columns, ' ', style);
		grid_put(f->grid, p->hint, 0, -1,
		    text_sub(message, lines[0].start, lines[0].end), style);
		message = text_sub(message, lines[1].start, message.s.n);
	}
	grid_fill(f->grid, p->message, 0, columns, ' ', style);
	grid_put_cut(f->grid, p->message, 0, -1, message, style);
}

void
frame_message(const struct frame *f, const struct frame_parts *p,
    struct str message, bool error, const struct keymap_typed *typed)
{
	int columns = f->body.columns;
	enum style style = error ? STYLE_ERROR : STYLE_MESSAGE;
	struct buf keys;

	if (message.n > 0) {
		grid_say(f->grid, p->message);
		put_message(f, p, text_line(f->arena, message), style);
	}
	buf_init(&keys, 4 * KiB);
	keymap_typed_text(&keys, typed);
	if (keys.n > 0)
		grid_put_right(f->grid, p->message, MAX(columns - 12, 0), 12,
		    text_line(f->arena, buf_view(&keys)), STYLE_MESSAGE);
	buf_free(&keys);
}
