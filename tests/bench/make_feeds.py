#!/usr/bin/env python3
"""Feeds out of JSON Lines: make_feeds.py FEEDS FOLDER <articles.jsonl

Article n goes to feed n modulo FEEDS, its paragraphs as HTML in CDATA.
"""
import email.utils
import json
import os
import sys
from datetime import datetime
from xml.sax.saxutils import escape

count, folder = int(sys.argv[1]), sys.argv[2]
feeds = [[] for _ in range(count)]
for n, line in enumerate(sys.stdin):
    a = json.loads(line)
    at = datetime.fromisoformat(a["published"].replace("Z", "+00:00"))
    html = "".join("<p>%s</p>" % escape(p) for p in a["paragraphs"])
    feeds[n % count].append(
        "<item><guid>%d</guid><title>%s</title>"
        "<link>http://paper%d.example/%d</link><pubDate>%s</pubDate>"
        "<content:encoded><![CDATA[%s]]></content:encoded></item>\n" % (
            n, escape(a["title"]), n % count, n,
            email.utils.format_datetime(at), html))
for i, items in enumerate(feeds):
    with open(os.path.join(folder, "feed%d.xml" % i), "w") as f:
        f.write('<rss version="2.0" xmlns:content='
                '"http://purl.org/rss/1.0/modules/content/"><channel>'
                "<title>Paper %d</title><link>http://paper%d.example/</link>"
                "<description>News</description><language>en</language>\n"
                % (i, i) + "".join(items) + "</channel></rss>\n")
