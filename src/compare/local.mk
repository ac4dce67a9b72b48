noinst_LIBRARIES += libcompare.a
libcompare_a_SOURCES = \
	src/compare/compare.h \
	src/compare/propositions.h
