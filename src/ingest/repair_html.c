/*
 * repair_html.c - HTML made ready for libxml2's parser.
 *
 * libxml2 2.9 stops at NUL, shows CDATA marks, knows HTML 4's names only
 * and is quadratic in the attributes of a tag.  What is
 * inside script, style and textarea is passed over by the count, because
 * "i<name" there is no tag.
 *
 * A script lasts until its first end tag, as in browsers.  A piece of a
 * page in which an end tag comes that ends no script was cut, or went
 * through a filter that took out tags; which ones is not known, so from
 * there on they pair like brackets: a start behind which another start
 * comes before any end is left out alone, and what follows it is text, as
 * safe and as clean as any other.  What stands between a start and its end
 * is never shown.
 */
#include "src/ingest/entities.h"
#include "src/ingest/repair.h"

static bool
is_space(char b)
{
	return b == ' ' || (b >= '\t' && b <= '\r');
}

/* The end of the tag that begins at 'at', behind its '>'; 0 when it has
 * too many attributes. */
static size_t
tag_end(struct str s, size_t at)
{
	size_t attributes = 0;
	char quote = 0;

	for (size_t i = at + 1; i < s.n; i++) {
		char b = s.s[i];

		if (quote) {
			if (b == quote)
				quote = 0;
		} else if ((b == '"' || b == '\'') && s.s[i - 1] == '=') {
			quote = b;
		} else if (b == '>') {
			return i + 1;
		} else if (is_space(b) && !is_space(s.s[i - 1]) &&
		    ++attributes > ATTRIBUTES_LIMIT) {
			return 0;
		}
	}
	return s.n;
}

/* Elements whose content is no markup. */
static struct str
raw_end(struct str tag)
{
	static const char *const raw[][2] = {{"<script", "</script"},
		{"<style", "</style"}, {"<textarea", "</textarea"}};

	for (size_t i = 0; i < ARRAY_LEN(raw); i++)
		if (str_istarts(tag, str_c(raw[i][0])))
			return str_c(raw[i][1]);
	return STR_NONE;
}

/* Copies [from, to) without NULs and controls, references resolved. */
static void
copy(struct buf *b, struct str s, size_t from, size_t to)
{
	size_t run = from;

	for (size_t i = from; i < to;) {
		unsigned char c = (unsigned char)s.s[i];
		struct reference r;

		if (c > '&' || (c != '&' && (c >= 0x20 ||
		    (c >= '\t' && c <= '\r')))) {
			i++;
			continue;
		}
		if (c == '&') {
			if (reference_of_xml(str_sub(s, i, to)) ||
			    !reference_read(str_sub(s, 0, to), i, &r)) {
				i++;
				continue;
			}
			buf_str(b, str_sub(s, run, i));
			reference_write(b, &r);
			i += r.length;
		} else {
			buf_str(b, str_sub(s, run, i));
			i++;
		}
		run = i;
	}
	buf_str(b, str_sub(s, run, to));
}

/* What is being copied. */
struct page {
	struct str s;
	struct buf *out;
	bool piece;    /* of a page */
	bool unpaired; /* a script ended that had not begun */
	/* None found: none follows. */
	bool no_comment_ends, no_sections_end, no_tags_end;
};

/* Where 'mark' stands behind 'at'.  A page of unclosed comments must not
 * be searched to its end for each. */
static size_t
find_once(struct str s, struct str mark, size_t at, bool *none)
{
	size_t found = *none ? STR_NPOS : str_find(s, mark, at);

	*none = found == STR_NPOS;
	return found;
}

/* Where the raw text ends: at its end tag, or the page's end. */
static size_t
raw_text_end(struct str s, struct str tag, size_t at)
{
	while ((at = str_chr(s, '<', at)) != STR_NPOS &&
	    !str_istarts(str_from(s, at), tag))
		at++;
	return MIN(at, s.n);
}

/* Copies the raw text from 'at' with the tag that ends it; returns the
 * end of that, or 0 when it has too many attributes. */
static size_t
copy_raw(struct page *p, struct str tag, size_t at)
{
	size_t end = raw_text_end(p->s, tag, at), behind;

	behind = end < p->s.n ? tag_end(p->s, end) : end;
	copy(p->out, p->s, at, behind);
	return behind;
}

/* Does another script begin behind 'at' before one ends? */
static bool
begins_again(struct str s, size_t at)
{
	while ((at = str_chr(s, '<', at)) != STR_NPOS) {
		struct str rest = str_from(s, at++);

		if (str_istarts(rest, STR("<script")))
			return true;
		if (str_istarts(rest, STR("</script")))
			return false;
	}
	return false;
}

/* A tag, an end tag, a declaration; else '<' is only a sign. */
static bool
begins_mark(struct str s)
{
	size_t at = 1;

	if (s.n < 3)
		return false;
	if (s.s[1] == '?')
		return true;
	if (s.s[1] == '/' || s.s[1] == '!')
		at = 2;
	return (s.s[at] | 32) >= 'a' && (s.s[at] | 32) <= 'z';
}

/* Copies what begins with the '<' at 'at'; returns its end, or 0 when a
 * tag has too many attributes. */
static size_t
copy_mark(struct page *p, size_t at)
{
	struct str rest = str_from(p->s, at), raw;
	size_t end;

	if (str_starts(rest, STR("<!--"))) {
		end = find_once(p->s, STR("-->"), at + 4,
		    &p->no_comment_ends);
		if (end == STR_NPOS)
			end = str_chr(p->s, '>', at);
		else
			end += 2;
		return end == STR_NPOS ? p->s.n : end + 1;
	}
	if (str_starts(rest, STR("<![CDATA["))) {
		end = find_once(p->s, STR("]]>"), at, &p->no_sections_end);
		if (end == STR_NPOS)
			return at + 9;
		copy(p->out, p->s, at + 9, end);
		return end + 3;
	}
	if (!begins_mark(rest) || (rest.s[1] == '!' &&
	    find_once(p->s, STR(">"), at, &p->no_tags_end) == STR_NPOS)) {
		buf_cstr(p->out, "&lt;");
		return at + 1;
	}
	end = tag_end(p->s, at);
	if (end == 0)
		return 0;
	if (str_istarts(rest, STR("</script")))
		p->unpaired = p->piece;
	else if (p->unpaired && str_istarts(rest, STR("<script")) &&
	    begins_again(p->s, end))
		return end;
	copy(p->out, p->s, at, end);
	raw = raw_end(str_sub(p->s, at, end));
	return raw.n ? copy_raw(p, raw, end) : end;
}

enum status
repair_html(struct str s, bool piece, struct buf *out)
{
	struct page p = {.s = s, .out = out, .piece = piece};

	for (size_t at = 0; at < s.n;) {
		size_t open = MIN(str_chr(s, '<', at), s.n);

		copy(out, s, at, open);
		if (open == s.n)
			break;
		at = copy_mark(&p, open);
		if (at == 0)
			return STATUS_TOO_DEEP;
	}
	return buf_status(out);
}
