"""What stands in headers and footers; what their fields say is not known before the page is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from reportdoc.ooxml.fields import Fields
from reportdoc.ooxml.names import W

PAGE: Final = "\ue000"
"""Stands for the number of the page."""
OTHER: Final = "\ue001"
"""Stands for what another field says there."""


def margin_texts(root: etree._Element) -> Iterator[str]:
    """Yield the text of each paragraph of a header or footer, with `PAGE` and `OTHER` where fields stand."""
    return map(_text, root.iter(f"{W}p"))


def _text(paragraph: etree._Element) -> str:
    text, fields = "", Fields()
    for event, node in etree.iterwalk(paragraph, events=("start", "end")):
        field = fields.enter(node) if event == "start" else fields.leave(node)
        if fields.open or (event == "end" and not field):
            continue
        if field:
            text += PAGE if field.name == "PAGE" else OTHER
        elif node.tag == f"{W}t":
            text += node.text or ""
    return text
