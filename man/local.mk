# Manual pages.  What tables know, they write: the built program prints
# it, and so its man pages cannot lag behind.
dist_man_MANS += man/crossread.1
nodist_man_MANS = man/crossread.5 man/crossread-keys.7
EXTRA_DIST += man/crossread.5.in
CLEANFILES += man/crossread.5 man/crossread-keys.7 man/settings

# Not with the settings of whoever builds.
BUILT_CROSSREAD = XDG_CONFIG_HOME=/nonexistent ./crossread$(EXEEXT)

man/crossread-keys.7: crossread$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) man && \
	$(BUILT_CROSSREAD) help keys --man >$@.tmp && mv $@.tmp $@
man/crossread.5: man/crossread.5.in crossread$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) man && \
	$(BUILT_CROSSREAD) help settings --man >man/settings && \
	sed -e '/^@SETTINGS@$$/r man/settings' -e '/^@SETTINGS@$$/d' \
	    $(top_srcdir)/man/crossread.5.in >$@.tmp && mv $@.tmp $@
