#include "src/compare/propositions.h"
#include "tests/tap.h"

static struct arena *a;
static struct stemmers *stemmers;

static struct article
article(const char *language, const char *const *texts)
{
	struct paragraph *p;
	size_t n = 0;

	while (texts[n])
		n++;
	p = ARENA_ARRAY(a, struct paragraph, n);
	for (size_t i = 0; i < n; i++)
		p[i] = (struct paragraph){str_c(texts[i]), PARA_BODY};
	return (struct article){
		.outlet = STR("Test"),
		.language = str_c(language),
		.paras = p,
		.nparas = n,
	};
}

static const char *const quake[] = {
	"PORT SARVAN (Wire) - Rescuers pulled 12 people from the rubble. "
	"Sgt. Imre Vass led the teams.",
	"“We have no water,” Vass said. He asked for “heavy machines”.",
	"The sergeant added that the road to Al Mar was shut.",
	"\"Nobody slept,\" said Governor Ada Lorn, who met Mr. Vass.",
	"\"It is cold.\"",
	NULL,
};

static struct str
names(const struct para_info *p)
{
	struct str out = STR("");

	for (size_t i = 0; i < p->nnames; i++)
		out = arena_printf(a, "%.*s%s%.*s%s", STR_ARG(out),
		    i ? "; " : "", STR_ARG(str_sub(p->p->text,
		    p->names[i].start, p->names[i].end)),
		    p->names[i].person ? "*" : "");
	return out;
}

static struct str
stems(const struct analysis *an, const uint32_t *ids, size_t n)
{
	struct str out = STR("");

	for (size_t i = 0; i < n; i++)
		out = arena_printf(a, "%.*s%s%.*s", STR_ARG(out),
		    i ? " " : "", STR_ARG(vocab_text(an->stems, ids[i])));
	return out;
}

static struct str
speakers(const struct analysis *an, const struct para_info *p)
{
	return stems(an, p->speakers, p->nspeakers);
}

static struct str
subjects(const struct analysis *an, const struct para_info *p)
{
	return stems(an, p->subjects, p->nsubjects);
}

static void
test_parts(const struct analysis *an)
{
	const struct para_info *p = an->articles[0].paras;

	is_str(str_sub(p->p->text, p->tokens[0].start, p->tokens[0].end),
	    STR("Rescuers"), "the dateline has no tokens");
	is_int(p->nsentences, 2, "two sentences, not broken at Sgt.");
	is_int(p->tokens[p->ntokens - 1].sentence, 1, "the last is in the 2nd");
	is_int(p[1].nquotes, 2, "two quotations");
	is_str(str_sub(p[1].p->text, p[1].quotes[0].start,
	    p[1].quotes[0].end), STR("We have no water,"), "between the marks");
	is_int(p[1].quotes[0].first, 0, "first token of the quotation");
	is_int(p[1].quotes[0].after, 4, "and behind the last");
	ok(p[1].tokens[0].quoted && !p[1].tokens[4].quoted, "quoted tokens");
	for (size_t i = 1; i < p->ncontent; i++)
		if (p->content[i - 1] >= p->content[i])
			ok(false, "content ascends");
	is_int(an->nparas, 5, "all five tell");
	is_int(an->event_df[vocab_find(an->stems, STR("vass"))], 3,
	    "three paragraphs have Vass");
}

static void
test_people(const struct analysis *an)
{
	const struct para_info *p = an->articles[0].paras;

	is_c(names(&p[0]), "Imre Vass*", "a name, without its title");
	is_c(names(&p[1]), "Vass*", "its surname alone");
	is_c(names(&p[2]), "Al Mar*", "a particle is inside a name");
	is_c(names(&p[3]), "Ada Lorn*; Vass*", "Nobody is not");
	is_c(speakers(an, &p[1]), "vass", "named, and the pronoun");
	is_c(speakers(an, &p[2]), "vass", "by his title");
	is_c(speakers(an, &p[3]), "lorn", "the nearer of two");
	is_c(speakers(an, &p[4]), "lorn", "who spoke last");
	is_c(subjects(an, &p[1]), "vass", "once, though he is in both");
	is_c(subjects(an, &p[2]), "vass", "whom a title points to");
	is_c(subjects(an, &p[3]), "lorn", "who is mentioned first");
	is_c(subjects(an, &p[4]), "", "a quotation has none");
	is_str(p[1].quotes[0].speaker_text, STR("Sgt. Imre Vass"),
	    "a speaker's fullest name");
	is_str(p[3].quotes[0].speaker_text, STR("Governor Ada Lorn"),
	    "with the title");
}

/* Who speaks goes on until somebody else is named; who is told is not the
 * one who tells. */
static void
test_talk(void)
{
	static const char *const texts[] = {
		"Ada Lorn met Imre Vass at the dam above the town of Kela.",
		"\"The wall sings,\" Vass told Lorn at the gate.",
		"\"Nobody may cross the bridge before the morning.\"",
		"Lorn left at noon.",
		"\"We shall see about the bridge.\"",
		NULL,
	};
	struct article x = article("en", texts);
	const struct article *list[] = {&x};
	struct analysis *an = analysis_new(a, stemmers, list, 1);
	const struct para_info *p = an->articles[0].paras;

	is_c(speakers(an, &p[1]), "vass", "not the one who is told");
	is_c(speakers(an, &p[2]), "vass", "a quotation goes on");
	is_c(speakers(an, &p[4]), "lorn", "but not over who is named");
}

static void
test_odd_quotes(void)
{
	static const char *const texts[] = {
		"He said \"this is left open",
		"„So war es“, sagte «niemand» \"\" \"a\"",
		"«Er rief ‹Feuer› und sprang», ‹dann nichts› mehr",
		"",
		NULL,
	};
	struct article x = article("de", texts);
	const struct article *list[] = {&x};
	struct analysis *an = analysis_new(a, stemmers, list, 1);
	const struct para_info *p = an->articles[0].paras;

	is_int(p[0].nquotes, 1, "an open quotation ends with the paragraph");
	is_int(p[0].quotes[0].end, strlen(texts[0]), "at its last byte");
	is_int(p[1].nquotes, 2, "marks of other languages; none too short");
	is_int(p[2].nquotes, 2, "single marks inside double ones end nothing");
	is_int(p[3].ntokens, 0, "an empty paragraph has no tokens");
}

int
main(void)
{
	struct article one, two;
	const struct article *list[2] = {&one, &two};
	static const char *const empty[] = {NULL};
	struct analysis *an;

	a = arena_new();
	stemmers = stemmers_new();
	one = article("", quake);
	two = article("en", empty);
	an = analysis_new(a, stemmers, list, 2);
	test_parts(an);
	test_people(an);
	test_talk();
	test_odd_quotes();
	stemmers_free(stemmers);
	arena_free(a);
	return tap_done();
}
