# Setting paragraphs side by side by hand, apart, and back.
keys <Enter>c
# The mayor's words are set beside what the row below tells.
keys 3G
screen
keys gs
screen
keys u
line -1
keys gm
line -1
keys gm
line -1
keys gm4jgm
screen
keys u
screen
