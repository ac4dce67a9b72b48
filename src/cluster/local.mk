noinst_LIBRARIES += libcluster.a
libcluster_a_SOURCES = \
	src/cluster/cluster.h src/cluster/copies.h src/cluster/live.h \
	src/cluster/bonds.c \
	src/cluster/cluster.c \
	src/cluster/copies.c \
	src/cluster/describe.c \
	src/cluster/earlier.c \
	src/cluster/events.c \
	src/cluster/index.c \
	src/cluster/lists.c \
	src/cluster/place.c \
	src/cluster/seam.c \
	src/cluster/settle.c \
	src/cluster/sketch.c \
	src/cluster/terms.c
