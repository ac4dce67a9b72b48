-- 011-note.sql - what editors keep with events and articles, one note an
-- editor.  A note on an event hangs on an article of it, and so goes
-- where that goes when events are merged, split or made anew.
CREATE TABLE note (
	article INTEGER NOT NULL,
	of_event INTEGER NOT NULL,	-- 1: it is about the article's event
	editor TEXT NOT NULL,		-- '': nobody said
	time INTEGER NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (article, of_event, editor)
) WITHOUT ROWID;
