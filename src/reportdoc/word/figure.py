"""Figures: a picture kept with its caption, alone or side by side."""

from __future__ import annotations

from collections.abc import Sequence

from reportdoc.report.block import Figure, FigureRow
from reportdoc.word import style
from reportdoc.word.builder import EMU_PER_TWIP, Builder
from reportdoc.word.caption import caption
from reportdoc.word.columns import table_grid
from reportdoc.word.field import run
from reportdoc.word.picture import drawing

TALLEST = 0.4
"""Share of the page's text height that a figure may take, so that it stays with the text about it."""
LOWER = 0.3
"""The same in a box, which is parted where a picture has no room, and then leaves much of a page empty."""
GAP = 160
"""Twips between figures side by side."""


def figure(builder: Builder, block: Figure) -> str:
    """Return a figure as large as fits, or of the width asked for: picture, caption, source line."""
    across = int(builder.width * (block.width or 1.0))
    return _figure(builder, block, *_size(builder, block, across))


def figure_row(builder: Builder, block: FigureRow) -> str:
    """Return figures of one height side by side across the text, in a table without borders."""
    ratios = [item.picture.width / item.picture.height for item in block.figures]
    room = builder.width - GAP * len(ratios)
    height = min(room / sum(ratios), _tallest(builder))
    columns = [int(builder.width * ratio / sum(ratios)) for ratio in ratios]
    cells = [
        _figure(builder, item, int(height * ratio) * EMU_PER_TWIP, int(height) * EMU_PER_TWIP)
        for item, ratio in zip(block.figures, ratios, strict=True)
    ]
    # A picture is kept with what follows, in Word that of the whole row: not with the text after it.
    return _row(builder, columns, cells) + builder.paragraph(style.AFTER_BOX, "")


def whole(builder: Builder, content: str) -> str:
    """Return a picture or chart with its caption in a row of their own, which never breaks.

    For inside a case box: no office keeps paragraphs together in the row of a table. Text in it is as wide as outside.
    """
    margins = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    return _row(builder, [builder.width], [content], margins)


def _row(builder: Builder, columns: list[int], contents: Sequence[str], margins: str = "") -> str:
    """Return a table without borders, of one row that does not break."""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{column}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        for column, content in zip(columns, contents, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{builder.styles[style.FIGURE_GRID]}"/>'
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f"{margins}</w:tblPr>"
        f"{table_grid(columns)}"
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )


def _figure(builder: Builder, block: Figure, width: int, height: int) -> str:
    picture = builder.paragraph(style.PICTURE, drawing(builder, block.picture, width, height, block.alt))
    keep = "<w:keepNext/>" if block.source else ""
    title = builder.paragraph(style.FIGURE_CAPTION, caption(builder, block.label, block.caption), keep)
    return picture + title + (builder.paragraph(style.FIGURE_NOTE, run(block.source)) if block.source else "")


def _tallest(builder: Builder) -> float:
    """Return the height that a picture may take, in twips."""
    return builder.height * (LOWER if builder.boxed else TALLEST)


def _size(builder: Builder, block: Figure, across: int) -> tuple[int, int]:
    """Return width and height in EMU within the width given (twips) and the tallest height."""
    ratio = block.picture.height / block.picture.width
    width = min(across, int(_tallest(builder) / ratio))
    return width * EMU_PER_TWIP, int(width * ratio) * EMU_PER_TWIP
