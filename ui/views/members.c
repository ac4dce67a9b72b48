#include "ui/views/members.h"

/* Panes first, then copies by age (rows come newest first). */
static size_t
take_rows(const struct loaded *l, const struct article_row *rows, size_t n,
    struct article_row *out)
{
	size_t taken = 0;

	for (size_t x = 0; x < l->n; x++)
		for (size_t i = 0; i < n; i++)
			if (rows[i].id == l->articles[x]->id)
				out[taken++] = rows[i];
	for (size_t i = n; i-- > 0;)
		if (loaded_index(l, rows[i].id) < 0)
			out[taken++] = rows[i];
	return taken;
}

bool
members_read(struct app *app, struct arena *a, const struct loaded *l,
    struct members *out)
{
	struct article_query q = {.scope = SCOPE_EVENT, .event = l->event.id};
	struct article_row *rows;
	size_t n;

	*out = (struct members){0};
	if (l->event.id == 0)
		return true;
	if (!app_check(app,
		store_articles(app_store(app), a, &q, NULL, false,
		    l->event.nmembers, &rows, &n)))
		return false;
	out->rows = ARENA_ARRAY(a, struct article_row, n + 1);
	out->n = take_rows(l, rows, n, out->rows);
	return true;
}

size_t
members_index(const struct members *m, int64_t article)
{
	size_t i = 0;

	while (i < m->n && m->rows[i].id != article)
		i++;
	return i;
}

void
members_mark(struct app *app, int64_t article, enum mark_what what)
{
	if (app_check(app,
		store_mark(app_store(app), what, &article, 1, app_now(app))))
		app_changed(app);
}
