# The facts, outlet by outlet.
keys <Enter>L
screen
styles
keys ]x
screen
keys ]xl
screen
# All the evidence, then the table again.
keys <Enter>
screen
keys <Enter>
# Filters and orders.
keys f
screen
keys ff
screen
keys ffffff
keys s
screen
keys s
screen
# To the text it stands in, and back.
keys gg]xc
screen
keys <Enter>
line -3
keys gd
screen
# Each value once, where columns would have room too.
keys qz
screen
keys l
line 2
keys z
line 2
