-- 004-feeds.sql - the feeds a reader follows, and what he made of them.
--
-- 'address' is what articles and the search index know a feed by and
-- never changes; it is a title where a document named no address.  'key'
-- is the same without what changes while the feed stays the same
-- (store_feeds.c).  'url' is where a followed feed is fetched.

ALTER TABLE feed ADD COLUMN key TEXT;
ALTER TABLE feed ADD COLUMN url TEXT;
ALTER TABLE feed ADD COLUMN title TEXT;		-- the reader's
ALTER TABLE feed ADD COLUMN own_title TEXT;
ALTER TABLE feed ADD COLUMN site TEXT;
ALTER TABLE feed ADD COLUMN description TEXT;
ALTER TABLE feed ADD COLUMN followed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;

UPDATE feed SET key = rtrim(CASE
	WHEN address LIKE 'https://www.%' THEN substr(address, 13)
	WHEN address LIKE 'http://www.%' THEN substr(address, 12)
	WHEN address LIKE 'https://%' THEN substr(address, 9)
	WHEN address LIKE 'http://%' THEN substr(address, 8)
	ELSE address END, '/');
UPDATE feed SET own_title = address WHERE address NOT LIKE 'http%://%';
CREATE INDEX feed_key ON feed (key);

CREATE TABLE feed_tag (
	feed INTEGER NOT NULL,
	rank INTEGER NOT NULL,		-- in the reader's order, from 0
	tag TEXT NOT NULL,
	PRIMARY KEY (feed, rank)
) WITHOUT ROWID;

-- How many articles a feed has, how many of them unread, and its newest.
CREATE INDEX article_feed ON article (feed, place);
CREATE INDEX article_feed_unread ON article (feed) WHERE read = 0;
