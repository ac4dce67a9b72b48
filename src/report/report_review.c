/* Items of the review queue. */
#include "src/base/civil.h"
#include "src/report/lines.h"
#include "src/report/report.h"
#include "src/text/clean.h"
#include "src/text/sentences.h"
#include "src/text/width.h"

struct str
report_sentence(struct arena *a, const struct article *art,
    const struct review_spot *s)
{
	const struct span *spans;
	struct str text;
	size_t n;

	if (!art || s->para < 0 || (size_t)s->para >= art->nparas)
		return STR_NONE;
	text = art->paras[s->para].text;
	/* The text may have changed since. */
	if (s->end > text.n || s->start > s->end ||
	    !str_eq(str_sub(text, s->start, s->end), s->text))
		return STR_NONE;
	n = sentences_split(a, text, art->language, &spans);
	for (size_t i = 0; i < n; i++)
		if (spans[i].start <= s->start && s->start < spans[i].end)
			return str_sub(text, spans[i].start, spans[i].end);
	return text;
}

/* ---- JSON ---- */

static void
key_time(struct json *j, struct arena *a, const char *key, int64_t at)
{
	json_key_str(j, key, at ? civil_rfc3339(a, at) : STR_NONE);
}

static void
cells_json(struct json *j, struct arena *a, const struct review_item *item)
{
	const struct discrepancy *d = &item->d;

	json_key(j, "cells");
	json_array(j);
	for (size_t i = 0; i < d->nspots; i++) {
		const struct review_spot *s = &d->spots[i];

		json_object(j);
		json_key_str(j, "article", arena_printf(a, "a%lld",
		    (long long)d->panes[s->pane]));
		json_key_str(j, "outlet", item->tellers[s->pane].outlet);
		json_key(j, "paragraph");
		if (s->para >= 0)
			json_int(j, s->para);
		else
			json_null(j);
		json_key_int(j, "start", s->start);
		json_key_int(j, "end", s->end);
		json_key_str(j, "text", s->text);
		json_key_str(j, "value", s->value);
		json_key_str(j, "unit", str_some(s->unit));
		json_key_str(j, "bound", str_c(bound_words(s->bound)));
		json_key_str(j, "attribution", str_some(s->attribution));
		json_key_str(j, "said_at", str_some(s->said_at));
		json_key_int(j, "version", s->version);
		json_end(j);
	}
	json_end(j);
}

/* Those whose text does not tell it. */
static void
absent_json(struct json *j, struct arena *a, const struct review_item *item)
{
	const struct discrepancy *d = &item->d;

	json_key(j, "absent");
	json_array(j);
	for (size_t p = 0; p < d->npanes; p++) {
		bool tells = false;

		for (size_t i = 0; i < d->nspots; i++)
			tells |= d->spots[i].pane == p;
		if (!tells)
			json_str(j, arena_printf(a, "a%lld",
			    (long long)d->panes[p]));
	}
	json_end(j);
}

static void
history_json(struct json *j, struct arena *a, const struct review_item *item)
{
	json_key(j, "history");
	json_array(j);
	for (size_t i = 0; i < item->nhistory; i++) {
		const struct review_decision *h = &item->history[i];

		json_object(j);
		json_key_str(j, "what", str_c(review_what_word(h->what)));
		json_key_str(j, "editor", str_some(h->editor));
		key_time(j, a, "at", h->at);
		if (h->what == REVIEW_TO_DEFER)
			key_time(j, a, "until", h->until);
		if (h->text.s)
			json_key_str(j, "text", h->text);
		json_key_bool(j, "undone", h->undone);
		json_end(j);
	}
	json_end(j);
}

static void
alike_json(struct json *j, struct arena *a, const struct review_item *item)
{
	json_key(j, "similar");
	json_array(j);
	for (size_t i = 0; i < item->nalike; i++) {
		const struct review_item *k = &item->alike[i];

		json_object(j);
		json_key_str(j, "item", arena_printf(a, "r%lld",
		    (long long)k->id));
		json_key_str(j, "label", k->d.label);
		json_key_str(j, "state", str_c(review_state_words(k->state)));
		json_key_str(j, "by", str_some(k->by));
		key_time(j, a, "at", k->at);
		json_key_str(j, "note", str_some(k->note));
		json_end(j);
	}
	json_end(j);
}

void
report_review_json(struct buf *out, const struct review_item *item)
{
	struct arena *a = arena_new();
	const struct discrepancy *d = &item->d;
	struct json j;

	json_init(&j, out);
	json_object(&j);
	json_key_str(&j, "item", arena_printf(a, "r%lld",
	    (long long)item->id));
	json_key_str(&j, "event", item->event ? arena_printf(a, "e%lld",
	    (long long)item->event) : STR_NONE);
	json_key_str(&j, "headline", item->headline);
	json_key_str(&j, "kind", str_c(fact_word(d->kind)));
	json_key_str(&j, "label", d->label);
	json_key_str(&j, "verdict", str_c(verdict_word(d->verdict)));
	json_key(&j, "severity");
	json_double(&j, d->severity, 2);
	report_json_weights(&j, &d->weights);
	json_key_str(&j, "why", d->why);
	json_key_str(&j, "state", str_c(review_state_words(item->state)));
	json_key_str(&j, "by", str_some(item->by));
	key_time(&j, a, "at", item->at);
	key_time(&j, a, "until", item->until);
	json_key_str(&j, "assigned", str_some(item->assigned));
	json_key_str(&j, "note", str_some(item->note));
	json_key_str(&j, "line", str_some(item->line));
	key_time(&j, a, "found", item->found);
	key_time(&j, a, "changed", item->changed);
	cells_json(&j, a, item);
	absent_json(&j, a, item);
	history_json(&j, a, item);
	alike_json(&j, a, item);
	json_end(&j);
	arena_free(a);
}

/* ---- text ---- */

/* As clocks show it there: "18:00", "2026-03-16 18:00". */
static struct str
when_words(struct arena *a, int64_t at, int64_t now, int64_t zone)
{
	struct civil c = civil_from_seconds(at + zone);

	if (civil_day_of(at + zone) == civil_day_of(now + zone))
		return arena_printf(a, "%02d:%02d", c.hour, c.minute);
	return arena_printf(a, "%04d-%02d-%02d %02d:%02d", c.year, c.month,
	    c.day, c.hour, c.minute);
}

struct str
report_review_state(struct arena *a, const struct review_item *item,
    int64_t now, int64_t zone)
{
	const char *word = review_state_words(item->state);

	switch (item->state) {
	case REVIEW_ACCEPTED:
	case REVIEW_REJECTED:
		return item->by.n ? arena_printf(a, "%s by %.*s", word,
		    STR_ARG(item->by)) : str_c(word);
	case REVIEW_DEFERRED:
		return item->until ? arena_printf(a, "%s until %.*s", word,
		    STR_ARG(when_words(a, item->until, now, zone))) :
		    arena_printf(a, "%s until it changes", word);
	case REVIEW_EXPLAINED:
		return arena_printf(a, "explained by a rule: %s",
		    verdict_words(item->d.verdict));
	default:
		return str_c(word);
	}
}

const char *
report_quote(struct str sentence)
{
	static const char *const marks[] = {"\"", "\u201c", "\u201d",
		"\u201e", "\u00ab", "\u00bb"};

	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		if (str_find(sentence, str_c(marks[i]), 0) != STR_NPOS)
			return "";
	return "\"";
}

struct str
report_severity(struct arena *a, enum fact_kind kind, enum verdict v,
    double severity, const struct weights *w)
{
	if (w->voices == 0)
		return STR_NONE;
	return arena_printf(a, "%.1f = 10 x %s %.2f x %s %.2f x %u text%s "
	    "%.2f x place %.2f", severity, review_kind_word(kind), w->kind,
	    verdict_word(v), w->verdict, w->voices,
	    w->voices == 1 ? "" : "s", w->spread, w->place);
}

struct str
report_alike(struct arena *a, const struct review_item *item, int64_t now,
    int64_t zone)
{
	const struct review_item *last = item->alike;
	size_t accepted = 0;
	struct str out;

	if (item->nalike == 0)
		return STR_NONE;
	out = arena_printf(a, "r%lld %.*s | %.*s, %.*s", (long long)last->id,
	    STR_ARG(review_called(a, &last->d, false)),
	    STR_ARG(report_review_state(a, last, now, zone)),
	    STR_ARG(when_words(a, last->at, now, zone)));
	if (last->note.n)
		out = arena_printf(a, "%.*s, note: %.*s", STR_ARG(out),
		    STR_ARG(last->note));
	for (size_t i = 0; i < item->nalike; i++)
		accepted += item->alike[i].state == REVIEW_ACCEPTED;
	if (item->nalike > 1)
		out = arena_printf(a, "%.*s; %zu like it: %zu accepted, %zu "
		    "false alarm%s", STR_ARG(out), item->nalike, accepted,
		    item->nalike - accepted,
		    item->nalike - accepted == 1 ? "" : "s");
	return out;
}

struct str
report_decision(struct arena *a, const struct review_decision *h,
    int64_t now, int64_t zone)
{
	struct str out = str_c(review_what_done(h->what));

	if (h->what == REVIEW_TO_DEFER)
		out = arena_printf(a, "%.*s until %.*s", STR_ARG(out),
		    STR_ARG(h->until ? when_words(a, h->until, now, zone) :
				       STR("it changes")));
	if (h->what == REVIEW_TO_ASSIGN)
		out = arena_printf(a, "%.*s to %.*s", STR_ARG(out),
		    STR_ARG(h->text.n ? h->text : STR("nobody")));
	else if (h->text.n)
		out = arena_printf(a, "%.*s: \"%.*s\"", STR_ARG(out),
		    STR_ARG(h->text));
	return arena_printf(a, "%.*s %.*s%s%.*s%s",
	    STR_ARG(when_words(a, h->at, now, zone)), STR_ARG(out),
	    h->editor.n ? " by " : "", STR_ARG(h->editor),
	    h->undone ? " (taken back)" : "");
}

struct str
report_note_head(struct arena *a, const struct editor_note *n, int64_t now,
    int64_t zone)
{
	return arena_printf(a, "note%s%.*s, %.*s: ",
	    n->editor.n ? " by " : "", STR_ARG(n->editor),
	    STR_ARG(when_words(a, n->at, now, zone)));
}

void
report_notes_text(struct buf *out, const struct editor_note *notes, size_t n,
    const struct report_style *s)
{
	lines_notes(out, s, STR(""), notes, n);
}

static void
review_linear(struct buf *out, struct arena *a,
    const struct review_item *item, const struct report_style *s)
{
	const struct discrepancy *d = &item->d;
	struct str line = arena_printf(a,
	    "%.*s, %s, %s: %.*s. Event e%lld, %.*s, %.*s. Severity %.1f. %.*s",
	    STR_ARG(d->label), review_kind_word(d->kind),
	    verdict_words(d->verdict), STR_ARG(review_short(a, d, true)),
	    (long long)item->event, STR_ARG(item->headline),
	    STR_ARG(report_age(a, item->last, s->now)), d->severity,
	    STR_ARG(report_review_state(a, item, s->now, s->zone)));

	if (item->assigned.n)
		line = arena_printf(a, "%.*s, assigned to %.*s",
		    STR_ARG(line), STR_ARG(item->assigned));
	if (item->note.n)
		line = arena_printf(a, "%.*s. Note: %.*s", STR_ARG(line),
		    STR_ARG(item->note));
	lines_wrapped(out, s, arena_printf(a, "r%lld: ",
	    (long long)item->id), arena_printf(a, "%.*s.", STR_ARG(line)));
}

#define FIXED_COLUMNS 34 /* before item and event */

static void
review_columns(struct buf *out, struct arena *a,
    const struct review_item *item, const struct report_style *s)
{
	const struct discrepancy *d = &item->d;
	struct str id = arena_printf(a, "r%lld", (long long)item->id);
	struct str what = review_called(a, d, false);
	size_t room = MAX(s->width, 70U) - FIXED_COLUMNS;
	bool open = item->state == REVIEW_NEW || item->state == REVIEW_AGAIN;

	if (open)
		lines_sgr(out, s, "1");
	buf_printf(out, "%-6.*s%4.1f %-8s %-5s ", STR_ARG(id), d->severity,
	    review_kind_word(d->kind), review_state_word(item->state));
	lines_cut(out, item->assigned.n ? item->assigned : STR("-"), 7, true);
	buf_char(out, ' ');
	lines_cut(out, what, room * 3 / 5 - 1, true);
	buf_char(out, ' ');
	lines_cut(out, item->headline, room - room * 3 / 5, false);
	if (open)
		lines_sgr(out, s, "0");
	buf_char(out, '\n');
}

void
report_review_text(struct buf *out, const struct review_item *items,
    size_t n, const struct report_style *s)
{
	struct arena *a = arena_new();

	if (!s->linear && !s->headless)
		buf_printf(out, "Id     Sev Type     State For     %-*s %s\n",
		    (int)((MAX(s->width, 70U) - FIXED_COLUMNS) * 3 / 5) - 1,
		    "Item", "Event");
	for (size_t i = 0; i < n; i++) {
		if (s->linear)
			review_linear(out, a, &items[i], s);
		else
			review_columns(out, a, &items[i], s);
		arena_reset(a);
	}
	arena_free(a);
}

static void
spot_text(struct buf *out, struct arena *a, const struct review_item *item,
    const struct article *const *articles, const struct review_spot *spot,
    const struct report_style *s)
{
	struct str sentence = spot->para < 0 ? STR_NONE :
	    report_sentence(a, articles[spot->pane], spot);
	struct str head = arena_printf(a, "  %c %.*s%s ",
	    'A' + (int)spot->pane % 26,
	    STR_ARG(item->tellers[spot->pane].outlet),
	    spot->para < 0 ? " (before)" : "");
	const char *quote = sentence.n ? report_quote(sentence) : "";
	struct str words = arena_printf(a, "%s%.*s%s", quote,
	    STR_ARG(sentence.n ? sentence : spot->text), quote);

	if (spot->attribution.n || spot->said_at.n)
		words = arena_printf(a, "%.*s (%.*s%s%.*s)", STR_ARG(words),
		    STR_ARG(spot->attribution), spot->attribution.n &&
		    spot->said_at.n ? ", " : "", STR_ARG(spot->said_at));
	lines_wrapped(out, s, head, words);
}

/* Was the sentence shown with the mention before? */
static bool
same_sentence(struct arena *a, const struct article *const *articles,
    const struct discrepancy *d, size_t i)
{
	const struct review_spot *s = &d->spots[i];

	return i > 0 && s->para >= 0 && s[-1].para == s->para &&
	    s[-1].pane == s->pane &&
	    str_eq(report_sentence(a, articles[s->pane], &s[-1]),
		report_sentence(a, articles[s->pane], s));
}

void
report_review_item_text(struct buf *out, const struct review_item *item,
    const struct article *const *articles, const struct report_style *s)
{
	struct arena *a = arena_new();
	const struct discrepancy *d = &item->d;

	lines_sgr(out, s, "1");
	lines_wrapped(out, s, arena_printf(a, "r%lld ", (long long)item->id),
	    arena_printf(a, "%.*s [%s] %s, severity %.1f", STR_ARG(d->label),
		review_kind_word(d->kind), verdict_word(d->verdict),
		d->severity));
	lines_sgr(out, s, "0");
	if (item->event)
		lines_wrapped(out, s, arena_printf(a, "event e%lld ",
		    (long long)item->event), item->headline);
	else
		lines_wrapped(out, s, STR(""),
		    STR("no article tells it so any more"));
	lines_wrapped(out, s, STR("state "), report_review_state(a, item,
	    s->now, s->zone));
	for (size_t i = 0; i < d->nspots; i++)
		if (!same_sentence(a, articles, d, i))
			spot_text(out, a, item, articles, &d->spots[i], s);
	if (d->kind == FACT_OMISSION)
		lines_wrapped(out, s, STR("  "), review_short(a, d, s->linear));
	lines_wrapped(out, s, STR("rule  "), d->why.n ? d->why :
	    str_c(verdict_words(d->verdict)));
	if (d->weights.voices)
		lines_wrapped(out, s, STR("severity  "), report_severity(a,
		    d->kind, d->verdict, d->severity, &d->weights));
	if (item->nalike)
		lines_wrapped(out, s, STR("similar  "),
		    report_alike(a, item, s->now, s->zone));
	if (item->assigned.n)
		lines_wrapped(out, s, STR("assigned to "), item->assigned);
	if (item->note.n)
		lines_wrapped(out, s, STR("note  "), item->note);
	if (item->line.n)
		lines_wrapped(out, s, STR("line  "), item->line);
	for (size_t i = 0; i < item->nhistory; i++)
		lines_wrapped(out, s, STR("  "),
		    report_decision(a, &item->history[i], s->now, s->zone));
	arena_free(a);
}
