"""Tracked changes: what they are, one by one, and taken back, as Word's Reject does (ECMA-376 Part 1, 17.13.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from lxml import etree

from reportdoc.ooxml.names import W

_PUT_IN = frozenset({f"{W}ins", f"{W}moveTo"})
_TAKEN_OUT = frozenset({f"{W}del", f"{W}moveFrom"})
_TRACKED = _PUT_IN | _TAKEN_OUT
_TEXTS = {f"{W}delText": f"{W}t", f"{W}delInstrText": f"{W}instrText"}
_SHOWN = frozenset({f"{W}{name}" for name in ("t", "tab", "br", "sym", "drawing", "pict", "footnoteReference")})
Rejected: TypeAlias = bool | frozenset[int]
"""Which tracked changes are taken back: all, none, or those whose places in `tracked` it holds."""


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """What Word accepts or rejects with one click: neighbours of one author, moment and kind."""

    kind: Literal["inserted", "deleted", "moved"]
    author: str
    date: str
    """As Word has it (ISO 8601); may be empty."""
    text: str
    """Empty where only paragraphs were parted or joined."""
    nodes: tuple[etree._Element, ...] = field(repr=False, compare=False)


def tracked(root: etree._Element) -> list[TrackedChange]:
    """Return the tracked changes of a document in its order; something moved is one, where it stood or stands first."""
    if next(root.iter(*_TRACKED), None) is None:
        return []
    found: list[TrackedChange] = []
    goes_on = False
    for one in _events(root):
        last = found[-1] if found else None
        if one is None:
            goes_on = False
        elif (
            goes_on and last and (last.nodes[0].tag, last.author, last.date) == (one.nodes[0].tag, one.author, one.date)
        ):
            found[-1] = replace(last, text=last.text + one.text, nodes=last.nodes + one.nodes)
        else:
            found.append(one)
            goes_on = True
    return _with_moves(found)


def reject(root: etree._Element, which: Rejected = True) -> None:
    """Bring the text of a document back to what it was before tracked changes; how it looks stays as it is."""
    changes = [one for at, one in enumerate(tracked(root)) if which is True or (which and at in which)]
    chosen = {node for one in changes for node in one.nodes}
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}ins") in chosen:
            _remove(row)
    marks = [one for one in root.iter(f"{W}p") if one.find(f"{W}pPr/{W}rPr/{W}ins") in chosen]
    for node in [one for one in root.iter(*_PUT_IN) if one in chosen]:
        if (parent := node.getparent()) is not None and parent.tag != f"{W}rPr":
            _remove(node)
    for node in [one for one in root.iter(*_TAKEN_OUT) if one in chosen]:
        for text in node.iter(*_TEXTS):
            text.tag = _TEXTS[str(text.tag)]
        _unwrap(node)
    for paragraph in marks:
        _join(paragraph)


def _events(node: etree._Element) -> Iterator[TrackedChange | None]:
    """Yield what is tracked below an element, the mark of a paragraph at its end, and None for what is not."""
    for child in node:
        if child.tag in (f"{W}pPr", f"{W}trPr", f"{W}rPr"):
            continue
        if child.tag in _TRACKED:
            yield _change(child, _words(child), (child,))
            yield from (one for one in _events(child) if one is not None)
        elif child.tag == f"{W}tr" and (mark := _mark(child, f"{W}trPr")) is not None:
            yield _change(mark, _words(child), (mark, *(one for one in child.iter(*_TRACKED) if one is not mark)))
        elif child.tag in _SHOWN:
            yield None
        else:
            yield from _events(child)
            if child.tag == f"{W}p":
                mark = _mark(child, f"{W}pPr/{W}rPr")
                yield None if mark is None else _change(mark, "", (mark,))


def _mark(node: etree._Element, path: str) -> etree._Element | None:
    properties = node.find(path)
    return next((one for one in properties if one.tag in _TRACKED), None) if properties is not None else None


def _change(node: etree._Element, text: str, nodes: tuple[etree._Element, ...]) -> TrackedChange:
    kind: Literal["inserted", "deleted"] = "inserted" if node.tag in _PUT_IN else "deleted"
    return TrackedChange(kind, node.get(f"{W}author", ""), node.get(f"{W}date", ""), text, nodes)


def _words(node: etree._Element) -> str:
    return "".join(one.text or "" for one in node.iter(f"{W}t", f"{W}delText"))


def _with_moves(found: Sequence[TrackedChange]) -> list[TrackedChange]:
    """Return the changes, the two ends of what was moved as one: accepted apart, text would double or be lost."""
    made: list[TrackedChange | None] = list(found)
    for at, one in enumerate(found):
        if one.nodes[0].tag != f"{W}moveFrom":
            continue
        fits = (i for i, other in enumerate(made) if other and other.nodes[0].tag == f"{W}moveTo" and _same(one, other))
        if (there := next(fits, None)) is not None:
            moved = replace(one, kind="moved", nodes=one.nodes + found[there].nodes)
            made[min(at, there)], made[max(at, there)] = moved, None
    return [one for one in made if one is not None]


def _same(one: TrackedChange, other: TrackedChange) -> bool:
    return (one.author, one.text) == (other.author, other.text) and other.kind == "inserted"


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
