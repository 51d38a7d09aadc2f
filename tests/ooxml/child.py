"""A process that runs commands one after another and says what each did and how much memory they took.

Started as `python -m tests.ooxml.child COMMANDS RESULTS`, both JSON files: lists of arguments, and what came of them.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path

from click.testing import CliRunner


def main(commands: str, results: str) -> None:
    """Run the commands of one file and write the exit code, the output and the peak of memory in MB to the other."""
    from reportdoc.cli.group import reportdoc

    found = []
    for arguments in json.loads(Path(commands).read_text(encoding="utf-8")):
        if arguments[0] == "copy":
            Path(arguments[2]).write_bytes(Path(arguments[1]).read_bytes())
            continue
        result = CliRunner().invoke(reportdoc, ["--lang", "en", *arguments])
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        found.append([arguments, result.exit_code, result.output + repr(result.exception or ""), peak])
    Path(results).write_text(json.dumps(found), encoding="utf-8")


def start(commands: Path, results: Path) -> int:
    """Run `main` in a process of its own and return its exit code.

    Linux counts the memory of the process it is forked from as its own; the shell between them is small.
    """
    child = f"exec '{sys.executable}' -m tests.ooxml.child '{commands}' '{results}'"
    shell = ["/bin/sh", "-c", f"({child}) & wait $!"]
    return os.waitstatus_to_exitcode(os.waitpid(os.posix_spawn("/bin/sh", shell, os.environ), 0)[1])


if __name__ == "__main__":
    main(*sys.argv[1:])
