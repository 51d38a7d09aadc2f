"""The layout engine of a build, or why there is none."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from reportdoc.layout import engines
from reportdoc.layout.engine import Engine, EngineMissing
from reportdoc.project.folders import FONTS
from reportdoc.report.message import Message, message


def engine_or_absence(project: Path, given: Engine | None, stack: ExitStack) -> tuple[Engine | None, Message | None]:
    """Return the engine that was given, or one that lives as long as the stack; where there is none, what to tell."""
    try:
        engine = given or stack.enter_context(engines.engine(project / FONTS))
        engine.version  # noqa: B018 - asked, since it raises where there is none
    except EngineMissing as error:
        return None, message("{reason}; until then there are no page numbers and no PDF", reason=error.message)
    return engine, None
