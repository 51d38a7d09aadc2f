"""Where lines of running text end, paragraph by paragraph, in PDFs of two office programs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from tests.support.pdf import lines
from tests.support.word import find, part, text

_STYLES = ("BodyText", "BodyTextBeforeBox", "CaseText")
_FOOTER = re.compile(r"—\d*—|—|\d+")
_CASE = re.compile(r"案例\d+\D.*")
_SHORTEST = 20
"""Characters of a paragraph that is looked for."""


@dataclass(frozen=True, slots=True)
class LineEnds:
    """What two PDFs have in common."""

    all: int
    """Line ends within paragraphs of the first PDF."""
    same: int
    """Those that the second has at the same character."""
    missing: int
    """Paragraphs of the Word file that one of them does not have."""


def compared(docx: Path, first: Path, second: Path) -> LineEnds:
    """Compare where the lines of two PDFs of a Word file end, but for the last ones of paragraphs."""
    one, two = _stream(first), _stream(second)
    found, same, missing = 0, 0, 0
    places = [0, 0]
    for paragraph in _paragraphs(docx):
        begins = [stream[0].find(paragraph, place) for stream, place in zip((one, two), places, strict=True)]
        if min(begins) < 0:
            missing += 1
            continue
        places = [begin + len(paragraph) for begin in begins]
        inner = [
            {end - begin for end in range(begin + 1, place) if end in stream[1]}
            for stream, begin, place in zip((one, two), begins, places, strict=True)
        ]
        found, same = found + len(inner[0]), same + len(inner[0] & inner[1])
    return LineEnds(found, same, missing)


def _stream(pdf: Path) -> tuple[str, set[int]]:
    texts: list[str] = []
    for page in lines(pdf):
        found = [line.text for line in page if not _FOOTER.fullmatch(line.text)]
        # A case that goes on has its title again above, in the midst of a paragraph.
        texts += found[1:] if found and _CASE.fullmatch(found[0]) and found[0] in texts else found
    return "".join(texts), set(accumulate(map(len, texts)))


def _paragraphs(docx: Path) -> list[str]:
    styles = " or ".join(f"@w:val='{style}'" for style in _STYLES)
    found = find(part(docx), f"//w:p[w:pPr/w:pStyle[{styles}]]")
    texts = [re.sub(r"\s", "", text(paragraph)) for paragraph in found]
    return [one for one in texts if len(one) >= _SHORTEST]
