"""Page numbers from the engine, written into the directories of the finished Word file."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from reportdoc.report.label import bookmark
from reportdoc.word.xml import qualified

_RUN, _INSTRUCTION, _TEXT = qualified("w:r"), qualified("w:instrText"), qualified("w:t")


def with_page_numbers(document: etree._Element, pages: Mapping[str, int]) -> etree._Element:
    """Return a copy of a `w:document` whose `PAGEREF` fields show the pages of their labels."""
    copy = deepcopy(document)
    shown = {bookmark(label): str(page) for label, page in pages.items()}
    for instruction in copy.iter(_INSTRUCTION):
        words = (instruction.text or "").split()
        if words[0] == "PAGEREF":
            _result(instruction).text = shown[words[1]]
    return copy


def _result(instruction: etree._Element) -> etree._Element:
    """Return the text element in the run after the field's separator."""
    run = instruction.getparent()
    assert run is not None
    for following in run.itersiblings(_RUN):
        text = following.find(_TEXT)
        if text is not None:
            return text
    raise AssertionError("a field of ours has a result")
