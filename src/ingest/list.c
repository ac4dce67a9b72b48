#include "src/ingest/list.h"

#include "src/text/clean.h"

#define LIST_LIMIT 20000
#define TAGS_LIMIT 64
#define REFUSED_TOLD 50
#define SHOWN 120 /* bytes of what was left out */

/* A space or a control would end the address in some other program. */
static struct str
escape_spaces(struct arena *a, struct str s)
{
	struct str out;
	struct buf b;

	buf_init(&b, 3 * s.n + 1);
	for (size_t i = 0; i < s.n; i++) {
		if ((unsigned char)s.s[i] <= ' ' || strchr("\"<>\x7f", s.s[i]))
			buf_printf(&b, "%%%02X", (unsigned char)s.s[i]);
		else
			buf_char(&b, s.s[i]);
	}
	out = arena_str(a, buf_view(&b));
	buf_free(&b);
	return out;
}

/* "feed://host/" and "feed:https://host/" are how browsers once handed
 * feeds to readers. */
struct str
list_address(struct arena *a, struct str raw)
{
	struct str s = str_trim(text_clean(a, raw, CLEAN_LINE));
	size_t host;

	if (str_istarts(s, STR("feed://")))
		s = arena_printf(a, "http://%.*s", STR_ARG(str_from(s, 7)));
	else if (str_istarts(s, STR("feed:")))
		s = str_from(s, 5);
	if (str_istarts(s, STR("http://")))
		host = 7;
	else if (str_istarts(s, STR("https://")))
		host = 8;
	else
		return STR_NONE;
	if (s.n == host || strchr("/?#:. ", s.s[host]) || s.n > TITLE_LIMIT)
		return STR_NONE;
	return escape_spaces(a, s);
}

void
list_refuse(struct list *l, struct str name, const char *why)
{
	struct str shown = text_clean(l->a, name, CLEAN_LINE);
	bool cut = shown.n > SHOWN;

	if (++l->refused > REFUSED_TOLD)
		return;
	shown = text_clean(l->a, str_sub(shown, 0, SHOWN), CLEAN_LINE);
	compose_warn(l->a, l->feed, arena_printf(l->a, "\"%.*s%s\" %s",
	    STR_ARG(shown), cut ? "..." : "", why));
}

/* A line, or absent. */
static struct str
line(struct arena *a, struct str raw)
{
	return raw.n ? compose_line(a, raw) : STR_NONE;
}

/* Only what is kept takes memory: a hostile list may name one feed a
 * million times. */
static void
add_tag(struct list *l, struct subscription *to, struct str raw)
{
	struct str tag = text_clean(l->scratch, raw, CLEAN_LINE), *tags;

	if (!tag.n || to->ntags == TAGS_LIMIT)
		return;
	for (size_t i = 0; i < to->ntags; i++)
		if (str_eq(to->tags[i], tag))
			return;
	tags = ARENA_ARRAY(l->a, struct str, to->ntags + 1);
	for (size_t i = 0; i < to->ntags; i++)
		tags[i] = to->tags[i];
	tags[to->ntags++] = compose_line(l->a, tag);
	to->tags = tags;
}

/* What the first entry did not say, a second one may. */
static void
fill(struct arena *a, struct str *field, struct str raw)
{
	if (!field->n)
		*field = line(a, raw);
}

void
list_add(struct list *l, const struct subscription *raw)
{
	struct str address;
	struct subscription *s;
	uint64_t at;
	bool added;

	if (!l->known) {
		l->known = map_new(l->a);
		l->scratch = arena_new();
	}
	arena_reset(l->scratch);
	address = list_address(l->scratch, raw->address);
	if (!address.n) {
		list_refuse(l, raw->address, "was left out: only http and "
		    "https addresses are followed");
		return;
	}
	if (l->all.n == LIST_LIMIT) {
		l->full = true;
		return;
	}
	at = *map_at(l->known, address, l->all.n, &added);
	s = added ? vec_add(l->a, &l->all) : &l->all.at[at];
	if (added)
		s->address = arena_str(l->a, address);
	fill(l->a, &s->title, raw->title);
	fill(l->a, &s->own_title, raw->own_title);
	fill(l->a, &s->description, raw->description);
	fill(l->a, &s->site, list_address(l->scratch, raw->site));
	s->hidden |= raw->hidden;
	s->paused |= raw->paused;
	for (size_t i = 0; i < raw->ntags; i++)
		add_tag(l, s, raw->tags[i]);
}

enum status
list_end(struct list *l, struct feed **out, struct buf *why)
{
	arena_free(l->scratch);
	if (l->refused > REFUSED_TOLD)
		compose_warn(l->a, l->feed, arena_printf(l->a,
		    "%zu more entries were left out",
		    l->refused - REFUSED_TOLD));
	if (l->full)
		compose_warn(l->a, l->feed,
		    STR("only the first 20,000 feeds were read"));
	if (l->all.n == 0)
		return compose_why(why, STATUS_BAD_FORMAT,
		    "is a list that names no feed to follow");
	l->feed->list = l->all.at;
	l->feed->nlist = l->all.n;
	*out = l->feed;
	return STATUS_OK;
}
