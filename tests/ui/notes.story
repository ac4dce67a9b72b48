# A note on the event, from the list; it stands beside it and in it.
keys eask<Space>the<Space>institute<Enter>
screen
keys <Enter>
screen
keys eand<Space>the<Space>mayor<Enter>
line 4
keys u
line 4
# From the comparison: the same event's.
keys cG
keys e
line -1
keys <Esc>
line -1
# An article's, in the reader and in its list.
keys q<Enter>ethe<Space>figure<Space>is<Space>old<Enter>
screen
keys ga
screen
# What is tagged, at once; an empty one takes it away.
keys tt;elook<Space>again<Enter>
line -1
line 3
keys ;e<C-u><Enter>
line -1
keys fis:noted<Enter>
screen
keys gee<C-u><Enter>
line -1
line 3
keys u
line 3
keys gqe
line -1
linear
screen
