-- 012-index.sql - the search index is written in larger pieces.

-- What FTS5 gathers in memory before it writes, in bytes: with its 1 MB
-- the texts of one transaction became several pieces, each to be merged
-- with others later, which was a fifth of the whole cost.
INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);
