/* parse FILE */
#include "src/base/clock.h"
#include "src/base/vec.h"
#include "src/cli/cli.h"
#include "src/cli/source.h"

enum status
cmd_parse(struct cli *cli)
{
	struct source source = {.a = cli->a, .keep = true,
		.now = clock_now(), .languages = languages_new(),
		.base_url = cli->base_url,
		.content_type = cli->content_type,
		.language = cli->language, .location = cli->location};
	struct report_style style = cli_style(cli);
	VEC(struct followed) list = {0};
	struct feed *f;
	enum status st = source_feed(&source, cli->args[0], &f);

	languages_free(source.languages);
	/* Whatever hindered it: nothing can be made of the file. */
	if (st != STATUS_OK)
		return STATUS_BAD_FORMAT;
	if (cli->json) {
		report_feed_json(&cli->out, f);
		buf_char(&cli->out, '\n');
		return STATUS_OK;
	}
	for (size_t i = 0; i < f->nlist; i++)
		*vec_add(cli->a, &list) = (struct followed){
			.is = f->list[i], .follow = true};
	if (f->nlist)
		report_feeds_text(&cli->out, list.at, list.n, &style);
	for (size_t i = 0; i < f->narticles; i++) {
		if (i)
			buf_char(&cli->out, '\n');
		report_article_text(&cli->out, &f->articles[i], &style);
		cli_flush_large(cli);
	}
	for (size_t i = 0; i < f->nwarnings; i++)
		cli_note(cli, "%s: %.*s", cli->args[0],
		    STR_ARG(f->warnings[i]));
	return STATUS_OK;
}
