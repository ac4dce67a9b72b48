noinst_LIBRARIES += libui.a
libui_a_SOURCES = \
	ui/actions.c ui/actions.h \
	ui/app.c ui/app.h ui/app_action.c ui/app_command.c ui/app_command.h ui/app_complete.c ui/app_link.c ui/app_mouse.c ui/app_pipe.c \
	ui/app_note.c ui/app_place.c ui/app_record.c ui/app_set.c \
	ui/app_tasks.c ui/app_work.c ui/app_state.h \
	ui/browse.c ui/browse.h \
	ui/comparing.c ui/comparing.h \
	ui/frame.c ui/frame.h \
	ui/grid.c ui/grid.h \
	ui/history.c ui/history.h \
	ui/input.c ui/input.h \
	ui/tags.c ui/tags.h \
	ui/task.c ui/task.h \
	ui/keymap.c ui/keymap.h \
	ui/list.c ui/list.h ui/list_look.c ui/list_page.c \
	ui/loaded.c ui/loaded.h \
	ui/prompt.c ui/prompt.h \
	ui/own.c ui/own.h \
	ui/term.c ui/term.h ui/term_colour.c ui/term_colour.h \
	ui/term_keys.c ui/term_show.c ui/term_state.h \
	ui/theme.c ui/theme.h \
	ui/ui.c ui/ui.h \
	ui/view.c ui/view.h \
	ui/views/align.c ui/views/align.h \
	ui/views/border.c ui/views/border.h \
	ui/views/articles.c ui/views/articles.h ui/views/articles_ask.c \
	ui/views/articles_ask.h ui/views/articles_draw.c \
	ui/views/candidates.c ui/views/candidates.h \
	ui/views/celltext.c ui/views/celltext.h \
	ui/views/compare.c ui/views/compare.h \
	ui/views/compare_choose.c ui/views/compare_draw.c ui/views/compare_jump.c \
	ui/views/compare_lay.c \
	ui/views/correct.c ui/views/correct.h \
	ui/views/decide.c ui/views/decide.h \
	ui/views/coverage.c ui/views/coverage.h \
	ui/views/event.c ui/views/event.h \
	ui/views/event_draw.c ui/views/event_time.c \
	ui/views/events.c ui/views/events.h ui/views/events_draw.c \
	ui/views/events_ask.c ui/views/events_ask.h \
	ui/views/evidence.c ui/views/evidence.h ui/views/evidence_text.c \
	ui/views/feeds.c ui/views/feeds.h \
	ui/views/feeds_change.c ui/views/feeds_draw.c ui/views/feeds_rows.c \
	ui/views/filters.c \
	ui/views/finding.c ui/views/finding.h \
	ui/views/flow.c ui/views/flow.h \
	ui/views/help.c \
	ui/views/notes.c ui/views/notes.h \
	ui/views/ledger.c ui/views/ledger.h \
	ui/views/ledger_draw.c ui/views/ledger_facts.c ui/views/ledger_values.c \
	ui/views/marking.c ui/views/marking.h \
	ui/views/members.c ui/views/members.h \
	ui/views/outlets.c ui/views/outlets.h \
	ui/views/paint.c ui/views/paint.h \
	ui/views/panes.c ui/views/panes.h \
	ui/views/reader.c ui/views/reader.h \
	ui/views/reader_draw.c ui/views/reader_lay.c \
	ui/views/review.c ui/views/review.h \
	ui/views/review_draw.c ui/views/review_rows.c \
	ui/views/rowmarks.c ui/views/rowmarks.h \
	ui/views/sheet.c ui/views/sheet.h \
	ui/views/table.c ui/views/table.h \
	ui/views/versions.c ui/views/versions.h \
	ui/views/preview.c ui/views/preview.h \
	ui/views/views.h
nodist_libui_a_SOURCES = ui/default_keys.c
CLEANFILES += ui/default_keys.c
EXTRA_DIST += data/keys data/keys-newsboat

ui/default_keys.c: data/keys data/keys-newsboat build-aux/embed.awk
	$(AM_V_GEN)$(MKDIR_P) ui && \
	{ $(EMBED) -v name=default_keys $(top_srcdir)/data/keys && \
	$(EMBED) -v name=newsboat_keys $(top_srcdir)/data/keys-newsboat; \
	} > $@.tmp && mv $@.tmp $@
