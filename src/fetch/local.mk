noinst_LIBRARIES += libfetch.a
libfetch_a_CPPFLAGS = $(AM_CPPFLAGS) $(CURL_CFLAGS)
libfetch_a_SOURCES = \
	src/fetch/address.c src/fetch/address.h \
	src/fetch/fault.c src/fetch/fault.h \
	src/fetch/http.c src/fetch/http.h \
	src/fetch/schedule.c src/fetch/schedule.h \
	src/fetch/transfer.c src/fetch/transfer.h
