# Tests of the commands.
cli_tests = tests/cli/accounts.sh tests/cli/bad_input.sh tests/cli/bad_store.sh \
	tests/cli/bombs.sh \
	tests/cli/commands.sh tests/cli/completion.sh tests/cli/config.sh tests/cli/demo.sh tests/cli/doctor.sh \
	tests/cli/feeds.sh \
	tests/cli/import.sh tests/cli/note.sh tests/cli/review.sh \
	tests/cli/safe.sh \
	tests/cli/usage.sh
TESTS += $(cli_tests)
EXTRA_DIST += $(cli_tests) tests/cli/bombs.py tests/cli/lib.sh \
	tests/cli/scaling.py tests/cli/scaling.sh \
	tests/cli/commands.golden/a-search \
	tests/cli/commands.golden/a-search-as-JSON \
	tests/cli/commands.golden/a-text-parsed \
	tests/cli/commands.golden/a-text-parsed-as-JSON \
	tests/cli/commands.golden/an-article \
	tests/cli/commands.golden/an-article-as-JSON \
	tests/cli/commands.golden/an-event \
	tests/cli/commands.golden/events \
	tests/cli/commands.golden/events-linear \
	tests/cli/feeds.golden/as-OPML \
	tests/cli/feeds.golden/as-urls \
	tests/cli/feeds.golden/the-list \
	tests/cli/feeds.golden/the-list-linear \
	tests/cli/review.golden/an-item \
	tests/cli/review.golden/the-queue \
	tests/cli/usage.golden/help \
	tests/cli/usage.golden/help-of-a-command \
	tests/data/newsboat.py tests/data/notes.txt tests/data/quake.jsonl \
	tests/data/urls.tsv
$(cli_tests:.sh=.log): crossread crossread-net

# A second for each bomb, and no cost that grows faster than its size: for
# a machine with nothing else to do.
check-bombs: crossread crossread-net
	for scale in .25 .5 1; do \
		BOMB_SCALE=$$scale BOMB_CPU=1 \
		    top_builddir='$(abs_top_builddir)' \
		    top_srcdir='$(abs_top_srcdir)' \
		    $(SHELL) $(srcdir)/tests/cli/bombs.sh || exit 1; \
	done
	top_builddir='$(abs_top_builddir)' top_srcdir='$(abs_top_srcdir)' \
	    $(SHELL) $(srcdir)/tests/cli/scaling.sh
.PHONY: check-bombs
tests/cli/doctor.log: tests/bench/make_articles$(EXEEXT)
