#include "src/text/language.h"

#include "tests/tap.h"

int
main(void)
{
	static const struct {
		const char *tag, *text;
	} rows[] = {
		{"en", "Rescuers reached the Kela valley on Saturday, two days "
		       "after the quake, and found that the dam was unharmed."},
		{"es", "Los rescatistas llegaron el sábado al valle de Kela, "
		       "según el gobernador, pero el camino fue cortado por "
		       "las piedras y su reparación tardará más de un mes."},
		{"de", "Die Retter haben am Samstag das Tal von Kela erreicht. "
		       "Der Damm ist nach Angaben der Behörden nicht "
		       "beschädigt, sagte eine Sprecherin."},
		{"fr", "Les secours ont atteint samedi la vallée de Kela, deux "
		       "jours après le séisme qui a coupé la seule route, selon "
		       "le gouverneur de la région."},
		{"ru", "Спасатели добрались в субботу до долины Кела. По словам "
		       "губернатора, погиб 41 человек, и это не окончательные "
		       "данные, но плотина не повреждена."},
		{"it", "I soccorritori sono arrivati sabato nella valle di Kela, "
		       "ha detto il governatore della regione, che non ha dato "
		       "altre notizie."},
		{"fi", "Pelastajat saavuttivat lauantaina Kelan laakson kaksi "
		       "päivää sen jälkeen, kun maanjäristys oli katkaissut "
		       "ainoan tien. Kuvernöörin mukaan kuolleita on monta "
		       "kymmentä ja kadonneita vielä enemmän."},
		{"tr", "Kurtarma ekipleri cumartesi günü depremden iki gün sonra "
		       "vadiye ulaştı. Vali, ölenlerin sayısının artabileceğini "
		       "ve barajın zarar görmediğini söyledi."},
		{"el", "Οι διασώστες έφτασαν το Σάββατο στην κοιλάδα."},
		{"ja", "救助隊は土曜日にケラの谷に到着した。"},
		{"zh", "救援人员星期六抵达克拉谷地。"},
		{"ko", "구조대는 토요일 켈라 계곡에 도착했다."},
		{"he", "המחלצים הגיעו לעמק ביום שבת"},
		{"", "Kela 41"},
		{"", ""},
	};
	struct languages *l = languages_new();

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		is_c(language_of(l, str_c(rows[i].text), STR_NONE), rows[i].tag,
		    "\"%.20s\" is %s", rows[i].text, rows[i].tag);
	is_c(language_of(NULL, str_c(rows[0].text), STR_NONE), "en",
	    "function words do without fingerprints");
	ok(!language_of(l, STR_NONE, STR_NONE).s, "absent text, absent language");
	is_c(language_of(l, str_c(rows[0].text), STR("de")), "en",
	    "words contradict what is expected");
	is_c(language_of(l, STR("Ostra Nera Kela"), STR("de")), "de",
	    "names do not");
	languages_free(l);
	languages_free(NULL);
	return tap_done();
}
