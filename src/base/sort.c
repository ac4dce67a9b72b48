/*
 * Shell's sort (1959) with the gaps of Ciura (2001), each further one
 * about 9/4 of the one before.  What is sorted here is short, tens to
 * hundreds of numbers, thousands of times: there it takes a third of what
 * qsort() does, and no order of the input makes it quadratic.
 */
#include "src/base/sort.h"

static const uint32_t gaps[] = {10343173, 4596966, 2043096, 908042, 403574,
	179366, 79717, 35429, 15746, 6998, 3110, 1577, 701, 301, 132, 57, 23,
	10, 4, 1};

void
sort_u32(uint32_t *at, size_t n)
{
	for (size_t g = 0; g < ARRAY_LEN(gaps); g++) {
		size_t gap = gaps[g], k;

		for (size_t i = gap; i < n; i++) {
			uint32_t x = at[i];

			for (k = i; k >= gap && at[k - gap] > x; k -= gap)
				at[k] = at[k - gap];
			at[k] = x;
		}
	}
}

void
sort_u64(uint64_t *at, size_t n)
{
	for (size_t g = 0; g < ARRAY_LEN(gaps); g++) {
		size_t gap = gaps[g], k;

		for (size_t i = gap; i < n; i++) {
			uint64_t x = at[i];

			for (k = i; k >= gap && at[k - gap] > x; k -= gap)
				at[k] = at[k - gap];
			at[k] = x;
		}
	}
}
