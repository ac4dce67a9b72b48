# Tests of src/base and src/model.
check_PROGRAMS += tests/unit/test_base
TESTS += tests/unit/test_base
tests_unit_test_base_SOURCES = tests/unit/test_base.c tests/tap.h
tests_unit_test_base_LDADD = $(MODEL_LIBS)
