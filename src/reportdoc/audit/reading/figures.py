"""The figures of a passage in order, each with the words that belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import Passage, PassageKind, Sentence
from reportdoc.audit.reading.stated import Stated as Stated


def slack(top: Stated, bottom: Stated) -> Fraction:
    """Return by how much of itself a quotient of two figures may be off because they are rounded."""
    return top.loose + bottom.loose


def figures(sentence: Sentence) -> tuple[Stated, ...]:
    """Return the quantities of a sentence, from left to right."""
    return sentence.figures


def depth(figure: Stated) -> int:
    """Return in how many brackets a figure stands."""
    before = figure.sentence.text[: figure.mention.start]
    return sum(before.count(mark) for mark in "（(") - sum(before.count(mark) for mark in "）)")


def running(document: Document) -> Iterator[Passage]:
    """Yield the passages of running text."""
    for passage in document.passages:
        if passage.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM):
            yield passage
