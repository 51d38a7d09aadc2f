#!/bin/sh
# Runs a command with its temporary files in memory where that has room: tests wait a quarter of their time for a disk
# to say that it has written what is deleted a moment later. What a failed command wrote stays, to be looked at.
set -u

memory=/dev/shm
enough=4000000 # KiB; a run of all tests takes a tenth of it

room() {
    [ -z "${TMPDIR-}" ] && [ -w "$memory" ] && [ "$(df -k "$memory" | awk 'END { print $4 }')" -ge "$enough" ] || return 1
    TMPDIR=$(mktemp -d "$memory/reportdoc-XXXXXX") || return 1
    # In some containers nothing may be run from there, and tests make programs.
    printf '#!/bin/sh\n' >"$TMPDIR/program" && chmod +x "$TMPDIR/program" && "$TMPDIR/program" 2>/dev/null && return
    rm -r "$TMPDIR"
    return 1
}

room || exec "$@"
export TMPDIR
trap 'rm -rf "$TMPDIR"; exit 130' INT TERM
"$@"
status=$?
if [ "$status" = 0 ]; then rm -rf "$TMPDIR"; else echo "What the tests wrote is in $TMPDIR"; fi
exit "$status"
