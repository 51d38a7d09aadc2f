"""Styles that only the older file has and deleted content needs; where both have one, the newer holds."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from reportdoc.ooxml.names import W, parse
from reportdoc.ooxml.parts import Parts
from reportdoc.redline.list_map import ListMap
from reportdoc.redline.output import Output

_ID = f"{W}styleId"
_LINKS = frozenset({f"{W}basedOn", f"{W}next", f"{W}link"})


class StyleMap:
    """Brings styles over."""

    def __init__(self, old: Parts, output: Output, lists: ListMap) -> None:
        part = old.related(old.main, "styles")
        self._part = output.related(output.main, "styles")
        self._output, self._lists = output, lists
        self._old = {} if not part else _by_id(parse(old.parts[part]))
        self._new = {} if not self._part else _by_id(output.root(self._part))

    def need(self, style: str) -> None:
        """See to it that the output has a style of that id, and those that it builds on."""
        if not self._part or style in self._new or style not in self._old:
            return
        copy = deepcopy(self._old[style])
        copy.attrib.pop(f"{W}default", None)
        self._new[style] = copy
        self._output.root(self._part).append(copy)
        for node in copy.iter(f"{W}numId"):
            node.set(f"{W}val", self._lists.number(node.get(f"{W}val", "")))
        for node in copy:
            if node.tag in _LINKS:
                self.need(node.get(f"{W}val", ""))


def _by_id(root: etree._Element) -> dict[str, etree._Element]:
    return {node.get(_ID, ""): node for node in root.iterfind(f"{W}style")}
