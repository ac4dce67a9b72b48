noinst_LIBRARIES += libcompare.a
libcompare_a_SOURCES = \
	src/compare/compare.c src/compare/compare.h \
	src/compare/features.c src/compare/features.h \
	src/compare/match.c \
	src/compare/mutual.c src/compare/mutual.h \
	src/compare/people.c src/compare/people.h \
	src/compare/postings.c src/compare/postings.h \
	src/compare/propositions.c src/compare/propositions.h \
	src/compare/rowmarks.c \
	src/compare/rows.c src/compare/rows.h \
	src/compare/sentlinks.c src/compare/sentlinks.h \
	src/compare/told.c \
	src/compare/units.c src/compare/units.h \
	src/compare/worddiff.c src/compare/worddiff.h

# The ledger.
libcompare_a_SOURCES += \
	src/compare/actors.c src/compare/actors.h \
	src/compare/bearings.c src/compare/bearings.h \
	src/compare/calendar.c src/compare/calendar.h \
	src/compare/cited.c src/compare/cited.h \
	src/compare/clocks.c src/compare/clocks.h \
	src/compare/counted.c src/compare/counted.h \
	src/compare/doubts.c \
	src/compare/dropped.c \
	src/compare/edits.c \
	src/compare/evidence.c \
	src/compare/facts.c \
	src/compare/groups.c src/compare/groups.h \
	src/compare/join.c \
	src/compare/labels.c \
	src/compare/ledger.c src/compare/ledger.h \
	src/compare/measures.c src/compare/measures.h \
	src/compare/mentions.c \
	src/compare/names.c \
	src/compare/nouns.c \
	src/compare/numbers.c src/compare/numbers.h \
	src/compare/omissions.c \
	src/compare/places.c \
	src/compare/quotecells.c \
	src/compare/quotegrade.c \
	src/compare/quotes.c src/compare/quotes.h \
	src/compare/ranges.c src/compare/ranges.h \
	src/compare/relations.c \
	src/compare/reported.c \
	src/compare/scan.c src/compare/scan.h \
	src/compare/scopes.c src/compare/scopes.h \
	src/compare/severity.c \
	src/compare/sources.c \
	src/compare/surfaces.c \
	src/compare/syntax.c src/compare/syntax.h \
	src/compare/terms.c \
	src/compare/texts.c \
	src/compare/times.c src/compare/times.h \
	src/compare/topics.c \
	src/compare/translated.c \
	src/compare/values.c src/compare/values.h \
	src/compare/verbatim.c \
	src/compare/verdicts.c
