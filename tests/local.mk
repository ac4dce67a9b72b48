# Unit tests are programs that speak TAP, the others shell scripts that do.
TEST_EXTENSIONS = .sh
AM_TESTS_ENVIRONMENT = \
	TZ=UTC; export TZ; LC_ALL=C.UTF-8; export LC_ALL; \
	top_srcdir='$(abs_top_srcdir)'; export top_srcdir; \
	top_builddir='$(abs_top_builddir)'; export top_builddir;
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) \
	$(top_srcdir)/build-aux/tap-driver.sh
SH_LOG_DRIVER = $(LOG_DRIVER)

EXTRA_DIST += tests/tap.h tests/check-layers.sh
TESTS += tests/check-layers.sh

include $(top_srcdir)/tests/unit/base.mk
include $(top_srcdir)/tests/unit/db.mk
include $(top_srcdir)/tests/bench/bench.mk
include $(top_srcdir)/tests/unit/facts.mk
include $(top_srcdir)/tests/unit/text.mk
include $(top_srcdir)/tests/unit/words.mk
include $(top_srcdir)/tests/unit/report.mk
include $(top_srcdir)/tests/unit/ingest.mk
include $(top_srcdir)/tests/unit/compare.mk
include $(top_srcdir)/tests/unit/cluster.mk
include $(top_srcdir)/tests/unit/ui.mk
include $(top_srcdir)/tests/ui/ui.mk
include $(top_srcdir)/tests/cli/cli.mk
include $(top_srcdir)/tests/net/net.mk
include $(top_srcdir)/tests/fuzz/fuzz.mk
