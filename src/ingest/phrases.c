/*
 * phrases.c - the table of give-away words.
 *
 * Each row was written for a form that many sites use, and says how much
 * of a paragraph its phrases must be: the whole of it, its beginning, its
 * end, any part, or two parts; and how long the paragraph may be, because the same
 * words in a long paragraph may well be the story ("subscribe now, he
 * told ...").
 *
 * Every paragraph that comes in is asked, so it is folded once, to lower
 * case, and the pairs of letters in it are noted: a phrase with a pair
 * that the paragraph lacks needs no search.
 */
#include "src/ingest/phrases.h"

/* Of longer paragraphs no row speaks. */
#define MOST_WORDS 120
#define MOST_BYTES 1500

/* PAIR: "sign up|newsletter" begins with one and holds the other. */
enum how { WHOLE, START, PAIR, END, PART };

#define LIST(...) (const char *const[]){__VA_ARGS__, NULL}

struct row {
	uint8_t sort, how, words; /* of WHOLE the words need no count */
	const char *const *phrases;
};

static const struct row rows[] = {
	{PHRASE_OFFER, START, 10, LIST("accept all cookies", "accept cookies")},
	{PHRASE_OFFER, START, 12, LIST("already subscribed",
	    "already a subscriber", "already have an account",
	    "not a subscriber", "sie sind aktuell nicht eingeloggt",
	    "you must be logged in")},
	{PHRASE_OFFER, START, 15, LIST("subscribe now", "subscribe today",
	    "subscribe to our", "subscribe to read", "subscribe to continue",
	    "subscribe for ", "create a free account", "to continue reading",
	    "jetzt abonnieren", "suscríbete", "abonnez-vous", "déjà abonné",
	    "ya eres suscriptor", "abonnieren sie", "hazte socio",
	    "hazte miembro")},
	{PHRASE_OFFER, START, 20, LIST("sign up for our", "sign up to our",
	    "sign up here", "sign up to receive", "get our free newsletter",
	    "to read the full story", "this article is for subscribers",
	    "this content is available to subscribers",
	    "please enable javascript", "please turn on javascript",
	    "your browser does not support", "werden sie mitglied")},
	{PHRASE_OFFER, START, 25, LIST("advertise with us",
	    "puede escribirnos")},
	{PHRASE_OFFER, PAIR, 25, LIST("sign up|newsletter", "sign up|briefing",
	    "sign up|inbox", "subscribe |newsletter", "subscribe |podcast",
	    "subscribe |youtube", "get |newsletter",
	    "let our|inbox", "join |newsletter", "abonnier|newsletter",
	    "jetzt|newsletter", "suscr|newsletter", "suscr|boletín",
	    "recib|newsletter", "recib|boletín", "inscri|newsletter",
	    "recevez|newsletter", "abonne|newsletter", "iscriv|newsletter",
	    "assine|newsletter")},
	{PHRASE_OFFER, PAIR, 8, LIST("get the| app", "download |app")},
	{PHRASE_OFFER, PAIR, 12, LIST("support |journalism", "support our |work",
	    "visit |homepage", "interested in |as an interest",
	    "send tip|@", "send a tip|", "have a tip|",
	    "unterstützen sie |journalismus", "apoya |periodismo",
	    "soutenez |journalisme", "поддержите |редакци")},
	{PHRASE_OFFER, START, 40, LIST("we may receive compensation",
	    "we may earn a commission")},
	{PHRASE_OFFER, PART, 10, LIST("renews automatically", "cancel anytime",
	    "cancel any time")},
	{PHRASE_OFFER, PART, 12, LIST("unlimited access",
	    "delivered to your inbox")},
	{PHRASE_OFFER, PART, 15, LIST("subscription plans")},
	{PHRASE_OFFER, PART, 20, LIST("reached your limit of",
	    "free articles this month", "free articles remaining")},
	{PHRASE_OFFER, PART, 25, LIST("delivered straight to your inbox",
	    "daily to your inbox", "delivered to your inbox",
	    "utilizamos cookies", "usamos cookies", "verwendet cookies",
	    "verwenden cookies", "utilise des cookies", "utilizza cookie",
	    "используем cookie", "файлы cookie",
	    "we use cookies", "this site uses cookies",
	    "this website uses cookies")},
	{PHRASE_OFFER, PART, 30, LIST("our newsletter")},
	{PHRASE_OFFER, PART, 60, LIST("by signing up you agree",
	    "by signing up, you agree", "protected by recaptcha",
	    "if you enjoyed this article")},
	{PHRASE_OFFER, PART, 40, LIST("unseren newsletter",
	    "newsletter abonnieren", "nuestro newsletter",
	    "nuestra newsletter", "notre newsletter", "nostra newsletter",
	    "enthält werbung", "affiliate-links", "affiliate links")},
	{PHRASE_MORE, WHOLE, 0, LIST("story continues",
	    "story continued below", "ad", "ads", "youtube", "instagram",
	    "telegram", "newsletter", "newsletter sign-up",
	    "newsletter signup", "you might also be interested in",
	    "читать далее", "по теме", "материалы по теме", "реклама",
	    "новости по теме", "поделиться", "комментарии", "теги",
	    "подробнее", "самое читаемое", "le plus lu", "les plus lus",
	    "partager", "compartir", "teilen", "condividi",
	    "más información", "más noticias", "más leídas",
	    "meistgelesen", "schlagworte", "etiquetas", "mots-clés",
	    "other news", "more news", "latest news",
	    "top stories", "top news", "related", "related news",
	    "related stories", "related articles", "related content",
	    "related topics", "related posts", "related coverage",
	    "related links", "read more", "read next", "see also", "see more",
	    "show more", "load more", "also read", "also on", "read also",
	    "learn more", "up next", "most read", "most popular",
	    "most viewed", "trending", "trending now", "recommended",
	    "recommended for you", "you may also like", "you might also like",
	    "editor's picks", "don't miss", "close", "advertisement",
	    "advertisement - continue reading below", "story continues below",
	    "story continues below advertisement", "article continues below",
	    "scroll to continue", "continue reading", "continue reading below",
	    "continue reading the main story", "sponsored",
	    "sponsored content", "share", "share this", "share this article",
	    "share this story", "share this with", "share this page",
	    "copy link", "comments", "leave a comment", "view comments",
	    "post a comment", "print", "email", "facebook", "twitter",
	    "whatsapp", "linkedin", "messenger", "tags", "topics",
	    "back to top", "top", "mehr zum thema", "lesen sie auch",
	    "auch interessant", "das könnte sie auch interessieren",
	    "das könnte dich auch interessieren", "weitere artikel",
	    "weiterlesen", "anzeige", "lire aussi", "à lire aussi",
	    "publicité", "publicidad", "noticias relacionadas",
	    "otras noticias", "lea también", "leia também", "leggi anche",
	    "lees ook", "inhaltsverzeichnis", "table of contents",
	    "in diesem artikel", "in this article", "werbung",
	    "weitere informationen", "weitere themen", "mehr themen",
	    "ähnliche beiträge", "das könnte sie auch interessieren!",
	    "leer más", "lea más", "vea también", "te recomendamos",
	    "contenido relacionado", "articoli correlati",
	    "potrebbe interessarti", "sur le même sujet", "przeczytaj również",
	    "czytaj więcej", "leia mais", "veja também", "read this next",
	    "what to read next", "more stories", "more on this story",
	    "about the author", "über den autor", "über die autorin",
	    "autoreninfo", "no comments", "kommentar verfassen",
	    "schreibe einen kommentar", "leave a reply", "kommentare",
	    "comentarios", "commentaires")},
	{PHRASE_MORE, START, 12, LIST("share on ", "share to ")},
	{PHRASE_MORE, START, 6, LIST("slideshow (", "more on ")},
	{PHRASE_MORE, START, 8, LIST("full coverage:", "read more from ")},
	{PHRASE_MORE, START, 15, LIST("filed under", "photo gallery:",
	    "photos:", "gallery:", "video:", "podcast:", "фото:", "видео:",
	    "galería:", "fotostrecke:", "bilderstrecke", "en images :",
	    "en images:", "en vidéo")},
	{PHRASE_MORE, START, 20, LIST("follow us on ", "like us on facebook",
	    "click here to ", "click here for ", "click to ",
	    "download our app", "download the app")},
	{PHRASE_MORE, PART, 15, LIST("kommentare zu schreiben",
	    "kommentar zu schreiben", "kommentar zu verfassen",
	    "to leave a comment", "to post a comment", "para comentar",
	    "pour commenter", "per commentare", "чтобы оставить комментарий")},
	{PHRASE_MORE, PAIR, 25, LIST("follow |twitter", "follow |facebook",
	    "follow |instagram", "follow |@", "folgen sie |twitter",
	    "folgen sie |facebook", "folgt uns |", "sigue |twitter",
	    "sigue |facebook", "siga |facebook", "siga |twitter",
	    "síguenos|whatsapp", "suivez |twitter", "suivez |facebook",
	    "seguici |facebook", "segui |twitter", "siga |whatsapp",
	    "подпишитесь |", "подписывайтесь |", "подпишись |",
	    "читайте |telegram", "следите |telegram")},
	{PHRASE_MORE, START, 12, LIST("lesen sie auch ", "lea también ",
	    "lire aussi ", "à lire aussi ", "leggi anche ", "leia também ",
	    "читайте также", "смотрите также", "читайте по теме")},
	{PHRASE_MORE, START, 30, LIST("read more:", "read more about ",
	    "read also:", "also read:", "also read |", "read next:",
	    "related:", "related story:", "related article:", "see also:",
	    "more from ", "more:", "lire aussi :", "lea también:",
	    "lesen sie auch:", "lesen sie hier", "lesen sie mehr",
	    "lesen sie dazu", "lies auch", "lies mehr", "auch lesen:",
	    "auch interessant:", "lesetipp:", "lese-tipp:",
	    "passend zum thema", "das könnte euch auch interessieren",
	    "lea más:", "lea aquí", "lea:", "le puede interesar",
	    "te puede interesar", "vea también:", "ver también", "leer más:",
	    "à lire également", "leggi tutto", "leia mais:", "veja também:",
	    "czytaj także", "czytaj też", "czytaj również", "przeczytaj także",
	    "zobacz także", "zobacz też", "zobacz również", "more stories:",
	    "read:", "watch:", "listen:", "weitere pressemitteilungen",
	    "weitere beiträge", "ähnliche artikel", "folgen sie uns",
	    "folge uns", "síguenos", "suivez-nous", "seguici su", "anzeige - ",
	    "anzeige:", "*werbung", "keine kommentare")},
	{PHRASE_MORE, END, 12, LIST("auch interessieren")},
	{PHRASE_MORE, PART, 12, LIST("auch interessieren:")},
	{PHRASE_NOTE, START, 8, LIST("quelle:", "quellen:", "source:")},
	{PHRASE_NOTE, START, 15, LIST("contributing:",
	    "this story has been updated", "this post has been updated",
	    "this article has been updated", "this article was updated",
	    "this story was updated", "updated at ",
	    "this article is more than ", "this article is based in part on",
	    "dieser artikel wurde aktualisiert", "redigido por",
	    "источник:", "fuente:", "fuentes:", "fonte:", "mit material von",
	    "con información de ", "avec afp", "(avec afp)")},
	{PHRASE_NOTE, START, 60, LIST("correction:", "corrections:",
	    "clarification:", "editor's note:", "editor’s note:",
	    "editors' note:", "editors’ note:", "anmerkung der redaktion",
	    "nota del editor", "nota de la redacción", "ndlr")},
	{PHRASE_NOTE, PART, 25, LIST("[email protected]")},
	{PHRASE_NOTE, START, 20, LIST("(with inputs from ",
	    "with inputs from ", "(with agency inputs")},
	{PHRASE_NOTE, START, 30, LIST("copyright ©", "copyright 20", "© ",
	    "©20", "our standards: the ",
	    "the views expressed in this article",
	    "the opinions expressed in this article")},
	{PHRASE_NOTE, START, 60, LIST("(reporting by ",
	    "(additional reporting by ", "(writing by ", "(editing by ",
	    "reporting by ", "additional reporting by ", "© 20")},
	{PHRASE_NOTE, START, 80, LIST("disclaimer:")},
	{PHRASE_NOTE, END, 40, LIST("contributed to this report.",
	    "contributed to this report", "contributed to this story.",
	    "contributed reporting.", "contributed to this article.")},
	{PHRASE_NOTE, PART, 20, LIST("ohne gewähr")},
	{PHRASE_NOTE, PART, 30, LIST("journalist was involved in",
	    "creative commons")},
	{PHRASE_NOTE, PART, 40, LIST("all rights reserved",
	    "this story has not been edited by", "from a syndicated feed",
	    "alle rechte vorbehalten", "todos los derechos reservados",
	    "tous droits réservés", "все права защищены",
	    "tutti i diritti riservati", "todos os direitos reservados")},
	{PHRASE_NOTE, PART, 60, LIST("may not be published, broadcast",
	    "available without charge to any eligible news publisher")},
	{PHRASE_CAPTION, START, 20, LIST("foto di ")},
	{PHRASE_CAPTION, START, 60, LIST("enlarge this image", "hide caption",
	    "photo:", "photo by ", "image:",
	    "picture:", "photograph:", "photo credit:", "image copyright",
	    "image caption", "media caption", "image source", "foto:", "bild:",
	    "imagen de archivo", "photo d'archives", "beitragsbild",
	    "titelbild:", "bildquelle", "fotos:", "symbolbild", "crédit photo")},
	{PHRASE_CAPTION, START, 120, LIST("file - ", "file – ", "file — ",
	    "file photo", "file image")},
	{PHRASE_CAPTION, END, 40, LIST("getty images", "/reuters", "/afp")},
	{PHRASE_CAPTION, END, 60, LIST("file photo", "file photo.",
	    "(symbolbild)", "symbolbild")},
	{PHRASE_CAPTION, PART, 30, LIST(" © ")},
	{PHRASE_CAPTION, PART, 60, LIST("(file photo)")},
	{PHRASE_CAPTION, PART, 80, LIST(", file photo,", "(photo by ",
	    "(photo: ", "(ap photo", "/getty images)")},
};

/* Offers to read on for those who subscribe or log in; and the label of
 * such articles. */
static const struct row walls[] = {
	{PHRASE_OFFER, PART, 40, LIST("subscribe to continue",
	    "subscribe to read", "to continue reading", "to keep reading",
	    "to read the full", "to read the rest", "to read this article",
	    "for subscribers only", "this article is for subscribers",
	    "available to subscribers", "exclusive to subscribers",
	    "already a subscriber", "log in to continue",
	    "sign in to continue", "jetzt weiterlesen", "um weiterzulesen",
	    "weiterlesen mit ", "abonnenten vorbehalten", "nur für abonnenten",
	    "mit einem abo", "kostenpflichtiger inhalt", "para seguir leyendo",
	    "para continuar leyendo", "contenido exclusivo para s",
	    "exclusivo para suscriptores", "réservé aux abonnés",
	    "réservé à nos abonnés", "il vous reste", "pour lire la suite",
	    "per continuare a leggere", "contenuto riservato",
	    "para assinantes", "для подписчик")},
};

static const struct row wall_labels[] = {
	{PHRASE_OFFER, WHOLE, 0, LIST("subscribers only", "subscriber only",
	    "for subscribers", "subscriber exclusive", "members only",
	    "premium", "para suscriptores", "solo para suscriptores",
	    "exclusivo para suscriptores", "réservé aux abonnés", "abonnés",
	    "für abonnenten", "nur für abonnenten", "per gli abbonati",
	    "solo per abbonati", "para assinantes", "для подписчиков")},
};

static const char *const sections[] = {"world", "world news", "politics",
	"business", "economy", "markets", "money", "sport", "sports",
	"national", "nation", "international", "local", "local news",
	"regional", "region", "metro", "city", "opinion", "analysis",
	"editorial", "culture", "arts", "entertainment", "lifestyle",
	"science", "technology", "tech", "health", "environment", "climate",
	"education", "travel", "news", "breaking news", "top news", "europe",
	"asia", "africa", "americas", "middle east", "u.s.", "us", "us news",
	"uk", "uk news", "home", "video", "live", "weather", "crime", "law",
	"energy", "media", "society", "politik", "wirtschaft", "kultur",
	"gesellschaft", "panorama", "ausland", "inland", "monde", "politique",
	"économie", "société", "mundo", "política", "economía", "sociedad",
	"deportes", "sucesos", "internacional", "nacional", "mondo",
	"politica", "economia", "cronaca"};

/* The line without what decorates labels: "Read more »", "Share:". */
static struct str
label(struct str s)
{
	static const char *const ends[] = {":", " \xc2\xbb", " \xe2\x86\x92",
		" >", "...", " \xe2\x96\xba", "\xe2\x80\xa6", " \xe2\x80\xba"};

	for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
		struct str e = str_c(ends[i]);

		if (str_ends(s, e))
			return str_trim(str_sub(s, 0, s.n - e.n));
	}
	return s;
}

/* A paragraph in lower case. */
struct folded {
	char bytes[MOST_BYTES];
	uint64_t pairs[16];
};

static unsigned
pair_of(const char *s)
{
	return ((unsigned char)s[0] & 31u) << 5 | ((unsigned char)s[1] & 31u);
}

/* The letters of Latin-1 and the Cyrillic ones need two bytes in either
 * case. */
static void
lower_two(char *s)
{
	unsigned char lead = (unsigned char)s[0], b = (unsigned char)s[1];

	if ((lead == 0xc3 && b <= 0x9e && b != 0x97) ||
	    (lead == 0xd0 && b >= 0x90 && b <= 0x9f)) {
		s[1] = (char)(b + 0x20);
	} else if (lead == 0xd0 && b >= 0xa0 && b <= 0xaf) {
		s[0] = '\xd1';
		s[1] = (char)(b - 0x20);
	} else if (lead == 0xd0 && b <= 0x8f) {
		s[0] = '\xd1';
		s[1] = (char)(b + 0x10);
	}
}

static void
note_pair(struct folded *f, const char *s)
{
	unsigned pair = pair_of(s);

	f->pairs[pair / 64] |= UINT64_C(1) << (pair % 64);
}

static struct str
fold(struct str s, struct folded *out)
{
	char *to = out->bytes;
	bool wide = false;

	memset(out->pairs, 0, sizeof(out->pairs));
	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i];

		wide |= (unsigned char)c >= 0xc3;
		to[i] = c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
		if (i)
			note_pair(out, to + i - 1);
	}
	for (size_t i = 0; wide && i + 1 < s.n; i++)
		if ((unsigned char)to[i] >= 0xc3) {
			lower_two(to + i);
			note_pair(out, to + i - (i > 0));
			note_pair(out, to + i);
		}
	return (struct str){to, s.n};
}

static bool
has_pair(const struct folded *f, const char *phrase)
{
	unsigned pair = pair_of(phrase);

	return f->pairs[pair / 64] >> (pair % 64) & 1;
}

static bool
fits(const struct folded *f, struct str s, struct str bare, enum how how,
    const char *phrase)
{
	struct str p, first;

	/* Nearly every phrase falls here, for nearly every paragraph. */
	if (how <= PAIR ? phrase[0] != s.s[0] :
	    !has_pair(f, phrase) || !has_pair(f, phrase + 2))
		return false;
	p = str_c(phrase);
	for (size_t i = 4; how == PART && i + 1 < p.n; i += 2)
		if (!has_pair(f, phrase + i))
			return false;
	switch (how) {
	case WHOLE:
		return str_eq(bare, p);
	case START:
		return str_starts(s, p);
	case PAIR:
		first = str_sub(p, 0, str_chr(p, '|', 0));
		return str_starts(s, first) && str_find(s,
		    str_from(p, first.n + 1), first.n) != STR_NPOS;
	case END:
		return str_ends(s, p);
	default:
		return str_find(s, p, 0) != STR_NPOS;
	}
}

static enum phrase_sort
search(const struct row *table, size_t n, struct str s, size_t words)
{
	struct folded f;
	struct str bare;

	if (words > MOST_WORDS || s.n < 2 || s.n > MOST_BYTES)
		return PHRASE_NONE;
	s = fold(s, &f);
	bare = label(s);
	for (size_t i = 0; i < n; i++) {
		const char *const *p = table[i].phrases;

		if (table[i].how != WHOLE && words > table[i].words)
			continue;
		for (; *p; p++)
			if (fits(&f, s, bare, table[i].how, *p))
				return table[i].sort;
	}
	return PHRASE_NONE;
}

enum phrase_sort
phrase_sort(struct str s, size_t words)
{
	return search(rows, ARRAY_LEN(rows), s, words);
}

bool
phrase_wall(struct str s, size_t words)
{
	return search(walls, ARRAY_LEN(walls), s, words) != PHRASE_NONE;
}

bool
phrase_wall_label(struct str s, size_t words)
{
	return search(wall_labels, ARRAY_LEN(wall_labels), s, words) !=
	    PHRASE_NONE;
}

bool
phrase_section(struct str s)
{
	for (size_t i = 0; i < ARRAY_LEN(sections); i++)
		if (str_ieq(s, str_c(sections[i])))
			return true;
	return false;
}
