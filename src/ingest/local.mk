noinst_LIBRARIES += libingest.a
libingest_a_SOURCES = \
	src/ingest/ingest.h
