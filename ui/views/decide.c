#include "ui/views/decide.h"

#include <inttypes.h>

#include "src/base/clock.h"
#include "src/report/report.h"
#include "src/text/clean.h"

static const struct {
	enum action action;
	enum review_what what;
	const char *label; /* NULL: nothing is asked */
} acts[] = {
	{ACTION_ACCEPT, REVIEW_TO_ACCEPT, NULL},
	{ACTION_REJECT, REVIEW_TO_REJECT, NULL},
	{ACTION_REOPEN, REVIEW_TO_REOPEN, NULL},
	{ACTION_DEFER, REVIEW_TO_DEFER,
	    "wait until (2h, 18:00; empty: it changes): "},
	{ACTION_NOTE, REVIEW_TO_NOTE, "note: "},
	{ACTION_ASSIGN, REVIEW_TO_ASSIGN, "for (empty: nobody): "},
	{ACTION_PUBLISH, REVIEW_TO_LINE, "line: "},
};

void
decide_init(struct decide *d)
{
	*d = (struct decide){0};
	buf_init(&d->text, 64 * KiB);
}

void
decide_free(struct decide *d)
{
	buf_free(&d->text);
}

static size_t
find_act(enum action a)
{
	size_t i = 0;

	while (i < ARRAY_LEN(acts) && acts[i].action != a)
		i++;
	return i;
}

/* "accepted", "deferred until 18:00" */
static struct str
done(struct arena *a, const struct review_act *what, int64_t now)
{
	const struct review_item deferred = {
	    .state = REVIEW_DEFERRED, .until = what->until};

	if (what->what != REVIEW_TO_DEFER)
		return str_c(review_what_done(what->what));
	return report_review_state(a, &deferred, now, clock_zone(now));
}

/* So many items are looked at for what others decided about them. */
#define LOOKED_AT 64

/* What others had decided otherwise, perhaps a moment ago. */
struct overruled {
	size_t n;
	struct str by; /* the first of them, and what it was */
	enum review_state was;
};

static struct overruled
others(struct app *app, struct arena *a, enum review_what what,
    const int64_t *ids, size_t n)
{
	struct overruled o = {.n = 0};
	struct review_item i;

	if (what != REVIEW_TO_ACCEPT && what != REVIEW_TO_REJECT &&
	    what != REVIEW_TO_DEFER)
		return o;
	for (size_t k = 0; k < MIN(n, (size_t)LOOKED_AT); k++) {
		if (store_review_row(app_store(app), a, ids[k], &i) !=
			STATUS_OK ||
		    !i.by.n || str_eq(i.by, store_editor(app_store(app))) ||
		    (i.state != REVIEW_ACCEPTED && i.state != REVIEW_REJECTED &&
			i.state != REVIEW_DEFERRED))
			continue;
		if (o.n++ == 0) {
			o.by = text_line(a, i.by).s;
			o.was = i.state;
		}
	}
	return o;
}

/* ", which mk had accepted" */
static struct str
overruled_words(struct arena *a, const struct overruled *o, size_t n)
{
	if (o->n == 0)
		return STR("");
	if (n > 1)
		return arena_printf(a, ", %zu of which others had decided on",
		    o->n);
	return arena_printf(a, o->was == REVIEW_ACCEPTED
		? ", which %.*s had accepted"
		: o->was == REVIEW_REJECTED
		? ", which %.*s had called a false alarm"
		: ", which %.*s had deferred", STR_ARG(o->by));
}

static void
say(struct app *app, const struct review_act *what, const int64_t *ids,
    size_t n, size_t changed, struct str had)
{
	struct arena *a = arena_new();
	struct str words = done(a, what, app_now(app));

	if (changed == 0)
		app_message(app, n == 1 ? "it is so already" :
					  "they are so already");
	else if (n == 1)
		app_message(app, "r%" PRId64 " %.*s%.*s; u takes it back%s",
		    ids[0], STR_ARG(words), STR_ARG(had), what->what == REVIEW_TO_LINE
			? ", y copies the line" : "");
	else
		app_message(app, "%zu items %.*s%.*s; u takes it back",
		    changed, STR_ARG(words), STR_ARG(had));
	arena_free(a);
}

static enum decided
act(struct decide *d, struct app *app, const struct review_act *what,
    const int64_t *ids, size_t n)
{
	struct review_act todo = *what;
	struct arena *a = arena_new();
	struct overruled o = others(app, a, todo.what, ids, n);
	size_t changed;

	if (!app_check(app, store_review_decide(app_store(app), &todo, ids, n,
		app_now(app), &changed))) {
		arena_free(a);
		return DECIDE_FAILED;
	}
	d->last = todo;
	d->has_last = true;
	if (todo.text.s != d->text.s) {
		buf_clear(&d->text);
		buf_str(&d->text, todo.text);
	}
	d->last.text = buf_view(&d->text);
	app_changed(app);
	say(app, &todo, ids, n, changed, overruled_words(a, &o, n));
	arena_free(a);
	return DECIDE_DONE;
}

/* What stands in the line that is asked for. */
static struct str
initial(struct app *app, struct arena *a, enum review_what what, int64_t id)
{
	struct review_item item;

	if (what == REVIEW_TO_DEFER ||
	    store_review_item(app_store(app), a, id, &item) != STATUS_OK)
		return STR_NONE;
	if (what == REVIEW_TO_NOTE)
		return text_line(a, item.note).s;
	if (what == REVIEW_TO_ASSIGN)
		return item.assigned.n ? text_line(a, item.assigned).s :
					 store_editor(app_store(app));
	return text_line(a, item.line.n ? item.line :
					  review_line(a, &item)).s;
}

enum decided
decide_action(struct decide *d, struct app *app, enum action a,
    const int64_t *ids, size_t n)
{
	struct arena *words;
	size_t i;

	/* A line is about one item, and another for another. */
	if (a == ACTION_REPEAT && d->has_last &&
	    d->last.what == REVIEW_TO_LINE)
		a = ACTION_PUBLISH;
	if (a == ACTION_REPEAT && d->has_last && n)
		return act(d, app, &d->last, ids, n);
	i = find_act(a);
	if (i == ARRAY_LEN(acts))
		return DECIDE_NOT_MINE;
	if (n == 0) {
		app_message(app, "there is nothing to decide here");
		return DECIDE_FAILED;
	}
	n = MIN(n, DECIDE_MAX);
	if (!acts[i].label)
		return act(d, app, &(struct review_act){.what = acts[i].what},
		    ids, n);
	if (acts[i].what == REVIEW_TO_LINE && n > 1) {
		app_message(app, "a line is written about one at a time");
		return DECIDE_FAILED;
	}
	memcpy(d->ids, ids, n * sizeof(*ids));
	d->n = n;
	words = arena_new();
	app_ask(app, a, acts[i].label,
	    initial(app, words, acts[i].what, ids[0]));
	arena_free(words);
	return DECIDE_ASKED;
}

enum decided
decide_answer(struct decide *d, struct app *app, enum action a,
    struct str typed)
{
	size_t i = find_act(a);
	int64_t now = app_now(app);
	struct review_act what = {.text = str_trim(typed)};

	if (i == ARRAY_LEN(acts))
		return DECIDE_NOT_MINE;
	if (!typed.s || d->n == 0) {
		app_message(app, "nothing was changed");
		return DECIDE_FAILED;
	}
	what.what = acts[i].what;
	if (what.what == REVIEW_TO_DEFER) {
		if (!review_until_read(what.text, now, clock_zone(now),
			&what.until)) {
			app_error(app, "\"%.*s\" is no time to come; 2h, 3d, "
			    "18:00, 2026-03-15 are", STR_ARG(what.text));
			return DECIDE_FAILED;
		}
		what.text = STR_NONE;
	}
	return act(d, app, &what, d->ids, d->n);
}
