# The accounts side by side.
keys <Enter>c
screen
styles
# Differences, conflicts, and how many there are.
keys ]c
line -3
keys ]x
screen
keys ]x
screen
keys [x
line -3
# What else could stand beside it, and away with it.
keys ggj2<Tab>p
screen
keys p1<Tab>
line 2
# A moved paragraph's counterpart, and back.
keys gg]m
screen
keys %
screen
keys %
line -3
# What others leave out.
keys gg]o
screen
# The outlets move through the panes; Harbor Post's order.
keys ggl
screen
keys 2<Tab>B
screen
keys h1<Tab>B
# Another outlet in the second pane: the last, and around again.
keys gg2<Tab>>>
screen
keys ><lt>
line 2
keys >1<Tab>
# Fold what agrees, then drop it, then all again.
keys z
screen
keys z
screen
# Or what one outlet alone tells, then all again.
keys z
screen
keys z
# More and fewer panes.
keys +
screen
keys --
screen
keys w
styles
# Copies, long cells, search.
keys C
screen
keys C/helicopters<Enter>
screen
# The facts of this row, and back to the same row.
keys ]x<Enter>
screen
keys c
screen
# Another fact's row, whole and with what stands before it.
keys <Enter>Gc
screen
keys ]x
# The article, and back.
keys a
screen
keys q
line -3
keys G
screen
# Where the terminal has no other way, conflicts stand in brackets.
plain
keys <Enter>c]x
screen
keys L
screen
