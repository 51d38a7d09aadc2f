#!/bin/sh
# Opens the workbench: with the project that is named, or with 年报 beside this file.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
python="$here/.venv/bin/python"
if [ ! -x "$python" ]; then
    echo "还没有安装。请先运行“安装.sh”。" >&2
    exit 1
fi
exec "$python" -X utf8 "$here/setup/start.py" "$@"
