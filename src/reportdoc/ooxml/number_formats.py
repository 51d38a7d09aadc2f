"""Numbers of lists as Word writes them (ECMA-376 Part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportdoc.text.numerals import LARGEST, hanzi

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x")),
    *((9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_HANZI = "零一二三四五六七八九十百千万亿"
_LETTERS = 26
_MOST_ROMAN = 3999
_MOST_LETTERS = 780
"""Thirty times the alphabet: Word's own limit of 17.18.59, `lowerLetter`, beyond which it begins anew."""
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


def written(count: int, form: str) -> str:
    """Return which item of a list one is, in a format of `w:numFmt`; in digits where the format has no sign for it."""
    writer = _WRITERS.get(form)
    return (writer(count) if writer and 0 <= count <= LARGEST else "") or str(count)


def _roman(count: int) -> str:
    text = ""
    for value, sign in _ROMAN if count <= _MOST_ROMAN else ():
        text += sign * (count // value)
        count %= value
    return text


def _letters(count: int) -> str:
    """Return 1 as a, 26 as z, 27 as aa, 28 as bb."""
    if not count:
        return ""
    times, place = divmod((count - 1) % _MOST_LETTERS, _LETTERS)
    return chr(ord("a") + place) * (times + 1)


def _signs(signs: str) -> Callable[[int], str]:
    return lambda count: signs[count - 1] if 0 < count <= len(signs) else ""


def _from(first: str, last: int) -> Callable[[int], str]:
    """Return the writer of signs that follow one another in Unicode from 1 on."""
    return _signs("".join(chr(ord(first) + place) for place in range(last)))


def _formal(signs: str) -> Callable[[int], str]:
    """Return the writer of the numerals that cannot be altered: 12 is 壹拾贰."""
    table = str.maketrans(_HANZI, signs)
    return lambda count: (("一" if 10 <= count < 20 else "") + hanzi(count)).translate(table)


def _digits(count: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(count))


def _wide(count: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(count))


_CIRCLED = _from("①", 20)

_WRITERS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            *("chineseCounting", "chineseCountingThousand", "japaneseCounting", "koreanCounting"),
            *("taiwaneseCounting", "taiwaneseCountingThousand"),
        ),
        hanzi,
    ),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital2"), _digits),
    "chineseLegalSimplified": _formal("零壹贰叁肆伍陆柒捌玖拾佰仟万亿"),
    "ideographLegalTraditional": _formal("零壹貳參肆伍陸柒捌玖拾佰仟萬億"),
    "japaneseLegal": _formal("零壱弐参四伍六七八九拾百阡萬億"),
    "ideographTraditional": _signs(_STEMS),
    "ideographZodiac": _signs(_BRANCHES),
    "ideographZodiacTraditional": lambda count: (
        _STEMS[(count - 1) % 10] + _BRANCHES[(count - 1) % 12] if 0 < count <= 60 else ""
    ),
    "ideographEnclosedCircle": _from("㊀", 10),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalZero": lambda count: f"{count:02}",
    "numberInDash": lambda count: f"- {count} -",
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
}
