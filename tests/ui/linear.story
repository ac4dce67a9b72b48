# Without columns: words for marks, for screen readers.
linear
screen
keys <Enter>
screen
keys t<Enter>
screen
keys qc]x
screen
keys L
screen
