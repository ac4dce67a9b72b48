# Measuring: `make bench`.  Nothing here is a test.
EXTRA_PROGRAMS += tests/bench/make_articles tests/bench/screen_bench \
	tests/bench/key_bench tests/bench/compare_bench tests/bench/cluster_bench \
	tests/bench/link_features tests/bench/worker_bench
tests_bench_make_articles_SOURCES = tests/bench/make_articles.c
tests_bench_make_articles_LDADD = $(BASE_LIBS)
tests_bench_screen_bench_SOURCES = tests/bench/screen_bench.c \
	tests/bench/driven.c tests/bench/driven.h
tests_bench_screen_bench_LDADD = $(BASE_LIBS) -lutil
tests_bench_key_bench_SOURCES = tests/bench/key_bench.c \
	tests/bench/driven.c tests/bench/driven.h
tests_bench_key_bench_LDADD = libui.a libreport.a libcompare.a libcluster.a \
	libdb.a libmodel.a $(TEXT_LAYER) $(NCURSES_LIBS) $(SQLITE_LIBS) -lutil
tests_bench_compare_bench_SOURCES = tests/bench/compare_bench.c
tests_bench_compare_bench_LDADD = libcompare.a $(INGEST_LAYER)
tests_bench_cluster_bench_SOURCES = tests/bench/cluster_bench.c
tests_bench_cluster_bench_LDADD = libcluster.a $(INGEST_LAYER)
tests_bench_link_features_SOURCES = tests/bench/link_features.c
tests_bench_link_features_LDADD = libcompare.a $(INGEST_LAYER)
tests_bench_worker_bench_SOURCES = tests/bench/worker_bench.c
tests_bench_worker_bench_LDADD = tests/fuzz/libworker.a libcluster.a \
	libdb.a $(INGEST_LAYER) $(SQLITE_LIBS)
EXTRA_DIST += tests/bench/bench.sh tests/bench/fetch.sh \
	tests/bench/make_feeds.py tests/bench/train_links.py tests/net/static.py
CLEANFILES += $(EXTRA_PROGRAMS)

bench: all tests/bench/make_articles$(EXEEXT) \
	tests/bench/screen_bench$(EXEEXT) tests/bench/key_bench$(EXEEXT) \
	tests/bench/key_store$(EXEEXT) tests/bench/compare_bench$(EXEEXT) \
	tests/bench/cluster_bench$(EXEEXT) tests/bench/worker_bench$(EXEEXT)
	top_srcdir='$(abs_top_srcdir)' \
	top_builddir='$(abs_top_builddir)' $(SHELL) \
	    $(top_srcdir)/tests/bench/bench.sh
.PHONY: bench
