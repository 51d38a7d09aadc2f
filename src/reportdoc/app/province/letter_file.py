"""A letter as the bytes of its Word file."""

from __future__ import annotations

from reportdoc.project.resources import templates
from reportdoc.report.report import Report
from reportdoc.word.letter import letter
from reportdoc.word.package import archive


def letter_file(report: Report) -> bytes:
    """Return a letter, a report of one part, as a Word file in the official look; raises ContentError."""
    file = letter(report, templates())
    return archive(file, file.document)
