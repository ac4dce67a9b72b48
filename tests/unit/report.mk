# Tests of src/report.
check_PROGRAMS += tests/unit/test_report
TESTS += tests/unit/test_report
tests_unit_test_report_SOURCES = tests/unit/test_report.c tests/tap.h
tests_unit_test_report_LDADD = $(REPORT_LAYER)
