#include "src/model/article.h"

static const char *const para_words[] = {
#define PARA_WORD(name, word) word,
    PARA_LIST(PARA_WORD)
#undef PARA_WORD
};

const char *
para_word(enum para_kind k)
{
	if ((size_t)k >= ARRAY_LEN(para_words))
		bug("paragraph kind %d", (int)k);
	return para_words[k];
}

size_t
article_words(const struct article *a)
{
	size_t words = 0;

	for (size_t i = 0; i < a->nparas; i++)
		if (para_tells(a->paras[i].kind))
			words += str_words(a->paras[i].text);
	return words;
}

uint64_t
article_text_hash(const struct article *a)
{
	uint64_t h = str_hash(a->title);

	for (size_t i = 0; i < a->nparas; i++)
		h = (h ^ str_hash(a->paras[i].text)) *
		    UINT64_C(0x9e3779b97f4a7c15) + i + 1;
	return h;
}

struct str
enclosure_words(struct arena *a, const struct enclosure *e)
{
	struct str size = STR_NONE;

	if (e->length >= 1000000)
		size = arena_printf(a, "%lld MB",
		    (long long)(e->length / 1000000));
	else if (e->length > 0)
		size = arena_printf(a, "%lld kB",
		    (long long)(e->length / 1000 + 1));
	if (!e->type.n && !size.n)
		return e->url;
	return arena_printf(a, "%.*s (%.*s%s%.*s)", STR_ARG(e->url),
	    STR_ARG(e->type), e->type.n && size.n ? ", " : "",
	    STR_ARG(size));
}

bool
enclosure_is_picture(const struct enclosure *e)
{
	return str_istarts(e->type, STR("image"));
}
