# lexicon.awk - one language's table (data/lang/xx.tsv) as a sorted
# constant array of struct lexeme (src/text/lexicon.h).
#
#	LC_ALL=C awk -f lexicon.awk -v lang=en en.tsv > lexicon_en.c
#
# A row is: kind, forms joined by "|", value, group, name; the last three
# may be left out, and the name is then the first form.
function quoted(s) {
	gsub(/\\/, "\\\\", s)
	gsub(/"/, "\\\"", s)
	return "\"" s "\""
}

# Shell sort; mawk has none, and LC_ALL=C makes "<" compare bytes.
function sort(v, n,	gap, i, j, x) {
	for (gap = int(n / 2); gap > 0; gap = int(gap / 2))
		for (i = gap + 1; i <= n; i++) {
			x = v[i]
			for (j = i; j > gap && x "" < v[j - gap] ""; j -= gap)
				v[j] = v[j - gap]
			v[j] = x
		}
}

# The number of the first letters of a form, as head_of() of
# src/text/lexicon.c has it.
function head(s,	h, i, c) {
	h = 0
	for (i = 1; i <= 3; i++) {
		c = index("0123456789abcdefghijklmnopqrstuvwxyz", \
		    substr(s, i, 1))
		if (i > length(s) || c == 0)
			break
		h = h * 37 + c
	}
	return h % 2048
}

BEGIN { FS = "\t" }

/^#/ || /^$/ { next }

{
	kind = $1
	gsub(/-/, "_", kind)
	count = split($2, form, "|")
	value = $3 == "" ? 0 : $3
	name = $5 == "" ? form[1] : $5
	for (i = 1; i <= count; i++) {
		if (form[i] == "" || form[i] ~ /[.-]/) {
			print FILENAME ":" FNR ": a form may not be empty " \
			    "nor hold full stops or hyphens" > "/dev/stderr"
			failed = 1
			exit 1
		}
		bit = "LEX(" toupper(kind) ")"
		h = head(form[i])
		if (index(heads[h], bit) == 0)
			heads[h] = heads[h] (heads[h] == "" ? "" : " | ") bit
		order[++n] = form[i] "\001" sprintf("%06d", FNR)
		row[order[n]] = "{" quoted(form[i]) ", " \
		    length(form[i]) ", LEX_" toupper(kind) \
		    ", " value ", " quoted($4) ", " quoted(name) "}"
	}
}

END {
	if (failed)
		exit 1
	sort(order, n)
	printf "/* Made by build-aux/lexicon.awk; do not edit. */\n"
	printf "#include \"src/text/lexicon.h\"\n\n"
	printf "extern const struct lexeme lexicon_%s[];\n", lang
	printf "extern const uint16_t lexicon_%s_first[];\n", lang
	printf "extern const uint32_t lexicon_%s_heads[];\n\n", lang
	printf "const struct lexeme lexicon_%s[] = {\n", lang
	for (i = 1; i <= n; i++)
		printf "    %s,\n", row[order[i]]
	printf "};\n\n"
	# Where the entries of each first byte begin, and the end of all.
	for (i = 0; i < 256; i++)
		byte[sprintf("%c", i)] = i
	for (i = 1; i <= n; i++)
		starts[byte[substr(order[i], 1, 1)]]++
	printf "const uint16_t lexicon_%s_first[257] = {", lang
	for (i = 0; i <= 256; i++) {
		printf "%s%d,", i % 12 ? " " : "\n    ", at
		at += starts[i]
	}
	printf "\n};\n"
	# The kinds of the entries that begin with the same letters.
	printf "\nconst uint32_t lexicon_%s_heads[2048] = {\n", lang
	for (i = 0; i < 2048; i++)
		if (heads[i] != "")
			printf "    [%d] = %s,\n", i, heads[i]
	printf "};\n"
}
