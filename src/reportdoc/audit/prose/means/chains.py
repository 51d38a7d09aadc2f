"""What so much for each of so many comes to: 每周3次、每次2学时，12周，合计72学时; 2名教师14天，计28人日.

A figure that falls to each of something is read by its units, 学时 a 次, and so are counts; those whose units cancel
make the total. No words but 每, 均 and those before a total are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.means.measured import Measured, all_measured, unit_of
from reportdoc.audit.prose.mend import mended
from reportdoc.audit.reading.figures import Stated
from reportdoc.audit.reading.passage import Passage
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber

_TOTAL = re.compile(
    r"(?:[合共累总]计|[总一]?共|折合|总时长|总长|[，、][计合]|[付支耗需投收]|[费薪酬]|[津补]贴|补助|经费|金额|工资|成本|节[约省]"
    r"|产值|里程|时长)[一-鿿]{0,6}$"
)
"""What stands before a total."""

_ALL = re.compile(r"[合共总]计|总[^，。；]{0,3}$|累计")
"""What stands before a total of several."""

_SPLIT = re.compile("分[为成]?[一-鿿]?批|分别|轮流|先后|陆续|左右|不等|起|上年|去年|上届|往年")
"""What says that not all take part in all."""

_MOST = 4
"""Figures of a product at most."""

_CHOICES = 4
"""Figures of one unit that are tried at most, the nearest first."""


def chain_findings(passage: Passage, stated: Callable[[Stated], bool]) -> Iterator[Finding]:
    """Yield the totals of a passage that are a slip, or a figure taken for another, from what their units give.

    `stated` tells whether another place states a figure as well.
    """
    for sentence in passage.sentences:
        own = [_of_year(one) for one in all_measured(sentence)]
        for index, total in enumerate(own):
            words = total.stated.clause
            if (
                _falls(total, own)
                or stated(total.stated)
                or not _TOTAL.search(words)
                or "均" in words
                or _is_dealt_out(total, own[:index])
            ):
                continue
            before = _since(own[:index], total)
            earlier = own[: index - len(before)][-_MOST * 2 :]
            if _ALL.search(words) and any(True for _ in _chains(total.unit, earlier)):
                continue  # the total of several products
            alone = any(True for _ in _chains(total.unit, before))
            yield from _judged(total, before if alone else [*earlier, *before])


def _of_year(one: Measured) -> Measured:
    """Return a figure without the year that it falls to: a report tells of one, 每年发10个月 and 每年津贴108.00万元."""
    return replace(one, each=tuple(each for each in one.each if each != "年"))


def _falls(total: Measured, own: Sequence[Measured]) -> bool:
    """Tell whether a figure falls to each of something, and is no total of one: 每个社团合计开放408小时."""
    return bool(total.each) and not (_ALL.search(total.stated.words) and not _shared(total, own))


def _shared(total: Measured, own: Sequence[Measured]) -> bool:
    """Tell whether another figure falls to, or counts, what a total falls to."""
    return any(one is not total and set(total.each) & {one.unit, *one.each} for one in own)


def _is_dealt_out(total: Measured, before: Sequence[Measured]) -> bool:
    """Tell whether what falls to each is another for some of them: 每人10000元、6000元和3000元."""
    first = next((one.stated for one in before if one.each and one.unit == total.unit), total.stated)
    start = first.mention.start - len(first.clause)
    return _SPLIT.search(total.stated.sentence.text[max(0, start) : total.stated.mention.start]) is not None


def _since(before: Sequence[Measured], total: Measured) -> Sequence[Measured]:
    """Return the figures before a total, those behind the last semicolon."""
    text = total.stated.sentence.text
    start = text.rfind("；", 0, total.stated.mention.start)
    return [one for one in before if one.stated.mention.start > start][-_MOST * 2 :]


def _judged(total: Measured, before: Sequence[Measured]) -> Iterator[Finding]:
    chains = list(_chains(total.unit, before))
    if not chains or any(_is(total, chain) for chain in chains):
        return
    if any(_is_sum(total, _value(chain), before) for chain in chains):
        return
    chain = next((one for one in chains if _is_slip(total, _value(one)) or _is_other(total, one, before)), None)
    if chain is None and _is_only(chains, before):
        chain = chains[0]
    if chain is None:
        return
    exact = _value(chain)
    figure = total.stated
    value = exact / (figure.factor * total.seconds)
    result = PrintedNumber(value, figure.number.ulp, figure.mention.unit, f"{value.normalize():f}")
    formula = f"{' × '.join(str(one.stated) for one in chain)} = {result}"
    text = message("{stated} does not follow from what falls to each", stated=figure.mention.text)
    yield finding("P403", text, figure, [one.stated for one in chain], formula, Severity.EXPLAIN, result)


def _chains(unit: str, before: Sequence[Measured]) -> Iterator[tuple[Measured, ...]]:
    """Yield the figures whose product is in a unit, those nearest to the end first."""
    if unit.startswith("人") and len(unit) > 1 and unit != "人次":
        measures = [one for one in before if one.unit == unit_of(unit[1:]) and one.each in ((), ("人",))]
        yield from product(_counts("人", before), measures[: -_CHOICES - 1 : -1])
    for each in [one for one in reversed(before) if one.each and one.unit == unit][:_CHOICES]:
        rest = [one for one in before if one is not each]
        for group in product(*(list(_given(head, rest)) for head in each.each)):
            chain = (each, *(one for ones in group for one in ones))
            if len(chain) <= _MOST and len({id(one) for one in chain}) == len(chain):
                yield chain


def _given(unit: str, before: Sequence[Measured]) -> Iterator[tuple[Measured, ...]]:
    """Yield a count of a unit, or so many of it for each of so many."""
    yield from ((one,) for one in _counts(unit, before))
    for each in [one for one in reversed(before) if one.unit == unit and len(one.each) == 1][:_CHOICES]:
        yield from ((each, one) for one in _counts(each.each[0], before))


def _counts(unit: str, before: Sequence[Measured]) -> list[Measured]:
    """Return the last counts of a unit, and the first, of which those between are parts."""
    found = [one for one in reversed(before) if not one.each and one.unit == unit]
    return found[:_CHOICES] if len(found) <= _CHOICES else [*found[: _CHOICES - 1], found[-1]]


def _value(chain: Sequence[Measured]) -> Decimal:
    value = Decimal(1)
    for one in chain:
        value *= one.value
    return value


def _is(total: Measured, chain: Sequence[Measured]) -> bool:
    """Tell whether a product is a total, as far as its figures are rounded."""
    exact = _value(chain)
    loose = sum((one.stated.rounding / one.stated.value for one in chain if one.stated.value), Decimal(0))
    return abs(exact - total.value) <= loose * exact + total.stated.rounding * total.seconds


def _is_sum(total: Measured, exact: Decimal, before: Sequence[Measured]) -> bool:
    """Tell whether figures of its own unit, or these and the product, make a total up, or one of them states it."""
    same = [one.value for one in before if one.unit == total.unit and not one.each]
    ends = [sum(same[at:], Decimal(0)) for at in range(len(same))]
    return total.value in same or bool({total.value, total.value - exact} & set(ends))


def _is_slip(total: Measured, exact: Decimal) -> bool:
    """Tell whether a total is one slip of the pen from what it is to be."""

    def holds(value: Decimal) -> bool:
        return value * total.seconds == exact

    if total.stated.number.value < _LEAST:
        return False
    return mended((total.stated,), holds) is not None or _is_shuffled(total, exact)


def _is_shuffled(total: Measured, exact: Decimal) -> bool:
    """Tell whether a total has the digits of what it is to be in another order: 20.40 for 40.20."""
    digits = f"{total.stated.number.value:f}"
    meant = (exact / total.seconds / total.stated.factor).quantize(Decimal(1).scaleb(-total.stated.number.decimals))
    return len(set(digits) - {"0", "."}) > 1 and sorted(digits) == sorted(f"{meant:f}") and digits != f"{meant:f}"


_LEAST = 10


def _is_other(total: Measured, chain: Sequence[Measured], before: Sequence[Measured]) -> bool:
    """Tell whether a total leaves out a figure of the product, or takes another of the sentence for it."""
    values = {one.value for one in before}
    exact = _value(chain)
    for one in chain:
        rest = exact / one.value
        if len(chain) > _PAIR and total.value == rest:
            return True
        if rest and total.value / rest in values and total.value / rest != one.value and rest != 1:
            return True
    return False


_PAIR = 2


def _is_only(chains: Sequence[Sequence[Measured]], before: Sequence[Measured]) -> bool:
    """Tell whether there is one product, of everything that the sentence tells before the total."""
    return len(chains) == 1 and {id(one) for one in chains[0]} == {id(one) for one in before}
