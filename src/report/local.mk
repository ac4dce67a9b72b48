noinst_LIBRARIES += libreport.a
libreport_a_SOURCES = \
	src/report/lines.c src/report/lines.h \
	src/report/report.h \
	src/report/report_comparison.c \
	src/report/report_feeds.c \
	src/report/report_json.c \
	src/report/report_list.c \
	src/report/report_review.c
