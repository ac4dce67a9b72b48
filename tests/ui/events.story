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
