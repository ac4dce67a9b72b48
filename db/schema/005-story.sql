-- 005-story.sql - from an event to the one that goes on with its story.

CREATE INDEX event_earlier ON event (earlier) WHERE earlier > 0;
