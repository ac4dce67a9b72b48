#include "ui/views/correct.h"

static void
take_up(struct app *app, struct carried *c, int64_t event, int64_t article)
{
	*c = (struct carried){event, article};
	app_message(app, article ? "M on another event moves this article "
	    "there; M here again drops it" : "M on another event merges this "
	    "one into it; M here again drops it");
}

void
correct_merge(struct app *app, int64_t event, int64_t article)
{
	struct carried *c = app_carried(app), was = *c;
	enum status st;

	if (!was.event || (was.event == event && was.article != article)) {
		take_up(app, c, event, article);
		return;
	}
	*c = (struct carried){0};
	if (was.event == event) {
		app_message(app, "dropped; nothing was changed");
		return;
	}
	st = was.article ? store_move(app_store(app), was.article, event,
	    app_now(app)) : store_merge(app_store(app), event, was.event,
	    app_now(app));
	if (!app_check(app, st))
		return;
	app_corrected(app);
	app_message(app, was.article ? "the article was moved here; u takes "
	    "it back" : "two events are one now; u takes it back");
}

void
correct_split(struct app *app, int64_t article)
{
	int64_t event;

	if (!app_check(app, store_split(app_store(app), article, app_now(app),
	    &event)))
		return;
	*app_carried(app) = (struct carried){0};
	app_corrected(app);
	app_message(app, "an event of its own now; u takes it back");
}
