noinst_LIBRARIES += libtext.a
libtext_a_SOURCES = \
	src/text/clean.h \
	src/text/language.h \
	src/text/normalise.h \
	src/text/sentences.h \
	src/text/stems.h \
	src/text/width.h \
	src/text/words.h
