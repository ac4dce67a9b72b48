# Tests of the language tables and of the ledger.
FACT_TESTS = \
	tests/unit/test_labels \
	tests/unit/test_ledger \
	tests/unit/test_lexicon \
	tests/unit/test_names \
	tests/unit/test_numbers \
	tests/unit/test_phrases \
	tests/unit/test_places \
	tests/unit/test_edits tests/unit/test_quotes \
	tests/unit/test_sources \
	tests/unit/test_times \
	tests/unit/test_tongues \
	tests/unit/test_translated \
	tests/unit/test_verdicts
check_PROGRAMS += $(FACT_TESTS)
TESTS += $(FACT_TESTS)
TOLD = tests/unit/told.h tests/tap.h
tests_unit_test_labels_SOURCES = tests/unit/test_labels.c $(TOLD)
tests_unit_test_labels_LDADD = $(COMPARE_LAYER)
tests_unit_test_ledger_SOURCES = tests/unit/test_ledger.c $(TOLD)
tests_unit_test_ledger_LDADD = $(COMPARE_LAYER)
tests_unit_test_lexicon_SOURCES = tests/unit/test_lexicon.c tests/tap.h
tests_unit_test_lexicon_LDADD = $(TEXT_LAYER)
tests_unit_test_names_SOURCES = tests/unit/test_names.c $(TOLD)
tests_unit_test_names_LDADD = $(COMPARE_LAYER)
tests_unit_test_numbers_SOURCES = tests/unit/test_numbers.c tests/tap.h
tests_unit_test_numbers_LDADD = $(COMPARE_LAYER)
tests_unit_test_phrases_SOURCES = tests/unit/test_phrases.c tests/tap.h
tests_unit_test_phrases_LDADD = $(COMPARE_LAYER)
tests_unit_test_edits_SOURCES = tests/unit/test_edits.c $(TOLD)
tests_unit_test_edits_LDADD = $(COMPARE_LAYER)
tests_unit_test_quotes_SOURCES = tests/unit/test_quotes.c $(TOLD)
tests_unit_test_quotes_LDADD = $(COMPARE_LAYER)
tests_unit_test_times_SOURCES = tests/unit/test_times.c tests/tap.h
tests_unit_test_times_LDADD = $(COMPARE_LAYER)
tests_unit_test_verdicts_SOURCES = tests/unit/test_verdicts.c $(TOLD)
tests_unit_test_verdicts_LDADD = $(COMPARE_LAYER)
tests_unit_test_places_SOURCES = tests/unit/test_places.c $(TOLD)
tests_unit_test_places_LDADD = $(COMPARE_LAYER)
tests_unit_test_sources_SOURCES = tests/unit/test_sources.c $(TOLD)
tests_unit_test_sources_LDADD = $(COMPARE_LAYER)
tests_unit_test_tongues_SOURCES = tests/unit/test_tongues.c $(TOLD)
tests_unit_test_tongues_LDADD = $(COMPARE_LAYER)
tests_unit_test_translated_SOURCES = tests/unit/test_translated.c $(TOLD)
tests_unit_test_translated_LDADD = $(COMPARE_LAYER)
