-- 007-fetch.sql - how each feed fares, and what is set for it.
--
-- A feed that was never asked has no row.  A lease says which process is
-- asking it now; one that is past its time, or whose process is gone,
-- counts for nothing.

CREATE TABLE fetching (
	feed INTEGER PRIMARY KEY,
	due INTEGER NOT NULL DEFAULT 0,	    -- when to ask next
	learnt INTEGER NOT NULL DEFAULT 0,  -- s between questions
	asked INTEGER,			    -- the last time
	good INTEGER,			    -- the last time it went well
	fresh INTEGER NOT NULL DEFAULT 0,   -- new articles that time
	status INTEGER NOT NULL DEFAULT 0,  -- of HTTP; 0: no answer came
	words TEXT,			    -- what failed; NULL: nothing
	since INTEGER,			    -- from when on it has failed
	failures INTEGER NOT NULL DEFAULT 0,
	gone INTEGER NOT NULL DEFAULT 0,    -- 410: not asked any more
	etag TEXT,
	modified TEXT,
	lease TEXT,
	lease_until INTEGER
);

-- What the reader set; NULL: as for all feeds.
ALTER TABLE feed ADD COLUMN every INTEGER;	-- s between questions
ALTER TABLE feed ADD COLUMN agent TEXT;
ALTER TABLE feed ADD COLUMN proxy TEXT;
ALTER TABLE feed ADD COLUMN full_text INTEGER;	-- 1: fetch the pages too
