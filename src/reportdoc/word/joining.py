"""No line breaks in a number such as 表 1-10, nor between a figure and its unit: said so that LibreOffice obeys.

Nor in a dash or an ellipsis, which are two characters each (GB/T 15834-2011, 5.1). In Word a no-break space and
hyphen do it for the first; for a unit nothing does but characters that every search would trip over. LibreOffice breaks
lines at both, and anywhere in Chinese; it obeys word joiners in text that is not of a Chinese language, leaves them out
of the PDF, and sets a figure space as a space, here as wide as one.

It takes the rules of the language of the last letter or figure before the place: after 24.4%， those for English, by
which no line breaks before a quotation mark. A space of no width (U+200B) lets it, and is left out of the PDF as well.
"""

from __future__ import annotations

import re

from lxml import etree

from reportdoc.ooxml.names import W
from reportdoc.ooxml.styles import Styles
from reportdoc.text.units import UNITS
from reportdoc.word import style
from reportdoc.word.runs import parted, told

_JOINER, _SPACE, _NO_BREAK_SPACE, _NO_WIDTH = "\u2060", "\u2007", "\u00a0", "\u200b"
_OPENING = re.compile("[（《「『【〈〔“‘]|[0-9]++")
_MARKS = "，。、；：！？）》」』】〉〕”’"
_LATIN = 0x2E80
"""The first character that is of East Asia (Unicode, CJK Radicals Supplement)."""
_UNIT = "|".join(map(re.escape, sorted(("年", "月", *UNITS), key=len, reverse=True)))
_SPACED = f"(?:案例|附表|[表图])?{_NO_BREAK_SPACE}"
_COUNT = f"[余多]?[十百千万亿]?(?:{_UNIT})"
_PAIR = "……|——"
_CELL = re.compile(f"({_SPACED}|{_PAIR})")
_TEXT = re.compile(f"({_SPACED}|{_PAIR}|(?<![0-9,.])[0-9][0-9,.]*+{_COUNT})")
_AFTER_FIGURE = re.compile(f"(^{_COUNT}|{_TEXT.pattern[1:]}")
_FAR = 8
"""So many characters are looked at before an opening mark: more marks than stand together anywhere."""
_ATOM = re.compile("[0-9,.]+|.")
_CELLS = frozenset({style.TABLE_TEXT, style.TABLE_LEFT, style.TABLE_FIGURE, style.TABLE_HEADER})


def join(document: etree._Element, styles: Styles) -> None:
    """Join what no line may break in, in a `w:document` whose fields are dissolved.

    In the cells of tables a figure and its unit are not joined: they may be too narrow for both.
    """
    for hyphen in list(document.iter(f"{W}noBreakHyphen")):
        hyphen.tag, hyphen.text = f"{W}t", f"{_JOINER}-{_JOINER}"
    for paragraph in document.iter(f"{W}p"):
        _free(paragraph)
        name = styles.identity(paragraph.find(f"{W}pPr"))
        pattern = _CELL if styles.name(name) in _CELLS else _TEXT
        figure = False
        for text in list(paragraph.iter(f"{W}t")):
            said = text.text or ""
            here = _AFTER_FIGURE if figure and pattern is _TEXT else pattern
            figure = said[-1:].isdecimal()
            if here.search(said):
                _write(text, here.split(said), styles, name)


def _free(paragraph: etree._Element) -> None:
    """Let a line break where it may: before an opening mark after Latin letters or figures, between mark and figure."""
    before = ""
    for text in paragraph.iter(f"{W}t"):
        said = text.text or ""
        parts, last = list[str](), 0
        for found in _OPENING.finditer(said):
            parts.append(said[last : found.start()])
            last = found.start()
            if _held(before + said[max(0, last - _FAR) : last], found[0].isdecimal()):
                parts.append(_NO_WIDTH)
        if _NO_WIDTH in parts:
            text.text = "".join((*parts, said[last:]))
        before = (before + said)[-_FAR:]


def _held(before: str, figure: bool) -> bool:
    """Tell whether an opening mark, or a figure, would not begin a line after this, though it may."""
    if figure:
        return before[-1:] in tuple(_MARKS)
    letter = next((one for one in reversed(before[-_FAR:]) if one.isalnum() or one.isspace()), " ")
    return not letter.isspace() and ord(letter) < _LATIN


def _write(text: etree._Element, pieces: list[str], styles: Styles, name: str) -> None:
    """Write a text in pieces, of which every second one is to be joined."""
    written = [one for index, piece in enumerate(pieces) for one in (_joined(piece) if index % 2 else [piece]) if one]
    for run, piece in zip(parted(text, written), written, strict=True):
        if _JOINER in piece:
            told(run, "lang").set(f"{W}eastAsia", "en-US")
        if piece.startswith(_SPACE):
            # Half a figure's width is that of a space, in a font whose figures are half as wide as high.
            size, font = (styles.size(run.find(f"{W}rPr"), name), styles.font(run.find(f"{W}rPr"), name, "ascii"))
            told(run, "rFonts").attrib.update({f"{W}{script}": font for script in ("ascii", "hAnsi", "eastAsia")})
            told(run, "sz").set(f"{W}val", str(round(size)))


def _joined(text: str) -> list[str]:
    """Return 27人 and —— in one piece, 表 and a space in two; each has a joiner wherever it could be broken."""
    word, space, _ = text.partition(_NO_BREAK_SPACE)
    atoms = _ATOM.findall(word)
    # What begins with a unit follows a figure in a run of its own.
    joined = _JOINER.join(atoms if space or atoms[0][0].isdecimal() or atoms[0] in _PAIR else ["", *atoms])
    return [f"{joined}{_JOINER}", f"{_SPACE}{_JOINER}"] if space else [joined]
