# Tests of db.
db_tests = tests/unit/test_damage tests/unit/test_migrate \
	tests/unit/test_query tests/unit/test_search \
	tests/unit/test_sql \
	tests/unit/test_store tests/unit/test_store_event \
	tests/unit/test_store_list tests/unit/test_store_mark \
	tests/unit/test_store_align tests/unit/test_store_feeds \
	tests/unit/test_store_note \
	tests/unit/test_store_review
check_PROGRAMS += $(db_tests)
TESTS += $(db_tests)
EXTRA_DIST += tests/unit/db_help.h
tests_unit_test_query_SOURCES = tests/unit/test_query.c tests/tap.h
tests_unit_test_query_LDADD = $(DB_LAYER)
tests_unit_test_search_SOURCES = tests/unit/test_search.c tests/tap.h
tests_unit_test_search_LDADD = $(DB_LAYER)
tests_unit_test_store_SOURCES = tests/unit/test_store.c tests/tap.h
tests_unit_test_store_LDADD = $(DB_LAYER)
tests_unit_test_store_event_SOURCES = tests/unit/test_store_event.c tests/tap.h
tests_unit_test_store_event_LDADD = $(DB_LAYER)
tests_unit_test_store_list_SOURCES = tests/unit/test_store_list.c tests/tap.h
tests_unit_test_store_list_LDADD = $(DB_LAYER)
tests_unit_test_store_align_SOURCES = tests/unit/test_store_align.c \
	tests/tap.h
tests_unit_test_store_align_LDADD = $(DB_LAYER)
tests_unit_test_store_feeds_SOURCES = tests/unit/test_store_feeds.c \
	tests/tap.h
tests_unit_test_store_feeds_LDADD = $(DB_LAYER)
tests_unit_test_store_note_SOURCES = tests/unit/test_store_note.c tests/tap.h
tests_unit_test_store_note_LDADD = $(DB_LAYER)
tests_unit_test_store_mark_SOURCES = tests/unit/test_store_mark.c tests/tap.h
tests_unit_test_store_mark_LDADD = $(DB_LAYER)
tests_unit_test_store_review_SOURCES = tests/unit/test_store_review.c tests/tap.h
tests_unit_test_store_review_LDADD = $(DB_LAYER)
tests_unit_test_sql_SOURCES = tests/unit/test_sql.c tests/tap.h
tests_unit_test_sql_LDADD = $(DB_LAYER)
tests_unit_test_damage_SOURCES = tests/unit/test_damage.c tests/tap.h
tests_unit_test_damage_LDADD = $(DB_LAYER)
tests_unit_test_migrate_SOURCES = tests/unit/test_migrate.c tests/tap.h
tests_unit_test_migrate_LDADD = $(DB_LAYER)

check_PROGRAMS += tests/fault/kill_writer
tests_fault_kill_writer_SOURCES = tests/fault/kill_writer.c
tests_fault_kill_writer_LDADD = $(DB_LAYER)
TESTS += tests/fault/kill.sh tests/fault/kill_import.sh
EXTRA_DIST += tests/fault/kill.sh tests/fault/kill_import.sh
tests/fault/kill_import.log: crossread tests/bench/make_articles$(EXEEXT)

# Hundreds of kills: some minutes.
check-kills: crossread crossread-net tests/bench/make_articles$(EXEEXT)
	KILLS=300 ARTICLES=4000 top_builddir='$(abs_top_builddir)' \
	    top_srcdir='$(abs_top_srcdir)' \
	    $(SHELL) $(srcdir)/tests/fault/kill_import.sh
	KILLS=200 top_builddir='$(abs_top_builddir)' \
	    top_srcdir='$(abs_top_srcdir)' \
	    $(SHELL) $(srcdir)/tests/net/kills.sh
.PHONY: check-kills

# Measuring by hand: store_rows PATH N index
EXTRA_PROGRAMS += tests/bench/store_rows tests/bench/key_store
tests_bench_key_store_SOURCES = tests/bench/key_store.c
tests_bench_key_store_LDADD = $(DB_LAYER)
tests_bench_store_rows_SOURCES = tests/bench/store_rows.c
tests_bench_store_rows_LDADD = $(DB_LAYER)
