# Fuzz targets of src/ingest.  The stored corpus runs in `make check`; with
# --enable-fuzzers the targets are also built for hunting:
#	./tests/fuzz/fuzz_feed -dict=tests/fuzz/feed.dict FOLDER \
#	    tests/fuzz/corpus/feed
fuzz_replays = tests/fuzz/replay_charset \
	tests/fuzz/replay_compare \
	tests/fuzz/replay_dates \
	tests/fuzz/replay_document \
	tests/fuzz/replay_feed \
	tests/fuzz/replay_jsonl \
	tests/fuzz/replay_lists \
	tests/fuzz/replay_page
check_PROGRAMS += $(fuzz_replays)
TESTS += $(fuzz_replays)
tests_fuzz_replay_charset_SOURCES = tests/fuzz/fuzz_charset.c tests/fuzz/fuzz.h \
	tests/fuzz/replay.c
tests_fuzz_replay_charset_CPPFLAGS = $(AM_CPPFLAGS) -DCORPUS='"charset"'
tests_fuzz_replay_charset_LDADD = $(INGEST_LAYER)
tests_fuzz_replay_dates_SOURCES = tests/fuzz/fuzz_dates.c tests/fuzz/fuzz.h \
	tests/fuzz/replay.c
tests_fuzz_replay_dates_CPPFLAGS = $(AM_CPPFLAGS) -DCORPUS='"dates"'
tests_fuzz_replay_dates_LDADD = $(INGEST_LAYER)
tests_fuzz_replay_document_SOURCES = tests/fuzz/fuzz_document.c tests/fuzz/fuzz.h \
	tests/fuzz/fuzz_check.h \
	tests/fuzz/replay.c
tests_fuzz_replay_document_CPPFLAGS = $(AM_CPPFLAGS) -DCORPUS='"document"'
tests_fuzz_replay_document_LDADD = $(INGEST_LAYER)
tests_fuzz_replay_feed_SOURCES = tests/fuzz/fuzz_feed.c tests/fuzz/fuzz.h \
	tests/fuzz/fuzz_check.h \
	tests/fuzz/replay.c
tests_fuzz_replay_feed_CPPFLAGS = $(AM_CPPFLAGS) -DCORPUS='"feed"'
tests_fuzz_replay_feed_LDADD = $(INGEST_LAYER)
tests_fuzz_replay_jsonl_SOURCES = tests/fuzz/fuzz_jsonl.c tests/fuzz/fuzz.h \
	tests/fuzz/fuzz_check.h \
	tests/fuzz/replay.c
tests_fuzz_replay_jsonl_CPPFLAGS = $(AM_CPPFLAGS) -DCORPUS='"jsonl"'
tests_fuzz_replay_jsonl_LDADD = $(INGEST_LAYER)
tests_fuzz_replay_lists_SOURCES = tests/fuzz/fuzz_lists.c tests/fuzz/fuzz.h \
	tests/fuzz/fuzz_check.h \
	tests/fuzz/replay.c
tests_fuzz_replay_lists_CPPFLAGS = $(AM_CPPFLAGS) -DCORPUS='"lists"'
tests_fuzz_replay_lists_LDADD = $(INGEST_LAYER)
tests_fuzz_replay_page_SOURCES = tests/fuzz/fuzz_page.c tests/fuzz/fuzz.h \
	tests/fuzz/fuzz_check.h \
	tests/fuzz/replay.c
tests_fuzz_replay_page_CPPFLAGS = $(AM_CPPFLAGS) -DCORPUS='"page"'
tests_fuzz_replay_page_LDADD = $(INGEST_LAYER)
tests_fuzz_replay_compare_SOURCES = tests/fuzz/fuzz_compare.c tests/fuzz/fuzz.h \
	tests/fuzz/replay.c
tests_fuzz_replay_compare_CPPFLAGS = $(AM_CPPFLAGS) -DCORPUS='"compare"'
tests_fuzz_replay_compare_LDADD = $(COMPARE_LAYER)

if FUZZERS
check_PROGRAMS += tests/fuzz/fuzz_charset \
	tests/fuzz/fuzz_compare \
	tests/fuzz/fuzz_dates \
	tests/fuzz/fuzz_document \
	tests/fuzz/fuzz_feed \
	tests/fuzz/fuzz_jsonl \
	tests/fuzz/fuzz_lists \
	tests/fuzz/fuzz_page
tests_fuzz_fuzz_charset_SOURCES = tests/fuzz/fuzz_charset.c tests/fuzz/fuzz.h
tests_fuzz_fuzz_charset_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_charset_LDADD = $(INGEST_LAYER)
tests_fuzz_fuzz_dates_SOURCES = tests/fuzz/fuzz_dates.c tests/fuzz/fuzz.h
tests_fuzz_fuzz_dates_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_dates_LDADD = $(INGEST_LAYER)
tests_fuzz_fuzz_document_SOURCES = tests/fuzz/fuzz_document.c tests/fuzz/fuzz.h \
	tests/fuzz/fuzz_check.h
tests_fuzz_fuzz_document_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_document_LDADD = $(INGEST_LAYER)
tests_fuzz_fuzz_feed_SOURCES = tests/fuzz/fuzz_feed.c tests/fuzz/fuzz.h \
	tests/fuzz/fuzz_check.h
tests_fuzz_fuzz_feed_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_feed_LDADD = $(INGEST_LAYER)
tests_fuzz_fuzz_jsonl_SOURCES = tests/fuzz/fuzz_jsonl.c tests/fuzz/fuzz.h \
	tests/fuzz/fuzz_check.h
tests_fuzz_fuzz_jsonl_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_jsonl_LDADD = $(INGEST_LAYER)
tests_fuzz_fuzz_lists_SOURCES = tests/fuzz/fuzz_lists.c tests/fuzz/fuzz.h \
	tests/fuzz/fuzz_check.h
tests_fuzz_fuzz_lists_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_lists_LDADD = $(INGEST_LAYER)
tests_fuzz_fuzz_page_SOURCES = tests/fuzz/fuzz_page.c tests/fuzz/fuzz.h \
	tests/fuzz/fuzz_check.h
tests_fuzz_fuzz_page_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_page_LDADD = $(INGEST_LAYER)
tests_fuzz_fuzz_compare_SOURCES = tests/fuzz/fuzz_compare.c tests/fuzz/fuzz.h
tests_fuzz_fuzz_compare_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_compare_LDADD = $(COMPARE_LAYER)
endif

EXTRA_DIST += tests/fuzz/corpus tests/fuzz/charset.dict \
	tests/fuzz/dates.dict \
	tests/fuzz/feed.dict \
	tests/fuzz/jsonl.dict \
	tests/fuzz/lists.dict \
	tests/fuzz/page.dict
