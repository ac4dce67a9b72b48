/*
 * Damaged stores: whatever the bytes are, every question ends, nothing
 * crashes, and a text is either what was stored or told to be damaged.
 */
#include "db/record.h"
#include "db_help.h"

#define ARTICLES 60
#define FILES 50

static struct arena *a;
static uint64_t state = 7;

static size_t
below(size_t n)
{
	state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (size_t)(state >> 33) % n;
}

static struct str
read_file(const char *path)
{
	FILE *f = fopen(path, "rb");
	char *bytes;
	long n;

	if (!f || fseek(f, 0, SEEK_END) != 0 || (n = ftell(f)) < 0) {
		printf("Bail out! %s\n", path);
		exit(1);
	}
	bytes = ARENA_ARRAY(a, char, (size_t)n);
	rewind(f);
	if (fread(bytes, 1, (size_t)n, f) != (size_t)n)
		exit(1);
	fclose(f);
	return (struct str){bytes, (size_t)n};
}

/* Every fifth is cut, in the others a few places are changed. */
static void
write_damaged(const char *path, struct str sound, unsigned i)
{
	char *bytes = ARENA_ARRAY(a, char, sound.n);
	size_t n = i % 5 == 0 ? 100 + below(sound.n - 100) : sound.n;
	FILE *f = fopen(path, "wb");

	memcpy(bytes, sound.s, sound.n);
	for (unsigned k = 0; i % 5 && k < 1 + i % 4 * 8; k++)
		bytes[100 + below(sound.n - 100)] ^= (char)(1 + below(255));
	if (i % 7 == 3)
		memset(bytes + below(sound.n / 4096) * 4096, 0, 4096);
	if (!f || fwrite(bytes, 1, n, f) != n || fclose(f) != 0)
		exit(1);
}

struct tally {
	unsigned refused, damaged, sound, wrong;
};

static void
read_texts(struct store *s, struct tally *t)
{
	struct arena *each = arena_new();

	for (unsigned i = 0; i < ARTICLES; i++) {
		struct article want = db_article(a, i, 1), got;
		enum status status = store_article(s, each, i + 1, true,
		    &got);
		bool same = got.nparas == want.nparas &&
		    str_eq(got.title, want.title);

		for (size_t k = 0; same && k < got.nparas; k++)
			same = str_eq(got.paras[k].text, want.paras[k].text);
		if (status == STATUS_OK)
			*(same ? &t->sound : &t->wrong) += 1;
		else
			t->damaged++;
		arena_reset(each);
	}
	arena_free(each);
}

/* Answers may be wrong in lists, which are not summed; they must end. */
static void
ask_everything(struct store *s)
{
	static const char *const queries[] = {"bridge", "-bridge",
	    "\"closed on tuesday\"", "is:unread", "/ferryman/"};
	struct arena *each = arena_new();
	struct event e;
	struct buf words;
	struct fact_line *lines;
	struct event_row *events;
	struct article_row *rows;
	int64_t id = 1, *ids;
	size_t n;

	buf_init(&words, 10 * KiB);
	for (size_t i = 0; i < SCOPE_SEARCH + ARRAY_LEN(queries); i++) {
		bool search = i >= SCOPE_SEARCH;
		struct article_query q = {
		    .scope = (enum article_scope)MIN(i, SCOPE_SEARCH),
		    .event = 1,
		    .query = search ? str_c(queries[i - SCOPE_SEARCH]) :
				      STR_NONE};

		(void)store_articles(s, each, &q, NULL, i % 2, 100, &rows, &n);
		(void)store_articles_count(s, &q, &n);
	}
	for (int sort = 0; sort < 4; sort++)
		(void)store_events(s, each, &(struct event_query){
		    .sort = (enum event_sort)sort}, NULL, false, 100,
		    &events, &n);
	(void)store_event(s, each, 1, &e);
	(void)store_facts(s, each, 1, &lines, &n);
	(void)store_stale_events(s, each, 10, &ids, &n);
	(void)store_mark(s, MARK_READ, &id, 1, NOW);
	(void)store_undo(s, NOW, &words);
	(void)store_looked(s, 1, NOW);
	(void)store_index_some(s, 10, &n);
	buf_free(&words);
	arena_free(each);
}

static void
test_files(struct str folder)
{
	struct str path = arena_printf(a, "%s/sound.db", folder.s), sound;
	struct str bad = arena_printf(a, "%s/bad.db", folder.s);
	struct store *s = db_open(path.s, STORE_WRITE);
	struct tally t = {0};
	size_t left;

	db_fill(s, ARTICLES);
	(void)db_event(s, 0, 1, 30);
	must(store_index_some(s, ARTICLES - 10, &left));
	store_close(s);
	sound = read_file(path.s);
	for (unsigned i = 0; i < FILES; i++) {
		struct buf why;

		buf_init(&why, 10 * KiB);
		write_damaged(bad.s, sound, i);
		if (store_open(bad.s, STORE_WRITE, &why, &s) == STATUS_OK) {
			read_texts(s, &t);
			ask_everything(s);
			store_close(s);
		} else {
			t.refused++;
		}
		buf_free(&why);
		unlink(arena_printf(a, "%s-wal", bad.s).s);
		unlink(arena_printf(a, "%s-shm", bad.s).s);
	}
	ok(true, "%u damaged files: no crash", FILES);
	is_int(t.wrong, 0, "no text is other than it was stored");
	ok(t.damaged > 0 && t.sound > 0 && t.refused > 0,
	    "%u texts are told to be damaged, %u are sound, %u files refused",
	    t.damaged, t.sound, t.refused);
}

/* Records that no program of ours wrote. */
static void
test_records(void)
{
	struct enclosure files[] = {{STR("http://k.example/a.mp3"),
		STR("audio/mpeg"), 512}, {STR("http://k.example/b"),
		STR_NONE, 0}};
	struct article in = db_article(a, 1, 1), out = {0};
	unsigned bad = 0, good = 0;
	struct str whole;
	struct buf b;

	buf_init(&b, 10 * KiB);
	in.enclosures = files;
	in.nenclosures = 2;
	record_article(&b, &in);
	whole = buf_view(&b);
	ok(record_read_article(a, whole, &out) == STATUS_OK &&
	    out.nenclosures == 2 && out.enclosures[0].length == 512 &&
	    str_eq(out.enclosures[0].type, files[0].type) &&
	    str_eq(out.enclosures[1].url, files[1].url), "enclosures");
	for (size_t n = 0; n < whole.n; n++) {
		out = (struct article){0};
		if (record_read_article(a, str_sub(whole, 0, n), &out) !=
		    STATUS_OK)
			bad++;
		else
			good++;
	}
	ok(bad > whole.n * 9 / 10, "cut short: %u told, %u end with a field",
	    bad, good);
	for (unsigned i = 0; i < 20000; i++) {
		char noise[64];

		for (size_t k = 0; k < sizeof(noise); k++)
			noise[k] = (char)below(256);
		out = (struct article){0};
		(void)record_read_article(a, (struct str){noise,
		    below(sizeof(noise))}, &out);
		for (size_t k = 0; k < out.nparas; k++)
			good += out.paras[k].text.n > sizeof(noise);
	}
	ok(good < whole.n / 10, "noise gives no field longer than itself");
	buf_free(&b);
}

int
main(void)
{
	a = arena_new();
	test_files(db_folder(a, "damage"));
	test_records();
	arena_free(a);
	return tap_done();
}
