#!/bin/sh
# Makes this folder ready to build the sample, or with --test to run the tests as well.
# Whatever is in place is left alone, so running it again costs no time.
set -eu
cd "$(dirname "$0")"
sh ./programs.sh "$@"
validator=
if [ "${1-}" = --test ]; then
    sh ./validator.sh &
    validator=$!
fi
sh ./environment.sh "$@"
[ -z "$validator" ] || wait "$validator"
