noinst_LIBRARIES += libcompare.a
libcompare_a_SOURCES = \
	src/compare/compare.h \
	src/compare/people.c src/compare/people.h \
	src/compare/propositions.c src/compare/propositions.h

# The ledger.
libcompare_a_SOURCES += \
	src/compare/evidence.c \
	src/compare/join.c \
	src/compare/labels.c \
	src/compare/ledger.c src/compare/ledger.h \
	src/compare/mentions.c \
	src/compare/numbers.c src/compare/numbers.h \
	src/compare/scan.c src/compare/scan.h \
	src/compare/severity.c \
	src/compare/times.c src/compare/times.h \
	src/compare/verdicts.c
