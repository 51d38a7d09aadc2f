"""Writing the letters of a summary."""

from __future__ import annotations

import re
from pathlib import Path

from reportdoc.app.province.comparison import Comparison
from reportdoc.app.province.letter_file import letter_file
from reportdoc.present.language import language
from reportdoc.present.province.letter import letters

_NO_NAME = re.compile(r'[\x00-\x1f<>:"/\\|?*]')
_STEM = 60
"""Characters of a name."""


def write_letters(found: Comparison, folder: Path) -> None:
    """Write a Word file for each college into an empty folder, in Chinese as letters are; raises OSError."""
    for index, (name, report) in enumerate(letters(language("zh_CN"), found)):
        stem = _NO_NAME.sub("_", name)[:_STEM]
        path = folder / f"{stem}.docx"
        if path.exists():
            path = folder / f"{stem}-{index}.docx"
        path.write_bytes(letter_file(report))
