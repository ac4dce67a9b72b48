# Tests of the language tables and of the ledger.
FACT_TESTS = \
	tests/unit/test_lexicon \
	tests/unit/test_numbers \
	tests/unit/test_times
check_PROGRAMS += $(FACT_TESTS)
TESTS += $(FACT_TESTS)
tests_unit_test_lexicon_SOURCES = tests/unit/test_lexicon.c tests/tap.h
tests_unit_test_lexicon_LDADD = $(TEXT_LAYER)
tests_unit_test_numbers_SOURCES = tests/unit/test_numbers.c tests/tap.h
tests_unit_test_numbers_LDADD = $(COMPARE_LAYER)
tests_unit_test_times_SOURCES = tests/unit/test_times.c tests/tap.h
tests_unit_test_times_LDADD = $(COMPARE_LAYER)
