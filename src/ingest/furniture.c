/*
 * furniture.c - body, headings, captions and furniture.
 *
 * Most furniture gives itself away by its words (phrases.c, look.c), but
 * not all: "Archives" or "Smart savings plan" could be anything.  What
 * tells is company.  So paragraphs are first looked at alone, which sorts
 * them into three: those that tell (a sentence of the story), those that
 * are certainly furniture, and short ones that could be either.  Then:
 *
 *  - the lines above the first that tells are the masthead;
 *  - a run of short ones between two pieces of furniture, or between one
 *    and the text's end, is furniture, as offers and link lists are;
 *  - a short one between two that tell is a heading;
 *  - a line printed twice in a row is a caption;
 *  - everything else is body.  In doubt nothing is set aside.
 */
#include "src/ingest/furniture.h"

#include "src/ingest/look.h"
#include "src/ingest/outlet.h"

#define MASTHEAD_LINES 12
#define HEADING_WORDS 10
#define SHORT_WORDS 20

/* What markup said already stays. */
static void
set_kind(struct paragraph *p, enum para_kind kind)
{
	if (p->kind == PARA_BODY)
		p->kind = kind;
}

static bool
is_short(const struct look *k)
{
	return !k->furniture && !k->caption && !k->ends &&
	    k->words <= SHORT_WORDS;
}

/* The first paragraph that tells; 0 when none does. */
static size_t
find_top(const struct look *k, size_t n)
{
	for (size_t i = 0; i < n && i < MASTHEAD_LINES; i++)
		if (k[i].tells)
			return i;
	return 0;
}

/* Short lines in the company of furniture. */
static void
mark_runs(struct paragraph *p, const struct look *k, size_t top, size_t n)
{
	bool after = false; /* furniture stands before this run */
	size_t run = 0;	    /* where the run began */

	for (size_t i = top; i <= n; i++) {
		if (i < n && is_short(&k[i])) {
			if (run == 0)
				run = i;
			continue;
		}
		if (i < n && k[i].rule) {
			set_kind(&p[i], PARA_FURNITURE);
			run = 0;
			continue;
		}
		if (after && run && (i == n || k[i].furniture))
			for (size_t j = run; j < i; j++)
				set_kind(&p[j], PARA_FURNITURE);
		run = 0;
		if (i == n)
			break;
		after = k[i].furniture;
		if (after)
			set_kind(&p[i], PARA_FURNITURE);
	}
}

static bool
is_quote(struct str s)
{
	return str_starts(s, STR("\"")) || str_starts(s, STR("'")) ||
	    str_starts(s, STR("\xe2\x80\x9c")) ||
	    str_starts(s, STR("\xe2\x80\x98")) ||
	    str_starts(s, STR("\xc2\xab"));
}

static bool
is_heading(const struct look *k, size_t i, size_t n)
{
	struct str s = k[i].text;

	return is_short(&k[i]) && k[i].words <= HEADING_WORDS && i > 0 &&
	    i + 1 < n && k[i - 1].tells && k[i + 1].tells &&
	    !str_ends(k[i - 1].text, STR(":")) && !is_quote(s) &&
	    !str_ends(s, STR(",")) &&
	    !(s.s[0] >= 'a' && s.s[0] <= 'z') && s.s[0] != '-' &&
	    s.s[0] != '*';
}

static void
mark_middle(struct paragraph *p, const struct look *k, size_t top, size_t n)
{
	for (size_t i = top; i < n; i++) {
		if (p[i].kind == PARA_FURNITURE)
			continue;
		if (k[i].caption)
			set_kind(&p[i], PARA_CAPTION);
		else if (masthead_byline(&k[i]))
			set_kind(&p[i], PARA_FURNITURE);
		else if (is_heading(k, i, n))
			set_kind(&p[i], PARA_HEADING);
	}
}

/* The same line twice: the picture's words and its caption. */
static void
mark_doubles(struct paragraph *p, const struct look *k, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		if (k[i].words < 4 || k[i].words > 60 ||
		    p[i].kind == PARA_FURNITURE ||
		    p[i - 1].kind == PARA_FURNITURE ||
		    !str_eq(k[i].text, k[i - 1].text))
			continue;
		p[i].kind = p[i - 1].kind = PARA_CAPTION;
	}
}

/* Who is credited at the end of the text. */
static void
read_credits(const struct paragraph *p, size_t n, struct masthead *m)
{
	for (size_t i = 0; i < n; i++) {
		struct str found;

		if (p[i].kind != PARA_FURNITURE)
			continue;
		found = look_signature(p[i].text);
		if (found.n && !m->agency.n)
			m->agency = found;
		found = outlet_in_note(p[i].text);
		if (found.n && !m->outlet.n)
			m->outlet = found;
	}
}

void
furniture_mark(struct paragraph *p, size_t n, struct str title,
    struct masthead *m)
{
	struct look *k;
	size_t top;

	*m = (struct masthead){.published = {0, PRECISION_UNKNOWN}};
	if (n == 0)
		return;
	k = xcalloc(n, sizeof(*k));
	for (size_t i = 0; i < n; i++)
		k[i] = look_at(p[i].text);
	top = find_top(k, n);
	masthead_read(p, k, top, title, m);
	mark_runs(p, k, top, n);
	mark_middle(p, k, top, n);
	mark_doubles(p, k, n);
	if (!m->dateline.n)
		masthead_dateline(k[top].text, m);
	read_credits(p, n, m);
	free(k);
}
