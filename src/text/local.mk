noinst_LIBRARIES += libtext.a
libtext_a_SOURCES = \
	src/text/clean.c src/text/clean.h \
	src/text/language.c src/text/language.h \
	src/text/normalise.c src/text/normalise.h \
	src/text/sentences.h \
	src/text/stems.h \
	src/text/width.c src/text/width.h \
	src/text/words.h

# The language tables.
libtext_a_SOURCES += src/text/lexicon.c src/text/lexicon.h
nodist_libtext_a_SOURCES = \
	src/text/lexicon_en.c src/text/lexicon_es.c src/text/lexicon_de.c \
	src/text/lexicon_fr.c src/text/lexicon_ru.c
src/text/lexicon_%.c: data/lang/%.tsv build-aux/lexicon.awk
	$(AM_V_GEN)$(MKDIR_P) src/text && LC_ALL=C $(AWK) \
	    -f $(top_srcdir)/build-aux/lexicon.awk -v lang=$* $< >$@.tmp && \
	    mv $@.tmp $@
CLEANFILES += $(nodist_libtext_a_SOURCES)
EXTRA_DIST += build-aux/lexicon.awk \
	data/lang/en.tsv data/lang/es.tsv data/lang/de.tsv \
	data/lang/fr.tsv data/lang/ru.tsv
