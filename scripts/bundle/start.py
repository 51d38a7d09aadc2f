"""Opens the workbench: with the project that was dropped on 年报工作台.cmd, or with 年报 beside it.

In an empty folder the workbench asks how to begin.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
"""The unpacked bundle."""
PROJECT = "年报"
"""The project of somebody who names none."""


def main(arguments: list[str]) -> None:
    """Open the workbench; it ends the process when it is ended."""
    project = Path(arguments[0]) if arguments else HERE / PROJECT
    if not arguments:
        project.mkdir(exist_ok=True)
    from reportdoc.cli import main as run

    sys.argv = ["reportdoc", "serve", str(project), "--lang", "zh_CN"]
    run()


if __name__ == "__main__":
    main(sys.argv[1:])
