"""The import of a Word file for the pages, in a process with limits."""

from __future__ import annotations

from functools import partial
from pathlib import Path


def imported(source: Path, project: Path, language_code: str) -> tuple[int, bool]:
    """Make a project of a Word file; return how many places need a look, and whether it can be built.

    Raises what `import_report` raises.
    """
    from reportdoc.app.imports import import_report
    from reportdoc.present.handbook.guide import templates_guide
    from reportdoc.present.imports.files import reports
    from reportdoc.present.imports.markdown import reviews
    from reportdoc.present.language import language

    spoken = language(language_code)
    made = import_report(source, project, False, partial(reports, spoken), templates_guide(spoken))
    return len(reviews(made)), not made.problems
