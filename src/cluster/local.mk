noinst_LIBRARIES += libcluster.a
libcluster_a_SOURCES =
