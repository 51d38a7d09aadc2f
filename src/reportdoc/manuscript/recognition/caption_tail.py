"""What stands at the end of a caption and is none of its words: 单位：人, 数据来源：就业网."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportdoc.report.label import Kind

_MARK = re.compile(r"\s(?P<what>(?P<unit>(?:计量)?单\s?位)|(?:数据|资料|图片|表格)?来\s?源)\s?[：:]")
_AROUND = " \t\n\u3000，,；;"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of a caption."""

    start: int
    """Where it begins."""
    unit: str = ""
    source: str = ""


def ends(text: str, kind: Kind) -> Tail:
    """Return the end of a caption's words; one that begins behind them where nothing of that kind stands there."""
    marks = list(_MARK.finditer(text))
    none = Tail(len(text))
    words = text[: marks[0].start()] if marks else ""
    # In brackets it is part of the title, as in 毕业去向（单位：%）.
    if not words.strip() or len(re.findall("[（(]", words)) > len(re.findall("[)）]", words)):
        return none
    found = {"unit": "", "source": ""}
    stops = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, stop in zip(marks, stops, strict=True):
        piece = text[mark.start("what") : stop].strip(_AROUND)
        name = "unit" if mark["unit"] else "source"
        if found[name] or len(piece) > _LONGEST:
            return none
        found[name] = piece
    if found["unit"] and kind not in (Kind.TABLE, Kind.ANNEX):
        return none  # a picture has no unit beside it
    return Tail(marks[0].start(), **found)
