/*
 * blocks.c - walks a tree of markup and collects its text.
 *
 * The walk is iterative: down to the first child, else to the next
 * sibling, else up.  Text gathers in one buffer; whoever opens or closes
 * a block element ends the block before it.  Two tables say which
 * elements end blocks and which are not shown.  The kind of a block comes
 * from the nearest element that has one: a paragraph in a blockquote is a
 * quote.
 */
#include "src/ingest/blocks.h"

#include "src/base/buf.h"
#include "src/ingest/markup.h"
#include "src/text/clean.h"

#define ANCESTORS 64

enum role { INLINE, BLOCK, HIDDEN, BREAK };

/* Sorted by name.  What a head may hold is hidden by itself; where <body>
 * is left out, libxml2 puts <article> and the like into the head. */
static const struct element {
	const char *name;
	uint8_t role, kind;
} elements[] = {
	{"address", BLOCK, PARA_BODY}, {"article", BLOCK, PARA_BODY},
	{"aside", BLOCK, PARA_BODY}, {"audio", HIDDEN, PARA_BODY},
	{"block", BLOCK, PARA_BODY}, {"blockquote", BLOCK, PARA_QUOTE},
	{"body", BLOCK, PARA_BODY}, {"bq", BLOCK, PARA_QUOTE},
	{"br", BREAK, PARA_BODY}, {"button", HIDDEN, PARA_BODY},
	{"canvas", HIDDEN, PARA_BODY}, {"caption", BLOCK, PARA_CAPTION},
	{"center", BLOCK, PARA_BODY}, {"dd", BLOCK, PARA_BODY},
	{"details", BLOCK, PARA_BODY}, {"div", BLOCK, PARA_BODY},
	{"dl", BLOCK, PARA_BODY}, {"dt", BLOCK, PARA_BODY},
	{"fieldset", BLOCK, PARA_BODY}, {"figcaption", BLOCK, PARA_CAPTION},
	{"figure", BLOCK, PARA_BODY}, {"fn", BLOCK, PARA_BODY},
	{"footer", BLOCK, PARA_BODY}, {"form", BLOCK, PARA_BODY},
	{"frameset", HIDDEN, PARA_BODY}, {"h1", BLOCK, PARA_HEADING},
	{"h2", BLOCK, PARA_HEADING}, {"h3", BLOCK, PARA_HEADING},
	{"h4", BLOCK, PARA_HEADING}, {"h5", BLOCK, PARA_HEADING},
	{"h6", BLOCK, PARA_HEADING}, {"head", BLOCK, PARA_BODY},
	{"header", BLOCK, PARA_BODY}, {"hl2", BLOCK, PARA_HEADING},
	{"hr", BLOCK, PARA_BODY}, {"html", BLOCK, PARA_BODY},
	{"li", BLOCK, PARA_BODY}, {"main", BLOCK, PARA_BODY},
	{"media-caption", BLOCK, PARA_CAPTION}, {"nav", BLOCK, PARA_BODY},
	{"noscript", HIDDEN, PARA_BODY}, {"note", BLOCK, PARA_BODY},
	{"ol", BLOCK, PARA_BODY}, {"p", BLOCK, PARA_BODY},
	{"pre", BLOCK, PARA_BODY}, {"rp", HIDDEN, PARA_BODY},
	{"rt", HIDDEN, PARA_BODY}, {"script", HIDDEN, PARA_BODY},
	{"section", BLOCK, PARA_BODY}, {"select", HIDDEN, PARA_BODY},
	{"style", HIDDEN, PARA_BODY}, {"summary", BLOCK, PARA_BODY},
	{"svg", HIDDEN, PARA_BODY}, {"table", BLOCK, PARA_BODY},
	{"tbody", BLOCK, PARA_BODY}, {"td", BLOCK, PARA_BODY},
	{"template", HIDDEN, PARA_BODY}, {"textarea", HIDDEN, PARA_BODY},
	{"th", BLOCK, PARA_BODY}, {"thead", BLOCK, PARA_BODY},
	{"title", HIDDEN, PARA_BODY}, {"tr", BLOCK, PARA_BODY},
	{"ul", BLOCK, PARA_BODY}, {"video", HIDDEN, PARA_BODY},
};

struct walk {
	struct arena *a;
	blocks *out;
	struct buf text;
	size_t linked; /* bytes in links */
	unsigned links; /* open ones */
	bool broken;	/* a line break came last */
	const xmlNode *element; /* of the block; NULL: nothing shown yet */
};

static int
by_name(const void *name, const void *row)
{
	return strcmp(name, ((const struct element *)row)->name);
}

static enum role
role_of(const xmlNode *n, enum para_kind *kind)
{
	struct str name = markup_name(n);
	const struct element *e;
	char lower[16];

	if (name.n >= sizeof(lower))
		return INLINE;
	for (size_t i = 0; i < name.n; i++)
		lower[i] = name.s[i] >= 'A' && name.s[i] <= 'Z' ?
		    (char)(name.s[i] | 32) : name.s[i];
	lower[name.n] = '\0';
	e = bsearch(lower, elements, ARRAY_LEN(elements), sizeof(*elements),
	    by_name);
	if (!e)
		return INLINE;
	*kind = e->kind;
	return e->role;
}

/* The block element that holds 'n'.  Ancestors are looked at only so far
 * up: a hostile page nests a hundred thousand deep. */
static const xmlNode *
block_element(const xmlNode *n)
{
	const xmlNode *at = n;
	enum para_kind kind;

	for (int i = 0; i < ANCESTORS && at->parent &&
	    at->parent->type == XML_ELEMENT_NODE; i++) {
		if (role_of(at, &kind) == BLOCK)
			return at;
		at = at->parent;
	}
	return at;
}

/* Only tables have captions; elsewhere the name means nothing. */
static bool
is_stray_caption(const xmlNode *n)
{
	return markup_is(n, "caption") && n->parent &&
	    !markup_is(n->parent, "table");
}

/* The kind of a block in 'n'. */
static enum para_kind
kind_in(const xmlNode *n, const xmlNode *root)
{
	for (int i = 0; i < ANCESTORS && n && n != root; i++) {
		enum para_kind kind = PARA_BODY;

		if (n->type == XML_ELEMENT_NODE && role_of(n, &kind) == BLOCK &&
		    kind != PARA_BODY && !is_stray_caption(n))
			return kind;
		n = n->parent;
	}
	return PARA_BODY;
}

/* Ends the block that is being gathered. */
static void
flush(struct walk *w, const xmlNode *root)
{
	struct str text = STR_NONE;

	if (w->text.n && buf_status(&w->text) == STATUS_OK)
		text = text_clean(w->a, arena_str(w->a, buf_view(&w->text)),
		    CLEAN_LINE);
	if (text.n && w->out->n < PARAGRAPHS_LIMIT)
		*vec_add(w->a, w->out) = (struct block){text,
			kind_in(w->element, root), w->element,
			MIN(w->linked, text.n)};
	buf_clear(&w->text);
	w->element = NULL;
	w->linked = 0;
	w->broken = false;
}

static void
gather(struct walk *w, const xmlNode *root, const xmlNode *n)
{
	struct str s = str_c((const char *)n->content);
	size_t shown = str_trim(s).n;

	if (shown) {
		if (!w->element)
			w->element = block_element(n->parent);
		w->broken = false;
		if (w->links)
			w->linked += shown;
	}
	/* One that runs past the limit becomes several. */
	while (w->text.n + s.n > PARAGRAPH_LIMIT) {
		size_t room = PARAGRAPH_LIMIT -
		    MIN(w->text.n, PARAGRAPH_LIMIT);

		while (room > 0 && ((unsigned char)s.s[room] & 0xc0) == 0x80)
			room--;
		buf_str(&w->text, str_sub(s, 0, room));
		s = str_from(s, room);
		flush(w, root);
		w->element = block_element(n->parent);
	}
	buf_str(&w->text, s);
}

static void
enter(struct walk *w, const xmlNode *root, const xmlNode *n, enum role role)
{
	if (role == BLOCK) {
		flush(w, root);
	} else if (role == BREAK) {
		if (w->broken)
			flush(w, root);
		else
			buf_char(&w->text, '\n');
		w->broken = true;
	} else if (markup_is(n, "a")) {
		w->links++;
	}
}

static void
leave(struct walk *w, const xmlNode *root, const xmlNode *n)
{
	enum para_kind kind;

	if (n->type != XML_ELEMENT_NODE)
		return;
	if (role_of(n, &kind) == BLOCK)
		flush(w, root);
	else if (markup_is(n, "a") && w->links)
		w->links--;
}

/* Writers set the first letter of a text apart to draw it large: it is
 * put back where the next block goes on in small letters. */
static void
join_initials(struct arena *a, blocks *b, size_t from)
{
	size_t kept = from;

	for (size_t i = from; i < b->n; i++) {
		struct block *k = &b->at[i], *next = k + 1;

		if (i + 1 < b->n && k->text.n == 1 && next->text.n > 1 &&
		    k->text.s[0] >= 'A' && k->text.s[0] <= 'Z' &&
		    next->text.s[0] >= 'a' && next->text.s[0] <= 'z')
			next->text = arena_printf(a, "%c%.*s", k->text.s[0],
			    STR_ARG(next->text));
		else
			b->at[kept++] = *k;
	}
	b->n = kept;
}

void
blocks_of(struct arena *a, const xmlNode *root,
    bool (*skip)(const xmlNode *, const void *), const void *context,
    blocks *out)
{
	struct walk w = {.a = a, .out = out};
	size_t before = out->n;
	const xmlNode *n = root;
	bool down = true;

	buf_init(&w.text, 2 * PARAGRAPH_LIMIT);
	while (n) {
		enum para_kind kind;
		enum role role = INLINE;

		if (down && n->type == XML_ELEMENT_NODE) {
			role = role_of(n, &kind);
			if (n != root && (role == HIDDEN ||
			    (skip && skip(n, context)))) {
				if (role == BLOCK)
					flush(&w, root);
				down = false;
				role = HIDDEN;
			} else {
				enter(&w, root, n, role);
			}
		} else if (down && n->content &&
		    (n->type == XML_TEXT_NODE ||
		    n->type == XML_CDATA_SECTION_NODE)) {
			gather(&w, root, n);
		}
		if (down && n->type == XML_ELEMENT_NODE && n->children) {
			n = n->children;
			continue;
		}
		if (role != HIDDEN)
			leave(&w, root, n);
		if (n == root)
			break;
		down = n->next != NULL;
		n = n->next ? n->next : n->parent;
	}
	flush(&w, root);
	buf_free(&w.text);
	join_initials(a, out, before);
}

void
blocks_paragraphs(struct arena *a, const blocks *b, paragraphs *out)
{
	for (size_t i = 0; i < b->n; i++)
		compose_add(a, out, b->at[i].text, b->at[i].kind);
}

void
blocks_drawings(struct arena *a, const xmlNode *root, paragraphs *out)
{
	xmlNode *n = (xmlNode *)root;

	for (; n; n = markup_next(root, n, true))
		if (n->parent && markup_is(n->parent, "svg") &&
		    (markup_is(n, "title") || markup_is(n, "desc")) &&
		    !compose_add(a, out, compose_line(a, markup_text(a, n)),
		    PARA_BODY))
			return;
}

/* Where a whole page stands for a piece, its title is shown nowhere
 * else. */
static void
title_of(struct arena *a, const xmlNode *html, paragraphs *out)
{
	const xmlNode *head = html->children;

	while (head && !markup_is(head, "head"))
		head = head->next;
	for (const xmlNode *n = head ? head->children : NULL; n; n = n->next)
		if (markup_is(n, "title")) {
			compose_add(a, out, compose_line(a, markup_text(a, n)),
			    PARA_HEADING);
			return;
		}
}

void
blocks_of_html(struct arena *a, struct str html, paragraphs *out)
{
	const xmlNode *root;
	blocks b = {0};
	xmlDoc *doc;

	/* Most descriptions are plain text. */
	if (!memchr(html.s ? html.s : "", '<', html.n) &&
	    !memchr(html.s ? html.s : "", '&', html.n)) {
		compose_add(a, out, text_clean(a, arena_str(a, html),
		    CLEAN_LINE), PARA_BODY);
		return;
	}
	if (markup_html(html, true, &doc) != STATUS_OK)
		return;
	root = xmlDocGetRootElement(doc);
	blocks_of(a, root, NULL, NULL, &b);
	if (b.n > 0)
		title_of(a, root, out);
	blocks_paragraphs(a, &b, out);
	if (b.n == 0)
		blocks_drawings(a, root, out);
	markup_free(doc);
}
