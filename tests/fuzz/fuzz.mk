# Fuzz targets: tests/fuzz/fuzz_NAME.c each.  The stored corpus runs in
# `make check`; with --enable-fuzzers they are also built for hunting:
#	./tests/fuzz/fuzz_feed -dict=tests/fuzz/feed.dict FOLDER \
#	    tests/fuzz/corpus/feed
# A new one is a file, a folder of seeds, and its name in two lists.
fuzz_replays = \
	tests/fuzz/replay_charset \
	tests/fuzz/replay_compare \
	tests/fuzz/replay_dates \
	tests/fuzz/replay_document \
	tests/fuzz/replay_feed \
	tests/fuzz/replay_jsonl \
	tests/fuzz/replay_lists \
	tests/fuzz/replay_page \
	tests/fuzz/replay_record \
	tests/fuzz/replay_url
fuzz_sources = \
	tests/fuzz/fuzz_charset.c \
	tests/fuzz/fuzz_compare.c \
	tests/fuzz/fuzz_dates.c \
	tests/fuzz/fuzz_document.c \
	tests/fuzz/fuzz_feed.c \
	tests/fuzz/fuzz_jsonl.c \
	tests/fuzz/fuzz_lists.c \
	tests/fuzz/fuzz_page.c \
	tests/fuzz/fuzz_record.c \
	tests/fuzz/fuzz_url.c
fuzz_headers = tests/fuzz/fuzz.h tests/fuzz/fuzz_check.h tests/tap.h
TESTS += $(fuzz_replays)
check_DATA = $(fuzz_replays)

# What the programs share; of an archive each takes what it needs.
check_LIBRARIES += tests/fuzz/libworker.a
tests_fuzz_libworker_a_SOURCES = src/cli/clean_article.c src/cli/reading.c \
	src/cli/wire.c
fuzz_libraries = tests/fuzz/libworker.a libcompare.a libcluster.a \
	libingest.a libdb.a libmodel.a libtext.a libbase.a
FUZZ_BUILD = $(AM_V_CCLD)$(MKDIR_P) tests/fuzz && \
	$(COMPILE) $(CURL_CFLAGS) $(AM_LDFLAGS) $(LDFLAGS)
FUZZ_LIBS = $(fuzz_libraries) $(XML_LIBS) $(JANSSON_LIBS) $(ZLIB_LIBS) \
	$(SECCOMP_LIBS) $(SQLITE_LIBS) $(TEXT_LIBS) $(TEXTCAT_LIBS) \
	$(IDN_LIBS) $(CURL_LIBS) -lm

tests/fuzz/replay_%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c \
    $(fuzz_headers) $(fuzz_libraries)
	$(FUZZ_BUILD) -DCORPUS='"$*"' -o $@ $(srcdir)/tests/fuzz/fuzz_$*.c \
	    $(srcdir)/tests/fuzz/replay.c $(FUZZ_LIBS)

tests/fuzz/fuzz_%: tests/fuzz/fuzz_%.c $(fuzz_headers) $(fuzz_libraries)
	$(FUZZ_BUILD) -fsanitize=fuzzer -o $@ \
	    $(srcdir)/tests/fuzz/fuzz_$*.c $(FUZZ_LIBS)

if FUZZERS
check_DATA += $(fuzz_sources:.c=)
endif

CLEANFILES += $(fuzz_replays) $(fuzz_sources:.c=)
EXTRA_DIST += $(fuzz_sources) tests/fuzz/replay.c tests/fuzz/fuzz.h \
	tests/fuzz/fuzz_check.h tests/fuzz/corpus \
	tests/fuzz/charset.dict \
	tests/fuzz/dates.dict \
	tests/fuzz/feed.dict \
	tests/fuzz/jsonl.dict \
	tests/fuzz/lists.dict \
	tests/fuzz/page.dict \
	tests/fuzz/url.dict
