#include "db/store_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#ifdef __linux__
#include <sys/vfs.h>
#endif
#include <unistd.h>

static enum status
fail(struct buf *why, enum status status, const char *path,
    const char *words)
{
	buf_clear(why);
	buf_printf(why, "%s: %s", path, words);
	return status;
}

static enum status
fail_errno(struct buf *why, const char *path, const char *what)
{
	static const struct {
		int error;
		enum status status;
		const char *remedy;
	} errors[] = {
	    {EACCES, STATUS_NO_ACCESS, "check its permissions"},
	    {EPERM, STATUS_NO_ACCESS, "check its permissions"},
	    {EROFS, STATUS_READ_ONLY, "name another place with --db"},
	    {ENOSPC, STATUS_DISK_FULL, "free some space and try again"},
	    {EDQUOT, STATUS_DISK_FULL, "free some space and try again"},
	};
	int error = errno;

	buf_clear(why);
	for (size_t i = 0; i < ARRAY_LEN(errors); i++) {
		if (errors[i].error == error) {
			buf_printf(why, "%s: %s (%s); %s", path, what,
			    strerror(error), errors[i].remedy);
			return errors[i].status;
		}
	}
	buf_printf(why, "%s: %s (%s); name another place with --db", path,
	    what, strerror(error));
	return STATUS_IO;
}

/* The folders above the file that are missing. */
static enum status
make_folders(const char *path, struct buf *why)
{
	struct arena *a = arena_new();
	enum status status = STATUS_OK;

	for (const char *slash = strchr(path + 1, '/'); slash;
	    slash = strchr(slash + 1, '/')) {
		struct str folder = arena_str(a,
		    (struct str){path, (size_t)(slash - path)});

		if (mkdir(folder.s, 0700) == 0 || errno == EEXIST)
			continue;
		status = fail_errno(why, folder.s,
		    "the folder for the store cannot be made");
		break;
	}
	arena_free(a);
	return status;
}

static enum status
make(const char *path, struct buf *why)
{
	enum status status = make_folders(path, why);
	int fd;

	if (status != STATUS_OK)
		return status;
	fd = open(path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC,
	    0600);
	/* Another process may just have made it. */
	if (fd < 0 && errno != EEXIST)
		return fail_errno(why, path, "the store cannot be made");
	if (fd >= 0)
		close(fd);
	return STATUS_OK;
}

/* SQLite keeps two more files beside the store while it writes. */
static enum status
writable(const char *path, struct buf *why)
{
	const char *slash = strrchr(path, '/');
	struct arena *a = arena_new();
	struct str folder = slash ?
	    arena_str(a, (struct str){path, (size_t)(slash - path) + 1}) :
	    STR("./");
	enum status status = STATUS_OK;

	if (access(path, W_OK) != 0)
		status = fail(why, STATUS_READ_ONLY, path,
		    "the store cannot be written to; check the permissions "
		    "of the file");
	else if (access(folder.s, W_OK) != 0)
		status = fail(why, STATUS_READ_ONLY, path,
		    "the store cannot be written to, because its folder "
		    "cannot; check the permissions of the folder");
	arena_free(a);
	return status;
}

enum status
file_prepare(const char *path, bool write, struct buf *why)
{
	struct stat st;

	if (stat(path, &st) != 0) {
		if (errno != ENOENT)
			return fail_errno(why, path,
			    "the store cannot be opened");
		if (!write)
			return fail(why, STATUS_NOT_FOUND, path,
			    "there is no store yet; import something first");
		return make(path, why);
	}
	if (S_ISDIR(st.st_mode))
		return fail(why, STATUS_NOT_A_STORE, path,
		    "this is a folder, not a crossread store; name a file "
		    "with --db");
	if (!S_ISREG(st.st_mode))
		return fail(why, STATUS_NOT_A_STORE, path,
		    "this is not a plain file; name another with --db");
	if (st.st_uid != geteuid() && geteuid() != 0)
		return fail(why, STATUS_NO_ACCESS, path,
		    "the store belongs to another account; name another "
		    "file with --db");
	if (access(path, R_OK) != 0)
		return fail_errno(why, path, "the store cannot be read");
	if (!write)
		return STATUS_OK;
	if ((st.st_mode & 077) && chmod(path, st.st_mode & 0700) != 0)
		return fail_errno(why, path,
		    "the store's mode cannot be made 0600");
	return writable(path, why);
}

bool
file_is_remote(const char *path)
{
#ifdef __linux__
	/* statfs(2); FUSE may be anything, so it counts as remote. */
	static const unsigned long kinds[] = {
	    0x6969,	/* NFS */
	    0x517b,	/* SMB */
	    0xff534d42, /* CIFS */
	    0xfe534d42, /* SMB2 */
	    0x01021997, /* 9P */
	    0x5346414f, /* AFS */
	    0x73757245, /* CODA */
	    0x00c36400, /* CEPH */
	    0x65735546, /* FUSE */
	    0x0bd00bd0, /* Lustre */
	    0x47504653, /* GPFS */
	};
	struct statfs fs;

	if (statfs(path, &fs) != 0)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (((unsigned long)fs.f_type & 0xffffffff) == kinds[i])
			return true;
	}
#else
	(void)path;
#endif
	return false;
}

struct str
file_immutable(struct arena *a, const char *path)
{
	struct str name;
	struct buf uri;

	buf_init(&uri, 64 * KiB);
	buf_cstr(&uri, path[0] == '/' ? "file:" : "file:./");
	for (const char *p = path; *p; p++) {
		if (strchr("?#%", *p))
			buf_printf(&uri, "%%%02x", (unsigned)*p);
		else
			buf_char(&uri, *p);
	}
	buf_cstr(&uri, "?immutable=1");
	name = arena_str(a, buf_view(&uri));
	buf_free(&uri);
	return name;
}

bool
file_has_wal(const char *path)
{
	struct arena *a = arena_new();
	struct stat st;
	bool has = stat(arena_printf(a, "%s-wal", path).s, &st) == 0 &&
	    st.st_size > 0;

	arena_free(a);
	return has;
}
