/*
 * report.h - comparisons and lists as bytes: the JSON that scripts
 * rely on, and the linear text for pipes, dumb terminals and screen
 * readers.
 *
 * Each function adds to 'out' and leaves asking buf_status() to the
 * caller.  Text is clean: what comes out may go to a terminal.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "src/base/json.h"
#include "src/model/comparison.h"
#include "src/model/event.h"
#include "src/model/feed.h"
#include "src/model/note.h"
#include "src/model/review.h"

/* JSON, without a line end. */
void report_feed_json(struct buf *out, const struct feed *f);
/* The member "feeds" of a list of feeds; for report_feed_json(). */
void report_list_json(struct json *j, const struct feed *f);
/* articles: the event's members in the order of e->members. */
void report_event_json(struct buf *out, const struct event *e,
    const struct article *const *articles);
void report_comparison_json(struct buf *out, int64_t event,
    const struct comparison *c);
/* Only "event", "articles" (without paragraphs) and "facts". */
void report_facts_json(struct buf *out, int64_t event,
    const struct comparison *c);
void report_article_json(struct buf *out, const struct article *a);

/* An article as a search or a list found it. */
struct report_hit {
	int64_t id, event; /* event 0: none */
	struct str outlet, title, snippet;
	struct when published;
	bool read, starred;
};
void report_hit_json(struct buf *out, const struct report_hit *h);

/* A feed with what the store knows of it, with a line end. */
void report_followed_json(struct buf *out, const struct followed *f);

struct report_style {
	unsigned width;	  /* columns; lines are wrapped to it */
	bool linear;	  /* words for marks, no columns at all */
	bool colour;	  /* SGR allowed */
	bool headless;	  /* a list goes on: no head line */
	int64_t now;	  /* ages count from here */
	int64_t zone;	  /* seconds that clocks are ahead of UTC */
};

/* Text, ending in a line end. */
void report_events_text(struct buf *out, const struct event *events,
    size_t n, const struct report_style *s);
void report_hit_text(struct buf *out, const struct report_hit *h,
    const struct report_style *s);
/* One event: counts, why it is one, an article a line. */
void report_event_text(struct buf *out, const struct event *e,
    const struct article *const *articles, const struct report_style *s);
void report_comparison_text(struct buf *out, const struct event *e,
    const struct comparison *c, const struct report_style *s);
void report_facts_text(struct buf *out, const struct comparison *c,
    const struct report_style *s);
void report_article_text(struct buf *out, const struct article *a,
    const struct report_style *s);

/* Feeds without a number are shown without counts. */
void report_feeds_text(struct buf *out, const struct followed *list,
    size_t n, const struct report_style *s);
/* For other readers: OPML 2.0, and newsboat's urls. */
void report_feeds_opml(struct buf *out, const struct followed *list,
    size_t n);
void report_feeds_urls(struct buf *out, const struct followed *list,
    size_t n);

/* Items of the review queue, as in lists, and one with all of it; the
 * articles are those of its panes, NULL for one that is gone. */
void report_review_json(struct buf *out, const struct review_item *item);
void report_review_text(struct buf *out, const struct review_item *items,
    size_t n, const struct report_style *s);
void report_review_item_text(struct buf *out, const struct review_item *item,
    const struct article *const *articles, const struct report_style *s);
/* "false alarm by mk", "deferred until 18:00" */
struct str report_review_state(struct arena *a,
    const struct review_item *item, int64_t now, int64_t zone);
/* The mark before and behind a sentence that is told as evidence: none
 * where the sentence has quotation marks of its own. */
const char *report_quote(struct str sentence);
/* "7.2 = 10 x figure 1.00 x CONFLICT 1.00 x 3 texts 0.85 x place 0.85",
 * independent texts; empty when that is not known. */
struct str report_severity(struct arena *a, enum fact_kind kind,
    enum verdict v, double severity, const struct weights *w);
/* The same as a key and its object; nothing when it is not known. */
void report_json_weights(struct json *j, const struct weights *w);
/* "r12 killed 41 / 37 | accepted by mk, 18:00; 3 like it: 2 accepted, 1
 * false alarm"; empty when nothing like it was decided. */
struct str report_alike(struct arena *a, const struct review_item *item,
    int64_t now, int64_t zone);
/* "13:40 assigned to jt by mk", as clocks show it there. */
struct str report_decision(struct arena *a, const struct review_decision *h,
    int64_t now, int64_t zone);
void report_notes_text(struct buf *out, const struct editor_note *notes, size_t n,
    const struct report_style *s);
/* "note by mk, 13:40: "; the note's text follows. */
struct str report_note_head(struct arena *a, const struct editor_note *n,
    int64_t now, int64_t zone);
/* The sentence a mention stands in; absent when the text has none such. */
struct str report_sentence(struct arena *a, const struct article *art,
    const struct review_spot *s);

/* "12m", "3h", "5d", "2017-11-21" or "undated"; for lists. */
struct str report_age(struct arena *a, struct when w, int64_t now);

#endif
