/*
 * fuzz.h - what every fuzz target offers.  With libFuzzer's main it hunts
 * (--enable-fuzzers, CC=clang); with replay.c's it runs the stored corpus
 * in `make check`.
 */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
