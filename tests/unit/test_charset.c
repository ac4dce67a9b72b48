#include "src/ingest/charset.h"
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
	arena_free(mine);
	names();
	return tap_done();
}
