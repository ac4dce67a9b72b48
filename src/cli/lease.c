#include "src/cli/lease.h"

#include <fcntl.h>
#include <unistd.h>

#include "db/store_fetch.h"

/* The first bytes of a small file; absent when it cannot be read. */
static struct str
read_small(struct arena *a, const char *path)
{
	char bytes[1024];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return STR_NONE;
	n = read(fd, bytes, sizeof(bytes));
	close(fd);
	return n > 0 ? arena_str(a, (struct str){bytes, (size_t)n})
		     : STR_NONE;
}

static struct str
boot(struct arena *a)
{
	struct str id = read_small(a, "/proc/sys/kernel/random/boot_id");

	return id.n ? str_trim(id) : STR("boot");
}

/* When a process started, in ticks since the machine did: the 22nd field
 * of its status line (proc(5)), counted behind the name in brackets,
 * which may hold blanks.  Absent when there is no such process. */
static struct str
start_of(struct arena *a, uint64_t pid)
{
	struct str path = arena_printf(a, "/proc/%llu/stat",
	    (unsigned long long)pid);
	struct str line = read_small(a, path.s), field = STR_NONE;
	size_t bracket = STR_NPOS;

	for (size_t i = 0; i < line.n; i++)
		if (line.s[i] == ')')
			bracket = i;
	if (bracket == STR_NPOS)
		return STR_NONE;
	line = str_from(line, bracket + 2);
	for (int i = 3; i <= 22; i++)
		if (!str_field(&line, ' ', &field))
			return STR_NONE;
	return field;
}

struct str
lease_owner(struct arena *a)
{
	uint64_t pid = (uint64_t)getpid();

	return arena_printf(a, "%.*s:%llu:%.*s", STR_ARG(boot(a)),
	    (unsigned long long)pid, STR_ARG(start_of(a, pid)));
}

bool
lease_lives(struct str owner)
{
	struct arena *a = arena_new();
	struct str rest = owner, id = STR_NONE, pid = STR_NONE;
	uint64_t n;
	bool lives = true;

	str_field(&rest, ':', &id);
	str_field(&rest, ':', &pid);
	if (!str_eq(id, boot(a)))
		lives = false;
	else if (str_u64(pid, &n))
		lives = str_eq(rest, start_of(a, n));
	arena_free(a);
	return lives;
}

enum status
lease_sweep(struct store *s, struct arena *a)
{
	struct str *owners;
	size_t n;
	enum status status = store_lease_owners(s, a, &owners, &n);

	for (size_t i = 0; i < n && status == STATUS_OK; i++)
		if (!lease_lives(owners[i]))
			status = store_end_leases(s, owners[i]);
	return status;
}
