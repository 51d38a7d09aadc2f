"""Opens the workbench: with the project that was dropped on 年报工作台.cmd, or with 年报 beside it.

In an empty folder the workbench asks how to begin.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
"""The unpacked bundle."""
PROJECT = "年报"
"""The project of somebody who names none."""


def main(arguments: list[str]) -> int:
    """Open the workbench and return its exit code."""
    project = Path(arguments[0]) if arguments else HERE / PROJECT
    if not arguments:
        project.mkdir(exist_ok=True)
    program = [sys.executable, "-X", "utf8", "-c", "from reportdoc.cli import main; main()"]
    return subprocess.run([*program, "serve", str(project), "--lang", "zh_CN"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
