# Tests of src/base and src/model.
check_PROGRAMS += tests/unit/test_base tests/unit/test_review \
	tests/unit/test_timeline
TESTS += tests/unit/test_base tests/unit/test_review \
	tests/unit/test_timeline
tests_unit_test_timeline_SOURCES = tests/unit/test_timeline.c tests/tap.h
tests_unit_test_timeline_LDADD = $(MODEL_LIBS)
tests_unit_test_base_SOURCES = tests/unit/test_base.c tests/tap.h
tests_unit_test_base_LDADD = $(MODEL_LIBS)
tests_unit_test_review_SOURCES = tests/unit/test_review.c tests/tap.h
tests_unit_test_review_LDADD = $(MODEL_LIBS)
