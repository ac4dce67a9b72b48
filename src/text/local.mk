noinst_LIBRARIES += libtext.a
libtext_a_SOURCES = \
	src/text/clean.c src/text/clean.h \
	src/text/kin.c src/text/kin.h \
	src/text/language.c src/text/language.h \
	src/text/normalise.c src/text/normalise.h \
	src/text/sentences.c src/text/sentences.h \
	src/text/stems.c src/text/stems.h \
	src/text/table.c src/text/table.h \
	src/text/translit.c src/text/translit.h \
	src/text/url.c src/text/url.h \
	src/text/width.c src/text/width.h \
	src/text/words.c src/text/words.h

# The language tables.
libtext_a_SOURCES += src/text/lexicon.c src/text/lexicon.h
nodist_libtext_a_SOURCES = \
	src/text/lexicon_en.c src/text/lexicon_es.c src/text/lexicon_de.c \
	src/text/lexicon_fr.c src/text/lexicon_ru.c \
	src/text/lexicon_aliases.c
src/text/lexicon_%.c: data/lang/%.tsv build-aux/lexicon.awk
	$(AM_V_GEN)$(MKDIR_P) src/text && LC_ALL=C $(AWK) \
	    -f $(top_srcdir)/build-aux/lexicon.awk -v lang=$* $< >$@.tmp && \
	    mv $@.tmp $@
CLEANFILES += $(nodist_libtext_a_SOURCES)
EXTRA_DIST += build-aux/lexicon.awk \
	data/lang/en.tsv data/lang/es.tsv data/lang/de.tsv \
	data/lang/fr.tsv data/lang/ru.tsv data/lang/aliases.tsv

# The word tables.
WORD_TABLES = \
	data/cs/stop.tsv \
	data/da/stop.tsv \
	data/de/abbreviations.tsv \
	data/de/clauses.tsv \
	data/de/dropped.tsv \
	data/de/equivalences.tsv \
	data/de/meanings.tsv \
	data/de/negations.tsv \
	data/de/numbers.tsv \
	data/de/pronouns.tsv \
	data/de/stop.tsv \
	data/en/abbreviations.tsv \
	data/en/clauses.tsv \
	data/en/df.tsv \
	data/en/dropped.tsv \
	data/en/equivalences.tsv \
	data/en/grammar.tsv \
	data/en/irregular.tsv \
	data/en/kinds.tsv \
	data/en/negations.tsv \
	data/en/numbers.tsv \
	data/en/nicknames.tsv \
	data/en/openers.tsv \
	data/en/organs.tsv \
	data/en/places.tsv \
	data/en/starters.tsv \
	data/en/pronouns.tsv \
	data/en/senses.tsv \
	data/en/stop.tsv \
	data/en/verbs.tsv \
	data/es/abbreviations.tsv \
	data/es/clauses.tsv \
	data/es/dropped.tsv \
	data/es/equivalences.tsv \
	data/es/meanings.tsv \
	data/es/negations.tsv \
	data/es/numbers.tsv \
	data/es/pronouns.tsv \
	data/es/stop.tsv \
	data/fr/abbreviations.tsv \
	data/fr/clauses.tsv \
	data/fr/dropped.tsv \
	data/fr/equivalences.tsv \
	data/fr/meanings.tsv \
	data/fr/negations.tsv \
	data/fr/numbers.tsv \
	data/fr/pronouns.tsv \
	data/fr/stop.tsv \
	data/hu/stop.tsv \
	data/it/stop.tsv \
	data/nl/stop.tsv \
	data/no/stop.tsv \
	data/pl/stop.tsv \
	data/pt/stop.tsv \
	data/ro/stop.tsv \
	data/ru/abbreviations.tsv \
	data/ru/clauses.tsv \
	data/ru/dropped.tsv \
	data/ru/equivalences.tsv \
	data/ru/meanings.tsv \
	data/ru/negations.tsv \
	data/ru/numbers.tsv \
	data/ru/pronouns.tsv \
	data/ru/stop.tsv \
	data/sv/stop.tsv \
	data/tr/stop.tsv \
	data/uk/stop.tsv
nodist_libtext_a_SOURCES += src/text/tables.c
src/text/tables.c: $(WORD_TABLES) build-aux/table.awk
	$(AM_V_GEN)$(MKDIR_P) src/text && cd $(srcdir) && LC_ALL=C $(AWK) \
	    -f build-aux/table.awk $(WORD_TABLES) \
	    >$(abs_builddir)/$@.tmp && mv $(abs_builddir)/$@.tmp $(abs_builddir)/$@
CLEANFILES += src/text/tables.c
EXTRA_DIST += build-aux/table.awk build-aux/wordnet.py data/README $(WORD_TABLES)
