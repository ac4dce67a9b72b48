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
