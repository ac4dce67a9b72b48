/*
 * phrases.c - the table of give-away words.
 *
 * Each row was written for a form that many sites use, and says how much
 * of a paragraph it must be: the whole of it, its beginning, its end, or
 * any part; and how long the paragraph may be, because the same words in
 * a long paragraph may well be the story ("subscribe now, he told ...").
 */
#include "src/ingest/phrases.h"

enum how { WHOLE, START, END, PART };

static const struct {
	uint8_t sort, how, words;
	const char *phrase;
} phrases[] = {
	{PHRASE_OFFER, PART, 20, "reached your limit of"},
	{PHRASE_OFFER, PART, 20, "free articles this month"},
	{PHRASE_OFFER, PART, 20, "free articles remaining"},
	{PHRASE_OFFER, START, 15, "subscribe now"},
	{PHRASE_OFFER, START, 15, "subscribe today"},
	{PHRASE_OFFER, START, 15, "subscribe to our"},
	{PHRASE_OFFER, START, 15, "subscribe to read"},
	{PHRASE_OFFER, START, 15, "subscribe to continue"},
	{PHRASE_OFFER, START, 15, "subscribe for "},
	{PHRASE_OFFER, START, 12, "already subscribed"},
	{PHRASE_OFFER, START, 12, "already a subscriber"},
	{PHRASE_OFFER, START, 12, "already have an account"},
	{PHRASE_OFFER, START, 12, "not a subscriber"},
	{PHRASE_OFFER, START, 20, "sign up for our"},
	{PHRASE_OFFER, START, 20, "sign up to our"},
	{PHRASE_OFFER, START, 20, "sign up here"},
	{PHRASE_OFFER, START, 20, "sign up to receive"},
	{PHRASE_OFFER, START, 20, "get our free newsletter"},
	{PHRASE_OFFER, START, 15, "create a free account"},
	{PHRASE_OFFER, START, 15, "to continue reading"},
	{PHRASE_OFFER, START, 20, "to read the full story"},
	{PHRASE_OFFER, START, 20, "this article is for subscribers"},
	{PHRASE_OFFER, START, 20, "this content is available to subscribers"},
	{PHRASE_OFFER, PART, 10, "renews automatically"},
	{PHRASE_OFFER, PART, 10, "cancel anytime"},
	{PHRASE_OFFER, PART, 10, "cancel any time"},
	{PHRASE_OFFER, PART, 15, "subscription plans"},
	{PHRASE_OFFER, PART, 12, "unlimited access"},
	{PHRASE_OFFER, PART, 12, "delivered to your inbox"},
	{PHRASE_OFFER, PART, 25, "delivered straight to your inbox"},
	{PHRASE_OFFER, PART, 25, "we use cookies"},
	{PHRASE_OFFER, PART, 25, "this site uses cookies"},
	{PHRASE_OFFER, PART, 25, "this website uses cookies"},
	{PHRASE_OFFER, START, 10, "accept all cookies"},
	{PHRASE_OFFER, START, 10, "accept cookies"},
	{PHRASE_OFFER, START, 20, "please enable javascript"},
	{PHRASE_OFFER, START, 20, "please turn on javascript"},
	{PHRASE_OFFER, START, 20, "your browser does not support"},
	{PHRASE_OFFER, START, 15, "jetzt abonnieren"},
	{PHRASE_OFFER, START, 15, "suscr\xc3\xad" "bete"},
	{PHRASE_OFFER, START, 15, "abonnez-vous"},
	{PHRASE_OFFER, START, 15, "d\xc3\xa9j\xc3\xa0 abonn\xc3\xa9"},
	{PHRASE_OFFER, START, 15, "ya eres suscriptor"},

	{PHRASE_MORE, WHOLE, 0, "other news"},
	{PHRASE_MORE, WHOLE, 0, "more news"},
	{PHRASE_MORE, WHOLE, 0, "latest news"},
	{PHRASE_MORE, WHOLE, 0, "top stories"},
	{PHRASE_MORE, WHOLE, 0, "top news"},
	{PHRASE_MORE, WHOLE, 0, "related"},
	{PHRASE_MORE, WHOLE, 0, "related news"},
	{PHRASE_MORE, WHOLE, 0, "related stories"},
	{PHRASE_MORE, WHOLE, 0, "related articles"},
	{PHRASE_MORE, WHOLE, 0, "related content"},
	{PHRASE_MORE, WHOLE, 0, "related topics"},
	{PHRASE_MORE, WHOLE, 0, "related posts"},
	{PHRASE_MORE, WHOLE, 0, "related coverage"},
	{PHRASE_MORE, WHOLE, 0, "related links"},
	{PHRASE_MORE, WHOLE, 0, "read more"},
	{PHRASE_MORE, WHOLE, 0, "read next"},
	{PHRASE_MORE, WHOLE, 0, "see also"},
	{PHRASE_MORE, WHOLE, 0, "see more"},
	{PHRASE_MORE, WHOLE, 0, "show more"},
	{PHRASE_MORE, WHOLE, 0, "load more"},
	{PHRASE_MORE, WHOLE, 0, "also read"},
	{PHRASE_MORE, WHOLE, 0, "also on"},
	{PHRASE_MORE, WHOLE, 0, "read also"},
	{PHRASE_MORE, WHOLE, 0, "learn more"},
	{PHRASE_MORE, WHOLE, 0, "up next"},
	{PHRASE_MORE, WHOLE, 0, "most read"},
	{PHRASE_MORE, WHOLE, 0, "most popular"},
	{PHRASE_MORE, WHOLE, 0, "most viewed"},
	{PHRASE_MORE, WHOLE, 0, "trending"},
	{PHRASE_MORE, WHOLE, 0, "trending now"},
	{PHRASE_MORE, WHOLE, 0, "recommended"},
	{PHRASE_MORE, WHOLE, 0, "recommended for you"},
	{PHRASE_MORE, WHOLE, 0, "you may also like"},
	{PHRASE_MORE, WHOLE, 0, "you might also like"},
	{PHRASE_MORE, WHOLE, 0, "editor's picks"},
	{PHRASE_MORE, WHOLE, 0, "don't miss"},
	{PHRASE_MORE, WHOLE, 0, "close"},
	{PHRASE_MORE, WHOLE, 0, "advertisement"},
	{PHRASE_MORE, WHOLE, 0, "advertisement - continue reading below"},
	{PHRASE_MORE, WHOLE, 0, "story continues below"},
	{PHRASE_MORE, WHOLE, 0, "story continues below advertisement"},
	{PHRASE_MORE, WHOLE, 0, "article continues below"},
	{PHRASE_MORE, WHOLE, 0, "scroll to continue"},
	{PHRASE_MORE, WHOLE, 0, "continue reading"},
	{PHRASE_MORE, WHOLE, 0, "continue reading below"},
	{PHRASE_MORE, WHOLE, 0, "continue reading the main story"},
	{PHRASE_MORE, WHOLE, 0, "sponsored"},
	{PHRASE_MORE, WHOLE, 0, "sponsored content"},
	{PHRASE_MORE, WHOLE, 0, "share"},
	{PHRASE_MORE, WHOLE, 0, "share this"},
	{PHRASE_MORE, WHOLE, 0, "share this article"},
	{PHRASE_MORE, WHOLE, 0, "share this story"},
	{PHRASE_MORE, WHOLE, 0, "share this with"},
	{PHRASE_MORE, WHOLE, 0, "share this page"},
	{PHRASE_MORE, WHOLE, 0, "copy link"},
	{PHRASE_MORE, WHOLE, 0, "comments"},
	{PHRASE_MORE, WHOLE, 0, "leave a comment"},
	{PHRASE_MORE, WHOLE, 0, "view comments"},
	{PHRASE_MORE, WHOLE, 0, "post a comment"},
	{PHRASE_MORE, WHOLE, 0, "print"},
	{PHRASE_MORE, WHOLE, 0, "email"},
	{PHRASE_MORE, WHOLE, 0, "facebook"},
	{PHRASE_MORE, WHOLE, 0, "twitter"},
	{PHRASE_MORE, WHOLE, 0, "whatsapp"},
	{PHRASE_MORE, WHOLE, 0, "linkedin"},
	{PHRASE_MORE, WHOLE, 0, "messenger"},
	{PHRASE_MORE, WHOLE, 0, "tags"},
	{PHRASE_MORE, WHOLE, 0, "topics"},
	{PHRASE_MORE, WHOLE, 0, "back to top"},
	{PHRASE_MORE, WHOLE, 0, "top"},
	{PHRASE_MORE, WHOLE, 0, "mehr zum thema"},
	{PHRASE_MORE, WHOLE, 0, "lesen sie auch"},
	{PHRASE_MORE, WHOLE, 0, "auch interessant"},
	{PHRASE_MORE, WHOLE, 0, "das k\xc3\xb6nnte sie auch interessieren"},
	{PHRASE_MORE, WHOLE, 0, "das k\xc3\xb6nnte dich auch interessieren"},
	{PHRASE_MORE, WHOLE, 0, "weitere artikel"},
	{PHRASE_MORE, WHOLE, 0, "weiterlesen"},
	{PHRASE_MORE, WHOLE, 0, "anzeige"},
	{PHRASE_MORE, WHOLE, 0, "lire aussi"},
	{PHRASE_MORE, WHOLE, 0, "\xc3\xa0 lire aussi"},
	{PHRASE_MORE, WHOLE, 0, "publicit\xc3\xa9"},
	{PHRASE_MORE, WHOLE, 0, "publicidad"},
	{PHRASE_MORE, WHOLE, 0, "noticias relacionadas"},
	{PHRASE_MORE, WHOLE, 0, "otras noticias"},
	{PHRASE_MORE, WHOLE, 0, "lea tambi\xc3\xa9n"},
	{PHRASE_MORE, WHOLE, 0, "leia tamb\xc3\xa9m"},
	{PHRASE_MORE, WHOLE, 0, "leggi anche"},
	{PHRASE_MORE, WHOLE, 0, "lees ook"},
	{PHRASE_MORE, START, 30, "read more:"},
	{PHRASE_MORE, START, 30, "read more about "},
	{PHRASE_MORE, START, 30, "read also:"},
	{PHRASE_MORE, START, 30, "also read:"},
	{PHRASE_MORE, START, 30, "also read |"},
	{PHRASE_MORE, START, 30, "read next:"},
	{PHRASE_MORE, START, 30, "related:"},
	{PHRASE_MORE, START, 30, "related story:"},
	{PHRASE_MORE, START, 30, "related article:"},
	{PHRASE_MORE, START, 30, "see also:"},
	{PHRASE_MORE, START, 30, "more from "},
	{PHRASE_MORE, START, 30, "more:"},
	{PHRASE_MORE, START, 30, "lire aussi :"},
	{PHRASE_MORE, START, 30, "lea tambi\xc3\xa9n:"},
	{PHRASE_MORE, START, 30, "lesen sie auch:"},
	{PHRASE_MORE, START, 12, "share on "},
	{PHRASE_MORE, START, 12, "share to "},
	{PHRASE_MORE, START, 20, "follow us on "},
	{PHRASE_MORE, START, 20, "like us on facebook"},
	{PHRASE_MORE, START, 20, "click here to "},
	{PHRASE_MORE, START, 20, "click here for "},
	{PHRASE_MORE, START, 20, "click to "},
	{PHRASE_MORE, START, 20, "download our app"},
	{PHRASE_MORE, START, 20, "download the app"},

	{PHRASE_NOTE, START, 80, "disclaimer:"},
	{PHRASE_NOTE, PART, 40, "all rights reserved"},
	{PHRASE_NOTE, PART, 60, "may not be published, broadcast"},
	{PHRASE_NOTE, START, 30, "copyright \xc2\xa9"},
	{PHRASE_NOTE, START, 30, "copyright 20"},
	{PHRASE_NOTE, START, 30, "\xc2\xa9 "},
	{PHRASE_NOTE, START, 30, "\xc2\xa9" "20"},
	{PHRASE_NOTE, PART, 40, "this story has not been edited by"},
	{PHRASE_NOTE, PART, 40, "from a syndicated feed"},
	{PHRASE_NOTE, PART, 30, "journalist was involved in"},
	{PHRASE_NOTE, END, 40, "contributed to this report."},
	{PHRASE_NOTE, END, 40, "contributed to this report"},
	{PHRASE_NOTE, END, 40, "contributed to this story."},
	{PHRASE_NOTE, END, 40, "contributed reporting."},
	{PHRASE_NOTE, END, 40, "contributed to this article."},
	{PHRASE_NOTE, START, 60, "(reporting by "},
	{PHRASE_NOTE, START, 60, "(additional reporting by "},
	{PHRASE_NOTE, START, 60, "(writing by "},
	{PHRASE_NOTE, START, 60, "(editing by "},
	{PHRASE_NOTE, START, 60, "reporting by "},
	{PHRASE_NOTE, START, 60, "additional reporting by "},
	{PHRASE_NOTE, START, 20, "(with inputs from "},
	{PHRASE_NOTE, START, 20, "with inputs from "},
	{PHRASE_NOTE, START, 20, "(with agency inputs"},
	{PHRASE_NOTE, START, 30, "our standards: the "},
	{PHRASE_NOTE, START, 30, "the views expressed in this article"},
	{PHRASE_NOTE, START, 30, "the opinions expressed in this article"},

	{PHRASE_CAPTION, START, 120, "file - "},
	{PHRASE_CAPTION, START, 120, "file \xe2\x80\x93 "},
	{PHRASE_CAPTION, START, 120, "file \xe2\x80\x94 "},
	{PHRASE_CAPTION, START, 120, "file photo"},
	{PHRASE_CAPTION, START, 120, "file image"},
	{PHRASE_CAPTION, START, 60, "photo:"},
	{PHRASE_CAPTION, START, 60, "photo by "},
	{PHRASE_CAPTION, START, 60, "image:"},
	{PHRASE_CAPTION, START, 60, "picture:"},
	{PHRASE_CAPTION, START, 60, "photograph:"},
	{PHRASE_CAPTION, START, 60, "photo credit:"},
	{PHRASE_CAPTION, START, 60, "image copyright"},
	{PHRASE_CAPTION, START, 60, "image caption"},
	{PHRASE_CAPTION, START, 60, "media caption"},
	{PHRASE_CAPTION, START, 60, "image source"},
	{PHRASE_CAPTION, PART, 80, ", file photo,"},
	{PHRASE_CAPTION, PART, 60, "(file photo)"},
	{PHRASE_CAPTION, END, 60, "file photo"},
	{PHRASE_CAPTION, END, 60, "file photo."},
	{PHRASE_CAPTION, PART, 80, "(photo by "},
	{PHRASE_CAPTION, PART, 80, "(photo: "},
	{PHRASE_CAPTION, PART, 80, "(ap photo"},
	{PHRASE_CAPTION, PART, 80, "/getty images)"},
	{PHRASE_CAPTION, END, 40, "getty images"},
	{PHRASE_CAPTION, END, 40, "/reuters"},
	{PHRASE_CAPTION, END, 40, "/afp"},
	{PHRASE_CAPTION, START, 60, "foto:"},
	{PHRASE_CAPTION, START, 60, "bild:"},
	{PHRASE_CAPTION, START, 60, "imagen de archivo"},
	{PHRASE_CAPTION, START, 60, "photo d'archives"},
};

static const char *const sections[] = {"world", "world news", "politics",
	"business", "economy", "markets", "money", "sport", "sports",
	"national", "nation", "international", "local", "local news",
	"regional", "region", "metro", "city", "opinion", "analysis",
	"editorial", "culture", "arts", "entertainment", "lifestyle",
	"science", "technology", "tech", "health", "environment", "climate",
	"education", "travel", "news", "breaking news", "top news",
	"europe", "asia", "africa", "americas", "middle east", "u.s.", "us",
	"us news", "uk", "uk news", "home", "video", "live", "weather",
	"crime", "law", "energy", "media", "society", "politik",
	"wirtschaft", "kultur", "gesellschaft", "panorama", "ausland",
	"inland", "monde", "politique", "\xc3\xa9" "conomie", "soci\xc3\xa9t\xc3\xa9",
	"mundo", "pol\xc3\xadtica", "econom\xc3\xad" "a", "sociedad", "deportes",
	"sucesos", "internacional", "nacional", "mondo", "politica",
	"economia", "cronaca"};

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

static bool
fits(struct str s, struct str bare, size_t words, size_t row)
{
	char first = s.s[0] >= 'A' && s.s[0] <= 'Z' ? (char)(s.s[0] | 32) :
	    s.s[0];
	struct str p;

	/* Nearly every row falls here, for nearly every paragraph. */
	if (phrases[row].how <= START && phrases[row].phrase[0] != first)
		return false;
	p = str_c(phrases[row].phrase);
	if (phrases[row].how == WHOLE)
		return str_ieq(bare, p);
	if (words > phrases[row].words || p.n > s.n)
		return false;
	if (phrases[row].how == START)
		return str_istarts(s, p);
	if (phrases[row].how == END)
		return str_ieq(str_from(s, s.n - p.n), p);
	return str_ifind(s, p, 0) != STR_NPOS;
}

enum phrase_sort
phrase_sort(struct str s, size_t words)
{
	struct str bare;

	/* No row speaks of longer paragraphs. */
	if (words > 120 || s.n == 0)
		return PHRASE_NONE;
	bare = label(s);
	for (size_t i = 0; i < ARRAY_LEN(phrases); i++)
		if (fits(s, bare, words, i))
			return phrases[i].sort;
	return PHRASE_NONE;
}

bool
phrase_section(struct str s)
{
	for (size_t i = 0; i < ARRAY_LEN(sections); i++)
		if (str_ieq(s, str_c(sections[i])))
			return true;
	return false;
}
