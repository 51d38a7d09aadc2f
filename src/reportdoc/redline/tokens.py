"""A paragraph's content cut into pieces, and pieces joined to tokens that are compared.

A piece is what one run can hold: some text, a tab, a picture, an end of a field. A token is the least that changes as a
whole: a number, a word, a Chinese character, a field from its begin to its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from enum import Enum, auto

from lxml import etree

from reportdoc.ooxml.names import MARKERS, W
from reportdoc.redline.keys import Side

_LETTER = r"[^\W\d_\u2e80-\U0010ffff]"
_WORDS = re.compile(rf"\d+(?:[.,]\d+)*%?|{_LETTER}+(?:['’-]{_LETTER}+)*|\s+|.", re.DOTALL)
"""A figure with its separators, a word of an alphabet, space, or one character, as Chinese ones are."""

_SILENT = frozenset({f"{W}proofErr", f"{W}lastRenderedPageBreak", f"{W}annotationRef"})


class PieceKind(Enum):
    """How a piece stands in a paragraph."""

    TEXT = auto()
    NODE = auto()
    """Something else within a run."""
    BARE = auto()
    """Something beside runs, such as a formula or a content control."""
    MARKER = auto()
    """An end of a bookmark or the like, which is no content."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """What one run can hold."""

    kind: PieceKind
    node: etree._Element
    text: str
    properties: etree._Element | None
    """`w:rPr` of the run."""
    format: str
    """The same in a form that can be compared."""
    link: etree._Element | None
    """The hyperlink around it."""


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """The least that changes as a whole."""

    key: str
    """Equal for tokens with the same content, whatever the formatting of text."""
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """What a reader sees of it, or nothing for what is no text."""
        return self.pieces[0].text

    @property
    def format(self) -> str:
        """The formatting of its first piece."""
        return self.pieces[0].format

    @property
    def marker(self) -> bool:
        """Whether it only marks a place."""
        return self.pieces[0].kind is PieceKind.MARKER


def tokens(paragraph: etree._Element, side: Side) -> list[Token]:
    """Return the tokens of a paragraph."""
    joined = _joined(list(_pieces(paragraph, side, None)))
    found: list[Token] = []
    index = 0
    while index < len(joined):
        piece = joined[index]
        if piece.kind is PieceKind.TEXT:
            found.extend(_word(replace(piece, text=word), side) for word in _WORDS.findall(piece.text))
            index += 1
        else:
            end = _field_end(joined, index)
            found.append(_whole(joined[index:end], side))
            index = end
    return found


def simple_field(node: etree._Element) -> list[etree._Element]:
    """Return a `w:fldSimple` as the runs of a complex field (17.16.18, 17.16.19), which can be deleted as a whole."""
    begin, instruction, separate, end = (etree.Element(f"{W}r") for _ in range(4))
    first = etree.SubElement(begin, f"{W}fldChar", {f"{W}fldCharType": "begin"})
    first.attrib.update({key: value for key, value in node.attrib.items() if key != f"{W}instr"})
    etree.SubElement(instruction, f"{W}instrText").text = node.get(f"{W}instr", "")
    instruction[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    etree.SubElement(separate, f"{W}fldChar", {f"{W}fldCharType": "separate"})
    etree.SubElement(end, f"{W}fldChar", {f"{W}fldCharType": "end"})
    return [begin, instruction, separate, *node, end]


def _pieces(parent: etree._Element, side: Side, link: etree._Element | None) -> Iterator[Piece]:
    for node in parent:
        if node.tag == f"{W}r":
            yield from _of_run(node, side, link)
        elif node.tag == f"{W}hyperlink":
            yield from _pieces(node, side, node)
        elif node.tag in MARKERS:
            yield Piece(PieceKind.MARKER, node, "", None, "", link)
        elif node.tag == f"{W}fldSimple":
            copy = etree.Element(f"{W}p")
            copy.extend(simple_field(deepcopy(node)))
            yield from _pieces(copy, side, link)
        elif node.tag != f"{W}pPr" and node.tag not in _SILENT:
            yield Piece(PieceKind.BARE, node, "", None, "", link)


def _of_run(run: etree._Element, side: Side, link: etree._Element | None) -> Iterator[Piece]:
    properties = run.find(f"{W}rPr")
    format = "" if properties is None or len(properties) == 0 else side.canonical(properties)
    for node in run:
        if node.tag == f"{W}t":
            yield Piece(PieceKind.TEXT, node, node.text or "", properties, format, link)
        elif node.tag == f"{W}commentReference":
            yield Piece(PieceKind.MARKER, run, "", None, "", link)
        elif node.tag != f"{W}rPr" and node.tag not in _SILENT:
            yield Piece(PieceKind.NODE, node, "", properties, format, link)


def _joined(found: list[Piece]) -> list[Piece]:
    """Join texts of one formatting: where a run ends says nothing."""
    joined: list[Piece] = []
    for piece in found:
        last = joined[-1] if joined else None
        same = last is not None and last.kind is piece.kind is PieceKind.TEXT
        if last is not None and same and (last.format, last.link) == (piece.format, piece.link):
            joined[-1] = replace(last, text=last.text + piece.text)
        else:
            joined.append(piece)
    return joined


def _word(piece: Piece, side: Side) -> Token:
    return Token(_link_key(piece, side) + piece.text, (piece,))


def _whole(found: list[Piece], side: Side) -> Token:
    # A tab or a picture alone can change its formatting; a field is replaced.
    formats = [piece.format if len(found) > 1 else "" for piece in found]
    contents = [f"{_link_key(piece, side)}{piece.text}{_content_key(piece, side)}" for piece in found]
    return Token(
        "".join(f"<{format} {content}>" for format, content in zip(formats, contents, strict=True)), tuple(found)
    )


def _content_key(piece: Piece, side: Side) -> str:
    match piece.kind:
        case PieceKind.TEXT:
            return ""
        case PieceKind.MARKER:
            return side.marker(piece.node)
        case _:
            return side.canonical(piece.node)


def _link_key(piece: Piece, side: Side) -> str:
    return "" if piece.link is None else side.shell(piece.link)


def _field_end(found: list[Piece], start: int) -> int:
    """Return the index after a field, after its begin where it ends in another paragraph, or after the one piece."""
    depth = 0
    for index in range(start, len(found)):
        match _char(found[index]):
            case "begin":
                depth += 1
            case "end":
                depth -= 1
        if depth <= 0:
            return index + 1
    separate = (index + 1 for index in range(start, len(found)) if _char(found[index]) == "separate")
    return next(separate, start + 1)


def _char(piece: Piece) -> str:
    return piece.node.get(f"{W}fldCharType", "") if piece.node.tag == f"{W}fldChar" else ""
