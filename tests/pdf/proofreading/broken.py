"""A finished PDF broken in one place each: what a fault of the program or of an engine would leave."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from pikepdf import (
    ContentStreamInstruction,
    Name,
    Object,
    OutlineItem,
    Page,
    Pdf,
    parse_content_stream,
    unparse_content_stream,
)

RIGHT = 500
"""Points from the left edge behind which only the numbers of a directory are printed."""


def changed(source: Path, target: Path, change: Callable[[Pdf], None]) -> Path:
    """Save a changed copy of a PDF and return it."""
    with Pdf.open(source) as pdf:
        change(pdf)
        pdf.save(target)
    return target


def exchange_numbers(page: Page, one: int, other: int) -> None:
    """Exchange the numbers that two lines of a directory print, counted from the top of the page."""
    instructions = _instructions(page)
    shown = [index for index, x, _ in _texts(instructions) if x > RIGHT]
    first, second = instructions[shown[one]], instructions[shown[other]]
    instructions[shown[one]] = ContentStreamInstruction(second.operands, first.operator)
    instructions[shown[other]] = ContentStreamInstruction(first.operands, second.operator)
    _write(page, instructions)


def silence(page: Page, height: float) -> None:
    """Take away the text of the line of a page whose baseline is at a height, in points from the lower edge."""
    instructions = _instructions(page)
    gone = {index for index, _, y in _texts(instructions) if abs(y - height) < 2}
    assert gone
    _write(page, [one for index, one in enumerate(instructions) if index not in gone])


def outline_item(pdf: Pdf, title: str) -> Object:
    """Return the object of an entry of the outline."""

    def search(items: list[OutlineItem]) -> Object | None:
        for item in items:
            found = item.obj if item.title == title else search(item.children)
            if found is not None:
                return found
        return None

    found = search(pdf.open_outline().root)
    assert found is not None
    return found


def without(items: list[OutlineItem], title: str) -> list[OutlineItem]:
    """Return entries of the outline, and those below them, without the one with a title."""
    for item in items:
        item.children = without(item.children, title)
    return [item for item in items if item.title != title]


def link(page: Page, height: float) -> Object:
    """Return the link of a page over a height, in points from the lower edge."""
    over = [
        one for one in page.obj.Annots if one.Subtype == Name.Link and one.Rect[1] <= Decimal(height) <= one.Rect[3]
    ]
    found: Object = over[0]
    return found


def _instructions(page: Page) -> list[ContentStreamInstruction]:
    return [one for one in parse_content_stream(page) if isinstance(one, ContentStreamInstruction)]


def _texts(instructions: list[ContentStreamInstruction]) -> list[tuple[int, float, float]]:
    """Return index and place of each text, as LibreOffice writes it: begin, one place, one font, one text, end."""
    found, place = [], (0.0, 0.0)
    for index, one in enumerate(instructions):
        operator = str(one.operator)
        if operator == "Td":
            place = float(one.operands[0]), float(one.operands[1])
        elif operator == "Tm":
            place = float(one.operands[4]), float(one.operands[5])
        elif operator in ("Tj", "TJ"):
            found.append((index, *place))
    return found


def _write(page: Page, instructions: list[ContentStreamInstruction]) -> None:
    page.obj.Contents.write(unparse_content_stream(instructions))
