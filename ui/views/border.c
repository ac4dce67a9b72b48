#include "ui/views/border.h"

void
border_move(struct app *app, enum action a, unsigned count, int *moved,
    int (*before)(const void *state), const void *state)
{
	int by = (int)MIN(MAX(count, 1), 1000U), at = *moved;
	int was = before(state);

	*moved += a == ACTION_WIDER ? by : -by;
	*moved = at + before(state) - was;
	if (*moved == at)
		app_message(app, "the border goes no further");
}
