/* crossread alone: the reader, or the event list where it cannot open. */
#include "src/base/clock.h"
#include "src/cli/screen.h"

enum status
cmd_read(struct cli *cli)
{
	const char *notice;
	struct store *s;
	enum status st;

	if (!cli_has_screen(cli))
		return cmd_events(cli);
	st = cli_open_reader(cli, &s, &notice);
	if (st != STATUS_OK)
		return st;
	st = screen_run(cli, s, 0, 0, notice);
	store_close(s);
	return st;
}
