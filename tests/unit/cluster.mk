# Tests of src/cluster and of the pipeline that drives it.
cluster_tests = tests/unit/test_terms tests/unit/test_copies \
	tests/unit/test_describe tests/unit/test_events
check_PROGRAMS += $(cluster_tests)
TESTS += $(cluster_tests)
EXTRA_DIST += tests/unit/cluster_help.h tests/unit/events_help.h
tests_unit_test_terms_SOURCES = tests/unit/test_terms.c tests/tap.h
tests_unit_test_terms_LDADD = $(CLUSTER_LAYER)
tests_unit_test_copies_SOURCES = tests/unit/test_copies.c tests/tap.h
tests_unit_test_copies_LDADD = $(CLUSTER_LAYER)
tests_unit_test_describe_SOURCES = tests/unit/test_describe.c tests/tap.h
tests_unit_test_describe_LDADD = $(CLUSTER_LAYER)
tests_unit_test_events_SOURCES = tests/unit/test_events.c tests/tap.h
tests_unit_test_events_LDADD = $(CLUSTER_LAYER)
check_PROGRAMS += tests/unit/test_pipeline
TESTS += tests/unit/test_pipeline
tests_unit_test_pipeline_SOURCES = tests/unit/test_pipeline.c tests/tap.h \
	src/cli/event_facts.c src/cli/facts.c src/cli/pipeline.c \
	src/cli/placing.c src/cli/plan.c src/cli/seal.c src/cli/wire.c
tests_unit_test_pipeline_LDADD = libcompare.a libcluster.a libdb.a \
	libmodel.a $(TEXT_LAYER) $(SQLITE_LIBS)
check_PROGRAMS += tests/unit/test_wire
TESTS += tests/unit/test_wire
tests_unit_test_wire_SOURCES = tests/unit/test_wire.c tests/tap.h \
	src/cli/wire.c
tests_unit_test_wire_LDADD = libcluster.a libdb.a libmodel.a $(TEXT_LAYER) \
	$(SQLITE_LIBS)
check_PROGRAMS += tests/unit/test_facts
TESTS += tests/unit/test_facts
tests_unit_test_facts_SOURCES = tests/unit/test_facts.c tests/tap.h \
	src/cli/event_facts.c src/cli/facts.c src/cli/pipeline.c \
	src/cli/placing.c src/cli/plan.c src/cli/seal.c src/cli/wire.c
tests_unit_test_facts_LDADD = $(tests_unit_test_pipeline_LDADD)
