-- 018-acts.sql - what was undone last, and done last, without looking at all
-- that a reader ever did.

-- Each act forgets what was undone, which is mostly nothing; and of an act
-- of thousands of parts each is undone, and done again, by itself.
CREATE INDEX act_undone ON act (id) WHERE undone IS NOT NULL;
CREATE INDEX act_held ON act (id) WHERE undone IS NULL;
-- It found the parts of one act, those among them that were passed over.
DROP INDEX act_whole;
