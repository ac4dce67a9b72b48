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
