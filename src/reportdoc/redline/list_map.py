"""Lists of the older file in the numbering of the newer (ECMA-376 Part 1, 17.9).

The ids of instances are counted by whoever wrote the file, so that one list more moves all that follow; what tells
which list is which are the paragraphs that are in both.
"""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from reportdoc.ooxml.names import W, parse
from reportdoc.ooxml.numbering import NO_LIST, PASSING, Lists
from reportdoc.ooxml.parts import Parts
from reportdoc.ooxml.relations import OFFICE
from reportdoc.redline.output import Output


class ListMap:
    """Which list of the newer file stands for one of the older; what has none is carried over."""

    def __init__(self, old: Parts, new: Parts, output: Output) -> None:
        self._old_part, self._new_part = (one.related(one.main, "numbering") for one in (old, new))
        self.old = Lists(parse(old.parts[self._old_part]) if self._old_part else None)
        self.new = Lists(parse(new.parts[self._new_part]) if self._new_part else None)
        self._output = output
        self._known: dict[str, str] = {NO_LIST: NO_LIST}
        self._taken: set[str] = set()

    def pair(self, old: str, new: str) -> None:
        """Note that a paragraph is in one list before and in another after; the first to say so counts."""
        alike = self.old.definition(old) == self.new.definition(new)
        if old not in self._known and new not in self._taken and alike and new != NO_LIST:
            self._known[old] = new
            self._taken.add(new)

    def same(self, old: str | None, new: str | None) -> bool:
        """Tell whether a paragraph is in the same list before and after."""
        return old == new if old is None or new is None else self._known.get(old) == new

    def number(self, old: str) -> str:
        """Return the instance in the output for a list of the older file; adds one where there is none."""
        if not self._new_part and self._old_part:
            self._adopt()
        if old not in self._known:
            instance = self.old.instances.get(old)
            self._known[old] = old if instance is None else self._carried(instance)
        return self._known[old]

    def _adopt(self) -> None:
        """Take over all lists with their ids, where the newer file has none."""
        self._new_part = self._output.adopt(self._old_part)
        self._output.relate(self._output.main, f"{OFFICE}/numbering", self._new_part)
        self._known = {number: number for number in (NO_LIST, *self.old.instances)}

    def _carried(self, instance: etree._Element) -> str:
        root = self._output.root(self._new_part)
        copy = deepcopy(instance)
        link = copy.find(f"{W}abstractNumId")
        if link is not None:
            link.set(f"{W}val", self._abstract(root, self.old.abstract(instance)))
        copy.set(f"{W}numId", next_id(root, f"{W}num", f"{W}numId"))
        _insert(root, copy, f"{W}num")
        return copy.get(f"{W}numId", "")

    def _abstract(self, root: etree._Element, old: str) -> str:
        """Return the id of a definition like one of the older file; adds it where there is none."""
        look = self.old.look(old)
        equal = next((number for number in self.new.abstracts if self.new.look(number) == look), None)
        if equal is not None or old not in self.old.abstracts:
            return equal or old
        copy = deepcopy(self.old.abstracts[old])
        for child in [child for child in copy if child.tag in PASSING]:
            copy.remove(child)  # two definitions of one nsid are one list to Word
        copy.set(f"{W}abstractNumId", next_id(root, f"{W}abstractNum", f"{W}abstractNumId"))
        _insert(root, copy, f"{W}abstractNum")
        self.new.abstracts[copy.get(f"{W}abstractNumId", "")] = copy  # a second list of it counts on in Word
        return copy.get(f"{W}abstractNumId", "")


def next_id(root: etree._Element, tag: str, attribute: str) -> str:
    """Return the first number above all that elements of a name have as their id."""
    return str(1 + max((int(node.get(attribute, "0")) for node in root.iterfind(tag)), default=0))


def _insert(root: etree._Element, node: etree._Element, tag: str) -> None:
    """Put a node after the last of its kind; definitions stand before instances (17.9.17)."""
    last = root.findall(tag)
    if last:
        last[-1].addnext(node)
    else:
        root.insert(0 if tag == f"{W}abstractNum" else len(root), node)
