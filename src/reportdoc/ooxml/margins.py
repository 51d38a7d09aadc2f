"""What stands in headers and footers; what their fields say is not known before the page is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from reportdoc.ooxml.names import W

PAGE: Final = "\ue000"
"""Stands for the number of the page."""
OTHER: Final = "\ue001"
"""Stands for what another field says there."""


def margin_texts(root: etree._Element) -> Iterator[str]:
    """Yield the text of each paragraph of a header or footer, with `PAGE` and `OTHER` where fields stand."""
    return map(_text, root.iter(f"{W}p"))


def _text(paragraph: etree._Element) -> str:
    text, depth, instruction, result = "", 0, "", False
    for node in paragraph.iter(f"{W}t", f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"):
        kind = node.get(f"{W}fldCharType")
        if kind == "begin":
            depth, instruction, result = depth + 1, "", False
        elif kind == "separate":
            result = True
        elif kind == "end":
            depth -= 1
            text += PAGE if instruction.split()[:1] == ["PAGE"] else OTHER
        elif node.tag == f"{W}instrText" and not result:
            instruction += node.text or ""
        elif node.tag == f"{W}t" and not depth and next(node.iterancestors(f"{W}fldSimple"), None) is None:
            text += node.text or ""
        elif node.tag == f"{W}fldSimple":
            text += PAGE if node.get(f"{W}instr", "").split()[:1] == ["PAGE"] else OTHER
    return text
