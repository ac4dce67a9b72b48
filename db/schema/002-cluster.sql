-- 002-cluster.sql - what clustering remembers, so that a later import
-- goes on where the last one stopped.

-- One row an article: the record is src/cluster's own (terms, shingles).
-- Its event and what it copies stand in 'article'.
CREATE TABLE sketch (
	article INTEGER PRIMARY KEY,
	day INTEGER,			-- published; NULL: unknown
	came INTEGER NOT NULL,		-- the day it came in
	record BLOB NOT NULL
);
CREATE INDEX sketch_day ON sketch (day) WHERE day IS NOT NULL;
CREATE INDEX sketch_came ON sketch (came);
CREATE INDEX sketch_undated ON sketch (came) WHERE day IS NULL;

-- In how many articles a term was met.  The number is that of its first
-- sight: common terms stand together, and few pages change in a batch.
CREATE TABLE term (
	number INTEGER PRIMARY KEY,
	id INTEGER NOT NULL UNIQUE,
	df INTEGER NOT NULL,
	word TEXT
);

-- Articles counted in term.df.
INSERT INTO meta VALUES ('counted', 0);
