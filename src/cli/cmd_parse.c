/* parse FILE */
#include <unistd.h>

#include "src/base/clock.h"
#include "src/base/vec.h"
#include "src/cli/cli.h"
#include "src/cli/source.h"
#include "src/ingest/ingest.h"
#include "src/ingest/worker.h"

#define EXIT_AGAIN 69 /* with all tables */

/* A process that can do nothing but print reads the document and prints
 * it: handing all of a large feed over would take a third as long as
 * parsing it.  Few documents need the tables of languages and encodings,
 * and reading those takes longer than most documents: only when the first
 * attempt fails for want of them they are read. */
static void
lock_in(struct source *s, const char *name)
{
	struct charsets **charsets = s->arg;
	enum job_end end;
	int code;

	languages_put_off(s->languages);
	/* Else the first write would ask what it writes to. */
	setvbuf(stdout, NULL, _IONBF, 0);
	end = worker_split(&code);
	if (end == JOB_BROKEN || (end == JOB_DONE && code == EXIT_AGAIN)) {
		*charsets = ingest_ready();
		languages_ready(s->languages);
		end = worker_split(&code);
	}
	if (end == JOB_RUNNING)
		return;
	charsets_free(*charsets);
	if (end != JOB_DONE) {
		cli_error("%s: %s", name, job_words(end));
		code = status_exit_code(STATUS_BAD_FORMAT);
	}
	exit(code);
}

static void
print(struct cli *cli, const struct feed *f, const struct report_style *style)
{
	VEC(struct followed) list = {0};

	if (cli->json) {
		report_feed_json(&cli->out, f);
		buf_char(&cli->out, '\n');
		return;
	}
	for (size_t i = 0; i < f->nlist; i++)
		*vec_add(cli->a, &list) = (struct followed){
			.is = f->list[i], .follow = true};
	if (f->nlist)
		report_feeds_text(&cli->out, list.at, list.n, style);
	for (size_t i = 0; i < f->narticles; i++) {
		if (i)
			buf_char(&cli->out, '\n');
		report_article_text(&cli->out, &f->articles[i],
		    style);
		cli_flush_large(cli);
	}
	for (size_t i = 0; i < f->nwarnings; i++)
		cli_note(cli, "%s: %.*s", cli->args[0],
		    STR_ARG(f->warnings[i]));
}

enum status
cmd_parse(struct cli *cli)
{
	struct charsets *charsets = NULL;
	struct source source = {.a = cli->a, .keep = true,
		.now = clock_now(), .languages = languages_new(),
		.base_url = cli->base_url,
		.content_type = cli->content_type,
		.language = cli->language, .location = cli->location,
		.lock_in = lock_in, .arg = &charsets};
	/* The terminal is asked while that is allowed. */
	const struct report_style style = cli_style(cli);
	struct feed *f;
	enum status st = source_feed(&source, cli->args[0], &f);

	if (languages_missed(source.languages))
		_exit(EXIT_AGAIN);
	charsets_free(charsets);
	languages_free(source.languages);
	/* Whatever hindered it: nothing can be made of the file. */
	if (st != STATUS_OK)
		return STATUS_BAD_FORMAT;
	print(cli, f, &style);
	return STATUS_OK;
}
