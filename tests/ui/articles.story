# The plain list: all, unread, starred, found.
keys ga
screen
keys jd*
screen
keys s
screen
keys s
screen
keys fquake<Enter>
screen
keys n/harbor<Enter>
screen
keys q
line 1
# All that was found is read.
keys gafquake<Enter>A
screen
keys u
line -1
