/*
 * fragments.h - what several statements have in common: columns, pages
 * forth and back, orders.
 */
#ifndef DB_FRAGMENTS_H
#define DB_FRAGMENTS_H

/* A page of articles: below (forth) or above (back) place ?1, at most ?2
 * of them.  LEFT JOIN keeps SQLite to the order of 'article', and shows
 * the row when its outlet is lost. */
#define ARTICLE_COLUMNS \
	"SELECT a.id, a.place, a.event, o.name, a.title, a.published, " \
	"a.precision, a.versions, a.words, e.outlets, a.copy_of, " \
	"a.copy_share, a.read, a.starred, a.cut, e.conflicts, " \
	"a.source_id, a.url, a.doubt, a.feed, EXISTS (SELECT 1 FROM note t " \
	"WHERE t.article = a.id AND t.of_event = 0) "
#define ARTICLE_JOINS \
	"LEFT JOIN outlet o ON o.id = a.outlet " \
	"LEFT JOIN event e ON e.id = a.event "
#define ARTICLES_FORTH(where) \
	ARTICLE_COLUMNS "FROM article a " ARTICLE_JOINS "WHERE " where \
	"a.place < ?1 ORDER BY a.place DESC LIMIT ?2"
#define ARTICLES_BACK(where) \
	ARTICLE_COLUMNS "FROM article a " ARTICLE_JOINS "WHERE " where \
	"a.place > ?1 ORDER BY a.place LIMIT ?2"

/* With a note, or of an event with one: few, which may be sorted. */
#define NOTED \
	"a.id IN (SELECT article FROM note UNION SELECT c.id FROM note t " \
	"CROSS JOIN article m ON m.id = t.article " \
	"CROSS JOIN article c ON c.event = m.event AND c.event > 0 " \
	"WHERE t.of_event = 1) "
#define ARTICLES_NOTED(side, order) \
	ARTICLE_COLUMNS "FROM article a " ARTICLE_JOINS "WHERE " NOTED \
	"AND +a.place " side " ?1 ORDER BY +a.place " order " LIMIT ?2"

/* The same among what the search index finds for ?3. */
#define SEARCH(side, order) \
	ARTICLE_COLUMNS "FROM search CROSS JOIN article a " \
	"ON a.id = search.rowid & 268435455 " ARTICLE_JOINS \
	"WHERE search MATCH ?3 AND search.rowid " side " ?1 " \
	"ORDER BY search.rowid " order " LIMIT ?2"

/* A page of events behind (forth) or before (back) the one with sort
 * number ?1 and id ?2, at most ?3. */
#define EVENT_COLUMNS(sort) \
	"SELECT id, " sort ", headline, first, last, articles, outlets, " \
	"independent, conflicts, unread, fresh, looked IS NULL, changed, " \
	"only_article, first_precision, last_precision, " \
	"CASE WHEN EXISTS (SELECT 1 FROM note) THEN EXISTS (SELECT 1 " \
	"FROM article a CROSS JOIN note t ON t.article = a.id " \
	"AND t.of_event = 1 WHERE a.event = event.id AND a.event > 0) " \
	"ELSE 0 END FROM event "
#define EVENTS_FORTH(sort, where) \
	EVENT_COLUMNS(sort) "WHERE " where sort " <= ?1 " \
	"AND (" sort " < ?1 OR id < ?2) " \
	"ORDER BY " sort " DESC, id DESC LIMIT ?3"
#define EVENTS_BACK(sort, where) \
	EVENT_COLUMNS(sort) "WHERE " where sort " >= ?1 " \
	"AND (" sort " > ?1 OR id > ?2) ORDER BY " sort ", id LIMIT ?3"
#define LIVE "live = 1 AND "
#define BY_LAST "last"
#define BY_SIZE "(articles << 36 | last)"
#define BY_CONFLICTS "(conflicts << 36 | last)"
#define BY_UNREAD "(unread << 36 | last)"
/* The same among few ids, a JSON array ?4; ?5 is enum event_sort and ?6
 * asks for live ones alone. */
#define BY_ANY \
	"(CASE ?5 WHEN 0 THEN last WHEN 1 THEN articles << 36 | last " \
	"WHEN 2 THEN conflicts << 36 | last ELSE unread << 36 | last END)"
#define AMONG "id IN (SELECT value FROM json_each(?4)) AND live >= ?6 AND "

#define FEED_COLUMNS \
	"SELECT f.id, coalesce(f.url, f.address), f.title, f.own_title, " \
	"f.site, f.description, f.followed, f.paused, f.hidden, " \
	"f.articles, f.unread, f.newest FROM feed f "

/* "f7" is the seventh feed, whatever else has that in its address. */
#define FEED_NUMBERED \
	"id = CAST(substr(?1, 2) AS INTEGER) AND 'f' || id = ?1"

/* A page of the review queue behind (forth) or before (back) the item with
 * sort number ?1 and id ?2, at most ?3, down to (back: up to) number ?4;
 * the others filter. */
#define REVIEW_COLUMNS(sort) \
	"SELECT r.id, " sort ", r.event, e.headline, e.last, " \
	"e.last_precision, r.kind, r.verdict, r.severity, r.state, r.until, " \
	"r.found, r.changed, r.assigned, r.note, r.line, d.editor, d.time, " \
	"r.label, r.cells FROM review r LEFT JOIN event e ON e.id = r.event " \
	"LEFT JOIN decision d ON d.id = r.decision "
#define REVIEW_FILTER \
	"(?5 < 0 OR r.kind = ?5) AND (?6 < 0 OR r.verdict = ?6) AND " \
	"(?7 = 0 OR r.event = ?7) AND (?8 IS NULL OR r.assigned = ?8 " \
	"OR d.editor = ?8 OR (?8 = '-' AND r.assigned IS NULL)) AND " \
	"(?9 IS NULL OR instr(lower(r.label || char(10) || r.cells || " \
	"char(10) || coalesce(e.headline, '')), lower(?9))) "
/* Few, which may be sorted: of one event, or one editor's. */
#define REVIEW_AMONG \
	"r.id IN (SELECT id FROM review WHERE event = ?7 AND ?7 > 0 " \
	"UNION SELECT id FROM review WHERE assigned = ?8 AND ?7 = 0 " \
	"UNION SELECT item FROM decision WHERE editor = ?8 AND ?7 = 0) AND "
#define REVIEW_FORTH(sort, among) \
	REVIEW_COLUMNS(sort) "WHERE " among sort " <= ?1 AND " sort " >= ?4 AND " \
	"(" sort " < ?1 OR r.id < ?2) AND " REVIEW_FILTER \
	"ORDER BY " sort " DESC, r.id DESC LIMIT ?3"
#define REVIEW_BACK(sort, among) \
	REVIEW_COLUMNS(sort) "WHERE " among sort " >= ?1 AND " sort " <= ?4 AND " \
	"(" sort " > ?1 OR r.id > ?2) AND " REVIEW_FILTER \
	"ORDER BY " sort ", r.id LIMIT ?3"
#define BY_SEVERITY "r.sort"
#define BY_TIME \
	"(r.sort >> 52 << 52 | ((r.sort & 68719476735) << 11) | " \
	"(r.sort >> 36 & 2047))"

/* What must be known to fetch the page of an article. */
#define PAGE_COLUMNS \
	"SELECT a.id, a.feed, coalesce(a.url, a.canonical), a.title, " \
	"f.agent, f.proxy, coalesce(h.public, 1) FROM article a " \
	"LEFT JOIN feed f ON f.id = a.feed " \
	"LEFT JOIN fetching h ON h.feed = a.feed "

/* All sketches of the events that have a member 'where', of the ?3
 * latest of those. */
#define SKETCHES_OF(where) \
	"SELECT a.id, a.event, a.copy_of, a.copy_share, m.record " \
	"FROM (SELECT DISTINCT b.event AS event FROM " \
	"(SELECT k.article AS id FROM sketch k WHERE " where " " \
	"ORDER BY k.article DESC LIMIT ?3) AS near " \
	"CROSS JOIN article b ON b.id = near.id WHERE b.event > 0) AS e " \
	"CROSS JOIN article a ON a.event = e.event AND a.event > 0 " \
	"CROSS JOIN sketch m ON m.article = a.id"

#define LAST_SEEN \
	"(SELECT max(body.seen) FROM article " \
	"JOIN body ON body.article = article.id " \
	"WHERE article.event = event.id AND article.event > 0)"

#define NOTES_OF_EVENT(columns) \
	"SELECT " columns " FROM article a CROSS JOIN note t " \
	"ON t.article = a.id AND t.of_event = 1 " \
	"WHERE a.event = ?1 AND a.event > 0 "

#endif
