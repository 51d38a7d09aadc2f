"""Case boxes, in the frame that `templates/case.docx` draws."""

from __future__ import annotations

from collections.abc import Callable

from reportdoc.report.block import Block, Case, Chart, Figure
from reportdoc.word import style
from reportdoc.word.builder import Builder
from reportdoc.word.caption import caption
from reportdoc.word.figure import whole


def case(builder: Builder, block: Case, write: Callable[[Builder, Block], str]) -> str:
    """Return a case in its frame; `write` writes the blocks in it."""
    inside = builder.within(builder.case.width or builder.width, style.CASE_TEXT)
    blocks = "".join(_held(inside, inner, write(inside, inner)) for inner in block.blocks)
    if not blocks.endswith("</w:p>"):
        blocks += builder.paragraph(style.AFTER_BOX, "")
    return builder.case.render(caption(builder, block.label, block.title), blocks)


def _held(builder: Builder, block: Block, written: str) -> str:
    return whole(builder, written) if isinstance(block, Figure | Chart) else written
