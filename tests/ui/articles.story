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
# The wheel and a click never mark anything.
again
keys ga
mouse down 5 5
mouse down 5 5
mouse click 3 5
mouse up 5 5
line 3
line 4
line 5
