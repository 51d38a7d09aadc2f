"""One paragraph's runs: fields by their results, deleted text left out, each mark of a note in its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from lxml import etree

from reportdoc.manuscript.model import Drawing, Remark, Run
from reportdoc.manuscript.reading.drawings import drawings
from reportdoc.ooxml.fields import Fields
from reportdoc.ooxml.names import MC, M, R, W, number, value
from reportdoc.ooxml.styles import Styles, toggled

_SKIPPED = frozenset({*(f"{W}{name}" for name in ("pPr", "rPr", "txbxContent")), f"{MC}Fallback"})
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_NEW = frozenset({f"{W}ins", f"{W}moveTo"})
_SHOWN = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_DRAWN = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")


@dataclass(slots=True)
class Content:
    """What stands in a paragraph."""

    runs: list[Run] = field(default_factory=list)
    sizes: dict[float, int] = field(default_factory=dict)
    """Characters by their size in pt."""
    bold: bool = True
    """Whether every character is bold, whatever makes it so."""
    drawings: list[Drawing] = field(default_factory=list)
    equations: list[str] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    """Ids of the comments made on it."""
    directory: bool = False
    breaks: bool = False
    """Whether a page break stands before its first character."""


class Runs:
    """Reads the runs of paragraph after paragraph: a field may begin in one and end in another."""

    def __init__(self, styles: Styles, targets: Mapping[str, tuple[str, str]]) -> None:
        self._styles, self._targets = styles, targets
        self._fields = Fields()

    def read(self, paragraph: etree._Element, style: str, index: int) -> Content:
        """Return what stands in a paragraph of that style."""
        found = Content(directory=self._fields.directory)
        plain, slanted = (toggled(self._styles.run(None, style, name)) for name in ("b", "i"))
        self._inside(paragraph, _State(found, style, plain, slanted, index))
        found.runs = _joined(found.runs)
        found.bold = found.bold and bool(found.runs)
        return found

    def _inside(self, parent: etree._Element, state: _State) -> None:
        for node in parent:
            tag = node.tag
            if not isinstance(tag, str) or tag in _SKIPPED:
                continue
            if tag == f"{W}r":
                self._run(node, state)
            elif tag in _GONE:
                text = "".join(one.text or "" for one in node.iter(f"{W}delText", f"{W}t"))
                state.remark("deleted", node, text)
            elif tag in _NEW:
                state.remark("inserted", node, "".join(one.text or "" for one in node.iter(f"{W}t")))
                self._inside(node, state)
            elif tag == f"{W}hyperlink":
                kind, target = self._targets.get(node.get(f"{R}id", ""), ("", ""))
                link = target if kind.endswith("/hyperlink") and _ADDRESS.fullmatch(target) else ""
                self._inside(node, replace(state, link=link or state.link))
            elif tag == f"{W}fldSimple":
                self._fields.enter(node)
                self._inside(node, state)
                self._fields.leave(node)
            elif tag == f"{W}bookmarkStart":
                state.found.bookmarks.append(node.get(f"{W}name", ""))
            elif tag == f"{M}oMath":
                state.found.equations.append(etree.tostring(node, encoding="unicode", with_tail=False))
                state.add(Run("".join(one.text or "" for one in node.iter(f"{M}t"))), None, self._styles)
            else:
                self._inside(node, state)

    def _run(self, run: etree._Element, state: _State) -> None:
        properties = run.find(f"{W}rPr")
        for node in run.iter():
            tag = node.tag
            if not isinstance(tag, str):
                continue
            if field := self._fields.enter(node):
                state.found.directory |= field.directory
            elif tag in _DRAWN:
                if not any(one.tag == f"{MC}Fallback" for one in node.iterancestors()):
                    state.found.drawings += drawings(node, self._targets)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                note = ("f" if tag == f"{W}footnoteReference" else "e") + node.get(f"{W}id", "")
                state.found.runs.append(Run("", note=note))
            elif tag == f"{W}commentReference":
                state.found.comments.append(node.get(f"{W}id", ""))
            elif node.getparent() is run and self._fields.visible:
                self._character(node, properties, state)

    def _character(self, node: etree._Element, properties: etree._Element | None, state: _State) -> None:
        if node.tag == f"{W}t":
            text = node.text or ""
        elif node.tag == f"{W}br" and node.get(f"{W}type") in ("page", "column"):
            state.found.breaks |= not any(run.text.strip() for run in state.found.runs)
            return
        elif node.tag == f"{W}sym":
            code = number(str(int(node.get(f"{W}char", "0"), 16)), 0) if _hexadecimal(node) else 0
            text = chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else ""
        else:
            text = _SHOWN.get(str(node.tag), "")
        if text and not toggled(self._styles.run(properties, state.style, "vanish")):
            state.add(self._looks(text, properties, state), properties, self._styles)

    def _looks(self, text: str, properties: etree._Element | None, state: _State) -> Run:
        bold = toggled(self._styles.run(properties, state.style, "b"))
        place = value(self._styles.run(properties, state.style, "vertAlign"))
        raised: Literal["", "super", "sub"] = (
            "super" if place == "superscript" else "sub" if place == "subscript" else ""
        )
        target = next((one.argument for one in reversed(self._fields.open) if one.name == "REF"), "")
        links = (one.argument for one in reversed(self._fields.open) if one.name == "HYPERLINK")
        link = state.link or next((one for one in links if _ADDRESS.fullmatch(one)), "")
        state.found.bold &= bold or not text.strip()
        italic = toggled(self._styles.run(properties, state.style, "i"))
        return Run(text, bold and not state.plain, italic and not state.slanted, raised, link, target)


@dataclass(slots=True)
class _State:
    """Where in a paragraph the reading is."""

    found: Content
    style: str
    plain: bool
    """Whether the paragraph's style is bold, so that bold says nothing."""
    slanted: bool
    """The same of italic."""
    index: int
    link: str = ""

    def add(self, run: Run, properties: etree._Element | None, styles: Styles) -> None:
        self.found.runs.append(run)
        size = styles.size(properties, self.style)
        self.found.sizes[size] = self.found.sizes.get(size, 0) + len(run.text.strip())

    def remark(self, kind: Literal["inserted", "deleted"], node: etree._Element, text: str) -> None:
        if text:
            self.found.remarks.append(Remark(kind, node.get(f"{W}author", ""), text, self.index))


def _hexadecimal(node: etree._Element) -> bool:
    code = node.get(f"{W}char", "")
    return 0 < len(code) < 7 and all(one in "0123456789abcdefABCDEF" for one in code)


def _joined(runs: list[Run]) -> list[Run]:
    """Join neighbours that look alike."""
    joined: list[Run] = []
    for run in runs:
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return joined
