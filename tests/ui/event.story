# One event: its articles, why they are together, what differs.
keys <Enter>
screen
styles
# Marks are made and taken back here too.
keys dj*
screen
keys uu
screen
# Reading marks read, and the list knows when one is back.
keys <Enter>q
line 6
keys G
screen
# All of it read, and taken back.
keys A
screen
keys u
line -1
# Two tagged, one of them a copy: c sets these side by side.
keys ggjtGt
screen
keys c
screen
keys qGt
line 1
