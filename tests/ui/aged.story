# Ages have room for a date, or are told in weeks, months and years.
screen
keys ga
screen
