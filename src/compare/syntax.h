/*
 * syntax.h - guesses of what a word does in its sentence: enough of it to
 * call a fact by a noun rather than by an adjective, and to cut a phrase
 * out of a sentence where its words hang together.  Internal to
 * src/compare.
 */
#ifndef COMPARE_SYNTAX_H
#define COMPARE_SYNTAX_H

#include "src/compare/propositions.h"

/* What data/LL/grammar says of a word, and CONTENT for all others. */
enum word_class {
	WORD_CONTENT,
	WORD_DETERMINER, /* "the", "their" */
	WORD_PREPOSITION,
	WORD_CONJUNCTION, /* "and", "when" */
	WORD_OPENER,	  /* "who", "that", "whether" */
	WORD_BE,	  /* forms of to be and to have */
	WORD_MODAL,	  /* "will", "did" */
	WORD_SUBJECT,	  /* "he", "everyone" */
	WORD_OBJECT,	  /* "him" */
	WORD_TO,
	WORD_ADVERB,
	WORD_BEHIND, /* "broke out" */
};

/* How sure it is that a word is the last of a noun phrase, a verb, or
 * stands before a noun; they sum up to one. */
struct guess {
	double noun, verb, adjective;
};

struct syntax;

/* Reads how the articles use their words. */
struct syntax *syntax_new(struct arena *a, const struct analysis *an);
/* Without a grammar of the language all is CONTENT, and every guess the
 * same. */
enum word_class syntax_class(const struct article_info *info,
    const struct para_info *p, size_t token);
enum word_class syntax_class_of(const struct table *grammar, struct str word);
/* What a content word does in this place. */
struct guess syntax_guess(const struct syntax *s,
    const struct article_info *info, const struct para_info *p, size_t token);
/* Does a word of content stand before another one of its phrase:
 * "nuclear reactor"? */
bool syntax_modifies(const struct syntax *s, const struct article_info *info,
    const struct para_info *p, size_t token);
/* What its stem does in all of the articles. */
struct guess syntax_of_stem(const struct syntax *s, uint32_t stem);
/* "Signed", "struck": an English past tense or participle, in lower case;
 * irregular plurals are none. */
bool syntax_is_past(struct str word);
/* The same of a token as it is spelt. */
bool syntax_past(const struct token *t);
/* What a spelling says, wherever it stands, for struct token. */
uint8_t syntax_form_of(struct str word);
/* "Port's" as "Port". */
struct str syntax_without_s(struct str word);
/* Do tokens i and i + 1 stand side by side: in one sentence, with no
 * punctuation but that of abbreviations between them? */
bool syntax_adjoin(const struct para_info *p, size_t i);
/* May a phrase begin at a token: is what stands before it no part of the
 * same noun phrase or verb?  Without a grammar: is it of content? */
bool syntax_begins(const struct syntax *s, const struct article_info *info,
    const struct para_info *p, size_t token);
/* May it end there: is nothing missing that belongs to it? */
bool syntax_ends(const struct syntax *s, const struct article_info *info,
    const struct para_info *p, size_t token);

#endif
