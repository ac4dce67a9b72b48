/*
 * live.h - the inside of struct cluster, shared by the files of this
 * folder.
 */
#ifndef CLUSTER_LIVE_H
#define CLUSTER_LIVE_H

#include "src/base/map.h"
#include "src/base/vec.h"
#include "src/cluster/cluster.h"

#define NONE UINT32_MAX
#define WINDOW 7 /* days; members further away do not count */
/* The shipped table counts as this many articles: enough to begin with,
 * little enough for a store's own years to be heard soon. */
#define BACKGROUND 600
#define SAMPLE 16 /* members an article is compared with at most */
#define USUAL .3  /* likeness of two members of an event */

enum { TITLE, LEAD, BODY, FIELDS };

/* One term of the table of frequencies.  Its index is its slot. */
struct slot {
	uint32_t id, df;
	uint32_t number; /* the store's; 0: it has none yet */
	struct str word;
	bool told;    /* df is the store's, or new */
	bool changed; /* since cluster_frequencies */
};

/* The articles a term leads to, by slot: apart, for looking up asks all of
 * a text's terms for theirs. */
struct list {
	struct posting *at; /* by day, those without one first */
	uint32_t n, room;
	uint32_t timeless; /* of them without a day */
	uint32_t last;	   /* where the last look-up began */
	uint32_t weighed;  /* the df that the term's weight stands for */
};

/* Which slot a term has. */
struct note {
	uint32_t id;
	uint32_t slot; /* + 1; 0: free */
};

/* An article in which the term is one of the heaviest. */
struct posting {
	uint32_t live;
	int32_t day;
	float weight;
};

/* The weights of the article being placed, by slot; zero elsewhere.  The
 * inverse frequency is in them twice, for the other article's too. */
struct probe {
	float q[FIELDS];
	float idf;
};

/* A sketch in the machine; its terms' ids are slots, in no order.  What
 * is asked of all articles met stands together. */
struct live {
	uint32_t event;	    /* NONE: waits to be placed */
	uint32_t root;	    /* whose copy it is; itself: an own text */
	int32_t day;	    /* sketch_day(&k) */
	float norm[FIELDS]; /* 1 / length of the field's vector */
	struct sketch k;
	float known[FIELDS]; /* what part of that length texts of another
			      * language can share */
	int64_t home;	    /* id of the event it was in before; 0: new */
	uint32_t mate;	    /* the one before it in its group; NONE */
	int64_t bond;	    /* its group; -article when it has none */
	bool apart;	    /* some others must not be in its event */
	bool posted, dead, open;
	bool copied; /* by one of those being placed */
};

struct members {
	int64_t id;
	uint32_t *at; /* live indexes */
	size_t n, cap;
	double likeness; /* of members to each other; 0: to be measured */
	uint64_t moved;	 /* .moves when its members last changed */
	bool changed, open;
};

/* How much two articles are alike, computed before; high NONE: free. */
struct pair {
	uint32_t low, high;
	float score;
};
#define PAIRS (1u << 18) /* a power of two: 3 MB */

struct cluster {
	struct arena *a;       /* all that lives as long as the machine */
	struct arena *scratch; /* sketches added and not yet run */
	struct arena *crowd; /* events and their members */
	struct note *notes; /* of slots, by the term's id */
	size_t nnotes;	    /* a power of two */
	struct left *left[32]; /* of lists of postings, by their room */
	struct map *live_of, *event_of, *days;
	/* What a reader decided: group by article; pairs of bonds, and each
	 * bond that is in one; the last live entered of each group. */
	struct map *bonds, *apart, *last_of;
	VEC(struct slot) slots;
	VEC(struct list) lists;
	VEC(struct live) live;
	VEC(int64_t) ids; /* of their articles: asked of all that are met */
	/* A bit a live one: it has an event; it has no date. */
	VEC(uint64_t) placed, timeless;
	VEC(struct members) events;
	VEC(struct sketch) pending;
	size_t entered; /* live ones with norms and postings */
	float damp[UINT8_MAX + 1]; /* 1 + ln n of the counts n; 0 of 0 */
	struct probe *probe; /* by slot */
	uint64_t *probed; /* a bit a slot: it is in the probe */
	struct pair *pairs; /* PAIRS of them, by hash; the last one stays */
	size_t nprobe;
	float *acc; /* by live index */
	uint32_t *met; /* those of them that are not 0 */
	size_t nacc; /* room of both */
	size_t nweighed; /* slots whose idf is made */
	uint64_t articles; /* counted in the frequencies */
	int64_t counted_to; /* the last of them */
	uint64_t weighed;  /* those that weights stand for */
	int64_t next_event;
	uint64_t moves; /* how often an article came into an event or left */
	uint64_t posts; /* how often one came into the index or left */
};

/* An article the index proposes, and by how much. */
struct candidate {
	uint32_t live;
	float score;
};
#define CANDIDATES 48

/* index.c */
void index_init(struct cluster *c);
/* Inverse frequencies of terms met since the last call. */
void index_refresh(struct cluster *c);
/* Norms and postings of everything, by new frequencies. */
void index_again(struct cluster *c);
void index_cap(struct cluster *c, struct sketch *k);
void index_norms(const struct cluster *c, struct live *l);
void index_load_probe(struct cluster *c, const struct live *l);
void index_clear_probe(struct cluster *c, const struct live *l);
/* Similarity of the probe's article, 'self', to another, 0..1. */
double index_score(const struct cluster *c, const struct live *self,
    const struct live *l);
/* The same, remembered: each article is placed some four times while
 * weights stay as they are. */
double index_score_again(struct cluster *c, uint32_t self, uint32_t other);
/* It will be asked soon.  What it needs is fetched from memory, which is
 * slower than all of this. */
void index_await(struct cluster *c, uint32_t self, uint32_t other);
/* The probe's article is 'self'; best first. */
size_t index_candidates(struct cluster *c, uint32_t self,
    struct candidate out[CANDIDATES]);
float index_weight(const struct cluster *c, const struct live *l,
    const struct term *t);
double decay(int64_t days);

/* lists.c */
void lists_add(struct cluster *c, uint32_t live);
/* All own texts from this one on. */
void lists_add_from(struct cluster *c, size_t first);
void lists_drop(struct cluster *c, uint32_t live);

/* place.c */

/* An event, and how far it is above the threshold: 1 and more joins. */
struct place {
	uint32_t event;
	double attraction;
	double alike; /* mean similarity to its members, days aside */
	int64_t gap;  /* days to the nearest; -1: no date on one side, and
		       * words alone speak for it */
};
#define PLACES 20

/* Takes off what the crowd of events has in common with an article, where
 * words alone speak for more than a few of them. */
void place_stand_out(struct place *places, size_t n);

/* What an article was compared with, and when: as long as that has not
 * changed it need not be found and compared again. */
struct look {
	uint64_t at;	/* .moves of the cluster; 0: it has to be seen again */
	uint64_t posts; /* that of the cluster, for the candidates */
	struct candidate cand[CANDIDATES];
	size_t ncand;
	struct place places[PLACES]; /* as each draws it by itself */
	size_t n;
};
/* The events around an article, also its own, as .places of its look;
 * what that has and still holds is not worked out again. */
void place_find(struct cluster *c, uint32_t self, struct look *look);
/* Gives it an event.  Where nothing draws it the article goes back to
 * 'was', if nobody else is there, or begins an event.  'look' gets what it
 * was compared with, no places also when it needed none; one that is told
 * .at is asked first, if all articles were placed then and are now. */
void place_article(struct cluster *c, uint32_t self, uint32_t was,
    struct look *look);

/* settle.c */
typedef VEC(uint32_t) lives;
/* Once all are placed, in their order. */
void settle(struct cluster *c, const lives *placed);

/* seam.c */
/* Parts events that are two; once all are placed. */
void seam_cut(struct cluster *c, const lives *placed);

/* bonds.c */
void bonds_init(struct cluster *c);
/* Fills .bond, .apart and .mate of one that was just added. */
void bonds_enter(struct cluster *c, uint32_t live);
/* The event the others of its group are in; NONE. */
uint32_t bonds_event(const struct cluster *c, uint32_t live);
/* Must the article stay out of this event? */
bool bonds_bar(const struct cluster *c, uint32_t live, uint32_t event);

/* events.c */
/* Norms, sources and postings of what was loaded since the last run. */
void enter_loaded(struct cluster *c);

/* cluster.c */
uint32_t live_add(struct cluster *c, const struct sketch *k);
/* Only notes which event it is in. */
void live_enter(struct cluster *c, uint32_t live, uint32_t event);
uint32_t event_at(struct cluster *c, int64_t id); /* made if new */
/* The order that articles are placed in and that members stand in: by
 * time, those without a date last.  It must not depend on the order of
 * coming in, so ids decide last. */
uint32_t live_mark(const struct live *l); /* one of its own, by its text */
bool live_before(const struct cluster *c, uint32_t x, uint32_t y);
void event_join(struct cluster *c, uint32_t live, uint32_t event);
void event_leave(struct cluster *c, uint32_t live);
/* Between runs: forgets events that nobody is in.  Each article that was
 * taken out of one and drawn to none left one behind. */
void events_tidy(struct cluster *c);
/* The event takes the id of another, which loses it. */
void event_rename(struct cluster *c, uint32_t event, int64_t id);
uint32_t live_find(const struct cluster *c, int64_t article);
uint32_t event_find(const struct cluster *c, int64_t event);

static inline bool
dated(const struct live *l)
{
	return l->day != SKETCH_NO_DAY;
}

static inline struct str
key_of(const int64_t *id)
{
	return (struct str){(const char *)id, sizeof(*id)};
}

#endif
