# Without any: how to save one.
keys gq
screen
rule filter ports title:ferry
rule filter quake Kela is:unread
rule kill title:bill
rule kill title:waterworks
rule highlight "harbour authority"
again
screen
keys ga
screen
keys A
line -1
keys :filter<Space>title:bill<Enter>
line 3
keys f<C-u><Enter>uggs
line 1
keys s
line 1
# What is asked for is shown, and gq lists what is kept out.
keys fwater<Enter>
screen
keys gq
screen
keys 3G<Enter>
screen
keys ge:filter<Space>po<Tab><Enter>
screen
keys f<C-u><Enter>:filter<Space>lang:es<Enter>
line 3
keys f<C-u><Enter>
keys <Enter>:filter<Space>quake<Enter>
line 1
# For this session.
keys ge:kill<Space>outlet:"Coast<Space>Daily"<Enter>
line -1
keys ga
screen
keys :kill<Space>nofield:x<Enter>
line -1
keys :kill<Space>otlet:x<Enter>
line -1
keys ge:highlight<Space>title:res<Tab>cuers<Enter>
screen
styles
linear
screen
keys gq
screen
