"""Inline content as plain text."""

from __future__ import annotations

from collections.abc import Mapping

from reportdoc.report.formula import linear
from reportdoc.report.inline import (
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Math,
    Note,
    Quantity,
    Reference,
    SoftBreak,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from reportdoc.report.numbering import Number

SEPARATOR = "、"
"""Between the numbers of one reference: 表 1-1、图 1-2."""


def plain(content: tuple[Inline, ...], numbers: Mapping[str, Number]) -> str:
    """Return the characters a reader sees, without their marks; a line break is a space, notes are left out."""
    return "".join(_plain(inline, numbers) for inline in content)


def plain_words(content: tuple[Inline, ...]) -> str:
    """Return the same without the numbers of references, which need not be known."""
    return "".join(_plain(inline, None) for inline in content)


def _plain(inline: Inline, numbers: Mapping[str, Number] | None) -> str:
    match inline:
        case Text(text=text) | Quantity(text=text):
            return text
        case LineBreak():
            return " "
        case Math(formula=formula):
            return linear(formula)
        case SoftBreak() | Note():
            return ""
        case Reference(labels=labels):
            return "" if numbers is None else SEPARATOR.join(numbers[label].text for label in labels)
        case Strong() | Emphasis() | Superscript() | Subscript() | Link():
            return "".join(_plain(inner, numbers) for inner in inline.content)
