#!/bin/sh
# Finds Python 3.11 to 3.13 and installs reportdoc beside itself, without a network.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
for python in "$here/python/bin/python3" python3.13 python3.12 python3.11 python3; do
    if "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
        exec "$python" -X utf8 "$here/setup/install.py"
    fi
done
echo "没有找到 Python 3.11、3.12 或 3.13。请先安装，例如 Debian 和 Ubuntu：sudo apt install python3" >&2
exit 1
