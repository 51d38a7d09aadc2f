"""Opens the workbench: with the project that was dropped on 年报工作台.cmd, or with 年报 beside it, made if need be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
"""The unpacked bundle."""
PROJECT = "年报"
"""The project of somebody who names none."""


def main(arguments: list[str]) -> int:
    """Open a project and return the exit code."""
    project = Path(arguments[0]) if arguments else HERE / PROJECT
    if not arguments and not project.exists() and (code := reportdoc("new", project)):
        return code
    return reportdoc("serve", project)


def reportdoc(command: str, project: Path) -> int:
    """Run a command with this Python, in Chinese, and return its exit code."""
    program = [sys.executable, "-X", "utf8", "-c", "from reportdoc.cli import main; main()"]
    return subprocess.run([*program, command, str(project), "--lang", "zh_CN"], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
