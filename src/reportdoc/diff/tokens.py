"""Lines as words, figures, references and single characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdoc.diff.model import ComparedLine
from reportdoc.diff.names import Span

FIGURE = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)(?:\.\d+)?[%％‰]?"
"""A figure with its decimals, commas between thousands and percent sign."""
_TOKEN = re.compile(rf"(?P<figure>{FIGURE})|[A-Za-z]+|\s+|.", re.DOTALL)
_UNIT = re.compile(
    r"余?\s*+((?:万|亿|千)?(?:元|人次|人日|人|个百分点|个|家|门|项|件|本|册|篇|部|名|位|场|次|期|届|年|月|日|天|学时|学分|课时|小时|分钟|"
    r"亩|平方米|公里|米|所|台|套|间|支|座|级|类|种|岁|组|批|对|户|条|篇次)(?![A-Za-z]))"
)
"""What may be counted, after a figure."""
_SENTENCE = re.compile(r"[。！？!?；\n]")


@dataclass(frozen=True, slots=True)
class WordToken:
    """A piece of a line that changes as a whole."""

    text: str
    """As shown."""
    key: str
    """What is compared: a reference's target, in the place of the number it shows."""
    is_figure: bool = False
    unit: str = ""
    """What a figure counts, as it follows in the text."""
    name: str = ""
    """Name of the figure, where the project has one."""


def tokens(line: ComparedLine, names: Sequence[Span] = ()) -> tuple[WordToken, ...]:
    """Return the pieces of a line, figures as a whole and by their names."""
    found: list[WordToken] = []
    end = 0
    for reference in line.references:
        found += _plain(line.text, end, reference.start, names)
        text = line.text[reference.start : reference.end]
        found.append(WordToken(text, f"\ue000{reference.target}"))
        end = reference.end
    found += _plain(line.text, end, len(line.text), names)
    return tuple(found)


def sentences(pieces: Sequence[WordToken]) -> tuple[tuple[WordToken, ...], ...]:
    """Return the pieces sentence by sentence; clauses that a semicolon ends are sentences here."""
    found: list[tuple[WordToken, ...]] = []
    start = 0
    for place, piece in enumerate(pieces, 1):
        if _SENTENCE.fullmatch(piece.text) or place == len(pieces):
            found.append(tuple(pieces[start:place]))
            start = place
    return tuple(found)


def text_of(pieces: Sequence[WordToken]) -> str:
    """Return pieces as one text."""
    return "".join(piece.text for piece in pieces)


def _plain(text: str, start: int, end: int, names: Sequence[Span]) -> Iterator[WordToken]:
    """Yield the pieces of a stretch without references; a named figure without digits, such as 三, is one too."""
    while start < end:
        named = next((span for span in names if span.start <= start < span.end <= end), None)
        match = _TOKEN.match(text, start, end)
        assert match is not None
        if named and not match["figure"]:
            yield WordToken(
                text[start : named.end], text[start : named.end], True, _unit(text, named.end, end), named.name
            )
            start = named.end
            continue
        piece, start = match[0], match.end()
        if match["figure"]:
            name = next((span.name for span in names if span.start < start and match.start() < span.end), "")
            yield WordToken(piece, piece, True, _unit(text, start, end), name)
        else:
            yield WordToken(piece, piece)


def _unit(text: str, start: int, end: int) -> str:
    match = _UNIT.match(text, start, end)
    return match[1] if match else ""
