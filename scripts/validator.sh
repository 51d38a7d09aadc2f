#!/bin/sh
# Installs the Open XML SDK validator for the tests, as pinned in tests/tools/package-lock.json.
set -eu
cd "$(dirname "$0")/../tests/tools"

stamp=node_modules/stamp
state=$(cat package.json package-lock.json | cksum)
[ "$(cat "$stamp" 2>/dev/null)" != "$state" ] || exit 0

echo "Installing the Open XML SDK validator"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
echo "$state" >"$stamp"
