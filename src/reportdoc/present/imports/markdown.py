"""What an import recognised, as Markdown for the report office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from gettext import gettext as _
from typing import TYPE_CHECKING

from reportdoc.manuscript.import_log import Note, Weight
from reportdoc.present.language import translated
from reportdoc.present.problems import line
from reportdoc.report.block import Case, Chart, Figure, Heading, Table
from reportdoc.report.report import Report, walk

if TYPE_CHECKING:
    from reportdoc.app.imports import Imported

_LISTED = 3
"""Levels of headings that the table of contents lists."""


def as_markdown(imported: Imported) -> str:
    """Return the import report; it ends with the counts."""
    return "\n".join(_lines(imported)) + "\n"


def reviews(imported: Imported) -> list[Note]:
    """Return what needs a look."""
    return [note for note in imported.log.notes if note.weight is Weight.REVIEW]


def counts(report: Report) -> list[tuple[str, str, int]]:
    """Return how many there are of each kind of thing in a report, by a key for programs and the kind's name."""
    blocks = [block for part in report.parts for block in walk(part.blocks)]
    kinds = Counter(type(block).__name__ for block in blocks)
    numbered = sum(isinstance(block, Figure | Chart) and block.numbered for block in blocks)
    tables = sum(isinstance(block, Table) and block.numbered for block in blocks)
    headings = [block for block in blocks if isinstance(block, Heading)]
    annex = report.annex
    listed = sum(heading.numbered and heading.level <= _LISTED for heading in headings)
    others = len(headings) - listed + (annex is not None)
    return [
        ("chapters", _("chapters"), len(report.chapters)),
        ("headings", _("headings with a number, down to the third level"), listed),
        ("other_headings", _("other headings: of the fourth level, without a number, over the annex"), others),
        ("tables", _("tables with a number"), tables),
        ("tables_unnumbered", _("tables without a number"), kinds[Table.__name__] - tables),
        ("cases", _("cases"), kinds[Case.__name__]),
        ("figures", _("figures with a number"), numbered),
        (
            "figures_unnumbered",
            _("figures and charts without a number"),
            kinds[Figure.__name__] + kinds[Chart.__name__] - numbered,
        ),
        ("indicator_tables", _("indicator tables"), len(annex.tables) if annex else 0),
    ]


def _lines(imported: Imported) -> Iterator[str]:
    title, wrong, numbers = (
        _("What was recognised in {file}"),
        _("What keeps the project from being built"),
        _("Counts"),
    )
    yield f"# {title.format(file=imported.source)}"
    if imported.problems:
        yield from ("", f"## {wrong}", "")
        yield from (f"- {_escaped(line(problem))}" for problem in imported.problems)
    titles = {
        Weight.REVIEW: _("What needs a look"),
        Weight.CHANGED: _("What the project says otherwise"),
        Weight.ASIDE: _("What is not in the project"),
    }
    for weight in (Weight.REVIEW, Weight.CHANGED):
        yield from _notes(imported, weight, titles[weight])
    yield from _evidence(imported)
    yield from _notes(imported, Weight.ASIDE, titles[Weight.ASIDE])
    yield from ("", f"## {numbers}", "")
    yield from (f"- {name}: {count}" for _key, name, count in counts(imported.report))


def _notes(imported: Imported, weight: Weight, title: str) -> Iterator[str]:
    notes = [note for note in imported.log.notes if note.weight is weight]
    if not notes:
        return
    yield from ("", f"## {title}", "")
    for note in sorted(notes, key=lambda note: note.index):
        text = f": {_escaped(note.text)}" if note.text else ""
        yield f"- {_place(note.index)}{translated(note.message)}{text}"


def _evidence(imported: Imported) -> Iterator[str]:
    title = _("By which evidence")
    yield from ("", f"## {title}", "")
    for one in imported.log.evidence:
        why = ", ".join(map(translated, one.reasons))
        level = f" {one.level}" if one.level else ""
        yield f"- {_place(one.index)}{_kind(one.kind)}{level}: {_escaped(one.text)} ({why})"


def _kind(kind: str) -> str:
    return {"heading": _("heading"), "table": _("table"), "case": _("case"), "annex": _("indicator table")}.get(
        kind, kind
    )


def _place(index: int) -> str:
    return _("[paragraph {index}] ").format(index=index) if index else ""


def _escaped(text: str) -> str:
    return text.replace("\n", " / ").replace("<", "&lt;")
