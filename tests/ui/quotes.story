# % goes to where another has the same quotation, and back.
keys <Enter>c
keys j%
line -1
keys 1gg%
screen
keys %
screen
