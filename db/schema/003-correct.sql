-- 003-correct.sql - what a reader decided about events, and the event
-- that told a story before.

-- Articles of one 'grp' are in one event, whatever their words say.
CREATE TABLE together (
	article INTEGER PRIMARY KEY,
	grp INTEGER NOT NULL
);
CREATE INDEX together_grp ON together (grp);

-- Two that are never in one event; each pair stands here both ways.
CREATE TABLE apart (
	article INTEGER NOT NULL,
	other INTEGER NOT NULL,
	PRIMARY KEY (article, other)
) WITHOUT ROWID;

-- Events a reader changed: their headline and terms wait for the next
-- clustering.
CREATE TABLE undescribed (
	event INTEGER PRIMARY KEY
);

-- The same story, earlier day: an event, or 0.
ALTER TABLE event ADD COLUMN earlier INTEGER NOT NULL DEFAULT 0;

-- The newest time of publication met: by it events end.
INSERT INTO meta VALUES ('newest', 0);

-- Sketches without a date were stored with an empty one, so nothing
-- found them.
UPDATE sketch SET day = NULL WHERE typeof(day) = 'blob';
