"""Where something stands in the project's files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A file, and the line or the cell in it."""

    file: str
    """Path relative to the project, with forward slashes: `content/chapters/1-talent.md`."""
    line: int | None = None
    """Line counted from 1."""
    cell: str | None = None
    """Spreadsheet address, `C5`, with rows and columns counted as a spreadsheet shows them."""
    key: str | None = None
    """Path of a key in a YAML file: `annex.tables[2].src`."""

    @property
    def sort_key(self) -> tuple[str, int, str, str]:
        """Key that orders places by file, then line, then cell."""
        return (self.file, self.line or 0, self.cell or "", self.key or "")

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        cell = f"[{self.cell}]" if self.cell else ""
        key = f" {self.key}" if self.key else ""
        return f"{self.file}{line}{cell}{key}"
