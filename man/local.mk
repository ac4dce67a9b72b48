# Manual pages.
dist_man_MANS += man/crossread.1
dist_man_MANS += man/crossread.5
