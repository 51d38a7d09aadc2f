"""Fenced blocks with a caption: tables, figures, rows of figures and charts."""

from __future__ import annotations

from dataclasses import replace

from reportdoc.content.attributes import ChartAttributes, FigureAttributes, TableAttributes
from reportdoc.content.crowded import crowding
from reportdoc.content.document import Opening
from reportdoc.content.inlines import inlines, only_words
from reportdoc.content.scope import Scope
from reportdoc.content.series import is_percent, read_series
from reportdoc.content.tree import Node
from reportdoc.report.block import Chart, Figure, FigureRow, Table
from reportdoc.report.inline import Emphasis, Inline, Link, Quantity, SoftBreak, Strong, Subscript, Superscript, Text
from reportdoc.report.label import Kind
from reportdoc.report.message import message
from reportdoc.report.problem import ContentError, Problem
from reportdoc.text.chart_figures import drawn_as

CHART_HEADER = 1
"""Header rows of a chart's data: the names of the series."""
_KINDS = {"table": message("table"), "chart": message("chart")}
"""What blocks are called, by the name of their opening line; all others are figures."""


def table(node: Node, opening: Opening, attributes: TableAttributes, scope: Scope) -> Table:
    """Return a table. Raises ContentError where its file is wrong or its attributes do not fit its columns."""
    caption, numbered = _caption(node, scope), _numbered(opening, scope)
    place = replace(opening.place, key="src")
    file, grid = scope.tables.read(attributes.src, attributes.header, attributes.sheet, place)
    label = scope.label(opening.label, Kind.TABLE)
    widths, align = attributes.widths, attributes.align
    for key, given in (("widths", widths), ("align", align)):
        if given is not None and len(given) != grid.width:
            text = message("{found} columns are given, the table has {width}", found=len(given), width=grid.width)
            scope.collector.add(replace(opening.place, key=key), text)
    return Table(
        label=label,
        caption=caption,
        grid=grid,
        widths=widths,
        align=align,
        unit=attributes.unit,
        source=attributes.source,
        landscape="landscape" in opening.flags,
        numbered=numbered,
        place=opening.place,
        data=file,
        style=attributes.style,
    )


def figure(node: Node, opening: Opening, attributes: FigureAttributes, scope: Scope) -> Figure:
    """Return a figure. Raises ContentError where its picture is missing or wrong."""
    caption, numbered = _caption(node, scope), _numbered(opening, scope)
    picture = scope.picture(attributes.src, replace(opening.place, key="src"))
    return Figure(
        label=scope.label(opening.label, Kind.FIGURE),
        caption=caption,
        picture=picture,
        alt=attributes.alt or _words(caption),
        width=attributes.width,
        source=attributes.source,
        numbered=numbered,
        place=opening.place,
    )


def figure_row(node: Node, figures: tuple[Figure, ...], scope: Scope) -> FigureRow:
    """Return a row of figures that were built already; fewer than two and other blocks are noted in the scope."""
    for child in node.children:
        opening = scope.document.openings.get(child.line) if child.type == "div" else None
        if child.type != "div" or (opening and opening.name != "figure"):
            scope.add(child.line, message("only figures stand side by side in .figures"))
    if sum(child.type == "div" for child in node.children) < 2:
        scope.add(node.line, message(".figures needs two or more figures"), message("take the single one out of it"))
    return FigureRow(figures, scope.place(node.line))


def chart(node: Node, opening: Opening, attributes: ChartAttributes, scope: Scope) -> Chart:
    """Return a chart, of bars where another kind has no room for its categories; what cannot be good is noted.

    Raises ContentError where its data is missing or wrong.
    """
    caption, numbered = _caption(node, scope), _numbered(opening, scope)
    file, grid = scope.tables.read(attributes.src, CHART_HEADER, "", replace(opening.place, key="src"))
    categories, series = read_series(grid, attributes.type, file)
    found = Chart(
        label=scope.label(opening.label, Kind.FIGURE),
        caption=caption,
        kind=drawn_as(attributes.type, categories, series),
        categories=categories,
        series=series,
        grid=grid,
        alt=attributes.alt or _words(caption),
        unit=attributes.unit or ("%" if is_percent(grid) else ""),
        source=attributes.source,
        numbered=numbered,
        place=opening.place,
        data=file,
    )
    for place, text, hint in crowding(found, attributes.type):
        scope.collector.note(place, text, hint)
    return found


def _caption(node: Node, scope: Scope) -> tuple[Inline, ...]:
    if node.meta.get("unclosed"):
        raise ContentError([])  # noted already, and what it holds is not its caption
    if [child.type for child in node.children] != ["paragraph"]:
        line = node.children[1].line if len(node.children) > 1 else node.line
        raise ContentError(
            [
                Problem(
                    scope.place(line),
                    message("the block must hold its caption, one paragraph, and nothing else"),
                    message("write the caption between the opening line and :::"),
                )
            ]
        )
    text = node.children[0].children[0]
    # The block's place is its opening line; the caption's own is kept in front of it.
    return (SoftBreak(text.line), *only_words(inlines(text.inline, text.line, scope), text.line, scope))


def _numbered(opening: Opening, scope: Scope) -> bool:
    numbered = "unnumbered" not in opening.flags
    if numbered and scope.document.unnumbered:
        kind = _KINDS.get(opening.name, message("figure"))
        text = message("a {kind} in a part without a number has no chapter to take its number from", kind=kind)
        scope.collector.add(opening.place, text, message("add .unnumbered"))
    return numbered


def _words(caption: tuple[Inline, ...]) -> str:
    """The words of a caption, without the numbers of references, which are not known yet."""
    return "".join(_word(inline) for inline in caption)


def _word(inline: Inline) -> str:
    match inline:
        case Text(text=text) | Quantity(text=text):
            return text
        case Strong() | Emphasis() | Superscript() | Subscript() | Link():
            return _words(inline.content)
        case _:
            return ""
