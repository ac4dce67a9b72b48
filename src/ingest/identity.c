/*
 * identity.c - addresses and ids by which articles are known again.
 *
 * The same article is linked with http and https, with and without
 * "www.", for phones and for AMP, with a slash at the end, with its
 * parameters in any order and the marks of whoever counts clicks.  Its
 * canonical address is without all that; it is compared, never opened.
 * An id that is an address is compared in the same form.
 *
 * Some feeds give all their items one id, or hang items of their own on
 * one page.  What does not tell the items of one document apart is no
 * name: such ids are dropped, and such addresses are compared as they
 * stand, or together with the title.  So is the address of a site, which
 * names none of its articles.
 */
#include "src/ingest/identity.h"

#include "src/base/map.h"
#include "src/base/vec.h"
#include "src/ingest/compose.h"

/* Parameters that say how the reader came, by their beginning ('*') or
 * their whole name. */
static const char *const tracking[] = {"utm_*", "at_*", "mc_*", "pk_*",
	"mtm_*", "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid",
	"yclid", "twclid", "igshid", "ttclid", "_ga", "_gl", "cmpid", "cmp",
	"ncid", "ocid", "ito", "xtor", "icid", "smid", "partner", "rss",
	"ref", "ref_src", "referrer", "source",
	"wt_mc", "wtmc", "spm", "traffic_source", "ns_*"};

/* "amp", "amp=1", "outputType=amp": the same page in a lighter form. */
static bool
is_light(struct str name, struct str value)
{
	return str_ieq(name, STR("amp")) ||
	    (str_ieq(value, STR("amp")) && (str_ieq(name,
	    STR("outputType")) || str_ieq(name, STR("view")) ||
	    str_ieq(name, STR("mode"))));
}

static bool
is_tracking(struct str parameter)
{
	struct str name = str_sub(parameter, 0,
	    str_chr(parameter, '=', 0));

	if (is_light(name, str_from(parameter, name.n + 1)))
		return true;
	for (size_t i = 0; i < ARRAY_LEN(tracking); i++) {
		struct str t = str_c(tracking[i]);

		if (str_ends(t, STR("*")) ? str_istarts(name,
		    str_sub(t, 0, t.n - 1)) : str_ieq(name, t))
			return true;
	}
	return false;
}

/* The host in small letters, without the scheme's port and the names
 * that a site gives its forms. */
static void
write_host(struct buf *b, struct str host)
{
	static const char *const forms[] = {"www.", "m.", "mobile.", "amp."};

	for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
		struct str form = str_c(forms[i]);

		if (!str_istarts(host, form) ||
		    str_chr(str_from(host, form.n), '.', 0) == STR_NPOS)
			continue;
		host = str_from(host, form.n);
		break;
	}
	if (str_ends(host, STR(":80")))
		host.n -= 3;
	else if (str_ends(host, STR(":443")))
		host.n -= 4;
	for (size_t i = 0; i < host.n; i++)
		buf_char(b, host.s[i] >= 'A' && host.s[i] <= 'Z' ?
		    (char)(host.s[i] | 32) : host.s[i]);
}

/* "%c3" and "%C3" are one. */
static void
write_path(struct buf *b, struct str s)
{
	size_t escaped = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.s[i];

		buf_char(b, escaped > 0 && c >= 'a' && c <= 'f' ?
		    (char)(c - 32) : c);
		escaped = c == '%' ? 2 : escaped - (escaped > 0);
	}
}

/* Without last slashes, and what makes it AMP. */
static struct str
plain_path(struct str s)
{
	static const char *const lights[] = {"/amp", ".amp"};

	while (s.n && s.s[s.n - 1] == '/')
		s.n--;
	for (size_t i = 0; i < ARRAY_LEN(lights); i++)
		if (s.n > 4 && str_ends(s, str_c(lights[i])))
			s.n -= 4;
	if (str_ends(s, STR(".amp.html")))
		s.n -= 9;
	return s;
}

static int
compare_parameters(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static void
write_parameters(struct arena *a, struct buf *b, struct str list)
{
	VEC(struct str) kept = {0};
	struct str parameter;

	while (str_field(&list, '&', &parameter))
		if (parameter.n && !is_tracking(parameter))
			*vec_add(a, &kept) = parameter;
	if (kept.n > 1)
		qsort(kept.at, kept.n, sizeof(*kept.at), compare_parameters);
	for (size_t i = 0; i < kept.n; i++) {
		buf_char(b, i ? '&' : '?');
		write_path(b, kept.at[i]);
	}
}

struct str
identity_address(struct arena *a, struct str url)
{
	size_t fragment = str_chr(url, '#', 0), query, slash;
	struct str rest, list, out;
	struct buf b;

	if (str_istarts(url, STR("http://")))
		rest = str_from(url, 7);
	else if (str_istarts(url, STR("https://")))
		rest = str_from(url, 8);
	else
		return url;
	/* "#!/story" is how some sites write what others put before. */
	if (fragment != STR_NPOS && fragment + 1 < url.n &&
	    !strchr("!/", url.s[fragment + 1]))
		rest.n -= url.n - fragment;
	query = MIN(str_chr(rest, '?', 0), rest.n);
	list = query < rest.n ? str_from(rest, query + 1) : STR_NONE;
	rest = str_sub(rest, 0, query);
	slash = MIN(str_chr(rest, '/', 0), rest.n);
	buf_init(&b, url.n + 16);
	buf_cstr(&b, "https://");
	write_host(&b, str_sub(rest, 0, slash));
	write_path(&b, plain_path(str_from(rest, slash)));
	write_parameters(a, &b, list);
	out = arena_str(a, buf_view(&b));
	buf_free(&b);
	return out;
}

/* Do two items of one document that share an id tell one story? */
static bool
same_item(const struct article *x, const struct article *y)
{
	return x->url.n || y->url.n ? str_eq(x->canonical, y->canonical) :
	    str_eq(x->title, y->title);
}

static bool
drop_shared_ids(struct arena *a, struct feed *f)
{
	struct map *first = map_new(a);
	bool *shared = ARENA_ARRAY(a, bool, f->narticles);
	uint64_t *of = ARENA_ARRAY(a, uint64_t, f->narticles);
	bool any = false;

	for (size_t i = 0; i < f->narticles; i++) {
		struct article *x = &f->articles[i];

		of[i] = i;
		if (!x->source_id.n)
			continue;
		of[i] = *map_at(first, x->source_id, i, NULL);
		if (!same_item(x, &f->articles[of[i]]))
			any = shared[of[i]] = true;
	}
	for (size_t i = 0; any && i < f->narticles; i++)
		if (shared[of[i]])
			f->articles[i].source_id = STR_NONE;
	return any;
}

static struct str
with(struct arena *a, const struct article *x, struct str what)
{
	return arena_printf(a, "%.*s#%.*s", STR_ARG(x->url), STR_ARG(what));
}

/* Two items on one page: their addresses differ in what a canonical one
 * leaves out, or only their names and titles do. */
static void
part(struct arena *a, struct article *x, struct article *y)
{
	bool named = x->source_id.n && y->source_id.n;

	if (!x->source_id.n && !y->source_id.n && !str_eq(x->url, y->url)) {
		x->canonical = x->url;
		y->canonical = y->url;
	} else if (named ? !str_eq(x->source_id, y->source_id) &&
	    str_eq(x->title, y->title) &&
	    article_text_hash(x) != article_text_hash(y) :
	    !str_eq(x->title, y->title)) {
		x->canonical = with(a, x, named ? x->source_id : x->title);
		y->canonical = with(a, y, named ? y->source_id : y->title);
	}
}

static void
keep_differing(struct arena *a, struct feed *f)
{
	struct map *first = map_new(a);

	for (size_t i = 0; i < f->narticles; i++) {
		struct article *x = &f->articles[i], *y;

		if (!x->canonical.n)
			continue;
		y = &f->articles[*map_at(first, x->canonical, i, NULL)];
		if (x != y)
			part(a, x, y);
	}
}

static bool
is_site(struct str canonical)
{
	return str_starts(canonical, STR("https://")) &&
	    str_chr(canonical, '/', 8) == STR_NPOS &&
	    str_chr(canonical, '?', 8) == STR_NPOS;
}

void
identity_id(struct arena *a, struct article *x)
{
	if (str_istarts(x->source_id, STR("http://")) ||
	    str_istarts(x->source_id, STR("https://")))
		x->known_as = identity_address(a, x->source_id);
}

void
identity_settle(struct arena *a, struct feed *f)
{
	for (size_t i = 0; i < f->narticles; i++) {
		struct article *x = &f->articles[i];

		if (!x->canonical.n && x->url.n)
			x->canonical = identity_address(a, x->url);
		if (f->is_feed && is_site(x->canonical))
			x->canonical = with(a, x, x->title);
		identity_id(a, x);
	}
	if (f->narticles < 2)
		return;
	if (drop_shared_ids(a, f))
		compose_warn(a, f, STR("items that share one id are told "
		    "apart by address and text"));
	keep_differing(a, f);
}
