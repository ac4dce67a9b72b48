/*
 * completion bash|zsh|fish: from the tables of commands, options and
 * settings, what may stand where on a command line.
 *
 * What a command's first argument may be is read from its usage:
 * "read|unread ID..." offers these words, PATH and FILE names of files,
 * COMMAND commands, TOPIC the topics of help, ACTION what is done to items
 * of the review queue.  An option that stands for a setting takes its words.
 * Which ids there are the shell asks for when it needs them, by "completion
 * ids COMMAND".
 */
#include "src/cli/ids.h"
#include "src/cli/options.h"
#include "src/model/review.h"

/* What a usage like "yes|no" or "[COMMAND|keys]" offers. */
struct offer {
	struct buf words; /* with blanks between */
	bool files, commands;
	bool verb; /* one of the words comes before anything else */
};

static void
add_verb(struct offer *o, struct str word)
{
	buf_printf(&o->words, "%s%.*s", o->words.n ? " " : "", STR_ARG(word));
	o->verb = true;
}

static void
offer_usage(struct offer *o, const char *usage)
{
	struct str first = str_c(usage), word;

	first = str_sub(first, 0, MIN(str_chr(first, ' ', 0), first.n));
	while (first.n && strchr("[]. ", first.s[first.n - 1]))
		first.n--;
	while (first.n && first.s[0] == '[')
		first = str_from(first, 1);
	for (int w = 0; strstr(usage, "ACTION") && w < REVIEW_WHATS; w++)
		buf_printf(&o->words, "%s%s", o->words.n ? " " : "",
		    review_what_word((enum review_what)w));
	while (str_field(&first, '|', &word)) {
		while (word.n && strchr("[].", word.s[word.n - 1]))
			word.n--;
		if (str_eq(word, STR("PATH")) || str_eq(word, STR("FILE")))
			o->files = true;
		else if (str_eq(word, STR("COMMAND")))
			o->commands = true;
		else if (str_eq(word, STR("TOPIC")))
			for (const char *const *t = help_topics; *t; t++)
				buf_printf(&o->words, "%s%s",
				    o->words.n ? " " : "", *t);
		else if (word.n && word.s[0] >= 'a' && word.s[0] <= 'z')
			add_verb(o, word);
	}
}

static void
offer_option(struct offer *o, const struct option_row *row)
{
	const char *nearest;
	enum setting s;

	if (!setting_find(str_c(row->name + 2), &s, &nearest) ||
	    setting_row(s)->type != SETTING_WORD) {
		offer_usage(o, row->value);
		return;
	}
	for (const char *const *w = setting_row(s)->words; *w; w++)
		buf_printf(&o->words, "%s%s", o->words.n ? " " : "", *w);
}

static void
begin(struct offer *o)
{
	*o = (struct offer){0};
	buf_init(&o->words, 64 * KiB);
}

/* "--db|--config)" of all options with a value, or of one kind of them. */
static void
put_valued(struct buf *out)
{
	const char *between = "";
	size_t n;
	const struct option_row *rows = options_all(&n);

	for (size_t i = 0; i < n; i++) {
		if (!rows[i].value)
			continue;
		buf_printf(out, "%s%s", between, rows[i].name);
		between = "|";
	}
}

/* ---- bash ---- */

static void
bash_values(struct buf *out)
{
	size_t n;
	const struct option_row *rows = options_all(&n);
	struct offer o;

	for (size_t i = 0; i < n; i++) {
		if (!rows[i].value)
			continue;
		begin(&o);
		offer_option(&o, &rows[i]);
		buf_printf(out, "\t%s)\n", rows[i].name);
		if (o.files)
			buf_cstr(out, "\t\tcompopt -o default\n");
		else
			buf_printf(out, "\t\tCOMPREPLY=($(compgen -W '%.*s' "
			    "-- \"$cur\"))\n", STR_ARG(buf_view(&o.words)));
		buf_cstr(out, "\t\treturn ;;\n");
		buf_free(&o.words);
	}
}

static void
bash_commands(struct buf *out, const char *all)
{
	struct offer o;

	for (const struct command *c = commands; c->name; c++) {
		if (c->hidden)
			continue;
		begin(&o);
		offer_usage(&o, c->args);
		buf_printf(out, "\t%s)\n\t\toptions='", c->name);
		options_names(out, c);
		buf_printf(out, "'\n\t\twords='%.*s%s%s'\n",
		    STR_ARG(buf_view(&o.words)), o.commands ? " " : "",
		    o.commands ? all : "");
		if (o.files)
			buf_cstr(out, "\t\tfiles=1\n");
		if (ids_of(c->name))
			buf_printf(out, "\t\tids=%d\n", o.verb);
		buf_cstr(out, "\t\t;;\n");
		buf_free(&o.words);
	}
}

static void
bash(struct buf *out, const char *all)
{
	buf_cstr(out, "# bash completion for crossread; made by 'crossread "
	    "completion bash'\n_crossread() {\n"
	    "\tlocal cur=${COMP_WORDS[COMP_CWORD]} command= i\n"
	    "\tlocal options= words= files= ids= at=0\n\tlocal -a db=()\n"
	    "\tCOMPREPLY=()\n"
	    "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	    "\t\t[[ ${COMP_WORDS[i]} == --db ]] && "
	    "db=(--db \"${COMP_WORDS[i+1]}\")\n"
	    "\t\tcase ${COMP_WORDS[i]} in\n\t\t");
	put_valued(out);
	buf_cstr(out, ") ((i++)) ;;\n\t\t-*) ;;\n"
	    "\t\t*) if [[ $command ]]; then ((at++)); "
	    "else command=${COMP_WORDS[i]}; fi ;;\n"
	    "\t\tesac\n\tdone\n"
	    "\tcase ${COMP_WORDS[COMP_CWORD-1]} in\n");
	bash_values(out);
	buf_cstr(out, "\tesac\n\tcase $command in\n\t'')\n\t\toptions='");
	options_names(out, NULL);
	buf_printf(out, "'\n\t\twords='%s'\n\t\t;;\n", all);
	bash_commands(out, all);
	buf_cstr(out, "\tesac\n"
	    "\tif [[ $cur == -* ]]; then\n\t\twords=$options\n"
	    "\telif ((at > 0)); then\n\t\twords=\n\tfi\n"
	    "\tif [[ $ids && $cur != -* ]] && ((at >= ids)); then\n"
	    "\t\twords+=\" $(\"${COMP_WORDS[0]}\" \"${db[@]}\" completion ids "
	    "$command 2>/dev/null |\n\t\t    cut -f 1)\"\n\tfi\n"
	    "\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
	    "\tif [[ $files && $cur != -* ]]; then\n"
	    "\t\tcompopt -o default\n\tfi\n"
	    "}\ncomplete -F _crossread crossread\n");
}

/* ---- zsh ---- */

/* In single quotes, the ":" of a description kept. */
static void
zsh_item(struct buf *out, const char *name, const char *help)
{
	buf_printf(out, " '%s:", name);
	for (; *help; help++) {
		if (*help == '\'')
			buf_cstr(out, "'\\'");
		if (*help == ':')
			buf_char(out, '\\');
		buf_char(out, *help);
	}
	buf_char(out, '\'');
}

static void
zsh_commands(struct buf *out)
{
	for (const struct command *c = commands; c->name; c++)
		if (!c->hidden)
			zsh_item(out, c->name, c->help);
}

static void
zsh_options(struct buf *out, const struct command *c)
{
	size_t n;
	const struct option_row *rows = options_all(&n);

	for (size_t i = 0; i < n; i++)
		if (c ? options_takes(c, &rows[i]) : !rows[i].own)
			zsh_item(out, rows[i].name,
			    options_words(c, &rows[i]));
}

static void
zsh(struct buf *out)
{
	size_t n;
	const struct option_row *rows = options_all(&n);
	struct offer o;

	buf_cstr(out, "#compdef crossread\n"
	    "# made by 'crossread completion zsh'\n_crossread() {\n"
	    "\tlocal command= i at=0 files= ids= id name\n"
	    "\tlocal -a list options db\n"
	    "\tfor (( i = 2; i < CURRENT; i++ )); do\n"
	    "\t\t[[ $words[i] == --db ]] && db=(--db \"$words[i+1]\")\n"
	    "\t\tcase $words[i] in\n\t\t(");
	put_valued(out);
	buf_cstr(out, ") (( i++ )) ;;\n\t\t(-*) ;;\n"
	    "\t\t(*) if [[ -n $command ]]; then (( at++ )); "
	    "else command=$words[i]; fi ;;\n\t\tesac\n\tdone\n"
	    "\tcase $words[CURRENT-1] in\n");
	for (size_t i = 0; i < n; i++) {
		if (!rows[i].value)
			continue;
		begin(&o);
		offer_option(&o, &rows[i]);
		buf_printf(out, "\t(%s) ", rows[i].name);
		if (o.files)
			buf_cstr(out, "_files");
		else
			buf_printf(out, "compadd -- %.*s",
			    STR_ARG(buf_view(&o.words)));
		buf_cstr(out, "; return ;;\n");
		buf_free(&o.words);
	}
	buf_cstr(out, "\tesac\n\tcase $command in\n\t('') list=(");
	zsh_commands(out);
	buf_cstr(out, " )\n\t\toptions=(");
	zsh_options(out, NULL);
	buf_cstr(out, " ) ;;\n");
	for (const struct command *c = commands; c->name; c++) {
		if (c->hidden)
			continue;
		begin(&o);
		offer_usage(&o, c->args);
		buf_printf(out, "\t(%s) list=( %.*s", c->name,
		    STR_ARG(buf_view(&o.words)));
		if (o.commands)
			zsh_commands(out);
		buf_cstr(out, " )\n\t\toptions=(");
		zsh_options(out, c);
		buf_printf(out, " )%s", o.files ? "; files=1" : "");
		if (ids_of(c->name))
			buf_printf(out, "; ids=%d", o.verb);
		buf_cstr(out, " ;;\n");
		buf_free(&o.words);
	}
	buf_cstr(out, "\tesac\n"
	    "\tif [[ $words[CURRENT] == -* ]]; then\n"
	    "\t\t_describe option options\n\t\treturn\n\tfi\n"
	    "\t(( at == 0 )) || list=()\n"
	    "\tif [[ -n $ids ]] && (( at >= ids )); then\n"
	    "\t\t$words[1] $db completion ids $command 2>/dev/null |\n"
	    "\t\t    while IFS=$'\\t' read -r id name; do\n"
	    "\t\t\tlist+=(\"$id:${name//:/\\\\:}\")\n\t\tdone\n\tfi\n"
	    "\t(( $#list )) && _describe word list\n"
	    "\t[[ -n $files ]] && _files\n}\n_crossread \"$@\"\n");
}

/* ---- fish ---- */

static void
fish_quoted(struct buf *out, const char *s)
{
	buf_char(out, '\'');
	for (; *s; s++) {
		if (*s == '\'' || *s == '\\')
			buf_char(out, '\\');
		buf_char(out, *s);
	}
	buf_char(out, '\'');
}

static void
fish_line(struct buf *out, const char *condition, const char *command)
{
	buf_printf(out, "complete -c crossread -n '%s%s%s'", condition,
	    command[0] ? " " : "", command);
}

/* What stands before the cursor, without options and their values. */
static void
fish_functions(struct buf *out)
{
	buf_cstr(out, "function __crossread_words\n\tset -l skip 0\n"
	    "\tfor w in (commandline -opc)[2..-1]\n"
	    "\t\tif test $skip = 1\n\t\t\tset skip 0\n\t\t\tcontinue\n"
	    "\t\tend\n\t\tif string match -qr '^(");
	put_valued(out);
	buf_cstr(out, ")$' -- $w\n\t\t\tset skip 1\n"
	    "\t\telse if not string match -q -- '-*' $w\n"
	    "\t\t\techo $w\n\t\tend\n\tend\nend\n"
	    "function __crossread_none\n"
	    "\ttest (count (__crossread_words)) = 0\nend\n"
	    "function __crossread_in\n\tset -l w (__crossread_words)\n"
	    "\ttest \"$w[1]\" = $argv[1]\nend\n"
	    "function __crossread_first\n\tset -l w (__crossread_words)\n"
	    "\ttest \"$w\" = $argv[1]\nend\n"
	    "function __crossread_ids\n\tset -l t (commandline -opc)\n"
	    "\tset -l at (contains -i -- --db $t); "
	    "and set -l db --db $t[(math $at + 1)]\n"
	    "\t$t[1] $db completion ids $argv[1] 2>/dev/null\nend\n"
	    "function __crossread_behind\n\tset -l w (__crossread_words)\n"
	    "\ttest \"$w[1]\" = $argv[1] -a (count $w) -gt 1\nend\n");
}

static void
fish_option(struct buf *out, const char *condition, const char *command,
    const struct option_row *row)
{
	struct offer o;

	if (condition[0])
		fish_line(out, condition, command);
	else
		buf_cstr(out, "complete -c crossread");
	buf_printf(out, " -l %s", row->name + 2);
	if (row->value) {
		begin(&o);
		offer_option(&o, row);
		if (o.files)
			buf_cstr(out, " -r -F");
		else
			buf_printf(out, " -x -a '%.*s'",
			    STR_ARG(buf_view(&o.words)));
		buf_free(&o.words);
	}
	buf_cstr(out, " -d ");
	fish_quoted(out, row->help);
	buf_char(out, '\n');
}

static void
fish(struct buf *out, const char *all)
{
	size_t n;
	const struct option_row *rows = options_all(&n);
	struct offer o;

	buf_cstr(out, "# fish completion for crossread; made by 'crossread "
	    "completion fish'\ncomplete -c crossread -f\n");
	fish_functions(out);
	for (size_t i = 0; i < n; i++)
		if (!rows[i].own)
			fish_option(out, "", "", &rows[i]);
	for (const struct command *c = commands; c->name; c++) {
		if (c->hidden)
			continue;
		fish_line(out, "__crossread_none", "");
		buf_printf(out, " -a %s -d ", c->name);
		fish_quoted(out, c->help);
		buf_char(out, '\n');
		begin(&o);
		offer_usage(&o, c->args);
		if (o.words.n || o.commands) {
			fish_line(out, "__crossread_first", c->name);
			buf_printf(out, " -a '%.*s%s%s'\n",
			    STR_ARG(buf_view(&o.words)), o.commands ? " " : "",
			    o.commands ? all : "");
		}
		if (o.files) {
			fish_line(out, "__crossread_in", c->name);
			buf_cstr(out, " -F\n");
		}
		if (ids_of(c->name)) {
			fish_line(out, o.verb ? "__crossread_behind" :
				  "__crossread_in", c->name);
			buf_printf(out, " -k -a '(__crossread_ids %s)'\n",
			    c->name);
		}
		buf_free(&o.words);
		for (size_t i = 0; i < n; i++)
			if (rows[i].own && options_takes(c, &rows[i]))
				fish_option(out, "__crossread_in",
				    c->name, &rows[i]);
	}
}

enum status
cmd_completion(struct cli *cli)
{
	const char *shell = cli->args[0];
	enum status st = STATUS_OK;
	struct buf all;

	if (strcmp(shell, "ids") == 0 && cli->nargs == 2)
		return ids_of(cli->args[1]) ?
		    ids_print(cli, ids_of(cli->args[1])) : STATUS_OK;
	buf_init(&all, 64 * KiB);
	for (const struct command *c = commands; c->name; c++)
		if (!c->hidden)
			buf_printf(&all, "%s%s", all.n ? " " : "", c->name);
	buf_char(&all, '\0');
	if (strcmp(shell, "bash") == 0) {
		bash(&cli->out, buf_view(&all).s);
	} else if (strcmp(shell, "zsh") == 0) {
		zsh(&cli->out);
	} else if (strcmp(shell, "fish") == 0) {
		fish(&cli->out, buf_view(&all).s);
	} else {
		cli_error("'%s' is no shell known here; bash, zsh and fish are",
		    shell);
		st = STATUS_USAGE;
	}
	buf_free(&all);
	return st;
}
