# Tests of src/text: what cleans, measures and normalises.
text_tests = tests/unit/test_clean tests/unit/test_width
check_PROGRAMS += $(text_tests)
TESTS += $(text_tests)
tests_unit_test_clean_SOURCES = tests/unit/test_clean.c tests/tap.h
tests_unit_test_clean_LDADD = $(TEXT_LAYER)
tests_unit_test_width_SOURCES = tests/unit/test_width.c tests/tap.h
tests_unit_test_width_LDADD = $(TEXT_LAYER)
