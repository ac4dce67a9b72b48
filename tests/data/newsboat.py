"""Makes a cache.db as newsboat does: newsboat.py FILE [old].  'old' is
the form of the first versions, with fewer columns."""
import sqlite3
import sys

old = len(sys.argv) > 2
db = sqlite3.connect(sys.argv[1])
db.execute("CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL,"
           " url VARCHAR(1024) NOT NULL, title VARCHAR(1024) NOT NULL)")
db.execute("CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT,"
           " guid VARCHAR(64) NOT NULL, title VARCHAR(1024) NOT NULL,"
           " author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL,"
           " feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL,"
           " content VARCHAR(65535) NOT NULL, unread INTEGER(1) NOT NULL" +
           ("" if old else ", flags VARCHAR(52),"
            " deleted INTEGER(1) NOT NULL DEFAULT 0,"
            " base VARCHAR(128) NOT NULL DEFAULT '',"
            " content_mime_type VARCHAR(255) NOT NULL DEFAULT ''") + ")")
db.execute("INSERT INTO rss_feed VALUES ('https://kela.example/feed',"
           " 'https://kela.example/', 'Kela Post')")
items = [
    ("k-1", "Ostra &amp; Nera rise", "Mira Kol", "/flood", 1773495000,
     "<p>The river rose.</p><p>Nobody was hurt.</p>", 0, "s", 0, ""),
    ("k-2", "Bridge closed", "", "https://kela.example/b", 1773495100,
     "a < b, they said.", 1, None, 0, "text/plain"),
    ("k-3", "Gone", "", "https://kela.example/c", 1773495200,
     "Never seen.", 1, None, 1, ""),
]
for guid, title, author, url, date, text, unread, flags, gone, mime in items:
    row = [guid, title, author, url, "https://kela.example/feed", date, text,
           unread]
    names = "guid, title, author, url, feedurl, pubDate, content, unread"
    if not old:
        row += [flags, gone, mime]
        names += ", flags, deleted, content_mime_type"
    db.execute("INSERT INTO rss_item (%s) VALUES (%s)" %
               (names, ",".join("?" * len(row))), row)
db.commit()
