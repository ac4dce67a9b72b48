# The same story on earlier days, and what goes on with it.
keys jjj<Enter>
screen
keys [e
screen
# Nothing is before the first; ]e leads on.
keys [e
line -1
keys ]e
line 2
keys ]e
line -1
# Back the way it went, to the list.
keys q
line 2
keys qq
line 1
