bin_PROGRAMS += crossread
pkglibexec_PROGRAMS += crossread-net

# What both are made of.
cli_files = \
	src/cli/aliases.c src/cli/aliases.h \
	src/cli/clean_article.c src/cli/clean_article.h \
	src/cli/cli.c src/cli/cli.h \
	src/cli/cmd_compare.c \
	src/cli/cmd_completion.c \
	src/cli/cmd_config.c \
	src/cli/cmd_correct.c \
	src/cli/cmd_demo.c \
	src/cli/cmd_doctor.c \
	src/cli/cmd_events.c \
	src/cli/cmd_feed.c \
	src/cli/cmd_feeds.c \
	src/cli/cmd_help.c \
	src/cli/cmd_import.c \
	src/cli/cmd_mark.c \
	src/cli/cmd_note.c \
	src/cli/cmd_parse.c \
	src/cli/cmd_read.c \
	src/cli/cmd_review.c \
	src/cli/cmd_search.c \
	src/cli/cmd_show.c \
	src/cli/config.c src/cli/config.h \
	src/cli/event_facts.c src/cli/event_facts.h \
	src/cli/facts.c src/cli/facts.h \
	src/cli/gather.c src/cli/gather.h \
	src/cli/ids.c src/cli/ids.h \
	src/cli/input.c src/cli/input.h \
	src/cli/load.c src/cli/load.h \
	src/cli/main.c \
	src/cli/manual.c src/cli/manual.h \
	src/cli/options.c src/cli/options.h \
	src/cli/pipeline.c src/cli/pipeline.h \
	src/cli/placing.c src/cli/placing.h src/cli/plan.c \
	src/cli/reading.c src/cli/reading.h \
	src/cli/seal.c src/cli/seal.h \
	src/cli/ring.c src/cli/ring.h \
	src/cli/screen.c src/cli/screen.h \
	src/cli/source.c src/cli/source.h \
	src/cli/source_document.c src/cli/source_own.h \
	src/cli/source_newsboat.c \
	src/cli/wire.c src/cli/wire.h
crossread_SOURCES = $(cli_files) src/cli/elsewhere.c
nodist_crossread_SOURCES = data/demo.c
crossread_LDADD = $(ALL_LAYERS)

# With the network (src/cli/elsewhere.c says why).
crossread_net_SOURCES = $(cli_files) \
	src/cli/asking.h \
	src/cli/cmd_add.c \
	src/cli/cmd_fetch.c \
	src/cli/discover.c src/cli/discover.h \
	src/cli/fetch.h \
	src/cli/fetching.c src/cli/fetching.h \
	src/cli/lease.c src/cli/lease.h \
	src/cli/logins.c src/cli/logins.h \
	src/cli/outcome.c
nodist_crossread_net_SOURCES = data/demo.c
crossread_net_LDADD = libfetch.a $(ALL_LAYERS) $(CURL_LIBS)
