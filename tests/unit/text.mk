# Tests of src/text: what cleans, measures, normalises, and tells languages.
text_tests = tests/unit/test_clean tests/unit/test_language \
	tests/unit/test_normalise tests/unit/test_url \
	tests/unit/test_width
check_PROGRAMS += $(text_tests)
TESTS += $(text_tests)
tests_unit_test_clean_SOURCES = tests/unit/test_clean.c tests/tap.h
tests_unit_test_clean_LDADD = $(TEXT_LAYER)
tests_unit_test_language_SOURCES = tests/unit/test_language.c tests/tap.h
tests_unit_test_language_LDADD = $(TEXT_LAYER)
tests_unit_test_normalise_SOURCES = tests/unit/test_normalise.c tests/tap.h
tests_unit_test_normalise_LDADD = $(TEXT_LAYER)
tests_unit_test_url_SOURCES = tests/unit/test_url.c tests/tap.h
tests_unit_test_url_LDADD = $(TEXT_LAYER)
tests_unit_test_width_SOURCES = tests/unit/test_width.c tests/tap.h
tests_unit_test_width_LDADD = $(TEXT_LAYER)
