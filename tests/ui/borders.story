# The border above what is told of the selected row goes where it is let
# go, and by keys, and no further than leaves both sides something.
keys <Enter>L
mouse click 15 30
mouse release 9 30
mouse click 20 30
mouse release 26 30
screen
keys 5}
screen
keys 99}}
line -1
keys 99{{
line -1
screen
# A click on a line between columns selects its row; the rule below the
# heads is no border to move.
mouse click 4 18
line -3
mouse click 2 30
mouse release 9 30
screen
keys gr4{
mouse click 7 20
mouse release 10 20
mouse click 15 20
mouse release 17 20
screen
keys 99}}
line -1
screen
keys gf{
line -1
# A click on what was there before the window became low.
keys gec
size 80 40
line -1
size 80 12
mouse click 30 20
line -1
