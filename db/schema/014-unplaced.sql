-- 014-unplaced.sql - articles are stored first and placed among the
-- events after that, each in a short transaction.

-- Stored, or changed, and not placed yet; who was killed between the two
-- leaves them to the next who places.
CREATE TABLE unplaced (
	article INTEGER PRIMARY KEY
);
INSERT INTO unplaced SELECT id FROM article
	WHERE NOT EXISTS (SELECT 1 FROM sketch k WHERE k.article = article.id);

-- The newest article whose terms are counted, and all before it.
INSERT OR IGNORE INTO meta
	SELECT 'counted_to', coalesce(max(article), 0) FROM sketch;

-- Grows when what placing goes by changes: articles, their events, terms,
-- and what readers decided about these.  Not when one is read.
INSERT INTO meta VALUES ('grouping', 0);
