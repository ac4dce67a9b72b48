/*
 * elsewhere.c - commands that use the network are another program's.
 *
 * libcurl brings forty libraries along, which would cost every start of
 * the reader 10 ms, and would stand in the memory of a process that has
 * no business with the network.  So crossread-net is built of the same
 * files and libcurl, and crossread becomes it where it is needed.
 */
#include <errno.h>
#include <unistd.h>

#include "src/cli/cli.h"

#define NAME "crossread-net"

/* Beside this program, as it is built; else where it is installed. */
static const char *
find(struct arena *a)
{
	char self[4096];
	ssize_t n = readlink("/proc/self/exe", self, sizeof(self));
	struct str folder = {self, n > 0 ? (size_t)n : 0};
	const char *path;

	while (folder.n && folder.s[folder.n - 1] != '/')
		folder.n--;
	path = arena_printf(a, "%.*s" NAME, STR_ARG(folder)).s;
	return folder.n && access(path, X_OK) == 0 ? path
	    : PACKAGE_LIBEXEC_DIR "/" NAME;
}

static enum status
become(struct cli *cli)
{
	const char *path = find(cli->a);

	execv(path, cli->argv);
	cli_error("is crossread installed whole? %s: %s", path,
	    strerror(errno));
	return STATUS_IO;
}

enum status
cmd_add(struct cli *cli)
{
	return become(cli);
}

enum status
cmd_fetch(struct cli *cli)
{
	return become(cli);
}
