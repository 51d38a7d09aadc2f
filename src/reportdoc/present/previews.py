"""A preview as HTML: made where the content is read, for its pieces would take longer to hand over than to write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from reportdoc.app.previewing.pieces import Box, Field, Image, Items, Line, Look, Piece, Run, Sheet, SheetRow, Side
from reportdoc.app.previewing.preview import Built, preview

_TAGS: Mapping[Look, str] = {
    Look.STRONG: "strong",
    Look.EMPHASIS: "em",
    Look.RAISED: "sup",
    Look.NOTE: "sup",
    Look.LOWERED: "sub",
}
_LOWEST = 5
"""A heading of the chapter is at least one below that of the page."""


@dataclass(frozen=True, slots=True)
class Article:
    """One chapter, as far as somebody may see it."""

    html: str
    """Every value is escaped, and there is no address but our own; empty where there is nothing to see."""
    changed: int
    """Paragraphs, rows and pictures that the last build does not have."""
    compared: bool
    """Whether it is known what the last build had."""
    pictures: Mapping[str, Path]
    """Files of its pictures by their names."""


def article(project: Path, built: Built, file: str, departments: frozenset[str] | None, table: str) -> Article | None:
    """Return a preview as `preview` does, in HTML; `table` is what a table is called in the reader's language."""
    found = preview(project, built, file, departments)
    if found is None:
        return None
    return Article(_Writer(file, table).pieces(found.pieces), found.changed, found.compared, found.pictures)


class _Writer:
    """Writes pieces of one file."""

    def __init__(self, file: str, table: str) -> None:
        self._of, self._table = quote(file), escape(table)

    def pieces(self, found: Iterable[Piece]) -> str:
        return "\n".join(map(self._piece, found))

    def _piece(self, piece: Piece) -> str:
        match piece:
            case Line():
                return _line(piece)
            case Sheet():
                return self._sheet(piece)
            case Items(ordered=ordered, start=start, items=items):
                inside = "".join(f"<li>{self.pieces(one)}</li>" for one in items)
                return f'<ol start="{start}">{inside}</ol>' if ordered else f"<ul>{inside}</ul>"
            case Image():
                source = f'src="/previews/{escape(piece.name)}.jpg?of={self._of}" alt="{escape(piece.alt)}"'
                size = f'width="{piece.width}" height="{piece.height}"'
                return f'<p class="picture{_new(piece.changed)}"><img {source} {size} loading="lazy"></p>'
            case Box(title=title, inside=inside):
                return f'<section class="box">{_line(title)}\n{self.pieces(inside)}</section>'
            case Side(columns=columns):
                return f'<div class="abreast">{"".join(f"<div>{self.pieces(one)}</div>" for one in columns)}</div>'

    def _sheet(self, sheet: Sheet) -> str:
        rows = "\n".join(map(_row, sheet.rows))
        kind = ' class="chart"' if sheet.chart else ""
        around = f'<div class="scroll" tabindex="0" role="group" aria-label="{self._table}">'
        return f"{around}\n<table{kind}>\n{rows}\n</table>\n</div>"


def _line(line: Line) -> str:
    identity = f' id="at-{escape(line.label)}"' if line.label else ""
    inside = "".join(map(_run, line.runs))
    if line.look is Look.HEADING:
        tag = f"h{min(line.level + 1, _LOWEST)}"
        return f'<{tag} id="at-{escape(line.label)}" class="h{line.level}{_new(line.changed)}">{inside}</{tag}>'
    return f'<p class="{line.look}{_new(line.changed)}"{identity}>{inside}</p>'


def _run(run: Run) -> str:
    if run.look is Look.BREAK:
        return "<br>"
    tag = _TAGS.get(run.look)
    return f"<{tag}>{escape(run.text)}</{tag}>" if tag else escape(run.text)


def _row(row: SheetRow) -> str:
    tag = "th" if row.header else "td"
    cells = "".join(_cell(tag, one) for one in row.cells)
    return f'<tr class="new">{cells}</tr>' if row.changed else f"<tr>{cells}</tr>"


def _cell(tag: str, cell: Field) -> str:
    spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    side = f' class="{cell.align}"' if cell.align else ""
    return f"<{tag}{spans}{side}>{'<br>'.join(map(escape, cell.lines))}</{tag}>"


def _new(changed: bool) -> str:
    return " new" if changed else ""
