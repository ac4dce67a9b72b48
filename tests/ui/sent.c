/*
 * sent.c - what is sent to the terminal, and when: nothing that did not
 * change, and no more than a slow line takes.
 *
 *	sent PROGRAM FOLDER
 *
 * The folder has the stores demo.db, feeds.db and unmoved.db (many feeds,
 * none of which answers).
 */
#include <signal.h>

#include "src/base/clock.h"
#include "tests/tap.h"
#include "tests/ui/session.h"

static const char *program, *folder;

static void
begin(struct session *s)
{
	session_begin(s,
	    &(struct session_how){
		.program = program, .store = session_path(folder, "demo.db")});
	ok(session_shows(s, "[1/3]"), "the first screen is there");
}

static void
leave(struct session *s)
{
	ok(session_quit(s), "Q leaves the terminal as it was");
	session_end(s);
}

static bool
has(const struct buf *b, const char *bytes)
{
	return str_find(buf_view(b), str_c(bytes), 0) != STR_NPOS;
}

/* What is not changed is not sent; what is said is sent in one piece,
 * also where the words before it had letters at the same places. */
static void
test_quiet(void)
{
	struct session s;

	begin(&s);
	session_rest(&s);
	buf_clear(&s.bytes);
	while (session_take(&s, 1500))
		;
	is_int(s.bytes.n, 0, "at rest nothing is sent");
	session_press(&s, "\014");
	session_rest(&s);
	buf_clear(&s.bytes);
	session_press(&s, "k");
	session_rest(&s);
	ok(s.bytes.n < 40, "a key that changes nothing: %zu bytes",
	    s.bytes.n);
	session_press(&s, ":set hints?\r");
	session_rest(&s);
	buf_clear(&s.bytes);
	session_press(&s, ":set mouse?\r");
	session_rest(&s);
	ok(session_sent(&s, "mouse is \"off\" (by default)"),
	    "a message is sent in one piece");
	leave(&s);
}

/* Many feeds are asked in a second or two: how often is the count on the
 * screen another? */
static void
test_fetch(void)
{
	struct session s;
	struct buf text, last;
	int64_t begun, took;
	int drawn = 0;

	buf_init(&text, 1 * MiB);
	buf_init(&last, 1 * MiB);
	session_begin(&s,
	    &(struct session_how){
		.program = program, .store = session_path(folder, "feeds.db")});
	ok(session_shows(&s, "Events"), "fetch: the first screen");
	session_rest(&s);
	begun = clock_monotonic();
	session_press(&s, "R");
	do {
		(void)session_take(&s, 100);
		session_text(&s, &text);
		if (has(&text, "fetching ") &&
		    !str_eq(buf_view(&text), buf_view(&last)))
			drawn++;
		buf_clear(&last);
		buf_str(&last, buf_view(&text));
		took = (clock_monotonic() - begun) / 1000000;
	} while (!has(&text, "asked 6000 feeds") && took < 20000);
	printf("# %d repaints in %lld ms\n", drawn, (long long)took);
	/* Two a second, what is said at the start, and at the end. */
	ok(drawn > 0 && drawn <= took / 500 + 4,
	    "fetch: it is counted twice a second at most");
	session_press(&s, "Q");
	is_int(session_ending(&s), 0, "Q leaves");
	session_end(&s);
	buf_free(&text);
	buf_free(&last);
}

/* Who does not want numbers that move has none. */
static void
test_unmoved(void)
{
	struct session s;
	int64_t begun, took;
	struct buf text;

	session_begin(&s,
	    &(struct session_how){
		.program = program, .store = session_path(folder, "unmoved.db")});
	ok(session_shows(&s, "Events"), "animate: the first screen");
	session_press(&s, ":set animate off\r");
	ok(session_shows(&s, "animate is \"off\""), "animate is off");
	session_press(&s, "R");
	ok(session_shows(&s, "fetching"), "that feeds are asked is said");
	buf_clear(&s.bytes);
	buf_init(&text, 1 * MiB);
	begun = clock_monotonic();
	/* A key takes the message at the end away: the status tells. */
	for (int i = 0; i < 3000; i++) {
		session_press(&s, i % 2 ? "k" : "j");
		(void)session_take(&s, 10);
		session_text(&s, &text);
		if (!has(&text, "fetching"))
			break;
	}
	took = (clock_monotonic() - begun) / 1000000;
	printf("# keys all the while: %zu bytes in %lld ms\n", s.bytes.n,
	    (long long)took);
	ok(!session_sent(&s, "/6000"), "and not counted");
	ok(s.bytes.n < (size_t)(took / 50 + 8) * 400,
	    "keys are drawn each 50 ms at most meanwhile");
	buf_free(&text);
	leave(&s);
}

/* Keys that come faster than a slow line takes what they change are drawn
 * together, and the last screen is whole. */
static void
test_slow(void)
{
	struct session s;
	struct buf got, want;

	buf_init(&got, 1 * MiB);
	buf_init(&want, 1 * MiB);
	session_begin(&s,
	    &(struct session_how){.program = program,
		.store = session_path(folder, "demo.db"),
		.speed = B9600});
	ok(session_shows(&s, "[1/3]"), "9600 baud: the first screen");
	session_press(&s, "ga");
	ok(session_shows(&s, "[1/11]"), "a list");
	(void)session_take(&s, 1500);
	session_rest(&s);
	buf_clear(&s.bytes);
	for (int i = 0; i < 40; i++) {
		session_press(&s, i % 10 < 5 ? "j" : "k");
		(void)session_take(&s, 15);
	}
	session_press(&s, "j");
	ok(session_shows(&s, "[2/11]"), "each key counts");
	(void)session_take(&s, 1500);
	session_rest(&s);
	printf("# 41 moves in %zu bytes\n", s.bytes.n);
	ok(s.bytes.n < 41 * 230 / 2, "but is not drawn by itself");
	session_text(&s, &got);
	session_press(&s, "\014");
	(void)session_take(&s, 3000);
	session_rest(&s);
	session_text(&s, &want);
	is_str(buf_view(&got), buf_view(&want), "what is drawn is whole");
	leave(&s);
	buf_free(&got);
	buf_free(&want);
}

int
main(int argc, char **argv)
{
	if (argc != 3)
		return 2;
	program = argv[1];
	folder = argv[2];
	signal(SIGPIPE, SIG_IGN);
	test_quiet();
	test_fetch();
	test_unmoved();
	test_slow();
	return tap_done();
}
