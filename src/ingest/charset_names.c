/*
 * charset_names.c - the encodings that are read, and what documents call
 * them.
 *
 * The set is that of browsers (WHATWG Encoding) and no larger: iconv
 * knows a thousand names more, whose decoders nobody needs and few have
 * looked at.  Names are compared without case and punctuation.  A name
 * that is not here counts as not said.
 */
#include <iconv.h>

#include "src/ingest/charset.h"

/* What iconv calls it, and what documents do; "" ends them. */
static const struct {
	const char *iconv;
	const char *said[8];
} charsets[] = {
	{"WINDOWS-1252", {"windows1252", "cp1252", "xcp1252", "xansi",
		"iso88591", "latin1", "ascii", "usascii"}},
	{"WINDOWS-1250", {"windows1250", "cp1250", "xcp1250"}},
	{"WINDOWS-1251", {"windows1251", "cp1251", "xcp1251"}},
	{"WINDOWS-1253", {"windows1253", "cp1253", "xcp1253"}},
	{"WINDOWS-1254", {"windows1254", "cp1254", "xcp1254", "iso88599",
		"latin5"}},
	{"WINDOWS-1255", {"windows1255", "cp1255", "xcp1255"}},
	{"WINDOWS-1256", {"windows1256", "cp1256", "xcp1256"}},
	{"WINDOWS-1257", {"windows1257", "cp1257", "xcp1257"}},
	{"WINDOWS-1258", {"windows1258", "cp1258", "xcp1258"}},
	{"CP874", {"windows874", "cp874", "dos874", "iso885911", "tis620"}},
	{"ISO-8859-2", {"iso88592", "latin2"}},
	{"ISO-8859-3", {"iso88593", "latin3"}},
	{"ISO-8859-4", {"iso88594", "latin4"}},
	{"ISO-8859-5", {"iso88595", "cyrillic"}},
	{"ISO-8859-6", {"iso88596", "arabic", "ecma114"}},
	{"ISO-8859-7", {"iso88597", "greek", "ecma118"}},
	{"ISO-8859-8", {"iso88598", "iso88598i", "hebrew", "visual"}},
	{"ISO-8859-10", {"iso885910", "latin6"}},
	{"ISO-8859-13", {"iso885913"}},
	{"ISO-8859-14", {"iso885914"}},
	{"ISO-8859-15", {"iso885915", "latin9"}},
	{"ISO-8859-16", {"iso885916"}},
	{"KOI8-R", {"koi8r", "koi8", "koi", "cskoi8r"}},
	{"KOI8-U", {"koi8u", "koi8ru"}},
	{"IBM866", {"ibm866", "cp866", "866"}},
	{"MACINTOSH", {"macintosh", "mac", "macroman", "xmacroman"}},
	{"MAC-CYRILLIC", {"maccyrillic", "xmaccyrillic", "xmacukrainian"}},
	{"GB18030", {"gb18030", "gb2312", "gbk", "xgbk", "gb231280",
		"euccn", "cp936", "chinese"}},
	{"BIG5-HKSCS", {"big5", "big5hkscs", "cnbig5", "xxbig5", "csbig5",
		"cp950"}},
	{"EUC-JP", {"eucjp", "xeucjp"}},
	{"ISO-2022-JP", {"iso2022jp", "csiso2022jp"}},
	{"CP932", {"shiftjis", "sjis", "xsjis", "mskanji", "ms932",
		"windows31j", "cp932"}},
	{"UHC", {"euckr", "ksc56011987", "ksc5601", "korean", "windows949",
		"cp949", "cseuckr"}},
};

/* Encodings the bytes themselves show. */
static const char *const wide[] = {"UTF-16BE", "UTF-16LE", "UTF-32BE",
	"UTF-32LE"};

/* Letters and digits alone, small; false when there are too many. */
static bool
bare(struct str said, char out[32])
{
	size_t n = 0;

	for (size_t i = 0; i < said.n; i++) {
		char c = said.s[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c | 32);
		if ((c < 'a' || c > 'z') && (c < '0' || c > '9'))
			continue;
		if (n + 1 >= 32)
			return false;
		out[n++] = c;
	}
	out[n] = '\0';
	return true;
}

const char *
charset_find(struct str said)
{
	char name[32];

	if (!said.n || !bare(said, name))
		return NULL;
	for (size_t i = 0; i < ARRAY_LEN(charsets); i++)
		for (size_t j = 0; j < ARRAY_LEN(charsets[i].said) &&
		     charsets[i].said[j]; j++)
			if (strcmp(charsets[i].said[j], name) == 0)
				return charsets[i].iconv;
	return NULL;
}

#define DECODERS (ARRAY_LEN(charsets) + ARRAY_LEN(wide))

struct charsets {
	iconv_t open[DECODERS];
};

struct charsets *
charsets_ready(void)
{
	struct charsets *c = xcalloc(1, sizeof(*c));

	for (size_t i = 0; i < DECODERS; i++)
		c->open[i] = iconv_open("UTF-8", i < ARRAY_LEN(charsets)
		    ? charsets[i].iconv : wide[i - ARRAY_LEN(charsets)]);
	return c;
}

void
charsets_free(struct charsets *c)
{
	for (size_t i = 0; c && i < DECODERS; i++)
		if (c->open[i] != (iconv_t)-1)
			iconv_close(c->open[i]);
	free(c);
}
