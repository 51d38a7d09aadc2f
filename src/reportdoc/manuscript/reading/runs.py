"""One paragraph's runs: fields by their results, deleted text left out, each mark of a note in its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from reportdoc.manuscript.model import Run
from reportdoc.manuscript.reading import equation_fields
from reportdoc.manuscript.reading.content import Content
from reportdoc.manuscript.reading.drawings import art, drawings
from reportdoc.manuscript.reading.styling import RunStyle, Styling
from reportdoc.manuscript.reading.symbols import sign, spelt
from reportdoc.ooxml import equation
from reportdoc.ooxml.fields import Field, Fields
from reportdoc.ooxml.names import MC, M, R, W
from reportdoc.ooxml.styles import Styles
from reportdoc.report.formula import linear
from reportdoc.text.latex import LatexError
from reportdoc.text.latex import formula as parsed
from reportdoc.text.latex_writing import Unsayable, latex

_SKIPPED = frozenset({*(f"{W}{name}" for name in ("pPr", "rPr", "txbxContent")), f"{MC}Fallback"})
_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
_NEW = frozenset({f"{W}ins", f"{W}moveTo"})
_SHOWN = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_DRAWN = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_NOTES = {f"{W}footnoteReference": "f", f"{W}endnoteReference": "e"}
_COUNTER = "SEQ"
_SYMBOL = re.compile("[\uf000-\uf0ff]")
"""Characters that stand for those of a symbol font."""
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")


class Runs:
    """Reads the runs of paragraph after paragraph: a field may begin in one and end in another."""

    def __init__(self, styles: Styles, styling: Styling, targets: Mapping[str, tuple[str, str]]) -> None:
        self._styles, self._styling, self._targets = styles, styling, targets
        self._fields = Fields()

    def read(self, paragraph: etree._Element, style: str, index: int) -> Content:
        """Return what stands in a paragraph of that style."""
        found = Content(index, directory=self._fields.directory)
        self._inside(paragraph, _State(found, style, self._styling.run(None, style)))
        found.close()
        return found

    def _inside(self, parent: etree._Element, state: _State) -> None:
        found = state.found
        for node in parent:
            tag = node.tag
            if not isinstance(tag, str) or tag in _SKIPPED:
                continue
            if tag == f"{W}r":
                self._run(node, node.find(f"{W}rPr"), state)
            elif tag in _GONE:
                found.remark("deleted", node, _words(node, f"{W}delText", f"{W}t"))
            elif tag in _NEW:
                found.remark("inserted", node, _words(node, f"{W}t"))
                self._inside(node, state)
            elif tag == f"{W}hyperlink":
                kind, target = self._targets.get(node.get(f"{R}id", ""), ("", ""))
                link = target if kind.endswith("/hyperlink") and _ADDRESS.fullmatch(target) else ""
                self._inside(node, replace(state, link=link or state.link))
            elif tag == f"{W}fldSimple":
                field = self._fields.enter(node)
                found.counted |= field is not None and field.name == _COUNTER
                self._inside(node, state)
                self._fields.leave(node)
            elif tag == f"{W}bookmarkStart":
                found.bookmarks.append(node.get(f"{W}name", ""))
            elif tag == f"{M}oMath":
                self._formula(node, state)
            else:
                self._inside(node, state)

    def _run(self, parent: etree._Element, properties: etree._Element | None, state: _State) -> None:
        """Read what stands in a run, or in the part of one that newer programs show."""
        found = state.found
        for node in parent:
            tag = node.tag
            if not isinstance(tag, str) or tag in _SKIPPED:
                continue
            if field := self._fields.enter(node):
                found.directory |= field.directory
                found.counted |= field.name == _COUNTER
                self._equation(field, properties, state)
            elif tag == f"{MC}AlternateContent":
                branch = next(iter(node.iterchildren(f"{MC}Choice", f"{MC}Fallback")), None)
                if branch is not None:
                    self._run(branch, properties, state)
            elif tag in _DRAWN:
                found.drawings += drawings(node, self._targets)
                self._text(art(node), properties, state)
            elif tag == f"{W}ruby":
                base, above = node.find(f"{W}rubyBase"), node.find(f"{W}rt")
                if base is not None:
                    self._inside(base, state)
                found.remark("ruby", None, _words(above, f"{W}t"))
            elif tag in _NOTES:
                found.runs.append(Run("", note=_NOTES[tag] + node.get(f"{W}id", "")))
            elif tag == f"{W}commentReference":
                found.comments.append(node.get(f"{W}id", ""))
            elif self._fields.visible:
                self._character(node, properties, state)

    def _formula(self, node: etree._Element, state: _State) -> None:
        """Add a formula; of one for which there is no LaTeX, its characters."""
        try:
            formula = equation.formula(node)
            parsed(latex(formula))  # what has no LaTeX, or more than formulas here may have
            run = Run(linear(formula), formula=formula)
        except (Unsayable, LatexError):
            state.found.equations.append(etree.tostring(node, encoding="unicode", with_tail=False))
            run = Run(equation.said(node))
        state.found.add(run, state.plain.size)

    def _equation(self, field: Field, properties: etree._Element | None, state: _State) -> None:
        """Add what a field EQ shows, which has no result in the file."""
        if field.ended and not field.shown and field.name == "EQ" and self._fields.visible:
            self._text(equation_fields.shown(field.instruction), properties, state)

    def _character(self, node: etree._Element, properties: etree._Element | None, state: _State) -> None:
        if node.tag == f"{W}lastRenderedPageBreak":  # where Word last had a page end (17.3.3.13)
            state.found.breaks |= not any(run.text.strip() for run in state.found.runs)
            return
        if node.tag == f"{W}t":
            text = node.text or ""
            if _SYMBOL.search(text):
                text = spelt(text, self._styles.font(properties, state.style, "ascii"))
        elif node.tag == f"{W}br" and node.get(f"{W}type") in ("page", "column"):
            state.found.breaks |= not any(run.text.strip() for run in state.found.runs)
            return
        elif node.tag == f"{W}br" and node.get(f"{W}clear") == "all":
            return  # where a cell of ours breaks so that a word stays whole (word/rows.py)
        elif node.tag == f"{W}sym":
            code = int(node.get(f"{W}char", "0"), 16) if _hexadecimal(node) else 0
            text = sign(code, node.get(f"{W}font", ""))
        else:
            text = _SHOWN.get(str(node.tag), "")
        self._text(text, properties, state)

    def _text(self, text: str, properties: etree._Element | None, state: _State) -> None:
        if not text:
            return
        style = self._styling.run(properties, state.style)
        if style.hidden:
            state.found.hidden += "" if self._fields.directory else text
        else:
            state.found.add(self._looks(text, style, state), style.size)

    def _looks(self, text: str, style: RunStyle, state: _State) -> Run:
        target, link = self._aims(state.link) if self._fields.open else ("", state.link)
        state.found.bold &= style.bold or not text.strip()
        bold, italic = style.bold and not state.plain.bold, style.italic and not state.plain.italic
        return Run(text, bold, italic, style.raised, link, target)

    def _aims(self, link: str) -> tuple[str, str]:
        """Return the bookmark that a field refers to, and the address that one leads to, or else the link's."""
        inner = self._fields.open[::-1]
        target = next((one.argument for one in inner if one.name == "REF"), "")
        links = (one.argument for one in inner if one.name == "HYPERLINK")
        return target, link or next((one for one in links if _ADDRESS.fullmatch(one)), "")


@dataclass(slots=True)
class _State:
    """Where in a paragraph the reading is."""

    found: Content
    style: str
    plain: RunStyle
    """How a run looks that says nothing itself: where that is bold, bold says nothing."""
    link: str = ""


def _words(node: etree._Element | None, *names: str) -> str:
    return "".join(one.text or "" for one in node.iter(*names)) if node is not None else ""


def _hexadecimal(node: etree._Element) -> bool:
    code = node.get(f"{W}char", "")
    return 0 < len(code) < 7 and all(one in "0123456789abcdefABCDEF" for one in code)
