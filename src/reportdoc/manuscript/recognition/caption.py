"""Captions: 表 1-1 …, 图 2- 3 …, 案例 7 …, 附表 1 …, typed or numbered by fields."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportdoc.manuscript.model import ManuscriptParagraph, Run
from reportdoc.manuscript.recognition.caption_tail import ends
from reportdoc.manuscript.recognition.inlines import cut, unbold
from reportdoc.report.label import Kind

_WORDS = {"表": Kind.TABLE, "图": Kind.FIGURE, "附表": Kind.ANNEX, "案例": Kind.CASE, "专栏": Kind.CASE}
NUMBER: Final = r"(?:\d{1,3}(?:\s*+[-－–—‐‑.．]\s*+\d{1,3}){0,2}(?!\d)|[一二三四五六七八九十]{1,3})"
"""The pattern of a caption's number."""
_CAPTION = re.compile(
    rf"\s*+(?:[【\[（(〔［]\s*+)?(?:典型|特色|优秀)?(?P<word>附\s?表|附件表|表|图|案例|专栏)\s*+(?P<number>{NUMBER})"
    r"(?P<blank>\s*+)(?:(?P<closed>[】\])）〕］])\s*+)?(?:(?P<mark>[：:、.．])\s*+)?(?P<rest>.*)",
    re.DOTALL,
)
_BARE_CASE = re.compile(
    r"\s*+(?:[【\[（(〔［]\s*+(?:典型|特色|优秀)?案例\s*+[】\])）〕］]\s*+[：:]?+|(?:(?:典型|特色|优秀)?案例|专栏)\s*+[：:])"
    r"\s*+(?P<rest>\S.{0,49})"
)
"""The title of a case without a number: 【典型案例】…, 特色案例：…"""
_UNNUMBERED = re.compile(r"\s*+(?P<word>表|图)(?P<mark>[：:\s])\s*+(?P<rest>\S.*)", re.DOTALL)
_SECOND = re.compile(rf"(?<=\S)\s++(?=图\s*+{NUMBER}[\s：:、.．])")
_SENTENCE = re.compile(r"^(?:所示|所列|显示|表明|可见|可知|反映|列出|给出|说明了|[，,。；;）)])")
"""Words after which a line that begins with a number of a table is a sentence."""
_CLAUSE = re.compile(r"^(?:为|是|中|的|和|与|及|至|或|等)")
"""Words that say so only where they follow the number at once."""
_STYLES = ("caption", "题注", "表题", "图题", "表格标题", "图片标题", "table", "illustration", "figure", "drawing")
LENGTH = 100
"""Characters of the longest line that is taken for a caption."""


@dataclass(frozen=True, slots=True)
class Caption:
    """A line that names a table, a figure or a case."""

    kind: Kind
    number: str
    """`1-1` in digits with a hyphen; empty for none."""
    typed: str
    """As written, `图 2- 3`."""
    runs: tuple[Run, ...]
    """What follows the number."""
    index: int
    label: str = ""
    """From a bookmark of ours."""
    unit: str = ""
    """A unit at its end, 单位：人."""
    source: str = ""
    """A source there, 数据来源：就业网."""

    @property
    def text(self) -> str:
        """Its words without the number."""
        return "".join(run.text for run in self.runs).strip()


def styled(paragraph: ManuscriptParagraph) -> bool:
    """Tell whether a paragraph has a style made for captions."""
    return paragraph.style.startswith(_STYLES) and paragraph.level == 0


def captions(paragraph: ManuscriptParagraph) -> tuple[Caption, ...]:
    """Return the captions that a paragraph holds: none, one, or several of figures side by side."""
    text = "".join(run.text for run in paragraph.runs)
    first = _caption(paragraph.runs, text, paragraph)
    if first is None or first.kind is not Kind.FIGURE:
        return (first,) if first else ()
    start = 0
    found: list[Caption] = []
    ends = [match.start() for match in _SECOND.finditer(text)]
    for end in (*ends, len(text)):
        runs = cut(paragraph.runs, start, end)
        one = _caption(runs, text[start:end], paragraph)
        if one:
            found.append(one)
        start = end
    return tuple(found)


def _caption(runs: Sequence[Run], text: str, paragraph: ManuscriptParagraph) -> Caption | None:
    if len(text) > LENGTH * 2 or not text.strip():
        return None
    match = _CAPTION.match(text)
    if match is None:
        return _loose(runs, text, paragraph)
    word = re.sub(r"\s", "", match["word"])
    rest = match["rest"].strip()
    kind = Kind.ANNEX if word.startswith("附") else _WORDS[word]
    parted = bool(match["mark"] or match["blank"] or match["closed"])
    if len(rest) > LENGTH or rest.endswith(("。", "；", "：")):
        return None
    if not match["mark"] and (_SENTENCE.match(rest) or (not parted and _CLAUSE.match(rest))):
        return None
    if not parted and not styled(paragraph) and rest and not match["number"].strip()[-1].isdigit():
        return None
    typed, start = text[: match.start("rest")].strip(), match.start("rest")
    tail = ends(text[start:], kind)
    kept = _words(runs, start, start + tail.start)
    return Caption(kind, digits(match["number"]), typed, kept, paragraph.index, unit=tail.unit, source=tail.source)


def digits(number: str) -> str:
    """Return a typed number of a caption in digits with a hyphen, 1－ 2 as `1-2`."""
    return "-".join(map(str.strip, re.split("[-－–—‐‑.．]", unicodedata.normalize("NFKC", number))))


def _loose(runs: Sequence[Run], text: str, paragraph: ManuscriptParagraph) -> Caption | None:
    """Return a caption without a number: 图 毕业生的就业满意度, 【典型案例】数字赋能."""
    case = None if paragraph.level else _BARE_CASE.fullmatch(text.rstrip())
    if case and not case["rest"].rstrip("】）〕］").endswith(("。", "；", "：", "，")):
        start = case.start("rest")
        return Caption(Kind.CASE, "", text[:start].strip(), _words(runs, start, len(text)), paragraph.index)
    match = _UNNUMBERED.match(text)
    rest = match["rest"].strip() if match else ""
    if match is None or len(rest) > LENGTH or rest.endswith(("。", "；")) or _SENTENCE.match(rest):
        return None
    words = _words(runs, match.start("rest"), len(text))
    return Caption(_WORDS[match["word"]], "", match["word"], words, paragraph.index)


def _words(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """Return the words of a caption; where all are bold, that is the look of captions, and the template's to give."""
    return tuple(unbold(cut(runs, start, end)))
