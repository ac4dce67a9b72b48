# Fuzz targets of src/ingest.  The stored corpus runs in `make check`; with
# --enable-fuzzers the targets are also built for hunting:
#	./tests/fuzz/fuzz_document tests/fuzz/corpus/document
fuzz_replays = tests/fuzz/replay_document tests/fuzz/replay_dates
check_PROGRAMS += $(fuzz_replays)
TESTS += $(fuzz_replays)
tests_fuzz_replay_document_SOURCES = tests/fuzz/fuzz_document.c \
	tests/fuzz/replay.c tests/fuzz/fuzz.h
tests_fuzz_replay_document_CPPFLAGS = $(AM_CPPFLAGS) -DCORPUS='"document"'
tests_fuzz_replay_document_LDADD = $(INGEST_LAYER)
tests_fuzz_replay_dates_SOURCES = tests/fuzz/fuzz_dates.c \
	tests/fuzz/replay.c tests/fuzz/fuzz.h
tests_fuzz_replay_dates_CPPFLAGS = $(AM_CPPFLAGS) -DCORPUS='"dates"'
tests_fuzz_replay_dates_LDADD = $(INGEST_LAYER)

if FUZZERS
check_PROGRAMS += tests/fuzz/fuzz_document tests/fuzz/fuzz_dates
tests_fuzz_fuzz_document_SOURCES = tests/fuzz/fuzz_document.c
tests_fuzz_fuzz_document_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_document_LDADD = $(INGEST_LAYER)
tests_fuzz_fuzz_dates_SOURCES = tests/fuzz/fuzz_dates.c
tests_fuzz_fuzz_dates_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
tests_fuzz_fuzz_dates_LDADD = $(INGEST_LAYER)
endif

EXTRA_DIST += tests/fuzz/corpus
