#include "src/cli/input.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#define STEP (64 * KiB)

struct input {
	gzFile gz; /* hands plain bytes through as they are */
	char *bytes;
	size_t start, end, cap; /* what is read and not yet taken */
	size_t total;
	bool over; /* no more bytes will come */
	bool regular; /* a file, by name */
	const char *error;
};

static enum status
cannot_open(int error, struct buf *why)
{
	buf_cstr(why, error == ENOENT ? "there is no such file" :
	    error == EACCES ? "permission denied" :
	    error == EISDIR ? "is a folder" : strerror(error));
	return error == ENOENT || error == ENOTDIR ? STATUS_NOT_FOUND :
	    error == EACCES ? STATUS_NO_ACCESS : STATUS_IO;
}

enum status
input_open(const char *path, struct buf *why, struct input **out)
{
	int fd = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) :
	    open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	struct stat st = {0};
	struct input *in;

	if (fd < 0)
		return cannot_open(errno, why);
	if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
		close(fd);
		return cannot_open(EISDIR, why);
	}
	in = xcalloc(1, sizeof(*in));
	in->regular = S_ISREG(st.st_mode) && strcmp(path, "-") != 0;
	in->gz = gzdopen(fd, "rb");
	if (!in->gz)
		bug("out of memory in zlib");
	gzbuffer(in->gz, STEP);
	*out = in;
	return STATUS_OK;
}

void
input_close(struct input *in)
{
	if (!in)
		return;
	gzclose(in->gz);
	free(in->bytes);
	free(in);
}

/* Reads a step more behind what is there.  False at the end or after a
 * failure. */
static bool
more(struct input *in)
{
	int got, code;

	if (in->over)
		return false;
	if (in->start > 0 && in->start >= in->cap / 2) {
		memmove(in->bytes, in->bytes + in->start, in->end - in->start);
		in->end -= in->start;
		in->start = 0;
	}
	if (in->cap - in->end < STEP) {
		in->cap = in->cap * 2 + STEP;
		in->bytes = xrealloc(in->bytes, in->cap, 1);
	}
	got = gzread(in->gz, in->bytes + in->end, STEP);
	if (got > 0) {
		in->end += (size_t)got;
		in->total += (size_t)got;
		if (in->total <= INPUT_UNPACKED_LIMIT)
			return true;
		in->error = "is larger than the limit of 4 GiB";
	}
	in->over = true;
	if (got < 0) {
		in->error = gzerror(in->gz, &code);
		if (code == Z_ERRNO)
			in->error = errno == EINTR ? "interrupted" :
			    strerror(errno);
	} else if (got == 0) {
		/* A cut gzip file ends like a whole one, but for this. */
		(void)gzerror(in->gz, &code);
		if (code == Z_BUF_ERROR)
			in->error = "is cut off: unexpected end of file";
	}
	return false;
}

struct str
input_peek(struct input *in)
{
	while (in->end - in->start < INPUT_SNIFF && more(in))
		;
	return (struct str){in->bytes + in->start,
	    MIN(in->end - in->start, INPUT_SNIFF)};
}

enum status
input_all(struct input *in, size_t limit, struct str *out)
{
	while (in->end - in->start <= limit && more(in))
		;
	if (in->error)
		return STATUS_IO;
	if (in->end - in->start > limit)
		return STATUS_TOO_BIG;
	*out = (struct str){in->bytes + in->start, in->end - in->start};
	in->start = in->end;
	return STATUS_OK;
}

/* Drops the rest of a line, however long. */
static enum status
skip_line(struct input *in)
{
	do {
		size_t lf = str_chr((struct str){in->bytes, in->end}, '\n',
		    in->start);

		if (lf != STR_NPOS) {
			in->start = lf + 1;
			break;
		}
		in->start = in->end;
	} while (more(in));
	return STATUS_TOO_BIG;
}

enum status
input_line(struct input *in, size_t limit, struct str *out)
{
	size_t n = 0, lf; /* bytes that hold no LF */

	for (;;) {
		lf = str_chr((struct str){in->bytes, in->end}, '\n',
		    in->start + n);
		n = (lf == STR_NPOS ? in->end : lf) - in->start;
		if (n > limit)
			return skip_line(in);
		if (lf != STR_NPOS)
			break;
		if (more(in))
			continue;
		/* A line cut by a failure is no line. */
		if (in->error)
			return STATUS_IO;
		if (n == 0)
			return STATUS_DONE;
		break;
	}
	*out = (struct str){in->bytes + in->start, n};
	in->start += n + (lf != STR_NPOS);
	return STATUS_OK;
}

bool
input_is_file(struct input *in)
{
	return in->regular && gzdirect(in->gz);
}

static bool
write_all(int fd, struct str s)
{
	while (s.n > 0) {
		ssize_t done = write(fd, s.s, s.n);

		if (done < 0 && errno != EINTR)
			return false;
		s = str_from(s, (size_t)MAX(done, 0));
	}
	return true;
}

enum status
input_spool(struct input *in, struct buf *path)
{
	const char *folder = getenv("TMPDIR");
	bool good;
	int fd;

	buf_clear(path);
	buf_printf(path, "%s/crossread-XXXXXX",
	    folder && folder[0] == '/' ? folder : "/tmp");
	fd = mkostemp(path->s, O_CLOEXEC);
	good = fd >= 0;
	while (good && (in->end > in->start || more(in))) {
		good = write_all(fd, (struct str){in->bytes + in->start,
		    in->end - in->start});
		in->start = in->end;
	}
	if (!good && !in->error)
		in->error = strerror(errno);
	if (fd >= 0 && close(fd) != 0 && !in->error)
		in->error = strerror(errno);
	if (!in->error)
		return STATUS_OK;
	if (fd >= 0)
		unlink(path->s);
	return STATUS_IO;
}

const char *
input_error(const struct input *in)
{
	return in->error ? in->error : "is larger than the limit";
}
