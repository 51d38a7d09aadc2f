"""What every use case does first: what killed commands left is ended, finished or undone."""

from __future__ import annotations

from pathlib import Path

from reportdoc.project.publishing.recovery import settle
from reportdoc.project.publishing.scratch import sweep


def _end_programs(folder: Path) -> None:
    # There is hardly ever anything to end, and the engines take longer to import than all else that is done here.
    from reportdoc.layout.engines import end_programs

    end_programs(folder)


def begin(*roots: Path) -> None:
    """Bring folders that are about to be read into the state before or after what a killed command was doing there.

    Layout engines that outlived their commands are ended, and working folders of killed processes removed.

    Raises OperationError where a change can be neither finished nor undone, OSError.
    """
    sweep(_end_programs)
    settle(*roots)
