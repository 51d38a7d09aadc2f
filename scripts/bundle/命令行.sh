#!/bin/sh
# Opens a shell in which the command reportdoc is found.
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
echo "在这里可以运行 reportdoc 的各条命令，如：reportdoc --help"
PATH="$here/.venv/bin:$PATH" exec "${SHELL:-/bin/sh}"
