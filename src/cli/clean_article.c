#include "src/cli/clean_article.h"

#include "src/text/clean.h"

void
clean_article(struct arena *a, struct article *art)
{
	struct str *lines[] = {&art->source_id, &art->feed, &art->outlet,
		&art->agency, &art->url, &art->canonical, &art->known_as,
		&art->title, &art->author, &art->language, &art->dateline,
		&art->when_from, &art->cut_why};
	struct paragraph *paras = ARENA_ARRAY(a, struct paragraph,
	    art->nparas);
	struct enclosure *enclosures = ARENA_ARRAY(a, struct enclosure,
	    art->nenclosures);
	struct str *categories = ARENA_ARRAY(a, struct str,
	    art->ncategories);

	for (size_t i = 0; i < ARRAY_LEN(lines); i++)
		*lines[i] = text_clean(a, *lines[i], CLEAN_LINE);
	for (size_t i = 0; i < art->ncategories; i++)
		categories[i] = text_clean(a, art->categories[i], CLEAN_LINE);
	for (size_t i = 0; i < art->nenclosures; i++) {
		enclosures[i] = art->enclosures[i];
		enclosures[i].url = text_clean(a, enclosures[i].url,
		    CLEAN_LINE);
		enclosures[i].type = text_clean(a, enclosures[i].type,
		    CLEAN_LINE);
	}
	art->summary = text_clean(a, art->summary, CLEAN_BODY);
	for (size_t i = 0; i < art->nparas; i++) {
		paras[i] = art->paras[i];
		paras[i].text = text_clean(a, paras[i].text, CLEAN_BODY);
	}
	art->paras = paras;
	art->enclosures = enclosures;
	art->categories = categories;
}

void
clean_feed(struct arena *a, struct subscription *s)
{
	struct str *lines[] = {&s->address, &s->title, &s->own_title,
		&s->site, &s->description};
	struct str *tags = ARENA_ARRAY(a, struct str, s->ntags);

	for (size_t i = 0; i < ARRAY_LEN(lines); i++)
		*lines[i] = text_clean(a, *lines[i], CLEAN_LINE);
	for (size_t i = 0; i < s->ntags; i++)
		tags[i] = text_clean(a, s->tags[i], CLEAN_LINE);
	s->tags = tags;
}
