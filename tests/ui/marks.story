# Places kept under a letter, from one view to another and over a restart.
keys jma
line -1
keys cjmbqk
line 3
keys 'a
line 4
keys ''
line 3
keys 'b
screen
keys ''
line 1
again
keys 'a
line 4
keys 'z
line -1
keys m1
line -1
keys m<Esc>
line -1
# Tags: by words, one by one, and what is done to all of them.
keys Trescuers<Enter>
screen
keys jt;d
screen
keys .
line 4
keys ;t
screen
keys ga2t;*
screen
keys gegg<Enter>TRescuers<Enter>
screen
keys ;U
screen
keys ;t]x[x
# To a command, as text and as JSON; to the clipboard; to a browser.
program REAL
keys ga|head<Space>-3<Enter>
line -1
keys g|wc<Space>-l<Enter>
keys cg|sed<Space>"s/,.*//"<Enter>
keys Y
line -1
keys L|sed<Space>1q<Enter>
keys Y
line -1
keys |"x<Enter>
line -1
keys ga<Enter>Y
line -1
keys O
line -1
keys qO
screen
keys gfY
line -1
keys |cat<Enter>
line -1
# z: the list has the whole screen; ]x: to the next conflict.
keys gez
screen
keys gg]x
line 4
linear
keys t
screen
