-- 009-align.sql - which paragraphs a reader set side by side (together 1)
-- or apart (0), by a hash of their texts.  'article' is the smaller id.
CREATE TABLE alignment (
	article INTEGER NOT NULL,
	para INTEGER NOT NULL,
	other INTEGER NOT NULL,
	other_para INTEGER NOT NULL,
	together INTEGER NOT NULL,
	PRIMARY KEY (article, para, other, other_para)
) WITHOUT ROWID;
