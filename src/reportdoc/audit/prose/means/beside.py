"""Amounts per head, term or class beside what they are computed from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import takewhile

from reportdoc.audit.finding import Finding
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.mend import mended
from reportdoc.audit.reading.figures import Stated, figures, slack
from reportdoc.audit.reading.passage import Passage
from reportdoc.audit.reading.role import Role, with_roles
from reportdoc.report.message import message
from reportdoc.text.number import rounded
from reportdoc.text.subject import bigrams
from reportdoc.text.units import UNITS, base

CODE = "P403"

_MEAN = re.compile(
    r"(?P<each>[人生师员班项期次户场门台篇件课校家村组批集页团站所亩床周月日年天份])均(?![在有已能按由未无全获达])[^，。；0-9]{0,8}$|平均每(?P<every>[一-鿿]{1,4}?)[^，。；0-9]{0,8}$"
    r"|平均一(?P<single>[一-鿿]{1,3}?)$|每(?P<one>人次|人|生|[一-鿿]{1,2}?)(?:平均|标准为|收费|补助|计)?$|每(?P<other>[一-鿿])[^，。；0-9、]{0,8}$"
)

_HEADS = {
    "日": ("天", "日"),
    "天": ("天", "日"),
    "月": ("个月", "月"),
    "人": ("人", "人次"),
    "生": ("人",),
    "师": ("人",),
    "员": ("人",),
    "名": ("人",),
    "位": ("人",),
}
"""What one is: the units in which those are counted among whom an amount is shared."""

_WHOLES = {"天": ("人日",), "学时": ("人学时", "人课时"), "小时": ("人时",), "次": ("人次",)}
"""Units of the products of people and a measure: 312人 × 42天 = 13104人日."""

_SPANS = ("年", "个月", "月", "周", "天", "日", "学期", "届")
"""Units of time, by which nothing is divided unless the words say so."""

_NEAR = Fraction(3, 10)
"""How far off, of itself, a mean may be from the numbers right before it and still be meant for them."""

_DIGITS = 10
"""How many times its last digit a mean has to be."""

_AMONG = re.compile(r"按(?:全校|学校)?(?P<who>[一-鿿]{2,10}?)(?:人数|总数|总量)?(?:计算|折算|平均|计(?![划入])|算)")
"""Among whom a mean says that it is taken: 按在校生计算."""

_TELLING = 4
"""Digits of a mean from which a slip in its amount or count tells, where these stand apart."""

_UNIT = 10_000
"""What 元 for 万元 divides by."""

_MEAN_ITSELF = 2
"""Index of the mean among the figures of its relation."""

_LOOSE = Fraction(1, 50)
"""How far off a mean with 约 may be."""


def mean_findings(passage: Passage, context: Sequence[Stated]) -> Iterator[Finding]:
    """Yield the means of a passage that do not follow from the numbers around them.

    `context` has the figures of the passages before it, among whom the amount may be shared as well.
    """
    before: list[Stated] = []
    for sentence in passage.sentences:
        own = [one for one in figures(sentence) if not one.is_rate]
        told = with_roles(own)
        aside = {role: [one for one, each in told if each is role] for role in _ASIDE}
        for index, mean in enumerate(own):
            if (
                _MEAN.search(mean.words)
                and mean.words.count("每") <= 1
                and not _shared_there(mean, own[:index], context)
            ):
                yield from _mean(mean, own[:index], own[index + 1 :], before, aside)
        before += own


_ASIDE = (Role.CHANGE, Role.THEN)
"""What a figure does that no mean of now is taken of."""


def _shared_there(mean: Stated, earlier: Sequence[Stated], context: Sequence[Stated]) -> bool:
    """Tell whether the amount before a mean, shared among some that a passage before counts, gives it."""
    amounts = [one for one in earlier if _same(one.dimension, mean.dimension)][-1:]
    units = units_of(mean)
    counts = [one for one in context if one.value and (one.dimension in units if units else True)]
    return any(_agrees(mean, amount, count) for amount in amounts for count in counts)


def _mean(
    mean: Stated,
    earlier: Sequence[Stated],
    later: Sequence[Stated],
    before: Sequence[Stated],
    aside: Mapping[Role, Sequence[Stated]],
) -> Iterator[Finding]:
    known = [one for one in (*before, *earlier, *later) if one.is_exact]
    pairs = [
        (amount, count)
        for amount in known
        for count in known
        if amount is not count
        and (_same(amount.dimension, mean.dimension) or amount.dimension in _WHOLES.get(mean.dimension, ()))
        and count.dimension != amount.dimension
        and count.value
    ]
    if any(_agrees(mean, amount, count) for amount, count in pairs):
        return
    alike = [one.value for one in known if one.dimension == mean.dimension]
    if any(mean.value == more - less for more in alike for less in alike):
        return  # what two means differ by: 合计1.80万元，新手要2.50万元，每个徒弟省0.70万元
    units = units_of(mean)
    apart = [one for ones in aside.values() for one in ones]
    among = [one for one in earlier if one not in aside[Role.CHANGE]]
    earlier = [one for one in earlier if one not in apart]
    later = list(takewhile(lambda one: one not in apart, later))
    first, second = set(map(id, earlier)), set(map(id, among))
    near = [
        (amount, count)
        for amount, count in pairs
        if id(amount) in first and id(count) in second and not _MEAN.search(amount.words + count.words)
        if (count.dimension in units if units else count.dimension not in _SPANS)
    ]
    if named := _AMONG.search(mean.clause):
        near = [pair for pair in near if bigrams(named["who"]) & bigrams(pair[1].words)]
    if near:
        yield from _judged(mean, *near[-1], sure=True)
    elif (pair := _around(mean, earlier, later, before)) and mean.is_exact:
        yield from _judged(mean, *pair, sure=False)


def _around(
    mean: Stated, earlier: Sequence[Stated], later: Sequence[Stated], before: Sequence[Stated]
) -> tuple[Stated, Stated] | None:
    """Return the amount and the count of a mean, one of which stands behind it or in a sentence before.

    The count is in the unit that the mean's words name; one of a sentence before speaks of what the amount is of.
    """
    units = units_of(mean)
    if not units or set(units) & set(_SPANS):
        return None
    wanted = (mean.dimension, *_WHOLES.get(mean.dimension, ()))
    plain = [one for one in (*earlier, *later) if one.is_exact and not _MEAN.search(one.words)]
    amounts = [one for one in plain if one.dimension in wanted]
    counts = [one for one in plain if one.dimension in units and one.dimension not in wanted and one.value]
    ahead = [one for one in counts if one in earlier] or [
        one
        for one in before
        if one.dimension in units and one.value and one.is_exact
        if amounts and bigrams(one.words) & bigrams(amounts[0].words)
    ]
    if not ahead or not amounts:
        return None
    first = [one for one in amounts if one in earlier]
    amount = first[-1] if first else amounts[0]
    return amount, ahead[-1] if ahead[-1] in counts else max(ahead, key=lambda one: one.value)


def units_of(mean: Stated) -> tuple[str, ...]:
    """Return the units in which those are counted among whom a mean shares; empty where its words tell none."""
    each = _MEAN.search(mean.words)
    word = next((one for one in each.groups() if one), "") if each else ""
    if word in _HEADS:
        return _HEADS[word]
    return (base(word)[0],) if word in UNITS and word != "个" else ()


def _judged(mean: Stated, amount: Stated, count: Stated, sure: bool) -> Iterator[Finding]:
    def holds(top: Decimal, bottom: Decimal, stated: Decimal) -> bool:
        off = Fraction(mean.ulp) + slack(amount, count) * Fraction(stated)
        return bottom > 0 and abs(Fraction(stated) - Fraction(top) / Fraction(bottom)) < off

    exact = Fraction(amount.value) / Fraction(count.value)
    # A mean of one digit follows from too many pairs, unless it comes out even; one that rounds to nought, from none.
    even = sure and exact.denominator == 1 < exact
    if (exact < mean.ulp and not holds(amount.value * _UNIT, count.value, mean.value)) or (
        mean.dimension != "元" and mean.ulp * _DIGITS > exact and not even
    ):
        return
    slip = mended((amount, count, mean), holds)
    if not sure and slip != _MEAN_ITSELF and len(mean.number.text.replace(".", "")) < _TELLING and not _is_price(mean):
        return
    if slip is None and not (sure and abs(exact - Fraction(mean.value)) <= _NEAR * exact):
        return
    result = rounded(exact / Fraction(mean.factor), mean.number.ulp, mean.mention.unit)
    yield finding(
        CODE,
        message(
            "{mean} does not follow from {amount} and {count}",
            mean=mean.mention.text,
            amount=str(amount),
            count=str(count),
        ),
        mean,
        (amount, count),
        f"{amount} ÷ {count} = {result}",
        result=result,
    )


_PEOPLE = {"人", "人次"}


def _same(one: str, other: str) -> bool:
    """Tell whether two dimensions are one; a mean may call attendances people: 16940人次，平均每场770人."""
    return one == other or {one, other} <= _PEOPLE


def average_findings(passage: Passage) -> Iterator[Finding]:
    """Yield averages that are not those of the row of figures before them: 96分、95分、97分，平均96分."""
    for sentence in passage.sentences:
        own = figures(sentence)
        for index, mean in enumerate(own):
            row = _row(own[:index], mean)
            if len(row) < 3 or not re.search(r"均[^，。；]{0,3}$", mean.words):
                continue
            exact = sum((Fraction(one.value) for one in row), Fraction(0)) / len(row)
            if abs(exact - Fraction(mean.value)) < Fraction(mean.ulp) or not mean.is_exact:
                continue
            formula = " + ".join(one.number.text for one in row)
            result = rounded(exact / Fraction(mean.factor), mean.number.ulp, mean.mention.unit)
            text = message("{mean} is not the average of the figures before it", mean=mean.mention.text)
            yield finding(CODE, text, mean, row, f"({formula}) ÷ {len(row)} = {result}", result=result)


def _row(earlier: Sequence[Stated], mean: Stated) -> list[Stated]:
    """Return the figures of one unit, joined by nothing but 、 and 和, right before an average."""
    found: list[Stated] = []
    for one in reversed(earlier):
        if one.dimension != mean.dimension or (found and not found[0].is_joined and found[0].clause.strip() != "，"):
            break
        found.insert(0, one)
    return found


def _agrees(mean: Stated, amount: Stated, count: Stated) -> bool:
    if not _may_agree(mean, amount, count):
        return False
    exact = Fraction(amount.value) / Fraction(count.value)
    off = abs(Fraction(mean.value) - exact)
    if _is_price(mean) and amount.is_exact and amount.value >= count.value:
        return off * Fraction(count.value) < Fraction(amount.ulp)
    return off < Fraction(mean.ulp) + slack(amount, count) * exact or (
        mean.mention.approximate and off <= _LOOSE * exact
    )


def _may_agree(mean: Stated, amount: Stated, count: Stated) -> bool:
    """Tell, quickly and with room for rounding, whether it is worth reckoning a mean exactly."""
    number = float(count.value)
    exact = float(amount.value) / number
    widest = max(
        float(amount.ulp) / abs(number),
        float(mean.ulp) + (float(amount.loose) + float(count.loose)) * abs(exact),
        float(_LOOSE) * abs(exact) if mean.mention.approximate else 0.0,
    )
    return abs(float(mean.value) - exact) <= widest * _ROOM


_ROOM = 1.001
"""More than what binary fractions lose."""


def _is_price(mean: Stated) -> bool:
    """Tell whether an amount a head is a price, so that the sum follows to its last digit: 按每课时88元计."""
    behind = mean.sentence.text[mean.mention.end :]
    return re.search("按|标准", mean.words) is not None and re.match("计|的标准|标准|核|算|发放", behind) is not None
