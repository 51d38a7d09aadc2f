"""Where the characters of sentences stand in their Markdown files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from reportdoc.app.returned.model import SegmentKind, Unit, Written
from reportdoc.app.returned.units import units
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import Passage, PassageKind, Sentence

_BOUND = (PassageKind.PARAGRAPH, PassageKind.ITEM)


class Spots:
    """The paragraphs of a report and the characters of its files that print them."""

    def __init__(self, document: Document, texts: Mapping[str, str]) -> None:
        """Take a document and the text of every file of its project."""
        waiting: dict[tuple[str, str], list[Unit]] = defaultdict(list)
        for unit in units(document.report, document.numbers, texts):
            if unit.written is Written.MARKDOWN and unit.shape in ("text", "item"):
                waiting[unit.file, _squeezed("".join(_shown(unit)))].append(unit)
        self._units: dict[int, Unit] = {}
        for index, passage in enumerate(document.passages):
            if passage.kind in _BOUND and (found := waiting.get((passage.spot.place.file, _squeezed(passage.text)))):
                self._units[index] = found.pop(0)
        self._passages = document.passages
        self._starts = {index: _starts(document.passages[index]) for index in self._units}

    def find(self, sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
        """Return where a stretch of a sentence stands in its file; None unless it is plain text there, unescaped."""
        unit = self._units.get(sentence.passage)
        if unit is None or sentence.text not in self._starts[sentence.passage]:
            return None
        before = self._starts[sentence.passage][sentence.text]
        text = self._passages[sentence.passage].text
        at, length = len(_squeezed(text[: before + start])), len(_squeezed(text[before + start : before + end]))
        span = _characters(unit)[at : at + length]
        if not span or None in span:
            return None
        first, last = span[0], span[-1]
        assert first is not None and last is not None
        return first, last + 1


def _starts(passage: Passage) -> dict[str, int]:
    """Return where each sentence of a passage begins; one that stands there twice is left out."""
    found: dict[str, int] = {}
    for one in passage.sentences:
        if passage.text.count(one.text) == 1:
            found[one.text] = passage.text.index(one.text)
    return found


def _shown(unit: Unit) -> list[str]:
    return [one.text for one in unit.segments if one.kind is not SegmentKind.SOFT]


def _characters(unit: Unit) -> list[int | None]:
    """Return the place in the file of every character that is printed and no blank; None for what is computed."""
    places: list[int | None] = []
    for one in unit.segments:
        if one.kind is SegmentKind.SOFT:
            continue
        plain = one.kind is SegmentKind.TEXT and one.end - one.start == len(one.text)
        places += [one.start + at if plain else None for at, shown in enumerate(one.text) if not shown.isspace()]
    return places


def _squeezed(text: str) -> str:
    return "".join(text.split())
