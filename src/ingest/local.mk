noinst_LIBRARIES += libingest.a
libingest_a_SOURCES = \
	src/ingest/charset.c src/ingest/charset.h \
	src/ingest/compose.c src/ingest/compose.h \
	src/ingest/dates.c src/ingest/dates.h \
	src/ingest/datewords.c \
	src/ingest/furniture.c src/ingest/furniture.h \
	src/ingest/ingest.c src/ingest/ingest.h \
	src/ingest/jsonl.c \
	src/ingest/look.c src/ingest/look.h \
	src/ingest/masthead.c \
	src/ingest/outlet.c src/ingest/outlet.h \
	src/ingest/phrases.c src/ingest/phrases.h \
	src/ingest/plain.c src/ingest/plain.h \
	src/ingest/sniff.c
nodist_libingest_a_SOURCES = src/ingest/agencies.c

src/ingest/agencies.c: data/agencies.tsv build-aux/embed.awk
	$(AM_V_GEN)$(MKDIR_P) src/ingest && $(EMBED) -v name=data_agencies \
	    $(top_srcdir)/data/agencies.tsv >$@.tmp && mv $@.tmp $@
CLEANFILES += src/ingest/agencies.c
EXTRA_DIST += data/agencies.tsv
