"""Page numbers from the engine, written into the directories of the finished Word file."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from reportdoc.ooxml.fields import Fields
from reportdoc.ooxml.names import W
from reportdoc.report.label import bookmark


def with_page_numbers(document: etree._Element, pages: Mapping[str, int]) -> etree._Element:
    """Return a copy of a `w:document` whose `PAGEREF` fields show the pages of their labels."""
    copy = deepcopy(document)
    shown = {bookmark(label): str(page) for label, page in pages.items()}
    fields = Fields()
    for node in copy.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        fields.enter(node)
        if node.tag == f"{W}t" and fields.open and fields.open[-1].name == "PAGEREF":
            node.text = shown[fields.open[-1].argument]
    return copy
