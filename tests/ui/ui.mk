# The reader as stories of keys and screens, and in a real terminal model.
check_PROGRAMS += tests/ui/story
tests_ui_story_SOURCES = tests/ui/story.c src/cli/event_facts.c src/cli/facts.c \
	src/cli/seal.c \
	src/cli/pipeline.c src/cli/placing.c src/cli/plan.c src/cli/wire.c
tests_ui_story_LDADD = libui.a libreport.a libcompare.a libcluster.a \
	libdb.a libmodel.a $(TEXT_LAYER) $(NCURSES_LIBS) $(SQLITE_LIBS)

ui_stories = \
	tests/ui/aged.story \
	tests/ui/align.story \
	tests/ui/articles.story \
	tests/ui/borders.story \
	tests/ui/command.story \
	tests/ui/compare.story \
	tests/ui/correct.story \
	tests/ui/days.story \
	tests/ui/empty.story \
	tests/ui/event.story \
	tests/ui/events.story \
	tests/ui/feeds.story \
	tests/ui/filters.story \
	tests/ui/help.story \
	tests/ui/ledger.story \
	tests/ui/many.story \
	tests/ui/marks.story \
	tests/ui/notes.story \
	tests/ui/linear.story \
	tests/ui/quotes.story \
	tests/ui/reader.story \
	tests/ui/review.story \
	tests/ui/settings.story \
	tests/ui/sides.story

# After a change of what is shown: look at it, then
#	make check TESTS=tests/ui/stories.sh GENERATE=1
TESTS += tests/ui/stories.sh tests/ui/random.sh tests/ui/actions.sh tests/ui/waiting.sh
EXTRA_DIST += tests/ui/lib.sh tests/ui/stories.sh tests/ui/random.sh \
	tests/ui/actions.sh tests/ui/waiting.sh tests/ui/actions.tsv \
	tests/ui/fetch-fake.sh tests/ui/terminal.sh tests/ui/golden $(ui_stories)

# For a build with sanitizers: minutes.
check-random: tests/ui/story$(EXEEXT) crossread
	mkdir -p tests/scratch
	KEYS=105000 top_builddir='$(abs_top_builddir)' \
	    top_srcdir='$(abs_top_srcdir)' \
	    $(SHELL) $(srcdir)/tests/ui/random.sh
.PHONY: check-random pictures

# The pictures of README are checked by their text; drawing them anew needs
# Pillow and a font.
TESTS += tests/ui/pictures.sh
EXTRA_DIST += tests/ui/pictures.sh tests/ui/pictures.tsv tests/ui/picture.py \
	doc/event.png doc/compare.png doc/ledger.png

EXTRA_DIST += tests/ui/hostile.sh tests/ui/modes.sh tests/ui/errors.sh \
	tests/ui/widths.sh tests/ui/sent.sh
if HAVE_VTERM
check_PROGRAMS += tests/ui/terminal tests/ui/hostile tests/ui/modes \
	tests/ui/errors tests/ui/widths tests/ui/sent
ui_session = tests/ui/session.c tests/ui/session.h tests/ui/strict.c \
	tests/ui/strict.h tests/tap.h
ui_session_libs = $(BASE_LIBS) $(VTERM_LIBS) $(NCURSES_LIBS) -lutil
tests_ui_terminal_SOURCES = tests/ui/terminal.c $(ui_session)
tests_ui_terminal_CPPFLAGS = $(AM_CPPFLAGS)
tests_ui_terminal_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS)
tests_ui_terminal_LDADD = $(ui_session_libs)
tests_ui_hostile_SOURCES = tests/ui/hostile.c $(ui_session)
tests_ui_hostile_CPPFLAGS = $(AM_CPPFLAGS)
tests_ui_hostile_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS)
tests_ui_hostile_LDADD = $(ui_session_libs)
tests_ui_modes_SOURCES = tests/ui/modes.c $(ui_session)
tests_ui_modes_CPPFLAGS = $(AM_CPPFLAGS)
tests_ui_modes_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS)
tests_ui_modes_LDADD = $(ui_session_libs)
tests_ui_sent_SOURCES = tests/ui/sent.c $(ui_session)
tests_ui_sent_CPPFLAGS = $(AM_CPPFLAGS)
tests_ui_sent_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS)
tests_ui_sent_LDADD = $(ui_session_libs)
tests_ui_widths_SOURCES = tests/ui/widths.c $(ui_session)
tests_ui_widths_CPPFLAGS = $(AM_CPPFLAGS)
tests_ui_widths_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS)
tests_ui_widths_LDADD = $(ui_session_libs)
tests_ui_errors_SOURCES = tests/ui/errors.c $(ui_session)
tests_ui_errors_CPPFLAGS = $(AM_CPPFLAGS)
tests_ui_errors_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS)
tests_ui_errors_LDADD = $(ui_session_libs) $(SQLITE_LIBS)
EXTRA_PROGRAMS += tests/ui/shot
tests_ui_shot_SOURCES = tests/ui/shot.c $(ui_session)
tests_ui_shot_CPPFLAGS = $(AM_CPPFLAGS)
tests_ui_shot_CFLAGS = $(AM_CFLAGS) $(VTERM_CFLAGS)
tests_ui_shot_LDADD = $(ui_session_libs)
pictures: tests/ui/story$(EXEEXT) tests/ui/shot$(EXEEXT) crossread
	mkdir -p tests/scratch $(srcdir)/doc
	DRAW=1 top_builddir='$(abs_top_builddir)' \
	    top_srcdir='$(abs_top_srcdir)' \
	    $(SHELL) $(srcdir)/tests/ui/pictures.sh
TESTS += tests/ui/terminal.sh tests/ui/hostile.sh tests/ui/modes.sh \
	tests/ui/errors.sh tests/ui/widths.sh tests/ui/sent.sh
tests/ui/modes.log tests/ui/sent.log: crossread crossread-net
endif
# Acts on feeds are those of crossread-net, run beside the reader.
tests/ui/stories.log: crossread crossread-net
