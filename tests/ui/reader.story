# One article, and what the others say of each paragraph.
keys <Enter><Enter>
screen
styles
keys ]x
screen
keys ]c]c
line -3
keys <Space>
screen
# The next article; star it; mark it unread again.
keys J*
screen
keys UK
screen
keys uu
line -3
keys /bridge<Enter>
screen
keys c
screen
keys qL
screen
# A second version beside the first, and the text alone again.
event 3
keys gg<Enter>v
screen
styles
keys ]c
line -3
# What others do meanwhile leaves the versions on the screen.
other jt 1
screen
keys v
line -1
keys Jv
line -1
# The link: y copies it; what is no plain address is not opened.
again
keys ga<Enter>y
line -1
keys :set<Space>clipboard<Space>never<Enter>y
line -1
keys :set<Space>clipboard&<Enter>
keys qgey
line -1
