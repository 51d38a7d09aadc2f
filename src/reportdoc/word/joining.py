"""No line breaks in a number such as 表 1-10, nor between a figure and its unit: said so that LibreOffice obeys.

Nor in a dash or an ellipsis, which are two characters each (GB/T 15834-2011, 5.1). In Word a no-break space and
hyphen do it for the first; for a unit nothing does but characters that every search would trip over. LibreOffice breaks
lines at both, and anywhere in Chinese; it obeys word joiners in text that is not of a Chinese language, leaves them out
of the PDF, and sets a figure space as a space, here as wide as one.
"""

from __future__ import annotations

import re

from lxml import etree

from reportdoc.ooxml.names import W
from reportdoc.ooxml.styles import Styles
from reportdoc.text.units import UNITS
from reportdoc.word import style
from reportdoc.word.runs import parted, told

_JOINER, _SPACE, _NO_BREAK_SPACE = "\u2060", "\u2007", "\u00a0"
_UNIT = "|".join(map(re.escape, sorted(("年", "月", *UNITS), key=len, reverse=True)))
_SPACED = f"(?:案例|附表|[表图])?{_NO_BREAK_SPACE}"
_COUNT = f"[余多]?[十百千万亿]?(?:{_UNIT})"
_PAIR = "……|——"
_CELL = re.compile(f"({_SPACED}|{_PAIR})")
_TEXT = re.compile(f"({_SPACED}|{_PAIR}|(?<![0-9,.])[0-9][0-9,.]*+{_COUNT})")
_AFTER_FIGURE = re.compile(f"(^{_COUNT}|{_TEXT.pattern[1:]}")
_ATOM = re.compile("[0-9,.]+|.")
_CELLS = frozenset({style.TABLE_TEXT, style.TABLE_LEFT, style.TABLE_FIGURE, style.TABLE_HEADER})


def join(document: etree._Element, styles: Styles) -> None:
    """Join what no line may break in, in a `w:document` whose fields are dissolved.

    In the cells of tables a figure and its unit are not joined: they may be too narrow for both.
    """
    for hyphen in list(document.iter(f"{W}noBreakHyphen")):
        hyphen.tag, hyphen.text = f"{W}t", f"{_JOINER}-{_JOINER}"
    for paragraph in document.iter(f"{W}p"):
        name = styles.identity(paragraph.find(f"{W}pPr"))
        pattern = _CELL if styles.name(name) in _CELLS else _TEXT
        figure = False
        for text in list(paragraph.iter(f"{W}t")):
            said = text.text or ""
            here = _AFTER_FIGURE if figure and pattern is _TEXT else pattern
            figure = said[-1:].isdecimal()
            if here.search(said):
                _write(text, here.split(said), styles, name)


def _write(text: etree._Element, pieces: list[str], styles: Styles, name: str) -> None:
    """Write a text in pieces, of which every second one is to be joined."""
    written = [one for index, piece in enumerate(pieces) for one in (_joined(piece) if index % 2 else [piece]) if one]
    for run, piece in zip(parted(text, written), written, strict=True):
        if _JOINER in piece:
            told(run, "lang").set(f"{W}eastAsia", "en-US")
        if piece.startswith(_SPACE):
            # Half a figure's width is that of a space.
            told(run, "sz").set(f"{W}val", str(round(styles.size(run.find(f"{W}rPr"), name))))


def _joined(text: str) -> list[str]:
    """Return 27人 and —— in one piece, 表 and a space in two; each has a joiner wherever it could be broken."""
    word, space, _ = text.partition(_NO_BREAK_SPACE)
    atoms = _ATOM.findall(word)
    # What begins with a unit follows a figure in a run of its own.
    joined = _JOINER.join(atoms if space or atoms[0][0].isdecimal() or atoms[0] in _PAIR else ["", *atoms])
    return [f"{joined}{_JOINER}", f"{_SPACE}{_JOINER}"] if space else [joined]
