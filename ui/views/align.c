#include "ui/views/align.h"

#include "src/base/vec.h"
#include "ui/views/celltext.h"
#include "ui/views/rowmarks.h"

/* Does the row show the paragraph, or only point to where it stands? */
static bool
shown_in(const struct comparison *c, struct place p, size_t row)
{
	size_t at;

	return rowmarks_find(c, p.article, p.para, &at) && at == row;
}

/* What a cell shows of its article's story. */
static size_t
shown_paras(const struct comparison *c, size_t row, uint32_t article,
    struct arena *a, struct place **out)
{
	const struct row_cell *cell = &c->rows[row].cells[article];
	struct place *places = ARENA_ARRAY(a, struct place, cell->nparas);
	size_t n = 0;

	for (size_t i = 0; i < cell->nparas; i++) {
		struct place p = {article, cell->paras[i]};
		const struct paragraph *text =
		    &c->articles[article]->paras[p.para];

		if (para_tells(text->kind) && shown_in(c, p, row))
			places[n++] = p;
	}
	*out = places;
	return n;
}

typedef VEC(struct alignment) pairs;

/* Each of these paragraphs with each that another article has in the row. */
static pairs
pair_with_row(const struct comparison *c, struct arena *a,
    const struct place *of, size_t nof, size_t row, bool together)
{
	pairs out = {0};

	for (uint32_t x = 0; x < c->narticles; x++) {
		struct place *in;
		size_t n = x == of[0].article
		    ? 0 : shown_paras(c, row, x, a, &in);

		for (size_t i = 0; i < n * nof; i++)
			*vec_add(a, &out) = alignment_of(c->articles,
			    of[i / n], in[i % n], together);
	}
	return out;
}

/* The cursor goes with the paragraph. */
static void
keep(struct compare_state *s, struct app *app, const pairs *p,
    struct place of, const char *done)
{
	if (!app_check(app,
		store_align(app_store(app), p->at, p->n, app_now(app))))
		return;
	s->next = (struct view_target){
	    .article = s->l->articles[of.article]->id,
	    .para = (int32_t)of.para};
	app_corrected(app);
	app_message(app, "%s; u takes it back", done);
}

static void
take_up(struct compare_state *s, struct app *app, uint32_t article,
    struct arena *a)
{
	struct place *of;
	size_t n = shown_paras(s->l->c, s->sheet.row, article, a, &of);
	struct str letter = celltext_letter(a, article).s;

	if (n == 0) {
		app_message(app, "no paragraph here to set beside another");
		return;
	}
	s->held = of[0];
	s->holding = true;
	app_message(app, "%.*s %u is taken up: gm on another row sets it "
	    "beside that, gm here drops it", STR_ARG(letter), of[0].para + 1);
}

void
align_beside(struct compare_state *s, struct app *app, uint32_t article)
{
	const struct comparison *c = s->l->c;
	struct arena *a = arena_new();
	struct place *of;
	pairs p;
	size_t from = 0, n;

	if (!s->holding) {
		take_up(s, app, article, a);
		goto out;
	}
	s->holding = false;
	if (!rowmarks_find(c, s->held.article, s->held.para, &from) ||
	    from == s->sheet.row) {
		app_message(app, "dropped; nothing was changed");
		goto out;
	}
	n = shown_paras(c, from, s->held.article, a, &of);
	p = pair_with_row(c, a, of, n, s->sheet.row, true);
	if (p.n == 0)
		app_message(app, "no other outlet tells anything in this row");
	else
		keep(s, app, &p, of[0], "set side by side");
out:
	arena_free(a);
}

void
align_apart(struct compare_state *s, struct app *app, uint32_t article)
{
	const struct comparison *c = s->l->c;
	struct arena *a = arena_new();
	struct place *of;
	size_t n = shown_paras(c, s->sheet.row, article, a, &of);
	pairs p = {0};

	s->holding = false;
	if (n > 0)
		p = pair_with_row(c, a, of, n, s->sheet.row, false);
	if (p.n > 0)
		keep(s, app, &p, of[0], "set apart from its row");
	else if (n > 0)
		app_message(app, "nothing stands beside this paragraph");
	else
		app_message(app, "no paragraph here to set apart");
	arena_free(a);
}
