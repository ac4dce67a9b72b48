/*
 * nitf.c - one article as NITF 3.x has it.
 *
 *	nitf/head	title, tobject (subjects), docdata (ids, dates,
 *			keywords, rights), pubdata (where it was printed)
 *	nitf/body	body.head (hedline, byline, dateline, abstract,
 *			distributor), body.content (one or several),
 *			body.end
 *
 * Notes, in the body's head or its blocks, hold a body.content of their
 * own, so these are taken as children only.
 */
#include "src/ingest/newsnodes.h"

#include "src/ingest/author.h"
#include "src/ingest/markup.h"

static bool
is_title(const xmlNode *n, const void *unused)
{
	(void)unused;
	return markup_is(n, "byttl") || markup_is(n, "story.date");
}

/* The line without its title or its date: "By Mira Kol <byttl>Staff
 * Writer</byttl>", "KELA, <story.date>March 14</story.date>". */
static struct str
bare_line(const struct wire *w, const xmlNode *n)
{
	struct str out = STR_NONE;
	blocks b = {0};

	if (!n)
		return out;
	blocks_of(w->a, n, is_title, NULL, &b);
	if (b.n > 0)
		out = str_trim(b.at[0].text);
	while (out.n && strchr(",; ", out.s[out.n - 1]))
		out.n--;
	return str_some(out);
}

/* Who wrote it, by all bylines inside. */
static struct str
authors_in(const struct wire *w, const xmlNode *root)
{
	struct str out = STR_NONE;

	for (xmlNode *n = root ? root->children : NULL; n;) {
		bool by = markup_is(n, "byline");
		bool named = false;

		for (xmlNode *p = by ? n->children : NULL; p;
		    p = markup_next(n, p, true))
			if (markup_is(p, "person")) {
				out = news_add_name(w, out, news_line(w, p));
				named = true;
			}
		if (by && !named)
			out = news_add_name(w, out, bare_line(w, n));
		n = markup_next(root, n, !by);
	}
	return out;
}

static void
read_head(const struct wire *w, const xmlNode *nitf, struct article *x)
{
	static const char *const dates[] = {"date.issue", "date.release"};
	const xmlNode *head = news_child(nitf, "head");
	const xmlNode *data = news_child(head, "docdata");
	const xmlNode *printed = news_child(head, "pubdata");

	news_keep(&x->title, news_line(w, news_child(head, "title")));
	news_keep(&x->outlet, news_attr(w, printed, "name"));
	news_keep(&x->outlet, news_attr(w, news_child(data, "doc.copyright"),
	    "holder"));
	news_keep(&x->source_id, news_attr(w, news_child(data, "doc-id"),
	    "id-string"));
	for (size_t i = 0; i < ARRAY_LEN(dates); i++)
		news_keep_date(w, x, news_attr(w, news_child(data, dates[i]),
		    "norm"), dates[i]);
	news_keep_date(w, x, news_attr(w, news_find(news_find(nitf,
	    "body.head"), "story.date"), "norm"), "story.date");
	news_keep_date(w, x, news_attr(w, printed, "date.publication"),
	    "pubdata");
	for (xmlNode *n = head ? head->children : NULL; n;
	    n = markup_next(head, n, true)) {
		if (markup_is(n, "keyword"))
			news_keyword(w, x, news_attr(w, n, "key"));
		else if (markup_is(n, "tobject.subject"))
			news_keyword(w, x, news_attr(w, n,
			    "tobject.subject.type"));
	}
}

void
nitf_read(const struct wire *w, const xmlNode *nitf, struct article *x,
    paragraphs *p)
{
	const xmlNode *body = news_child(nitf, "body");
	const xmlNode *head = news_child(body, "body.head");
	const xmlNode *line, *by;

	news_keep(&x->title, news_line(w, news_find(head, "hl1")));
	/* An old habit: the headline without its parts. */
	if (!news_find(head, "hl2"))
		news_keep(&x->title, news_line(w, news_child(head,
		    "hedline")));
	news_keep(&x->summary, news_line(w, news_child(head, "abstract")));
	news_keep(&x->summary, news_line(w, news_find(head, "hl2")));
	by = news_child(head, "distributor");
	news_keep(&x->outlet, news_line(w, news_child(by, "org")));
	news_keep(&x->outlet, news_line(w, by));
	news_keep(&x->author, authors_in(w, head));
	news_keep(&x->author, authors_in(w, news_child(body,
	    "body.content")));
	line = news_child(head, "dateline");
	if (!line)
		line = news_find(news_child(body, "body.content"),
		    "dateline");
	news_keep(&x->dateline, bare_line(w, news_child(line, "location")));
	news_keep(&x->dateline, bare_line(w, line));
	news_keep(&x->language, news_attr(w, nitf, "lang"));
	read_head(w, nitf, x);
	for (xmlNode *n = body ? body->children : NULL; n; n = n->next)
		if (markup_is(n, "body.content"))
			news_text(w, n, x->title, p);
}
