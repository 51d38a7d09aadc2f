"""The copy that is handed to a layout engine: fields the engine would work out wrongly become plain text.

An engine resolves `PAGEREF` while it lays out, but not inside a `TOC` field; and it counts `SEQ` and `STYLEREF` in its
own way. So the copy keeps `PAGEREF` and `PAGE`, and of every other field only its result (docs/decisions/0003).
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from reportdoc.word.xml import qualified

_KEPT = frozenset({"PAGEREF", "PAGE"})
_RUN, _CHARACTER, _TYPE = qualified("w:r"), qualified("w:fldChar"), qualified("w:fldCharType")
_INSTRUCTION, _HYPERLINK, _ANCHOR = qualified("w:instrText"), qualified("w:hyperlink"), qualified("w:anchor")


@dataclass(slots=True)
class _Field:
    """A complex field while its runs go by (ECMA-376 Part 1, 17.16.18)."""

    frame: list[etree._Element] = field(default_factory=list)
    """The runs that are not its result."""
    instruction: str = ""
    in_result: bool = False

    @property
    def name(self) -> str:
        return self.instruction.split()[0]


def layout_copy(document: etree._Element) -> etree._Element:
    """Return a copy of a `w:document` for the engine; cross-references become links to their bookmarks."""
    copy = deepcopy(document)
    for found in list(_fields(copy)):
        if found.name not in _KEPT:
            _dissolve(found)
    return copy


def _fields(document: etree._Element) -> Iterator[_Field]:
    """Yield each field when its end is reached, inner ones before those around them."""
    open_fields: list[_Field] = []
    for run in document.iter(_RUN):
        character = run.find(_CHARACTER)
        kind = character.get(_TYPE) if character is not None else None
        if kind == "begin":
            open_fields.append(_Field())
        if not open_fields:
            continue
        innermost = open_fields[-1]
        if kind or not innermost.in_result:
            innermost.frame.append(run)
            innermost.instruction += run.findtext(_INSTRUCTION) or ""
        if kind == "separate":
            innermost.in_result = True
        elif kind == "end":
            yield open_fields.pop()


def _dissolve(found: _Field) -> None:
    if found.name == "REF":
        _link(found)
    for run in found.frame:
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)


def _link(found: _Field) -> None:
    """Put the result of a reference into a hyperlink to its bookmark."""
    end = found.frame[-1]
    separate = found.frame[-2]
    link = etree.Element(_HYPERLINK, {_ANCHOR: found.instruction.split()[1]})
    result = separate.getnext()
    while result is not None and result is not end:
        following = result.getnext()
        link.append(result)
        result = following
    end.addprevious(link)
