#!/bin/sh
# Removes the program; projects stay.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
rm -rf "$here/.venv" "${XDG_STATE_HOME:-$HOME/.local/state}/reportdoc"
echo "已经卸载。您的年报还在原来的文件夹里；本文件夹里的其他文件可以自行删除。"
