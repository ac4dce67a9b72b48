/*
 * app_set.c - ":set name value" or name=value, ":set name?", ":set name&";
 * ":dumpconfig file".
 */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "db/store_review.h"
#include "src/text/clean.h"
#include "ui/app_state.h"

static void
show(struct app *app, enum setting s)
{
	struct str from = app->settings.of[s].from;

	app_message(app, "%s is \"%.*s\" (%.*s)", setting_name(s),
	    STR_ARG(settings_text(&app->settings, s)),
	    STR_ARG(from.n ? from : STR("by default")));
}

static void
set(struct app *app, enum setting s, struct str value)
{
	struct buf why;
	struct str bare;

	/* A browser's words may begin with a quotation: those stay. */
	if (str_starts(value, STR("\"")) &&
	    setting_value(app->arena, value, &bare))
		value = bare;
	buf_init(&why, 4 * KiB);
	if (settings_set(&app->settings, app->arena, s, value, SETTING_TYPED,
		STR(":set"), &why))
		show(app, s);
	else
		app_error(app, "%s %.*s", setting_name(s),
		    STR_ARG(buf_view(&why)));
	buf_free(&why);
}

/* Who acts from now on, and whose acts u takes back. */
static void
change_editor(struct app *app)
{
	struct str name = settings_text(&app->settings, SETTING_EDITOR);

	/* Also of what is run beside the reader, such as a feed's edit. */
	if (name.n)
		(void)setenv("CROSSREAD_EDITOR",
		    arena_str(app->arena, name).s, 1);
	else
		(void)unsetenv("CROSSREAD_EDITOR");
	store_set_editor(app->o.store, name.n ?
	    text_clean(app->arena, name, CLEAN_LINE) : app->o.account);
}

void
app_set(struct app *app, struct str line)
{
	const char *nearest;
	struct str name;
	enum setting s;
	char how = 0;

	line = str_trim(line);
	/* "name=value" is the same. */
	(void)str_field(&line,
	    str_chr(line, '=', 0) < str_chr(line, ' ', 0) ? '=' : ' ', &name);
	if (name.n > 0 && strchr("?&", name.s[name.n - 1])) {
		how = name.s[name.n - 1];
		name.n--;
	}
	if (!setting_find(name, &s, &nearest)) {
		app_error(app, "'%.*s' is no setting%s%s%s", STR_ARG(name),
		    nearest ? "; did you mean '" : "", nearest ? nearest : "",
		    nearest ? "'?" : "");
		return;
	}
	if (how == '?' || (!how && !line.s)) {
		show(app, s);
	} else if (!setting_row(s)->late) {
		app_error(app, "%s counts when crossread starts: it belongs "
		    "into the configuration", setting_name(s));
	} else if (how == '&') {
		settings_reset(&app->settings, s);
		show(app, s);
	} else {
		set(app, s, str_trim(line));
	}
	if (s == SETTING_KEYS || s == SETTING_QUESTION || s == SETTING_TAB)
		app_choose_keys(app->keymap, &app->settings);
	if (s == SETTING_EDITOR)
		change_editor(app);
	app_view_changed(app);
}

/* A file that is there already stays as it is. */
void
app_dump(struct app *app, struct str typed)
{
	struct arena *a = arena_new();
	const char *path = view_path(a, typed);
	struct buf out;
	int fd;

	buf_init(&out, MiB);
	settings_dump(&out, &app->settings);
	buf_char(&out, '\n');
	for (size_t i = 0; i < app->o.nlines; i++)
		buf_printf(&out, "%.*s\n", STR_ARG(app->o.lines[i]));
	for (size_t i = 0; i < app->lines.n; i++)
		buf_printf(&out, "%.*s\n", STR_ARG(app->lines.at[i]));
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0 || write(fd, out.s, out.n) != (ssize_t)out.n)
		app_error(app, "%.*s: %s", STR_ARG(typed), errno == EEXIST ?
		    "there is such a file already" : strerror(errno));
	else
		app_message(app, "%.*s has settings, keys and rules as they "
		    "are now", STR_ARG(typed));
	if (fd >= 0)
		close(fd);
	buf_free(&out);
	arena_free(a);
}
