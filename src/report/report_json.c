/*
 * JSON.  Fields may be added, never changed: the
 * scripts of others, and our own tests, read it.
 */
#include "src/base/civil.h"
#include "src/base/json.h"
#include "src/model/timeline.h"
#include "src/report/report.h"

/* "a12", or null for an article that is not stored. */
static void
key_id(struct json *j, const char *key, char letter, int64_t id)
{
	char text[24];

	json_key(j, key);
	if (id == 0) {
		json_null(j);
		return;
	}
	snprintf(text, sizeof(text), "%c%lld", letter, (long long)id);
	json_str(j, str_c(text));
}

static void
key_when(struct json *j, const char *key, struct when w)
{
	struct arena *a;

	json_key(j, key);
	if (w.precision == PRECISION_UNKNOWN) {
		json_null(j);
		return;
	}
	a = arena_new();
	json_str(j, civil_rfc3339(a, w.at));
	arena_free(a);
}

static void
key_strings(struct json *j, const char *key, const struct str *s, size_t n)
{
	json_key(j, key);
	json_array(j);
	for (size_t i = 0; i < n; i++)
		json_str(j, s[i]);
	json_end(j);
}

/* A position, or null when there is none. */
static void
key_position(struct json *j, const char *key, int32_t at)
{
	json_key(j, key);
	if (at < 0)
		json_null(j);
	else
		json_int(j, at);
}

static void
key_place(struct json *j, const char *key, struct place p)
{
	json_key(j, key);
	json_array(j);
	json_int(j, p.article);
	json_int(j, p.para);
	json_end(j);
}

/* What a reader who has the title would miss if it were left out. */
static bool
is_story(const struct article *a, size_t para, bool is_feed)
{
	const struct paragraph *p = &a->paras[para];

	if (p->kind == PARA_HEADING && str_eq(p->text, a->title))
		return false;
	return p->kind != PARA_FURNITURE &&
	    (is_feed || p->kind != PARA_CAPTION);
}

static void
key_enclosures(struct json *j, const struct article *a)
{
	json_key(j, "enclosures");
	json_array(j);
	for (size_t i = 0; i < a->nenclosures; i++) {
		const struct enclosure *e = &a->enclosures[i];

		json_object(j);
		json_key_str(j, "url", e->url);
		json_key_str(j, "type", e->type);
		json_key(j, "length");
		if (e->length)
			json_int(j, e->length);
		else
			json_null(j);
		json_end(j);
	}
	json_end(j);
}

static void
entry_json(struct json *j, const struct article *a, bool is_feed)
{
	json_object(j);
	json_key_str(j, "id", a->source_id);
	json_key_str(j, "url", a->url);
	json_key_str(j, "title", a->title);
	json_key_str(j, "author", a->author);
	key_when(j, "published", a->published);
	key_when(j, "updated", a->updated);
	json_key_str(j, "summary", a->summary);
	for (int left_out = 0; left_out < 2; left_out++) {
		json_key(j, left_out ? "furniture" : "paragraphs");
		json_array(j);
		for (size_t i = 0; i < a->nparas; i++)
			if (is_story(a, i, is_feed) != left_out)
				json_str(j, a->paras[i].text);
		json_end(j);
	}
	key_strings(j, "categories", a->categories, a->ncategories);
	key_enclosures(j, a);
	json_key_str(j, "language", a->language);
	json_key_str(j, "outlet", a->outlet);
	json_key_str(j, "agency", a->agency);
	json_key_bool(j, "cut", a->cut);
	json_end(j);
}

void
report_feed_json(struct buf *out, const struct feed *f)
{
	struct json j;

	json_init(&j, out);
	json_object(&j);
	json_key_str(&j, "kind", f->nlist ? STR("list") :
	    f->is_feed ? STR("feed") : STR("article"));
	json_key_str(&j, "format", f->format);
	json_key_str(&j, "title", f->title);
	json_key_str(&j, "url", f->url);
	json_key_str(&j, "language", f->language);
	json_key(&j, "entries");
	json_array(&j);
	for (size_t i = 0; i < f->narticles; i++)
		entry_json(&j, &f->articles[i], f->is_feed);
	json_end(&j);
	if (f->nlist)
		report_list_json(&j, f);
	key_strings(&j, "warnings", f->warnings, f->nwarnings);
	json_end(&j);
}

static void
key_notes(struct json *j, const struct editor_note *notes, size_t n)
{
	json_key(j, "notes");
	json_array(j);
	for (size_t i = 0; i < n; i++) {
		json_object(j);
		json_key_str(j, "editor", str_some(notes[i].editor));
		key_when(j, "at",
		    (struct when){notes[i].at, PRECISION_INSTANT});
		json_key_str(j, "text", notes[i].text);
		json_end(j);
	}
	json_end(j);
}

static void
member_json(struct json *j, const struct member *m, const struct article *a)
{
	json_object(j);
	key_id(j, "article", 'a', m->article);
	json_key_str(j, "source_id", a->source_id);
	json_key_str(j, "outlet", a->outlet);
	json_key_str(j, "title", a->title);
	json_key_str(j, "url", a->url);
	key_when(j, "published", a->published);
	key_id(j, "copy_of", 'a', m->copy_of);
	json_key(j, "copy_share");
	json_double(j, m->copy_share, 3);
	json_key(j, "score");
	json_double(j, m->score, 3);
	json_key_str(j, "doubt", m->doubtful ? m->doubt : STR_NONE);
	key_notes(j, a->notes, a->nnotes);
	json_end(j);
}

static void
timeline_json(struct json *j, const struct event *e,
    const struct article *const *articles)
{
	struct arena *a = arena_new();
	const struct moment *m;
	size_t n = timeline_of(a, articles, e->nmembers, &m);

	json_key(j, "timeline");
	json_array(j);
	for (size_t i = 0; i < n; i++) {
		json_object(j);
		key_when(j, "at", m[i].at);
		key_id(j, "article", 'a', e->members[m[i].article].article);
		json_key_int(j, "version", m[i].version);
		json_key_bool(j, "came", m[i].came);
		json_end(j);
	}
	json_end(j);
	arena_free(a);
}

void
report_event_json(struct buf *out, const struct event *e,
    const struct article *const *articles)
{
	struct json j;

	json_init(&j, out);
	json_object(&j);
	key_id(&j, "event", 'e', e->id);
	json_key_str(&j, "headline", e->headline);
	key_when(&j, "first", e->first);
	key_when(&j, "last", e->last);
	json_key_int(&j, "outlets", e->outlets);
	json_key_int(&j, "independent", e->independent);
	json_key_int(&j, "conflicts", e->conflicts);
	json_key_int(&j, "unread", e->unread);
	json_key(&j, "articles");
	json_array(&j);
	for (size_t i = 0; i < e->nmembers; i++)
		member_json(&j, &e->members[i], articles[i]);
	json_end(&j);
	json_key(&j, "why");
	json_object(&j);
	key_strings(&j, "terms", e->terms, e->nterms);
	json_key(&j, "score");
	json_double(&j, e->score, 3);
	json_key(&j, "weakest");
	json_double(&j, e->weakest, 3);
	key_id(&j, "weakest_article", 'a', e->weakest_article);
	json_end(&j);
	key_id(&j, "earlier", 'e', e->earlier);
	key_id(&j, "later", 'e', e->later);
	json_key_str(&j, "state", str_c(event_state(e)));
	key_when(&j, "looked", (struct when){e->looked,
	    e->looked ? PRECISION_INSTANT : PRECISION_UNKNOWN});
	json_key_int(&j, "fresh", e->fresh);
	key_notes(&j, e->notes, e->nnotes);
	timeline_json(&j, e, articles);
	json_end(&j);
}

static void
paragraphs_json(struct json *j, const struct article *a)
{
	json_key(j, "paragraphs");
	json_array(j);
	for (size_t i = 0; i < a->nparas; i++) {
		json_object(j);
		json_key_str(j, "text", a->paras[i].text);
		json_key_str(j, "kind", str_c(para_word(a->paras[i].kind)));
		json_end(j);
	}
	json_end(j);
}

static void
articles_json(struct json *j, const struct comparison *c, bool paragraphs)
{
	json_key(j, "articles");
	json_array(j);
	for (size_t i = 0; i < c->narticles; i++) {
		const struct article *a = c->articles[i];

		json_object(j);
		key_id(j, "article", 'a', a->id);
		json_key_str(j, "source_id", a->source_id);
		json_key_str(j, "outlet", a->outlet);
		json_key_str(j, "title", a->title);
		key_when(j, "published", a->published);
		json_key_bool(j, "cut", a->cut);
		json_key_str(j, "cut_why", a->cut_why);
		if (paragraphs)
			paragraphs_json(j, a);
		json_end(j);
	}
	json_end(j);
}

static void
cell_json(struct json *j, const struct cell *c)
{
	json_object(j);
	json_key_int(j, "article", c->article);
	key_position(j, "paragraph", c->para);
	json_key_int(j, "start", c->start);
	json_key_int(j, "end", c->end);
	json_key_str(j, "text", c->text);
	json_key_str(j, "value", c->value);
	json_key_str(j, "unit", c->unit);
	json_key_str(j, "bound", str_c(bound_words(c->bound)));
	json_key_str(j, "attribution", c->attribution);
	json_key_str(j, "said_at", c->said_at);
	json_key_int(j, "version", c->version);
	json_key_str(j, "sentence", c->sentence);
	json_end(j);
}

void
report_json_weights(struct json *j, const struct weights *w)
{
	if (w->voices == 0)
		return;
	json_key(j, "severity_parts");
	json_object(j);
	json_key(j, "kind");
	json_double(j, w->kind, 2);
	json_key(j, "verdict");
	json_double(j, w->verdict, 2);
	json_key(j, "spread");
	json_double(j, w->spread, 2);
	json_key(j, "place");
	json_double(j, w->place, 3);
	json_key_int(j, "independent", w->voices);
	json_end(j);
}

static void
facts_json(struct json *j, const struct comparison *c)
{
	json_key(j, "facts");
	json_array(j);
	for (size_t i = 0; i < c->nfacts; i++) {
		const struct fact *f = &c->facts[i];

		json_object(j);
		json_key_str(j, "kind", str_c(fact_word(f->kind)));
		json_key_str(j, "label", f->label);
		json_key_str(j, "verdict", str_c(verdict_word(f->verdict)));
		json_key(j, "severity");
		json_double(j, f->severity, 1);
		report_json_weights(j, &f->weights);
		json_key_str(j, "why", f->why);
		json_key(j, "cells");
		json_array(j);
		for (size_t k = 0; k < f->ncells; k++)
			cell_json(j, &f->cells[k]);
		json_end(j);
		json_end(j);
	}
	json_end(j);
}

static void
links_json(struct json *j, const struct comparison *c)
{
	json_key(j, "links");
	json_array(j);
	for (size_t i = 0; i < c->nlinks; i++) {
		json_object(j);
		key_place(j, "from", c->links[i].from);
		key_place(j, "to", c->links[i].to);
		json_key(j, "score");
		json_double(j, c->links[i].score, 3);
		json_end(j);
	}
	json_end(j);
	json_key(j, "partners");
	json_array(j);
	for (size_t i = 0; i < c->npartners; i++) {
		const struct partner *p = &c->partners[i];

		json_object(j);
		key_place(j, "of", p->of);
		json_key_int(j, "in", p->in);
		key_position(j, "paragraph", p->para);
		json_key(j, "score");
		json_double(j, p->score, 3);
		json_key_bool(j, "shown", p->shown);
		key_position(j, "second", p->second);
		json_key(j, "second_score");
		if (p->second < 0)
			json_null(j);
		else
			json_double(j, p->second_score, 3);
		json_end(j);
	}
	json_end(j);
}

static void
key_span(struct json *j, const char *key, struct place p, struct byte_span s)
{
	json_key(j, key);
	json_array(j);
	json_int(j, p.article);
	json_int(j, p.para);
	json_int(j, s.start);
	json_int(j, s.end);
	json_end(j);
}

/* Each pair once, as links are. */
static void
sentences_json(struct json *j, const struct comparison *c)
{
	json_key(j, "sentences");
	json_array(j);
	for (size_t i = 0; i < c->ntold; i++) {
		const struct told_sentence *t = &c->told[i];

		if (t->of.article > t->by.article)
			continue;
		json_object(j);
		key_span(j, "from", t->of, t->sentence);
		key_span(j, "to", t->by, t->teller);
		json_key(j, "share");
		json_double(j, t->share, 3);
		json_end(j);
	}
	json_end(j);
}

static void
row_cell_json(struct json *j, const struct comparison *c,
    const struct row *row, uint32_t article)
{
	const struct row_cell *cell = &row->cells[article];
	char mark = mark_sign(cell->mark);

	json_object(j);
	json_key_int(j, "article", article);
	json_key(j, "paragraphs");
	json_array(j);
	for (size_t i = 0; i < cell->nparas; i++)
		json_int(j, cell->paras[i]);
	json_end(j);
	json_key_str(j, "mark", (struct str){&mark, 1});
	key_position(j, "moved_to", cell->moved_to);
	json_key(j, "ties");
	json_array(j);
	for (size_t i = 0; i < cell->nparas; i++)
		json_double(j, comparison_tie(c, row,
		    (struct place){article, cell->paras[i]}), 3);
	json_end(j);
	json_end(j);
}

static void
rows_json(struct json *j, const struct comparison *c)
{
	json_key(j, "rows");
	json_array(j);
	for (size_t r = 0; r < c->nrows; r++) {
		json_object(j);
		json_key(j, "cells");
		json_array(j);
		for (uint32_t i = 0; i < c->narticles; i++)
			row_cell_json(j, c, &c->rows[r], i);
		json_end(j);
		json_key_bool(j, "furniture", c->rows[r].furniture);
		json_end(j);
	}
	json_end(j);
}

static void
doubts_json(struct json *j, const struct comparison *c)
{
	json_key(j, "doubts");
	json_array(j);
	for (size_t i = 0; i < c->ndoubts; i++) {
		json_object(j);
		json_key_int(j, "article", c->doubts[i].article);
		json_key_str(j, "reason", c->doubts[i].reason);
		json_end(j);
	}
	json_end(j);
}

void
report_comparison_json(struct buf *out, int64_t event,
    const struct comparison *c)
{
	struct json j;

	json_init(&j, out);
	json_object(&j);
	key_id(&j, "event", 'e', event);
	articles_json(&j, c, true);
	links_json(&j, c);
	rows_json(&j, c);
	facts_json(&j, c);
	doubts_json(&j, c);
	sentences_json(&j, c);
	json_end(&j);
}

void
report_facts_json(struct buf *out, int64_t event,
    const struct comparison *c)
{
	struct json j;

	json_init(&j, out);
	json_object(&j);
	key_id(&j, "event", 'e', event);
	articles_json(&j, c, false);
	facts_json(&j, c);
	json_end(&j);
}

void
report_article_json(struct buf *out, const struct article *a)
{
	struct json j;

	json_init(&j, out);
	json_object(&j);
	key_id(&j, "article", 'a', a->id);
	json_key_str(&j, "source_id", a->source_id);
	json_key_str(&j, "outlet", a->outlet);
	json_key_str(&j, "agency", a->agency);
	json_key_str(&j, "url", a->url);
	json_key_str(&j, "title", a->title);
	json_key_str(&j, "author", a->author);
	json_key_str(&j, "language", a->language);
	key_when(&j, "published", a->published);
	key_when(&j, "updated", a->updated);
	json_key_bool(&j, "cut", a->cut);
	key_strings(&j, "categories", a->categories, a->ncategories);
	key_enclosures(&j, a);
	key_notes(&j, a->notes, a->nnotes);
	paragraphs_json(&j, a);
	json_key_int(&j, "version", a->version);
	json_key(&j, "previous");
	json_array(&j);
	for (const struct article *v = a->previous; v; v = v->previous) {
		json_object(&j);
		json_key_int(&j, "version", v->version);
		json_key_str(&j, "title", v->title);
		paragraphs_json(&j, v);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
}

void
report_hit_json(struct buf *out, const struct report_hit *h)
{
	struct json j;

	json_init(&j, out);
	json_object(&j);
	key_id(&j, "article", 'a', h->id);
	key_id(&j, "event", 'e', h->event);
	json_key_str(&j, "outlet", h->outlet);
	json_key_str(&j, "title", h->title);
	key_when(&j, "published", h->published);
	json_key_str(&j, "snippet", h->snippet);
	json_key_bool(&j, "read", h->read);
	json_key_bool(&j, "starred", h->starred);
	json_end(&j);
}
