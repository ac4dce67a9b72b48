#include "src/ingest/compose.h"

#include <stdarg.h>

#include "src/base/civil.h"
#include "src/ingest/author.h"
#include "src/ingest/dates.h"
#include "src/ingest/furniture.h"
#include "src/ingest/markup.h"
#include "src/ingest/outlet.h"
#include "src/ingest/repair.h"
#include "src/text/clean.h"
#include "src/text/language.h"

/* Enough text to tell the language by. */
#define LANGUAGE_SAMPLE (2 * KiB)
/* Some feeds announce; more than a month ahead is a mistake. */
#define FUTURE_DAYS 31
#define SAID_LIMIT 40 /* bytes of what stands where a date should */
/* So many lines of names stand above a story. */
#define NAMES_ABOVE 3

/* The last place at or before 'limit' where UTF-8 may be cut; a space
 * if one is near. */
static size_t
cut_at(struct str s, size_t limit)
{
	size_t at = limit;

	for (size_t i = limit; i > limit - limit / 8; i--)
		if (s.s[i] == ' ')
			return i;
	while (at > 0 && ((unsigned char)s.s[at] & 0xc0) == 0x80)
		at--;
	return at;
}

struct str
compose_line(struct arena *a, struct str raw)
{
	struct str s = text_clean(a, raw, CLEAN_LINE);

	if (s.n > TITLE_LIMIT)
		s = str_trim(str_sub(s, 0, cut_at(s, TITLE_LIMIT)));
	return s.n ? arena_str(a, s) : STR_NONE;
}

bool
compose_add(struct arena *a, paragraphs *p, struct str s,
    enum para_kind kind)
{
	while (s.n > 0) {
		size_t end = s.n;

		if (p->n >= PARAGRAPHS_LIMIT)
			return false;
		if (end > PARAGRAPH_LIMIT)
			end = cut_at(s, PARAGRAPH_LIMIT);
		*vec_add(a, p) =
		    (struct paragraph){str_trim(str_sub(s, 0, end)), kind};
		s = str_trim(str_from(s, end));
	}
	return true;
}

bool
compose_text(struct arena *a, struct str text, paragraphs *out)
{
	struct str rest = text_clean(a, text, CLEAN_BODY);
	bool room = true;

	while (room && rest.n) {
		size_t end = MIN(str_find(rest, STR("\n\n"), 0), rest.n);

		room = compose_add(a, out, text_clean(a,
		    str_sub(rest, 0, end), CLEAN_LINE), PARA_BODY);
		rest = str_trim(str_from(rest, end));
	}
	return room;
}

static struct str
recognise(struct arena *a, const paragraphs *p,
    const struct ingest_options *o)
{
	struct str language;
	struct buf b;

	if (!o->languages)
		return STR_NONE;
	buf_init(&b, LANGUAGE_SAMPLE + PARAGRAPH_LIMIT + 1);
	for (size_t i = 0; i < p->n && b.n < LANGUAGE_SAMPLE; i++) {
		if (!para_tells(p->at[i].kind))
			continue;
		buf_str(&b, str_sub(p->at[i].text, 0, PARAGRAPH_LIMIT));
		buf_char(&b, '\n');
	}
	language = arena_str(a, language_of(o->languages,
	    buf_view(&b), o->expected));
	buf_free(&b);
	return str_some(language);
}

/* What was cut out of clean text may begin with a mark or a space. */
static void
settle(struct arena *a, struct str *field)
{
	if (field->n)
		*field = text_clean(a, *field, CLEAN_LINE);
}

static void
fill(struct str *field, struct str found)
{
	if (!field->n)
		*field = str_some(found);
}

/* Above its story a text may name its outlet, and before that who wrote
 * it. */
static void
mark_outlet(struct article *x, paragraphs *p)
{
	for (size_t i = 0; i < p->n && i < NAMES_ABOVE; i++) {
		if (!str_ieq(p->at[i].text, x->outlet))
			continue;
		p->at[i].kind = PARA_FURNITURE;
		for (size_t j = 0; j < i; j++) {
			struct str s = p->at[j].text;

			if (str_ieq(s, x->title) || !author_is_person(s))
				continue;
			p->at[j].kind = PARA_FURNITURE;
			fill(&x->author, s);
		}
		return;
	}
}

void
compose_article(struct arena *a, struct article *x, paragraphs *p,
    const struct ingest_options *o)
{
	struct masthead m;

	furniture_mark(p->at, p->n, x->title, &m);
	x->paras = p->at;
	x->nparas = p->n;
	x->version = MAX(x->version, 1u);
	fill(&x->title, m.title);
	fill(&x->outlet, m.outlet);
	fill(&x->outlet, compose_line(a, outlet_of_file(o->name)));
	fill(&x->outlet, STR("unknown"));
	/* "Kela (CNN)" in CNN's own text credits no agency. */
	if (m.agency.n && (outlet_agency(m.agency).n ||
	    str_ifind(x->outlet, m.agency, 0) == STR_NPOS))
		fill(&x->agency, m.agency);
	fill(&x->author, m.author);
	/* An outlet that writes its name in capitals is no place. */
	if (!str_ieq(m.dateline, x->outlet))
		fill(&x->dateline, m.dateline);
	mark_outlet(x, p);
	settle(a, &x->author);
	settle(a, &x->agency);
	settle(a, &x->dateline);
	settle(a, &x->outlet);
	settle(a, &x->title);
	if (x->published.precision == PRECISION_UNKNOWN &&
	    m.published.precision != PRECISION_UNKNOWN && (o->now == 0 ||
	    m.published.at <= o->now + FUTURE_DAYS * DAY_SECONDS)) {
		x->published = m.published;
		x->when_from = m.when_from;
	}
	if (!x->language.n)
		x->language = recognise(a, p, o);
	if (!x->language.n)
		x->language = o->language;
}

struct feed *
compose_single(struct arena *a, const struct article *x, struct str format)
{
	struct feed *f = ARENA_NEW(a, struct feed);

	f->format = format;
	f->title = x->title;
	f->url = x->url;
	f->language = x->language;
	f->articles = ARENA_NEW(a, struct article);
	f->articles[0] = *x;
	f->narticles = 1;
	return f;
}

enum status
compose_why(struct buf *why, enum status s, const char *fmt, ...)
{
	char words[256];
	va_list ap;

	if (!why)
		return s;
	va_start(ap, fmt);
	vsnprintf(words, sizeof(words), fmt, ap);
	va_end(ap);
	buf_clear(why);
	buf_cstr(why, words);
	return s;
}

void
compose_warn(struct arena *a, struct feed *f, struct str sentence)
{
	f->warnings = arena_grow(a, f->warnings,
	    f->nwarnings * sizeof(sentence),
	    (f->nwarnings + 1) * sizeof(sentence));
	f->warnings[f->nwarnings++] = sentence;
}

void
compose_mended(struct arena *a, struct feed *f, unsigned mended)
{
	static const struct {
		unsigned bit;
		struct str words;
	} rows[] = {
#define MENDED_ROW(name, bit, words) \
	{MENDED_##name, {"" words, sizeof(words) - 1}},
		MENDED_LIST(MENDED_ROW)
#undef MENDED_ROW
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (mended & rows[i].bit)
			compose_warn(a, f, rows[i].words);
}

struct str
compose_base(struct arena *a, const struct ingest_options *o)
{
	struct str at = markup_url(a, o->location, o->base_url);

	return str_istarts(at, STR("http://")) ||
	    str_istarts(at, STR("https://")) ? at : o->base_url;
}

struct when
compose_date(struct str s, const struct ingest_options *o)
{
	struct when when;

	if (!date_parse(s, &when) || when.at == 0 || (o->now != 0 &&
	    when.at > o->now + FUTURE_DAYS * DAY_SECONDS))
		when = (struct when){0, PRECISION_UNKNOWN};
	return when;
}

struct str
compose_misdated(struct arena *a, struct str said)
{
	struct str s = compose_line(a, said);
	struct when when;
	bool date = date_parse(s, &when);

	if (!s.n)
		return STR_NONE;
	if (s.n > SAID_LIMIT)
		s = str_sub(s, 0, cut_at(s, SAID_LIMIT));
	return arena_printf(a, "%.*s is %s", STR_ARG(s), !date ? "no date" :
	    when.at == 0 ? "where clocks begin" : "more than a month ahead");
}
