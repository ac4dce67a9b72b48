/*
 * sort.h - numbers in ascending order, in place and without calls for
 * each comparison.
 */
#ifndef BASE_SORT_H
#define BASE_SORT_H

#include "src/base/base.h"

void sort_u32(uint32_t *at, size_t n);
void sort_u64(uint64_t *at, size_t n);

#endif
