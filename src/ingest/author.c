/*
 * author.c - names of authors out of what pages print around them.
 *
 * A byline says more than a name: who wrote (by, von), in which part
 * (text, interview), for whom (| Kela Post), when, and what else there is
 * (all articles).  What stands before the name is a table of words, what
 * stands behind it begins with one of another table, or with a date.
 */
#include "src/ingest/author.h"

#include "src/ingest/dates.h"
#include "src/ingest/markup.h"

#define NAME_BYTES 100
/* How far below the headline a byline stands. */
#define LINES_BELOW 8

static struct str
cut_before(struct str s)
{
	static const char *const words[] = {"by ", "by: ", "von ", "von: ",
		"par ", "por ", "di ", "written by ", "posted by ",
		"author: ", "author ", "autor: ", "autor ", "autorin: ",
		"auteur : ", "redaktion: ", "view all posts by ",
		"zeige alle beiträge von ", "alles von ",
		"veröffentlicht von", "eingestellt von ",
		"erstellt von ", "geschrieben von ", "verfasst von ",
		"text: ", "text von ", "interview: ", "text und interview: ",
		"story by ", "reviewed by ", "words by "};
	bool again = true;

	while (again) {
		again = false;
		for (size_t i = 0; i < ARRAY_LEN(words); i++)
			if (str_istarts(s, str_c(words[i]))) {
				s = str_trim(str_from(s, strlen(words[i])));
				again = true;
			}
	}
	return s;
}

static struct str
cut_behind(struct str s)
{
	static const char *const words[] = {" | ", " · ",
		" • ", " - ", " – ", ", updated", " on ",
		" am ", " le ", " @", ", datum", " hace ", " vor ", " / ",
		" alle artikel", " all articles", " all posts", " follow",
		" published", " updated", " ver perfil", " chefredakteur",
		" redakteur", " staff", ", editor", ", reporter",
		" correspondent", ", senior ", ", chief ", ", freelance"};
	static const char *const last[] = {" am", " on", " le", " in", ",", ":",
		" -", " |", " /", " »", " ·"};
	struct date_span d;
	bool again = true;

	if (date_find(s, &d))
		s = str_trim(str_sub(s, 0, d.start));
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		s = str_sub(s, 0, MIN(str_ifind(s, str_c(words[i]), 0), s.n));
	for (size_t i = 1; i < s.n; i++)
		if (s.s[i] >= '0' && s.s[i] <= '9' && s.s[i - 1] == ' ')
			s.n = i;
	while (again) {
		again = false;
		s = str_trim(s);
		for (size_t i = 0; i < ARRAY_LEN(last); i++)
			if (str_ends(s, str_c(last[i]))) {
				s.n -= strlen(last[i]);
				again = true;
			}
	}
	return s;
}

/* What stands where a name should. */
static bool
is_nobody(struct str s)
{
	static const char *const whole[] = {"admin", "administrator",
		"wordpressadmin", "no author", "author", "autor", "name",
		"guest", "gast", "unknown", "editor", "staff", "posted", "von",
		"by", "par", "por"};
	static const char *const parts[] = {"://", "www.", ".com/", "(required",
		"(erforderlich"};

	for (size_t i = 0; i < ARRAY_LEN(whole); i++)
		if (str_ieq(s, str_c(whole[i])))
			return true;
	for (size_t i = 0; i < ARRAY_LEN(parts); i++)
		if (str_ifind(s, str_c(parts[i]), 0) != STR_NPOS)
			return true;
	return s.n == 0 || s.n > NAME_BYTES || s.s[0] == '@';
}

struct str
author_name(struct str printed)
{
	static const char *const marks[] = {" by ", " von ", " par "};
	struct str s = cut_behind(cut_before(str_trim(printed)));

	/* "Posted on 14 March by Mira Kol" */
	for (size_t i = 0; i < ARRAY_LEN(marks) && is_nobody(s); i++) {
		size_t at = str_ifind(printed, str_c(marks[i]), 0);

		if (at != STR_NPOS)
			s = cut_behind(cut_before(str_trim(
			    str_from(printed, at))));
	}
	return is_nobody(s) ? STR_NONE : s;
}

/* Letters and digits alone, without case: "El Dia" as "eldia". */
static struct str
squash(struct arena *a, struct str s)
{
	char *out = arena_alloc(a, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i];

		if (c >= 'A' && c <= 'Z')
			c |= 32;
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
		    (unsigned char)c >= 0x80)
			out[n++] = c;
	}
	return (struct str){out, n};
}

bool
author_is_outlet(struct arena *a, struct str name, const struct str *outlets,
    size_t n, struct str url)
{
	struct str bare = squash(a, name), host;
	size_t at = str_find(url, STR("://"), 0);

	for (size_t i = 0; i < n; i++)
		if (outlets[i].n && str_eq(bare, squash(a, outlets[i])))
			return true;
	if (at == STR_NPOS || bare.n < 4)
		return false;
	host = str_from(url, at + 3);
	host = str_sub(host, 0, MIN(str_chr(host, '/', 0), host.n));
	if (str_istarts(host, STR("www.")))
		host = str_from(host, 4);
	return str_starts(squash(a, host), bare);
}

bool
author_is_login(struct str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (name.s[i] == ' ' || (name.s[i] >= 'A' &&
		    name.s[i] <= 'Z') || (unsigned char)name.s[i] >= 0x80)
			return false;
	return true;
}

struct str
author_list(struct arena *a, struct str names)
{
	static const char *const joints[] = {" y ", " e ", " et ", " und ",
		" and ", " & ", " i ", " и "};

	for (size_t i = 0; i < ARRAY_LEN(joints); i++) {
		struct str joint = str_c(joints[i]);
		size_t at = str_find(names, joint, 0);

		/* Between names; "Research and Development" is none, but
		 * neither is it who wrote a page. */
		if (at != STR_NPOS && at > 0 && at + joint.n < names.n)
			return arena_printf(a, "%.*s, %.*s", (int)at, names.s,
			    STR_ARG(str_from(names, at + joint.n)));
	}
	return names;
}

static bool
is_capital(struct str word)
{
	return word.n > 1 && ((word.s[0] >= 'A' && word.s[0] <= 'Z') ||
	    (unsigned char)word.s[0] >= 0xc3);
}

/* Two to four words with capitals. */
bool
author_is_person(struct str s)
{
	struct str word;
	size_t words = 0;

	while (str_field(&s, ' ', &word)) {
		if (!is_capital(word))
			return false;
		words++;
	}
	return words >= 2 && words <= 4;
}

static bool
starts_with(struct str s, const char *const *marks, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_istarts(s, str_c(marks[i])))
			return true;
	return false;
}

bool
author_marked(struct str s)
{
	static const char *const marks[] = {"by ", "von ", "par ", "por ",
		"di ", "text: ", "text von ", "autor: ", "author: ",
		"autorin: ", "interview: ", "redaktion: ", "door ", "av ",
		"автор: "};

	return starts_with(s, marks, ARRAY_LEN(marks));
}

/* A line that names its writer wherever it stands. */
static bool
is_labelled(struct str s)
{
	static const char *const marks[] = {"autor: ", "author: ", "autorin: ",
		"auteur : ", "autore: ", "written by ", "words: ",
		"escrito por ", "geschrieben von ", "verfasst von "};

	return starts_with(s, marks, ARRAY_LEN(marks));
}

/* "14.03.2026 - Mira Kol": what stands behind the date. */
static struct str
behind_date(struct str s)
{
	static const char *const signs[] = {"-", "|", ",", "–",
		"·", "•"};
	struct date_span d;

	if (!date_find(s, &d) || d.start > 0)
		return STR_NONE;
	s = str_trim(str_from(s, d.end));
	for (size_t i = 0; i < ARRAY_LEN(signs); i++)
		if (str_starts(s, str_c(signs[i])))
			return str_trim(str_from(s, strlen(signs[i])));
	return STR_NONE;
}

struct str
author_in_lines(const blocks *page)
{
	size_t head = 0;

	while (head < page->n && !markup_is(page->at[head].element, "h1"))
		head++;
	for (size_t i = head; i < page->n; i++) {
		struct str s = page->at[i].text, rest, name;
		bool near = i < head + LINES_BELOW;

		if (s.n > NAME_BYTES)
			continue;
		rest = near ? behind_date(s) : STR_NONE;
		if (rest.n)
			s = rest;
		else if (!(near ? author_marked(s) : is_labelled(s)))
			continue;
		name = author_name(s);
		if (author_is_person(name))
			return name;
	}
	return STR_NONE;
}
