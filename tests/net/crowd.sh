#!/bin/sh
# test_crowd against a server that misbehaves.
exec sh "$(dirname "$0")/http.sh" test_crowd
