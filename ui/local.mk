noinst_LIBRARIES += libui.a
libui_a_SOURCES = \
	ui/actions.c ui/actions.h \
	ui/app.c ui/app.h ui/app_action.c ui/app_state.h \
	ui/frame.c ui/frame.h \
	ui/grid.c ui/grid.h \
	ui/input.c ui/input.h \
	ui/keymap.c ui/keymap.h \
	ui/list.c ui/list.h \
	ui/prompt.c ui/prompt.h \
	ui/term.c ui/term.h \
	ui/theme.c ui/theme.h \
	ui/ui.c ui/ui.h \
	ui/view.c ui/view.h \
	ui/views/articles.c \
	ui/views/events.c \
	ui/views/help.c \
	ui/views/preview.c ui/views/preview.h \
	ui/views/views.h
nodist_libui_a_SOURCES = ui/default_keys.c
CLEANFILES += ui/default_keys.c
EXTRA_DIST += data/keys

ui/default_keys.c: data/keys build-aux/embed.awk
	$(AM_V_GEN)$(MKDIR_P) ui && \
	$(EMBED) -v name=default_keys $(top_srcdir)/data/keys > $@.tmp && \
	mv $@.tmp $@
