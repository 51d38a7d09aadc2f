"""Lists of the older file in the numbering of the newer (ECMA-376 Part 1, 17.9).

A list is an instance, `w:num`, of a definition, `w:abstractNum`. The ids of instances are counted by whoever wrote the
file, so that one list more moves all that follow; what tells which list is which are the paragraphs that are in both.
"""

from __future__ import annotations

from copy import deepcopy
from hashlib import sha256

from lxml import etree

from reportdoc.ooxml.names import W, parse, plain
from reportdoc.ooxml.parts import Parts
from reportdoc.ooxml.relations import OFFICE
from reportdoc.redline.output import Output

NONE = "0"
"""The instance of paragraphs that are in no list (17.9.18)."""

_PASSING = frozenset({f"{W}nsid", f"{W}tmpl"})


class Lists:
    """The lists of one file."""

    def __init__(self, package: Parts) -> None:
        self.part = package.related(package.main, "numbering")
        self.root = parse(package.parts[self.part]) if self.part else None
        nums = [] if self.root is None else self.root.findall(f"{W}num")
        abstracts = [] if self.root is None else self.root.findall(f"{W}abstractNum")
        self.instances = {node.get(f"{W}numId", ""): node for node in nums}
        self.abstracts = {node.get(f"{W}abstractNumId", ""): node for node in abstracts}
        self._definitions: dict[str, str] = {}

    def definition(self, number: str) -> str:
        """Return how a list counts and looks, the same for two lists that do alike."""
        if number not in self._definitions:
            instance = self.instances.get(number)
            self._definitions[number] = number if instance is None else self._written(instance)
        return self._definitions[number]

    def abstract(self, instance: etree._Element) -> str:
        """Return the id of the definition of an instance."""
        child = instance.find(f"{W}abstractNumId")
        return "" if child is None else child.get(f"{W}val", "")

    def look(self, abstract: str) -> str:
        """Return a definition as text, without the ids that Word gives it."""
        node = self.abstracts.get(abstract)
        if node is None:
            return ""
        return plain(child for child in node if child.tag not in _PASSING)

    def _written(self, instance: etree._Element) -> str:
        look = self.look(self.abstract(instance)) + plain(instance[1:])
        return sha256(look.encode()).hexdigest()[:16]


class ListMap:
    """Which list of the newer file stands for one of the older; what has none is carried over."""

    def __init__(self, old: Lists, new: Lists, output: Output) -> None:
        self._old, self._new, self._output = old, new, output
        self._known: dict[str, str] = {NONE: NONE}
        self._taken: set[str] = set()

    def pair(self, old: str, new: str) -> None:
        """Note that a paragraph is in one list before and in another after; the first to say so counts."""
        alike = self._old.definition(old) == self._new.definition(new)
        if old not in self._known and new not in self._taken and alike and new != NONE:
            self._known[old] = new
            self._taken.add(new)

    def same(self, old: str | None, new: str | None) -> bool:
        """Tell whether a paragraph is in the same list before and after."""
        return old == new if old is None or new is None else self._known.get(old) == new

    def number(self, old: str) -> str:
        """Return the instance in the output for a list of the older file; adds one where there is none."""
        if not self._new.part and self._old.part:
            self._adopt()
        if old not in self._known:
            instance = self._old.instances.get(old)
            self._known[old] = old if instance is None else self._carried(instance)
        return self._known[old]

    def _adopt(self) -> None:
        """Take over all lists with their ids, where the newer file has none."""
        self._new.part = self._output.adopt(self._old.part)
        self._output.relate(self._output.main, f"{OFFICE}/numbering", self._new.part)
        self._known = {number: number for number in (NONE, *self._old.instances)}

    def _carried(self, instance: etree._Element) -> str:
        root = self._output.root(self._new.part)
        copy = deepcopy(instance)
        link = copy.find(f"{W}abstractNumId")
        if link is not None:
            link.set(f"{W}val", self._abstract(root, self._old.abstract(instance)))
        copy.set(f"{W}numId", next_id(root, f"{W}num", f"{W}numId"))
        _insert(root, copy, f"{W}num")
        return copy.get(f"{W}numId", "")

    def _abstract(self, root: etree._Element, old: str) -> str:
        """Return the id of a definition like one of the older file; adds it where there is none."""
        look = self._old.look(old)
        equal = next((number for number in self._new.abstracts if self._new.look(number) == look), None)
        if equal is not None or old not in self._old.abstracts:
            return equal or old
        copy = deepcopy(self._old.abstracts[old])
        for child in [child for child in copy if child.tag in _PASSING]:
            copy.remove(child)  # two definitions of one nsid are one list to Word
        copy.set(f"{W}abstractNumId", next_id(root, f"{W}abstractNum", f"{W}abstractNumId"))
        _insert(root, copy, f"{W}abstractNum")
        self._new.abstracts[copy.get(f"{W}abstractNumId", "")] = copy  # a second list of it counts on in Word
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
