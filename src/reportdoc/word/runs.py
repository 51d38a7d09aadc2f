"""Runs of a document that is already written: parted, and told a property."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from reportdoc.ooxml.names import W

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
    "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position",
    "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
)  # fmt: skip
"""What `w:rPr` holds, in the order of the schema (ECMA-376 Part 1, 17.3.2.28)."""
_PLACES = {f"{W}{name}": place for place, name in enumerate(_ORDER)}


def parted(text: etree._Element, pieces: Sequence[str]) -> list[etree._Element]:
    """Part a run at one of its `w:t`, and return a run for each piece of that text, each with the run's properties."""
    run = text.getparent()
    assert run is not None
    if len(pieces) == 1 and sum(node.tag != f"{W}rPr" for node in run) == 1:
        text.text = pieces[0]
        return [run]
    properties, made = run.find(f"{W}rPr"), list[etree._Element]()
    before = [node for node in text.itersiblings(preceding=True) if node is not properties][::-1]
    for content in ([before] if before else []) + [[_text(piece)] for piece in pieces]:
        one = etree.Element(run.tag, dict(run.attrib))
        if properties is not None:
            one.append(deepcopy(properties))
        one.extend(content)
        run.addprevious(one)
        made.append(one)
    run.remove(text)
    if all(node is properties for node in run):
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)
    return made[-len(pieces) :]


def told(run: etree._Element, name: str) -> etree._Element:
    """Return a property of a run, made in its place if it is not there."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    found = properties.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        last = _ORDER.index(name)
        properties.insert(sum(_PLACES.get(str(node.tag), len(_ORDER)) < last for node in properties), found)
    return found


def _text(piece: str) -> etree._Element:
    text = etree.Element(f"{W}t", {_SPACE: "preserve"})
    text.text = piece
    return text
