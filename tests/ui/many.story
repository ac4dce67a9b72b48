# Six outlets: letters and names of all of them where that is possible.
keys gr
screen
keys <Enter>
screen
# A sentence with quotation marks of its own gets no others, and stands
# once whatever it tells.
keys q/crack<Enter>
screen
