# What settings do when the reader opens.
set sort size
set preview off
set hints off
again
screen
# And :set while it runs.
keys :set<Space>hints<Space>on<Enter>:set<Space>preview<Space>on<Enter>
screen
keys :set<Space>sort?<Enter>
line -1
keys :set<Space>sort<Space>unread<Enter>
screen
keys :set<Space>sort&<Enter>
line -1
keys :set<Space>sort=size<Enter>
line -1
keys :set<Space>sort&<Enter>:set<Enter>
screen
keys /pane<Enter>
line -3
keys q
# Tab completes a name; what is wrong is told with the nearest.
keys :set<Space>pan<Tab><Space>3<Enter>
line -1
keys :set<Space>pnaes<Space>3<Enter>
line -1
keys :set<Space>panes<Space>99<Enter>
line -1
keys :set<Space>color<Space>never<Enter>
line -1
keys :set<Space>linear<Space>on<Enter>
screen
# Compare: as it opens.
set fold only
set panes 2
set words off
event 1
keys c
screen
styles
keys q:set<Space>words<Space>on<Enter>c
styles
# In quotes, as in a file.
keys q:set<Space>editor<Space>"Kale<Space>Mor"<Enter>
line -1
keys :set<Space>editor&<Enter>
# Another editor at the same screen takes back only their own.
keys *:set<Space>editor<Space>jt<Enter>
line -1
keys u
line -1
keys :set<Space>editor&<Enter>u
line -1
# All of it as a file, once.
keys :macro<Space>x<Space>down;<Space>star<Enter>:kill<Space>ferry<Enter>
keys :macro<Space>y<Space>down;<Space>strr<Enter>
line -1
keys :dumpconfig<Space>~/kept<Enter>
line -1
keys :dumpconfig<Space>~/k<Tab><Enter>
line -1
