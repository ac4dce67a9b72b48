# Tests of src/fetch against a server on loopback.
check_PROGRAMS += tests/net/test_http tests/net/test_crowd
tests_net_test_http_SOURCES = tests/net/test_http.c tests/net/http_help.h \
	tests/tap.h
tests_net_test_http_LDADD = $(FETCH_LAYER)
tests_net_test_crowd_SOURCES = tests/net/test_crowd.c tests/net/http_help.h \
	tests/files.h tests/tap.h
tests_net_test_crowd_LDADD = $(FETCH_LAYER)
TESTS += tests/net/http.sh tests/net/crowd.sh
TESTS += tests/net/add.sh tests/net/fetch.sh tests/net/full.sh tests/net/fulltext.sh \
	tests/net/kills.sh tests/net/lockdown.sh tests/net/reader.sh \
	tests/net/urls.sh
tests/net/add.log tests/net/fetch.log tests/net/full.log tests/net/fulltext.log \
	tests/net/kills.log tests/net/lockdown.log: crossread \
	crossread-net
tests/net/reader.log tests/net/urls.log: crossread crossread-net tests/ui/story$(EXEEXT)
EXTRA_DIST += tests/net/add.sh tests/net/fetch.sh tests/net/full.sh tests/net/fulltext.sh \
	tests/net/feeds.sh tests/net/kills.sh tests/net/lockdown.sh \
	tests/net/reader.sh \
	tests/net/urls.sh tests/net/http.sh tests/net/crowd.sh tests/net/server.py tests/net/server.sh

check_PROGRAMS += tests/unit/test_address tests/unit/test_schedule
TESTS += tests/unit/test_address tests/unit/test_schedule
tests_unit_test_address_SOURCES = tests/unit/test_address.c tests/tap.h
tests_unit_test_address_LDADD = $(FETCH_LAYER)
tests_unit_test_schedule_SOURCES = tests/unit/test_schedule.c tests/tap.h
tests_unit_test_schedule_LDADD = $(FETCH_LAYER)

check_PROGRAMS += tests/unit/test_worker
TESTS += tests/unit/test_worker
tests_unit_test_worker_SOURCES = tests/unit/test_worker.c tests/files.h \
	tests/tap.h
tests_unit_test_worker_LDADD = $(INGEST_LAYER)

check_PROGRAMS += tests/unit/test_reading
TESTS += tests/unit/test_reading
tests_unit_test_reading_SOURCES = tests/unit/test_reading.c tests/tap.h
tests_unit_test_reading_LDADD = tests/fuzz/libworker.a libcluster.a libdb.a $(INGEST_LAYER) \
	$(SQLITE_LIBS)

check_PROGRAMS += tests/unit/test_fulltext
TESTS += tests/unit/test_fulltext
tests_unit_test_fulltext_SOURCES = tests/unit/test_fulltext.c tests/tap.h
tests_unit_test_fulltext_LDADD = $(INGEST_LAYER)
