#include "ui/keymap.h"

#include "src/base/vec.h"

struct keymap {
	struct arena *arena;
	const char *const *views;
	size_t nviews;
	VEC(struct binding) bindings;
	VEC(struct macro) macros;
	VEC(struct str) own; /* good lines of the user's */
};

struct keymap *
keymap_new(const char *const *views, size_t nviews)
{
	struct arena *a = arena_new();
	struct keymap *km = ARENA_NEW(a, struct keymap);

	km->arena = a;
	km->views = views;
	km->nviews = nviews;
	return km;
}

void
keymap_free(struct keymap *km)
{
	if (km)
		arena_free(km->arena);
}

/* Does 'b' begin with these keys? */
static bool
begins(const struct binding *b, const struct key *keys, size_t n)
{
	if (b->nkeys < n)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (b->keys[i].code != keys[i].code)
			return false;
	}
	return true;
}

int
keymap_view(const struct keymap *km, struct str name)
{
	for (size_t i = 0; i < km->nviews; i++) {
		if (str_eq(name, str_c(km->views[i])))
			return (int)i;
	}
	return KEYMAP_GLOBAL;
}

const char *
keymap_view_name(const struct keymap *km, int view)
{
	return view == KEYMAP_GLOBAL ? "global" : km->views[view];
}

static bool
parse_keys(struct str text, struct binding *b, struct buf *why)
{
	struct str rest = text;

	while (rest.n > 0 && b->nkeys < KEYMAP_KEYS) {
		if (key_parse(&rest, &b->keys[b->nkeys++]))
			continue;
		buf_printf(why, "no such key: '%.*s'; 'crossread help keys' "
		    "has their names", STR_ARG(text));
		return false;
	}
	if (rest.n > 0)
		buf_printf(why, "more than four keys: '%.*s'", STR_ARG(text));
	else if (b->nkeys == 0)
		buf_cstr(why, "keys are missing");
	else if (b->keys[0].code >= '0' && b->keys[0].code <= '9')
		buf_printf(why, "digits are counts: '%.*s'", STR_ARG(text));
	else
		return true;
	return false;
}

static void
take_out(struct keymap *km, const struct binding *gone)
{
	size_t kept = 0;

	for (size_t i = 0; i < km->bindings.n; i++) {
		const struct binding *b = &km->bindings.at[i];

		if (b->view == gone->view && b->nkeys == gone->nkeys &&
		    begins(b, gone->keys, gone->nkeys))
			continue;
		km->bindings.at[kept++] = *b;
	}
	km->bindings.n = kept;
}

static bool
read_view(struct keymap *km, struct str name, int *view, struct buf *why)
{
	const char *nearest = NULL;
	size_t least = STR_NEAR;

	if (!name.n) {
		buf_cstr(why, "a view is missing: global, or one of its own");
		return false;
	}
	*view = keymap_view(km, name);
	if (*view != KEYMAP_GLOBAL || str_eq(name, STR("global")))
		return true;
	str_nearest(name, "global", &nearest, &least);
	for (size_t i = 0; i < km->nviews; i++)
		str_nearest(name, km->views[i], &nearest, &least);
	buf_printf(why, "no such view: '%.*s'", STR_ARG(name));
	if (nearest)
		buf_printf(why, "; did you mean '%s'?", nearest);
	return false;
}

static bool
read_action(struct str name, enum action *action, struct buf *why)
{
	const char *nearest = NULL;
	size_t least = STR_NEAR;

	*action = action_find(name);
	if (*action != ACTION_NONE)
		return true;
	if (name.n == 0) {
		buf_cstr(why, "an action is missing");
		return false;
	}
	for (int i = 1; i < ACTION_COUNT; i++)
		str_nearest(name, action_word((enum action)i), &nearest,
		    &least);
	buf_printf(why, "no such action: '%.*s'", STR_ARG(name));
	if (nearest)
		buf_printf(why, "; did you mean '%s'?", nearest);
	return false;
}

/* Puts a binding in, unless its keys begin others, or others these. */
static bool
put_in(struct keymap *km, const struct binding *b, struct buf *why)
{
	for (size_t i = 0; i < km->bindings.n; i++) {
		const struct binding *o = &km->bindings.at[i];

		if (o->view != b->view ||
		    !begins(o->nkeys > b->nkeys ? o : b,
			o->nkeys > b->nkeys ? b->keys : o->keys,
			MIN(o->nkeys, b->nkeys)))
			continue;
		binding_keys(why, o);
		buf_cstr(why, " and ");
		binding_keys(why, b);
		buf_printf(why, " begin alike; before it: unmap %s ",
		    keymap_view_name(km, b->view));
		binding_keys(why, o);
		return false;
	}
	*vec_add(km->arena, &km->bindings) = *b;
	return true;
}

/* "macro KEY COMMAND; COMMAND" */
static bool
macro_line(struct keymap *km, struct str rest, struct buf *why)
{
	struct str name = str_word(&rest);
	struct macro m = {.line = arena_str(km->arena, str_trim(rest))};
	size_t i = 0;

	if (name.n == 0 || !key_parse(&name, &m.key) || name.n > 0) {
		buf_cstr(why, "a macro has one key, as in macro x down; star");
		return false;
	}
	while (i < km->macros.n && km->macros.at[i].key.code != m.key.code)
		i++;
	if (i == km->macros.n)
		(void)vec_add(km->arena, &km->macros);
	km->macros.at[i] = m;
	return true;
}

bool
keymap_line(struct keymap *km, struct str line, struct buf *why)
{
	struct str verb = str_word(&line);
	bool map = str_eq(verb, STR("map"));
	struct binding b = {0};
	struct str rest;

	if (verb.n == 0 || verb.s[0] == '#')
		return true;
	if (str_eq(verb, STR("macro")))
		return macro_line(km, line, why);
	if (!map && !str_eq(verb, STR("unmap"))) {
		buf_cstr(why, "a line begins with map, unmap or macro");
		return false;
	}
	if (!read_view(km, str_word(&line), &b.view, why) ||
	    !parse_keys(str_word(&line), &b, why) ||
	    (map && !read_action(str_word(&line), &b.action, why)))
		return false;
	rest = str_trim(line);
	if (rest.n > 0) {
		buf_printf(why, "too many words: '%.*s'%s", STR_ARG(rest),
		    rest.s[0] == '#' ? "; a # here may be a key, a comment "
		    "has a line of its own" : "");
		return false;
	}
	take_out(km, &b);
	return !map || put_in(km, &b, why);
}

bool
keymap_read(
    struct keymap *km, struct str lines, const char *name, struct buf *errors)
{
	struct str line;
	unsigned number = 0;
	bool good = true;
	struct buf why;

	buf_init(&why, 4 * KiB);
	while (str_line(&lines, &line)) {
		buf_clear(&why);
		number++;
		if (keymap_line(km, line, &why))
			continue;
		good = false;
		buf_printf(errors, "%s:%u: %.*s\n", name, number,
		    STR_ARG(buf_view(&why)));
	}
	buf_free(&why);
	return good;
}

bool
keymap_own(struct keymap *km, struct str line, struct buf *why)
{
	bool good = keymap_line(km, line, why);

	if (good)
		*vec_add(km->arena, &km->own) = arena_str(km->arena, line);
	return good;
}

void
keymap_rebase(struct keymap *km, const struct str *lines, size_t n)
{
	struct buf why;

	buf_init(&why, 64 * KiB);
	km->bindings.n = 0;
	for (size_t i = 0; i < n; i++)
		if (!keymap_read(km, lines[i], "data/keys", &why))
			bug("%.*s", STR_ARG(buf_view(&why)));
	/* A line that was good may begin keys of another set: these stay. */
	for (size_t i = 0; i < km->own.n; i++)
		(void)keymap_line(km, km->own.at[i], &why);
	buf_free(&why);
}

const struct macro *
keymap_macros(const struct keymap *km, size_t *n)
{
	*n = km->macros.n;
	return km->macros.at;
}

/* The best binding for the keys typed, and whether longer ones exist. */
static const struct binding *
look_up(const struct keymap *km, int view, const struct keymap_typed *t,
    bool *longer)
{
	const struct binding *found = NULL;

	*longer = false;
	for (size_t i = 0; i < km->bindings.n; i++) {
		const struct binding *b = &km->bindings.at[i];

		if (b->view != view || !begins(b, t->keys, t->nkeys))
			continue;
		if (b->nkeys == t->nkeys)
			found = b;
		else
			*longer = true;
	}
	return found;
}

enum keymap_answer
keymap_key(const struct keymap *km, int view, struct keymap_typed *t,
    struct key k, enum action *out)
{
	bool digit = k.code >= '0' && k.code <= '9';

	if (t->nkeys == 0 && digit) {
		t->count =
		    MIN(t->count * 10 + (k.code - '0'), KEYMAP_COUNT_MAX);
		return KEYMAP_MORE;
	}
	t->keys[t->nkeys++] = k;

	bool own_longer, longer;
	const struct binding *own = look_up(km, view, t, &own_longer);
	const struct binding *all = look_up(km, KEYMAP_GLOBAL, t, &longer);

	if (!own && own_longer)
		return KEYMAP_MORE;
	if (!own && !all && longer)
		return KEYMAP_MORE;
	if (!own && !all)
		return KEYMAP_UNKNOWN;
	*out = own ? own->action : all->action;
	return KEYMAP_ACTION;
}

static void
add_keys(struct buf *out, const struct key *keys, size_t n)
{
	for (size_t i = 0; i < n; i++)
		key_spell(out, keys[i]);
}

void
keymap_typed_text(struct buf *out, const struct keymap_typed *t)
{
	if (t->count > 0)
		buf_printf(out, "%u", t->count);
	add_keys(out, t->keys, t->nkeys);
}

const struct binding *
keymap_all(const struct keymap *km, size_t *n)
{
	*n = km->bindings.n;
	return km->bindings.at;
}

void
binding_keys(struct buf *out, const struct binding *b)
{
	add_keys(out, b->keys, b->nkeys);
}

const struct binding *
keymap_for(const struct keymap *km, int view, enum action a)
{
	const struct binding *global = NULL;

	for (size_t i = 0; i < km->bindings.n; i++) {
		const struct binding *b = &km->bindings.at[i];

		if (b->action != a)
			continue;
		if (b->view == view)
			return b;
		if (b->view == KEYMAP_GLOBAL && !global)
			global = b;
	}
	return global;
}
