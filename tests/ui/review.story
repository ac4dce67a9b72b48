# What outlets tell differently: the queue, and decisions.
keys gr
screen
styles
# Accepted, it stays where it stood; the next is selected.
keys a
screen
# A false alarm for two, and both taken back by one u.
keys 2x
screen
keys u
screen
# Words: a note, an editor, a time, the line to print.
keys eask<Space>the<Space>institute<Enter>
line -1
keys @<C-u>jt<Enter>
line -1
keys wsoon<Enter>
line -1
keys w18:00<Enter>
screen
# The same again, words and all.
keys .
screen
# The line to print: long, it is edited at its end; y copies it.
keys kp
line -1
keys <Enter>y
line -1
# Tagged ones.
keys ggtt;x
screen
# What waits, what is decided, what a rule explains, all.
keys s
screen
keys s
screen
keys s
screen
keys s
screen
keys sf
line -1
keys kind:name<Enter>
screen
keys fkind:colour<Enter>
line -1
keys f<C-u><Enter>
# The ledger has the same decisions, and makes them.
keys L
screen
keys x
screen
keys q
screen
# Another editor's process decides; no row moves.
other jt 20
screen
# Who overrules another is told so.
keys jx
line -1
keys u
# All of it after a restart, too.
again
keys grs
screen
keys u
screen
keys uuuuuuuuuuu
line -1
keys <C-r>
line -1
# In words.
linear
keys gr
screen
keys aL
screen
