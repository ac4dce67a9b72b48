#include "ui/term_colour.h"

#include <term.h>
#include <unistd.h>

/* term.h makes macros of plain words. */
#undef columns
#undef lines

/* The terminal's own colours, or as many as it has and were asked for.
 * Direct colour leaves but eight of its own. */
static int
how_many(enum term_palette palette)
{
	bool direct = tigetflag("RGB") > 0;

	if (direct)
		return palette == TERM_PALETTE_DIRECT ? TERM_DIRECT : 8;
	if (palette != TERM_PALETTE_OWN && COLORS >= 256)
		return 256;
	return COLORS >= 16 ? 16 : COLORS >= 8 ? 8 : 0;
}

int
term_colours(enum term_colour colour, enum term_palette palette,
    const struct theme *theme)
{
	const char *no = getenv("NO_COLOR");

	if (colour == TERM_COLOUR_AUTO && no && *no)
		colour = TERM_COLOUR_NEVER;
	if (colour == TERM_COLOUR_NEVER || !has_colors())
		return 0;
	start_color();

	int back = use_default_colors() == OK ? -1 : COLOR_BLACK;
	int colours = how_many(palette);

	for (int i = 0; i < STYLE_COUNT; i++) {
		struct look l =
		    theme_look(theme, (enum style)i, false, colours);

		if (l.colour >= 0)
			init_extended_pair(i + 1, l.colour,
			    l.on_black ? COLOR_BLACK : back);
	}
	return colours;
}

bool
term_known(const char *name)
{
	int found;

	if (setupterm(name, STDOUT_FILENO, &found) != OK)
		return false;
	del_curterm(cur_term);
	return true;
}

SCREEN *
term_direct(void)
{
	static const char tail[] = "-256color";
	const char *says = getenv("COLORTERM"), *name = getenv("TERM");
	size_t n = name ? strlen(name) : 0;
	char direct[64];

	if (!says || (strcmp(says, "truecolor") != 0 &&
	    strcmp(says, "24bit") != 0) || n < sizeof(tail) ||
	    strcmp(name + n - (sizeof(tail) - 1), tail) != 0)
		return NULL;
	snprintf(direct, sizeof(direct), "%.*s-direct",
	    (int)(n - (sizeof(tail) - 1)), name);
	return term_known(direct) ? newterm(direct, stdout, stdin) : NULL;
}
