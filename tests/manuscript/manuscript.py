"""Small Word files made piece by piece, as word processors write them."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from tests.manuscript.seed.manuscripts import picture

_NAMES = nsdecls("w", "r", "m", "wp", "a", "pic")


class Manuscript:
    """A Word file with a heading to begin with."""

    def __init__(self) -> None:
        self.document = Document()
        self.document.add_heading("人才培养", 1)

    def text(self, text: str, style: str | None = None) -> None:
        """Add a paragraph."""
        self.document.add_paragraph(text, style)

    def picture(self, *seeds: str, text: str = "") -> None:
        """Add a paragraph with pictures."""
        paragraph = self.document.add_paragraph(text)
        for seed in seeds:
            paragraph.add_run().add_picture(picture(seed), width=Cm(5))

    def xml(self, xml: str) -> None:
        """Add an element of the body as WordprocessingML without declarations of its prefixes."""
        at = xml.index(">") if xml[xml.index(">") - 1] != "/" else xml.index(">") - 1
        body = self.document.element.body
        body.insert(len(body) - 1, parse_xml(f"{xml[:at]} {_NAMES}{xml[at:]}"))

    def table(self, *rows: tuple[str, ...]) -> None:
        """Add a table without merged cells."""
        made = self.document.add_table(0, len(rows[0]))
        for row in rows:
            for cell, text in zip(made.add_row().cells, row, strict=True):
                cell.text = text

    def save(self, path: Path) -> Path:
        """Write the file and return its path."""
        self.document.save(str(path))
        return path
