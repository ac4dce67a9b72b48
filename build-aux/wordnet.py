#!/usr/bin/env python3
"""Derives data/en/senses.tsv and data/en/verbs.tsv from WordNet 3.0.

  wordnet.py /usr/share/wordnet data/en

Run by hand when a table is to change (Debian has the database as
wordnet-base, and python3-snowballstemmer); the build reads the tables only.

A noun of the news is one with a sense counted in WordNet's own texts, or
whose stem stands in data/en/df.tsv.  Of each, its commonest senses are
kept, and the classes these lie in.  A class is a WordNet synset that has
at least two of these nouns under it, and at most CLOSE or NEAR synsets;
of classes that hold the same nouns one is kept.

A verb is a stem of data/en/df.tsv, no function word, that stands for verbs
more often than for anything else in WordNet's own texts."""
import collections, os, sys

import snowballstemmer

SENSES = 3
RARE = .05 # a third sense counted so much less often than the first is left out
CLOSE = 30
NEAR = 85
DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'
HEAD = """# Derived from WordNet 3.0 by build-aux/wordnet.py.
# WordNet 3.0 Copyright 2006 by Princeton University.  All rights reserved.
# Permission to use, copy, modify and distribute, and the disclaimer:
# see the licence in COPYING.WordNet.
# """
HEAD_SENSES = HEAD + 'noun\tits classes, small ones - and larger ones\n'
HEAD_VERBS = HEAD + 'stems that are verbs more often than anything else\n'

def records(path):
    with open(path, encoding='ascii') as lines:
        for line in lines:
            if not line.startswith('  '):
                yield line

def read_synsets(folder):
    """offset -> offsets of its hypernyms"""
    above = {}
    for line in records(os.path.join(folder, 'data.noun')):
        field = line.split('|')[0].split()
        at = 4 + 2 * int(field[3], 16)
        pointers = [field[at + 1 + 4 * i:at + 5 + 4 * i]
                    for i in range(int(field[at]))]
        above[field[0]] = [p[1] for p in pointers
                           if p[0] in ('@', '@i') and p[2] == 'n']
    return above

def read_counts(folder):
    """noun -> how often each of its senses was counted, by number"""
    counts = collections.defaultdict(dict)
    with open(os.path.join(folder, 'cntlist.rev'), encoding='ascii') as lines:
        for line in lines:
            key, number, n = line.split()
            lemma, rest = key.split('%')
            if rest[0] == '1':
                counts[lemma][int(number)] = int(n)
    return counts

def read_nouns(folder, common):
    """noun -> offsets of its commonest senses, as WordNet orders them"""
    nouns, counts = {}, read_counts(folder)
    for line in records(os.path.join(folder, 'index.noun')):
        field = line.split()
        word, n = field[0], int(field[2])
        counted = int(field[-n - 1])
        if word.isalpha() and len(word) > 2 and \
                (counted > 0 or any(s in common for s in stems(word))):
            of = counts[word]
            nouns[word] = [
                sense for i, sense in enumerate(field[-n:][:SENSES])
                if i < 2 or of.get(i + 1, 0) >= RARE * of.get(1, 0)]
    return nouns

def stems(word):
    """What the stemmer may have made of it, roughly."""
    yield word
    if word.endswith('e'):
        yield word[:-1]
    if word.endswith('y'):
        yield word[:-1] + 'i'

def ancestors(above):
    memo = {}
    def walk(synset):
        if synset not in memo:
            found = {synset}
            for up in above[synset]:
                found |= walk(up)
            memo[synset] = found
        return memo[synset]
    for synset in above:
        walk(synset)
    return memo

def code(n):
    text = ''
    while n or not text:
        text = DIGITS[n % 36] + text
        n //= 36
    return text

def read_verbs(folder, common):
    """stems that were counted as verbs more often than as all else"""
    verb, other = collections.Counter(), collections.Counter()
    stem = snowballstemmer.stemmer('english').stemWord
    with open(os.path.join(folder, 'cntlist.rev'), encoding='ascii') as lines:
        for line in lines:
            key, _, n = line.split()
            lemma, rest = key.split('%')
            if lemma.isalpha():
                of = verb if rest[0] == '2' else other
                of[stem(lemma.lower())] += int(n)
    return sorted(s for s in verb if verb[s] > other[s] and s in common)

def keys(path):
    with open(path, encoding='utf-8') as lines:
        return {l.rstrip('\n').split('\t')[0] for l in lines if l[0] != '#'}

def main(folder, out):
    common = keys(os.path.join(out, 'df.tsv'))
    above = read_synsets(folder)
    nouns = read_nouns(folder, common)
    line = ancestors(above)
    size = collections.Counter(up for s in above for up in line[s])
    held = collections.defaultdict(set)
    for noun, senses in nouns.items():
        for sense in senses:
            for up in line[sense]:
                held[up].add(noun)
    classes, known = {}, {}
    for up in sorted(held, key=lambda c: (size[c], c)):
        if len(held[up]) > 1 and size[up] <= NEAR:
            classes[up] = known.setdefault(frozenset(held[up]), up)
    of = {noun: {classes[up] for sense in senses for up in line[sense]
                 if up in classes} for noun, senses in nouns.items()}
    uses = collections.Counter(c for cs in of.values() for c in cs)
    number = {c: code(i) for i, c in
              enumerate(sorted(uses, key=lambda c: (-uses[c], c)))}
    with open(os.path.join(out, 'senses.tsv'), 'w') as f:
        f.write(HEAD_SENSES)
        for noun in sorted(of):
            close = sorted(number[c] for c in of[noun] if size[c] <= CLOSE)
            near = sorted(number[c] for c in of[noun] if size[c] > CLOSE)
            if of[noun]:
                f.write('%s\t%s\n' % (noun, ' '.join(close + ['-'] + near)))
    with open(os.path.join(out, 'verbs.tsv'), 'w') as f:
        f.write(HEAD_VERBS)
        for stem in read_verbs(
                folder, common - keys(os.path.join(out, 'stop.tsv'))):
            f.write(stem + '\n')

main(*sys.argv[1:])
