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
