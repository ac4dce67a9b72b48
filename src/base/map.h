/*
 * map.h - hash tables in an arena: from text to a number, and a
 * vocabulary that gives each distinct text a dense id.  Nothing is ever
 * taken out.  Order of insertion decides ids, nothing else does.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "src/base/arena.h"
#include "src/base/str.h"

struct map;

/* Keys are copied into the arena. */
struct map *map_new(struct arena *a);
/* The value kept for key, created as 'fresh' when it is new ('*added',
 * which may be NULL, says so).  The address is valid until the next
 * map_at. */
uint64_t *map_at(struct map *m, struct str key, uint64_t fresh,
    bool *added);
/* NULL when the key is unknown. */
uint64_t *map_find(const struct map *m, struct str key);
size_t map_count(const struct map *m);

#define VOCAB_NONE UINT32_MAX
struct vocab;

struct vocab *vocab_new(struct arena *a);
/* The id of a text, given on first sight: 0, 1, 2, ... */
uint32_t vocab_id(struct vocab *v, struct str text);
/* VOCAB_NONE when never seen. */
uint32_t vocab_find(const struct vocab *v, struct str text);
struct str vocab_text(const struct vocab *v, uint32_t id);
size_t vocab_count(const struct vocab *v);

#endif
