"""The blocks of a body, cell, header or note, as they are aligned: paragraphs, tables, fields over many paragraphs."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from enum import Enum, auto
from functools import cached_property

from lxml import etree

from reportdoc.ooxml.names import MARKERS, W
from reportdoc.redline.keys import Side

_NUMBERS = re.compile(r"\d+")
_BEGIN, _END = ' w:fldCharType="begin"', ' w:fldCharType="end"'

_SHORT = 20
"""Letters below which single ones count too: of a short text, one changed letter spoils most pairs."""


class BlockKind(Enum):
    """What a block is."""

    PARAGRAPH = auto()
    TABLE = auto()
    FIELD = auto()
    """Blocks from one in which a field begins to one in which it ends: a directory."""
    CONTROL = auto()
    """Blocks within a content control (17.5.2)."""
    OTHER = auto()


class AlignedBlock:
    """One block, or all blocks of a field, with the markers that stand before."""

    def __init__(
        self,
        kind: BlockKind,
        node: etree._Element,
        key: str,
        markers: list[etree._Element],
        inner: Sequence[AlignedBlock] = (),
    ) -> None:
        self.kind, self.key, self.markers, self.inner = kind, key, markers, inner
        self.node = node
        """Its element; of a field's blocks the first."""

    @property
    def nodes(self) -> list[etree._Element]:
        """All its elements."""
        return [block.node for block in self.inner] or [self.node]

    @cached_property
    def shape(self) -> Hashable:
        """A paragraph pairs with a paragraph, a table with one of as many columns, a field with one alike."""
        match self.kind:
            case BlockKind.PARAGRAPH:
                return self.kind, self.node.find(f"{W}pPr/{W}sectPr") is not None
            case BlockKind.TABLE:
                return self.kind, len(self.node.findall(f"{W}tblGrid/{W}gridCol"))
            case BlockKind.FIELD:
                return self.kind, instruction(self.node)
            case BlockKind.CONTROL:
                return self.kind
            case BlockKind.OTHER:
                return self.kind, self.key

    @cached_property
    def loose(self) -> tuple[Hashable | None, ...]:
        """What labels it, and its text without figures."""
        return _label(self.nodes), _bare(_text(self.nodes))

    @cached_property
    def grams(self) -> frozenset[str]:
        """Pairs of letters, the style, and what there is besides text."""
        text = _text(self.nodes)
        tags = {str(node.tag) for node in self.node.iter(f"{W}drawing", f"{W}pict", f"{W}object")}
        return _grams(text) | tags | {f"style {_style(self.node)}"}


class AlignedRow:
    """A row of a table."""

    def __init__(self, node: etree._Element, key: str) -> None:
        self.node, self.key = node, key

    @cached_property
    def cells(self) -> list[etree._Element]:
        """The cells' elements."""
        return self.node.findall(f"{W}tc")

    @cached_property
    def shape(self) -> Hashable:
        """Rows pair where their cells span and merge alike; one with content controls only with an equal."""
        if any(child.tag not in (f"{W}tc", f"{W}trPr", f"{W}tblPrEx", *MARKERS) for child in self.node):
            return self.key
        return tuple(_cell_shape(cell) for cell in self.cells)

    @cached_property
    def loose(self) -> tuple[Hashable | None, ...]:
        """What labels it, and its text without figures."""
        return _label([self.node]), _bare(_text([self.node]))

    @cached_property
    def grams(self) -> frozenset[str]:
        """Pairs of letters, and the cells' texts."""
        texts = [_text([cell]) for cell in self.cells]
        return frozenset(texts).union(*map(_grams, texts))


def blocks(container: etree._Element, side: Side) -> tuple[list[AlignedBlock], list[etree._Element]]:
    """Return the blocks of a container, and the markers after the last."""
    found: list[AlignedBlock] = []
    markers: list[etree._Element] = []
    for node in container:
        if node.tag in MARKERS:
            markers.append(node)
        elif isinstance(node.tag, str) and node.tag not in (f"{W}tcPr", f"{W}sectPr"):
            found.append(AlignedBlock(_kind(node), node, side.exact(node), markers))
            markers = []
    return list(_fields(found)), markers


def rows(table: etree._Element, side: Side) -> list[AlignedRow]:
    """Return the rows of a table."""
    return [AlignedRow(node, side.exact(node)) for node in table.findall(f"{W}tr")]


def instruction(node: etree._Element) -> str:
    """Return the instruction of the first field within an element."""
    return next((" ".join((text.text or "").split()) for text in node.iter(f"{W}instrText")), "")


def _kind(node: etree._Element) -> BlockKind:
    if node.tag == f"{W}sdt":
        return BlockKind.CONTROL if node.find(f"{W}sdtContent") is not None else BlockKind.OTHER
    return {f"{W}p": BlockKind.PARAGRAPH, f"{W}tbl": BlockKind.TABLE}.get(str(node.tag), BlockKind.OTHER)


def _fields(found: list[AlignedBlock]) -> Iterator[AlignedBlock]:
    """Join the blocks over which a field runs; where one does not end, the blocks stay as they are."""
    run: list[AlignedBlock] = []
    depth = 0
    for block in found:
        depth = max(0, depth + block.key.count(_BEGIN) - block.key.count(_END))
        run.append(block)
        if depth == 0:
            yield from _joined(run)
            run = []
    yield from run


def _joined(run: list[AlignedBlock]) -> Iterator[AlignedBlock]:
    if len(run) == 1 or any(block.markers for block in run[1:]):
        yield from run
    else:
        yield AlignedBlock(BlockKind.FIELD, run[0].node, "".join(block.key for block in run), run[0].markers, run)


def _text(nodes: list[etree._Element]) -> str:
    return "".join(text.text or "" for node in nodes for text in node.iter(f"{W}t"))


def _bare(text: str) -> str | None:
    return _NUMBERS.sub("", text) or None


def _grams(text: str) -> frozenset[str]:
    pairs = {text[index : index + 2] for index in range(len(text) - 1)}
    return frozenset(pairs.union(text) if len(text) < _SHORT else pairs)


def _label(nodes: list[etree._Element]) -> str | None:
    for node in nodes:
        for mark in node.iter(f"{W}bookmarkStart"):
            return f"bookmark {mark.get(f'{W}name')}"
        for link in node.iter(f"{W}hyperlink"):
            anchor = link.get(f"{W}anchor")
            return f"link {anchor}" if anchor else None
    return None


def _style(node: etree._Element) -> str | None:
    style = node.find(f"{W}pPr/{W}pStyle")
    return None if style is None else style.get(f"{W}val")


def _cell_shape(cell: etree._Element) -> Hashable:
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        return ()
    merged = (properties.find(f"{W}{name}") for name in ("gridSpan", "vMerge", "hMerge"))
    return tuple(None if node is None else node.get(f"{W}val", "continue") for node in merged)
