noinst_LIBRARIES += libdb.a
libdb_a_SOURCES = \
	db/act.c db/act.h \
	db/around.c db/around.h \
	db/derived.h \
	db/feed_terms.c db/feed_terms.h \
	db/migrate.c db/migrate.h \
	db/newsboat.c db/newsboat.h \
	db/query.c db/query.h \
	db/record.c db/record.h \
	db/replay.h \
	db/review_record.c db/review_record.h \
	db/sql.c db/sql.h \
	db/fragments.h db/statements.h \
	db/store.c db/store.h \
	db/store_align.c \
	db/store_article.c \
	db/store_check.c db/store_check.h \
	db/store_cluster.c db/store_cluster.h \
	db/store_correct.c \
	db/store_end.c \
	db/store_event.c \
	db/store_events.c \
	db/store_fact.c \
	db/store_feed_edit.c \
	db/store_feeds.c db/store_feeds.h \
	db/store_fetch.c db/store_fetch.h \
	db/store_file.c db/store_file.h \
	db/store_list.c db/store_list.h \
	db/store_mark.c \
	db/store_note.c db/store_note.h \
	db/store_page.c db/store_page.h \
	db/store_place.c db/store_place.h \
	db/store_decide.c \
	db/store_review.c db/store_review.h \
	db/store_rules.c db/store_rules.h \
	db/store_seal.c db/store_seal.h \
	db/store_search.c db/store_search.h \
	db/store_undo.c \
	db/tokens.c db/tokens.h
nodist_libdb_a_SOURCES = db/schemas.c

# The steps of the schema, built in, each under the number of its file.
schemas = \
	db/schema/001-init.sql db/schema/002-cluster.sql \
	db/schema/003-correct.sql db/schema/004-feeds.sql \
	db/schema/005-story.sql db/schema/006-unspaced.sql \
	db/schema/007-fetch.sql db/schema/008-page.sql \
	db/schema/009-align.sql db/schema/010-review.sql \
	db/schema/011-note.sql db/schema/012-index.sql \
	db/schema/013-parts.sql db/schema/014-unplaced.sql \
	db/schema/015-alike.sql \
	db/schema/016-feed-counts.sql db/schema/017-seal.sql \
	db/schema/018-acts.sql
db/schemas.c: $(schemas) build-aux/embed.awk
	$(AM_V_GEN)$(MKDIR_P) db && for s in $(schemas); do \
		n=$${s#db/schema/} && $(EMBED) -v name=schema_$${n%%-*} \
		    $(top_srcdir)/$$s || exit 1; done >$@.tmp && mv $@.tmp $@
EXTRA_DIST += $(schemas)
CLEANFILES += db/schemas.c
