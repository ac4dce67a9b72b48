# The list of events and what is previewed of one.
screen
keys j
screen
styles
# Marking moves on; u takes it back.
keys kd
screen
keys u
screen
keys <C-r>
line 1
keys u2d
screen
# Incremental search, and its end.
keys /ferry
screen
styles
keys <Esc>
screen
keys ggK
line -1
keys S
screen
# Everything read, and taken back.
keys A
screen
keys A
line -1
keys u
screen
# The border between list and preview goes where it is let go, and no
# further than can be read: below, or beside where it is wide.
keys ge3G
mouse click 11 40
mouse release 14 40
mouse click 20 76
mouse release 20 90
screen
keys 5{
screen
keys 99}}
line -1
keys 99{{
line -1
