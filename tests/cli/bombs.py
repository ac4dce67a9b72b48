"""Documents made to exhaust a parser: bombs.py FOLDER [SCALE].  Each file
is small to write and dear, or endless, to read naively.  The names say
what is in them; SCALE, 1 by default, multiplies the sizes."""
import gzip
import os
import sys

folder = sys.argv[1]
scale = float(sys.argv[2]) if len(sys.argv) > 2 else 1
os.makedirs(folder, exist_ok=True)
item = "<item><title>Bridge</title><description>%s</description></item>"


def times(n):
    return int(n * scale)


def many(n, text):
    return text * times(n)


def attributes(n):
    return " ".join('a%d="%d"' % (i, i) for i in range(times(n)))


def rss(inside, before=""):
    return ('%s<rss version="2.0"><channel><title>T</title>%s'
            "</channel></rss>" % (before, inside))


def laughs():
    rows = ['<!ENTITY l0 "lol">']
    for i in range(1, 10):
        rows.append('<!ENTITY l%d "%s">' % (i, ("&l%d;" % (i - 1)) * 10))
    return "<!DOCTYPE rss [%s]>" % "".join(rows)


big = '<!DOCTYPE rss [<!ENTITY b "%s">]>' % many(50000, "b")
outside = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
remote = '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd">'
start = '{"version":"https://jsonfeed.org/version/1.1","items":['

bombs = {
    # XML
    "laughs.xml": rss(item % "&l9;", laughs()),
    "laughs-attribute.xml": rss('<item a="&l9;"/>', laughs()),
    "entity-repeated.xml": rss(item % many(50000, "&b;"), big),
    "entity-file.xml": rss(item % "&x;", outside),
    "doctype-remote.xml": rss(item % "&x;", remote),
    "entity-recursive.xml": rss(item % "&a;", '<!DOCTYPE rss [<!ENTITY a '
                                '"&b;&b;"><!ENTITY b "&a;&a;">]>'),
    "entity-parameter.xml": rss(item % "&x;", '<!DOCTYPE rss [<!ENTITY % p '
                                'SYSTEM "file:///etc/passwd">%p;]>'),
    "doctype-open.xml": "<!DOCTYPE rss [" + many(100000, "<!ENTITY "),
    "xinclude.xml": rss('<xi:include xmlns:xi="http://www.w3.org/2001/'
                        'XInclude" href="file:///etc/passwd"/>'),
    "deep.xml": rss("<item>" + many(100000, "<a>")),
    "deep-items.xml": rss(many(50000, "<item>")),
    "text-long.xml": rss(item % many(11000000, "x")),
    "attribute-long.xml": rss('<item a="%s"/>' % many(11000000, "x")),
    "name-long.xml": rss("<%s/>" % many(60000, "n")),
    "attributes.xml": rss("<item %s/>" % attributes(50000)),
    "namespaces.xml": rss("".join('<item xmlns:n%d="urn:%d"/>' % (i, i)
                                  for i in range(times(20000)))),
    "items.xml": rss(many(60000, "<item><title>T</title></item>")),
    "categories.xml": rss("<item>%s</item>" %
                          many(100000, "<category>c</category>")),
    "authors.xml": rss("<item>%s</item>" % "".join(
        "<dc:creator>a%d</dc:creator>" % i for i in range(times(50000)))),
    "keywords.xml": rss("<item><tags>%s</tags></item>" % many(500000, "a,")),
    "bases.xml": rss(many(200, '<a xml:base="x/">') + "<item/>"),
    "ends.xml": rss(many(500000, "</a>")),
    "opens.xml": rss(many(500000, "<")),
    "ampersands.xml": rss(item % many(1000000, "&")),
    "comments.xml": rss(many(300000, "<!--")),
    "cdata.xml": rss(many(300000, "<![CDATA[")),
    "processing.xml": rss(many(300000, "<?x ")),
    "escaped-deep.xml": rss(item % many(100000, "&lt;div&gt;")),
    "escaped-attributes.xml": rss(item % (
        "&lt;p %s&gt;" % attributes(20000).replace('"', "'"))),
    "nul.xml": rss(item % many(1000000, "\0")),
    "news-items.xml": '<newsMessage xmlns="http://iptc.org/std/nar/'
                      '2006-10-01/"><itemSet>' + many(
                          30000, "<newsItem><contentSet><inlineData>x"
                          "</inlineData></contentSet></newsItem>"),
    "news-renditions.xml": '<newsItem xmlns="http://iptc.org/std/nar/'
                           '2006-10-01/"><contentSet>' + many(
                               60000, "<inlineXML><nitf/></inlineXML>"),
    "news-deep.xml": "<nitf><body><body.content>" + many(100000, "<block>"),
    "outlines.opml": '<opml version="2.0"><body>' + many(
        200000, '<outline text="t" xmlUrl="http://a.example/"/>'),
    "deep.opml": "<opml><body>" + many(100000, "<outline>"),
    # HTML
    "deep.html": "<html><body>" + many(100000, "<div>") + "x",
    "inline-deep.html": "<html><body><p>" + many(100000, "<font>") + "x",
    "wbr.html": "<html><body><p>" + many(100000, "a<wbr>"),
    "attributes.html": "<html><body><p %s>x" % attributes(20000),
    "comments.html": "<html><body>" + many(500000, "<!--"),
    "opens.html": "<html><body>" + many(2000000, "<"),
    "references.html": "<html><body><p>" + many(500000, "&eacute;"),
    "ampersands.html": "<html><body><p>" + many(2000000, "&"),
    "paragraphs.html": "<html><body>" + many(200000, "<p>x"),
    "tables.html": "<html><body>" + many(30000, "<table><tr><td>"),
    "scripts.html": "<html><body>" + many(200000, "<script>"),
    "script-long.html": "<html><script>%s" % many(7000000, "x"),
    "titles.html": "<html><head>" + many(100000, "<title>t</title>"),
    "metas.html": "<html><head>" + many(
        100000, '<meta property="og:title" content="t">'),
    "json-ld.html": '<script type="application/ld+json">' + many(
        1000000, "[") + "</script>",
    "links.html": "<html><body>" + many(200000, "<a href=x>y</a> "),
    "nul.html": "<html><body><p>" + many(2000000, "a\0"),
    "class-long.html": '<html><body><div class="%s">x' % many(7000000, "c"),
    "lists-deep.html": "<html><body>" + many(50000, "<ul><li>"),
    "articles-deep.html": "<html><body>" + many(100000, "<article>") + "x",
    "quotes-deep.html": "<html><body>" + many(100000, "<blockquote>") + "x",
    "anchors-deep.html": "<html><body>" + many(100000, "<a href=x><b>"),
    "bylines-deep.html": "<html><body>" + many(
        50000, '<div class="byline">') + "x",
    "dates-deep.html": "<html><body>" + many(
        50000, '<div class="date">') + "x",
    "times-deep.html": "<html><body>" + many(50000, "<time>") + "x",
    "headings-deep.html": "<html><body>" + many(50000, "<div><h1>") + "x",
    "authors.html": "<html><body>" + many(
        100000, '<a rel="author" href="/author/x">y</a> '),
    "captions.html": "<html><body>" + many(
        50000, "<figure><figcaption>Whole sentences of at least a dozen "
        "words are told by each of these.</figcaption></figure>"),
    "headings.html": "<html><body>" + many(200000, "<h1>y</h1>"),
    # JSON Feed and JSON Lines
    "deep.json": start + many(1000000, "["),
    "values.json": start + many(3000000, "0,") + "0]}",
    "objects.json": start + many(60000, "{},") + "{}]}",
    "items.json": start + many(60000, '{"id":1},') + "{}]}",
    "tags.json": start + '{"tags":[%s0]}]}' % many(300000, '"a",'),
    "string-open.json": start + '{"title":"' + many(8000000, "\\n"),
    "deep.jsonl": '{"text":' + many(500000, "["),
    "paragraphs.jsonl": '{"paragraphs":[%s""]}' % many(100000, '"a",'),
    # text
    "line-long.txt": many(8000000, "word "),
    "lines.txt": many(4000000, "a\n"),
    "marks.txt": "a" + many(2000000, "\u0301"),
    "dates.txt": many(200000, "1/1/1 12:00 "),
    "quotes.txt": many(2000000, '"'),
}

# Bytes that are no text in the encoding they pretend to be
raw = {
    "continuations.txt": b"a" + b"\x80" * times(8000000),
    "bytes.html": b"<meta charset=utf-8><p>" + b"\xff" * times(2000000),
    "bytes-sjis.html": b"<meta charset=shift_jis><p>" +
                       b"\x81\xff" * times(1000000),
    "laughs-utf16.xml": bombs["laughs.xml"].encode("utf-16"),
    "spaces.txt.gz": gzip.compress(b" " * times(200000000), 1),
    "signs.xml.gz": gzip.compress(b"<rss>" + b"<" * times(60000000), 1),
}

for name, text in bombs.items():
    raw[name] = text.encode("utf-8")
for name, octets in raw.items():
    with open(os.path.join(folder, name), "wb") as out:
        out.write(octets)
