/*
 * masthead.c - the lines above the story, and its dateline.
 *
 * A text copied from a page begins with what stood above the story:
 * section, headline, outlet or byline, date, place, a caption.  Each line
 * is taken for the most certain thing it can be; a line of capitalised
 * words is a name only where a date line shows that there is a masthead.
 */
#include "src/ingest/author.h"
#include "src/ingest/look.h"

#include "src/ingest/outlet.h"
#include "src/ingest/phrases.h"

#define TITLE_WORDS_MIN 3
#define TITLE_WORDS_MAX 30

static bool
is_upper(uint32_t cp)
{
	return (cp >= 'A' && cp <= 'Z') || (cp >= 0xc0 && cp <= 0xde) ||
	    (cp >= 0x391 && cp <= 0x3a9) || (cp >= 0x400 && cp <= 0x42f);
}

static bool
is_lower(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 0xdf && cp <= 0xff) ||
	    (cp >= 0x3b1 && cp <= 0x3c9) || (cp >= 0x430 && cp <= 0x45f);
}

/* Upper-case letters only, besides the signs names are written with. */
static bool
all_upper(struct str s)
{
	size_t uppers = 0;

	for (size_t at = 0; at < s.n;) {
		uint32_t cp = str_utf8(s, &at);

		if (is_upper(cp))
			uppers++;
		else if (is_lower(cp) || (cp >= '0' && cp <= '9') ||
		    (cp < 0x80 && !strchr(" .,'-", (int)cp)))
			return false;
	}
	return uppers >= 2;
}

/* Every word begins with a capital ("of", "the" and the like apart). */
static bool
all_capitalised(struct str s)
{
	static const char *const small[] = {"of", "the", "and", "de", "la",
		"del", "van", "von", "da", "di", "al", "bin"};
	struct str word;

	while (str_field(&s, ' ', &word)) {
		size_t at = 0;
		bool ok = word.n > 0 && is_upper(str_utf8(word, &at));

		for (size_t i = 0; !ok && i < ARRAY_LEN(small); i++)
			ok = str_eq(word, str_c(small[i]));
		if (!ok)
			return false;
	}
	return true;
}

/* "By Jane Smith, staff writer": the name. */
static struct str
byline(struct str s, size_t words)
{
	static const char *const by[] = {"By ", "BY ", "by ", "Von ", "Par ",
		"Por ", "Di ", "Door "};

	for (size_t i = 0; i < ARRAY_LEN(by) && words <= 14; i++) {
		struct str name;
		size_t at = 0;

		if (!str_starts(s, str_c(by[i])))
			continue;
		name = str_trim(str_from(s, strlen(by[i])));
		name = str_sub(name, 0, MIN(str_chr(name, '|', 0),
		    MIN(str_chr(name, ',', 0), str_find(name,
		    STR(" \xc2\xb7 "), 0))));
		name = str_trim(name);
		if (name.n && is_upper(str_utf8(name, &at)))
			return name;
	}
	return STR_NONE;
}

bool
masthead_byline(const struct look *k)
{
	struct str name = byline(k->text, k->words);

	return !k->ends && str_chr(k->text, ',', 0) != STR_NPOS &&
	    author_is_person(name);
}

static void
keep_date(struct masthead *m, struct when when, struct str from)
{
	if (when.precision <= m->published.precision)
		return;
	m->published = when;
	m->when_from = from;
}

/* A line about who published or wrote it. */
static bool
is_source(const struct look *k, bool dated, struct masthead *m)
{
	struct str agency = outlet_agency(k->text), name;

	if (agency.n) {
		m->agency = agency;
		if (!m->outlet.n)
			m->outlet = k->text;
		return true;
	}
	name = byline(k->text, k->words);
	if (name.n && !k->ends) {
		agency = outlet_agency(name);
		if (agency.n)
			m->agency = agency;
		else
			m->author = name;
		return true;
	}
	if (!dated || k->ends || k->words < 2 || k->words > 5 ||
	    !all_capitalised(k->text) || !m->title.n)
		return false;
	if (outlet_like(k->text) && !m->outlet.n)
		m->outlet = k->text;
	else if (!m->author.n)
		m->author = k->text;
	else
		return false;
	return true;
}

static enum para_kind
line_kind(const struct look *k, struct str title, bool dated, bool last,
    struct masthead *m)
{
	struct when when;

	if (k->furniture)
		return PARA_FURNITURE;
	if (k->caption)
		return PARA_CAPTION;
	if (look_date_line(k->text, &when)) {
		keep_date(m, when, STR("date line"));
		return PARA_FURNITURE;
	}
	if (title.n && str_ieq(k->text, title))
		return PARA_HEADING;
	if (phrase_section(k->text) || is_source(k, dated, m))
		return PARA_FURNITURE;
	if (k->words <= 3 && all_upper(k->text) && !outlet_like(k->text) &&
	    (m->title.n || title.n || dated || last)) {
		m->dateline = k->text;
		return PARA_FURNITURE;
	}
	if (k->ends && !str_ends(k->text, STR("?")) &&
	    !str_ends(k->text, STR("!")))
		return PARA_BODY;
	if (!title.n && !m->title.n && k->words >= TITLE_WORDS_MIN &&
	    k->words <= TITLE_WORDS_MAX) {
		m->title = k->text;
		return PARA_HEADING;
	}
	/* Under a headline, before the story: of a picture. */
	if (m->title.n && k->words >= 5 && !k->ends)
		return PARA_CAPTION;
	return PARA_BODY;
}

void
masthead_read(struct paragraph *paras, const struct look *looks,
    size_t top, struct str title, struct masthead *m)
{
	struct when when;
	struct str rest;
	bool dated = false;

	for (size_t i = 0; i < top; i++) {
		if (look_date_line(looks[i].text, &when))
			dated = true;
		else if (look_leading_date(paras[i].text, &when, &rest))
			keep_date(m, when, STR("before the text"));
	}
	for (size_t i = 0; i < top; i++)
		if (paras[i].kind == PARA_BODY)
			paras[i].kind = line_kind(&looks[i], title, dated,
			    i + 1 == top, m);
}

/* The words before the dash: "SARVAN, March 14 (Metro Wire)". */
static bool
read_place(struct str s, struct masthead *m)
{
	size_t open = str_chr(s, '(', 0), comma = str_chr(s, ',', 0);
	struct str place = str_trim(str_sub(s, 0, MIN(open, s.n)));
	struct str agency = STR_NONE;

	if (open != STR_NPOS) {
		size_t close = str_chr(s, ')', open);

		if (close != s.n - 1 || close - open > 40)
			return false;
		agency = str_trim(str_sub(s, open + 1, close));
		if (!agency.n)
			return false;
	}
	if (comma != STR_NPOS && comma < place.n &&
	    !all_upper(place))
		place = str_trim(str_sub(place, 0, comma));
	if (!place.n || !(all_upper(place) ||
	    (agency.n && all_capitalised(place))))
		return false;
	m->dateline = place;
	if (agency.n) {
		struct str known = outlet_agency(agency);

		m->agency = known.n ? known : agency;
	}
	return true;
}

void
masthead_dateline(struct str first, struct masthead *m)
{
	static const char *const dashes[] = {" - ", " \xe2\x80\x94 ",
		" \xe2\x80\x93 ", " -- ", "\xe2\x80\x94", "--"};
	struct str head = str_sub(first, 0, 80);

	for (size_t i = 0; i < ARRAY_LEN(dashes); i++) {
		size_t at = str_find(head, str_c(dashes[i]), 0);

		if (at != STR_NPOS && at > 1 &&
		    read_place(str_trim(str_sub(head, 0, at)), m))
			return;
	}
}
