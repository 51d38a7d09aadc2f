"""Chinese marks set as Chinese: at full width, and half an em closer where two of them meet.

Quotation marks, dashes and ellipses are in Chinese and in Latin fonts; Word takes the Latin one unless a run says
otherwise (`w:hint`, ECMA-376 Part 1, 17.3.2.26). Where marks meet, half an em is taken out (GB/T 15834-2011, 5.1;
CLREQ, 3.1.6). Word could do that by itself, other offices cannot, and lines would break elsewhere there: so it is
written as the mark's spacing (17.3.2.35). LibreOffice needs other words for both (docs/decisions/0023).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from reportdoc.ooxml.names import M, W
from reportdoc.ooxml.styles import Styles
from reportdoc.word.package import WordFile, with_notes
from reportdoc.word.runs import parted, told

_CLOSING = "，。、；：！？）》」』】〉〕”’"
_OPENING = "（《「『【〈〔“‘"
_BOTH = re.compile("(?<![A-Za-z])’|’(?![A-Za-z])|[“”‘—…]")
"""Marks that Chinese and Latin fonts have."""
_APOSTROPHE = re.compile("(?<=[A-Za-z])’(?=[A-Za-z])")
_AFTER = re.compile(f"[{_CLOSING}](?=[{_CLOSING}{_OPENING}])")
"""Marks whose right half is empty, and another follows."""
_BEFORE = re.compile(f"[{_OPENING}](?=[{_OPENING}])")
"""Marks that are followed by one whose left half is empty."""
_CHINESE = re.compile("[\u3400-\u9fff\uff01-\uff5e]")
_SHOWN = frozenset(
    {f"{W}t", f"{W}noBreakHyphen", f"{W}br", f"{W}tab", f"{W}drawing", f"{W}footnoteReference", f"{M}oMath"}
)
_OTHER_MARKS = frozenset({"楷体", "楷体_GB2312", "KaiTi", "KaiTi_GB2312"})
"""Fonts whose stand-in has narrow quotation marks and no marks of half width (LXGW WenKai)."""


def set_for_word(file: WordFile) -> WordFile:
    """Set the Chinese marks of a Word file's document, in place, and of its notes, in the file that is returned."""
    styles = file.styles()
    set_punctuation(file.document, styles)

    def changed(notes: etree._Element) -> etree._Element:
        set_punctuation(notes, styles)
        return notes

    return with_notes(file, changed)


def set_punctuation(document: etree._Element, styles: Styles) -> None:
    """Set the Chinese marks of a `w:document` for Word, in paragraphs that hold Chinese."""
    for found in _paragraphs(document, styles):
        spaced, apostrophes = found.after | found.before, found.apostrophes
        for run, start, piece in found.runs(spaced, apostrophes):
            if start not in apostrophes and _BOTH.search(piece):
                told(run, "rFonts").set(f"{W}hint", "eastAsia")
            if start in spaced:
                half = round(styles.size(run.find(f"{W}rPr"), found.style) * 10)
                told(run, "spacing").set(f"{W}val", str(-half))


def set_punctuation_for_libreoffice(document: etree._Element, styles: Styles) -> None:
    """Set the Chinese marks of a `w:document` for LibreOffice.

    It takes marks of both scripts for Latin after Latin, whatever a run says, so that they need a Chinese font for
    either; and it takes no more than a sixth of an em out, but lets a font set a mark at half its width (OpenType
    feature `halt`), an opening one without its left half.
    """
    for found in _paragraphs(document, styles):
        half = found.after | {at + 1 for at in found.before}
        for run, start, _ in found.runs(half, found.both):
            if start in half or start in found.both:
                font = styles.font(run.find(f"{W}rPr"), found.style, "eastAsia")
                font = styles.font(None, "", "eastAsia") if font in _OTHER_MARKS else font
                font += ":halt" if start in half else ""
                told(run, "rFonts").attrib.update({f"{W}{script}": font for script in ("ascii", "hAnsi", "eastAsia")})


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph's style, texts, and where in them something is to be set."""

    style: str
    texts: Sequence[tuple[etree._Element, str]]
    both: frozenset[int]
    apostrophes: frozenset[int]
    after: frozenset[int]
    before: frozenset[int]

    def runs(self, *sets: Set[int]) -> Iterator[tuple[etree._Element, int, str]]:
        """Part the runs that hold something between places of different sets; yield each, where it begins, its text."""
        places = sorted(self.both | self.apostrophes | self.after | self.before)
        start = 0
        for node, said in self.texts:
            end = start + len(said)
            # A mark at the end of a text may concern the first one of the next.
            if said and node.tag == f"{W}t" and bisect_left(places, start - 1) < bisect_left(places, end):
                alike = groupby(range(start, end), lambda at: [at in one for one in sets])
                groups = [list(group) for _, group in alike]
                pieces = [said[group[0] - start : group[-1] + 1 - start] for group in groups]
                for run, group, piece in zip(parted(node, pieces), groups, pieces, strict=True):
                    yield run, group[0], piece
            start = end


def _paragraphs(document: etree._Element, styles: Styles) -> Iterator[_Paragraph]:
    for paragraph in document.iter(f"{W}p"):
        texts = list(_texts(paragraph))
        whole = "".join(said for _, said in texts)
        places = [_places(pattern, whole) for pattern in (_BOTH, _APOSTROPHE, _AFTER, _BEFORE)]
        if any(places) and _CHINESE.search(whole):
            yield _Paragraph(styles.identity(paragraph.find(f"{W}pPr")), texts, *places)


def _places(pattern: re.Pattern[str], text: str) -> frozenset[int]:
    return frozenset(found.start() for found in pattern.finditer(text))


def _texts(paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield what a paragraph shows, piece by piece; what is no text stands as a line break."""
    walker = etree.iterwalk(paragraph, events=("start",))
    for _, node in walker:
        if node.tag == f"{W}p" and node is not paragraph:
            walker.skip_subtree()
        elif node.tag in _SHOWN:
            yield node, (node.text or "") if node.tag == f"{W}t" else "\n"
