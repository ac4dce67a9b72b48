# Tests of src/compare: analysis, matching, rows.
compare_tests = tests/unit/test_propositions
check_PROGRAMS += $(compare_tests)
TESTS += $(compare_tests)
tests_unit_test_propositions_SOURCES = tests/unit/test_propositions.c \
	tests/tap.h
tests_unit_test_propositions_LDADD = $(COMPARE_LAYER)
