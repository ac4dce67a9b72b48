#include "db/sql.h"
#include "db/store_cluster.h"
#include "src/cli/event_facts.h"
#include "src/cli/facts.h"
#include "src/cli/pipeline.h"
#include "tests/unit/cluster_help.h"
#include "tests/unit/db_help.h"

#define N 24 /* articles of six events */

/* Outlets of one event count differently. */
static struct article
invent_toll(struct arena *a, size_t i)
{
	struct article art = invent_article(a, (int64_t)i + 1,
	    (uint32_t)i % (N / 4), (int64_t)(i % (N / 4)) / 2);
	struct paragraph *paras =
	    ARENA_ARRAY(a, struct paragraph, art.nparas + 1);

	memcpy(paras, art.paras, art.nparas * sizeof(*paras));
	paras[art.nparas] = paras[0];
	paras[art.nparas++].text = arena_printf(a, "At least %zu people "
	    "were killed and 120 injured, police said on Monday.", 20 + i);
	art.paras = paras;
	return art;
}

/* All facts of a store made from the same articles, as one text. */
static struct str
facts_of(struct arena *a, struct store *s, struct facts_worker *w,
    size_t *compared)
{
	struct pipeline *p = pipeline_new(s, TODAY);
	struct pipeline_counts counts;
	struct str out = STR("");

	pipeline_facts_by(p, w);
	for (size_t i = 0; i < N; i++) {
		struct article art = invent_toll(a, i);

		must(pipeline_add(p, &art));
	}
	must(pipeline_finish(p, &counts));
	pipeline_free(p);
	*compared = counts.compared;
	for (int64_t event = 1; event <= N; event++) {
		struct fact_line *lines;
		size_t n;

		must(store_facts(s, a, event, &lines, &n));
		for (size_t i = 0; i < n; i++)
			out = arena_printf(a, "%.*se%lld %d %d %a %.*s %.*s\n",
			    STR_ARG(out), (long long)event, lines[i].kind,
			    lines[i].verdict, lines[i].severity,
			    STR_ARG(lines[i].label), STR_ARG(lines[i].cells));
	}
	return out;
}

/* How many events of two texts or more are sealed? */
static size_t
sealed(struct store *s)
{
	size_t n = 0;

	for (int64_t event = 1; event <= N; event++) {
		enum seal_state is;

		must(event_facts_sealed(s, NULL, event, &is));
		n += is == SEAL_WHOLE;
	}
	return n;
}

/* Is the seal of each broken by this, and whole again without it? */
static void
breaks(struct store *s, const char *sql, const char *what)
{
	must(store_begin(s));
	must(sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK ?
	    STATUS_OK : STATUS_IO);
	is_int(sealed(s), 0, "no seal holds after %s", what);
	store_rollback(s);
}

static void
test_seals(struct store *s, size_t compared)
{
	size_t n = sealed(s);

	ok(n >= compared, "events are sealed with their facts");
	breaks(s, "UPDATE fact SET label = label || 'x'; "
	    "UPDATE event SET conflicts = conflicts + (articles = 1)",
	    "another label");
	breaks(s, "UPDATE event SET conflicts = conflicts + 1",
	    "another number of conflicts");
	breaks(s, "UPDATE fact SET severity = severity + 1; "
	    "UPDATE event SET conflicts = conflicts + (articles = 1)",
	    "another severity");
	breaks(s, "DELETE FROM fact WHERE rank = 0; "
	    "UPDATE event SET conflicts = conflicts + (articles = 1)",
	    "a fact is lost");
	breaks(s, "UPDATE review SET cells = cells || ' | 9'; "
	    "UPDATE event SET conflicts = conflicts + (articles = 1)",
	    "an item tells something else");
	breaks(s, "UPDATE body SET sum = sum + 1", "another text");
	breaks(s, "INSERT INTO older SELECT article, 0, seen, hash, sum, "
	    "record FROM body", "another version");
	breaks(s, "UPDATE outlet SET name = name || 'x'", "another outlet");
	breaks(s, "UPDATE event SET seal = 0", "a seal that is lost");
	is_int(sealed(s), n, "and as it was they hold");
}

int
main(void)
{
	struct arena *a = arena_new();
	struct str folder = db_folder(a, "facts"), alone, two, none;
	struct facts_worker *w = facts_worker_start(NULL);
	struct store *s = db_open(arena_printf(a, "%.*s/two.db",
	    STR_ARG(folder)).s, STORE_WRITE);
	size_t compared, by_two, by_none;

	ok(w != NULL, "another process starts");
	two = facts_of(a, s, w, &by_two);
	facts_worker_end(w);
	test_seals(s, by_two);
	store_close(s);
	s = db_memory();
	alone = facts_of(a, s, NULL, &compared);
	store_close(s);
	is_int(compared, N / 4, "events compared by one process");
	ok(alone.n > 0, "which has facts to tell");
	is_int(by_two, compared, "two compare the same events");
	ok(str_eq(two, alone), "and find the same");

	/* It can open no store in another's memory, so it ends. */
	w = facts_worker_start(NULL);
	s = db_memory();
	none = facts_of(a, s, w, &by_none);
	is_int(by_none, compared, "where it is of no use one does all");
	ok(str_eq(none, alone), "and finds the same");
	facts_worker_end(w);
	store_close(s);
	arena_free(a);
	return tap_done();
}
