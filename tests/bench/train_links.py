#!/usr/bin/env python3
"""Fits the model that links paragraphs (features.c, match.c) and measures it.

  train_links.py DIR [--features PROGRAM] [--ablate]

DIR holds events as NAME.jsonl (articles, a line each) and NAME.gold.json:
  {"annotators": 2,
   "links": [["article.paragraph", "article.paragraph", by_how_many, grade], ...]}
A pair linked by all annotators must be found, one linked by some may be.

One event is left out at a time: both stages are fitted on the others, and so
is the score from which a pair is linked.  --ablate measures the model without
each feature of either stage too.  Beside the figures stands the loss: minus
the log of the likelihood of all judgements left out, which sees smaller
differences than the figures do (of those, less than .01 is noise).

At the end comes what all events give: the tables as they stand in the C
sources.  How probable a score makes it that a partner is right is fitted on
the scores left out.  Standard library only.
"""
import argparse
import glob
import json
import math
import os
import subprocess
import sys
from operator import mul

RIDGE = 2.0
STAGE2 = ('score', 'beside', 'corner', 'diagonal', 'third', 'rank')
SUPPORT = .05
KNOTS = (-4, -3, -2, -1, 0, 1, 2, 3, 4)


def sigma(s):
    return 1 / (1 + math.exp(-s)) if s > -700 else 0.0


class Event:
    def __init__(self, path, program):
        gold = json.load(open(path, encoding='utf-8'))
        out = subprocess.run([program, path[:-len('.gold.json')] + '.jsonl'],
                             capture_output=True, check=True, text=True).stdout
        self.name = os.path.basename(path)[:-len('.gold.json')]
        self.units, self.pairs, self.rows, self.verbatim = [], [], [], set()
        for line in out.splitlines():
            kind, *rest = line.split('\t')
            if kind == 'names':
                self.names = rest
            elif kind == 'unit':
                self.units.append((rest[0], int(rest[1])))
            elif kind == 'pair':
                self.pairs.append((int(rest[0]), int(rest[1])))
                self.rows.append([float(x) for x in rest[2:]])
            elif kind == 'verbatim':
                self.verbatim.add((int(rest[0]), int(rest[1])))
        self.judge(gold)
        self.at = {}
        for n, (i, k) in enumerate(self.pairs):
            self.at[i, k] = self.at[k, i] = n
        self.article = [u[0] for u in self.units]
        self.of = {}
        for i, a in enumerate(self.article):
            self.of.setdefault(a, []).append(i)
        self.columns = [list(c) for c in zip(*self.rows)]

    def judge(self, gold):
        """Each pair's label: 2 must be linked, 1 may be, 0 not."""
        number = {'%s.%d' % u: i for i, u in enumerate(self.units)}
        labels, self.lost = {}, 0
        for a, b, by, _ in gold['links']:
            must = by == gold['annotators']
            i, k = sorted((number.get(a, -1), number.get(b, -1)))
            if i < 0:
                self.lost += must
            else:
                labels[i, k] = 2 if must else 1
        known = set(self.pairs)
        self.lost += sum(v == 2 for p, v in labels.items() if p not in known)
        self.labels = [labels.get(p, 0) for p in self.pairs]


def fit(columns, labels, start=None):
    """Logistic regression with a ridge, by Newton's method; columns without
    the constant.  Returns the bias and the weights."""
    n = len(labels)
    mean = [sum(c) / n for c in columns]
    dev = [math.sqrt(max(1e-12, sum(map(mul, c, c)) / n - m * m))
           for c, m in zip(columns, mean)]
    x = [[1.0] * n] + [[(v - m) / d for v in c]
                       for c, m, d in zip(columns, mean, dev)]
    size = len(x)
    b = [-3.0] + [0.0] * (size - 1)
    if start:
        b = [start[0] + sum(map(mul, start[1:], mean))]
        b += list(map(mul, start[1:], dev))

    def scores(b):
        s = [b[0]] * n
        for w, c in zip(b[1:], x[1:]):
            s = [t + w * v for t, v in zip(s, c)]
        return s

    def loss(b, s):
        return sum(math.log1p(math.exp(-abs(t))) + max(t, 0) - y * t
                   for t, y in zip(s, labels)) + \
            RIDGE / 2 * sum(w * w for w in b[1:])
    s = scores(b)
    now = loss(b, s)
    for _ in range(30):
        p = [sigma(t) for t in s]
        rest = [y - q for y, q in zip(labels, p)]
        g = [sum(map(mul, rest, c)) for c in x]
        h = [[0.0] * size for _ in x]
        for i, c in enumerate(x):
            weighted = [q * (1 - q) * v for q, v in zip(p, c)]
            for k in range(i + 1):
                h[i][k] = h[k][i] = sum(map(mul, weighted, x[k]))
            if i:
                h[i][i] += RIDGE
                g[i] -= RIDGE * b[i]
        step, t = solve(h, g), 1.0
        while t > 1e-6:
            to = [w + t * d for w, d in zip(b, step)]
            s = scores(to)
            new = loss(to, s)
            if new <= now + 1e-9:
                break
            t /= 2
        b, gain, now = to, now - new, new
        if gain < 1e-4:
            break
    w = [v / d for v, d in zip(b[1:], dev)]
    return [b[0] - sum(map(mul, w, mean))] + w


def solve(h, g):
    n = len(g)
    a = [row[:] + [v] for row, v in zip(h, g)]
    for i in range(n):
        best = max(range(i, n), key=lambda r: abs(a[r][i]))
        a[i], a[best] = a[best], a[i]
        for r in range(i + 1, n):
            f = a[r][i] / a[i][i]
            if f:
                a[r] = [v - f * u for v, u in zip(a[r], a[i])]
    for i in reversed(range(n)):
        g = a[i][n] - sum(a[i][k] * a[k][n] for k in range(i + 1, n))
        a[i][n] = g / a[i][i]
    return [row[n] for row in a]


def raised(e, scores):
    """match.c's raise_verbatim()."""
    return [max(s, 2 + s / 100) if p in e.verbatim else s
            for s, p in zip(scores, e.pairs)]


def apply(e, w, columns):
    s = [w[0]] * len(e.pairs)
    for v, c in zip(w[1:], columns):
        s = [t + v * x for t, x in zip(s, c)]
    return raised(e, s)


def ranks(e, s):
    """By unit and other unit: how many of the other's article are better."""
    better = {}
    for i in range(len(e.units)):
        for theirs in e.of.values():
            row = sorted(((s[e.at[i, k]], k) for k in theirs
                          if (i, k) in e.at), reverse=True)
            for n, (v, k) in enumerate(row):
                tied = n and row[n - 1][0] == v
                better[i, k] = better[i, row[n - 1][1]] if tied else n
    return better


def second(e, s):
    """match.c's second_stage(): the columns of STAGE2."""
    p = [sigma(v) for v in s]
    better, like, third = ranks(e, s), {}, {}
    for (i, k), v in zip(e.pairs, p):
        if v >= SUPPORT:
            like.setdefault(i, []).append((k, v))
            like.setdefault(k, []).append((i, v))
    for near in like.values():
        for i, v in near:
            for k, w in near:
                if i < k:
                    third[i, k] = max(third.get((i, k), 0), v * w)

    def at(i, di, k, dk):
        i2, k2 = i + di, k + dk
        for old, new in ((i, i2), (k, k2)):
            if not 0 <= new < len(e.units) or \
               e.article[old] != e.article[new]:
                return 0.0
        n = e.at.get((i2, k2))
        return 0.0 if n is None else p[n]
    rows = []
    for n, (i, k) in enumerate(e.pairs):
        column = max(at(i, -1, k, 0), at(i, 1, k, 0))
        row = max(at(i, 0, k, -1), at(i, 0, k, 1))
        rows.append((s[n], column + row, min(column, row),
                     max(at(i, -1, k, -1), at(i, 1, k, 1)),
                     third.get((i, k), 0.0),
                     math.log1p(max(better[i, k], better[k, i]))))
    return [list(c) for c in zip(*rows)]


def count(e, s, link):
    """tp fp fn; partners right, right with the second, asked; shown
    right, shown wrong, not shown."""
    c = [0, 0, e.lost, 0, 0, 0, 0, 0, 0]
    for v, y in zip(s, e.labels):
        c[0] += v >= link and y == 2
        c[1] += v >= link and y == 0
        c[2] += v < link and y == 2
    for i, own in enumerate(e.article):
        for other, theirs in e.of.items():
            found = sorted(((s[e.at[i, k]], e.labels[e.at[i, k]])
                            for k in theirs if (i, k) in e.at),
                           reverse=True) if other != own else []
            if not found:
                continue
            need = any(y == 2 for _, y in found)
            right = found[0][1] > 0
            on = found[0][0] >= link
            c[3] += need and right
            c[4] += need and any(y > 0 for _, y in found[:2])
            c[5] += need
            c[6] += on and right and need
            c[7] += on and not right
            c[8] += need and not (on and right)
    return c


def f1(tp, fp, fn):
    return 2 * tp / (2 * tp + fp + fn) if tp else 0.0


def add(counts):
    return [sum(c) for c in zip(*counts)]


def limit(events, scores):
    """The score from which a pair is linked and a partner shown: the middle
    of where both F1 are about as high as can be."""
    found = []
    for step in range(26):
        t = -2 + step / 10
        c = add(count(e, scores[e.name], t) for e in events)
        found.append((f1(*c[:3]) + f1(*c[6:]), t))
    high = [t for f, t in found if f >= max(found)[0] - .01]
    return round(sum(high) / len(high), 1)


def loss(events, scores):
    return sum(math.log1p(math.exp(-abs(t))) + max(t, 0) - (y == 2) * t
               for e in events for t, y in zip(scores[e.name], e.labels)
               if y != 1)


def show(what, c, lost=None):
    print('%-24s link F1 %.3f  top-1 %.3f  top-2 %.3f  shown F1 %.3f%s' %
          (what, f1(*c[:3]), c[3] / c[5], c[4] / c[5], f1(*c[6:]),
           '' if lost is None else '  loss %.1f' % lost), flush=True)


class Stage:
    """The training side of one stage: columns by event."""

    def __init__(self, events, columns):
        self.events, self.columns = events, columns

    def fit(self, but, start=None):
        chosen = [e for e in self.events if e is not but]
        keep = {e.name: [n for n, y in enumerate(e.labels) if y != 1]
                for e in chosen}
        labels = [e.labels[n] // 2 for e in chosen for n in keep[e.name]]
        width = len(self.columns[chosen[0].name])
        columns = [[self.columns[e.name][f][n]
                    for e in chosen for n in keep[e.name]]
                   for f in range(width)]
        return fit(columns, labels, start)

    def apply(self, e, w):
        return apply(e, w, self.columns[e.name])


def leave_one_out(events, one, columns=STAGE2, start=None):
    """Counts and left-out scores; 'one' is the first stage, 'columns' are
    those of the second to use, none for the first alone."""
    counts, left_out = [], {}
    chosen = [STAGE2.index(c) for c in columns]
    for out in events:
        w = one.fit(out, start)
        s = {e.name: one.apply(e, w) for e in events}
        if chosen:
            both = {e.name: second(e, s[e.name]) for e in events}
            two = Stage(events, {name: [c[f] for f in chosen]
                                 for name, c in both.items()})
            w = two.fit(out)
            s = {e.name: two.apply(e, w) for e in events}
        link = limit([e for e in events if e is not out], s)
        counts.append(count(out, s[out.name], link))
        left_out[out.name] = s[out.name]
    return add(counts), left_out


def partners(events, scores):
    """The score of each best candidate, and whether it is right."""
    for e in events:
        s = scores[e.name]
        for i, own in enumerate(e.article):
            for other, theirs in e.of.items():
                found = [(s[e.at[i, k]], e.labels[e.at[i, k]] > 0)
                         for k in theirs if (i, k) in e.at]
                if other != own and found:
                    yield max(found)


def probable(table, s):
    """match.c's probability(): between the knots, straight lines."""
    s = min(max(s, KNOTS[0]), KNOTS[-1])
    n = min(int(s - KNOTS[0]), len(KNOTS) - 2)
    part = s - KNOTS[n]
    return table[n] * (1 - part) + table[n + 1] * part


def calibrate(found):
    """The probabilities at the knots: least squares with straight lines
    between, held to the logistic curve by a weight of 10 cases a knot,
    then made to ascend by pooling."""
    size = len(KNOTS)
    h = [[10.0 * (i == k) for k in range(size)] for i in range(size)]
    g = [10 * sigma(k) for k in KNOTS]
    for s, right in found:
        s = min(max(s, KNOTS[0]), KNOTS[-1])
        n = min(int(s - KNOTS[0]), size - 2)
        part = (1 - (s - KNOTS[n]), s - KNOTS[n])
        for i in (0, 1):
            g[n + i] += part[i] * right
            for k in (0, 1):
                h[n + i][n + k] += part[i] * part[k]
    pools = []
    for v in solve(h, g):
        pools.append([v, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            v, n = pools.pop()
            pools[-1] = [(pools[-1][0] * pools[-1][1] + v * n) /
                         (pools[-1][1] + n), pools[-1][1] + n]
    return [min(max(v, 0), 1) for v, n in pools for _ in range(n)]


def reliability(events, scores):
    """Each event's partners by the table of the others."""
    said = []
    for out in events:
        table = calibrate(list(partners([e for e in events if e is not out],
                                        scores)))
        said += [(probable(table, s), right)
                 for s, right in partners([out], scores)]
    print('of partners with probability')
    edges = (0, .1, .2, .3, .4, .5, .6, .7, .8, .9, 1.01)
    for low, high in zip(edges, edges[1:]):
        y = [(p, right) for p, right in said if low <= p < high]
        if y:
            print('  %.1f to %.1f: %4d, mean %.2f, right %.2f' %
                  (low, min(high, 1), len(y), sum(p for p, _ in y) / len(y),
                   sum(right for _, right in y) / len(y)))


def ship(events, names, whole, left_out):
    one = Stage(events, {e.name: e.columns for e in events})
    s = {e.name: one.apply(e, whole) for e in events}
    two = Stage(events, {e.name: second(e, s[e.name]) for e in events})
    w = two.fit(None)
    s = {e.name: two.apply(e, w) for e in events}
    link = limit(events, s)
    show('all events, fitted so', add(count(e, s[e.name], link)
                                      for e in events))
    print('\n/* features.c */\nBIAS %.4f' % whole[0])
    for name, v in zip(names, whole[1:]):
        print('"%s", %.4f' % (name, v))
    print('/* match.c */\n.bias = %.4f' % w[0])
    for name, v in zip(STAGE2, w[1:]):
        print('.%s = %.4f' % (name, v))
    print('LINKED %.1f' % link)
    print('CALIBRATED', ', '.join(
        '%.3f' % v for v in calibrate(list(partners(events, left_out)))))


def ablate(events, names, whole):
    for f, name in enumerate(names):
        rest = [g for g in range(len(names)) if g != f]
        one = Stage(events, {e.name: [e.columns[g] for g in rest]
                             for e in events})
        start = [whole[0]] + [whole[g + 1] for g in rest]
        c, s = leave_one_out(events, one, start=start)
        show('without ' + name, c, loss(events, s))
    one = Stage(events, {e.name: e.columns for e in events})
    for name in STAGE2[1:]:
        c, s = leave_one_out(events, one, [x for x in STAGE2 if x != name],
                             whole)
        show('stage 2 without ' + name, c, loss(events, s))


def main():
    ap = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    ap.add_argument('dir')
    ap.add_argument('--features', default='tests/bench/link_features')
    ap.add_argument('--ablate', action='store_true')
    a = ap.parse_args()
    paths = sorted(glob.glob(os.path.join(a.dir, '*.gold.json')))
    if not paths:
        print('train_links: skipped, no *.gold.json in "%s"' % a.dir)
        return
    events = [Event(p, a.features) for p in paths]
    names = events[0].names
    one = Stage(events, {e.name: e.columns for e in events})
    whole = one.fit(None)
    print('one event left out at a time')
    c, s = leave_one_out(events, one, (), whole)
    show('stage 1', c, loss(events, s))
    c, s = leave_one_out(events, one, start=whole)
    show('both stages', c, loss(events, s))
    reliability(events, s)
    if a.ablate:
        ablate(events, names, whole)
    ship(events, names, whole, s)


if __name__ == '__main__':
    main()
