noinst_LIBRARIES += libdb.a
libdb_a_SOURCES = \
	db/act.h \
	db/around.c db/around.h \
	db/feed_terms.c db/feed_terms.h \
	db/migrate.c db/migrate.h \
	db/newsboat.c db/newsboat.h \
	db/query.c db/query.h \
	db/record.c db/record.h \
	db/sql.c db/sql.h \
	db/statements.h \
	db/store.c db/store.h \
	db/store_article.c \
	db/store_cluster.c db/store_cluster.h \
	db/store_correct.c \
	db/store_event.c \
	db/store_events.c \
	db/store_fact.c \
	db/store_feeds.c db/store_feeds.h \
	db/store_file.c db/store_file.h \
	db/store_list.c db/store_list.h \
	db/store_mark.c \
	db/store_search.c db/store_search.h \
	db/tokens.c db/tokens.h
nodist_libdb_a_SOURCES = db/schema_001.c db/schema_002.c db/schema_003.c \
	db/schema_004.c db/schema_005.c db/schema_006.c

# The steps of the schema, built in.
db/schema_001.c: $(top_srcdir)/db/schema/001-init.sql \
		$(top_srcdir)/build-aux/embed.awk
	$(AM_V_GEN)$(MKDIR_P) db && \
	    $(EMBED) -v name=schema_001 $(top_srcdir)/db/schema/001-init.sql >$@
db/schema_002.c: $(top_srcdir)/db/schema/002-cluster.sql \
		$(top_srcdir)/build-aux/embed.awk
	$(AM_V_GEN)$(MKDIR_P) db && \
	    $(EMBED) -v name=schema_002 $(top_srcdir)/db/schema/002-cluster.sql >$@
db/schema_003.c: $(top_srcdir)/db/schema/003-correct.sql \
		$(top_srcdir)/build-aux/embed.awk
	$(AM_V_GEN)$(MKDIR_P) db && \
	    $(EMBED) -v name=schema_003 $(top_srcdir)/db/schema/003-correct.sql >$@
db/schema_004.c: $(top_srcdir)/db/schema/004-feeds.sql \
		$(top_srcdir)/build-aux/embed.awk
	$(AM_V_GEN)$(MKDIR_P) db && \
	    $(EMBED) -v name=schema_004 $(top_srcdir)/db/schema/004-feeds.sql >$@
db/schema_005.c: $(top_srcdir)/db/schema/005-story.sql \
		$(top_srcdir)/build-aux/embed.awk
	$(AM_V_GEN)$(MKDIR_P) db && \
	    $(EMBED) -v name=schema_005 $(top_srcdir)/db/schema/005-story.sql >$@
db/schema_006.c: $(top_srcdir)/db/schema/006-unspaced.sql \
		$(top_srcdir)/build-aux/embed.awk
	$(AM_V_GEN)$(MKDIR_P) db && \
	    $(EMBED) -v name=schema_006 $(top_srcdir)/db/schema/006-unspaced.sql >$@
EXTRA_DIST += db/schema/001-init.sql db/schema/002-cluster.sql \
	db/schema/003-correct.sql db/schema/004-feeds.sql \
	db/schema/005-story.sql db/schema/006-unspaced.sql
CLEANFILES += db/schema_001.c db/schema_002.c db/schema_003.c \
	db/schema_004.c db/schema_005.c db/schema_006.c
