# What is shipped as data, and what of it is built into the program.
demodir = $(pkgdatadir)
dist_demo_DATA = data/demo.jsonl


data/demo.c: data/demo.jsonl build-aux/embed.awk
	$(AM_V_GEN)mkdir -p data && $(EMBED) -v name=demo_jsonl \
	    $(top_srcdir)/data/demo.jsonl > $@.tmp && mv $@.tmp $@
CLEANFILES += data/demo.c

# For whoever wants feeds asked in the background; nothing enables it.
systemduserdir = $(prefix)/lib/systemd/user
systemduser_DATA = data/systemd/crossread-fetch.service \
	data/systemd/crossread-fetch.timer
data/systemd/crossread-fetch.service: data/systemd/crossread-fetch.service.in
	$(AM_V_GEN)$(MKDIR_P) data/systemd && sed 's|[@]bindir[@]|$(bindir)|' \
	    $(top_srcdir)/data/systemd/crossread-fetch.service.in >$@.tmp && \
	    mv $@.tmp $@
EXTRA_DIST += data/systemd/crossread-fetch.service.in \
	data/systemd/crossread-fetch.timer
CLEANFILES += data/systemd/crossread-fetch.service

# For whoever completes command lines with Tab.
bashcompdir = $(datadir)/bash-completion/completions
zshcompdir = $(datadir)/zsh/site-functions
fishcompdir = $(datadir)/fish/vendor_completions.d
bashcomp_DATA = data/completion/crossread
zshcomp_DATA = data/completion/_crossread
fishcomp_DATA = data/completion/crossread.fish
COMPLETION = $(AM_V_GEN)$(MKDIR_P) data/completion && \
	$(BUILT_CROSSREAD) completion
data/completion/crossread: crossread$(EXEEXT)
	$(COMPLETION) bash >$@.tmp && mv $@.tmp $@
data/completion/_crossread: crossread$(EXEEXT)
	$(COMPLETION) zsh >$@.tmp && mv $@.tmp $@
data/completion/crossread.fish: crossread$(EXEEXT)
	$(COMPLETION) fish >$@.tmp && mv $@.tmp $@
CLEANFILES += $(bashcomp_DATA) $(zshcomp_DATA) $(fishcomp_DATA)
