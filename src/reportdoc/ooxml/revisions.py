"""Tracked changes taken back, as Word's Reject does (ECMA-376 Part 1, 17.13.5)."""

from __future__ import annotations

from lxml import etree

from reportdoc.ooxml.names import W

_PUT_IN = frozenset({f"{W}ins", f"{W}moveTo"})
_TAKEN_OUT = frozenset({f"{W}del", f"{W}moveFrom"})
_TEXTS = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}


def reject(root: etree._Element) -> None:
    """Bring the text of a document back to what it was before its tracked changes; how it looks stays as it is."""
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}ins") is not None:
            _remove(row)
    marks = [one for one in root.iter(f"{W}p") if one.find(f"{W}pPr/{W}rPr/{W}ins") is not None]
    for node in list(root.iter(*_PUT_IN)):
        if node.getparent() is not None and node.getparent().tag != f"{W}rPr":  # type: ignore[union-attr]
            _remove(node)
    for node in list(root.iter(*_TAKEN_OUT)):
        _unwrap(node)
    for node in root.iter(*_TEXTS):
        node.tag = _TEXTS[str(node.tag)]
    for paragraph in marks:
        _join(paragraph)


def _unwrap(node: etree._Element) -> None:
    """Put what a deletion holds in its place; in the properties of a paragraph's mark or a row it holds nothing."""
    parent = node.getparent()
    if parent is None:
        return
    at = parent.index(node)
    parent.remove(node)
    for child in reversed(list(node)):
        parent.insert(at, child)


def _join(paragraph: etree._Element) -> None:
    """Let a paragraph whose end was put in go on in the next one, whose properties hold then."""
    after = paragraph.getnext()
    content = [one for one in paragraph if one.tag != f"{W}pPr"]
    if after is not None and after.tag == f"{W}p":
        at = 1 if after.find(f"{W}pPr") is not None else 0
        for one in reversed(content):
            after.insert(at, one)
        _remove(paragraph)
    elif not content:
        _remove(paragraph)


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
