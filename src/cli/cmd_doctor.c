/*
 * doctor - is the store what it should be?  With --repair, make it so.
 *
 * The store is asked what it can tell alone (db/store_check.h).  What is
 * made of texts is made of them again and compared: sketches, the
 * frequencies of terms, and the facts of those events whose seal does not
 * say that they are what they were (src/cli/seal.h).  Repair first lets the
 * store mend itself, then forgets what is wrong, and lets the pipeline
 * make it as if the articles had just come in.
 */
#include <unistd.h>

#include "db/store_check.h"
#include "db/store_cluster.h"
#include "src/base/clock.h"
#include "src/base/vec.h"
#include "src/cli/aliases.h"
#include "src/cli/cli.h"
#include "src/cli/event_facts.h"
#include "src/cli/pipeline.h"

#define PAGE 200
/* Frequencies this near are as good as true. */
#define NEAR(x, y) (llabs((long long)(x) - (long long)(y)) <= \
	2 + (long long)(y) / 100)

struct doctor {
	struct cli *cli;
	struct store *store;
	struct arena *a; /* of a page */
	struct terms *terms;
	struct stemmers *stemmers;
	const struct lexicon *aliases;
	bool mend;
	VEC(struct check) found;
	size_t looked; /* for progress */
};

static void
progress(struct doctor *d, size_t n)
{
	d->looked += n;
	if (!d->cli->quiet && isatty(STDERR_FILENO))
		fprintf(stderr, "\r%zu looked at ", d->looked);
}

static void
find(struct doctor *d, const char *name, size_t wrong, const char *words)
{
	*vec_add(d->cli->a, &d->found) = (struct check){
		.name = name, .wrong = wrong,
		.words = arena_printf(d->cli->a, "%zu %s", wrong, words)};
}

/* What a page found wrong is forgotten, when it is to be mended. */
static enum status
forget(struct doctor *d, const int64_t *ids, size_t n,
    enum status (*one)(struct store *, int64_t))
{
	enum status st;

	if (!d->mend || !n)
		return STATUS_OK;
	st = store_begin(d->store);
	for (size_t i = 0; i < n && st == STATUS_OK; i++)
		st = one(d->store, ids[i]);
	return store_end(d->store, st);
}

/* ---- sketches and frequencies ---- */

struct reading {
	struct cluster *counted;
	int64_t uncounted; /* the first article nobody counted */
	size_t damaged, sketches;
};

static bool
same_sketch(const struct sketch *x, const struct sketch *y)
{
	return x->published.at == y->published.at &&
	    x->published.precision == y->published.precision &&
	    x->words == y->words && x->outlet == y->outlet &&
	    x->nshingles == y->nshingles && (x->nshingles == 0 ||
	    memcmp(x->shingles, y->shingles,
		x->nshingles * sizeof(*x->shingles)) == 0) &&
	    str_eq(x->title, y->title) && (x->nterms > 0) == (y->nterms > 0);
}

/* An article without one is found by the store. */
static enum status
sketch_holds(struct doctor *d, int64_t id, const struct sketch *k, bool *hold)
{
	struct str record;
	struct sketch stored = {0};
	enum status st = store_sketch(d->store, d->a, id, &record);

	*hold = true;
	if (st == STATUS_OK)
		*hold = sketch_unpack(d->a, record, &stored) &&
		    same_sketch(&stored, k);
	return st == STATUS_NOT_FOUND ? STATUS_OK : st;
}

static enum status
read_one(struct doctor *d, struct reading *r, int64_t id, bool *hold)
{
	struct article newest;
	const struct article *first = &newest;
	const struct term_word *words;
	struct sketch k;
	enum status st = store_article(d->store, d->a, id, true, &newest);

	*hold = true;
	if (st == STATUS_DAMAGED || st == STATUS_NOT_FOUND) {
		r->damaged += st == STATUS_DAMAGED;
		return STATUS_OK;
	}
	if (st != STATUS_OK)
		return st;
	terms_read(d->terms, d->a, &newest, newest.seen, &k, &words);
	st = sketch_holds(d, id, &k, hold);
	while (first->previous)
		first = first->previous;
	if (first != &newest)
		terms_read(d->terms, d->a, first, first->seen, &k, &words);
	if (id < r->uncounted)
		cluster_count_again(r->counted, &k, words);
	return st;
}

static enum status
read_articles(struct doctor *d, struct reading *r)
{
	int64_t bad[PAGE], last = 0, *ids;
	enum status st = STATUS_OK;
	size_t n = 1;

	while (st == STATUS_OK && n) {
		size_t nbad = 0;

		arena_reset(d->a);
		st = store_all_articles(d->store, d->a, last, PAGE, &ids, &n);
		for (size_t i = 0; i < n && st == STATUS_OK; i++) {
			bool hold = true;

			last = ids[i];
			st = read_one(d, r, last, &hold);
			if (!hold)
				bad[nbad++] = last;
		}
		if (st == STATUS_OK)
			st = forget(d, bad, nbad, store_forget_sketch);
		r->sketches += nbad;
		progress(d, n);
	}
	return st;
}

static enum status
compare_terms(struct doctor *d, struct reading *r, size_t *wrong)
{
	const struct frequency *f;
	uint64_t articles, counted;
	int64_t to;
	size_t n;
	struct term_row *rows;
	enum status st;

	arena_reset(d->a);
	n = cluster_frequencies(r->counted, d->a, &f, &articles);
	rows = ARENA_ARRAY(d->a, struct term_row, n);
	for (size_t i = 0; i < n; i++)
		rows[i].id = f[i].id;
	st = store_terms(d->store, d->a, rows, n);
	if (st == STATUS_OK)
		st = store_counted(d->store, &counted, &to);
	*wrong = 0;
	for (size_t i = 0; i < n && st == STATUS_OK; i++)
		*wrong += !NEAR(rows[i].df, f[i].df);
	*wrong += st == STATUS_OK && !NEAR(counted, articles);
	return st;
}

static enum status
look_at_texts(struct doctor *d, bool *whole)
{
	struct reading r = {.counted = cluster_new(), .uncounted = INT64_MAX};
	size_t n, terms = 0;
	int64_t *first;
	enum status st = store_uncounted(d->store, d->a, 0, 1, &first, &n);

	if (st == STATUS_OK && n)
		r.uncounted = *first;
	if (st == STATUS_OK)
		st = read_articles(d, &r);
	if (st == STATUS_OK)
		st = compare_terms(d, &r, &terms);
	cluster_free(r.counted);
	*whole = r.damaged == 0;
	find(d, "texts", r.damaged, "texts are damaged; import them again");
	find(d, "sketches", r.sketches, "sketches do not match their texts");
	find(d, "terms", terms, "terms are counted wrongly");
	return st;
}

/* ---- facts ---- */

struct facts {
	bool whole;	/* no text is damaged, ... */
	bool trust;	/* ... and no seal of today's; see src/cli/seal.h */
	size_t sealed;	/* met so far */
	size_t wrong;
	size_t older;	/* told by another crossread, or with other aliases */
};

/* Of those that are sealed one in so many is compared all the same, the
 * first of them first: a program that tells other things shows there. */
#define SAMPLE 64

static enum status
look_at_event(struct doctor *d, struct facts *f, int64_t event, bool *hold)
{
	enum seal_state seal = SEAL_BROKEN;
	enum status st = STATUS_OK;

	*hold = true;
	if (f->whole)
		st = event_facts_sealed(d->store, d->aliases, event, &seal);
	if (st != STATUS_OK || (seal == SEAL_WHOLE && f->trust &&
	    f->sealed++ % SAMPLE != 0))
		return st;
	st = event_facts_hold(d->store, d->stemmers, d->aliases, event, hold);
	if (*hold)
		return st;
	if (seal == SEAL_WHOLE)
		f->trust = false;
	if (seal == SEAL_BROKEN)
		f->wrong++;
	else
		f->older++;
	return st;
}

static enum status
look_at_page(struct doctor *d, struct facts *f, int64_t *last, size_t *n)
{
	int64_t bad[PAGE], *ids;
	bool trusted = f->trust;
	size_t nbad = 0;
	enum status st;

	arena_reset(d->a);
	st = store_told_events(d->store, d->a, *last, PAGE, &ids, n);
	for (size_t i = 0; i < *n && st == STATUS_OK && f->trust == trusted;
	     i++) {
		bool hold = true;

		*last = ids[i];
		st = look_at_event(d, f, ids[i], &hold);
		if (!hold)
			bad[nbad++] = ids[i];
	}
	if (st == STATUS_OK)
		st = forget(d, bad, nbad, store_make_stale);
	progress(d, *n);
	return st;
}

/* A text that is damaged is another one than that of the seal. */
static enum status
look_at_facts(struct doctor *d, bool whole)
{
	struct facts f = {.whole = whole, .trust = whole};
	int64_t last = 0;
	enum status st = STATUS_OK;
	size_t n = 1;

	while (st == STATUS_OK && n) {
		bool trusted = f.trust;

		st = look_at_page(d, &f, &last, &n);
		/* From the start again; what was found wrong is stale. */
		if (trusted && !f.trust) {
			last = 0;
			f.wrong = d->mend ? f.wrong : 0;
			f.older = d->mend ? f.older : 0;
		}
	}
	find(d, "facts", f.wrong, "events have other facts than their texts");
	find(d, "facts", f.older,
	    "events were compared by another release or with other aliases");
	d->found.at[d->found.n - 1].harmless = true;
	return st;
}

/* ---- all of it ---- */

/* Is anything so, and not only out of date? */
static bool
any(const struct doctor *d, bool harmless)
{
	for (size_t i = 0; i < d->found.n; i++)
		if (d->found.at[i].wrong && !d->found.at[i].mended &&
		    d->found.at[i].harmless <= harmless)
			return true;
	return false;
}

static bool
any_wrong(const struct doctor *d)
{
	return any(d, false);
}

/* The same checks in the same order each time. */
static enum status
look(struct doctor *d)
{
	struct check *checks;
	bool whole = false;
	size_t n = 0;
	enum status st = store_check(d->store, d->cli->a, &checks, &n);

	d->found.n = 0;
	for (size_t i = 0; i < n; i++)
		*vec_add(d->cli->a, &d->found) = checks[i];
	if (st == STATUS_OK && d->mend && any_wrong(d))
		st = store_mend(d->store);
	if (st == STATUS_OK)
		st = look_at_texts(d, &whole);
	if (st == STATUS_OK)
		st = look_at_facts(d, whole);
	return st;
}

static enum status
forget_terms(struct doctor *d)
{
	enum status st = store_begin(d->store);

	if (st == STATUS_OK)
		st = store_forget_terms(d->store);
	return store_end(d->store, st);
}

/* What was forgotten; and what a run that was killed left waiting. */
static enum status
make_again(struct doctor *d)
{
	struct pipeline *p = pipeline_new(d->store, clock_now());
	struct pipeline_counts counts;
	enum status st = STATUS_OK;

	pipeline_aliases(p, d->aliases);
	if (any_wrong(d)) {
		st = forget_terms(d);
		if (st == STATUS_OK)
			st = pipeline_rebuild(p);
	}
	if (st == STATUS_OK)
		st = pipeline_finish(p, &counts);
	pipeline_free(p);
	return st;
}

static enum status
look_and_mend(struct doctor *d)
{
	struct check *before;
	size_t n;
	enum status st = look(d);

	if (st != STATUS_OK || !d->mend)
		return st;
	st = make_again(d);
	if (st != STATUS_OK || !any(d, true))
		return st;
	before = d->found.at;
	n = d->found.n;
	d->found.at = NULL;
	d->found.n = d->found.cap = 0;
	d->mend = false;
	st = look(d);
	for (size_t i = 0; i < n && i < d->found.n; i++)
		before[i].mended = before[i].wrong && !d->found.at[i].wrong;
	d->found.at = before;
	d->found.n = n;
	return st;
}

/* One name's findings; a name of which all is well has one line. */
static void
print(struct doctor *d, const char *name)
{
	struct buf *out = &d->cli->out;
	bool some = false;

	for (size_t i = 0; i <= d->found.n; i++) {
		const struct check *c = &d->found.at[i];
		bool last = i == d->found.n;
		struct json j;

		if (last ? some : strcmp(c->name, name) != 0 || !c->wrong)
			continue;
		some = true;
		if (!d->cli->json) {
			buf_printf(out, "%-12s ", name);
			buf_str(out, last ? STR("ok") : c->words);
			buf_cstr(out, !last && c->mended ? ": mended\n" : "\n");
			continue;
		}
		json_init(&j, out);
		json_object(&j);
		json_key_str(&j, "check", str_c(name));
		json_key_int(&j, "wrong",
		    last || c->harmless ? 0 : (int64_t)c->wrong);
		json_key_str(&j, "what", last ? STR_NONE : c->words);
		json_key_bool(&j, "mended", !last && c->mended);
		json_end(&j);
		buf_char(out, '\n');
	}
}

static enum status
report(struct doctor *d)
{
	bool told;

	for (size_t i = 0; i < d->found.n; i++) {
		told = false;
		for (size_t j = 0; j < i; j++)
			told = told || strcmp(d->found.at[i].name,
			    d->found.at[j].name) == 0;
		if (!told)
			print(d, d->found.at[i].name);
	}
	if (!any_wrong(d)) {
		if (any(d, true))
			cli_note(d->cli, "nothing is wrong; 'crossread doctor "
			    "--repair' compares the events again");
		return STATUS_OK;
	}
	cli_error(d->cli->repair ? "%s: not all could be mended" :
	    "%s: something is wrong; 'crossread doctor --repair' mends what "
	    "can be mended", store_path(d->store));
	return STATUS_DAMAGED;
}

/* A store is not made here, and one that cannot be written to is read. */
static enum status
open_store(struct cli *cli, struct store **out)
{
	struct store *read;
	enum status st = cli_open_store(cli, STORE_READ, &read);
	struct buf why;

	if (st != STATUS_OK)
		return st;
	buf_init(&why, 4 * KiB);
	if (cli->repair) {
		store_close(read);
		st = cli_open_store(cli, STORE_WRITE, out);
	} else if (store_open(store_path(read), STORE_WRITE, &why, out) ==
	    STATUS_OK) {
		store_close(read);
	} else {
		*out = read;
	}
	buf_free(&why);
	return st;
}

enum status
cmd_doctor(struct cli *cli)
{
	struct doctor d = {.cli = cli, .mend = cli->repair};
	enum status st = aliases_load(cli, &d.aliases);

	if (st == STATUS_OK)
		st = open_store(cli, &d.store);
	if (st != STATUS_OK)
		return st;
	d.a = arena_new();
	d.terms = terms_new();
	d.stemmers = stemmers_new();
	st = look_and_mend(&d);
	if (!cli->quiet && isatty(STDERR_FILENO))
		fprintf(stderr, "\r%60s\r", "");
	st = st == STATUS_OK ? report(&d) : cli_store_failed(d.store, st);
	stemmers_free(d.stemmers);
	terms_free(d.terms);
	arena_free(d.a);
	store_close(d.store);
	return st;
}
