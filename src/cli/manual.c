#include "src/cli/manual.h"

#include "src/model/settings.h"
#include "ui/app.h"
#include "ui/keymap.h"

/* One argument of a macro: nothing in it is taken for more than text. */
static void
put_word(struct buf *out, struct str s)
{
	buf_cstr(out, "\"\\&");
	for (size_t i = 0; i < s.n; i++) {
		if (s.s[i] == '\\')
			buf_cstr(out, "\\e");
		else if (s.s[i] == '"')
			buf_cstr(out, "\\(dq");
		else if (s.s[i] == '-')
			buf_cstr(out, "\\-");
		else
			buf_char(out, s.s[i]);
	}
	buf_char(out, '"');
}

/* A line of text: a sentence. */
static void
put_help(struct buf *out, const char *help)
{
	size_t n = strlen(help);

	buf_cstr(out, "\\&");
	for (size_t i = 0; i < n; i++) {
		char c = help[i];

		if (i == 0 && c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		if (c == '\\')
			buf_cstr(out, "\\e");
		else
			buf_char(out, c);
	}
	buf_cstr(out, ".\n");
}

/* All keys of one action at the place of its first, as help shows them. */
static void
put_view(struct buf *out, const struct keymap *km, int view)
{
	bool told[ACTION_COUNT] = {false};
	size_t n;
	const struct binding *all = keymap_all(km, &n);
	struct buf keys;

	buf_init(&keys, 4 * KiB);
	buf_cstr(out, ".Bl -tag -width \"<PageDown> next-x\"\n");
	for (size_t i = 0; i < n; i++) {
		if (all[i].view != view || told[all[i].action])
			continue;
		told[all[i].action] = true;
		buf_clear(&keys);
		for (size_t k = i; k < n; k++) {
			if (all[k].view != view ||
			    all[k].action != all[i].action)
				continue;
			if (keys.n)
				buf_char(&keys, ' ');
			binding_keys(&keys, &all[k]);
		}
		buf_cstr(out, ".It Ic ");
		put_word(out, buf_view(&keys));
		buf_char(out, '\n');
		put_help(out, action_help(all[i].action));
		buf_cstr(out, ".Pq Cm ");
		put_word(out, str_c(action_word(all[i].action)));
		buf_char(out, '\n');
	}
	buf_cstr(out, ".El\n");
	buf_free(&keys);
}

void
manual_keys(struct buf *out)
{
	struct keymap *km = app_keys(NULL);
	const char *name;

	buf_cstr(out, ".\\\" Made by 'crossread help keys --man'.\n"
	    ".Dd November 22, 2026\n.Dt CROSSREAD-KEYS 7\n.Os\n"
	    ".Sh NAME\n.Nm crossread-keys\n.Nd keys of the news reader\n"
	    ".Sh DESCRIPTION\nDigits before a key are its count.\n"
	    "Behind\n.Ic \\&:\nstands an action's name, with its count "
	    "before it, or one of\n"
	    ".Cm ");
	for (size_t i = 0; (name = app_command_name(i)); i++)
		buf_printf(out, "%s%s", i ? " , " : "", name);
	buf_cstr(out, "\nwith words behind; Tab completes all of them.\n"
	    "There is no key for a shell, and no shell anywhere:\n"
	    ".Ic \\&|\ntakes a command as words.\n"
	    "Keys are changed by\n.Cm map\nlines, see\n.Xr crossread 5 .\n"
	    ".Ss \\&In every view\n");
	put_view(out, km, KEYMAP_GLOBAL);
	for (size_t i = 0; (name = app_view_name(i)); i++) {
		bool some = false;
		size_t n;
		const struct binding *all = keymap_all(km, &n);

		for (size_t k = 0; k < n; k++)
			some |= all[k].view == (int)i;
		if (!some)
			continue;
		buf_printf(out, ".Ss \\&In %s\n", name);
		put_view(out, km, (int)i);
	}
	buf_cstr(out, ".Ss \\&In a line that is typed\n"
	    "Arrows, Home and End move;\n"
	    ".Ic ^W , ^U\nand\n.Ic ^K\ndelete a word, what stands before "
	    "the cursor and what stands behind it; Up and Down recall lines, "
	    "also of earlier sessions;\n.Ic ^R\nrecalls the line before that "
	    "has what stands there; Tab completes;\nEsc drops the line.\n"
	    "What is pasted is text: the end of a line in it is a blank.\n"
	    ".Sh ACTIONS\n.Bl -tag -width \"previous-difference\" -compact\n");
	for (int i = 1; i < ACTION_COUNT; i++) {
		buf_cstr(out, ".It Cm ");
		put_word(out, str_c(action_word((enum action)i)));
		buf_char(out, '\n');
		put_help(out, action_help((enum action)i));
	}
	buf_cstr(out, ".El\n.Sh SEE ALSO\n.Xr crossread 1 ,\n"
	    ".Xr crossread 5\n");
	keymap_free(km);
}

static void
put_takes(struct buf *out, enum setting s)
{
	const struct setting_row *r = setting_row(s);
	static const char *const args[] = {
	    [SETTING_FLAG] = "Cm on | off",
	    [SETTING_NUMBER] = "Ar number",
	    [SETTING_TEXT] = "Ar text",
	    [SETTING_PATH] = "Ar path",
	};

	if (r->type != SETTING_WORD) {
		buf_cstr(out, args[r->type]);
		return;
	}
	for (const char *const *w = r->words; *w; w++)
		buf_printf(out, "%s%s", w == r->words ? "Cm " : " | ", *w);
}

void
manual_settings(struct buf *out)
{
	buf_cstr(out, ".Bl -tag -width Ds\n");
	for (int i = 0; i < SETTING_COUNT; i++) {
		enum setting s = (enum setting)i;
		const struct setting_row *r = setting_row(s);

		buf_printf(out, ".It Cm %s ", setting_name(s));
		put_takes(out, s);
		buf_char(out, '\n');
		put_help(out, r->help);
		if (r->type == SETTING_NUMBER)
			buf_printf(out, "It is %lld to %lld, by default %s.\n",
			    (long long)r->least, (long long)r->most,
			    r->normal);
		else if (r->normal[0])
			buf_printf(out, "By default %s.\n", r->normal);
		if (!r->late)
			buf_cstr(out, "It counts when crossread starts.\n");
	}
	buf_cstr(out, ".El\n");
}
