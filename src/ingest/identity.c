/*
 * identity.c - addresses and ids by which articles are known again.
 *
 * The same article is linked with http and https, with and without
 * "www.", with a slash at the end, with the marks of whoever counts
 * clicks.  Its canonical address is without all that; it is compared,
 * never opened.
 *
 * Some feeds give all their items one id, or hang items of their own on
 * one page.  What does not tell the items of one document apart is no
 * name: such ids are dropped, and such addresses are compared as they
 * stand.
 */
#include "src/ingest/identity.h"

#include "src/base/map.h"
#include "src/ingest/compose.h"

/* Parameters that say how the reader came, by their beginning ('*') or
 * their whole name. */
static const char *const tracking[] = {"utm_*", "at_*", "mc_*", "pk_*",
	"mtm_*", "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid",
	"yclid", "twclid", "igshid", "ttclid", "_ga", "_gl", "cmpid", "cmp",
	"ncid", "ocid", "ito", "xtor", "icid", "smid", "partner", "rss",
	"ref", "ref_src", "referrer", "source",
	"wt_mc", "wtmc", "spm", "traffic_source", "ns_*"};

static bool
is_tracking(struct str parameter)
{
	struct str name = str_sub(parameter, 0,
	    str_chr(parameter, '=', 0));

	for (size_t i = 0; i < ARRAY_LEN(tracking); i++) {
		struct str t = str_c(tracking[i]);

		if (str_ends(t, STR("*")) ? str_istarts(name,
		    str_sub(t, 0, t.n - 1)) : str_ieq(name, t))
			return true;
	}
	return false;
}

/* The host in small letters, without "www." and the scheme's port. */
static void
write_host(struct buf *b, struct str host)
{
	if (str_istarts(host, STR("www.")) &&
	    str_chr(str_from(host, 4), '.', 0) != STR_NPOS)
		host = str_from(host, 4);
	if (str_ends(host, STR(":80")))
		host.n -= 3;
	else if (str_ends(host, STR(":443")))
		host.n -= 4;
	for (size_t i = 0; i < host.n; i++)
		buf_char(b, host.s[i] >= 'A' && host.s[i] <= 'Z' ?
		    (char)(host.s[i] | 32) : host.s[i]);
}

struct str
identity_address(struct arena *a, struct str url)
{
	size_t fragment = str_chr(url, '#', 0), query, slash;
	struct str rest, list, parameter, out;
	char joint = '?';
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
	rest = str_from(rest, slash);
	while (rest.n && rest.s[rest.n - 1] == '/')
		rest.n--;
	buf_str(&b, rest);
	while (str_field(&list, '&', &parameter)) {
		if (!parameter.n || is_tracking(parameter))
			continue;
		buf_char(&b, joint);
		buf_str(&b, parameter);
		joint = '&';
	}
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

/* Nameless items on one page: their addresses differ in what a canonical
 * one leaves out. */
static void
keep_differing(struct arena *a, struct feed *f)
{
	struct map *first = map_new(a);

	for (size_t i = 0; i < f->narticles; i++) {
		struct article *x = &f->articles[i], *y;

		if (x->source_id.n || !x->canonical.n)
			continue;
		y = &f->articles[*map_at(first, x->canonical, i, NULL)];
		if (x == y || str_eq(x->url, y->url))
			continue;
		x->canonical = x->url;
		y->canonical = y->url;
	}
}

void
identity_settle(struct arena *a, struct feed *f)
{
	for (size_t i = 0; i < f->narticles; i++) {
		struct article *x = &f->articles[i];

		if (!x->canonical.n && x->url.n)
			x->canonical = identity_address(a, x->url);
	}
	if (f->narticles < 2)
		return;
	if (drop_shared_ids(a, f))
		compose_warn(a, f, STR("items that share one id are told "
		    "apart by address and text"));
	keep_differing(a, f);
}
