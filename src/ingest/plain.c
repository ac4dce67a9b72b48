/*
 * plain.c - plain text into paragraphs.
 *
 * Plain text comes in two fashions.  Where lines were wrapped, a line end
 * means nothing and a blank line ends the paragraph.  Where they were
 * not, each line is a paragraph, and blank lines only part them further.
 * Texts copied from pages are of the second fashion, and mix: a caption
 * and the section's name may be two lines of one block.
 *
 * Which it is can be seen: a program that wraps fills its lines.  Take
 * the longest line as the width; a line inside a block was wrapped if the
 * first word of the next line would not have fitted behind it, and if it
 * breaks off in a sentence.  Where that holds for most such lines, and no
 * line is longer than people wrap at, the text is wrapped.
 */
#include "src/ingest/plain.h"

#include "src/text/clean.h"

#define WRAP_MAX 120	/* columns people wrap at, at most */
#define WRAP_MIN 40	/* and at least */
#define WRAPPED_SHARE 70 /* per cent of inner lines that are full */

static size_t
letters(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.s[i] & 0xc0) != 0x80;
	return n;
}

static bool
ends_sentence(struct str line)
{
	return line.n && strchr(".!?\"", line.s[line.n - 1]);
}

static size_t
longest_line(struct str text)
{
	struct str line;
	size_t longest = 0;

	while (str_line(&text, &line))
		longest = MAX(longest, letters(str_trim(line)));
	return longest;
}

static bool
is_wrapped(struct str text)
{
	size_t width = longest_line(text), inner = 0, full = 0;
	struct str line, previous = STR_NONE;

	if (width > WRAP_MAX || width < WRAP_MIN)
		return false;
	while (str_line(&text, &line)) {
		line = str_trim(line);
		if (line.n && previous.n) {
			size_t word = MIN(str_chr(line, ' ', 0), line.n);

			inner++;
			full += !ends_sentence(previous) &&
			    letters(previous) + 1 +
			    letters(str_sub(line, 0, word)) > width;
		}
		previous = line;
	}
	return inner > 0 && full * 100 >= inner * WRAPPED_SHARE;
}

/* Joins the lines of one block with spaces; they stay one block of the
 * arena. */
static struct str
join(struct arena *a, struct str block)
{
	char *copy = arena_alloc(a, block.n + 1);

	for (size_t i = 0; i < block.n; i++)
		copy[i] = block.s[i] == '\n' ? ' ' : block.s[i];
	return text_clean(a, (struct str){copy, block.n}, CLEAN_LINE);
}

void
plain_paragraphs(struct arena *a, struct str raw, paragraphs *out,
    bool *cut)
{
	struct str text = text_clean(a, raw, CLEAN_BODY), rest = text, line;
	bool wrapped = is_wrapped(text);
	struct str block = STR_NONE;

	*cut = false;
	while (!*cut && str_line(&rest, &line)) {
		struct str s = str_trim(line);

		if (!wrapped) {
			*cut = !compose_add(a, out, s, PARA_BODY);
			continue;
		}
		if (s.n == 0) {
			*cut = !compose_add(a, out, join(a, block),
			    PARA_BODY);
			block = STR_NONE;
			continue;
		}
		if (!block.n)
			block.s = s.s;
		block.n = (size_t)(s.s + s.n - block.s);
	}
	if (!*cut)
		*cut = !compose_add(a, out, join(a, block), PARA_BODY);
}

enum status
plain_parse(struct arena *a, struct str utf8,
    const struct ingest_options *o, struct feed **out, struct buf *why)
{
	struct article x = {.version = 1};
	paragraphs p = {0};

	plain_paragraphs(a, utf8, &p, &x.cut);
	if (x.cut)
		x.cut_why = STR("only the first 5,000 paragraphs are kept");
	compose_article(a, &x, &p, o);
	if (article_words(&x) == 0)
		return compose_why(why, STATUS_NO_ARTICLE,
		    "holds no article text");
	*out = compose_single(a, &x, STR("text"));
	return STATUS_OK;
}
