#include "src/ingest/outlet.h"

/* data/agencies.tsv, embedded. */
extern const char data_agencies[];
extern const size_t data_agencies_size;

/* Words around the outlet's name. */
static const struct {
	const char *before, *after;
} notes[] = {
	{"No ", " journalist was involved"},
	{"not been edited by ", " staff"},
	{"not been edited by ", " and is "},
	{"not been edited by the ", " team"},
	{"originally published on ", "."},
	{"originally published by ", "."},
	{"originally published in ", "."},
	{"originally appeared on ", "."},
	{"originally appeared in ", "."},
	{"first published by ", "."},
	{"first appeared on ", "."},
	{"first appeared in ", "."},
};

/* Words that newspapers and stations are called by. */
static const char *const words[] = {"agency", "bulletin", "chronicle",
	"courier", "daily", "dispatch", "echo", "examiner", "express",
	"gazette", "globe", "guardian", "herald", "independent",
	"inquirer", "journal", "mail", "messenger", "mirror", "monitor",
	"news", "observer", "online", "post", "press", "radio", "record",
	"register", "reporter", "review", "standard", "star", "sun",
	"telegraph", "times", "today", "tribune", "tv", "weekly", "wire"};

struct str
outlet_agency(struct str name)
{
	struct str rest = {data_agencies, data_agencies_size}, line;

	while (str_line(&rest, &line)) {
		struct str shown, others, other;

		if (line.n == 0 || line.s[0] == '#' ||
		    !str_field(&line, '\t', &shown))
			continue;
		if (str_eq(shown, name))
			return shown;
		others = line;
		while (str_field(&others, '|', &other))
			if (other.n && str_ieq(other, name))
				return shown;
	}
	return STR_NONE;
}

struct str
outlet_in_note(struct str note)
{
	for (size_t i = 0; i < ARRAY_LEN(notes); i++) {
		struct str before = str_c(notes[i].before), name;
		size_t from = str_ifind(note, before, 0), to;

		if (from == STR_NPOS)
			continue;
		from += before.n;
		to = str_ifind(note, str_c(notes[i].after), from);
		if (to == STR_NPOS)
			continue;
		name = str_trim(str_sub(note, from, to));
		if (name.n > 0 && name.n <= 60)
			return name;
	}
	return STR_NONE;
}

bool
outlet_like(struct str line)
{
	struct str word;

	if (str_ends(line, STR(".com")) || str_ends(line, STR(".org")))
		return true;
	while (str_field(&line, ' ', &word))
		for (size_t i = 0; i < ARRAY_LEN(words); i++)
			if (str_ieq(word, str_c(words[i])))
				return true;
	return false;
}

struct str
outlet_of_file(struct str name)
{
	static const char *const ends[] = {".gz", ".txt", ".text", ".html",
		".htm", ".xml", ".rss", ".atom", ".md", ".jsonl", ".ndjson",
		".json"};

	for (size_t at; (at = str_chr(name, '/', 0)) != STR_NPOS;)
		name = str_from(name, at + 1);
	for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
		struct str end = str_c(ends[i]);

		if (name.n > end.n &&
		    str_ieq(str_from(name, name.n - end.n), end))
			name = str_sub(name, 0, name.n - end.n);
	}
	return name;
}
