# The keys of the view first, then those of all; / searches them.
keys ?
screen
keys G
screen
keys gg/undo<Enter>
screen
styles
keys q
line 1
# What a view's own keys do is not told of those of every view; marks in
# their own looks.
keys <Enter><Enter>?/article<Enter>
screen
keys /absent<Enter>
screen
styles
keys qqq
# A key nobody mapped, an action nobody has, a map of one's own.
keys X
line -1
keys :nonsense<Enter>
line -1
keys :map<Space>events<Space>X<Space>help<Enter>X
line 1
keys q:und<Tab>
line -1
