"""What the files of a report are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reportdoc.report.report import Metadata

MANIFEST: Final = "manifest.json"
"""In a sealed package, what says which files belong to it."""


def file_name(metadata: Metadata) -> str:
    """Return the name of the built files without their endings: code, college and year, as the commission asks."""
    return f"{metadata.code}-{metadata.college}-{metadata.year}年度质量报告"
