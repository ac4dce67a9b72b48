# What is shipped as data, and what of it is built into the program.
demodir = $(pkgdatadir)
dist_demo_DATA = data/demo.jsonl


data/demo.c: data/demo.jsonl build-aux/embed.awk
	$(AM_V_GEN)mkdir -p data && $(EMBED) -v name=demo_jsonl \
	    $(top_srcdir)/data/demo.jsonl > $@.tmp && mv $@.tmp $@
CLEANFILES += data/demo.c
