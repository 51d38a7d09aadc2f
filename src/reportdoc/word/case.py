"""Case boxes, in the frame that `templates/case.docx` draws."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from reportdoc.report.block import Block, Case, Chart, Figure, List, Paragraph
from reportdoc.report.plain import plain_words
from reportdoc.word import style
from reportdoc.word.builder import Builder
from reportdoc.word.caption import caption
from reportdoc.word.figure import whole

TAIL = 200
"""Characters of the longest paragraph, six lines, that goes along with the picture that ends a box."""


def case(builder: Builder, block: Case, write: Callable[[Builder, Block], str]) -> str:
    """Return a case in its frame; `write` writes the blocks in it."""
    inside = builder.within(builder.case.width or builder.width, style.CASE_TEXT)
    groups = _groups(block.blocks)
    blocks = "".join(
        _held(inside, group, after, "".join(write(inside, inner) for inner in group))
        for group, after in zip_longest(groups, groups[1:])
    )
    if not blocks.endswith("</w:p>"):
        blocks += builder.paragraph(style.AFTER_BOX, "")
    return builder.case.render(caption(builder, block.label, block.title), blocks)


def _groups(blocks: tuple[Block, ...]) -> list[tuple[Block, ...]]:
    """Return each block alone, but a picture or chart at the end with the paragraph before it.

    So nothing but a picture never goes over to the next page. A long paragraph stays by itself: both must fit a page.
    So does the first block: LibreOffice 7.4 lets a row that begins a box run over the edge of the page.
    """
    groups: list[tuple[Block, ...]] = [(block,) for block in blocks]
    match blocks:
        case [_, *_, Paragraph(content=content), Figure() | Chart()] if len(plain_words(content)) <= TAIL:
            groups[-2:] = [blocks[-2:]]
    return groups


def _held(builder: Builder, group: tuple[Block, ...], after: tuple[Block, ...] | None, written: str) -> str:
    """Return blocks as they stand in a box: a picture or chart with its caption in a row that does not break."""
    if not isinstance(group[-1], Figure | Chart):
        return written
    # Word makes one of two tables that touch, and wants a paragraph at the end of a cell.
    text = after is not None and isinstance(after[-1], Paragraph | List)
    return whole(builder, written) + ("" if text else builder.paragraph(style.SECTION_END, ""))
