# Tests of src/text: words, stems, sentences.
words_tests = tests/unit/test_words tests/unit/test_stems \
	tests/unit/test_sentences tests/unit/test_kin \
	tests/unit/test_translit
check_PROGRAMS += $(words_tests)
TESTS += $(words_tests)
tests_unit_test_words_SOURCES = tests/unit/test_words.c tests/tap.h
tests_unit_test_words_LDADD = $(TEXT_LAYER)
tests_unit_test_stems_SOURCES = tests/unit/test_stems.c tests/tap.h
tests_unit_test_stems_LDADD = $(TEXT_LAYER)
tests_unit_test_sentences_SOURCES = tests/unit/test_sentences.c tests/tap.h
tests_unit_test_sentences_LDADD = $(TEXT_LAYER)
tests_unit_test_kin_SOURCES = tests/unit/test_kin.c tests/tap.h
tests_unit_test_kin_LDADD = $(TEXT_LAYER)
tests_unit_test_translit_SOURCES = tests/unit/test_translit.c tests/tap.h
tests_unit_test_translit_LDADD = $(TEXT_LAYER)
