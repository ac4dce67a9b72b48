/*
 * app_link.c - the link of what is selected: to a browser here, or to the
 * clipboard of the machine the reader sits at.
 */
#include "src/base/child.h"
#include "src/text/clean.h"
#include "src/text/url.h"
#include "ui/app_state.h"
#include "ui/browse.h"
#include "ui/own.h"

/* The link of the view on top, in the one form that may leave. */
static bool
find_link(struct app *app, struct arena *a, unsigned count, struct str *url)
{
	struct level *l = app_top(app);
	struct str raw = l->ops->link
	    ? l->ops->link(l->state, MAX(count, 1u)) : STR_NONE;

	if (raw.n && url_link(a, raw, url))
		return true;
	if (raw.n)
		app_error(app, "this address is not opened: it is no plain "
		    "http or https address");
	else if (count > 1)
		app_message(app, "there is no link %u here", count);
	else
		app_message(app, "nothing here has a link");
	return false;
}

static bool
has_clipboard(const struct app *app)
{
	int64_t when = settings_number(&app->settings, SETTING_CLIPBOARD);

	return when == SETTING_AUTO ? app->o.clipboard
				    : when == SETTING_ALWAYS;
}

/* Said with what would have been copied, which can be taken by hand. */
static void
say_kept(struct app *app, struct str what)
{
	bool never = settings_number(&app->settings, SETTING_CLIPBOARD) ==
	    SETTING_NEVER;

	app_message(app, "%s: %.*s", never ? "the setting clipboard is never" :
	    "this terminal is not known to have a clipboard", STR_ARG(what));
}

static void
copy(struct app *app, struct str url, const char *why)
{
	if (url.n > OWN_COPY_MAX) {
		app_error(app, "%zu bytes are more than a terminal's "
		    "clipboard is sure to take (%zu); | hands them to a "
		    "command", url.n, OWN_COPY_MAX);
		return;
	}
	buf_clear(&app->clip);
	buf_str(&app->clip, url);
	app_message(app, "%ssent to your terminal's clipboard: %.*s", why,
	    STR_ARG(url));
}

static void
keep_browser(struct app *app, pid_t pid)
{
	app_reap(app);
	for (size_t i = 0; i < BROWSERS_MAX; i++) {
		if (app->browsers[i])
			continue;
		app->browsers[i] = pid;
		return;
	}
}

void
app_reap(struct app *app)
{
	int code;

	for (size_t i = 0; i < BROWSERS_MAX; i++)
		if (app->browsers[i] &&
		    child_ended(app->browsers[i], false, &code))
			app->browsers[i] = 0;
}

void
app_browse(struct app *app, unsigned count)
{
	struct arena *a = arena_new();
	struct buf why;
	struct str url;
	pid_t pid;

	buf_init(&why, 4 * KiB);
	if (find_link(app, a, count, &url)) {
		switch (browse_open(settings_text(&app->settings,
		    SETTING_BROWSER), url, &pid, &why)) {
		case BROWSE_OPENED:
			keep_browser(app, pid);
			app_message(app, "opened: %.*s", STR_ARG(url));
			break;
		case BROWSE_NONE:
			if (has_clipboard(app))
				copy(app, url, "no browser here; ");
			else
				app_message(app, "no browser here: %.*s",
				    STR_ARG(url));
			break;
		case BROWSE_FAILED:
			app_error(app, "%.*s", STR_ARG(buf_view(&why)));
			break;
		}
	}
	buf_free(&why);
	arena_free(a);
}

void
app_copy_link(struct app *app, unsigned count)
{
	struct arena *a = arena_new();
	struct str url;

	if (find_link(app, a, count, &url)) {
		if (has_clipboard(app))
			copy(app, url, "");
		else
			say_kept(app, url);
	}
	arena_free(a);
}

void
app_copy_text(struct app *app)
{
	struct level *l = app_top(app);
	struct arena *a = arena_new();
	struct str s = l->ops->text ? l->ops->text(l->state, a) : STR_NONE;
	struct str line = text_line(a, s).s;

	if (!s.n)
		app_message(app, "nothing here has a text to copy");
	else if (!has_clipboard(app))
		say_kept(app, line);
	else
		copy(app, text_clean(a, s, CLEAN_BODY), "");
	arena_free(a);
}

struct str
app_clip(struct app *app)
{
	struct str s = buf_view(&app->clip);

	/* The bytes stay until the next link is copied. */
	app->clip.n = 0;
	return s;
}
