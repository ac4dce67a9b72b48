# The reader as stories of keys and screens, and in a real terminal model.
check_PROGRAMS += tests/ui/story
tests_ui_story_SOURCES = tests/ui/story.c
tests_ui_story_LDADD = libui.a libcompare.a libreport.a libdb.a libmodel.a \
	$(TEXT_LAYER) $(NCURSES_LIBS) $(SQLITE_LIBS)
