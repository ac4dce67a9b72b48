#include "src/cli/event_facts.h"

#include "db/store_seal.h"
#include "src/base/vec.h"
#include "src/cli/seal.h"
#include "src/cluster/cluster.h"
#include "src/compare/compare.h"

#define LINES 12	 /* kept of a ledger */
#define CELL_BYTES 40	 /* shown of one cell */
#define REVIEWED 60	 /* discrepancies of one event, the worst */
#define COPIES 100	 /* whose shares are counted; then estimates do */

/* The members compared: own texts, the most central first. */
static int
by_score(const void *x, const void *y)
{
	const struct member *a = *(const struct member *const *)x,
			    *b = *(const struct member *const *)y;

	if (a->score != b->score)
		return a->score < b->score ? 1 : -1;
	return (a->article > b->article) - (a->article < b->article);
}

static int
by_place(const void *x, const void *y)
{
	const struct member *a = *(const struct member *const *)x,
			    *b = *(const struct member *const *)y;

	return (a > b) - (a < b);
}

static size_t
choose(struct arena *a, const struct event *e, const struct member ***out)
{
	const struct member **m =
	    ARENA_ARRAY(a, const struct member *, e->nmembers);
	size_t n = 0;

	for (size_t i = 0; i < e->nmembers; i++)
		if (!e->members[i].copy_of)
			m[n++] = &e->members[i];
	qsort(m, n, sizeof(*m), by_score);
	n = MIN(n, EVENT_FACTS_TEXTS);
	qsort(m, n, sizeof(*m), by_place);
	*out = m;
	return n;
}

static void
add_cell(struct buf *out, const struct fact *f, const struct cell *c)
{
	struct str text = c->text;
	size_t n;

	if (f->kind == FACT_NUMBER) {
		const char *sign;

		text = cell_figure(c, &sign);
		buf_cstr(out, sign);
	}
	n = MIN(text.n, CELL_BYTES);
	while (n < text.n && n > 0 && ((unsigned char)text.s[n] & 0xc0) == 0x80)
		n--;
	buf_str(out, str_sub(text, 0, n));
	if (n < text.n)
		buf_cstr(out, "...");
}

/* "41 | 37 | - | >=41": a cell an article, its first mention. */
static struct str
cells_line(struct arena *a, const struct fact *f, size_t narticles)
{
	struct buf line;
	struct str out;
	size_t at = 0;

	buf_init(&line, 4 * KiB);
	for (uint32_t art = 0; art < narticles; art++) {
		if (art)
			buf_cstr(&line, " | ");
		if (at == f->ncells || f->cells[at].article != art) {
			buf_char(&line, '-');
			continue;
		}
		add_cell(&line, f, &f->cells[at]);
		while (at < f->ncells && f->cells[at].article == art)
			at++;
	}
	out = arena_str(a, buf_view(&line));
	buf_free(&line);
	return out;
}

static bool
same_value(const struct cell *x, const struct cell *y)
{
	return x->bound == y->bound && str_eq(x->value, y->value);
}

/* Is the value of cell i told before in the same article, or, for an older
 * version's, in its text now? */
static bool
told_before(const struct fact *f, size_t i)
{
	for (size_t k = 0; k < f->ncells; k++)
		if (f->cells[k].article == f->cells[i].article &&
		    same_value(&f->cells[k], &f->cells[i]) &&
		    (f->cells[k].para >= 0 && f->cells[i].para < 0 ?
			true : k < i &&
			    (f->cells[k].para < 0) == (f->cells[i].para < 0)))
			return true;
	return false;
}

/* Do all texts as they are now give one value? */
static bool
one_value(const struct fact *f)
{
	const struct cell *first = NULL;

	for (size_t i = 0; i < f->ncells; i++) {
		if (f->cells[i].para < 0)
			continue;
		if (first && !same_value(first, &f->cells[i]))
			return false;
		first = &f->cells[i];
	}
	return true;
}

/* "10 / 12" of one article; where only an older version differs, that
 * too: "120 > 164", "first > gone". */
static void
add_values(struct buf *out, const struct fact *f, uint32_t art, bool older)
{
	size_t n = 0;

	for (int now = older ? 0 : 1; now <= 1; now++) {
		size_t first = n;

		for (size_t i = 0; i < f->ncells; i++) {
			const struct cell *c = &f->cells[i];

			if (c->article != art || (c->para >= 0) != now ||
			    told_before(f, i))
				continue;
			if (n++)
				buf_cstr(out, now && first && n == first + 1 ?
					" > " : " / ");
			add_cell(out, f, c);
		}
		if (now && first && n == first)
			buf_cstr(out, " > gone");
	}
	if (n == 0)
		buf_char(out, '-');
}

/* All that an article says, where the preview's line has its first
 * mention alone. */
static struct str
review_cells(struct arena *a, const struct fact *f, size_t narticles)
{
	bool older = one_value(f);
	struct buf line;
	struct str out;

	if (f->kind == FACT_OMISSION)
		return cells_line(a, f, narticles);
	buf_init(&line, 4 * KiB);
	for (uint32_t art = 0; art < narticles; art++) {
		if (art)
			buf_cstr(&line, " | ");
		add_values(&line, f, art, older);
	}
	out = arena_str(a, buf_view(&line));
	buf_free(&line);
	return out;
}

static void
add_spots(struct arena *a, const struct fact *f, struct discrepancy *d)
{
	struct review_spot *spots =
	    ARENA_ARRAY(a, struct review_spot, f->ncells);

	for (size_t i = 0; i < f->ncells; i++) {
		const struct cell *c = &f->cells[i];

		spots[i] = (struct review_spot){
			.pane = c->article,
			.para = c->para,
			.start = c->start,
			.end = c->end,
			.version = c->version,
			.bound = c->bound,
			.text = c->text,
			.value = c->value,
			.unit = c->unit,
			.attribution = c->attribution,
			.said_at = c->said_at,
		};
	}
	d->spots = spots;
	d->nspots = f->ncells;
}

/* What an editor is to decide of it. */
static void
review_of(struct arena *a, const struct comparison *c, struct event_told *t)
{
	int64_t *panes = ARENA_ARRAY(a, int64_t, c->narticles);

	for (size_t i = 0; i < c->narticles; i++)
		panes[i] = c->articles[i]->id;
	t->review = ARENA_ARRAY(a, struct discrepancy,
	    MIN(c->nfacts, (size_t)REVIEWED));
	for (size_t i = 0; i < c->nfacts && t->nreview < REVIEWED; i++) {
		const struct fact *f = &c->facts[i];
		struct discrepancy *d = &t->review[t->nreview];

		if (!review_wanted(f->kind, f->verdict))
			continue;
		*d = (struct discrepancy){
			.kind = f->kind,
			.verdict = f->verdict,
			.severity = f->severity,
			.label = f->label,
			.why = f->why,
			.cells = review_cells(a, f, c->narticles),
			.panes = panes,
			.npanes = c->narticles,
			.weights = f->weights,
		};
		add_spots(a, f, d);
		t->nreview++;
	}
}

/* What the lists show of a comparison. */
static struct event_told
told_of(struct arena *a, const struct comparison *c)
{
	struct event_told t = {.n = MIN(c->nfacts, LINES), .ndoubts = c->ndoubts};

	t.lines = ARENA_ARRAY(a, struct fact_line, t.n);
	t.doubts = ARENA_ARRAY(a, struct member, t.ndoubts);
	for (size_t i = 0; i < c->nfacts; i++) {
		const struct fact *f = &c->facts[i];

		t.loud += fact_loud(f);
		if (i < t.n)
			t.lines[i] = (struct fact_line){f->kind, f->verdict,
				f->severity, f->label,
				cells_line(a, f, c->narticles)};
	}
	for (size_t i = 0; i < c->ndoubts; i++)
		t.doubts[i] = (struct member){
			.article = c->articles[c->doubts[i].article]->id,
			.doubtful = true,
			.doubt = c->doubts[i].reason,
		};
	review_of(a, c, &t);
	return t;
}

/* The texts that can be read; a damaged one is left out. */
static enum status
load(struct store *s, struct arena *a, const struct member *const *m,
    size_t n, const struct article ***out, size_t *loaded)
{
	const struct article **arts =
	    ARENA_ARRAY(a, const struct article *, n);
	enum status status = STATUS_OK;

	*loaded = 0;
	for (size_t i = 0; i < n && status == STATUS_OK; i++) {
		struct article *art = ARENA_NEW(a, struct article);

		status = store_article(s, a, m[i]->article, true, art);
		if (status == STATUS_OK)
			arts[(*loaded)++] = art;
		else if (status == STATUS_DAMAGED || status == STATUS_NOT_FOUND)
			status = STATUS_OK;
	}
	*out = arts;
	return status;
}

/* A text that cannot be read is none. */
static enum status
load_one(struct store *s, struct arena *a, int64_t id, struct article *out)
{
	enum status status = store_article(s, a, id, true, out);

	if (status != STATUS_DAMAGED && status != STATUS_NOT_FOUND)
		return status;
	*out = (struct article){0};
	return STATUS_OK;
}

/* The copy was made from some version of its source: the one that is
 * most like it. */
static double
share_of(struct arena *a, const struct article *copy,
    const struct article *source)
{
	double most = 0;

	for (; source; source = source->previous)
		most = MAX(most, copies_overlap(a, copy, source).of_a);
	return most;
}

/* Clustering estimates shares by samples; here the words are counted. */
static enum status
count_shares(struct store *s, struct arena *a, const struct event *e,
    struct event_told *out)
{
	struct arena *texts = arena_new();
	size_t n = 0;
	enum status status = STATUS_OK;

	out->shares = ARENA_ARRAY(a, struct member, MIN(e->nmembers, COPIES));
	for (size_t i = 0; i < e->nmembers && status == STATUS_OK; i++) {
		const struct member *m = &e->members[i];
		struct article copy, source;
		double share;

		if (!m->copy_of || ++n > COPIES)
			continue;
		status = load_one(s, texts, m->article, &copy);
		if (status == STATUS_OK)
			status = load_one(s, texts, m->copy_of, &source);
		if (status != STATUS_OK)
			break;
		share = share_of(texts, &copy, &source);
		if (share > 0)
			out->shares[out->nshares++] = (struct member){
				.article = m->article, .copy_share = share};
		arena_reset(texts);
	}
	arena_free(texts);
	return status;
}

/* The independent texts compared; nothing is told of one text alone,
 * which needs not be read. */
static enum status
tell(struct store *s, struct arena *a, struct stemmers *stemmers,
    const struct lexicon *aliases, const struct member *const *m, size_t n,
    struct event_told *out)
{
	struct compare_options o = {.facts = true, .stemmers = stemmers,
		.aliases = aliases};
	const struct article **arts;
	enum status status = STATUS_OK;

	*out = (struct event_told){0};
	if (n >= 2)
		status = load(s, a, m, n, &arts, &n);
	if (status == STATUS_OK && n >= 2)
		status = store_ties(s, a, arts, n, &o.ties, &o.nties);
	if (status == STATUS_OK && n >= 2) {
		*out = told_of(a, compare_run(a, arts, n, &o));
		out->compared = true;
	}
	return status;
}

static enum status
seal(struct store *s, struct arena *a, const struct lexicon *aliases,
    const struct member *const *m, size_t n, struct event_told *t)
{
	int64_t *ids = ARENA_ARRAY(a, int64_t, n);
	struct sealed of = {ids, n, aliases, t->lines, t->n, t->loud};
	enum status status;

	for (size_t i = 0; i < n; i++)
		ids[i] = m[i]->article;
	status = seal_make(s, &of, &t->seal);
	for (size_t i = 0; i < t->nreview; i++)
		t->seal += seal_item(&t->review[i]);
	return status;
}

enum status
event_facts_read(struct store *s, struct arena *a, struct stemmers *stemmers,
    const struct lexicon *aliases, int64_t event, struct event_told *out)
{
	struct arena *scratch = arena_new();
	const struct member **m;
	struct event e;
	size_t n = 0;
	enum status status = store_event(s, scratch, event, &e);

	*out = (struct event_told){.gone = status == STATUS_NOT_FOUND};
	if (status == STATUS_OK) {
		n = choose(scratch, &e, &m);
		status = tell(s, a, stemmers, aliases, m, n, out);
	}
	if (status == STATUS_OK)
		status = seal(s, scratch, aliases, m, n, out);
	if (status == STATUS_OK)
		status = count_shares(s, a, &e, out);
	arena_free(scratch);
	return out->gone ? STATUS_OK : status;
}

enum status
event_facts_write(struct store *s, int64_t event, const struct event_told *t,
    int64_t now)
{
	enum status status = STATUS_OK;

	for (size_t i = 0; i < t->nshares && status == STATUS_OK; i++)
		status = store_put_share(s, t->shares[i].article,
		    t->shares[i].copy_share);
	if (status == STATUS_OK && !t->gone)
		status = store_put_facts(s, event, t->lines, t->n, t->loud,
		    t->doubts, t->ndoubts);
	if (status == STATUS_OK && !t->gone)
		status = store_put_seal(s, event, t->seal);
	if (status == STATUS_OK && !t->gone)
		status = store_put_review(s, event, t->review, t->nreview,
		    now);
	return status;
}

static bool
same_line(const struct fact_line *x, const struct fact_line *y)
{
	return x->kind == y->kind && x->verdict == y->verdict &&
	    x->severity == y->severity && str_eq(x->label, y->label) &&
	    str_eq(x->cells, y->cells);
}

/* Are the event's items those of its facts?  A store that is older than
 * the queue has none until its facts are read again. */
static bool
same_review(const struct review_item *items, size_t n,
    const struct event_told *t)
{
	size_t found = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < t->nreview; k++)
			if (items[i].d.kind == t->review[k].kind &&
			    items[i].d.verdict == t->review[k].verdict &&
			    str_eq(items[i].d.label, t->review[k].label) &&
			    str_eq(items[i].d.cells, t->review[k].cells)) {
				found++;
				break;
			}
	return n == 0 || (n == t->nreview && found == n);
}

/* What is stored of an event. */
struct stored {
	struct event e;
	const struct member **m; /* those compared */
	size_t nm;
	struct fact_line *lines;
	size_t n;
	struct review_item *items;
	size_t nitems;
};

static enum status
read_stored(struct store *s, struct arena *a, int64_t event,
    struct stored *out)
{
	enum status status = store_event(s, a, event, &out->e);

	if (status == STATUS_OK)
		status = store_facts(s, a, event, &out->lines, &out->n);
	if (status == STATUS_OK)
		status = store_review_of(s, a, event, &out->items,
		    &out->nitems);
	if (status == STATUS_OK)
		out->nm = choose(a, &out->e, &out->m);
	return status;
}

static enum status
is_sealed(struct store *s, struct arena *a, const struct lexicon *aliases,
    const struct stored *is, enum seal_state *sealed)
{
	struct event_told t = {.lines = is->lines, .n = is->n,
		.loud = is->e.conflicts};
	uint64_t stored;
	enum status status = store_seal(s, is->e.id, &stored);

	if (status == STATUS_OK)
		status = seal(s, a, aliases, is->m, is->nm, &t);
	for (size_t i = 0; i < is->nitems; i++)
		t.seal += seal_item(&is->items[i].d);
	if (status == STATUS_OK)
		*sealed = seal_compare(stored, t.seal);
	return status;
}

enum status
event_facts_sealed(struct store *s, const struct lexicon *aliases,
    int64_t event, enum seal_state *sealed)
{
	struct arena *a = arena_new();
	struct stored is;
	enum status status = read_stored(s, a, event, &is);

	*sealed = SEAL_BROKEN;
	if (status == STATUS_OK)
		status = is_sealed(s, a, aliases, &is, sealed);
	arena_free(a);
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static bool
holds(const struct stored *is, const struct event_told *t)
{
	bool hold = is->n == t->n && is->e.conflicts == t->loud;

	for (size_t i = 0; i < is->n && hold; i++)
		hold = same_line(&is->lines[i], &t->lines[i]);
	return hold && same_review(is->items, is->nitems, t);
}

enum status
event_facts_hold(struct store *s, struct stemmers *stemmers,
    const struct lexicon *aliases, int64_t event, bool *hold)
{
	struct arena *a = arena_new();
	struct event_told t;
	struct stored is;
	enum status status = read_stored(s, a, event, &is);

	if (status == STATUS_OK)
		status = tell(s, a, stemmers, aliases, is.m, is.nm, &t);
	*hold = status == STATUS_NOT_FOUND;
	if (status == STATUS_OK)
		*hold = holds(&is, &t);
	arena_free(a);
	return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}
