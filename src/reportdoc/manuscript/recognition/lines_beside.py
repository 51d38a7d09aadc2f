"""Lines that are captions only because of what they stand next to: in a caption's style, ▲ …, short and centred."""

from __future__ import annotations

import re

from reportdoc.manuscript.model import ManuscriptParagraph, Run
from reportdoc.manuscript.recognition.caption import LENGTH, NUMBER, Caption, captions, digits, styled
from reportdoc.manuscript.recognition.inlines import cut, trimmed, unbold
from reportdoc.report.label import Kind

_NUMBERED = re.compile(rf"[^（(]{{1,60}}[（(]\s?(?P<word>表|图)\s?(?P<number>{NUMBER})\s?[)）]")
"""签约仪式（图1-10）."""
_MARKED = re.compile(r"[▲△▼▽◆◇●■★]\s*+")
_OTHER = re.compile(r"[（(]?(?:注|(?:计量)?单\s?位|.{0,2}来\s?源)\s?[：:].*|.*[。；;，,：:！!？?]", re.DOTALL)
"""A note, a unit, a source, a sentence."""
_SHORT = 40
_KINDS = {"表": Kind.TABLE, "图": Kind.FIGURE}


def beside(paragraph: ManuscriptParagraph, kind: Kind) -> Caption | None:
    """Return a line as the caption of a table or a figure that it stands next to, or none."""
    text = paragraph.text
    if not text or len(text) > LENGTH or captions(paragraph):
        return None
    if styled(paragraph):
        return Caption(kind, "", "", _words(paragraph, 0, len(text)), paragraph.index)
    if kind is Kind.TABLE and paragraph.look.centred and text.endswith("表") and titular(text):
        return Caption(kind, "", "", _words(paragraph, 0, len(text)), paragraph.index)
    found = _NUMBERED.fullmatch(text)
    if found and _KINDS[found["word"]] is kind:
        end = max(text.rfind("（"), text.rfind("("))
        typed = text[end:].strip("（()）")
        return Caption(kind, digits(found["number"]), typed, _words(paragraph, 0, end), paragraph.index)
    return None


def titular(text: str) -> bool:
    """Tell whether a line may be a title: short, no sentence, no note."""
    return 0 < len(text) <= _SHORT and _OTHER.fullmatch(text) is None


def under(paragraph: ManuscriptParagraph) -> Caption | None:
    """Return a line right under a picture as its caption without a number, or none."""
    text = paragraph.text
    marked = _MARKED.match(text)
    plain = paragraph.look.centred and not paragraph.mark and not paragraph.drawings
    if not titular(text) or not (marked or plain):
        return None
    start = marked.end() if marked else 0
    runs = _words(paragraph, start, len(text))
    return Caption(Kind.FIGURE, "", text[:start].strip(), runs, paragraph.index) if runs else None


def _words(paragraph: ManuscriptParagraph, start: int, end: int) -> tuple[Run, ...]:
    return tuple(unbold(cut(trimmed(paragraph.runs), start, end)))
