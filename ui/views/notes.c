#include "ui/views/notes.h"

#include "src/base/clock.h"
#include "src/report/report.h"

void
notes_read(struct app *app, struct arena *a, enum note_on on, int64_t id,
    struct notes *out)
{
	*out = (struct notes){0};
	if (!app_check(app, store_notes(app_store(app), a, on, id, &out->at,
		&out->n)))
		out->n = 0;
	for (size_t i = 0; i < out->n; i++) {
		out->at[i].editor = text_line(a, out->at[i].editor).s;
		out->at[i].text = text_line(a, out->at[i].text).s;
	}
}

struct flow_lines
notes_lay(struct arena *a, const struct notes *n, int64_t now, int width)
{
	struct flow flow;

	if (n->n == 0)
		return (struct flow_lines){0};
	flow_init(&flow, a);
	for (size_t i = 0; i < n->n; i++) {
		if (i > 0)
			flow_break(&flow);
		flow_add(&flow, text_printf(a, "%.*s%.*s",
		    STR_ARG(report_note_head(a, &n->at[i], now,
			clock_zone(now))), STR_ARG(n->at[i].text)),
		    STYLE_UNREAD);
	}
	return flow_wrap(&flow, width);
}
