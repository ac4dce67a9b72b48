-- 017-seal.sql - what an event's facts were made from.

-- A hash of the texts that were compared and of the facts they gave
-- (src/cli/seal.h): while both are the same, doctor needs not compare the
-- texts again.  0: unknown.
ALTER TABLE event ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
