"""Ratios and multiples of two counts that a passage states: 男生42人、女生126人，男女比例为1∶3; A是B的2倍."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import permutations

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.reading.figures import Stated, figures, slack
from reportdoc.audit.reading.mention import Mention, MentionKind
from reportdoc.audit.reading.passage import Passage, Sentence
from reportdoc.report.message import message
from reportdoc.text.number import printed, rounded

CODE = "P403"

_RATIO = re.compile(r"(\d+(?:\.\d+)?)\s*[:：∶比]\s*(\d+(?:\.\d+)?)")

_TIMES = re.compile(r"(?:是|为|达|相当于)(?:了|到|约)*[^，。；0-9]{1,14}的$")

_RATIO_OF = re.compile("之比|比例|比[为是达]?$")
"""What says that counts of two kinds are set against each other: 座位与住校生之比."""

_LAST = 4
"""Counts before a ratio any two of which it may be of."""

_LOOSE = Fraction(1, 20)
"""How far off a ratio with 约 may be."""


def ratio_findings(passage: Passage) -> Iterator[Finding]:
    """Yield the ratios and multiples that the two counts right before them do not have."""
    for sentence in passage.sentences:
        own = [one for one in figures(sentence) if not one.is_rate]
        for mention in sentence.mentions:
            if mention.kind is MentionKind.RATIO and (found := _RATIO.fullmatch(mention.text.strip())):
                yield from _ratio(sentence, mention, found, own)
        for index, one in enumerate(own):
            if one.mention.unit == "倍" and one.is_exact and _TIMES.search(one.words):
                yield from _multiple(one, own[:index])


def _last_two(own: Sequence[Stated], end: int) -> tuple[Stated, Stated] | None:
    """Return the two counts of one unit that stand right before a place, joined by no more than 、 or ，."""
    ahead = [one for one in own if one.mention.end <= end][-2:]
    if len(ahead) < 2 or not all(one.is_exact for one in ahead):
        return None
    return (ahead[0], ahead[1]) if min(one.value for one in ahead) > 0 else None


def _ratio(sentence: Sentence, mention: Mention, found: re.Match[str], own: Sequence[Stated]) -> Iterator[Finding]:
    stated = Fraction(found[1]) / Fraction(found[2]) if Fraction(found[2]) else Fraction(0)
    words = re.split("[，。；：]", sentence.text[: mention.start])[-1]
    if not stated or not (two := _last_two(own, mention.start)) or not _both_named(words, *two):
        return
    if two[0].dimension != two[1].dimension and not _RATIO_OF.search(words):
        return
    places = [Decimal(1).scaleb(-len(part.partition(".")[2])) for part in found.groups() if part != "1"]
    off = Fraction(max(places, default=Decimal(1))) if "1" in found.groups() else Fraction(1, 10)
    loose = "约" in words or "近" in words

    def fits(one: Stated, other: Stated) -> bool:
        exact = Fraction(one.value) / Fraction(other.value)
        great, small = max(exact, 1 / exact), max(stated, 1 / stated)
        same = (exact >= 1) == (stated >= 1) or exact == 1
        return same and (abs(great - small) < off or (loose and abs(great - small) <= _LOOSE * great))

    first, second = _named(words, *two)
    units = (first.dimension, second.dimension)
    known = [one for one in own if one.mention.end <= mention.start and one.dimension in units][-_LAST:]
    known = [one for one in known if one.value != first.value + second.value]  # the whole of both
    turned = False
    for one, other in permutations((each for each in known if each.value > 0), 2):
        if fits(one, other):
            if (other, one) != (first, second):
                return
            turned = True
    great, small = (first, second) if first.value >= second.value else (second, first)
    exact = printed(Fraction(great.value) / Fraction(small.value), Decimal("0.01"))
    text = message(
        "{ratio} is not the ratio of {one} and {other}", ratio=mention.text, one=str(first), other=str(second)
    )
    yield Finding(
        CODE,
        Severity.EXPLAIN if turned else Severity.ERROR,
        text,
        tuple(dict.fromkeys((sentence.spot, first.sentence.spot, second.sentence.spot))),
        stated=mention.text,
        expected=f"{found[2]}∶{found[1]}" if turned else f"{great} ÷ {small} = {exact}",
        key=f"{sentence.text}@{mention.start}",
    )


def _both_named(words: str, one: Stated, other: Stated) -> bool:
    """Tell whether a name tells two counts, each by a character that the other has not: 男女 for 男生, 女生."""
    first, second = set(one.words), set(other.words)
    return bool(set(words) & (first - second)) and bool(set(words) & (second - first))


def _named(words: str, one: Stated, other: Stated) -> tuple[Stated, Stated]:
    """Return two counts in the order in which a name tells them: 学生 before 教师 for 生师比."""
    first, second = set(one.words), set(other.words)
    at = [min(words.find(letter) for letter in own if letter in words) for own in (first - second, second - first)]
    return (one, other) if at[0] < at[1] else (other, one)


def _multiple(times: Stated, own: Sequence[Stated]) -> Iterator[Finding]:
    two = _last_two(own, times.mention.start)
    same = [one for one in own if two and one.dimension == two[0].dimension]
    if (
        two is None
        or two[0].dimension != two[1].dimension
        or len(same) != len(two)
        or not _both_named(times.words, *two)
    ):
        return
    great, small = two if two[0].value >= two[1].value else (two[1], two[0])
    exact = Fraction(great.value) / Fraction(small.value)
    if abs(exact - Fraction(times.value)) <= Fraction(times.ulp) / 2 + slack(great, small) * exact:
        return
    result = rounded(exact, times.number.ulp, "倍")
    text = message(
        "{mean} does not follow from {amount} and {count}", mean=times.mention.text, amount=str(great), count=str(small)
    )
    yield finding(CODE, text, times, two, f"{great} ÷ {small} = {result}", result=result)
