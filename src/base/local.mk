noinst_LIBRARIES += libbase.a
libbase_a_SOURCES = \
	src/base/arena.c src/base/arena.h \
	src/base/banned.h \
	src/base/base.c src/base/base.h \
	src/base/buf.c src/base/buf.h \
	src/base/civil.c src/base/civil.h \
	src/base/child.c src/base/child.h \
	src/base/clock.c src/base/clock.h \
	src/base/json.c src/base/json.h \
	src/base/map.c src/base/map.h \
	src/base/sort.c src/base/sort.h \
	src/base/status.c src/base/status.h \
	src/base/str.c src/base/str.h \
	src/base/varint.h \
	src/base/vec.h
