#include "src/ingest/charset.h"

#include <iconv.h>

#include "tests/tap.h"

static struct arena *a;

static struct str
decode(struct str bytes, const char *said)
{
	struct str out = STR_NONE;

	if (charset_decode(a, bytes, str_c(said), &out, NULL) != STATUS_OK)
		return STR("failed");
	return out;
}

static void
names(void)
{
	static const struct {
		const char *said, *iconv;
	} rows[] = {
		{"ISO-8859-1", "WINDOWS-1252"}, {"iso_8859-1", "WINDOWS-1252"},
		{"Windows-1251", "WINDOWS-1251"}, {"cp1250", "WINDOWS-1250"},
		{"iso-8859-15", "ISO-8859-15"}, {"KOI8-U", "KOI8-U"},
		{"Shift_JIS", "CP932"}, {"EUC-JP", "EUC-JP"},
		{"ks_c_5601-1987", "UHC"}, {"Big5", "BIG5-HKSCS"},
		{"GB2312", "GB18030"}, {"TIS-620", "CP874"},
		{"utf-8", NULL}, {"UTF-16", NULL}, {"", NULL},
		{"ISO-2022-CN-EXT", NULL}, {"UTF-7", NULL},
		{"a-name-longer-than-any-charset-has-ever-had", NULL},
	};
	struct charsets *ready = charsets_ready();

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const char *got = charset_find(str_c(rows[i].said));

		is_c(str_c(got), rows[i].iconv, "%s", rows[i].said);
	}
	ok(ready != NULL, "all decoders are loaded");
	charsets_free(ready);
}

/* Invented news in the languages of the encodings; what nobody declared
 * must come back as it was. */
static const struct {
	const char *text, *encodings;
} undeclared[] = {
	{"W nocy poziom rzeki Ostra wzrósł o dwa metry. Strażacy przewieźli "
	    "osiemdziesięciu mieszkańców do szkoły na wzgórzu, gdzie "
	    "dostali ciepłą zupę i koce, powiedziała burmistrz.",
	    "CP1250 ISO-8859-2"},
	{"Hladina řeky Ostry stoupla v noci o dva metry. Hasiči převezli "
	    "osmdesát lidí do školy na kopci, kde dostali polévku a "
	    "přikrývky, řekla v sobotu starostka.", "CP1250 ISO-8859-2"},
	{"Hladina rieky Ostra stúpla v noci o dva metre. Hasiči previezli "
	    "osemdesiat ľudí do školy na kopci, kde dostali teplú polievku, "
	    "povedala v sobotu starostka mesta. Dážď má ustať až v nedeľu večer.", "CP1250 ISO-8859-2"},
	{"Az Ostra folyó két métert emelkedett az éjszaka. A tűzoltók "
	    "nyolcvan embert vittek a dombon lévő iskolába, ahol levest és "
	    "takarót kaptak, mondta szombaton a polgármester. Többen "
	    "megsérültek, nőttek a károk.", "CP1250 ISO-8859-2"},
	{"Râul Ostra a crescut cu doi metri în timpul nopţii. Pompierii au "
	    "dus optzeci de oameni la şcoala de pe deal, unde au primit "
	    "supă şi pături, a spus sâmbătă primăriţa oraşului.",
	    "CP1250 ISO-8859-2"},
	{"Reka Ostra je ponoči narasla za dva metra. Gasilci so osemdeset "
	    "ljudi pripeljali v šolo na hribu, kjer so dobili juho in odeje, "
	    "je v soboto rekla županja. Včeraj so most zaprli, češ da je "
	    "voda že čez cesto.", "CP1250 ISO-8859-2"},
	{"Rijeka Ostra porasla je noću za dva metra. Vatrogasci su "
	    "osamdeset ljudi odveli u školu na brdu, gdje su dobili juhu i "
	    "pokrivače, rekla je gradonačelnica. Most će biti zatvoren, a "
	    "među ljudima nema ozlijeđenih, kažu.", "CP1250 ISO-8859-2"},
	{"Ostra nehri gece iki metre yükseldi. İtfaiyeciler seksen kişiyi "
	    "tepedeki okula götürdü, orada sıcak çorba ve battaniye "
	    "dağıtıldı, dedi belediye başkanı.", "CP1254"},
	{"Ostros upė per naktį pakilo du metrus. Ugniagesiai aštuoniasdešimt "
	    "žmonių nuvežė į mokyklą ant kalvos, kur jie gavo sriubos ir "
	    "antklodžių, šeštadienį sakė merė.", "CP1257"},
	{"Ostras upe naktī pacēlās par diviem metriem. Ugunsdzēsēji "
	    "astoņdesmit cilvēkus aizveda uz skolu kalnā, kur viņi saņēma "
	    "zupu un segas, sestdien teica mēre.", "CP1257"},
	{"La rivière Ostra a monté de deux mètres dans la nuit. Les pompiers "
	    "ont amené quatre-vingts personnes à l’école située sur la "
	    "colline, où elles ont reçu des couvertures, a déclaré samedi la "
	    "maire. « Nous étions prêts », a-t-elle ajouté.", "CP1252"},
	{"Die Ostra stieg in der Nacht um zwei Meter. Die Feuerwehr brachte "
	    "achtzig Menschen in eine Schule auf dem Hügel, wo sie Suppe "
	    "und Decken erhielten, sagte die Bürgermeisterin am Samstag. "
	    "300 m³ flossen je Sekunde; „größer“ war es nie.", "CP1252"},
	{"El río Ostra subió dos metros durante la noche. Los bomberos "
	    "llevaron a ochenta personas a una escuela en la colina, donde "
	    "recibieron sopa y mantas, dijo el sábado la alcaldesa. Mañana "
	    "abrirá el puente, según el 2º parte.", "CP1252"},
	{"O rio Ostra subiu dois metros durante a noite. Os bombeiros "
	    "levaram oitenta pessoas à escola da colina, onde receberam sopa "
	    "e cobertores; não há feridos, disse a presidente da câmara. As "
	    "ligações estão cortadas.", "CP1252"},
	{"Il fiume Ostra è salito di due metri nella notte. I vigili del "
	    "fuoco hanno portato ottanta persone nella scuola sulla collina; "
	    "la sindaca ha detto che il ponte è chiuso perché l’acqua è "
	    "già più alta e così resterà, però lunedì calerà.", "CP1252"},
	{"Ån Ostra steg två meter under natten. Brandmän förde åttio "
	    "människor till skolan på höjden, där de fick soppa och filtar, "
	    "sade borgmästaren på lördagen.", "CP1252"},
	{"Floden Ostra steg to meter om natten. Brandfolk førte firs "
	    "mennesker til skolen på bakken, hvor de fik suppe og tæpper, "
	    "sagde borgmesteren lørdag. Først på søndag åbner broen.",
	    "CP1252"},
	{"Ostra-joki nousi yöllä kaksi metriä. Palomiehet veivät kahdeksankymmentä "
	    "ihmistä mäellä olevaan kouluun, jossa he saivat keittoa, sanoi "
	    "pormestari lauantaina.", "CP1252"},
	{"Áin Ostra hækkaði um tvo metra í nótt. Slökkviliðið flutti áttatíu "
	    "manns í skólann á hæðinni, þar sem þau fengu súpu og teppi, "
	    "sagði borgarstjórinn.", "CP1252"},
	{"The Ostra rose by 300 m³ a second at 4° in the night, said the "
	    "Café Zoé’s owner, José Núñez, on the Düna bridge; the façade "
	    "of Señor Gómez’s hotel is gone.", "CP1252"},
	{"Ночью уровень реки Остра поднялся на два метра. Пожарные отвезли "
	    "восемьдесят человек в школу на холме, сказала мэр.",
	    "CP1251 KOI8-R ISO-8859-5"},
	{"Вночі рівень річки Остра піднявся на два метри. Пожежники відвезли "
	    "вісімдесят людей до школи на пагорбі, де їм дали їжу, сказала "
	    "міська голова.", "CP1251 KOI8-U"},
	{"Το ποτάμι Όστρα ανέβηκε δύο μέτρα τη νύχτα. Οι πυροσβέστες "
	    "μετέφεραν ογδόντα ανθρώπους στο σχολείο του λόφου, είπε η "
	    "δήμαρχος. Άλλοι έμειναν σπίτι τους.", "CP1253 ISO-8859-7"},
	{"הנהר אוסטרה עלה בלילה בשני מטרים. הכבאים הביאו שמונים איש לבית "
	    "הספר שעל הגבעה, אמרה ראשת העיר.", "CP1255 ISO-8859-8"},
	{"ارتفع نهر أوسترا مترين في الليل. ونقل رجال الإطفاء ثمانين شخصا "
	    "إلى المدرسة على التل، قالت رئيسة البلدية.", "CP1256"},
	{"แม่น้ำออสตราสูงขึ้นสองเมตรในคืนเดียว "
	    "นักดับเพลิงพาคนแปดสิบคนไปที่โรงเรียนบนเนินเขา", "CP874"},
	{"オストラ川は夜の間に二メートル上がった。消防士は八十人を丘の"
	    "上の学校へ運び、スープと毛布を配ったと市長は土曜日に話した。",
	    "SHIFT_JIS EUC-JP ISO-2022-JP"},
	{"奥斯特拉河一夜之间上涨了两米。消防员把八十人送到山上的学校，"
	    "给他们热汤和毯子，市长星期六说。桥梁明天重新开放。",
	    "GB18030 GBK"},
	{"奧斯特拉河一夜之間上漲了兩公尺。消防員把八十人送到山上的學校，"
	    "給他們熱湯和毯子，市長星期六說。橋樑明天重新開放。", "BIG5"},
	{"오스트라 강이 밤사이 이 미터 올랐다. 소방관들은 여든 명을 언덕 위의 "
	    "학교로 옮기고 국과 담요를 주었다고 시장이 토요일에 말했다.",
	    "EUC-KR"},
};

/* The text in another encoding. */
static struct str
encoded(const char *text, struct str encoding)
{
	iconv_t cd = iconv_open(arena_str(a, encoding).s, "UTF-8");
	size_t left = strlen(text), room = 2 * left + 16, all = room;
	char *in = (char *)text, *out = arena_alloc(a, room), *to = out;

	if (cd == (iconv_t)-1)
		return STR_NONE;
	if (iconv(cd, &in, &left, &to, &room) == (size_t)-1)
		room = all;
	iconv(cd, NULL, NULL, &to, &room);
	iconv_close(cd);
	return (struct str){out, all - room};
}

static void
guesses(void)
{
	for (size_t i = 0; i < ARRAY_LEN(undeclared); i++) {
		const char *text = undeclared[i].text;
		struct str rest = str_c(undeclared[i].encodings), name;

		while (str_field(&rest, ' ', &name)) {
			struct str bytes = encoded(text, name);
			struct str page = arena_printf(a, "<html><script>var x = "
			    "1;</script><p>%.*s</p></html>", STR_ARG(bytes));

			ok(bytes.n > 0, "%.*s can write it", STR_ARG(name));
			is_c(decode(bytes, NULL), text, "undeclared %.*s",
			    STR_ARG(name));
			is_c(decode(page, NULL), arena_printf(a, "<html>"
			    "<script>var x = 1;</script><p>%s</p></html>",
			    text).s, "and in a page");
		}
	}
}

int
main(void)
{
	struct arena *mine = a = arena_new();
	struct str ascii = STR("plain");
	char run[3000];

	is_c(decode(ascii, NULL), "plain", "ASCII");
	ok(decode(ascii, NULL).s == ascii.s, "ASCII is not copied");
	is_c(decode(STR("\xef\xbb\xbfKel\xc3\xa1"), NULL), "Kel\xc3\xa1",
	    "a mark is taken off");
	is_c(decode((struct str){"\xff\xfeK\0e\0", 6}, NULL), "Ke",
	    "UTF-16LE by its mark");
	is_c(decode((struct str){"\xfe\xff\0K\0\xe9", 6}, NULL),
	    "K\xc3\xa9", "UTF-16BE by its mark");
	is_c(decode(STR("\x1b$B$+$J\x1b(B!"), NULL),
	    "\xe3\x81\x8b\xe3\x81\xaa!", "ISO-2022-JP by its escapes");
	is_c(decode((struct str){"K\0e\0l\0a\0 \0!\0", 12}, NULL), "Kela !",
	    "UTF-16LE by its pattern");
	is_c(decode((struct str){"\0\0\0K\0\0\0e\0\0\0l\0\0\0a", 16}, NULL),
	    "Kela", "UTF-32BE by its pattern");
	is_c(decode(STR("Kel\xc3\xa1"), "iso-8859-1"), "Kel\xc3\xa1",
	    "valid UTF-8 is UTF-8 whatever was said");
	is_c(decode(STR("Kel\xe1 \x93q\x94"), "iso-8859-1"),
	    "Kel\xc3\xa1 \xe2\x80\x9cq\xe2\x80\x9d",
	    "Latin-1 means windows-1252");
	is_c(decode(STR("<?xml version='1.0' encoding='koi8-r'?>\xc1\xc2"),
	    NULL), "<?xml version='1.0' encoding='koi8-r'?>"
	    "\xd0\xb0\xd0\xb1", "what the XML declaration says");
	is_c(decode(STR("<meta charset=gb2312>\xe9\x46 \xc4\xe3"),
	    NULL), "<meta charset=gb2312>\xe9\x95\x95 \xe4\xbd\xa0",
	    "GB2312 means GB18030");
	is_c(decode(STR("\xc3\xa1\xc3\xa9\xc3\xad \xff \xc3\xb3"), NULL),
	    "\xc3\xa1\xc3\xa9\xc3\xad \xef\xbf\xbd \xc3\xb3",
	    "one bad byte in UTF-8 is one U+FFFD");
	is_c(decode(STR("caf\xe9"), "utf-8"), "caf\xef\xbf\xbd",
	    "a stray byte in what is said to be UTF-8");
	is_c(decode(STR("caf\xe9"), "no-such-charset"), "caf\xc3\xa9",
	    "the last guess is windows-1252");
	is_c(decode(STR("caf\xe9"), "utf-16"), "caf\xc3\xa9",
	    "what reads as ASCII is not UTF-16");
	is_c(charset_of_content_type(STR("text/xml; charset=\"koi8-r\"")),
	    "koi8-r", "the charset of a content type");
	is_c(decode(STR("\xf0\xee\xf1\xf2 \xf0\xe5\xea\xe8 "
	    "\xce\xf1\xf2\xf0\xfb"), NULL),
	    "\xd1\x80\xd0\xbe\xd1\x81\xd1\x82 \xd1\x80\xd0\xb5\xd0\xba"
	    "\xd0\xb8 \xd0\x9e\xd1\x81\xd1\x82\xd1\x80\xd1\x8b",
	    "windows-1251 by its words");
	is_c(decode(STR("\xef\xd3\xd4\xd2\xc1 \xd3\xce\xcf\xd7\xc1 \xd7\xd9\xd2"
	    "\xcf\xd3\xcc\xc1 \xda\xc1 \xce\xcf\xde\xd8"), NULL),
	    "\xd0\x9e\xd1\x81\xd1\x82\xd1\x80\xd0\xb0 \xd1\x81\xd0"
	    "\xbd\xd0\xbe\xd0\xb2\xd0\xb0 \xd0\xb2\xd1\x8b\xd1\x80"
	    "\xd0\xbe\xd1\x81\xd0\xbb\xd0\xb0 \xd0\xb7\xd0\xb0 \xd0"
	    "\xbd\xd0\xbe\xd1\x87\xd1\x8c",
	    "KOI8-R by its words");
	is_c(decode(STR("\xa4\xb3\xa4\xcc\xa4\xcb\xa4\xcf\xa4\xb7"), NULL),
	    "\xe3\x81\x93\xe3\x81\xac\xe3\x81\xab\xe3\x81\xaf\xe3\x81\x97",
	    "EUC-JP by its kana");
	memset(run, 0xe9, sizeof(run));
	is_int(decode((struct str){run, sizeof(run)}, "latin1").n,
	    2 * sizeof(run), "a long run grows");
	guesses();
	arena_free(mine);
	names();
	return tap_done();
}
