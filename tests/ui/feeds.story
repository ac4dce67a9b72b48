# Feeds of all kinds, errors first; a hidden one that fails is shown.
program FAKE
fared 1 200
fared 2 403 403 forbidden
fared 2 403 403 forbidden
fared 3 304
fared 4 410 410 gone for good
fared 5 0 the certificate has expired
keys ge
line -3
keys gf
screen
styles
keys S
line 2
keys SGjk/kale<Enter>
screen
# Its articles, and back.
keys <Enter>
screen
keys q
line -1
# Acts are crossread's own, run beside the reader.
keys p
wait
screen
keys p
wait
line -1
keys e<C-u>Kale<Space>Evening<Enter><C-u>evening<Enter><C-u>2h<Enter>
wait
screen
keys e<Enter><Enter><C-u>1s<Enter>
wait
line -1
keys x
line -1
line -2
keys n<Enter>
line -1
keys xy<Enter>
wait
line -1
keys s
screen
keys s
# Many at once.
keys ggtjtTkale<Enter>
screen
keys ;p
wait
screen
keys ;p
wait
line -1
keys ;@new,<Space>old<Enter>
wait
screen
keys ;e
line -1
keys ;x
line -1
keys n<Enter>
line -1
keys ;t;r
line -1
# Fetching: progress, and how it went.
keys r
wait
line -1
keys R
wait
line -1
keys aelm.example<Enter>
wait
line -1
keys ftarn<Enter>
screen
keys fnothing<Enter>
screen
# A click on what is no row selects none, nor do two open one.
keys f<C-u><Enter>gg
mouse click 3 5
line -3
mouse click 8 5
mouse double 8 5
mouse double 0 5
line 1
line -3
# Tab knows tags and titles, alone and in queries, of any word of these.
keys @,<Tab>
line -1
keys <Esc>:filter<Space>a<Space>b<Space>c<Space>-tag:<Tab>
line -1
keys <C-u>kill<Space>feed:"Kale<Tab>
line -1
keys <Esc>
# Tab completes any setting, and where the cursor stands.
keys :set<Space>tim?<Left><Tab><Enter>
line -1
# In words.
linear
keys gf
screen
# In words.
again
linear
keys gf
screen
keys j
screen
