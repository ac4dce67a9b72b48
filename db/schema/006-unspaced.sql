-- 006-unspaced.sql - search finds words inside Chinese, Japanese and
-- Thai text: an index with the program's own tokenizer (db/tokens.h).

UPDATE meta SET value = 6 WHERE name = 'min_reader';

DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5 (
	title, body, outlet, feed, tag, lang,
	content = 'search_text', content_rowid = 'place',
	tokenize = 'crossread remove_diacritics 2'
);

-- The index is new.  Few articles are in it at once, many would let a
-- reader wait: these go in with the next import.
DELETE FROM search_queue;
INSERT INTO search (search)
	SELECT 'rebuild' WHERE (SELECT count(*) FROM article) < 20000;
INSERT INTO search_queue
	SELECT place, 0 FROM article
	WHERE (SELECT count(*) FROM article) >= 20000;
