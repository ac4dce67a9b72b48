-- 001-init.sql - the store's first form.
--
-- What lists show stands in narrow rows (article, event); texts stand
-- apart (body, older), each as one record (db/record.h) with its sum.
--
-- article.place is (time << 28) | id: the newest-first order of every
-- list of articles in one number, unique, and also the row's number in
-- the search index, so that hits come newest first without sorting.
-- time is that of publication, or of arrival when nothing else is known,
-- and never changes.
--
-- Counts are columns, kept by the functions that change what they count.
-- There are no triggers.

CREATE TABLE meta (
	name TEXT PRIMARY KEY,
	value
) WITHOUT ROWID;

-- The oldest schema whose programs may read this store, and the program
-- that an older one should be replaced by.
INSERT INTO meta VALUES ('min_reader', 1), ('program', '0.1.0');

-- How many rows the long lists have; 'what' is enum tally (db/sql.h).
CREATE TABLE tally (
	what INTEGER PRIMARY KEY,
	n INTEGER NOT NULL
);
INSERT INTO tally VALUES (0, 0), (1, 0), (2, 0), (3, 0), (4, 0);

CREATE TABLE outlet (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE
);

CREATE TABLE feed (
	id INTEGER PRIMARY KEY,
	address TEXT NOT NULL UNIQUE
);

CREATE TABLE article (
	id INTEGER PRIMARY KEY,
	place INTEGER NOT NULL,
	hash INTEGER NOT NULL,		-- of the newest version's text
	feed INTEGER NOT NULL,		-- 0: it came in none
	outlet INTEGER NOT NULL,
	published INTEGER NOT NULL,
	precision INTEGER NOT NULL,	-- enum precision
	versions INTEGER NOT NULL,
	words INTEGER NOT NULL,
	cut INTEGER NOT NULL,
	read INTEGER NOT NULL DEFAULT 0,
	starred INTEGER NOT NULL DEFAULT 0,
	event INTEGER NOT NULL DEFAULT 0,
	copy_of INTEGER NOT NULL DEFAULT 0,
	copy_share REAL NOT NULL DEFAULT 0,
	score REAL NOT NULL DEFAULT 0,
	doubt TEXT,			-- why it may not belong to its event
	title TEXT,
	source_id TEXT,
	url TEXT,
	canonical TEXT
);
CREATE INDEX article_place ON article (place);
CREATE INDEX article_unread ON article (place) WHERE read = 0;
CREATE INDEX article_starred ON article (place) WHERE starred = 1;
CREATE INDEX article_event ON article (event, place) WHERE event > 0;

-- Where an article may be known from: hashes of its source id, address
-- or text.  A hit is compared in full (store_article.c).
CREATE TABLE identity (
	key INTEGER NOT NULL,
	article INTEGER NOT NULL,
	PRIMARY KEY (key, article)
) WITHOUT ROWID;

CREATE TABLE body (
	article INTEGER PRIMARY KEY,
	version INTEGER NOT NULL,
	seen INTEGER NOT NULL,
	hash INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	record BLOB NOT NULL
);

CREATE TABLE older (
	article INTEGER NOT NULL,
	version INTEGER NOT NULL,
	seen INTEGER NOT NULL,
	hash INTEGER NOT NULL,
	sum INTEGER NOT NULL,
	record BLOB NOT NULL,
	PRIMARY KEY (article, version)
);

CREATE TABLE event (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	first INTEGER NOT NULL,
	first_precision INTEGER NOT NULL,
	last INTEGER NOT NULL,
	last_precision INTEGER NOT NULL,
	articles INTEGER NOT NULL,
	outlets INTEGER NOT NULL,
	independent INTEGER NOT NULL,
	unread INTEGER NOT NULL,
	conflicts INTEGER NOT NULL DEFAULT 0,
	fresh INTEGER NOT NULL DEFAULT 0,   -- joined since it was looked at
	changed INTEGER NOT NULL DEFAULT 0, -- since it was looked at
	looked INTEGER,			    -- when; NULL: never
	live INTEGER NOT NULL DEFAULT 1,
	stale INTEGER NOT NULL DEFAULT 0,   -- its facts are out of date
	only_article INTEGER NOT NULL,
	score REAL NOT NULL,
	weakest REAL NOT NULL,
	weakest_article INTEGER NOT NULL,
	headline TEXT,
	terms BLOB NOT NULL
);
-- Each order twice: all events, and the live ones alone.
CREATE INDEX event_last ON event (last);
CREATE INDEX event_size ON event (articles << 36 | last);
CREATE INDEX event_conflicts ON event (conflicts << 36 | last);
CREATE INDEX event_unread ON event (unread << 36 | last);
CREATE INDEX live_last ON event (last) WHERE live = 1;
CREATE INDEX live_size ON event (articles << 36 | last) WHERE live = 1;
CREATE INDEX live_conflicts ON event (conflicts << 36 | last)
	WHERE live = 1;
CREATE INDEX live_unread ON event (unread << 36 | last) WHERE live = 1;
CREATE INDEX event_stale ON event (last) WHERE stale = 1;

CREATE TABLE fact (
	event INTEGER NOT NULL,
	rank INTEGER NOT NULL,		-- worst first, from 0
	kind INTEGER NOT NULL,		-- enum fact_kind
	verdict INTEGER NOT NULL,	-- enum verdict
	severity REAL NOT NULL,
	label TEXT,
	cells TEXT,
	PRIMARY KEY (event, rank)
) WITHOUT ROWID;

-- What the reader did, newest last; undone acts wait to be done again.
CREATE TABLE act (
	id INTEGER PRIMARY KEY,
	time INTEGER NOT NULL,
	what INTEGER NOT NULL,		-- enum mark_what
	undone INTEGER,			-- when; NULL: it holds
	n INTEGER NOT NULL,
	articles BLOB NOT NULL		-- numbers (db/record.h)
);

-- The search index holds no text of its own: what it needs of an article
-- it reads through this view, whose function the program defines.
CREATE VIEW search_text AS
	SELECT a.place AS place, record_text(b.record, b.sum, 'T') AS title,
	    record_text(b.record, b.sum, 'bhcq') AS body,
	    o.name AS outlet, f.address AS feed,
	    record_text(b.record, b.sum, 'K') AS tag,
	    record_text(b.record, b.sum, 'L') AS lang
	FROM article a JOIN body b ON b.article = a.id
	JOIN outlet o ON o.id = a.outlet
	LEFT JOIN feed f ON f.id = a.feed;
CREATE VIRTUAL TABLE search USING fts5 (
	title, body, outlet, feed, tag, lang,
	content = 'search_text', content_rowid = 'place',
	tokenize = 'unicode61 remove_diacritics 2'
);

-- Articles that are not in the index yet; 'was' is the version that is
-- there and must be taken out first, 0 when none is.
CREATE TABLE search_queue (
	place INTEGER PRIMARY KEY,
	was INTEGER NOT NULL
);
