# entities.awk - data/entities.tsv as the sorted C table of
# src/ingest/entities.c.  A table out of order is an error.
BEGIN {
	FS = "\t"
	print "/* Made by build-aux/entities.awk; do not edit. */"
	print "#include \"src/ingest/entities.h\"\n"
	print "const struct entity entity_table[] = {"
}
/^#/ { next }
{
	if ($1 <= last) {
		print "entities.tsv: " $1 " is out of order" > "/dev/stderr"
		failed = 1
		exit 1
	}
	last = $1
	split($2, cp, " ")
	printf "\t{\"%s\", 0x%s, 0x%s, %s},\n", $1, cp[1],
	    (cp[2] == "" ? "0" : cp[2]), ($3 == "bare" ? "true" : "false")
	n++
}
END {
	if (failed)
		exit 1
	printf "};\n\nconst size_t entity_count = %d;\n", n
}
