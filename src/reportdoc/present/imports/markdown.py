"""What an import recognised, as Markdown for the report office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportdoc.manuscript.import_log import Note, Weight
from reportdoc.present.language import Language
from reportdoc.present.problems import line
from reportdoc.report.block import Case, Chart, Figure, Heading, Table
from reportdoc.report.report import Report, walk

if TYPE_CHECKING:
    from reportdoc.app.imports import Imported

_LISTED = 3
"""Levels of headings that the table of contents lists."""


def as_markdown(language: Language, imported: Imported) -> str:
    """Return the import report; it ends with the counts."""
    return "\n".join(_lines(language, imported)) + "\n"


def reviews(imported: Imported) -> list[Note]:
    """Return what needs a look."""
    return [note for note in imported.log.notes if note.weight is Weight.REVIEW]


def counts(language: Language, report: Report) -> list[tuple[str, str, int]]:
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
        ("chapters", language.gettext("chapters"), sum(one.numbered for one in report.chapters)),
        ("headings", language.gettext("headings with a number, down to the third level"), listed),
        (
            "other_headings",
            language.gettext("other headings: of the fourth level, without a number, over the annex"),
            others,
        ),
        ("tables", language.gettext("tables with a number"), tables),
        ("tables_unnumbered", language.gettext("tables without a number"), kinds[Table.__name__] - tables),
        ("cases", language.gettext("cases"), kinds[Case.__name__]),
        ("figures", language.gettext("figures with a number"), numbered),
        (
            "figures_unnumbered",
            language.gettext("figures and charts without a number"),
            kinds[Figure.__name__] + kinds[Chart.__name__] - numbered,
        ),
        ("indicator_tables", language.gettext("indicator tables"), len(annex.tables) if annex else 0),
    ]


def _lines(language: Language, imported: Imported) -> Iterator[str]:
    title, wrong, numbers = (
        language.gettext("What was recognised in {file}"),
        language.gettext("What keeps the project from being built"),
        language.gettext("Counts"),
    )
    yield f"# {title.format(file=imported.source)}"
    yield from (
        "",
        language.gettext("What a remark means, and what to do, is in the handbook: “All messages of errors”."),
    )
    if imported.problems:
        yield from ("", f"## {wrong}", "")
        yield from (f"- {_escaped(line(language, problem))}" for problem in imported.problems)
    titles = {
        Weight.REVIEW: language.gettext("What needs a look"),
        Weight.CHANGED: language.gettext("What the project says otherwise"),
        Weight.ASIDE: language.gettext("What is not in the project"),
    }
    for weight in (Weight.REVIEW, Weight.CHANGED):
        yield from _notes(language, imported, weight, titles[weight])
    yield from _evidence(language, imported)
    yield from _notes(language, imported, Weight.ASIDE, titles[Weight.ASIDE])
    yield from ("", f"## {numbers}", "")
    yield from (f"- {name}: {count}" for _key, name, count in counts(language, imported.report))


def _notes(language: Language, imported: Imported, weight: Weight, title: str) -> Iterator[str]:
    notes = [note for note in imported.log.notes if note.weight is weight]
    if not notes:
        return
    yield from ("", f"## {title}", "")
    for note in sorted(notes, key=lambda note: note.index):
        text = f": {_escaped(note.text)}" if note.text else ""
        yield f"- {_place(language, note.index)}{language.translated(note.message)}{text}"


def _evidence(language: Language, imported: Imported) -> Iterator[str]:
    title = language.gettext("By which evidence")
    yield from ("", f"## {title}", "")
    for one in imported.log.evidence:
        why = ", ".join(map(language.translated, one.reasons))
        level = f" {one.level}" if one.level else ""
        yield f"- {_place(language, one.index)}{_kind(language, one.kind)}{level}: {_escaped(one.text)} ({why})"


def _kind(language: Language, kind: str) -> str:
    return {
        "heading": language.gettext("heading"),
        "table": language.gettext("table"),
        "case": language.gettext("case"),
        "annex": language.gettext("indicator table"),
    }.get(kind, kind)


def _place(language: Language, index: int) -> str:
    return language.message("[paragraph {index}] ", index=index) if index else ""


def _escaped(text: str) -> str:
    return text.replace("\n", " / ").replace("<", "&lt;")
