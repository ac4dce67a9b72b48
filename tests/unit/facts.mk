# Tests of the language tables and of the ledger.
check_PROGRAMS += tests/unit/test_lexicon
TESTS += tests/unit/test_lexicon
tests_unit_test_lexicon_SOURCES = tests/unit/test_lexicon.c tests/tap.h
tests_unit_test_lexicon_LDADD = $(TEXT_LAYER)
