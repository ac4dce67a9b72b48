#include "ui/views/candidates.h"

#include "ui/views/celltext.h"

/* Keeps the best, each paragraph once; n of them are there. */
static size_t
keep(struct candidate *out, size_t n, struct candidate new)
{
	size_t at = 0;

	while (at < n && out[at].para != new.para)
		at++;
	if (at < n && out[at].score >= new.score)
		return n;
	if (at == CANDIDATES && out[--at].score >= new.score)
		return n;
	n = MAX(n, at + 1);
	for (; at > 0 && out[at - 1].score < new.score; at--)
		out[at] = out[at - 1];
	out[at] = new;
	return n;
}

size_t
candidates_find(const struct comparison *c, size_t row, uint32_t of,
    uint32_t in, struct candidate out[CANDIDATES])
{
	const struct row_cell *from = &c->rows[row].cells[of];
	const struct row_cell *to = &c->rows[row].cells[in];
	size_t n = 0;

	for (size_t i = 0; i < from->nparas && in != of; i++) {
		struct place place = {of, from->paras[i]};
		const struct partner *p = comparison_partner(c, place, in);
		struct candidate two[2];

		if (!p || p->para < 0)
			continue;
		two[0] = (struct candidate){(uint32_t)p->para, p->score};
		two[1] = (struct candidate){
		    (uint32_t)p->second, p->second_score};
		for (int k = 0; k < (p->second < 0 ? 1 : 2); k++)
			if (!row_cell_has(to, two[k].para))
				n = keep(out, n, two[k]);
	}
	return n;
}

/* How likely one of the paragraphs tells what another does: asked of the
 * candidates, for links end where they are not shown any more. */
static double
likely(const struct comparison *c, struct place p, struct place other)
{
	const struct partner *to = comparison_partner(c, p, other.article);
	const struct partner *back =
	    comparison_partner(c, other, p.article);

	if (to && to->para == (int32_t)other.para)
		return to->score;
	if (back && back->para == (int32_t)p.para)
		return back->score;
	if (to && to->second == (int32_t)other.para)
		return to->second_score;
	return 0;
}

struct text
candidates_ties(struct arena *a, const struct comparison *c, size_t row,
    uint32_t of)
{
	const struct row *r = &c->rows[row];
	struct place p = {of, r->cells[of].paras[0]};
	struct text letter = celltext_letter(a, of);
	struct text out = text_printf(a, "beside %.*s %u",
	    STR_ARG(letter.s), p.para + 1);
	const char *between = ":";

	for (uint32_t x = 0; x < c->narticles; x++) {
		for (size_t i = 0; x != of && i < r->cells[x].nparas; i++) {
			struct place other = {x, r->cells[x].paras[i]};
			double score = likely(c, p, other);

			if (score <= 0)
				continue;
			out = text_printf(a, "%.*s%s %.*s %u %.0f%%",
			    STR_ARG(out.s), between,
			    STR_ARG(celltext_letter(a, x).s), other.para + 1,
			    score * 100);
			between = ",";
		}
	}
	if (*between == ':')
		return text_printf(a, "nothing is told beside %.*s %u",
		    STR_ARG(letter.s), p.para + 1);
	return out;
}
