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
# The rest of the views: review, a decision, articles, versions, filters,
# help, keys, settings.
again
linear
keys gr
screen
keys 3j
screen
keys ga
screen
keys ge3Gj<Enter>
screen
again
linear
keys gg<Enter>gg<Enter>v
screen
keys v]x
screen
keys gq
screen
keys qge?
screen
keys qg?
screen
keys q:set<Enter>
screen
# Who else may be meant by a row.
again
linear
keys gg<Enter>c]mp
screen
keys jjj
screen
