"""Pieces written as runs again, inside the elements that say what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from reportdoc.ooxml.names import W
from reportdoc.redline.carry import Carrier
from reportdoc.redline.edits import Edit
from reportdoc.redline.revisions import Change
from reportdoc.redline.tokens import Piece, PieceKind, Token

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DELETED = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}


@dataclass(frozen=True, slots=True, eq=False)
class Fate:
    """A piece and what became of it."""

    piece: Piece
    change: Change | None
    before: Piece | None = None
    """What a piece of text looked like that stays with another formatting."""
    link: etree._Element | None = None
    """The hyperlink of the output in which it stands."""


def written(edits: Sequence[Edit], carrier: Carrier) -> list[etree._Element]:
    """Return the content of a changed paragraph: runs, links, markers, insertions and deletions."""
    elements: list[etree._Element] = []
    for link, group in groupby(_fates(edits), key=lambda fate: fate.link):
        fates = list(group)
        content = _content(fates, carrier)
        if link is None:
            elements.extend(content)
        elif content:
            own = fates[0].change is Change.DELETED and fates[0].piece.link is link
            elements.append(_shell(link, carrier if own else None))
            elements[-1].extend(content)
    return elements


def as_deleted(element: etree._Element) -> None:
    """Rename the text in an element to that of deleted runs (17.3.3.7, 17.16.13); text boxes keep theirs."""
    for node in list(element.iter(*_DELETED)):
        if not any(ancestor.tag == f"{W}txbxContent" for ancestor in node.iterancestors()):
            node.tag = _DELETED[str(node.tag)]


def _fates(edits: Sequence[Edit]) -> list[Fate]:
    links = {old.pieces[0].link: new.pieces[0].link for edit in edits if edit.equal for old, new in _both(edit)}
    fates: list[Fate] = []
    for edit in edits:
        if edit.equal:
            fates.extend(fate for old, new in _both(edit) for fate in _kept(old, new))
            continue
        deleted = (piece for token in edit.old for piece in token.pieces)
        fates.extend(Fate(piece, Change.DELETED, link=links.get(piece.link, piece.link)) for piece in deleted)
        inserted = (piece for token in edit.new for piece in token.pieces)
        fates.extend(Fate(piece, Change.INSERTED, link=piece.link) for piece in inserted)
    return fates


def _both(edit: Edit) -> Iterator[tuple[Token, Token]]:
    return zip(edit.old, edit.new, strict=True)


def _kept(old: Token, new: Token) -> Iterator[Fate]:
    for before, after in zip(old.pieces, new.pieces, strict=True):
        yield Fate(after, None, before if before.format != after.format else None, after.link)


def _content(fates: list[Fate], carrier: Carrier) -> list[etree._Element]:
    """Return what stands within one link or beside links."""
    elements: list[etree._Element] = []
    for (change, marker), group in groupby(fates, key=lambda fate: (fate.change, fate.piece.kind is PieceKind.MARKER)):
        write = _markers if marker else _runs
        inside = write(list(group), carrier)
        if change is None or marker:
            elements.extend(inside)
        else:
            elements.append(carrier.revisions.element(change.value))
            elements[-1].extend(inside)
    return elements


def _markers(fates: list[Fate], carrier: Carrier) -> list[etree._Element]:
    nodes = [(fate.change, fate.piece.node) for fate in fates]
    found = [carrier.marker(node) if change is Change.DELETED else deepcopy(node) for change, node in nodes]
    return [node for node in found if node is not None]


def _runs(fates: list[Fate], carrier: Carrier) -> list[etree._Element]:
    elements: list[etree._Element] = []
    for _, group in groupby(enumerate(fates), key=_run_of):
        parts = [fate for _, fate in group]
        first = parts[0]
        text = "".join(fate.piece.text for fate in parts)
        elements.append(_run(first, text, carrier))
    return elements


def _run_of(place: tuple[int, Fate]) -> tuple[object, ...]:
    """Return what puts pieces into one run: text of one formatting; all else has a run of its own."""
    index, fate = place
    if fate.piece.kind is not PieceKind.TEXT:
        return (index,)
    return fate.piece.format, None if fate.before is None else fate.before.format


def _run(fate: Fate, text: str, carrier: Carrier) -> etree._Element:
    piece, deleted = fate.piece, fate.change is Change.DELETED
    node = carrier.carried(piece.node) if deleted else deepcopy(piece.node)
    node.tail = None
    if piece.kind is PieceKind.TEXT:
        node.text = text
        node.set(_SPACE, "preserve")
    run = node
    if piece.kind is not PieceKind.BARE:
        run = etree.Element(f"{W}r")
        _format(run, fate, carrier)
        run.append(node)
    if deleted:
        as_deleted(run)
    return run


def _format(run: etree._Element, fate: Fate, carrier: Carrier) -> None:
    own = fate.piece.properties
    if own is not None:
        run.append(carrier.carried(own) if fate.change is Change.DELETED else deepcopy(own))
    if fate.before is not None:
        properties = run[0] if own is not None else etree.SubElement(run, f"{W}rPr")
        old = fate.before.properties
        carrier.revisions.changed(properties, None if old is None else carrier.carried(old))


def _shell(link: etree._Element, carrier: Carrier | None) -> etree._Element:
    """Return a hyperlink without its content; the carrier is given for one of the older file."""
    shell = etree.Element(link.tag, dict(link.attrib))
    return shell if carrier is None else carrier.carried(shell)
