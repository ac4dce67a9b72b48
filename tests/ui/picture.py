#!/usr/bin/env python3
"""Screens as pictures, and the text that a picture shows.

    picture.py draw OUT.png <CELLS     what tests/ui/shot printed
    picture.py text FILE.png           the screen it was drawn from

The text is kept in the picture (an iTXt chunk named Screen), so that a test
can tell whether a picture still shows what the program does.  Only drawing
needs Pillow and a font.
"""
import struct
import sys

FONTS = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono"
SIZE = 20  # of the font, where a cell is 12 pixels wide and 24 high
WIDE, HIGH = 12, 24
MARGIN = 16
OWN = ("#d8d8d8", "#1c1e22")  # the terminal's own colours
PALETTE = (
    "#2a2d33", "#d9605f", "#8fb573", "#d7b05c",
    "#6f9fd8", "#b98bc9", "#6cb3b3", "#c8c8c8",
    "#767b85", "#f07f7a", "#a9cf8b", "#ecc979",
    "#8ebaf0", "#d3a6e0", "#88cfcf", "#f4f4f4")


def read_cells(lines):
    rows, columns, row, column = map(int, next(lines).split())
    grid = [[None] * columns for _ in range(rows)]
    for line in lines:
        r, c, width, fore, back, attributes, text = \
            line.rstrip("\n").split("\t")
        grid[int(r)][int(c)] = (int(width), fore, back, attributes, text)
    return grid, (row, column)


def rgb(name, default):
    if name == "-":
        return default
    if name.startswith("#"):
        return name
    n = int(name)
    if n < 16:
        return PALETTE[n]
    if n < 232:
        steps = (0, 95, 135, 175, 215, 255)
        n -= 16
        return "#%02x%02x%02x" % (
            steps[n // 36], steps[n // 6 % 6], steps[n % 6])
    return "#" + "%02x" % (8 + 10 * (n - 232)) * 3


def text_of(grid):
    """As tests/ui/story prints a screen: borders are - and | there, and no
    blanks stand at the end."""
    rows = ("".join(cell[4] or " " for cell in row if cell[0] > 0 or cell[4])
            for row in grid)
    return "\n".join(row.rstrip() for row in rows).rstrip("\n").translate(
        {ord("\u2500"): "-", ord("\u2502"): "|"}) + "\n"


def draw(path):
    from PIL import Image, ImageDraw, ImageFont, PngImagePlugin
    grid, cursor = read_cells(iter(sys.stdin))
    plain = ImageFont.truetype(FONTS + ".ttf", SIZE)
    bold = ImageFont.truetype(FONTS + "-Bold.ttf", SIZE)
    image = Image.new("RGB", (len(grid[0]) * WIDE + 2 * MARGIN,
                              len(grid) * HIGH + 2 * MARGIN), OWN[1])
    canvas = ImageDraw.Draw(image)
    for r, row in enumerate(grid):
        for c, (width, fore, back, attributes, text) in enumerate(row):
            ink, ground = rgb(fore, OWN[0]), rgb(back, OWN[1])
            if "b" in attributes and fore.isdigit() and int(fore) < 8:
                ink = PALETTE[int(fore) + 8]  # as most terminals do
            if "r" in attributes:
                ink, ground = ground, ink
            if (r, c) == cursor:
                ink, ground = ground, OWN[0]
            x, y = MARGIN + c * WIDE, MARGIN + r * HIGH
            if ground != OWN[1]:
                canvas.rectangle(
                    (x, y, x + WIDE * width - 1, y + HIGH - 1), fill=ground)
            middle = (x + WIDE // 2, y + HIGH // 2)
            if text == "\u2500":  # a font's own would leave gaps
                canvas.line((x, middle[1], x + WIDE - 1, middle[1]), ink)
            elif text == "\u2502":
                canvas.line((middle[0], y, middle[0], y + HIGH - 1), ink)
            else:
                canvas.text((x, y), text, fill=ink,
                            font=bold if "b" in attributes else plain)
            if "u" in attributes:
                canvas.line((x, y + HIGH - 3, x + WIDE * width - 1,
                             y + HIGH - 3), fill=ink)
    kept = PngImagePlugin.PngInfo()
    kept.add_itxt("Screen", text_of(grid), zip=False)
    image.quantize(64).save(path, pnginfo=kept, optimize=True)


def text(path):
    with open(path, "rb") as f:
        if f.read(8) != b"\x89PNG\r\n\x1a\n":
            sys.exit(path + " is no PNG")
        while True:
            head = f.read(8)
            if len(head) < 8:
                sys.exit(path + " has no screen in it; draw it again")
            length, kind = struct.unpack(">I4s", head)
            chunk = f.read(length + 4)[:-4]
            if kind == b"iTXt" and chunk.startswith(b"Screen\0"):
                # Keyword, two flags, language and translated keyword.
                sys.stdout.buffer.write(chunk.split(b"\0", 5)[5])
                return


if len(sys.argv) != 3 or sys.argv[1] not in ("draw", "text"):
    sys.exit(__doc__)
{"draw": draw, "text": text}[sys.argv[1]](sys.argv[2])
