bin_PROGRAMS += crossread
crossread_SOURCES = \
	src/cli/main.c src/cli/pipeline.h
nodist_crossread_SOURCES = data/demo.c
crossread_LDADD = $(ALL_LAYERS)
