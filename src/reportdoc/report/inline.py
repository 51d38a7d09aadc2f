"""What stands inside a line of text; the names are Pandoc's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from reportdoc.report.formula import Formula
from reportdoc.report.place import Place


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure that came out of `{{ … }}`: printed like text, but known to be bound to its source."""

    expression: str
    """What stood between the braces."""
    text: str
    """What is printed."""
    names: tuple[str, ...]
    """The values the expression uses."""


@dataclass(frozen=True, slots=True)
class SoftBreak:
    """Where a new line of the source begins within a paragraph; prints nothing."""

    line: int
    """Line of the file, counted from 1."""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line within the paragraph."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold text."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasised text."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Superscript:
    """Raised text."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Subscript:
    """Lowered text."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link out of the document."""

    target: str
    """An `http`, `https` or `mailto` address."""
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference, `@tbl-clubs` or `[@tbl-clubs; @fig-class]`; prints the numbers of its labels."""

    labels: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Math:
    """A formula; one with a paragraph to itself stands there alone."""

    latex: str
    """As its author wrote it."""
    formula: Formula
    display: bool
    """Whether it has a paragraph to itself."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note at the foot of the page; where it stands in the text its number is printed, which Word counts."""

    name: str
    """What stands in the brackets of `[^name]`; unique in its file."""
    text: tuple[Inline, ...]
    """No note stands in it, and no formula with a paragraph to itself."""
    place: Place
    """Where its text begins."""


Inline: TypeAlias = (
    Text
    | Quantity
    | SoftBreak
    | LineBreak
    | Strong
    | Emphasis
    | Superscript
    | Subscript
    | Link
    | Reference
    | Math
    | Note
)


def notes_in(content: tuple[Inline, ...]) -> Iterator[Note]:
    """Yield the notes that are marked in inline content, in their order."""
    for inline in content:
        match inline:
            case Note():
                yield inline
            case Strong() | Emphasis() | Superscript() | Subscript() | Link():
                yield from notes_in(inline.content)
            case _:
                pass
