/*
 * urls.c - newsboat's list of feeds.
 *
 *	https://kela.example/feed  news "long tag"  "~Kela, local"  !
 *
 * An address, then tags; what holds spaces stands in quotes, in which a
 * backslash takes the next character as it is.  "~" before a tag makes it
 * the reader's title, "!" hides the feed, '#' begins a remark; one of
 * ours above a feed says that it is paused.  Instead
 * of an address there may be a saved query, a program to run or a filter
 * to run a feed through: those are named, never run.
 */
#include "src/ingest/list.h"

static const struct {
	const char *start;
	const char *why; /* it is not followed; NULL: it is */
} starts[] = {
	{"http://", NULL},
	{"https://", NULL},
	{"feed:", NULL},
	{"query:", "is a saved query and was left out; 'crossread search' "
		"and 'crossread events' take queries"},
	{"exec:", "is a program, which was not run"},
	{"filter:", "runs a feed through a program and was left out"},
	{"file://", "was left out: import that file by its name"},
};

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static char
unescaped(char c)
{
	return c == 'n' || c == 'r' || c == 't' ? ' ' : c;
}

/* A line being read: what is left of it, and where its tokens go. */
struct scan {
	struct str rest;
	char *to;
};

/* A word or a quoted text.  False at the end of the line and at a
 * remark. */
static bool
take_token(struct scan *k, struct str *out)
{
	struct str s = k->rest;
	size_t at = 0;
	bool quoted;

	*out = (struct str){k->to, 0};
	while (at < s.n && is_space(s.s[at]))
		at++;
	if (at == s.n || s.s[at] == '#')
		return false;
	quoted = s.s[at] == '"';
	for (at += quoted; at < s.n; at++) {
		if (quoted && s.s[at] == '\\' && at + 1 < s.n)
			k->to[out->n++] = unescaped(s.s[++at]);
		else if (quoted ? s.s[at] == '"' : is_space(s.s[at]))
			break;
		else
			k->to[out->n++] = s.s[at];
	}
	k->rest = str_from(s, at + quoted);
	k->to += out->n;
	return true;
}

static bool
starts_like(struct str s, const char **why)
{
	for (size_t i = 0; i < ARRAY_LEN(starts); i++) {
		if (!str_istarts(s, str_c(starts[i].start)))
			continue;
		*why = starts[i].why;
		return true;
	}
	return false;
}

/* "gopher://host/": an address, whatever it is good for. */
static bool
has_scheme(struct str s)
{
	size_t end = str_find(s, STR("://"), 0);

	for (size_t i = 0; i < end && end != STR_NPOS; i++)
		if ((s.s[i] | 32) < 'a' || (s.s[i] | 32) > 'z')
			return false;
	return end != STR_NPOS && end > 0;
}

bool
urls_like(struct str s, struct str name, bool cut)
{
	bool named = str_eq(name, STR("urls"));
	struct str line;
	size_t found = 0;
	const char *why;

	while (str_line(&s, &line)) {
		bool last = cut && !s.n;

		line = str_trim(line);
		if (line.n && line.s[0] == '"')
			line = str_from(line, 1);
		if (!line.n || line.s[0] == '#')
			continue;
		if (starts_like(line, &why))
			found++;
		else if (!named && !last && !has_scheme(line))
			return false;
	}
	return found > 0;
}

static void
read_line(struct list *l, struct str line, bool paused)
{
	struct scan k = {line, ARENA_ARRAY(l->a, char, line.n)};
	struct subscription s = {.paused = paused};
	VEC(struct str) tags = {0};
	const char *why = NULL;
	struct str token;

	if (!take_token(&k, &s.address))
		return;
	starts_like(s.address, &why);
	if (why) {
		list_refuse(l, s.address, why);
		return;
	}
	while (take_token(&k, &token)) {
		if (str_eq(token, STR("!")))
			s.hidden = true;
		else if (str_starts(token, STR("~")))
			s.title = str_from(token, 1);
		else
			*vec_add(l->a, &tags) = token;
	}
	s.tags = tags.at;
	s.ntags = tags.n;
	list_add(l, &s);
}

enum status
urls_parse(struct arena *a, struct str utf8, struct feed **out,
    struct buf *why)
{
	struct list l = {.a = a, .feed = ARENA_NEW(a, struct feed)};
	bool paused = false;
	struct str line;

	l.feed->format = STR("newsboat-urls");
	while (str_line(&utf8, &line)) {
		read_line(&l, line, paused);
		paused = str_eq(str_trim(line), STR(SUBSCRIPTION_PAUSED));
	}
	return list_end(&l, out, why);
}
