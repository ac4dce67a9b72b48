# table.awk - word tables as sorted C arrays.
#
#	LC_ALL=C awk -f table.awk DIR/en/stop.tsv ... > tables.c
#
# Each line of a table is a key and, behind a tab, perhaps a value;
# lines that begin with '#' are comments.  The texts of a table are one
# string, the rows tell where they lie, so that nothing needs relocating
# when the program starts.  src/text/table.h has the types.
BEGIN {
	for (i = 1; i < 256; i++)
		byte[sprintf("%c", i)] = i
	print "/* Made by build-aux/table.awk; do not edit. */"
	print "#include \"src/text/table.h\"\n"
	for (i = 1; i < ARGC; i++)
		table(ARGV[i])
	print "const struct table tables[] = {"
	for (i = 1; i < ARGC; i++)
		printf "\t{\"%s\", \"%s\", %s_text, %s_rows, %d, " \
		    "%s_slots, %d},\n", language[i], kind[i], id[i], id[i],
		    count[i], id[i], nslots[i] - 1
	print "};\nconst size_t ntables = sizeof(tables) / sizeof(tables[0]);"
	exit failed
}

# As hash() of src/text/table.c.
function hash(s,    h, k) {
	h = 0
	for (k = 1; k <= length(s); k++)
		h = (h * 31 + byte[substr(s, k, 1)]) % 16777216
	return h
}

# The keys' places in a table at most half full.
function slots(    size, k, at, slot) {
	for (size = 2; size < 2 * count[i]; size *= 2)
		;
	nslots[i] = size
	split("", slot)
	for (k = 1; k <= count[i]; k++) {
		for (at = hash(keys[k]) % size; at in slot;
		     at = (at + 1) % size)
			;
		slot[at] = k
	}
	printf "static const uint16_t %s_slots[%d] = {", id[i], size
	for (at = 0; at < size; at++)
		printf "%s%d,", at % 12 ? " " : "\n\t", slot[at]
	printf "\n};\n\n"
}

function table(path,    part, n, line, command, at, last, value, key, rows) {
	n = split(path, part, "/")
	language[i] = part[n - 1]
	kind[i] = part[n]
	sub(/\.tsv$/, "", kind[i])
	id[i] = language[i] "_" kind[i]
	printf "static const char %s_text[] =\n", id[i]
	command = "LC_ALL=C sort '" path "'"
	while ((command | getline line) > 0) {
		if (line ~ /^#/ || line == "")
			continue
		n = index(line, "\t")
		key = n ? substr(line, 1, n - 1) : line
		value = n ? substr(line, n + 1) : ""
		if (key == last || length(key) > 255 || length(value) > 255) {
			print path ": bad or double entry: " line > "/dev/stderr"
			failed = 1
		}
		last = key
		printf "    \"%s%s\"\n", key, value
		rows = rows sprintf("\t{%d, %d, %d},\n", at, length(key),
		    length(value))
		at += length(key) + length(value)
		keys[++count[i]] = key
	}
	if (close(command) != 0 || !count[i]) {
		print path ": cannot be read or is empty" > "/dev/stderr"
		failed = 1
	}
	printf "    \"\";\nstatic const struct table_row %s_rows[] = {\n%s};\n\n",
	    id[i], rows
	slots()
}
