"""What stands in a paragraph, gathered while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby

from lxml import etree

from reportdoc.manuscript.model import Drawing, Remark, RemarkKind, Run
from reportdoc.manuscript.reading.symbols import LOST
from reportdoc.ooxml.names import W

_REPLACEMENT = "\ufffd"
"""What a program writes for a character that it could not read."""


@dataclass(slots=True)
class Content:
    """What stands in a paragraph."""

    index: int
    """Of the paragraph."""
    runs: list[Run] = field(default_factory=list)
    sizes: dict[float, int] = field(default_factory=dict)
    """Characters by their size in pt."""
    bold: bool = True
    """Whether every character is bold, whatever makes it so."""
    drawings: list[Drawing] = field(default_factory=list)
    equations: list[str] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    """Ids of the comments made on it."""
    hidden: str = ""
    """Characters that Word does not show."""
    directory: bool = False
    counted: bool = False
    """Whether a field SEQ stands in it."""
    breaks: bool = False
    """Whether a page break stands before its first character."""

    def add(self, run: Run, size: float) -> None:
        """Take characters of a size in pt; `LOST` stands for each that a program has lost."""
        if _REPLACEMENT in run.text:
            run = replace(run, text=run.text.replace(_REPLACEMENT, LOST))
            self.remark("lost", None, run.text)
        self.runs.append(run)
        self.sizes[size] = self.sizes.get(size, 0) + len(run.text.strip())

    def remark(self, kind: RemarkKind, node: etree._Element | None, text: str) -> None:
        """Note something that the text does not show, with the author of the element around it."""
        if text.strip():
            author, date = (node.get(f"{W}{name}", "") if node is not None else "" for name in ("author", "date"))
            self.remarks.append(Remark(kind, author, text.strip(), self.index, date))

    def close(self) -> None:
        """End the paragraph: neighbours that look alike are one run."""
        self.remark("hidden", None, self.hidden)
        joined: list[Run] = []
        for _, same in groupby(self.runs, key=_look):
            runs = list(same)
            alone = len(runs) == 1 or runs[0].note or runs[0].formula
            joined += runs if alone else [replace(runs[0], text="".join(run.text for run in runs))]
        self.runs = joined
        self.bold = self.bold and bool(joined)


def _look(run: Run) -> tuple[object, ...]:
    """Return all of a run but its text."""
    return run.bold, run.italic, run.raised, run.link, run.target, run.note, run.formula
