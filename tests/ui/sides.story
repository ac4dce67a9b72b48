# Conflicts are read side by side: who tells it otherwise comes into the
# panes.
keys <Enter>c]x
screen
# Set apart they stand in two rows; % goes to the other side, and back.
keys gs
line -3
# Panes, and whose rows they follow, stay when all is compared anew.
line 1
keys %
screen
keys %
line -3
keys 2<Tab>Bu
line 1
keys 1<Tab>B
# What one outlet alone tells becomes a line; jumps pass it; Z opens it.
keys zzzgg
screen
keys ]c
line -3
keys jZ
screen
# Rows that are told by nobody in sight: Z brings who does.
keys z
line 1
keys gg3jZ
screen
# Rows that were opened stay open when the event is compared anew, and
# when they follow another outlet.
again
keys <Enter>czzzgg]cjZ
screen
keys gggs
screen
keys u2<Tab>B
screen
