-- 008-page.sql - full texts to be fetched, and what a feed says of when
-- it is worth asking.
--
-- An article that came cut in a feed whose pages are wanted waits here.
-- The row stays when its page was read or given up, so that no page is
-- fetched twice.

CREATE TABLE page (
	article INTEGER PRIMARY KEY,
	feed INTEGER NOT NULL,
	due INTEGER DEFAULT 0,	-- when to ask for it; NULL: not any more
	tries INTEGER NOT NULL DEFAULT 0,	-- that failed
	words TEXT		-- what failed the last time; NULL: nothing
);
CREATE INDEX page_waiting ON page (feed, due) WHERE due IS NOT NULL;

-- Whether the feed's last answer came from a public address: what it
-- names may then not lead to a private one.
ALTER TABLE fetching ADD COLUMN public INTEGER NOT NULL DEFAULT 1;
ALTER TABLE fetching ADD COLUMN ttl INTEGER NOT NULL DEFAULT 0;	-- s
ALTER TABLE fetching ADD COLUMN skip_hours INTEGER NOT NULL DEFAULT 0;
ALTER TABLE fetching ADD COLUMN skip_days INTEGER NOT NULL DEFAULT 0;
