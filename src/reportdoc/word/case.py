"""Case boxes, in the frame that `templates/case.docx` draws."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from reportdoc.report.block import Block, Case, Chart, Figure, List, Paragraph
from reportdoc.word import style
from reportdoc.word.builder import Builder
from reportdoc.word.caption import caption
from reportdoc.word.figure import whole


def case(builder: Builder, block: Case, write: Callable[[Builder, Block], str]) -> str:
    """Return a case in its frame; `write` writes the blocks in it."""
    inside = builder.within(builder.case.width or builder.width, style.CASE_TEXT)
    pairs = zip_longest(block.blocks, block.blocks[1:])
    blocks = "".join(_held(inside, inner, after, write(inside, inner)) for inner, after in pairs)
    if not blocks.endswith("</w:p>"):
        blocks += builder.paragraph(style.AFTER_BOX, "")
    return builder.case.render(caption(builder, block.label, block.title), blocks)


def _held(builder: Builder, block: Block, after: Block | None, written: str) -> str:
    """Return a block as it stands in a box: a picture or chart with its caption in a row that does not break."""
    if not isinstance(block, Figure | Chart):
        return written
    # Word makes one of two tables that touch, and wants a paragraph at the end of a cell.
    text = isinstance(after, Paragraph | List)
    return whole(builder, written) + ("" if text else builder.paragraph(style.SECTION_END, ""))
