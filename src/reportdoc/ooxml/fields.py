"""Fields, complex and simple, while the elements of a document go by (ECMA-376 Part 1, 17.16.18 and 17.16.19)."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from reportdoc.ooxml import limits
from reportdoc.ooxml.names import W

_TAGS = (f"{W}fldChar", f"{W}instrText")


@dataclass(slots=True, eq=False)
class Field:
    """A field that has begun."""

    simple: etree._Element | None = None
    """Its element where it is a simple one."""
    instruction: str = ""
    shown: bool = False
    """Whether its result has begun."""
    ended: bool = False
    visible: bool = False
    """Whether a reader sees what stands in it now: a result, and no instruction around it."""
    directory: bool = False
    """Whether what stands in it is part of a directory."""
    start: int = 0
    """Where in a text its result begins, for readers who note it."""

    @property
    def name(self) -> str:
        """Its kind in capitals, `REF`."""
        return (self.instruction.split(maxsplit=1) or [""])[0].upper()

    @property
    def argument(self) -> str:
        """The first word after its name, without quotation marks."""
        words = self.instruction.split(maxsplit=2)
        return words[1].strip('"') if len(words) > 1 else ""


class Fields:
    """The fields that are open; of broken ones and of those nested beyond any sense it forgets what it must."""

    def __init__(self) -> None:
        self.open: list[Field] = []
        """The outermost first."""

    @property
    def visible(self) -> bool:
        """Whether a reader sees what comes next."""
        return not self.open or self.open[-1].visible

    @property
    def directory(self) -> bool:
        """Whether what comes next is part of a directory."""
        return bool(self.open) and self.open[-1].directory

    def enter(self, node: etree._Element) -> Field | None:
        """Take in the start of an element; return the field that begins, ends, or shows its result from there on."""
        if node.tag == f"{W}fldSimple":
            return self._begin(node, node.get(f"{W}instr", "")) and self._show()
        if node.tag not in _TAGS:
            return None
        kind = node.get(f"{W}fldCharType")
        if kind == "begin":
            return self._begin(None, "")
        if not self.open or self.open[-1].simple is not None:
            return None
        if kind == "separate":
            return self._show()
        if kind == "end":
            return self._end()
        if node.tag == f"{W}instrText" and len(self.open[-1].instruction) < limits.INSTRUCTION_CHARACTERS:
            self.open[-1].instruction += (node.text or "")[: limits.INSTRUCTION_CHARACTERS]
        return None

    def leave(self, node: etree._Element) -> Field | None:
        """Take in the end of an element; return the simple field that ends by it. What is open in it ends unseen."""
        while node.tag == f"{W}fldSimple" and any(one.simple is node for one in self.open):
            if (ended := self._end()).simple is node:
                return ended
        return None

    def _begin(self, simple: etree._Element | None, instruction: str) -> Field | None:
        if len(self.open) >= limits.FIELDS:
            return None
        instruction = instruction[: limits.INSTRUCTION_CHARACTERS]
        self.open.append(Field(simple, instruction, directory=self.directory))
        return self.open[-1]

    def _show(self) -> Field | None:
        field = self.open[-1]
        if field.shown:
            return None
        field.shown = True
        field.visible = len(self.open) < 2 or self.open[-2].visible
        field.directory |= field.name == "TOC"
        return field

    def _end(self) -> Field:
        self.open[-1].ended = True
        return self.open.pop()
