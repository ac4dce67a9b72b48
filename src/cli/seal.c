#include "src/cli/seal.h"

#include "db/store_seal.h"

/* The half of a seal that is of the program and the aliases. */
#define RULES UINT64_C(0xffffffff)

static uint64_t
mix_str(uint64_t hash, struct str s)
{
	return str_hash_mix(str_hash_mix(hash, s.n), str_hash(s));
}

static uint64_t
mix_double(uint64_t hash, double x)
{
	uint64_t bits;

	memcpy(&bits, &x, sizeof(bits));
	return str_hash_mix(hash, bits);
}

enum status
seal_make(struct store *s, const struct sealed *of, uint64_t *seal)
{
	uint64_t hash;
	enum status status = store_sum_texts(s, of->articles, of->narticles,
	    &hash);

	hash = str_hash_mix(hash, of->conflicts);
	for (size_t i = 0; i < of->nlines; i++) {
		const struct fact_line *l = &of->lines[i];

		hash = str_hash_mix(hash, l->kind);
		hash = str_hash_mix(hash, l->verdict);
		hash = mix_double(hash, l->severity);
		hash = mix_str(hash, l->label);
		hash = mix_str(hash, l->cells);
	}
	*seal = (hash & ~RULES) | (mix_str(lexicon_hash(of->aliases),
	    str_c(PACKAGE_VERSION)) & RULES);
	return status;
}

uint64_t
seal_item(const struct discrepancy *d)
{
	uint64_t hash = str_hash_mix(d->kind, d->verdict);

	return mix_str(mix_str(hash, d->label), d->cells) & ~RULES;
}

enum seal_state
seal_compare(uint64_t stored, uint64_t now)
{
	if (!stored || ((stored ^ now) & ~RULES))
		return SEAL_BROKEN;
	return stored == now ? SEAL_WHOLE : SEAL_OLDER;
}
