/*
 * statements.h - every statement that runs after opening: name, SQL.
 */
#ifndef DB_STATEMENTS_H
#define DB_STATEMENTS_H

#include "db/fragments.h"

#define SQL_LIST(_) \
	_(BEGIN, "BEGIN IMMEDIATE") \
	_(BEGIN_READ, "BEGIN") \
	_(COMMIT, "COMMIT") \
	_(ROLLBACK, "ROLLBACK") \
	_(SYNC_FULL, "PRAGMA synchronous = FULL") \
	_(SYNC_NORMAL, "PRAGMA synchronous = NORMAL") \
	_(DATA_VERSION, "PRAGMA data_version") \
	_(USER_VERSION, "PRAGMA user_version") \
	_(TALLY, "SELECT n FROM tally WHERE what = ?1") \
	_(TALLY_ADD, "UPDATE tally SET n = n + ?2 WHERE what = ?1") \
	/* articles */ \
	_(OUTLET_FIND, "SELECT id FROM outlet WHERE name = ?1") \
	_(OUTLET_OF, \
	    "SELECT o.name FROM article a JOIN outlet o ON o.id = a.outlet " \
	    "WHERE a.id = ?1") \
	_(OUTLET_ADD, "INSERT INTO outlet (name) VALUES (?1)") \
	_(FEED_FIND, "SELECT id, title FROM feed WHERE key = ?1") \
	_(FEED_ADD, \
	    "INSERT INTO feed (address, key) VALUES (?1, ?2) " \
	    "ON CONFLICT (address) DO UPDATE SET key = excluded.key " \
	    "RETURNING id") \
	_(FEED_OF, "SELECT feed FROM article WHERE id = ?1 AND feed > 0") \
	_(FEED_READ, FEED_COLUMNS "WHERE f.id = ?1") \
	_(FEEDS, \
	    FEED_COLUMNS "WHERE (f.followed AND NOT f.hidden) OR " \
	    "(f.followed AND NOT f.paused AND EXISTS (SELECT 1 FROM " \
	    "fetching h WHERE h.feed = f.id AND h.words IS NOT NULL)) " \
	    "OR (?1 AND (f.followed OR f.articles > 0)) " \
	    "ORDER BY coalesce(f.title, f.own_title, " \
	    "f.url, f.address) COLLATE NOCASE, f.id") \
	_(FEEDS_NAMED, \
	    "SELECT id, address FROM feed WHERE " FEED_NUMBERED " UNION ALL " \
	    "SELECT id, address FROM feed WHERE instr(lower(" \
	    "coalesce(title, '') || char(10) || coalesce(own_title, '') || " \
	    "char(10) || coalesce(url, '') || char(10) || address), " \
	    "lower(?1)) AND NOT EXISTS (SELECT 1 FROM feed WHERE " \
	    FEED_NUMBERED ") ORDER BY id") \
	_(FEEDS_TAGGED, \
	    "SELECT f.id, f.address FROM feed f WHERE EXISTS " \
	    "(SELECT 1 FROM feed_tag t WHERE t.feed = f.id " \
	    "AND t.tag = ?1 COLLATE NOCASE) ORDER BY f.id") \
	_(FEED_CHANGE, \
	    "UPDATE feed SET url = ?2, title = ?3, own_title = ?4, " \
	    "site = ?5, description = ?6, followed = ?7, paused = ?8, " \
	    "hidden = ?9 WHERE id = ?1") \
	_(FEED_AT, \
	    "SELECT id FROM feed WHERE followed AND NOT paused " \
	    "AND id <> ?3 AND (url = ?1 OR key = ?2) ORDER BY id LIMIT 1") \
	_(FEED_TAGS, \
	    "SELECT tag FROM feed_tag WHERE feed = ?1 ORDER BY rank") \
	_(FEED_TAGS_ALL, \
	    "SELECT tag, feed FROM feed_tag ORDER BY feed, rank") \
	_(FEED_COUNT, \
	    "UPDATE feed SET articles = articles + 1, " \
	    "unread = unread + ?2, newest = max(newest, ?3) WHERE id = ?1") \
	_(FEED_UNREAD, \
	    "UPDATE feed SET unread = max(0, unread + ?2) WHERE id = ?1") \
	_(FEED_UNTAG, "DELETE FROM feed_tag WHERE feed = ?1") \
	_(FEED_TAG, "INSERT INTO feed_tag VALUES (?1, ?2, ?3)") \
	_(FETCH_DUE, \
	    "SELECT f.id, coalesce(f.url, f.address), f.title, " \
	    "coalesce(f.title, f.own_title, f.url, f.address), h.etag, " \
	    "h.modified, f.agent, f.proxy, f.every, h.learnt, h.failures, " \
	    "f.full_text, f.address, h.ttl, h.skip_hours, h.skip_days, " \
	    "h.good IS NOT NULL AND h.public = 1 " \
	    "FROM feed f " \
	    "LEFT JOIN fetching h ON h.feed = f.id WHERE f.followed AND NOT f.paused " \
	    "AND (h.lease IS NULL OR h.lease_until <= ?1 " \
	    "OR h.lease_until > ?1 + ?5) " \
	    "AND (?2 OR coalesce(h.due, 0) <= ?1 OR h.asked > ?1 + ?5) " \
	    "AND (?3 OR NOT coalesce(h.gone, 0)) " \
	    "AND (NOT ?3 OR f.id IN (SELECT value FROM json_each(?4))) " \
	    "ORDER BY coalesce(h.due, 0), f.id") \
	_(FEEDS_FAILING, \
	    "SELECT count(*) FROM fetching h JOIN feed f ON f.id = h.feed " \
	    "WHERE h.words IS NOT NULL AND f.followed AND NOT f.paused") \
	_(FETCH_LEASE, \
	    "INSERT INTO fetching (feed, lease, lease_until) " \
	    "VALUES (?1, ?2, ?3) ON CONFLICT (feed) DO UPDATE SET " \
	    "lease = ?2, lease_until = ?3") \
	_(FETCH_OWNERS, \
	    "SELECT DISTINCT lease FROM fetching WHERE lease IS NOT NULL") \
	_(FETCH_END_LEASES, \
	    "UPDATE fetching SET lease = NULL, lease_until = NULL " \
	    "WHERE lease = ?1") \
	_(FETCH_GOOD, \
	    "INSERT INTO fetching (feed, asked, good, status, fresh, due, " \
	    "learnt, public) VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7) " \
	    "ON CONFLICT (feed) DO UPDATE SET asked = ?2, good = ?2, " \
	    "status = ?3, fresh = ?4, due = ?5, learnt = ?6, words = NULL, " \
	    "since = NULL, failures = 0, gone = 0, lease = NULL, " \
	    "lease_until = NULL, public = ?7") \
	_(FETCH_TAGS, \
	    "UPDATE fetching SET etag = ?2, modified = ?3, ttl = ?4, " \
	    "skip_hours = ?5, skip_days = ?6 WHERE feed = ?1") \
	_(FETCH_BAD, \
	    "INSERT INTO fetching (feed, asked, status, words, gone, due, " \
	    "learnt, since, failures) " \
	    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?2, 1) " \
	    "ON CONFLICT (feed) DO UPDATE SET asked = ?2, status = ?3, " \
	    "words = ?4, gone = ?5, due = ?6, learnt = ?7, " \
	    "since = coalesce(since, ?2), failures = failures + 1, " \
	    "lease = NULL, lease_until = NULL") \
	_(FETCH_MOVED, "UPDATE feed SET url = ?2 WHERE id = ?1") \
	_(FETCH_HEALTH, \
	    "SELECT f.id, h.due, h.asked, h.good, h.learnt, f.every, " \
	    "h.fresh, h.status, h.failures, h.since, h.words, h.gone, " \
	    "coalesce(h.lease_until, 0) > ?1, f.agent, f.proxy, " \
	    "f.full_text, (SELECT count(*) FROM page p WHERE p.feed = f.id " \
	    "AND p.due IS NOT NULL) FROM feed f LEFT JOIN fetching h " \
	    "ON h.feed = f.id ORDER BY f.id") \
	_(FEED_CHOICES, \
	    "SELECT title, hidden, paused, followed, every, agent, proxy, " \
	    "full_text, (SELECT group_concat(tag, char(10)) FROM (SELECT tag " \
	    "FROM feed_tag WHERE feed = ?1 ORDER BY rank)) " \
	    "FROM feed WHERE id = ?1") \
	_(FEED_CHOOSE, \
	    "UPDATE feed SET title = ?2, hidden = ?3, paused = ?4, " \
	    "followed = ?5, every = ?6, agent = ?7, proxy = ?8, " \
	    "full_text = ?9 WHERE id = ?1") \
	_(FETCH_FORGET_TAGS, \
	    "UPDATE fetching SET etag = NULL, modified = NULL " \
	    "WHERE feed = ?1") \
	_(PAGE_WANT, \
	    "INSERT OR IGNORE INTO page (article, feed) SELECT id, feed " \
	    "FROM article WHERE id = ?1 AND cut AND " \
	    "coalesce(url, canonical) IS NOT NULL") \
	_(PAGES_WAITING, PAGE_COLUMNS \
	    "JOIN page p ON p.article = a.id WHERE p.feed = ?1 " \
	    "AND p.due <= ?2 ORDER BY p.article DESC LIMIT ?3") \
	_(PAGE_OF, PAGE_COLUMNS "WHERE a.id = ?1") \
	_(PAGE_CLAIM, \
	    "INSERT INTO page (article, feed, due) VALUES (?1, ?2, ?3) " \
	    "ON CONFLICT (article) DO UPDATE SET due = ?3") \
	_(PAGE_GOOD, \
	    "UPDATE page SET due = NULL, words = NULL WHERE article = ?1") \
	_(PAGE_BAD, \
	    "UPDATE page SET tries = tries + 1, words = ?2, " \
	    "due = iif(tries >= 2, NULL, ?3) WHERE article = ?1") \
	/* public = 2: so its pages are guarded, and it is not. */ \
	_(FETCH_DUE_NOW, \
	    "UPDATE fetching SET due = 0, gone = 0, " \
	    "public = CASE public WHEN 1 THEN 2 ELSE public END " \
	    "WHERE feed = ?1") \
	_(KNOWN_BY_SOURCE, \
	    "SELECT a.id FROM identity i JOIN article a ON a.id = i.article " \
	    "WHERE i.key = ?1 AND (?5 OR a.source_id = ?2) " \
	    "AND a.feed = ?3 AND (?3 OR a.outlet = ?4)") \
	_(KNOWN_BY_URL, \
	    "SELECT a.id FROM identity i JOIN article a ON a.id = i.article " \
	    "WHERE i.key = ?1 AND coalesce(a.canonical, a.url) = ?2 " \
	    "AND (?3 IS NULL OR a.source_id IS NULL OR a.feed <> ?4 " \
	    "OR a.hash = ?5 OR (a.title <> '' AND a.title = ?6))") \
	_(KNOWN_BY_TEXT, \
	    "SELECT a.id FROM identity i JOIN article a ON a.id = i.article " \
	    "WHERE i.key = ?1 AND a.hash = ?2 AND a.outlet = ?3 " \
	    "AND coalesce(a.source_id, a.canonical, a.url) IS NULL") \
	_(IDENTITY_ADD, "INSERT OR IGNORE INTO identity VALUES (?1, ?2)") \
	_(ARTICLE_NEXT_ID, "SELECT coalesce(max(id), 0) + 1 FROM article") \
	_(ARTICLE_ADD, \
	    "INSERT INTO article (id, place, hash, feed, outlet, published, " \
	    "precision, versions, words, cut, title, source_id, url, " \
	    "canonical, read, starred) " \
	    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1, ?8, ?9, ?10, ?11, ?12, " \
	    "?13, ?14, ?15)") \
	_(ARTICLE_HEAD, \
	    "SELECT hash, cut, feed, event, place, versions FROM article " \
	    "WHERE id = ?1") \
	_(ARTICLE_CHANGE, \
	    "UPDATE article SET hash = ?2, versions = versions + 1, " \
	    "words = ?3, cut = ?4, title = ?5 WHERE id = ?1") \
	_(BODY_ADD, "INSERT INTO body VALUES (?1, 1, ?2, ?3, ?4, ?5)") \
	_(BODY_KEEP, "INSERT INTO older SELECT * FROM body WHERE article = ?1") \
	_(BODY_CHANGE, \
	    "UPDATE body SET version = ?2, seen = ?3, hash = ?4, sum = ?5, " \
	    "record = ?6 WHERE article = ?1") \
	_(OLDER_HAS, \
	    "SELECT 1 FROM older WHERE article = ?1 AND hash = ?2 LIMIT 1") \
	_(ARTICLE_READ, \
	    "SELECT o.name, f.address, a.versions, b.version, b.seen, " \
	    "b.hash, b.sum, b.record FROM article a " \
	    "LEFT JOIN body b ON b.article = a.id " \
	    "LEFT JOIN outlet o ON o.id = a.outlet " \
	    "LEFT JOIN feed f ON f.id = a.feed WHERE a.id = ?1") \
	_(OLDER_READ, \
	    "SELECT version, seen, hash, sum, record FROM older " \
	    "WHERE article = ?1 ORDER BY version DESC") \
	/* the search index; a version waits for it under the first number \
	 * that was not taken out yet */ \
	_(QUEUE_ADD, "INSERT OR IGNORE INTO search_queue VALUES (?1, ?2)") \
	_(QUEUE_LAST, \
	    "SELECT max(place) FROM (SELECT q.place AS place, " \
	    "sum(a.words) OVER (ORDER BY q.place) - a.words AS before " \
	    "FROM (SELECT place FROM search_queue ORDER BY place LIMIT ?1) q " \
	    "LEFT JOIN article a ON a.place = q.place) " \
	    "WHERE coalesce(before, 0) < ?2") \
	_(QUEUE_REMOVE, "DELETE FROM search_queue WHERE place <= ?1") \
	_(QUEUE_COUNT, "SELECT count(*) FROM search_queue") \
	_(QUEUE_SOME, \
	    "SELECT count(*) FROM (SELECT 1 FROM search_queue LIMIT 1000)") \
	_(INDEX_ADD, \
	    "INSERT INTO search (rowid, title, body, outlet, feed, tag, lang) " \
	    "SELECT t.place, t.title, t.body, t.outlet, t.feed, t.tag, t.lang " \
	    "FROM search_queue q CROSS JOIN search_text t ON t.place = q.place " \
	    "WHERE q.place <= ?1 ORDER BY q.place") \
	_(INDEX_REMOVE, \
	    "INSERT INTO search (search, rowid, title, body, outlet, feed, " \
	    "tag, lang) SELECT 'delete', q.place, " \
	    "record_text(b.record, b.sum, 'T'), " \
	    "record_text(b.record, b.sum, 'bhcq'), o.name, f.address, " \
	    "record_text(b.record, b.sum, 'K'), " \
	    "record_text(b.record, b.sum, 'L') " \
	    "FROM search_queue q CROSS JOIN article a ON a.place = q.place " \
	    "CROSS JOIN older b ON b.article = a.id AND b.version = q.was " \
	    "JOIN outlet o ON o.id = a.outlet " \
	    "LEFT JOIN feed f ON f.id = a.feed " \
	    "WHERE q.place <= ?1 AND q.was > 0 ORDER BY q.place") \
	_(SEARCH_FORTH, SEARCH("<", "DESC")) \
	_(SEARCH_BACK, SEARCH(">", "ASC")) \
	_(SEARCH_HAS, \
	    "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid = ?2") \
	_(AMONG_FORTH, EVENTS_FORTH(BY_ANY, AMONG)) \
	_(AMONG_BACK, EVENTS_BACK(BY_ANY, AMONG)) \
	_(AMONG_COUNT, \
	    "SELECT count(*) FROM event WHERE id IN " \
	    "(SELECT value FROM json_each(?1)) AND live >= ?2") \
	/* lists of articles */ \
	_(ALL_FORTH, ARTICLES_FORTH("")) \
	_(ALL_BACK, ARTICLES_BACK("")) \
	_(UNREAD_FORTH, ARTICLES_FORTH("a.read = 0 AND ")) \
	_(UNREAD_BACK, ARTICLES_BACK("a.read = 0 AND ")) \
	_(STARRED_FORTH, ARTICLES_FORTH("a.starred = 1 AND ")) \
	_(STARRED_BACK, ARTICLES_BACK("a.starred = 1 AND ")) \
	_(FEED_FORTH, ARTICLES_FORTH("a.feed = ?3 AND ")) \
	_(FEED_BACK, ARTICLES_BACK("a.feed = ?3 AND ")) \
	_(NOTED_AMONG_FORTH, ARTICLES_NOTED("<", "DESC")) \
	_(NOTED_AMONG_BACK, ARTICLES_NOTED(">", "ASC")) \
	_(EVENT_FORTH, ARTICLES_FORTH("a.event = ?3 AND a.event > 0 AND ")) \
	_(EVENT_BACK, ARTICLES_BACK("a.event = ?3 AND a.event > 0 AND ")) \
	/* events */ \
	_(EVENT_ADD, \
	    "INSERT INTO event (first, first_precision, last, " \
	    "last_precision, articles, outlets, independent, unread, fresh, " \
	    "only_article, score, weakest, weakest_article, headline, terms, " \
	    "changed, stale) VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, " \
	    "?11, ?12, ?13, ?14, ?15, ?16, 1, ?17)") \
	_(EVENT_CHANGE, \
	    "UPDATE event SET first = ?2, first_precision = ?3, last = ?4, " \
	    "last_precision = ?5, articles = ?6, outlets = ?7, " \
	    "independent = ?8, unread = ?9, fresh = min(fresh + ?10, ?6), " \
	    "only_article = ?11, score = ?12, weakest = ?13, " \
	    "weakest_article = ?14, headline = ?15, terms = ?16, " \
	    "changed = changed OR ?18, stale = (stale OR ?18) AND ?17, " \
	    "live = live OR ?18 " \
	    "WHERE id = ?1 AND (?18 OR (first, first_precision, last, " \
	    "last_precision, articles, outlets, independent, unread, " \
	    "only_article, score, weakest, weakest_article, headline, terms) " \
	    "IS NOT (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?11, ?12, ?13, ?14, " \
	    "?15, ?16))") \
	_(EVENT_LIVE, "SELECT live FROM event WHERE id = ?1") \
	_(EVENT_RECOUNT, \
	    "UPDATE event SET (articles, outlets, independent, unread, first, " \
	    "last, only_article) = (SELECT count(*), count(DISTINCT outlet), " \
	    "total(copy_of = 0), total(read = 0), min(place) >> 28, " \
	    "max(place) >> 28, CASE count(*) WHEN 1 THEN min(id) ELSE 0 END " \
	    "FROM article WHERE event = ?1 AND event > 0), fresh = min(fresh, " \
	    "(SELECT count(*) FROM article WHERE event = ?1 AND event > 0)), " \
	    "stale = (SELECT count(*) FROM article " \
	    "WHERE event = ?1 AND event > 0) > 1 WHERE id = ?1") \
	_(EVENT_MEMBERS, \
	    "SELECT count(*) FROM article WHERE event = ?1 AND event > 0") \
	_(EVENT_DELETE, "DELETE FROM event WHERE id = ?1") \
	_(EVENT_CALM, \
	    "UPDATE event SET conflicts = 0 WHERE id = ?1 AND conflicts > 0") \
	_(EVENT_READ, \
	    "SELECT e.headline, e.first, e.first_precision, e.last, " \
	    "e.last_precision, e.articles, e.outlets, e.independent, " \
	    "e.conflicts, e.unread, e.score, e.weakest, e.weakest_article, " \
	    "e.terms, p.id, p.headline, e.looked, e.changed, e.fresh " \
	    "FROM event e LEFT JOIN event p ON p.id = e.earlier " \
	    "WHERE e.id = ?1") \
	_(EVENT_LATER, \
	    "SELECT id, headline FROM event " \
	    "WHERE earlier = ?1 AND earlier > 0 ORDER BY last LIMIT 1") \
	_(EVENT_EARLIER, \
	    "UPDATE event SET earlier = ?2 WHERE id = ?1 AND earlier <> ?2") \
	_(EVENT_MARK_STALE, \
	    "UPDATE event SET changed = 1, stale = articles > 1 " \
	    "WHERE id = ?1") \
	_(EVENT_OF, "SELECT event FROM article WHERE id = ?1") \
	_(NEWEST, "SELECT value FROM meta WHERE name = 'newest'") \
	_(NEWEST_SET, \
	    "UPDATE meta SET value = ?1 WHERE name = 'newest' " \
	    "AND value < ?1") \
	_(EVENT_OLD, \
	    "SELECT id, " LAST_SEEN " FROM event " \
	    "WHERE live = 1 AND last >= ?1 AND last < ?2") \
	_(EVENT_END, \
	    "UPDATE event SET live = 0 WHERE id = ?1 AND live = 1 " \
	    "AND last < ?2 AND coalesce(" LAST_SEEN ", 0) <= ?3") \
	/* Not before so long have all events to be asked whether they end. */ \
	_(END_ANY_TIME, "DELETE FROM meta WHERE name = 'end_due'") \
	_(EVENT_STALE, \
	    "SELECT id FROM event WHERE stale = 1 ORDER BY last DESC LIMIT ?1") \
	_(MEMBER_READ, \
	    "SELECT event, outlet, read, copy_of, copy_share, score, place " \
	    "FROM article WHERE id = ?1") \
	_(MEMBER_SET, \
	    "UPDATE article SET event = ?2, copy_of = ?3, copy_share = ?4, " \
	    "score = ?5, doubt = CASE event WHEN ?2 THEN doubt END " \
	    "WHERE id = ?1") \
	_(MEMBERS, \
	    "SELECT id, copy_of, copy_share, score, doubt FROM article " \
	    "WHERE event = ?1 AND event > 0 ORDER BY place") \
	_(MEMBER_DOUBT, \
	    "UPDATE article SET doubt = ?3 WHERE id = ?1 AND event = ?2") \
	_(MEMBERS_SURE, \
	    "UPDATE article SET doubt = NULL " \
	    "WHERE event = ?1 AND event > 0 AND doubt IS NOT NULL") \
	_(MEMBER_SHARE, \
	    "UPDATE article SET copy_share = ?2 " \
	    "WHERE id = ?1 AND copy_of > 0 AND copy_share <> ?2") \
	_(FACTS_DELETE, "DELETE FROM fact WHERE event = ?1") \
	_(FACT_ADD, "INSERT INTO fact VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)") \
	_(FACTS_STORED, \
	    "UPDATE event SET conflicts = ?2, stale = 0, seal = 0 " \
	    "WHERE id = ?1") \
	_(FACTS_READ, \
	    "SELECT kind, verdict, severity, label, cells FROM fact " \
	    "WHERE event = ?1 ORDER BY rank") \
	/* all that is compared of an article, newest version first */ \
	_(SEAL_TEXTS, \
	    "SELECT b.sum, b.version, b.seen, o.name FROM body b " \
	    "JOIN article a ON a.id = b.article " \
	    "LEFT JOIN outlet o ON o.id = a.outlet WHERE b.article = ?1 " \
	    "UNION ALL SELECT sum, version, seen, NULL FROM older " \
	    "WHERE article = ?1 ORDER BY 2 DESC") \
	_(SEAL, "SELECT seal FROM event WHERE id = ?1") \
	_(SEAL_SET, "UPDATE event SET seal = ?2 WHERE id = ?1") \
	/* what the reader did; an article that has the mark gives no row */ \
	_(MARK_READ, \
	    "UPDATE article SET read = 1 WHERE id = ?1 AND read = 0 " \
	    "RETURNING event, feed") \
	_(MARK_UNREAD, \
	    "UPDATE article SET read = 0 WHERE id = ?1 AND read = 1 " \
	    "RETURNING event, feed") \
	_(MARK_STAR, \
	    "UPDATE article SET starred = 1 WHERE id = ?1 AND starred = 0 " \
	    "RETURNING event, feed") \
	_(MARK_UNSTAR, \
	    "UPDATE article SET starred = 0 WHERE id = ?1 AND starred = 1 " \
	    "RETURNING event, feed") \
	_(EVENT_UNREAD, \
	    "UPDATE event SET unread = max(0, unread + ?2), " \
	    "changed = changed AND unread + ?2 > 0 WHERE id = ?1") \
	_(EVENT_LOOKED, \
	    "UPDATE event SET looked = ?2, fresh = 0, changed = 0 " \
	    "WHERE id = ?1") \
	_(ACT_ADD, \
	    "INSERT INTO act (time, what, n, articles, editor, whole) " \
	    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)") \
	_(ACT_WHOLE, "UPDATE act SET whole = id WHERE id = ?1") \
	_(ACTS_FORGET, \
	    "DELETE FROM act INDEXED BY act_undone " \
	    "WHERE undone IS NOT NULL " \
	    "AND (editor IS NULL OR editor IS ?1)") \
	_(ACT_LAST, \
	    "SELECT id, what, articles, whole FROM act " \
	    "INDEXED BY act_held WHERE undone IS NULL " \
	    "AND (editor IS NULL OR editor IS ?1) ORDER BY id DESC LIMIT 1") \
	_(ACT_NEXT, \
	    "SELECT id, what, articles, whole FROM act " \
	    "INDEXED BY act_undone WHERE undone IS NOT NULL " \
	    "AND (editor IS NULL OR editor IS ?1) ORDER BY id LIMIT 1") \
	_(ACT_PART_LAST, \
	    "SELECT id, what, articles, whole FROM act " \
	    "INDEXED BY act_held WHERE undone IS NULL AND whole = ?1 " \
	    "AND id >= ?1 ORDER BY id DESC LIMIT 1") \
	_(ACT_PART_NEXT, \
	    "SELECT id, what, articles, whole FROM act " \
	    "INDEXED BY act_undone WHERE undone IS NOT NULL AND whole = ?1 " \
	    "AND id >= ?1 ORDER BY id LIMIT 1") \
	_(ACTS_LATER, \
	    "SELECT articles FROM act " \
	    "WHERE id > ?1 AND what = ?2 AND undone IS NULL") \
	_(ARTICLE_NEWEST, "SELECT coalesce(max(id), 0) FROM article") \
	_(ACT_UNDONE, "UPDATE act SET undone = ?2 WHERE id = ?1") \
	_(ACT_REDONE, \
	    "UPDATE act SET undone = NULL, time = ?2 WHERE id = ?1") \
	/* notes */ \
	_(NOTE_PUT, \
	    "INSERT INTO note (article, of_event, editor, time, text) " \
	    "VALUES (?1, ?2, ?3, ?4, ?5) " \
	    "ON CONFLICT DO UPDATE SET time = ?4, text = ?5") \
	_(NOTE_DROP, \
	    "DELETE FROM note WHERE article = ?1 AND of_event = ?2 " \
	    "AND editor = ?3") \
	_(NOTE_READ, \
	    "SELECT time, text FROM note WHERE article = ?1 " \
	    "AND of_event = ?2 AND editor = ?3") \
	_(NOTE_ARTICLE, "SELECT id FROM article WHERE id = ?1") \
	_(NOTE_ANCHOR, \
	    "SELECT id FROM article WHERE event = ?1 AND event > 0 " \
	    "ORDER BY place LIMIT 1") \
	_(NOTES, \
	    "SELECT editor, time, text FROM note WHERE article = ?1 " \
	    "AND of_event = 0 ORDER BY time, editor") \
	_(NOTES_EVENT, NOTES_OF_EVENT("t.editor, t.time, t.text") \
	    "ORDER BY t.time, t.editor") \
	_(NOTES_OWN, \
	    "SELECT article, time, text FROM note WHERE article = ?1 " \
	    "AND of_event = 0 AND editor = ?2") \
	_(NOTES_OWN_EVENT, NOTES_OF_EVENT("t.article, t.time, t.text") \
	    "AND t.editor = ?2 ORDER BY t.time DESC") \
	_(NOTED_HAS, \
	    "SELECT a.id FROM article a WHERE a.id = ?1 AND " NOTED) \
	/* the review queue */ \
	_(REVIEW_KNOWN, \
	    "SELECT id, event, sort, kind, verdict, severity, state, until, " \
	    "held, told, label, cells, record FROM review WHERE event = ?1 " \
	    "OR anchor IN (SELECT id FROM article WHERE event = ?1 " \
	    "AND event > 0)") \
	_(REVIEW_ADD, \
	    "INSERT INTO review (event, anchor, sort, kind, verdict, " \
	    "severity, state, held, told, label, cells, record, found, " \
	    "changed) VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, " \
	    "?12, ?13, ?14, ?14)") \
	_(REVIEW_CHANGE, \
	    "UPDATE review SET event = ?2, anchor = ?3, sort = ?4, " \
	    "kind = ?5, verdict = ?6, severity = ?7, " \
	    "until = CASE WHEN state = ?8 THEN until END, state = ?8, " \
	    "changed = CASE held WHEN ?9 THEN changed ELSE ?14 END, " \
	    "held = ?9, told = ?10, label = ?11, cells = ?12, record = ?13 " \
	    "WHERE id = ?1") \
	_(REVIEW_DROP, \
	    "DELETE FROM review WHERE id = ?1 AND NOT EXISTS " \
	    "(SELECT 1 FROM decision WHERE item = ?1)") \
	_(REVIEW_HIDE, \
	    "UPDATE review SET event = 0, sort = -1 WHERE id = ?1") \
	_(REVIEW_HIDE_EVENT, \
	    "UPDATE review SET event = 0, sort = -1 " \
	    "WHERE event = ?1 AND ?1 > 0") \
	_(EVENT_LAST_TIME, "SELECT last FROM event WHERE id = ?1") \
	/* by severity, then by time: forth and back of all, and of few */ \
	_(REVIEW_SEVERITY_FORTH, REVIEW_FORTH(BY_SEVERITY, "")) \
	_(REVIEW_SEVERITY_BACK, REVIEW_BACK(BY_SEVERITY, "")) \
	_(REVIEW_SEVERITY_AMONG_FORTH, \
	    REVIEW_FORTH(BY_SEVERITY, REVIEW_AMONG)) \
	_(REVIEW_SEVERITY_AMONG_BACK, \
	    REVIEW_BACK(BY_SEVERITY, REVIEW_AMONG)) \
	_(REVIEW_TIME_FORTH, REVIEW_FORTH(BY_TIME, "")) \
	_(REVIEW_TIME_BACK, REVIEW_BACK(BY_TIME, "")) \
	_(REVIEW_TIME_AMONG_FORTH, REVIEW_FORTH(BY_TIME, REVIEW_AMONG)) \
	_(REVIEW_TIME_AMONG_BACK, REVIEW_BACK(BY_TIME, REVIEW_AMONG)) \
	_(REVIEW_ROW, REVIEW_COLUMNS(BY_SEVERITY) "WHERE r.id = ?1") \
	_(REVIEW_OF, REVIEW_COLUMNS(BY_SEVERITY) \
	    "WHERE r.event = ?1 ORDER BY r.id") \
	_(REVIEW_ALIKE, REVIEW_COLUMNS(BY_SEVERITY) \
	    "WHERE r.id IN (SELECT id FROM review WHERE decision > 0 AND " \
	    "held = ?2 UNION SELECT id FROM review WHERE decision > 0 AND " \
	    "label = ?3) AND r.id <> ?1 AND r.kind = ?4 AND " \
	    "r.state BETWEEN ?7 AND ?8 AND (r.held = ?2 OR " \
	    "(r.verdict = ?5 AND ?6)) " \
	    "ORDER BY r.held = ?2 DESC, d.time DESC, r.id LIMIT ?9") \
	_(REVIEW_RECORD, "SELECT record FROM review WHERE id = ?1") \
	_(REVIEW_COUNT, \
	    "SELECT count(*) FROM (SELECT 1 FROM review r " \
	    "LEFT JOIN event e ON e.id = r.event " \
	    "LEFT JOIN decision d ON d.id = r.decision " \
	    "WHERE r.sort BETWEEN ?1 AND ?4 AND " REVIEW_FILTER \
	    "LIMIT ?3)") \
	_(REVIEW_AMONG_COUNT, \
	    "SELECT count(*) FROM (SELECT 1 FROM review r " \
	    "LEFT JOIN event e ON e.id = r.event " \
	    "LEFT JOIN decision d ON d.id = r.decision WHERE " REVIEW_AMONG \
	    "r.sort BETWEEN ?1 AND ?4 AND " REVIEW_FILTER "LIMIT ?3)") \
	/* found by number, for what no index orders */ \
	_(REVIEW_FIND, \
	    "SELECT r.id, CASE ?3 WHEN 0 THEN r.sort ELSE " BY_TIME " END " \
	    "FROM review r LEFT JOIN event e ON e.id = r.event " \
	    "LEFT JOIN decision d ON d.id = r.decision " \
	    "WHERE r.id > ?1 AND r.id <= ?2 AND +r.sort BETWEEN ?10 AND ?4 " \
	    "AND " REVIEW_FILTER) \
	_(REVIEW_NEWEST, "SELECT coalesce(max(id), 0) FROM review") \
	_(REVIEW_COUNT_RANGE, \
	    "SELECT count(*) FROM (SELECT 1 FROM review " \
	    "WHERE sort BETWEEN ?1 AND ?2 LIMIT ?3)") \
	_(REVIEW_TELLER, \
	    "SELECT o.name, a.published, a.precision " \
	    "FROM article a LEFT JOIN outlet o ON o.id = a.outlet " \
	    "WHERE a.id = ?1") \
	_(REVIEW_DUE, "SELECT id, sort FROM review WHERE until <= ?1") \
	_(REVIEW_HEAD, \
	    "SELECT sort, state, until, decision, assigned, note, line, " \
	    "label FROM review WHERE id = ?1") \
	_(REVIEW_SET_STATE, \
	    "UPDATE review SET sort = ?2, state = ?3, until = ?4, " \
	    "decision = ?5 WHERE id = ?1") \
	_(REVIEW_SET_NOTE, "UPDATE review SET note = ?2 WHERE id = ?1") \
	_(REVIEW_SET_ASSIGNED, \
	    "UPDATE review SET assigned = ?2 WHERE id = ?1") \
	_(REVIEW_SET_LINE, "UPDATE review SET line = ?2 WHERE id = ?1") \
	_(DECISION_ADD, \
	    "INSERT INTO decision (item, what, time, editor, until, text) " \
	    "VALUES (?1, ?2, ?3, ?4, ?5, ?6)") \
	_(DECISION_UNDONE, \
	    "UPDATE decision SET undone = ?2 WHERE id = ?1") \
	_(DECISIONS, \
	    "SELECT what, time, editor, until, text, undone FROM decision " \
	    "WHERE item = ?1 ORDER BY id") \
	_(DECISIONS_SINCE, \
	    "SELECT count(DISTINCT item) FROM decision WHERE time >= ?1 " \
	    "AND what = ?2 AND undone IS NULL") \
	/* a reader's corrections */ \
	_(TOGETHER_OF, "SELECT grp FROM together WHERE article = ?1") \
	_(TOGETHER_NEW, "SELECT coalesce(max(grp), 0) + 1 FROM together") \
	_(TOGETHER_SET, "INSERT OR REPLACE INTO together VALUES (?1, ?2)") \
	_(TOGETHER_DROP, "DELETE FROM together WHERE article = ?1") \
	_(TOGETHER_ALL, "SELECT article, grp FROM together") \
	_(APART_OF, \
	    "SELECT p.other FROM apart p JOIN article a ON a.id = p.other " \
	    "WHERE p.article = ?1 AND a.event = ?2") \
	_(APART_ADD, "INSERT OR IGNORE INTO apart VALUES (?1, ?2), (?2, ?1)") \
	_(APART_DROP, \
	    "DELETE FROM apart WHERE (article, other) IN " \
	    "(VALUES (?1, ?2), (?2, ?1))") \
	_(APART_ALL, "SELECT article, other FROM apart WHERE article < other") \
	_(UNDESCRIBED_ADD, "INSERT OR IGNORE INTO undescribed VALUES (?1)") \
	_(UNDESCRIBED, "SELECT event FROM undescribed LIMIT ?1") \
	_(DESCRIBED, "DELETE FROM undescribed WHERE event = ?1") \
	_(EVENT_MAKE, \
	    "INSERT INTO event (id, first, first_precision, last, " \
	    "last_precision, articles, outlets, independent, unread, " \
	    "only_article, score, weakest, weakest_article, terms) VALUES " \
	    "(?1, 0, 2, 0, 2, 0, 0, 0, 0, 0, 1, 1, 0, x'')") \
	_(EVENT_RETITLE, \
	    "UPDATE event SET (headline, weakest_article, weakest) = " \
	    "(SELECT title, id, score FROM article " \
	    "WHERE event = ?1 AND event > 0 " \
	    "ORDER BY title IS (SELECT headline FROM event WHERE id = ?1) " \
	    "DESC, copy_of > 0, score DESC, place LIMIT 1) WHERE id = ?1") \
	_(MEMBER_PLACE, "SELECT event FROM article WHERE id = ?1") \
	_(MEMBER_MOVE, \
	    "UPDATE article SET event = ?2, copy_of = ?3, copy_share = ?4, " \
	    "doubt = NULL WHERE id = ?1") \
	_(ALIGNMENT_READ, \
	    "SELECT together FROM alignment WHERE article = ?1 AND para = ?2 " \
	    "AND other = ?3 AND other_para = ?4") \
	_(ALIGNMENT_DROP, \
	    "DELETE FROM alignment WHERE article = ?1 AND para = ?2 " \
	    "AND other = ?3 AND other_para = ?4") \
	_(ALIGNMENT_PUT, \
	    "INSERT OR REPLACE INTO alignment VALUES (?1, ?2, ?3, ?4, ?5)") \
	_(ALIGNMENTS, \
	    "SELECT article, para, other, other_para, together " \
	    "FROM alignment WHERE article IN " \
	    "(SELECT value FROM json_each(?1))") \
	_(EVENT_STALE_OF, \
	    "UPDATE event SET stale = 1 WHERE id = " \
	    "(SELECT event FROM article WHERE id = ?1 AND event > 0)") \
	/* clustering */ \
	_(SKETCH_PUT, \
	    "INSERT OR REPLACE INTO sketch VALUES (?1, ?2, ?3, ?4)") \
	_(SKETCHES_PUBLISHED, SKETCHES_OF("k.day BETWEEN ?1 AND ?2")) \
	_(SKETCHES_UNDATED, \
	    SKETCHES_OF("k.day IS NULL AND k.came BETWEEN ?1 AND ?2")) \
	_(SKETCHES_CAME, SKETCHES_OF("k.came BETWEEN ?1 AND ?2")) \
	_(SKETCHES_EVENT, \
	    "SELECT a.id, a.event, a.copy_of, a.copy_share, m.record " \
	    "FROM article a JOIN sketch m ON m.article = a.id " \
	    "WHERE a.event = ?1 AND a.event > 0") \
	_(TERM, "SELECT df, word, number FROM term WHERE id = ?1") \
	_(TERM_ADD, "INSERT INTO term (id, df, word) VALUES (?1, ?2, ?3)") \
	_(TERM_CHANGE, "UPDATE term SET df = ?2 WHERE number = ?1") \
	_(RULE_EVENT, "SELECT articles, live FROM event WHERE id = ?1") \
	_(PLACE, "SELECT value FROM meta WHERE name = ?1") \
	_(PLACE_PUT, "INSERT OR REPLACE INTO meta VALUES (?1, ?2)") \
	_(COUNTED, "SELECT value FROM meta WHERE name = 'counted'") \
	_(COUNTED_SET, \
	    "UPDATE meta SET value = ?1 WHERE name = 'counted'") \
	_(COUNTED_LAST, \
	    "SELECT value FROM meta WHERE name = 'counted_to'") \
	_(COUNTED_TO, \
	    "INSERT OR REPLACE INTO meta SELECT 'counted_to', " \
	    "coalesce(max(id), 0) FROM article") \
	_(UNCOUNTED, \
	    "SELECT id FROM article WHERE id > max(?1, " \
	    "(SELECT value FROM meta WHERE name = 'counted_to')) " \
	    "ORDER BY id LIMIT ?2") \
	_(UNPLACED, \
	    "SELECT article FROM unplaced WHERE article > ?1 " \
	    "ORDER BY article LIMIT ?2") \
	_(UNPLACED_IS, "SELECT 1 FROM unplaced WHERE article = ?1") \
	_(UNPLACED_ADD, "INSERT OR IGNORE INTO unplaced VALUES (?1)") \
	_(UNPLACED_DROP, "DELETE FROM unplaced WHERE article = ?1") \
	_(GROUPING, "SELECT value FROM meta WHERE name = 'grouping'") \
	_(GROUPING_NEXT, \
	    "UPDATE meta SET value = value + 1 WHERE name = 'grouping'") \
	_(SKETCH_DROP, "DELETE FROM sketch WHERE article = ?1") \
	_(SKETCH_READ, "SELECT record FROM sketch WHERE article = ?1") \
	_(TERMS_DROP, "DELETE FROM term") \
	_(COUNTED_NONE, \
	    "INSERT OR REPLACE INTO meta VALUES ('counted_to', 0)") \
	_(ARTICLES_ALL, \
	    "SELECT id FROM article WHERE id > ?1 ORDER BY id LIMIT ?2") \
	_(EVENTS_TOLD, \
	    "SELECT id FROM event WHERE id > ?1 AND articles > 1 " \
	    "AND stale = 0 ORDER BY id LIMIT ?2") \
	_(EVENT_STALE_SET, \
	    "UPDATE event SET stale = articles > 1 WHERE id = ?1") \
	_(ARTICLE_KEYS, \
	    "SELECT source_id, url, canonical, feed, outlet, hash " \
	    "FROM article WHERE id = ?1") \
	/* lists of events; the order is that of enum event_sort */ \
	_(LIVE_LAST_FORTH, EVENTS_FORTH(BY_LAST, LIVE)) \
	_(LIVE_SIZE_FORTH, EVENTS_FORTH(BY_SIZE, LIVE)) \
	_(LIVE_CONFLICTS_FORTH, EVENTS_FORTH(BY_CONFLICTS, LIVE)) \
	_(LIVE_UNREAD_FORTH, EVENTS_FORTH(BY_UNREAD, LIVE)) \
	_(LIVE_LAST_BACK, EVENTS_BACK(BY_LAST, LIVE)) \
	_(LIVE_SIZE_BACK, EVENTS_BACK(BY_SIZE, LIVE)) \
	_(LIVE_CONFLICTS_BACK, EVENTS_BACK(BY_CONFLICTS, LIVE)) \
	_(LIVE_UNREAD_BACK, EVENTS_BACK(BY_UNREAD, LIVE)) \
	_(LAST_FORTH, EVENTS_FORTH(BY_LAST, "")) \
	_(SIZE_FORTH, EVENTS_FORTH(BY_SIZE, "")) \
	_(CONFLICTS_FORTH, EVENTS_FORTH(BY_CONFLICTS, "")) \
	_(UNREAD_EVENTS_FORTH, EVENTS_FORTH(BY_UNREAD, "")) \
	_(LAST_BACK, EVENTS_BACK(BY_LAST, "")) \
	_(SIZE_BACK, EVENTS_BACK(BY_SIZE, "")) \
	_(CONFLICTS_BACK, EVENTS_BACK(BY_CONFLICTS, "")) \
	_(UNREAD_EVENTS_BACK, EVENTS_BACK(BY_UNREAD, ""))

#endif
