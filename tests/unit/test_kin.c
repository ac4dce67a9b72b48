#include "src/text/kin.h"
#include "tests/tap.h"

static enum kin_degree
between(const char *x, const char *y)
{
	struct kin a, b;

	return kin_find(str_c(x), &a) && kin_find(str_c(y), &b)
	    ? kin_between(&a, &b)
	    : KIN_NONE;
}

int
main(void)
{
	struct kin k;

	is_int(between("conference", "congress"), KIN_CLOSE, "both meetings");
	is_int(between("probe", "inquiry"), KIN_CLOSE, "one for the other");
	is_int(between("deal", "agreement"), KIN_NEAR, "of one larger class");
	is_int(between("agreement", "deal"), KIN_NEAR, "from both sides");
	is_int(between("probes", "inquiries"), KIN_CLOSE, "plurals");
	is_int(between("policeman", "policemen"), KIN_CLOSE, "irregular ones");
	is_int(between("conference", "chair"), KIN_NONE, "nothing in common");
	ok(!kin_find(STR("xyzzy"), &k), "no noun");
	is_int(k.n, 0, "and no classes");
	ok(!kin_find(STR("s"), &k) && !kin_find(STR(""), &k),
	    "too short for a noun");
	return tap_done();
}
