#include "src/fetch/fault.h"

#include <curl/curl.h>
#include <string.h>

#include "src/base/base.h"

#define LATER "try again later"
#define AT_ITS_SITE "look for its feed at the site itself"

struct fault
fault_of_status(unsigned status)
{
	static const struct {
		unsigned status;
		struct fault fault;
	} table[] = {
		{304, {"304 not modified, though that was not asked", LATER}},
		{400, {"400 bad request", "check the address"}},
		{401, {"401 a name and password are needed",
			"the file logins of crossread(1) keeps them"}},
		{403, {"403 forbidden", "another 'set agent' may be let in"}},
		{404, {"404 not found", AT_ITS_SITE}},
		{406, {"406 no form of it is acceptable", AT_ITS_SITE}},
		{408, {"408 the server waited too long", LATER}},
		{410, {"410 gone for good", AT_ITS_SITE}},
		{429, {"429 asked too often", LATER}},
		{451, {"451 withheld for legal reasons", NULL}},
		{500, {"500 the server has an error", LATER}},
		{502, {"502 the server behind it does not answer well",
			LATER}},
		{503, {"503 out of service for now", LATER}},
		{504, {"504 the server behind it does not answer in time",
			LATER}},
	};

	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		if (table[i].status == status)
			return table[i].fault;
	return (struct fault){0};
}

/* What TLS libraries say of certificates, and what it means. */
static struct fault
of_certificate(const char *said)
{
	static const struct {
		const char *part;
		struct fault fault;
	} table[] = {
		{"has expired", {"has a certificate that has expired",
			"whoever runs it must renew it"}},
		{"self-signed", {"has a certificate that it signed itself",
			"--ca-file PATH trusts it"}},
		{"self signed", {"has a certificate that it signed itself",
			"--ca-file PATH trusts it"}},
		{"issuer certificate", {"has a certificate signed by nobody "
			"this system knows", "--ca-file PATH trusts them"}},
		{"no alternative certificate subject name matches",
			{"has a certificate for another host",
			"check the name"}},
	};

	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		if (strstr(said, table[i].part))
			return table[i].fault;
	return (struct fault){0};
}

/* What libcurl says for itself of the usual failures is for those who
 * know it. */
struct fault
fault_of_code(int code, const char *said)
{
	static const struct {
		CURLcode code;
		struct fault fault;
	} table[] = {
		{CURLE_OPERATION_TIMEDOUT, {"does not answer in time",
			"--timeout SECONDS gives it longer"}},
		{CURLE_COULDNT_RESOLVE_HOST, {NULL,
			"check the name, and that you are online"}},
		{CURLE_COULDNT_CONNECT, {"cannot be reached",
			"check the address, and that you are online"}},
		{CURLE_GOT_NOTHING, {"ends the connection without an answer",
			LATER}},
		{CURLE_PARTIAL_FILE, {"ends the connection amid its answer",
			LATER}},
		{CURLE_RECV_ERROR, {"breaks the connection off", LATER}},
		{CURLE_SEND_ERROR, {"breaks the connection off", LATER}},
		{CURLE_UNSUPPORTED_PROTOCOL, {"answers, but not in HTTP",
			"check the port, and http or https"}},
		{CURLE_WEIRD_SERVER_REPLY, {"answers, but not in HTTP",
			"check the port, and http or https"}},
		{CURLE_SSL_CONNECT_ERROR, {NULL,
			"check the port, and http or https"}},
		{CURLE_BAD_CONTENT_ENCODING,
			{"is packed in a way that cannot be undone", LATER}},
	};

	if (code == CURLE_PEER_FAILED_VERIFICATION)
		return of_certificate(said);
	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		if (table[i].code == (CURLcode)code)
			return table[i].fault;
	return (struct fault){0};
}
