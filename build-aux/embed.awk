# embed.awk - a text file as a C array.
#
#	awk -f embed.awk -v name=schema_001 FILE > schema_001.c
#
# gives  const char schema_001[]  (NUL-ended) and
#        const size_t schema_001_size  (without the NUL).
BEGIN {
	printf "/* Made by build-aux/embed.awk; do not edit. */\n"
	printf "#include <stddef.h>\n\n"
	printf "extern const char %s[];\nextern const size_t %s_size;\n\n", name, name
	printf "const char %s[] =\n", name
}
{
	gsub(/\\/, "&&")
	gsub(/"/, "\\\\&")
	gsub(/\?\?/, "?\\?")
	gsub(/\t/, "\\\\t")
	gsub(/\r/, "\\\\r")
	printf "    \"%s\\n\"\n", $0
}
END {
	printf "    \"\";\n\nconst size_t %s_size = sizeof(%s) - 1;\n", name, name
}
