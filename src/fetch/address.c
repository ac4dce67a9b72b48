#include <netinet/in.h>

#include "src/fetch/address.h"

/* RFC 6890 and what it was followed by; first 'bits' bits of 'prefix'. */
static const struct {
	uint32_t prefix;
	unsigned bits;
} private_v4[] = {
	{0x00000000, 8},  /* this network */
	{0x0a000000, 8},  /* private */
	{0x64400000, 10}, /* shared, behind a carrier's NAT */
	{0x7f000000, 8},  /* loopback */
	{0xa9fe0000, 16}, /* link-local, metadata services */
	{0xac100000, 12}, /* private */
	{0xc0000000, 24}, /* protocol assignments */
	{0xc0a80000, 16}, /* private */
	{0xc6120000, 15}, /* benchmarks */
	{0xe0000000, 3},  /* multicast, reserved, broadcast */
};

static const struct {
	unsigned char prefix[2];
	unsigned bits;
} private_v6[] = {
	{{0xfc, 0x00}, 7},  /* unique local */
	{{0xfe, 0x80}, 10}, /* link-local */
	{{0xfe, 0xc0}, 10}, /* site-local, given up but still routed */
	{{0xff, 0x00}, 8},  /* multicast */
};

static bool
v4_private(uint32_t address)
{
	for (size_t i = 0; i < ARRAY_LEN(private_v4); i++) {
		uint32_t differ = address ^ private_v4[i].prefix;

		if (differ >> (32 - private_v4[i].bits) == 0)
			return true;
	}
	return false;
}

static uint32_t
four_bytes(const unsigned char *b)
{
	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 |
	    (uint32_t)b[2] << 8 | b[3];
}

/* Is it ::/96 (which holds :: and ::1), ::ffff:0:0/96, ::ffff:0:0:0/96,
 * 64:ff9b::/96 or 2002::/16?  Then *v4 is the address within. */
static bool
carries_v4(const unsigned char b[16], uint32_t *v4)
{
	static const unsigned char compatible[12] = {0};
	static const unsigned char mapped[12] = {[10] = 0xff, [11] = 0xff};
	static const unsigned char translated[12] = {[8] = 0xff, [9] = 0xff};
	static const unsigned char nat64[12] = {0x00, 0x64, 0xff, 0x9b};

	if (b[0] == 0x20 && b[1] == 0x02) {
		*v4 = four_bytes(b + 2);
		return true;
	}
	*v4 = four_bytes(b + 12);
	return memcmp(b, compatible, sizeof(compatible)) == 0 ||
	    memcmp(b, mapped, sizeof(mapped)) == 0 ||
	    memcmp(b, translated, sizeof(translated)) == 0 ||
	    memcmp(b, nat64, sizeof(nat64)) == 0;
}

/* A network's own translation to IPv4, 64:ff9b:1::/48 (RFC 8215): what
 * it carries, and where, is that network's business. */
static bool
translated_here(const unsigned char b[16])
{
	static const unsigned char prefix[6] = {0x00, 0x64, 0xff, 0x9b, 0, 1};

	return memcmp(b, prefix, sizeof(prefix)) == 0;
}

static bool
v6_private(const unsigned char b[16])
{
	uint32_t v4;
	unsigned first = (unsigned)b[0] << 8 | b[1];

	if (carries_v4(b, &v4))
		return v4_private(v4);
	if (translated_here(b))
		return true;
	for (size_t i = 0; i < ARRAY_LEN(private_v6); i++) {
		unsigned differ = first ^
		    ((unsigned)private_v6[i].prefix[0] << 8 |
			private_v6[i].prefix[1]);

		if (differ >> (16 - private_v6[i].bits) == 0)
			return true;
	}
	return false;
}

bool
address_private(const struct sockaddr *address)
{
	if (address->sa_family == AF_INET) {
		struct sockaddr_in in;

		memcpy(&in, address, sizeof(in));
		return v4_private(ntohl(in.sin_addr.s_addr));
	}
	if (address->sa_family == AF_INET6) {
		struct sockaddr_in6 in6;

		memcpy(&in6, address, sizeof(in6));
		return v6_private(in6.sin6_addr.s6_addr);
	}
	return true;
}
