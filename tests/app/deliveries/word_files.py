"""Small Word files of departments."""

from __future__ import annotations

from pathlib import Path

from docx import Document


def word_file(path: Path, *lines: str) -> Path:
    """Write a Word file with a paragraph a line; `##` makes it a heading of level 2."""
    document = Document()
    for one in lines:
        if one.startswith("#"):
            document.add_heading(one.lstrip("#").strip(), len(one) - len(one.lstrip("#")))
        else:
            document.add_paragraph(one)
    document.save(str(path))
    return path
