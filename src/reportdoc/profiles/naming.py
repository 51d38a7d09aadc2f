"""What the files of a report are called."""

from __future__ import annotations

from reportdoc.report.report import Metadata


def file_name(metadata: Metadata) -> str:
    """Return the name of the built files without their endings: code, college and year, as the commission asks."""
    return f"{metadata.code}-{metadata.college}-{metadata.year}年度质量报告"
