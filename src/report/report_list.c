/* Lists of events, and single articles, as text. */
#include "src/base/civil.h"
#include "src/model/timeline.h"
#include "src/report/lines.h"
#include "src/report/report.h"
#include "src/text/width.h"

#define AGE_DAYS 14 /* from then on the date says more */

struct str
report_age(struct arena *a, struct when w, int64_t now)
{
	int64_t age = now - w.at;
	int64_t days = civil_day_of(now) - civil_day_of(w.at);

	if (w.precision == PRECISION_UNKNOWN)
		return STR("undated");
	if (days < 0 || days >= AGE_DAYS)
		return civil_date(a, w.at);
	if (w.precision == PRECISION_DAY)
		return days == 0 ? STR("today") :
		    arena_printf(a, "%lldd", (long long)days);
	if (age < 0)
		return STR("0m");
	if (age < 3600)
		return arena_printf(a, "%lldm", (long long)age / 60);
	if (age < DAY_SECONDS)
		return arena_printf(a, "%lldh", (long long)age / 3600);
	return arena_printf(a, "%lldd", (long long)age / DAY_SECONDS);
}

/* Without columns: a sentence an event. */
static void
event_linear(struct buf *out, struct arena *a, const struct event *e,
    const struct report_style *s)
{
	struct str line = arena_printf(a,
	    "%s%.*s. %.*s, %.*s, %.*s, %u unread, %.*s, last %.*s.",
	    e->looked && e->updated ? "Updated: " : "",
	    STR_ARG(e->headline), STR_ARG(lines_count(a, e->articles, "article")),
	    STR_ARG(lines_count(a, e->outlets, "outlet")),
	    STR_ARG(lines_count(a, e->independent, "independent text")),
	    e->unread, STR_ARG(lines_count(a, e->conflicts, "conflict")),
	    STR_ARG(report_age(a, e->last, s->now)));

	lines_wrapped(out, s, arena_printf(a, "e%lld: ", (long long)e->id),
	    line);
}

static void
event_line(struct buf *out, struct arena *a, const struct event *e,
    const struct report_style *s)
{
	struct str age = report_age(a, e->last, s->now);
	struct str id = arena_printf(a, "e%lld", (long long)e->id);
	char conflicts[12] = "";

	if (e->conflicts)
		snprintf(conflicts, sizeof(conflicts), "%u", e->conflicts);
	if (e->unread)
		lines_sgr(out, s, "1");
	buf_printf(out, "%-6.*s%c%4u %3u %3u %3u %2s %10.*s  ", STR_ARG(id),
	    e->looked && e->updated ? 'U' : ' ', e->articles, e->outlets,
	    e->independent, e->unread, conflicts, STR_ARG(age));
	lines_cut(out, e->headline, s->width > 60 ? s->width - 39 : 21, false);
	if (e->unread)
		lines_sgr(out, s, "0");
	buf_char(out, '\n');
}

void
report_events_text(struct buf *out, const struct event *events, size_t n,
    const struct report_style *s)
{
	struct arena *a = arena_new();

	if (!s->linear && !s->headless)
		buf_cstr(out, "Id     Arts Out Ind New  !        Age  Event\n");
	for (size_t i = 0; i < n; i++) {
		if (s->linear)
			event_linear(out, a, &events[i], s);
		else
			event_line(out, a, &events[i], s);
		arena_reset(a);
	}
	arena_free(a);
}

void
report_hit_text(struct buf *out, const struct report_hit *h,
    const struct report_style *s)
{
	struct arena *a = arena_new();
	struct str age = report_age(a, h->published, s->now);

	lines_coloured(out, s, h->read ? "" : "1", arena_printf(a,
	    "a%-5lld %10.*s  ", (long long)h->id, STR_ARG(age)),
	    arena_printf(a, "%.*s: %.*s", STR_ARG(h->outlet),
		STR_ARG(h->title.n ? h->title : STR("(no title)"))));
	if (h->snippet.n)
		lines_wrapped(out, s, STR("                     "),
		    h->snippet);
	arena_free(a);
}

/* Why the articles are together: their terms and how alike they are. */
static struct str
why_together(struct arena *a, const struct event *e)
{
	struct str line = STR("");

	for (size_t i = 0; i < e->nterms; i++)
		line = arena_printf(a, "%.*s%s%.*s", STR_ARG(line),
		    i ? ", " : "", STR_ARG(e->terms[i]));
	line = arena_printf(a, "%.*s (score %.2f", STR_ARG(line), e->score);
	if (e->weakest_article)
		return arena_printf(a, "%.*s, weakest a%lld %.2f)",
		    STR_ARG(line), (long long)e->weakest_article, e->weakest);
	return arena_printf(a, "%.*s)", STR_ARG(line));
}

/* "own text", "a1 96%" */
static struct str
text_source(struct arena *a, const struct member *m)
{
	if (!m->copy_of)
		return STR("own text");
	return arena_printf(a, "=a%lld %.0f%%", (long long)m->copy_of,
	    m->copy_share * 100);
}

static void
member_line(struct buf *out, struct arena *a, const struct member *m,
    const struct article *art, const struct report_style *s)
{
	struct str line = arena_printf(a, "%.*s, %.*s, %.*s, %zu words",
	    STR_ARG(art->outlet), STR_ARG(text_source(a, m)),
	    STR_ARG(report_age(a, art->published, s->now)),
	    article_words(art));

	if (art->version > 1)
		line = arena_printf(a, "%.*s, version %u", STR_ARG(line),
		    art->version);
	lines_wrapped(out, s, arena_printf(a, "a%-5lld ",
	    (long long)m->article), arena_printf(a, "%.*s: %.*s",
	    STR_ARG(line), STR_ARG(lines_title(a, art))));
	if (m->doubtful)
		lines_wrapped(out, s, STR("       may not belong here: "),
		    m->doubt);
	lines_notes(out, s, STR("       "), art->notes, art->nnotes);
}

/* A version of an article a line, the oldest first. */
static void
timeline_text(struct buf *out, struct arena *a, const struct event *e,
    const struct article *const *articles, const struct report_style *s)
{
	const struct moment *m;
	size_t n = timeline_of(a, articles, e->nmembers, &m);

	buf_cstr(out, "\ntimeline\n");
	for (size_t i = 0; i < n; i++) {
		struct str when = lines_when(a, m[i].at);
		struct str what = arena_printf(a, "%.*s",
		    STR_ARG(articles[m[i].article]->outlet));

		if (m[i].version > 1)
			what = arena_printf(a, "%.*s, version %u%s",
			    STR_ARG(what), m[i].version,
			    m[i].came ? " came in" : "");
		lines_wrapped(out, s, arena_printf(a, "%-20.*s  a%-5lld ",
		    STR_ARG(when.n ? when : STR("undated")),
		    (long long)e->members[m[i].article].article), what);
	}
}

void
report_event_text(struct buf *out, const struct event *e,
    const struct article *const *articles, const struct report_style *s)
{
	struct arena *a = arena_new();

	lines_sgr(out, s, "1");
	lines_wrapped(out, s, STR(""), e->headline);
	lines_sgr(out, s, "0");
	lines_wrapped(out, s, STR(""), arena_printf(a,
	    "%.*s, %.*s, %.*s, %.*s, %u unread",
	    STR_ARG(lines_count(a, e->articles, "article")),
	    STR_ARG(lines_count(a, e->outlets, "outlet")),
	    STR_ARG(lines_count(a, e->independent, "independent text")),
	    STR_ARG(lines_count(a, e->conflicts, "conflict")), e->unread));
	lines_notes(out, s, STR(""), e->notes, e->nnotes);
	buf_char(out, '\n');
	for (size_t i = 0; i < e->nmembers; i++)
		member_line(out, a, &e->members[i], articles[i], s);
	buf_char(out, '\n');
	lines_wrapped(out, s, STR("why together: "), why_together(a, e));
	if (e->earlier)
		lines_wrapped(out, s, STR("earlier: "), arena_printf(a,
		    "e%lld %.*s", (long long)e->earlier,
		    STR_ARG(e->earlier_headline)));
	if (e->later)
		lines_wrapped(out, s, STR("later: "), arena_printf(a,
		    "e%lld %.*s", (long long)e->later,
		    STR_ARG(e->later_headline)));
	timeline_text(out, a, e, articles, s);
	arena_free(a);
}

/* "Metro Wire, by Jonas Pell, 2026-03-14 11:58 UTC" */
static struct str
byline(struct arena *a, const struct article *art)
{
	struct str line = art->outlet;

	if (art->agency.n && !str_eq(art->agency, art->outlet))
		line = arena_printf(a, "%.*s (%.*s)", STR_ARG(line),
		    STR_ARG(art->agency));
	if (art->author.n)
		line = arena_printf(a, "%.*s, by %.*s", STR_ARG(line),
		    STR_ARG(art->author));
	if (art->published.precision != PRECISION_UNKNOWN)
		line = arena_printf(a, "%.*s, %.*s", STR_ARG(line),
		    STR_ARG(lines_when(a, art->published)));
	else if (art->when_from.n)
		line = arena_printf(a, "%.*s, undated (%.*s)", STR_ARG(line),
		    STR_ARG(art->when_from));
	if (art->version > 1)
		line = arena_printf(a, "%.*s, version %u", STR_ARG(line),
		    art->version);
	return line;
}

void
report_article_text(struct buf *out, const struct article *art,
    const struct report_style *s)
{
	struct arena *a = arena_new();
	unsigned furniture = 0;

	if (art->title.n) {
		lines_sgr(out, s, "1");
		lines_wrapped(out, s, STR(""), art->title);
		lines_sgr(out, s, "0");
	}
	lines_wrapped(out, s, STR(""), byline(a, art));
	if (art->url.n)
		lines_wrapped(out, s, STR(""), art->url);
	if (art->cut)
		lines_wrapped(out, s, STR("Not the full text: "), art->cut_why);
	lines_notes(out, s, STR(""), art->notes, art->nnotes);
	for (size_t i = 0; i < art->nparas; i++) {
		const struct paragraph *p = &art->paras[i];

		if (p->kind == PARA_FURNITURE) {
			furniture++;
			continue;
		}
		if (p->kind == PARA_HEADING && str_eq(p->text, art->title))
			continue;
		buf_char(out, '\n');
		lines_wrapped(out, s, p->kind == PARA_CAPTION ?
			STR("Caption: ") : STR(""), p->text);
	}
	if (art->nenclosures)
		buf_char(out, '\n');
	/* No line is broken inside an address. */
	for (size_t i = 0; i < art->nenclosures; i++)
		buf_printf(out, "Enclosure: %.*s\n", STR_ARG(
		    enclosure_words(a, &art->enclosures[i])));
	if (furniture)
		buf_printf(out, "\n(%.*s of page furniture left out)\n",
		    STR_ARG(lines_count(a, furniture, "paragraph")));
	arena_free(a);
}
