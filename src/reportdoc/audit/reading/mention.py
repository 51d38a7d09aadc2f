"""Figures in running text: what each number in a sentence is, its unit, and how exactly it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property

from reportdoc.text.number import LONGEST, PATTERN, SCALES, PrintedNumber, number
from reportdoc.text.numerals import CHARACTERS, numeral
from reportdoc.text.units import UNITS


class MentionKind(Enum):
    """What a number in a sentence is for."""

    QUANTITY = "quantity"
    """It counts or measures: 4170 人, 97.20%, 五年."""
    DATE = "date"
    """A year, month, day, cohort: 2023年, 2019级, 9月16日."""
    ORDINAL = "ordinal"
    """第九届, 第3, 前10名."""
    CODE = "code"
    """Part of a name: ISO9001, 1+X, “1513”, 〔2023〕51号, a title in 《》."""
    RANGE = "range"
    """Two ends: 2021—2023年, 3至5名."""
    RATIO = "ratio"
    """1:16.5, 17.9比1."""


@dataclass(frozen=True)
class Mention:
    """One number in a sentence."""

    kind: MentionKind
    start: int
    """Offset in the sentence of its first character, before any 约."""
    end: int
    """Offset behind its unit."""
    text: str
    """As printed, with unit: `约1.2万人`."""
    number: PrintedNumber | None
    """Value and unit; None unless a quantity."""
    approximate: bool = False
    """约, 近, 超过, 余, 以上 and the like stand by it."""
    written: bool = False
    """In Chinese numerals."""
    names: tuple[str, ...] = ()
    """The values of `{{ … }}` it is bound to; empty where it was typed."""
    formula: str = ""
    """What stands between the braces, where it is more than a name."""

    @cached_property
    def value(self) -> Decimal:
        """The value of a quantity."""
        assert self.number is not None
        return self.number.value

    @cached_property
    def unit(self) -> str:
        """The unit of a quantity; empty where it has none."""
        return self.number.unit if self.number else ""


_UNIT = "|".join(map(re.escape, UNITS))

_YEAR = r"(?:19|20)[0-9]{2}"

_BEFORE = (
    r"(?P<before>大约|将近|不少于|不低于|不超过|至少|最多|超过|超出|突破|接近|多达|达到?了?近"
    r"|(?<![签违预合契履节续])约|近|超|逾|仅|满)"
)

_AFTER = r"(?P<after>余|多|来)?"

_MORE = r"(?P<more>\s*+(?:以上|以下|左右|上下|以内|以外|有余))?"

_FIRST = rf"(?=[-−0-9〔\[（(【《“\"'‘「第前A-Za-z大将不至最超突接多达到约近逾仅满\s{CHARACTERS}])"
"""What any of them begins with: most characters of a text begin none, and are passed over at once."""

# Bounds on what repeats, and on where in a run of digits a ratio or a range may begin, keep the search linear: they
# lie far beyond any title, code or numeral.
_SCANNER = re.compile(
    _FIRST
    + "(?:"
    + "|".join(
        (
            rf"(?P<document>[〔\[（(【]\s*+{_YEAR}\s*+[〕\]）)】]\s*+(?:(?:第\s*+)?[0-9]++\s*+号?)?)",
            r"(?P<title>《[^》]{0,200}》)",
            r"(?P<quoted>[“\"'‘「][^“”\"'‘’」，。；]{0,12}?[”\"'’」])",
            rf"(?P<years>{_YEAR}\s*+(?:年\s*+)?[-—–~～至到]++\s*+(?:{_YEAR}|[0-9]{{2}}(?![0-9.]))\s*+(?:年度?|学年|级|届)?)",
            r"(?P<days>[0-9]{1,2}月(?:[0-9]{1,2}[日号])?\s*+[-—–~～至到]++\s*+(?:[0-9]{1,2}月)?(?:[0-9]{1,2}[日号])?)",
            rf"(?P<date>{_YEAR}\s*+(?:学年|年度|年春季?|年秋季?|年版|年|届|级|版|-[0-9]{{1,2}}-[0-9]{{1,2}})(?:\s*+[0-9]{{1,2}}\s*+月(?:\s*+[0-9]{{1,2}}\s*+[日号])?)?)",
            r"(?P<month>[0-9]{1,2}\s*+月份?(?!月)(?:\s*+[0-9]{1,2}\s*+[日号])?(?![0-9]))",
            r"(?P<written_date>[〇零一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,2}月)?)",
            rf"(?P<ordinal>第\s*+(?:[0-9]++|[{CHARACTERS}]++)|前\s*+(?:[0-9]++|[{CHARACTERS}]++)(?=[名位强之、，。]|$))",
            r"(?P<ratio>(?<![0-9]{4})(?:[0-9]++(?:\.[0-9]++)?\s*+(?:[:：∶]\s*+[0-9]++(?:\.[0-9]++)?|比\s*+1(?![0-9.]))"
            r"|(?<![0-9.])1\s*+比\s*+[0-9]++(?:\.[0-9]++)?(?![0-9年])))",
            rf"(?P<code>[A-Z]{{2,40}}+(?:/[A-Z]++)?\s*+[0-9]++(?:\.[0-9]++)?\s*+[-—–:：]\s*+(?:19|20)[0-9]{{2}}|[345]G(?!B)|(?:[A-Za-z][A-Za-z/+.·-]{{0,40}}+|[0-9]++[+])[0-9][A-Za-z0-9/+.·-]*|[0-9]++(?:[+/·][0-9A-Za-z]++)++|[0-9]++(?:\.[0-9]++)?(?!(?:{_UNIT}))[A-Za-z][A-Za-z0-9+-]*|[0-9]{{7,}}+(?![0-9.]|\s*+[元人]))",
            rf"(?P<range>(?<![0-9,，]{{12}})(?>{PATTERN})\s*+(?:[%％]\s*+)?(?:[-—–~～]|至)\s*+(?:{PATTERN}))",
            rf"(?:{_BEFORE}\s*+|(?<!\s)\s++)?(?P<sign>(?<![0-9])[-−])?(?P<digits>{PATTERN})\s*+{_AFTER}(?P<scale>[十百万亿]|千(?![瓦米克伏帕赫]))?(?P<later>余|多)?\s*+(?P<unit>{_UNIT})?{_MORE}",
            rf"(?P<about>大约|将近|超过|超出|多达|(?<![签违预合契履节续])约|近|超|逾)?(?P<numeral>[{CHARACTERS}]{{1,30}})(?P<rest>余|多)?(?P<measure>{_UNIT})",
        )
    )
    + ")"
)

_NO_COUNT = re.compile(
    r"一(?:个|种|项|次|批|支|条|位|名|本|体|流|部|系列|方面|面|点|级|场|层|类|期|年|届|家|所|节|件|天|周|日|村|市|省|县|区|处|片|分|对|组|轮|线|套|门|张|块|人|堂|间|座|篇|份|首|只|例|成|步|国|队|批次|班|台|镇|章|本|幅|岁)"
    r"|[二两三四五六七八九十]+(?:级|分之|成|届|中全会)|[三五]二分|千(?:家|村|人|名|方|里|米)|百(?:家|年|花|强|佳|人|日|项)|万(?:人|家|众|里|户)|十(?:分|佳)|零(?:一|点|分|次)?.?"
)
"""Numerals that are words rather than counts."""

_KINDS = {
    **dict.fromkeys(("document", "title", "quoted", "code"), MentionKind.CODE),
    **dict.fromkeys(("years", "days", "range"), MentionKind.RANGE),
    **dict.fromkeys(("date", "month", "written_date"), MentionKind.DATE),
    "ordinal": MentionKind.ORDINAL,
    "ratio": MentionKind.RATIO,
}
"""What is no quantity, by the group that matched."""


def mentions(text: str) -> tuple[Mention, ...]:
    """Return the numbers of a sentence, from left to right."""
    return tuple(_mentions(text))


def _mentions(text: str) -> Iterator[Mention]:
    for found in _SCANNER.finditer(text):
        kind = _KINDS.get(found.lastgroup or "")
        if kind is not None:
            if kind is not MentionKind.CODE or any(map(str.isdigit, found[0])):
                yield _other(kind, found)
        elif found["digits"] is not None:
            yield _quantity(found) if len(found["digits"]) <= LONGEST else _other(MentionKind.CODE, found)
        elif mention := _counted(found):
            yield mention


def _other(kind: MentionKind, found: re.Match[str]) -> Mention:
    return Mention(kind, found.start(), found.end(), found[0], None)


def _quantity(found: re.Match[str]) -> Mention:
    scale, unit = found["scale"] or "", (found["unit"] or "").replace("％", "%")
    if scale and unit == "元":
        scale, unit = "", f"{scale}元"
    figure = number(found["digits"], scale, unit, found["sign"] or "")
    approximate = any(found[name] for name in ("after", "later", "more")) or found["before"] not in (None, "仅", "满")
    end = found.end("more") if found["more"] else found.end()
    text = found[0].rstrip()
    return Mention(MentionKind.QUANTITY, found.start(), end - (len(found[0]) - len(text)), text, figure, approximate)


def _counted(found: re.Match[str]) -> Mention | None:
    value = numeral(found["numeral"])
    if value is None or _NO_COUNT.fullmatch(found["numeral"] + found["measure"]):
        return None
    last = found["numeral"][-1]
    ulp = Decimal(SCALES.get(last, 1)) if len(found["numeral"]) <= 2 and last in "百千万" else Decimal(1)
    figure = PrintedNumber(Decimal(value), ulp, found["measure"], found["numeral"])
    approximate = bool(found["about"] or found["rest"])
    return Mention(MentionKind.QUANTITY, found.start(), found.end(), found[0], figure, approximate, written=True)
