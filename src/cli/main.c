#include "src/base/base.h"

int
main(int argc, char **argv)
{
	(void)argv;
	if (argc > 1)
		printf("crossread 0.1.0\n");
	return 0;
}
