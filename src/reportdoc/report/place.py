"""Where something stands in the project's files."""

from __future__ import annotations

from dataclasses import dataclass

from reportdoc.report.address import Address


@dataclass(frozen=True, slots=True)
class Place:
    """A file, and the line or the cell in it."""

    file: str
    """Path relative to the project, with forward slashes: `content/chapters/1-talent.md`."""
    line: int | None = None
    """Line counted from 1."""
    cell: Address | None = None
    key: str | None = None
    """Path of a key in a YAML file: `annex.tables[2].src`."""

    @property
    def sort_key(self) -> tuple[str, int, tuple[int, int], str]:
        """Key that orders places by file, then line, then cell."""
        cell = (self.cell.row, self.cell.column) if self.cell else (-1, -1)
        return (self.file, self.line or 0, cell, self.key or "")

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        cell = f"[{self.cell}]" if self.cell else ""
        key = f" {self.key}" if self.key else ""
        return f"{self.file}{line}{cell}{key}"
