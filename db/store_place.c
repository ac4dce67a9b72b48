#include "db/store_place.h"

#include "db/sql.h"

static struct str
name_of(char *name, char letter)
{
	memcpy(name, "place ?", 7);
	name[6] = letter;
	return (struct str){name, 7};
}

enum status
store_put_place(struct store *s, char letter, struct str place)
{
	enum status status = store_begin(s);
	sqlite3_stmt *st;
	char name[7];

	if (status != STATUS_OK)
		return status;
	st = sql_get(s, SQL_PLACE_PUT);
	sql_text(st, 1, name_of(name, letter));
	sql_text(st, 2, place);
	return store_end(s, sql_run(s, st));
}

enum status
store_place(struct store *s, struct arena *a, char letter, struct str *place)
{
	sqlite3_stmt *st = sql_get(s, SQL_PLACE);
	enum status status;
	char name[7];

	*place = STR_NONE;
	sql_text(st, 1, name_of(name, letter));
	status = sql_step(s, st);
	if (status != STATUS_OK)
		return status == STATUS_DONE ? STATUS_NOT_FOUND : status;
	*place = sql_col_text(a, st, 0);
	sql_end(st);
	return STATUS_OK;
}
