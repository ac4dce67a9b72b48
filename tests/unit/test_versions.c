/* Which paragraph of a version was which in the one before. */
#include "tests/tap.h"
#include "ui/views/versions.h"

#define DAM "The dam at Orsa was inspected on Friday and found to be sound."
#define TOLL_OLD "The governor said at noon that 29 people were dead."
#define TOLL_NEW "The governor said at 13:10 that 41 people were dead."

static const struct paragraph old_paras[] = {
    {.text = STR(DAM)},
    {.text = STR(TOLL_OLD)},
    {.text = STR("Schools stay closed until further notice.")},
    {.text = STR("Subscribe now."), .kind = PARA_FURNITURE},
};
static const struct paragraph new_paras[] = {
    {.text = STR(TOLL_NEW)},
    {.text = STR("Three helicopters joined rescuers beside the lake.")},
    {.text = STR(DAM)},
};
static const struct article before = {.language = STR("en"),
    .paras = old_paras,
    .nparas = ARRAY_LEN(old_paras),
    .version = 1};
static const struct article now = {.language = STR("en"),
    .paras = new_paras,
    .nparas = ARRAY_LEN(new_paras),
    .version = 2,
    .previous = &before};

int
main(void)
{
	struct arena *a = arena_new();
	struct versions v;

	versions_match(a, &now, &v);
	is_int(v.was[0], 1, "a paragraph with other figures is known again");
	ok(!versions_same(&v, 0), "as changed");
	is_int(v.was[1], VERSIONS_NEW, "one that shares few words is new");
	is_int(v.was[2], 0, "one that moved is known again");
	ok(versions_same(&v, 2), "as the same");
	is_int(v.ngone, 1, "what stands nowhere now is gone");
	is_int(v.gone[0], 2, "page furniture apart");
	arena_free(a);
	return tap_done();
}
