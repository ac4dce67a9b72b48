#include "tests/ui/strict.h"

#include <stdio.h>
#include <stdlib.h>
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>

#include "src/base/buf.h"

/* The strings a screen may be drawn with.  Those that ask, print, name
 * the window or define colours are not among them. */
static const char *const plain[] = {"clear", "el", "el1", "ed", "home",
    "cuu1", "cud1", "cub1", "cuf1", "ind", "ri", "il1", "dl1", "dch1",
    "ich1", "smir", "rmir", "smcup", "rmcup", "civis", "cnorm", "cvvis",
    "smkx", "rmkx", "sgr0", "bold", "dim", "rev", "smso", "rmso", "smul",
    "rmul", "sitm", "ritm", "smacs", "rmacs", "enacs", "op", "oc", "ht",
    "cbt", "cr", "sc", "rc", "smam", "rmam", "bel", "nel"};
static const char *const counted[] = {"cuu", "cud", "cub", "cuf", "hpa",
    "vpa", "indn", "rin", "il", "dl", "ich", "dch", "ech", "setaf",
    "setab", "XM"};
static const char *const paired[] = {"cup", "csr"};
#define FLAGS 9 /* of sgr */

static struct {
	char **all; /* sorted */
	size_t n, capacity, longest;
} strings;

/* Without its "$<5>" pauses. */
static void
add(const char *s)
{
	char bare[128];
	size_t n = 0;

	if (!s)
		return;
	while (*s && n + 1 < sizeof(bare)) {
		const char *end =
		    s[0] == '$' && s[1] == '<' ? strchr(s, '>') : NULL;

		if (end)
			s = end + 1;
		else
			bare[n++] = *s++;
	}
	bare[n] = '\0';
	if (n == 0)
		return;
	if (strings.n == strings.capacity) {
		strings.capacity = strings.capacity * 2 + 1024;
		strings.all = xrealloc(
		    strings.all, strings.capacity, sizeof(*strings.all));
	}
	strings.all[strings.n] = xcalloc(1, n + 1);
	memcpy(strings.all[strings.n++], bare, n + 1);
	strings.longest = MAX(strings.longest, n);
}

static char *
capability(const char *name)
{
	char *s = tigetstr((char *)name);

	return s == (char *)-1 ? NULL : s;
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
add_counted(void)
{
	for (size_t i = 0; i < ARRAY_LEN(counted); i++) {
		char *s = capability(counted[i]);

		for (long n = 0; s && n < 310; n++)
			add(tparm(s, n, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
	}
	for (size_t i = 0; i < ARRAY_LEN(paired); i++) {
		char *s = capability(paired[i]);

		for (long n = 0; s && n < 100 * 300; n++)
			add(tparm(s, n / 300, n % 300, 0L, 0L, 0L, 0L, 0L, 0L,
			    0L));
	}
	if (capability("rep"))
		for (long n = 1; n < 310; n++) {
			const char *s = tparm(capability("rep"), (long)'x', n,
			    0L, 0L, 0L, 0L, 0L, 0L, 0L);

			add(*s == 'x' ? s + 1 : s);
		}
	if (capability("sgr"))
		for (long n = 0; n < 1 << FLAGS; n++)
			add(tparm(capability("sgr"), n & 1, n >> 1 & 1,
			    n >> 2 & 1, n >> 3 & 1, n >> 4 & 1, n >> 5 & 1,
			    n >> 6 & 1, n >> 7 & 1, n >> 8 & 1));
}

bool
strict_open(const char *term)
{
	int error;

	if (setupterm((char *)term, 1, &error) != OK)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(plain); i++)
		add(capability(plain[i]));
	/* ncurses knows a part of "op" by this flag. */
	if (tigetflag("AX") > 0) {
		add("\033[39m");
		add("\033[49m");
	}
	/* Terminals that do not know this mode pass over it. */
	add("\033[?2004h");
	add("\033[?2004l");
	add_counted();
	qsort(strings.all, strings.n, sizeof(*strings.all), by_bytes);
	return true;
}

void
strict_close(void)
{
	while (strings.n > 0)
		free(strings.all[--strings.n]);
	free(strings.all);
	strings.all = NULL;
	strings.capacity = strings.longest = 0;
	del_curterm(cur_term);
}

/* The length of the longest of terminfo's strings here; 0: none. */
static size_t
of_terminfo(struct str s)
{
	char key[128], *k = key;
	size_t found = 0;

	for (size_t n = 1; n <= MIN(s.n, strings.longest); n++) {
		memcpy(key, s.s, n);
		key[n] = '\0';
		if (bsearch(&k, strings.all, strings.n, sizeof(*strings.all),
			by_bytes))
			found = n;
	}
	return found;
}

/* Ends within 'max' bytes at 'end', and has but bytes from 'these' before
 * it (NULL: any that print). */
static size_t
until(struct str s, size_t from, struct str end, const char *these)
{
	size_t stop = str_find(s, end, from);

	for (size_t i = from; stop != STR_NPOS && i < stop; i++)
		if (s.s[i] <= ' ' || s.s[i] > '~' ||
		    (these && !strchr(these, s.s[i])))
			return 0;
	return stop == STR_NPOS ? 0 : stop + end.n;
}

/* The sequences of our own: modes, links to http(s) addresses, and an
 * address or a text for the clipboard. */
static size_t
of_ours(struct str s)
{
	static const char base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/=";
	static const struct str whole[] = {STR("\033[?1000h"),
	    STR("\033[?1000l"), STR("\033[?1006l"), STR("\033[?1006h"), STR("\033[?2026$p"),
	    STR("\033[?2026h"), STR("\033[?2026l"), STR("\033[8h"),
	    STR("\033[8l"), STR("\033[22;2t"), STR("\033[23;2t"),
	    STR("\033]2;crossread\033\\"), STR("\033]8;;\033\\"),
	    STR("\0337"), STR("\0338")};

	for (size_t i = 0; i < ARRAY_LEN(whole); i++)
		if (str_starts(s, whole[i]))
			return whole[i].n;
	if (str_starts(s, STR("\033]52;c;")))
		return until(s, 7, STR("\007"), base64);
	if (str_starts(s, STR("\033[0")))
		return until(s, 3, STR("m"), "0123456789;");
	if (str_starts(s, STR("\033]8;id="))) {
		size_t at = str_chr(s, ';', 7);

		return at != STR_NPOS &&
			(str_starts(str_from(s, at), STR(";http://")) ||
			    str_starts(str_from(s, at), STR(";https://")))
		    ? until(s, at, STR("\033\\"), NULL) : 0;
	}
	return 0;
}

/* Controls, and all that turns text around, joins or hides it. */
static bool
foreign(uint32_t c)
{
	return c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0xad ||
	    c == 0x61c || (c >= 0x200b && c <= 0x200f) ||
	    (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
	    (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff ||
	    (c >= 0xe000 && c <= 0xf8ff) || (c >= 0xfff9 && c <= 0xfffb) ||
	    c >= 0xe0000;
}

bool
strict_bytes(struct str s, bool known)
{
	while (s.n > 0) {
		size_t n = of_terminfo(s), at = 0;
		uint32_t c;

		if (n == 0 && known)
			n = of_ours(s);
		c = str_utf8(s, &at);
		if (n == 0 && (c == '\r' || c == '\n' || c == '\b'))
			n = 1;
		if (n == 0 && foreign(c)) {
			printf("# foreign: U+%04X, then", c);
			for (size_t i = at; i < MIN(s.n, 24); i++)
				printf(s.s[i] > ' ' && s.s[i] <= '~' ? " %c"
								     : " %02x",
				    (unsigned char)s.s[i]);
			printf("\n");
			return false;
		}
		s = str_from(s, n ? n : at);
	}
	return true;
}
