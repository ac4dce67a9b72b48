# Tests of src/compare: analysis, matching, rows.
compare_tests = tests/unit/test_propositions tests/unit/test_match \
	tests/unit/test_rows tests/unit/test_sentlinks \
	tests/unit/test_mutual \
	tests/unit/test_told tests/unit/test_worddiff
check_PROGRAMS += $(compare_tests)
TESTS += $(compare_tests)
tests_unit_test_propositions_SOURCES = tests/unit/test_propositions.c \
	tests/tap.h
tests_unit_test_propositions_LDADD = $(COMPARE_LAYER)
tests_unit_test_match_SOURCES = tests/unit/test_match.c \
	tests/unit/harbour.h tests/tap.h
tests_unit_test_match_LDADD = $(COMPARE_LAYER)
tests_unit_test_rows_SOURCES = tests/unit/test_rows.c \
	tests/unit/harbour.h tests/tap.h
tests_unit_test_rows_LDADD = $(COMPARE_LAYER)
tests_unit_test_mutual_SOURCES = tests/unit/test_mutual.c tests/tap.h
tests_unit_test_mutual_LDADD = $(COMPARE_LAYER)
tests_unit_test_sentlinks_SOURCES = tests/unit/test_sentlinks.c \
	tests/tap.h
tests_unit_test_sentlinks_LDADD = $(COMPARE_LAYER)
tests_unit_test_told_SOURCES = tests/unit/test_told.c tests/tap.h
tests_unit_test_told_LDADD = $(COMPARE_LAYER)
tests_unit_test_worddiff_SOURCES = tests/unit/test_worddiff.c tests/tap.h
tests_unit_test_worddiff_LDADD = $(COMPARE_LAYER)
