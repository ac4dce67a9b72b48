/*
 * address.h - which machines may be spoken to.
 *
 * What a person typed may be private: a bridge on his own machine is
 * normal.  What a public document names may not: a feed must not make
 * its reader ask the router, a neighbour, or a cloud's metadata service.
 * The judge sees the address itself when the socket is made, so names
 * that resolve anew (DNS rebinding) and odd spellings (0x7f.1, 127.1)
 * gain nothing.
 */
#ifndef FETCH_ADDRESS_H
#define FETCH_ADDRESS_H

#include <sys/socket.h>

#include "src/base/base.h"

/* Is it one that only this machine or network can mean?  Loopback,
 * private, link-local, shared, multicast, reserved, and IPv6 forms that
 * carry such an IPv4 address (mapped, 6to4, NAT64).  Another family than
 * IPv4 and IPv6 counts as private. */
bool address_private(const struct sockaddr *address);

#endif
