-- 010-review.sql - what editors are to decide, and what they decided.

-- A discrepancy of an event's facts.  The row outlives the ledger it came
-- from: when the facts are read again it is found by its kind, label,
-- articles and values (src/model/review.h), under whatever number its
-- event has by then.  What was decided about is never deleted.
CREATE TABLE review (
	id INTEGER PRIMARY KEY AUTOINCREMENT,	-- people write it down
	event INTEGER NOT NULL,		-- 0: it is told no longer
	anchor INTEGER NOT NULL,	-- the oldest article that tells it
	-- The order of the queue in one number: what waits for whom (2 bits
	-- from 52 on), severity in hundredths (from 36 on), the event's last
	-- time.  -1: told no longer.
	sort INTEGER NOT NULL,
	kind INTEGER NOT NULL,		-- enum fact_kind
	verdict INTEGER NOT NULL,	-- enum verdict
	severity REAL NOT NULL,
	state INTEGER NOT NULL,		-- enum review_state
	until INTEGER,			-- of what is deferred to a time
	found INTEGER NOT NULL,
	changed INTEGER NOT NULL,	-- when its values did last
	held INTEGER NOT NULL,		-- hash of its values,
	told INTEGER NOT NULL,		-- and of who tells which
	decision INTEGER,		-- the last about its state
	assigned TEXT,
	note TEXT,
	line TEXT,			-- to be published
	label TEXT,
	cells TEXT,
	record BLOB NOT NULL		-- db/review_record.h
);
CREATE INDEX review_sort ON review (sort);
-- The same with the time before the severity.
CREATE INDEX review_fresh ON review (
	(sort >> 52 << 52 | ((sort & 68719476735) << 11) |
	    (sort >> 36 & 2047)));
CREATE INDEX review_event ON review (event);
CREATE INDEX review_anchor ON review (anchor);
CREATE INDEX review_assigned ON review (assigned) WHERE assigned IS NOT NULL;
CREATE INDEX review_until ON review (until) WHERE until IS NOT NULL;

CREATE TABLE decision (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	item INTEGER NOT NULL,
	what INTEGER NOT NULL,		-- enum review_what
	time INTEGER NOT NULL,
	editor TEXT,
	until INTEGER,
	text TEXT,
	undone INTEGER			-- when; NULL: it holds
);
CREATE INDEX decision_item ON decision (item);
CREATE INDEX decision_editor ON decision (editor, item);
CREATE INDEX decision_time ON decision (time);

-- Each editor takes back what is theirs; what was done before editors
-- had names is anybody's.
ALTER TABLE act ADD COLUMN editor TEXT;

-- The queue of a store that is older than it fills at the next import.
UPDATE event SET stale = 1 WHERE live = 1 AND articles > 1;
