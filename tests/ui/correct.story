# Correcting events: an article out of its event, and back.
keys <Enter>jX
screen
keys u
screen
# An article taken up here is put down on another event.
keys jM
line -1
keys qjM
screen
keys u
screen
# Two events become one; the same key again drops what was taken up.
keys MM
line -1
keys MkM
screen
keys uM<Esc>M
line -1
