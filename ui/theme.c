#include "ui/theme.h"

/*
 * The colours are told apart in all common forms of colour blindness:
 * orange (yellow where there are eight), blue and cyan carry the
 * opposites, never red against green.  Never blue on black, so where
 * there are but eight nothing is blue, and never yellow on white: what is
 * yellow, or orange, has black behind it whatever the terminal has.  Only
 * the terminal's own foreground is used for running text.  Where there are more colours
 * these are of Okabe and Ito's set for all kinds of sight ("Color
 * Universal Design", 2008).
 */
enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE, BRIGHT };

#define NONE LOOK_DEFAULT

static const struct theme shipped = {{
    [STYLE_NORMAL] = {0, 0, NONE, NONE, NONE},
    [STYLE_TITLE] = {LOOK_REVERSE, LOOK_REVERSE, NONE, NONE, NONE},
    [STYLE_STATUS] = {LOOK_BOLD, LOOK_BOLD, NONE, NONE, NONE},
    [STYLE_HINT] = {LOOK_DIM, LOOK_DIM, NONE, NONE, NONE},
    [STYLE_MESSAGE] = {0, 0, NONE, NONE, NONE},
    [STYLE_ERROR] = {LOOK_BOLD | LOOK_REVERSE, LOOK_BOLD | LOOK_REVERSE, NONE,
	NONE, NONE},
    [STYLE_BORDER] = {LOOK_DIM, LOOK_DIM, NONE, NONE, NONE},
    [STYLE_UNREAD] = {LOOK_BOLD, LOOK_BOLD, NONE, NONE, NONE},
    [STYLE_DIM] = {LOOK_DIM, LOOK_DIM, NONE, NONE, NONE},
    [STYLE_HEADING] = {LOOK_BOLD, LOOK_BOLD, NONE, NONE, NONE},
    [STYLE_MATCH] = {LOOK_REVERSE, LOOK_REVERSE, YELLOW, BRIGHT + YELLOW, 0xf0e442},
    [STYLE_HIGHLIGHT] = {LOOK_BOLD | LOOK_UNDERLINE,
	LOOK_BOLD | LOOK_UNDERLINE, GREEN, BRIGHT + GREEN, 0x009e73},
    [STYLE_COPY] = {LOOK_DIM, LOOK_DIM, NONE, BRIGHT + BLACK, 0x8a8a8a},
    [STYLE_REWORDED] = {LOOK_UNDERLINE, LOOK_UNDERLINE, CYAN, CYAN, 0x56b4e9},
    [STYLE_CONFLICT] = {LOOK_REVERSE, LOOK_BOLD | LOOK_REVERSE, YELLOW, YELLOW, 0xe69f00},
    [STYLE_EXPLAINED] = {LOOK_UNDERLINE, LOOK_BOLD | LOOK_UNDERLINE, NONE,
	BRIGHT + BLUE, 0x3d9be0},
    [STYLE_SOME] = {LOOK_BOLD, LOOK_BOLD, CYAN, BRIGHT + CYAN, 0x56b4e9},
    [STYLE_ONLY] = {LOOK_BOLD, LOOK_BOLD, MAGENTA, BRIGHT + MAGENTA, 0xcc79a7},
    [STYLE_ABSENT] = {LOOK_DIM, LOOK_DIM, NONE, BRIGHT + BLACK, 0x8a8a8a},
    [STYLE_MOVED] = {LOOK_ITALIC, LOOK_ITALIC, YELLOW, YELLOW, 0xe69f00},
}};

void
theme_init(struct theme *t)
{
	*t = shipped;
}

static const char *const style_names[] = {
#define STYLE_NAME(name, word, letter) word,
    STYLE_LIST(STYLE_NAME)
#undef STYLE_NAME
};

/* Attributes, then colours in the order of the palette. */
static const char *const words[] = {"bold", "dim", "underline", "reverse",
    "italic", "plain", "black", "red", "green", "yellow", "blue", "magenta",
    "cyan", "white"};
static const unsigned attributes[] = {LOOK_BOLD, LOOK_DIM, LOOK_UNDERLINE,
    LOOK_REVERSE, LOOK_ITALIC, 0};

/* The index of a name among n; n, with the nearest in 'why', when there
 * is none such. */
static size_t
find_name(const char *const *names, size_t n, struct str name,
    const char *what, struct buf *why)
{
	const char *nearest = NULL;
	size_t least = STR_NEAR;

	for (size_t i = 0; i < n; i++) {
		if (str_eq(name, str_c(names[i])))
			return i;
		str_nearest(name, names[i], &nearest, &least);
	}
	buf_printf(why, "no such %s: '%.*s'", what, STR_ARG(name));
	if (nearest)
		buf_printf(why, "; did you mean '%s'?", nearest);
	return n;
}

/* One word of a style. */
struct wanted {
	unsigned attributes;
	bool some; /* an attribute was named */
	struct str colour; /* as it was named */
	short of8, of16;
	int rgb;
};

/* The corners of the RGB cube, as the terminal's first eight colours. */
static short
nearest8(int rgb)
{
	return (short)((rgb >> 23 & 1) | (rgb >> 14 & 2) | (rgb >> 5 & 4));
}

/* The nearest of xterm's cube of 6 x 6 x 6 or of its 24 greys. */
static int
nearest256(int rgb)
{
	static const int steps[] = {0, 95, 135, 175, 215, 255};
	int cube = 0, cube_off = 0, grey_off = 0, sum = 0;

	for (int shift = 16; shift >= 0; shift -= 8) {
		int value = rgb >> shift & 255, best = 0;

		for (int i = 1; i < (int)ARRAY_LEN(steps); i++)
			if (abs(steps[i] - value) < abs(steps[best] - value))
				best = i;
		cube = cube * 6 + best;
		cube_off += abs(steps[best] - value);
		sum += value;
	}

	int grey = MIN(MAX((sum / 3 - 3) / 10, 0), 23);

	for (int shift = 16; shift >= 0; shift -= 8)
		grey_off += abs(8 + 10 * grey - (rgb >> shift & 255));
	return grey_off < cube_off ? 232 + grey : 16 + cube;
}

/* "rgb:rrggbb"; a # would begin a comment. */
static bool
read_rgb(struct str word, struct wanted *w)
{
	int rgb = 0;

	if (word.n != 10 || !str_starts(word, STR("rgb:")))
		return false;
	for (size_t i = 4; i < word.n; i++) {
		static const char digits[] = "0123456789abcdef";
		const char *digit = strchr(digits, word.s[i] | 32);

		if (!digit)
			return false;
		rgb = rgb * 16 + (int)(digit - digits);
	}
	w->rgb = rgb;
	w->of8 = w->of16 = nearest8(rgb);
	return true;
}

/* One of the palette, or of all, or the terminal's own. */
static bool
read_colour(struct str word, struct wanted *w, struct buf *why)
{
	bool bright = str_starts(word, STR("bright-"));
	size_t i;

	if (str_eq(word, STR("default")) || read_rgb(word, w))
		return true;
	if (str_starts(word, STR("rgb:"))) {
		buf_printf(why, "'%.*s' is no colour; as in rgb:ff8800",
		    STR_ARG(word));
		return false;
	}
	i = find_name(words, ARRAY_LEN(words),
	    bright ? str_from(word, strlen("bright-")) : word,
	    "attribute or colour", why);
	if (i == ARRAY_LEN(words))
		return false;
	if (i < ARRAY_LEN(attributes)) {
		buf_printf(why, "'%s' is no colour to be bright", words[i]);
		return false;
	}
	w->of8 = (short)(i - ARRAY_LEN(attributes));
	w->of16 = (short)(w->of8 + (bright ? BRIGHT : 0));
	return true;
}

static bool
read_word(struct str word, struct wanted *w, struct buf *why)
{
	for (size_t i = 0; i < ARRAY_LEN(attributes); i++) {
		if (!str_eq(word, str_c(words[i])))
			continue;
		w->attributes |= attributes[i];
		w->some = true;
		return true;
	}
	if (!read_colour(word, w, why))
		return false;
	if (w->colour.n) {
		buf_printf(why, "'%.*s' and '%.*s' are two colours; a style "
		    "has one", STR_ARG(w->colour), STR_ARG(word));
		return false;
	}
	w->colour = word;
	return true;
}

bool
theme_line(struct theme *t, struct str line, struct buf *why)
{
	struct wanted w = {
	    .of8 = LOOK_DEFAULT, .of16 = LOOK_DEFAULT, .rgb = LOOK_DEFAULT};
	struct str word;
	size_t style, n = 0;

	word = str_word(&line);
	if (!word.n) {
		buf_cstr(why, "a style is missing, as in color only bold");
		return false;
	}
	style = find_name(style_names, STYLE_COUNT, word, "style", why);
	if (style == STYLE_COUNT)
		return false;
	while ((word = str_word(&line)).n) {
		if (!read_word(word, &w, why))
			return false;
		n++;
	}
	if (n == 0) {
		buf_printf(why, "'%s' needs attributes or a colour",
		    style_names[style]);
		return false;
	}
	t->styles[style].colour = w.attributes;
	t->styles[style].of8 = w.of8;
	t->styles[style].of16 = w.of16;
	t->styles[style].rgb = w.rgb;
	if (w.some)
		t->styles[style].mono = w.attributes;
	return true;
}

struct look
theme_look(const struct theme *t, enum style s, bool selected, int colours)
{
	if ((size_t)s >= STYLE_COUNT)
		bug("style %d", (int)s);

	int rgb = t->styles[s].rgb;
	struct look l = {
	    .attributes =
		colours < 8 ? t->styles[s].mono : t->styles[s].colour,
	    .colour = colours < 8	       ? LOOK_DEFAULT
		: colours >= 256 && rgb >= 0   ? rgb
		: colours < 16 || colours > 256 ? t->styles[s].of8
						: t->styles[s].of16,
	};

	l.on_black = l.colour != LOOK_DEFAULT && t->styles[s].of8 == YELLOW;
	if (colours == 256 && rgb >= 0)
		l.colour = nearest256(rgb);
	/* On the selected row a reversed word shows by standing out of the
	 * reversed row. */
	if (selected)
		l.attributes ^= LOOK_REVERSE;
	return l;
}
