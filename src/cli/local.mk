bin_PROGRAMS += crossread
crossread_SOURCES = \
	src/cli/main.c
crossread_LDADD = $(ALL_LAYERS)
