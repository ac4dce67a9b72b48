noinst_LIBRARIES += libingest.a
libingest_a_SOURCES = \
	src/ingest/author.c src/ingest/author.h \
	src/ingest/blocks.c src/ingest/blocks.h \
	src/ingest/charset.c src/ingest/charset.h \
	src/ingest/charset_guess.c src/ingest/charset_latin.c \
	src/ingest/charset_names.c \
	src/ingest/compose.c src/ingest/compose.h \
	src/ingest/dates.c src/ingest/dates.h \
	src/ingest/datewords.c \
	src/ingest/enclosures.c src/ingest/enclosures.h \
	src/ingest/entities.c src/ingest/entities.h \
	src/ingest/feed.c src/ingest/feed.h \
	src/ingest/feedlinks.c \
	src/ingest/feedtext.c \
	src/ingest/fulltext.c src/ingest/fulltext.h \
	src/ingest/furniture.c src/ingest/furniture.h \
	src/ingest/identity.c src/ingest/identity.h \
	src/ingest/ingest.c src/ingest/ingest.h \
	src/ingest/item.c \
	src/ingest/jsonfeed.c \
	src/ingest/jsonl.c \
	src/ingest/jsontext.c src/ingest/jsontext.h \
	src/ingest/jsonld.c \
	src/ingest/list.c src/ingest/list.h \
	src/ingest/look.c src/ingest/look.h \
	src/ingest/markup.c src/ingest/markup.h \
	src/ingest/masthead.c \
	src/ingest/newsml.c src/ingest/newsml.h \
	src/ingest/newsnodes.c src/ingest/newsnodes.h src/ingest/nitf.c \
	src/ingest/opml.c \
	src/ingest/outlet.c src/ingest/outlet.h \
	src/ingest/page.c src/ingest/page.h \
	src/ingest/pagecut.c \
	src/ingest/pagemeta.c \
	src/ingest/pagepick.c src/ingest/pick.h \
	src/ingest/pagestory.c src/ingest/pagetitle.c \
	src/ingest/phrases.c src/ingest/phrases.h \
	src/ingest/plain.c src/ingest/plain.h \
	src/ingest/repair.c src/ingest/repair.h \
	src/ingest/repair_html.c \
	src/ingest/repair_json.c \
	src/ingest/rhythm.c src/ingest/rhythm.h \
	src/ingest/sandbox.c src/ingest/sandbox.h \
	src/ingest/sniff.c \
	src/ingest/urls.c \
	src/ingest/worker.c src/ingest/worker.h \
	src/ingest/workserver.c src/ingest/workserver.h
nodist_libingest_a_SOURCES = src/ingest/agencies.c src/ingest/entity_table.c

src/ingest/agencies.c: data/agencies.tsv build-aux/embed.awk
	$(AM_V_GEN)$(MKDIR_P) src/ingest && $(EMBED) -v name=data_agencies \
	    $(top_srcdir)/data/agencies.tsv >$@.tmp && mv $@.tmp $@
src/ingest/entity_table.c: data/entities.tsv build-aux/entities.awk
	$(AM_V_GEN)$(MKDIR_P) src/ingest && LC_ALL=C $(AWK) \
	    -f $(top_srcdir)/build-aux/entities.awk \
	    $(top_srcdir)/data/entities.tsv >$@.tmp && mv $@.tmp $@
CLEANFILES += src/ingest/agencies.c src/ingest/entity_table.c
EXTRA_DIST += data/agencies.tsv data/entities.tsv build-aux/entities.awk
