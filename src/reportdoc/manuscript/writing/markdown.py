"""Blocks as Markdown that reads back as the same blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportdoc.manuscript.writing.inlines import markdown as line
from reportdoc.report.block import Block, Case, Chart, Figure, FigureRow, Heading, List, Paragraph, Table
from reportdoc.report.inline import Inline, Math, notes_in
from reportdoc.report.plain import plain_words

_ROOT = "content/"
_BRACES = str.maketrans("{}", "｛｝")
"""Attributes in braces can hold no braces; the full-width ones stand in."""


def markdown(blocks: Sequence[Block]) -> str:
    """Return blocks as the text of a file that ends with a line feed."""
    return "\n\n".join(_block(block) for block in blocks) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return _heading(block)
        case Paragraph(content=(Math(latex=latex, display=True),)):
            return f"$$\n{latex}\n$$"
        case Paragraph(content=content):
            return "\n\n".join((line(content), *(f"[^{one.name}]: {line(one.text)}" for one in notes_in(content))))
        case List():
            return _list(block)
        case Table():
            return _table(block)
        case Figure():
            return _figure(block)
        case FigureRow(figures=figures):
            return "\n".join(("::: {.figures}", *map(_figure, figures), ":::"))
        case Chart():
            return _chart(block)
        case Case(label=label, title=title, blocks=inner):
            opening = f'::: {{.case #{label} title="{_title(title)}"}}'
            return "\n".join((opening, markdown(inner).rstrip("\n"), ":::"))


def _heading(heading: Heading) -> str:
    given = heading.label and "-auto-" not in heading.label  # what the loader makes up belongs into no file
    attributes = [f"#{heading.label}"] if given and heading.numbered else []
    attributes += [] if heading.numbered else [".unnumbered"]
    attributes += [f'department="{_quoted(heading.department)}"'] if heading.department else []
    braces = f" {{{' '.join(attributes)}}}" if attributes else ""
    return f"{'#' * heading.level} {line(heading.content)}{braces}"


def _list(block: List) -> str:
    items = []
    for index, item in enumerate(block.items):
        mark = f"{block.start + index}." if block.ordered else "-"
        indent = " " * (len(mark) + 1)
        text = markdown(item).rstrip("\n").replace("\n", f"\n{indent}").replace(f"\n{indent}\n", "\n\n")
        items.append(f"{mark} {text}")
    return "\n".join(items)


def _table(table: Table) -> str:
    attributes = [("src", _path(table.data))]
    attributes += [("header", str(table.grid.header))] if table.grid.header != 1 else []
    attributes += [("widths", ",".join(f"{share:g}" for share in table.widths))] if table.widths else []
    attributes += [("align", table.align)] if table.align else []
    attributes += [("unit", table.unit), ("source", table.source), ("style", table.style)]
    flags = [".landscape"] if table.landscape else []
    return _div("table", table.label, table.numbered, flags, attributes, line(table.caption))


def _figure(figure: Figure) -> str:
    attributes = [("src", figure.picture.path.as_posix()), ("source", figure.source)]
    attributes += [("alt", figure.alt)] if figure.alt != plain_words(figure.caption) else []
    attributes += [("width", f"{figure.width * 100:g}%")] if figure.width else []
    return _div("figure", figure.label, figure.numbered, [], attributes, line(figure.caption))


def _chart(chart: Chart) -> str:
    attributes = [("src", _path(chart.data)), ("type", chart.kind), ("unit", chart.unit), ("source", chart.source)]
    attributes += [("alt", chart.alt)] if chart.alt != plain_words(chart.caption) else []
    return _div("chart", chart.label, chart.numbered, [], attributes, line(chart.caption))


def _div(
    name: str, label: str, numbered: bool, flags: list[str], attributes: Iterable[tuple[str, str]], caption: str
) -> str:
    words = [f".{name}", *([f"#{label}"] if label else []), *([] if numbered else [".unnumbered"]), *flags]
    words += [f'{key}="{_quoted(value)}"' for key, value in attributes if value]
    return f"::: {{{' '.join(words)}}}\n{caption}\n:::"


def _path(data: str) -> str:
    return data.removeprefix(_ROOT)


def _title(title: tuple[Inline, ...]) -> str:
    return " ".join(line(title).translate(_BRACES).replace('"', '\\"').split())


def _quoted(text: str) -> str:
    return " ".join(text.translate(_BRACES).replace('"', "”").split())
