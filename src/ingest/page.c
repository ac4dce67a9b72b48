#include "src/ingest/page.h"

#include "src/ingest/markup.h"
#include "src/ingest/pick.h"
#include "src/ingest/plain.h"
#include "src/ingest/repair.h"

/* Fewer words on the page than this may be but a piece of the article;
 * and what JSON-LD must tell to stand instead. */
#define SHOWN_WORDS 250
#define TOLD_WORDS 80
#define TOLD_TIMES 3

/* A page that scripts draw shows a few lines without them, but may tell
 * its text in JSON-LD.  That is seldom as good as what a page shows: it
 * counts only where there is several times as much of it. */
static void
take_told(struct arena *a, struct str told, paragraphs *p)
{
	size_t shown = 0, words = str_words(told);
	paragraphs instead = {0};
	bool cut;

	for (size_t i = 0; i < p->n && shown < SHOWN_WORDS; i++)
		shown += str_words(p->at[i].text);
	if (shown >= SHOWN_WORDS || words < TOLD_TIMES * shown ||
	    words < TOLD_WORDS)
		return;
	if (str_chr(told, '<', 0) != STR_NPOS)
		blocks_of_html(a, told, &instead);
	else
		plain_paragraphs(a, told, &instead, &cut);
	*p = instead;
}

static enum status
read_page(struct arena *a, xmlDoc *doc, const struct ingest_options *o,
    struct feed **out, struct buf *why)
{
	struct article x = {.version = 1};
	struct page_meta m;
	paragraphs p = {0};
	size_t kept = 0, words;

	page_meta_read(a, doc, o, &m);
	page_pick(a, doc, m.title, &p);
	take_told(a, m.body, &p);
	x.title = m.title;
	x.author = m.author;
	x.outlet = m.outlet;
	x.url = m.url;
	x.summary = m.summary;
	x.language = m.language;
	x.published = m.published;
	x.updated = m.updated;
	x.when_from = m.when_from;
	compose_article(a, &x, &p, o);
	/* A page shows much; only the story is taken from it. */
	for (size_t i = 0; i < p.n; i++)
		if (p.at[i].kind != PARA_FURNITURE)
			p.at[kept++] = p.at[i];
	x.nparas = kept;
	words = article_words(&x);
	if (words == 0)
		return compose_why(why, STATUS_NO_ARTICLE,
		    "holds no article text");
	page_cut(a, doc, &m, words, &x);
	*out = compose_single(a, &x, STR("html"));
	return STATUS_OK;
}

enum status
page_parse(struct arena *a, struct str utf8, const struct ingest_options *o,
    struct feed **out, struct buf *why)
{
	xmlDoc *doc;
	enum status status = markup_html(utf8, false, &doc);

	if (status == STATUS_TOO_DEEP)
		return compose_why(why, status,
		    "has a tag with more than %d attributes",
		    ATTRIBUTES_LIMIT);
	if (status != STATUS_OK)
		return compose_why(why, status, "cannot be read as a page");
	status = read_page(a, doc, o, out, why);
	markup_free(doc);
	return status;
}
