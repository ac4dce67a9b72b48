# Tab: as much as all have in common, then one after the other.
keys :sear<Tab>
screen
keys <Tab>
line -1
keys <Tab><Tab>
line -1
keys <S-Tab>
line -1
keys <Esc>:set<Space>pre<Tab><Space><Tab>
screen
keys <Tab><Enter>
line -1
keys :map<Space>ev<Tab>
line -1
keys <Tab><Tab><Tab><Space>X<Space>copy<Tab>
screen
keys t<Tab><Enter>X
line -1
keys :open<Space><Tab>
line -1
keys <Enter>
line 1
keys :open<Space>x<Enter>
line -1
keys q:keys<Space>n<Tab>
line -1
keys <Esc>fis:<Tab>
screen
keys <Esc>:help<Space>comp<Tab><Enter>
screen
keys q:help<Space>nosuch<Enter>
line -1
keys :nonsens<Enter>
line -1
keys :comand<Enter>
line -1
keys :kill<Enter>
line -1
# Counts in the line.
keys :3<Enter>
line 5
keys gg:2<Space>down<Enter>
line 5
keys :map<Enter>
screen
# What was typed is there in the next session; ^R looks for it.
history HISTORY
keys :set<Space>preview<Space>off<Enter>:sort<Enter>/Ferry<Enter>
keys f-Kela<Enter>
again
keys :<Up>
line -1
keys <Up>
line -1
keys <Up>
line -1
keys <Esc>:prev<C-r>
line -1
keys <C-r>
line -1
keys <Esc>/<Up>
line -1
keys <Esc>f<Up>
line -1
keys <Esc>
# Pasted: no line's end is Enter, and outside a prompt nothing happens.
paste Qdd\n
line 1
keys :
paste so\nrt \tnow
line -1
keys <C-u>sort<Enter>
line -1
# Keys of one's own, sets of keys, macros.
keys :map<Space>global<Space><C-x><Space>last<Enter><C-x>
line 5
keys :keys<Space>newsboat<Enter>
line -1
keys ggN
line -1
keys <C-x>
line 5
keys :macro<Space>s<Space>first;<Space>star;<Space>2<Space>down<Enter>,s
screen
keys ,z
line -1
keys ?
screen
keys q:set<Space>question<Space>search<Enter>?
line -1
keys <Esc>:set<Space>question&<Enter>:set<Space>tab<Space>next-new<Enter>gg<Tab>
line 4
keys :unmap<Space>global<Space><C-x><Enter><C-x>
line -1
keys :keys<Space>crossread<Enter>ggN
line -1
# The mouse: a click selects a row, and a pane; two open; the wheel moves.
mouse click 4 9
line 5
mouse click 2 0
line 3
mouse click 20 0
line 3
mouse down 5 5
line 5
mouse up 5 5
line 3
mouse click 3 3
mouse double 3 3
screen
keys q1Gc
mouse click 9 60
screen
mouse click 3 2
line 4
# The map: to the row that was clicked, of the first outlet or another.
mouse click 19 12
line -3
mouse click 42 12
line -3
mouse click 19 49
line -3
keys gg
# A border goes where it is let go, and no further than can be read.
mouse click 9 39
mouse release 9 47
screen
keys 4{
line 2
keys 40}
line 2
keys }
line -1
mouse click 9 52
mouse release 9 52
line -1
mouse down 5 5
line -3
keys :
mouse click 3 3
line -1
keys <Esc>L
mouse click 6 3
screen
# What is done, as a macro and as the line that keeps it.
keys <Esc>ge:record<Space>x<Enter>
line -1
keys ggj*:set<Space>panes=3<Enter>:record<Enter>
line -1
keys uk,x
line -1
line 4
keys :record<Enter>
line -1
keys :record<Space>xy<Enter>
line -1
