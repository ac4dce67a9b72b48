-- 015-alike.sql - what was decided of the same values, or under the same
-- label.
CREATE INDEX review_held ON review (held) WHERE decision > 0;
CREATE INDEX review_label ON review (label) WHERE decision > 0;
