"""What the figures of a project are called, for a comparison of two Word files to say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from reportdoc.content.load import load
from reportdoc.diff import Names
from reportdoc.diff.names import Span
from reportdoc.report.block import Block, Chart, Paragraph, Table
from reportdoc.report.captions import caption
from reportdoc.report.formula import linear
from reportdoc.report.inline import Inline, LineBreak, Math, Note, Quantity, Reference, SoftBreak, Text, notes_in
from reportdoc.report.numbering import Number, number
from reportdoc.report.plain import SEPARATOR
from reportdoc.report.problem import ContentError
from reportdoc.report.report import Report, walk
from reportdoc.report.value import Value


def figure_names(project: Path) -> Names:
    """Return the names of the figures in the text and the tables of a project; none where it cannot be read."""
    try:
        return names_in(load(project).report)
    except ContentError:
        return Names()


def names_in(report: Report) -> Names:
    """Return the names of the figures in the text and the tables of a report."""
    known = _known(report.values)
    return Names(dict(_spans(report, known)), dict(_cells(report, known)))


def _known(values: Mapping[str, Value]) -> dict[str, str]:
    """Return one name for each value: those that stand in the same cell share the first one's."""
    first: dict[object, str] = {}
    return {name: first.setdefault(value.place, name) for name, value in values.items()}


def _spans(report: Report, known: Mapping[str, str]) -> Iterator[tuple[str, tuple[Span, ...]]]:
    numbers = number(report)
    for content in (one for block in _blocks(report) for one in _contents(block)):
        pieces = [piece for inline in content for piece in _pieces(inline, numbers)]
        text = "".join(shown for shown, _ in pieces)
        start = len(text.lstrip()) - len(text)
        found = []
        for shown, quantity in pieces:
            if quantity is not None:
                found.append(Span(start, start + len(shown), _name(quantity, known)))
            start += len(shown)
        if found:
            yield text.strip(), tuple(found)


def _cells(report: Report, known: Mapping[str, str]) -> Iterator[tuple[tuple[str, int, int], str]]:
    places = defaultdict(list)
    for value in report.values.values():
        places[value.place.file].append(value)
    for block in _blocks(report):
        if not isinstance(block, Table | Chart):
            continue
        for value in places[block.data]:
            cell = value.place.cell
            if cell is None or cell.row >= len(block.grid.rows) or cell.column >= block.grid.width:
                continue
            # Tables may come from different sheets of one file.
            if block.grid.text(cell.row, cell.column).strip() == value.text:
                yield (block.label, cell.row, cell.column), known[value.name]


def _blocks(report: Report) -> Iterator[Block]:
    for part in report.parts:
        yield from walk(part.blocks)
    if report.annex:
        yield from report.annex.tables


def _contents(block: Block) -> Iterator[tuple[Inline, ...]]:
    content = block.content if isinstance(block, Paragraph) else caption(block)
    yield content
    yield from (note.text for note in notes_in(content))


def _pieces(inline: Inline, numbers: Mapping[str, Number]) -> Iterator[tuple[str, Quantity | None]]:
    match inline:
        case Text(text=text):
            yield text, None
        case Quantity(text=text):
            yield text, inline
        case LineBreak():
            yield "\n", None
        case Math(formula=formula):
            yield linear(formula), None
        case SoftBreak() | Note():
            return
        case Reference(labels=labels):
            yield SEPARATOR.join(numbers[label].text for label in labels), None
        case _:
            for inner in inline.content:
                yield from _pieces(inner, numbers)


def _name(quantity: Quantity, known: Mapping[str, str]) -> str:
    expression = quantity.expression.partition("|")[0].strip()
    if len(quantity.names) == 1 and quantity.names[0] == expression:
        return known.get(expression, expression)
    return expression.removeprefix("(").removesuffix(")") if expression.count("(") == 1 else expression
