# Tests of src/ingest.
ingest_tests = \
	tests/unit/test_author tests/unit/test_newsml \
	tests/unit/test_charset tests/unit/test_dates \
	tests/unit/test_feed tests/unit/test_follow \
	tests/unit/test_furniture tests/unit/test_identity \
	tests/unit/test_jsonl tests/unit/test_page \
	tests/unit/test_plain tests/unit/test_sniff
check_PROGRAMS += $(ingest_tests)
TESTS += $(ingest_tests)
tests_unit_test_charset_SOURCES = tests/unit/test_charset.c tests/tap.h
tests_unit_test_charset_LDADD = $(INGEST_LAYER)
tests_unit_test_dates_SOURCES = tests/unit/test_dates.c tests/tap.h
tests_unit_test_dates_LDADD = $(INGEST_LAYER)
tests_unit_test_furniture_SOURCES = tests/unit/test_furniture.c tests/tap.h
tests_unit_test_furniture_LDADD = $(INGEST_LAYER)
tests_unit_test_jsonl_SOURCES = tests/unit/test_jsonl.c tests/tap.h
tests_unit_test_jsonl_LDADD = $(INGEST_LAYER)
tests_unit_test_plain_SOURCES = tests/unit/test_plain.c tests/tap.h
tests_unit_test_plain_LDADD = $(INGEST_LAYER)
tests_unit_test_sniff_SOURCES = tests/unit/test_sniff.c tests/tap.h
tests_unit_test_sniff_LDADD = $(INGEST_LAYER)
tests_unit_test_feed_SOURCES = tests/unit/test_feed.c tests/tap.h
tests_unit_test_feed_LDADD = $(INGEST_LAYER)
tests_unit_test_page_SOURCES = tests/unit/test_page.c tests/tap.h
tests_unit_test_page_LDADD = $(INGEST_LAYER)
tests_unit_test_author_SOURCES = tests/unit/test_author.c tests/tap.h
tests_unit_test_author_LDADD = $(INGEST_LAYER)
tests_unit_test_newsml_SOURCES = tests/unit/test_newsml.c tests/tap.h
tests_unit_test_newsml_LDADD = $(INGEST_LAYER)
tests_unit_test_follow_SOURCES = tests/unit/test_follow.c tests/tap.h
tests_unit_test_follow_LDADD = $(INGEST_LAYER)
tests_unit_test_identity_SOURCES = tests/unit/test_identity.c tests/tap.h
tests_unit_test_identity_LDADD = $(INGEST_LAYER)
