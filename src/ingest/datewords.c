/*
 * datewords.c - month and zone names.
 *
 * Months are listed in full, lower case, in the languages in which feeds
 * and pages write them; any beginning of three letters or more is taken
 * ("okt", "sept").  The first month that fits wins, so names that begin
 * alike in two languages (Polish and Croatian "listopad") go to the one
 * with more readers.  A blank stands before each name, so that a word is
 * looked for with one behind its border.
 */
#include "src/ingest/dates.h"

/* Bytes of a month's name, at most. */
#define LONGEST 24

static const char *const months[12] = {
	" january janeiro januar januari janvier jänner jan enero gennaio "
	"styczeń stycznia leden ledna január január ocak январь января "
	"січень січня ιανουάριος ιανουαρίου ianuarie tammikuuta gener",
	" february fevereiro februar februari février febrero febbraio luty "
	"lutego únor února február şubat февраль февраля лютий лютого "
	"φεβρουάριος φεβρουαρίου helmikuuta febrer",
	" march março märz maart mars marzo marzec marca březen března "
	"március mart март марта березень березня μάρτιος μαρτίου "
	"martie maaliskuuta marts mrz",
	" april abril avril aprile avril kwiecień kwietnia duben dubna "
	"április nisan апрель апреля квітень квітня απρίλιος απριλίου "
	"aprilie huhtikuuta",
	" may maio mai mei mayo maggio maj maja květen května május mayıs "
	"май мая травень травня μάιος μαΐου μαίου toukokuuta maig",
	" june junho juni juin junio giugno czerwiec czerwca červen června "
	"június haziran июнь июня червень червня ιούνιος ιουνίου iunie "
	"kesäkuuta juny",
	" july julho juli juillet julio luglio lipiec lipca červenec "
	"července július temmuz июль июля липень липня ιούλιος ιουλίου "
	"iulie heinäkuuta juliol",
	" august agosto août aout augustus augusti sierpień sierpnia srpen "
	"srpna augusztus ağustos август августа серпень серпня αύγουστος "
	"αυγούστου elokuuta agost",
	" september setembro septembre septiembre settembre setiembre "
	"wrzesień września září szeptember eylül сентябрь сентября "
	"вересень вересня σεπτέμβριος σεπτεμβρίου septembrie syyskuuta "
	"setembre",
	" october outubro oktober octobre octubre ottobre październik "
	"października říjen října október ekim октябрь октября жовтень "
	"жовтня οκτώβριος οκτωβρίου octombrie lokakuuta",
	" november novembro novembre noviembre listopad listopada listopadu "
	"kasım ноябрь ноября νοέμβριος νοεμβρίου noiembrie marraskuuta",
	" december dezembro dezember décembre diciembre dicembre grudzień "
	"grudnia prosinec prosince aralık декабрь декабря грудень грудня "
	"δεκέμβριος δεκεμβρίου decembrie joulukuuta desember desembre",
};

/* Short names that are used by more than one place mean the one feeds
 * mean by them: the United States'. */
static const struct {
	const char *name;
	int minutes;
} zones[] = {
	{"UTC", 0}, {"GMT", 0}, {"UT", 0}, {"Z", 0}, {"WET", 0},
	{"BST", 60}, {"IST", 330}, {"WEST", 60}, {"CET", 60}, {"MET", 60},
	{"MEZ", 60}, {"CEST", 120}, {"MEST", 120}, {"MESZ", 120},
	{"EET", 120}, {"EEST", 180}, {"SAST", 120}, {"MSK", 180},
	{"TRT", 180}, {"AST", -240}, {"ADT", -180}, {"AT", -240},
	{"EST", -300}, {"EDT", -240}, {"ET", -300}, {"CST", -360},
	{"CDT", -300}, {"CT", -360}, {"MST", -420}, {"MDT", -360},
	{"MT", -420}, {"PST", -480}, {"PDT", -420}, {"PT", -480},
	{"AKST", -540}, {"AKDT", -480}, {"HST", -600}, {"NST", -210},
	{"NDT", -150}, {"BRT", -180}, {"ART", -180}, {"PKT", 300},
	{"WIB", 420}, {"ICT", 420}, {"HKT", 480}, {"SGT", 480},
	{"AWST", 480}, {"JST", 540}, {"KST", 540}, {"ACST", 570},
	{"ACDT", 630}, {"AEST", 600}, {"AEDT", 660}, {"NZST", 720},
	{"NZDT", 780},
};

/* Lower case for the alphabets of the table above; the C library's
 * answer would depend on the locale. */
static uint32_t
lower(uint32_t cp)
{
	if ((cp >= 'A' && cp <= 'Z') || (cp >= 0xc0 && cp <= 0xde) ||
	    (cp >= 0x391 && cp <= 0x3a9) || (cp >= 0x410 && cp <= 0x42f))
		return cp + 32;
	if (cp == 0x160 || cp == 0x17d || cp == 0x158 || cp == 0x10c ||
	    cp == 0x15a || cp == 0x179 || cp == 0x15e)
		return cp + 1;
	if (cp >= 0x388 && cp <= 0x38a)
		return cp + 37;
	if (cp == 0x386)
		return 0x3ac;
	return cp;
}

int
date_month_word(struct str word)
{
	char key[LONGEST + 6] = " ";
	size_t n = 1, letters = 0;

	for (size_t i = 0; i < word.n; letters++) {
		if (n > LONGEST)
			return 0;
		n += utf8_put(key + n, lower(str_utf8(word, &i)));
	}
	if (letters < 3)
		return 0;
	key[n] = '\0';
	for (size_t i = 0; i < ARRAY_LEN(months); i++)
		if (strstr(months[i], key))
			return (int)i + 1;
	return 0;
}

bool
date_zone_word(struct str word, int *minutes)
{
	for (size_t i = 0; i < ARRAY_LEN(zones); i++) {
		if (!str_ieq(word, str_c(zones[i].name)))
			continue;
		*minutes = zones[i].minutes;
		return true;
	}
	return false;
}
