noinst_LIBRARIES += libmodel.a
libmodel_a_SOURCES = \
	src/model/alignment.c src/model/alignment.h \
	src/model/article.c src/model/article.h \
	src/model/comparison.c src/model/comparison.h \
	src/model/event.h \
	src/model/feed.c src/model/feed.h \
	src/model/note.h \
	src/model/review.c src/model/review.h \
	src/model/review_query.c \
	src/model/rule.h \
	src/model/settings.c src/model/settings.h \
	src/model/timeline.c src/model/timeline.h
