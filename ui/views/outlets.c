#include "ui/views/outlets.h"

#include "src/base/civil.h"
#include "src/report/report.h"
#include "src/text/width.h"
#include "ui/frame.h"
#include "ui/view.h"
#include "ui/views/celltext.h"

struct text
outlets_origin(struct arena *a, const struct loaded *l,
    const struct article *art, const struct member *m)
{
	int of = m->copy_of ? loaded_index(l, m->copy_of) : -1;

	if (of >= 0)
		return text_printf(a, "=%.*s %.0f%%",
		    STR_ARG(celltext_letter(a, (uint32_t)of).s),
		    m->copy_share * 100);
	if (m->copy_of)
		return text_printf(a, "copy %.0f%%", m->copy_share * 100);
	if (art && art->agency.n > 0)
		return str_eq(art->agency, art->outlet)
		    ? TEXT("wire")
		    : text_line(a, art->agency);
	return TEXT("own");
}

struct text
outlets_time(struct arena *a, const struct loaded *l, struct when w)
{
	struct when last = l->event.last;

	/* An event is read on other days too; what counts is which account
	 * came first. */
	if (last.precision == PRECISION_UNKNOWN)
		last = w;
	return view_time(a, w, last.at);
}

struct text
outlets_when(struct arena *a, struct when w, int64_t now)
{
	struct text day, hour;

	if (w.precision == PRECISION_UNKNOWN)
		return TEXT("undated");
	/* Asked a day later, the day is told; asked now, the hour. */
	day = view_time(a, w, w.at + 2 * DAY_SECONDS);
	if (w.at + 300 * (int64_t)DAY_SECONDS < now)
		day = view_time(a, w, now);
	if (w.precision == PRECISION_DAY)
		return day;
	hour = view_time(a, w, w.at);
	if (str_eq(view_time(a, w, now).s, hour.s))
		day = TEXT("");
	if (now - w.at > 7 * (int64_t)DAY_SECONDS || now < w.at)
		return text_printf(
		    a, "%.*s %.*s", STR_ARG(day.s), STR_ARG(hour.s));
	return text_printf(a, "%.*s %.*s (%.*s ago)", STR_ARG(day.s),
	    STR_ARG(hour.s), STR_ARG(report_age(a, w, now)));
}

struct text
outlets_head(
    struct arena *a, const struct loaded *l, uint32_t index, int columns)
{
	const struct article *art = l->articles[index];
	struct text letter = celltext_letter(a, index), outlet;
	struct text t = text_printf(a, "%.*s %.*s",
	    STR_ARG(outlets_time(a, l, art->published).s),
	    STR_ARG(outlets_origin(a, l, art, l->members[index]).s));

	if (art->version > 1)
		t = text_printf(a, "%.*s v%u", STR_ARG(t.s), art->version);
	if (!str_eq(art->language, l->articles[0]->language))
		t = text_printf(
		    a, "%.*s %.*s", STR_ARG(t.s), STR_ARG(art->language));
	if (art->cut)
		t = text_printf(a, "%.*s cut", STR_ARG(t.s));
	columns -= (int)text_columns(letter.s) + (int)text_columns(t.s) + 2;
	outlet = flow_cut(a, text_line(a, art->outlet), MAX(columns, 8));
	return text_printf(a, "%.*s %.*s %.*s", STR_ARG(letter.s),
	    STR_ARG(outlet.s), STR_ARG(t.s));
}

struct text
outlets_headline(const struct frame *f, struct text left, struct text right,
    struct str headline)
{
	struct arena *a = f->arena;
	int room = frame_title_room(f->body.columns) -
	    (int)text_columns(left.s) - (int)text_columns(right.s) - 3;

	if (room < 12 || !headline.n)
		return left;
	return text_printf(a, "%.*s: %.*s", STR_ARG(left.s),
	    STR_ARG(flow_cut(a, text_line(a, headline), room).s));
}

struct text
outlets_legend(struct arena *a, const struct loaded *l, int columns)
{
	struct text t = TEXT("");

	for (uint32_t x = 0; x < l->n; x++)
		t = text_printf(a, "%.*s%s %.*s %.*s%s", STR_ARG(t.s),
		    x > 0 ? "," : "", STR_ARG(celltext_letter(a, x).s),
		    STR_ARG(l->articles[x]->outlet),
		    loaded_doubt(l, x).n > 0 ? " (? doubtful)" : "");
	return flow_cut(a, t, columns);
}
