"""Figures that follow from others by the wrong operation: a growth of the later level, a share of a sibling.

A figure of three and more digits that nothing gives as it should come about, and that the wrong base gives to the last
digit, is hardly ever so by chance: of two levels that are named one quotient is a growth, and the other is a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage
from reportdoc.audit.reading.role import Role, direction, with_roles
from reportdoc.report.message import message
from reportdoc.text.number import rounded
from reportdoc.text.subject import core

_DIGITS = 3
"""Digits of a figure that a wrong operation is not met by chance."""

_REACH = 10
"""Figures before one from which it may come."""

_ASIDE = re.compile("年均|平均增|逐年|目标|力争|预计|计划")
"""Words of a growth over several years, and of one that is wished for."""

_OF = re.compile(
    r"占(?:全校|学校|全院|全部|当年)?(?P<whole>[^，。；、占]{2,12}?)(?:总数|总人数|人数|总量|总额|总)?的?(?:比例|比重)?[为达]?$"
)

_SHARE = re.compile(r"占|率[为达是]?$|比重|比例")

_MAY = re.compile("[%％倍均]")
"""What every figure that is judged here has in its sentence; without it nobody asks for the roles of the others."""

_TIMES = "倍"

_NAMED = re.compile(r"(?:为|是|相当于)[^0-9]{2,12}的$")
"""What says in a clause of its own of what an amount is a multiple: 为到款额的5.59倍."""

_EARLIER = re.compile("[上去往前]一?[年届]")


def base_findings(passage: Passage, year: int) -> Iterator[Finding]:
    """Yield the growths, multiples, means and shares that only a wrong base gives."""
    before: list[tuple[Stated, Role]] = []
    for sentence in passage.sentences:
        stated = figures(sentence)
        if not _MAY.search(sentence.text):
            before += [(one, Role.LEVEL) for one in stated]
            continue
        own = with_roles(stated, year)
        for index, (figure, role) in enumerate(own):
            if figure.is_exact and telling_digits(figure) >= _DIGITS and not _ASIDE.search(figure.clause):
                near = [*before[-_REACH:], *own[:index]][-_REACH:] + own[index + 1 : index + 3]
                counts = [each for each in near if not each[0].is_rate and each[0].is_exact and each[0].value > 0]
                yield from _judged(figure, role, counts, own, index)
        before += own


def telling_digits(figure: Stated) -> int:
    """Return how many digits of a figure tell: noughts at the end of a round one do not."""
    text = re.sub(r"\D", "", figure.number.text).lstrip("0")
    return len(text if figure.number.decimals else text.rstrip("0"))


def _judged(
    figure: Stated, role: Role, counts: Sequence[tuple[Stated, Role]], own: Sequence[tuple[Stated, Role]], index: int
) -> Iterator[Finding]:
    if figure.is_rate and role is Role.GROWTH:
        yield from _growth(figure, [one for one, _ in counts], [one for one, role in counts if role is Role.CHANGE])
    elif figure.is_rate and role is Role.SHARE and _SHARE.search(figure.clause):
        yield from _share(figure, [one for one, _ in counts], own, index)
    elif figure.mention.unit == _TIMES:
        yield from _multiple(figure, counts)
    elif role is Role.MEAN:
        yield from _inverse(figure, [one for one, _ in counts if one.sentence is figure.sentence])


def _pairs(counts: Sequence[Stated]) -> Iterator[tuple[Stated, Stated]]:
    return ((one, other) for one, other in permutations(counts, 2) if one.dimension == other.dimension)


def is_exactly(figure: Stated, exact: Fraction) -> bool:
    """Tell whether a figure is a result, rounded to its last digit (GB/T 8170-2008, 3.2)."""
    return abs(exact - Fraction(figure.number.value)) * 2 <= Fraction(figure.number.ulp)


def is_about(figure: Stated, exact: Fraction) -> bool:
    """Tell whether a figure may be a result, as far as those it comes from are rounded."""
    return abs(exact - Fraction(figure.number.value)) <= 2 * Fraction(figure.number.ulp)


def percent(one: Stated, other: Stated) -> Fraction:
    """Return a figure as a percentage of another."""
    return 100 * Fraction(one.value) / Fraction(other.value)


def _growth(figure: Stated, counts: Sequence[Stated], changes: Sequence[Stated]) -> Iterator[Finding]:
    """Judge a growth beside both its levels; a change beside the later one gives it as well."""
    up = direction(figure)
    pairs = list(_pairs(counts))
    given = any(
        is_about(figure, abs(percent(one, other) - 100)) and (one.value > other.value) == (up > 0)
        for one, other in pairs
    )
    given = given or any(is_about(figure, percent(one, other)) for one, other in pairs)
    levels = [(change, one.value - up * change.value) for change in changes for one in counts]
    given = given or any(is_about(figure, 100 * Fraction(one.value) / Fraction(was)) for one, was in levels if was > 0)
    if not up or given:
        return
    for one, other in pairs:
        wrong = (one.value < other.value) == (up > 0) and one.value != other.value
        if wrong and is_exactly(figure, abs(percent(one, other) - 100)):
            later, earlier = other, one
            result = rounded(abs(percent(later, earlier) - 100), figure.number.ulp, "%")
            text = message(
                "{stated} is a share of {later}; a growth is one of the earlier {earlier}",
                stated=figure.mention.text,
                later=str(later),
                earlier=str(earlier),
            )
            formula = f"({later.number.text} − {earlier.number.text}) ÷ {earlier.number.text} = {result}"
            yield finding("P404", text, figure, (later, earlier), formula, result=result)
            return


def _multiple(figure: Stated, counts: Sequence[tuple[Stated, Role]]) -> Iterator[Finding]:
    """Judge how many times one amount is another, where only last year's gives it."""
    telling = [each for each in counts if telling_digits(each[0]) >= _DIGITS]
    pairs = [(one, other) for one, other in permutations(telling, 2) if one[0].dimension == other[0].dimension]
    fitting = [(one, other) for one, other in pairs if is_exactly(figure, percent(one[0], other[0]) / 100)]
    if not fitting or any(other[1] is not Role.THEN for _, other in fitting) or not _names(figure.clause):
        return
    top, (then, _) = fitting[0][0][0], fitting[0][1]
    now = next(
        (
            one
            for one, role in reversed(counts)
            if role is Role.LEVEL and one.dimension == then.dimension and one is not top
        ),
        None,
    )
    if now:
        yield of_other(figure, "P401", top, now, then, percent(top, now) / 100)


def _names(clause: str) -> bool:
    """Tell whether the last of several clauses says of what there is so much, and speaks of now."""
    *others, last = re.split("[，。；]", clause)
    return bool(others) and _NAMED.search(last) is not None and not _EARLIER.search(last)


def _inverse(figure: Stated, counts: Sequence[Stated]) -> Iterator[Finding]:
    """Judge a mean beside an amount and a count of which it is the quotient upside down."""
    pairs = [(one, other) for one, other in permutations(counts, 2) if one.dimension != other.dimension]
    if any(
        is_about(figure, Fraction(one.value) / Fraction(other.value) / Fraction(figure.factor))
        for one, other in pairs
        if one.dimension == figure.dimension
    ):
        return
    for amount, count in pairs:
        if amount.dimension == figure.dimension and is_exactly(figure, Fraction(count.value) / Fraction(amount.value)):
            result = rounded(
                Fraction(amount.value) / Fraction(count.value) / Fraction(figure.factor),
                figure.number.ulp,
                figure.mention.unit,
            )
            text = message(
                "{stated} is {count} divided by {amount}, upside down",
                stated=figure.mention.text,
                count=str(count),
                amount=str(amount),
            )
            formula = f"{amount.number.text} ÷ {count.number.text} = {result}"
            yield finding("P403", text, figure, (amount, count), formula, result=result)
            return


def _share(
    figure: Stated, counts: Sequence[Stated], own: Sequence[tuple[Stated, Role]], index: int
) -> Iterator[Finding]:
    """Judge a share that a whole of another name gives, or a sibling of its part."""
    earlier = [one for one, _ in own[:index] if not one.is_rate]
    part = _called(figure, earlier) or (earlier[-1] if earlier else None)
    if part is None or not part.is_exact or not part.value or figure.value >= 100 or "；" in figure.clause:
        return
    wholes = [one for one in counts if one.dimension == part.dimension and one.value >= part.value and one is not part]
    giving = [one for one in wholes if is_exactly(figure, percent(part, one))]
    if not giving:
        return
    named = _OF.search(figure.clause)
    word = core(named["whole"]) if named else ""
    meant = [one for one in wholes if word and core(one.words) == word]
    if meant and not any(is_about(figure, percent(part, one)) for one in meant):
        if not any(core(one.words) == word or word in core(one.words) for one in giving):
            yield of_other(figure, "P401", part, meant[-1], giving[-1], percent(part, meant[-1]))
        return
    if word or {one.value for one in giving} != {giving[0].value}:
        return
    taken = giving[0]
    for whole in wholes:
        if whole.sentence is part.sentence and whole.value > taken.value and _siblings(part, taken, whole, own):
            yield of_other(figure, "P401", part, whole, taken, percent(part, whole))
            return


def _called(figure: Stated, earlier: Sequence[Stated]) -> Stated | None:
    """Return the count of which a clause begins with the name: 省级16项、校级34项，省级项目占32.00%."""
    named = _CALLED.search(figure.clause)
    for one in reversed(earlier):
        words = one.words.removeprefix("其中")
        if named and len(words) > 1 and named["part"].startswith(words):
            return one
    return None


_CALLED = re.compile(r"[，；](?P<part>[^，。；、0-9]{2,8})占$")


def _siblings(part: Stated, taken: Stated, whole: Stated, own: Sequence[tuple[Stated, Role]]) -> bool:
    """Tell whether two counts are parts of one whole: they make it up, or the other is said to be a share of it."""
    first = next((one for one, _ in own if one.dimension == whole.dimension), None)
    told = [one.mention.start for one in (whole, part, taken)]
    if whole is not first or "；" in part.sentence.text[min(told) : max(told)]:
        return False
    if part.value + taken.value == whole.value:
        return True
    at = next((at for at, (one, _) in enumerate(own) if one is taken), None)
    behind = own[at + 1][0] if at is not None and at + 1 < len(own) else None
    return (
        behind is not None
        and behind.is_rate
        and is_exactly(behind, percent(taken, whole))
        and taken.mention.start > part.mention.start
    )


def of_other(figure: Stated, code: str, part: Stated, meant: Stated, taken: Stated, exact: Fraction) -> Finding:
    """Return the finding that a figure is taken of another base than the one meant, which gives `exact`."""
    result = rounded(exact, figure.number.ulp, figure.mention.unit)
    text = message(
        "{stated} is taken of {taken}, not of {meant}", stated=figure.mention.text, taken=str(taken), meant=str(meant)
    )
    formula = f"{part.number.text} ÷ {meant.number.text} = {result}"
    return finding(code, text, figure, (part, meant), formula, Severity.ERROR, result)
