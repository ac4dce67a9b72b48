# An empty store says what to type next.
screen
keys jGgg<Enter>dcL*J/x<Enter>
screen
keys ga
screen
linear
screen
