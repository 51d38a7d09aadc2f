"""The parts of two files merged: the body with its sections, and the headers and footers that these refer to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import count
from typing import Final

from lxml import etree

from reportdoc.ooxml.names import MARKERS, MC, WP, W, parse
from reportdoc.ooxml.parts import Parts
from reportdoc.redline.blocks import BlockKind
from reportdoc.redline.carry import Carrier, Stock
from reportdoc.redline.compare import Content, compare
from reportdoc.redline.keys import Side
from reportdoc.redline.list_map import ListMap
from reportdoc.redline.merge_part import Story
from reportdoc.redline.output import Output
from reportdoc.redline.properties import number
from reportdoc.redline.revisions import Revisions
from reportdoc.redline.sections import Sections
from reportdoc.redline.styles import StyleMap

_IGNORABLE: Final = f"{MC}Ignorable"
_DRAWING: Final = f"{WP}docPr"


class Merge:
    """One file made of two."""

    def __init__(self, old: Parts, new: Parts, author: str, moment: datetime) -> None:
        self.output = Output(old, new)
        root = self.output.root(new.main)
        self.revisions = Revisions(author, moment, _first(root.iter(*MARKERS), f"{W}id"))
        self._old, self._new = old, new
        lists = ListMap(old, new, self.output)
        self._stock = Stock(
            output=self.output,
            revisions=self.revisions,
            lists=lists,
            styles=StyleMap(old, self.output, lists),
            bookmarks=frozenset(node.get(f"{W}name", "") for node in root.iter(f"{W}bookmarkStart")),
            drawings=count(_first(root.iter(_DRAWING), "id")),
        )
        self._stories: dict[tuple[str, str], str] = {}

    def document(self) -> None:
        """Merge the bodies, and what their sections refer to."""
        root = self.output.root(self._new.main)
        before = Side(self._old, self._old.main, self._stock.lists.old)
        after = Side(self._new, self._new.main, self._stock.lists.new, root)
        carrier = Carrier(before, self._new.main, self._stock)
        sections = Sections(before, after, carrier, self._story)
        old, new = _body(before.root), _body(root)
        content = self._compared(old, new, before, after)
        Story(before, after, carrier, sections).fill(new, content)
        last, own = old.find(f"{W}sectPr"), new.find(f"{W}sectPr")
        if last is not None and own is not None:
            sections.keep(last, own)
        sections.finish()
        _declare(root, before.root)

    def _story(self, old: str, new: str) -> str:
        """Return the header or footer of the output for one of each file; either may be missing."""
        if (old, new) not in self._stories:
            self._stories[old, new] = self._merged(old, new)
        return self._stories[old, new]

    def _merged(self, old: str, new: str) -> str:
        if not new:
            name = self.output.copy_old(old)
            root = _empty(self._old.parts[old])
            self.output.replace(name, root)
            after = Side(self._new, self._new.main, self._stock.lists.new, root)
        else:
            name, root = self._own(new)
            after = Side(self._new, new, self._stock.lists.new, root)
        empty = None if old else _empty(self._new.parts[new])
        before = Side(self._old, old or self._old.main, self._stock.lists.old, empty)
        if not (old and new and self._old.digest(old) == self._new.digest(new)):
            content = self._compared(before.root, root, before, after)
            Story(before, after, Carrier(before, name, self._stock)).fill(root, content)
            _declare(root, before.root)
        return name

    def _own(self, new: str) -> tuple[str, etree._Element]:
        """Return the newer file's part to be changed; where it was changed before for another section, a copy."""
        if all(new != used for _, used in self._stories):
            return new, self.output.root(new)
        root = parse(self._new.parts[new])
        return self.output.copy(new, root), root

    def _compared(self, old: etree._Element, new: etree._Element, before: Side, after: Side) -> Content:
        content = compare(old, new, before, after)
        for step in content.all_steps():
            if step.old and step.new and step.new.kind is BlockKind.PARAGRAPH and "<w:numId" in step.new.key:
                self._pair_lists(step.old.node, step.new.node)
        return content

    def _pair_lists(self, old: etree._Element, new: etree._Element) -> None:
        was, now = number(old.find(f"{W}pPr")), number(new.find(f"{W}pPr"))
        if was is not None and now is not None:
            self._stock.lists.pair(was, now)


def _body(root: etree._Element) -> etree._Element:
    body = root.find(f"{W}body")
    return root if body is None else body


def _empty(content: bytes) -> etree._Element:
    """Return the root of a part with nothing in it."""
    root = parse(content)
    root[:] = []
    return root


def _first(nodes: Iterable[etree._Element], attribute: str) -> int:
    """Return the first number above all that elements have in an attribute."""
    numbers = (node.get(attribute, "0") for node in nodes)
    return 1 + max((int(found) for found in numbers if found.lstrip("-").isdigit()), default=0)


def _declare(root: etree._Element, other: etree._Element) -> None:
    """Declare the namespaces that the other root has too, and let the same be ignorable (Part 3, 7.2)."""
    missing = {prefix: uri for prefix, uri in other.nsmap.items() if prefix and prefix not in root.nsmap}
    if not missing:
        return
    kept = [prefix for prefix in (*root.nsmap, *missing) if prefix]
    etree.cleanup_namespaces(root, top_nsmap=missing, keep_ns_prefixes=kept)
    ignorable = dict.fromkeys([*root.get(_IGNORABLE, "").split(), *other.get(_IGNORABLE, "").split()])
    if ignorable:
        root.set(_IGNORABLE, " ".join(prefix for prefix in ignorable if prefix in root.nsmap))
