/* Any bytes in any encoding: what comes out is UTF-8, and decoding that
 * changes nothing but a byte order mark. */
#include "src/ingest/charset.h"
#include "tests/fuzz/fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const said[] = {NULL, "utf-8", "utf-16",
		"windows-1251", "gb2312", "shift_jis", "latin1", "euc-kr",
		"big5", "nonsense", "iso-2022-jp", "utf-7"};
	struct str bytes, out;
	struct arena *a;

	if (size < 2 || size > 64 * KiB)
		return 0;
	a = arena_new();
	bytes = (struct str){(const char *)data + 1, size - 1};
	if (charset_decode(a, bytes, str_c(said[data[0] % ARRAY_LEN(said)]),
	    &out, NULL) == STATUS_OK && !str_valid_utf8(out))
		bug("decoded text that is no UTF-8");
	charset_guess(bytes);
	charset_is_wide(bytes);
	charset_of_content_type(bytes);
	arena_free(a);
	return 0;
}
