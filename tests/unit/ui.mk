# Tests of ui/ that need no terminal.
UI_LIBS = libui.a libmodel.a $(TEXT_LAYER)
check_PROGRAMS += tests/unit/test_grid tests/unit/test_keymap \
	tests/unit/test_panes tests/unit/test_prompt \
	tests/unit/test_sheet tests/unit/test_evidence \
	tests/unit/test_versions
TESTS += tests/unit/test_grid tests/unit/test_keymap \
	tests/unit/test_panes tests/unit/test_prompt \
	tests/unit/test_sheet tests/unit/test_evidence \
	tests/unit/test_versions
tests_unit_test_grid_SOURCES = tests/unit/test_grid.c tests/tap.h
tests_unit_test_grid_LDADD = $(UI_LIBS)
tests_unit_test_keymap_SOURCES = tests/unit/test_keymap.c tests/tap.h
tests_unit_test_keymap_LDADD = $(UI_LIBS)
tests_unit_test_panes_SOURCES = tests/unit/test_panes.c tests/tap.h
tests_unit_test_panes_LDADD = libui.a libcompare.a libreport.a libmodel.a \
	$(TEXT_LAYER)
tests_unit_test_prompt_SOURCES = tests/unit/test_prompt.c tests/tap.h
tests_unit_test_prompt_LDADD = $(UI_LIBS)

STORY_LIBS = libui.a libcompare.a libreport.a libdb.a libmodel.a \
	$(TEXT_LAYER) $(NCURSES_LIBS) $(SQLITE_LIBS)
check_PROGRAMS += tests/unit/test_list tests/unit/test_rules \
	tests/unit/test_view
TESTS += tests/unit/test_list tests/unit/test_rules tests/unit/test_view
tests_unit_test_rules_SOURCES = tests/unit/test_rules.c tests/tap.h
tests_unit_test_rules_LDADD = $(STORY_LIBS)
tests_unit_test_view_SOURCES = tests/unit/test_view.c tests/tap.h
tests_unit_test_view_LDADD = $(STORY_LIBS)
tests_unit_test_list_SOURCES = tests/unit/test_list.c tests/tap.h
tests_unit_test_list_LDADD = $(STORY_LIBS)
tests_unit_test_sheet_SOURCES = tests/unit/test_sheet.c tests/tap.h
tests_unit_test_sheet_LDADD = $(UI_LIBS)
tests_unit_test_evidence_SOURCES = tests/unit/test_evidence.c tests/tap.h
tests_unit_test_evidence_LDADD = libui.a libcompare.a libreport.a \
	libmodel.a $(TEXT_LAYER)

tests_unit_test_versions_SOURCES = tests/unit/test_versions.c tests/tap.h
tests_unit_test_versions_LDADD = libui.a libcompare.a libreport.a \
	libmodel.a $(TEXT_LAYER)
