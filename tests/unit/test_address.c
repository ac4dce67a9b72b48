/* Which machines only this one or its network can mean. */
#include <arpa/inet.h>
#include <netinet/in.h>

#include "src/fetch/address.h"
#include "tests/tap.h"

static void
addresses(void)
{
	static const struct {
		const char *address;
		bool private;
	} rows[] = {
		{"127.0.0.1", true}, {"127.255.255.255", true},
		{"0.0.0.0", true}, {"10.1.2.3", true}, {"11.0.0.1", false},
		{"100.64.0.1", true}, {"100.127.255.255", true},
		{"100.128.0.1", false}, {"169.254.169.254", true},
		{"172.15.255.255", false}, {"172.16.0.1", true},
		{"172.31.255.255", true}, {"172.32.0.1", false},
		{"192.168.0.1", true}, {"192.169.0.1", false},
		{"198.18.0.1", true}, {"198.51.100.7", false},
		{"224.0.0.1", true}, {"255.255.255.255", true},
		{"223.255.255.255", false}, {"8.8.8.8", false},
		{"::", true}, {"::1", true}, {"::8.8.8.8", false},
		{"::ffff:127.0.0.1", true}, {"::ffff:8.8.8.8", false},
		{"64:ff9b::7f00:1", true}, {"64:ff9b::808:808", false},
		{"64:ff9b:1::808:808", true}, {"64:ff9b:2::1", false},
		{"::ffff:0:10.1.2.3", true}, {"::ffff:0:8.8.8.8", false},
		{"2002:7f00:1::", true}, {"2002:808:808::", false},
		{"fc00::1", true}, {"fdff::1", true}, {"fe80::1", true},
		{"fec0::1", true}, {"ff02::1", true}, {"2001:db8::1", false},
		{"2606:4700::1111", false},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct sockaddr_in v4 = {.sin_family = AF_INET};
		struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
		const struct sockaddr *s = (const struct sockaddr *)&v4;

		if (inet_pton(AF_INET, rows[i].address, &v4.sin_addr) != 1) {
			inet_pton(AF_INET6, rows[i].address, &v6.sin6_addr);
			s = (const struct sockaddr *)&v6;
		}
		ok(address_private(s) == rows[i].private, "%s is %s",
		    rows[i].address, rows[i].private ? "private" : "public");
	}
	ok(address_private(&(struct sockaddr){.sa_family = AF_UNIX}),
	    "a socket on disk is private");
}

int
main(void)
{
	addresses();
	return tap_done();
}
