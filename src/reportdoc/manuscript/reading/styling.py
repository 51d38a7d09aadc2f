"""What paragraphs and runs look like by their properties and styles: asked once for all that say the same."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from reportdoc.ooxml.names import W, value
from reportdoc.ooxml.styles import Styles, toggled


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph's properties and its style say."""

    identity: str
    """Id of its style."""
    name: str
    """That of its style, in lower case."""
    level: int
    """Of the heading that it is, from 1; 0 for running text."""
    numbering: tuple[str, int]
    """List instance and level, as `Styles.numbering` has them."""
    centred: bool
    boxed: bool
    """Whether it has a border on at least three sides, or a shade."""
    breaks: bool
    """Whether a new page begins with it."""
    ends_deleted: bool
    """Whether its end is a tracked deletion (17.13.5.15): then the next one goes on from it."""


@dataclass(frozen=True, slots=True)
class RunStyle:
    """What a run's properties and its styles say."""

    hidden: bool
    bold: bool
    italic: bool
    raised: Literal["", "super", "sub"]
    size: float
    """In pt."""


class Styling:
    """Reads the properties of one file, in which most say what others have said."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._paragraphs: dict[Hashable, ParagraphStyle] = {}
        self._runs: dict[Hashable, RunStyle] = {}

    def paragraph(self, properties: etree._Element | None) -> ParagraphStyle:
        """Return what the properties of a paragraph, `w:pPr`, say with its style."""
        key = _key(properties)
        if key not in self._paragraphs:
            self._paragraphs[key] = self._paragraph(properties)
        return self._paragraphs[key]

    def run(self, properties: etree._Element | None, style: str) -> RunStyle:
        """Return what the properties of a run, `w:rPr`, say in a paragraph of a style, by its id."""
        key = style, _key(properties)
        if key not in self._runs:
            self._runs[key] = self._run(properties, style)
        return self._runs[key]

    def _paragraph(self, properties: etree._Element | None) -> ParagraphStyle:
        styles = self._styles
        borders = styles.paragraph(properties, "pBdr")
        sides = sum(value(one) not in ("", "nil", "none") for one in borders) if borders is not None else 0
        shade = styles.paragraph(properties, "shd")
        shaded = shade is not None and shade.get(f"{W}fill", "auto").lower() not in ("auto", "ffffff")
        identity = styles.identity(properties)
        return ParagraphStyle(
            identity=identity,
            name=styles.name(identity),
            level=styles.level(properties),
            numbering=styles.numbering(properties),
            centred=value(styles.paragraph(properties, "jc")) == "center",
            boxed=sides >= 3 or shaded,
            breaks=toggled(styles.paragraph(properties, "pageBreakBefore")),
            ends_deleted=properties is not None and properties.find(f"{W}rPr/{W}del") is not None,
        )

    def _run(self, properties: etree._Element | None, style: str) -> RunStyle:
        styles = self._styles
        hidden, bold, italic = (toggled(styles.run(properties, style, one)) for one in ("vanish", "b", "i"))
        place = value(styles.run(properties, style, "vertAlign"))
        raised: Literal["", "super", "sub"] = (
            "super" if place == "superscript" else "sub" if place == "subscript" else ""
        )
        return RunStyle(hidden, bold, italic, raised, styles.size(properties, style))


def _key(properties: etree._Element | None) -> Hashable:
    """Return what is equal for properties that say the same: every element with what it says and how many are in it."""
    return None if properties is None else tuple((one.tag, len(one), *one.items()) for one in properties.iter("*"))
