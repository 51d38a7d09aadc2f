"""Figures that are right, but not what their words call them: the share that is left, a growth told in points.

A mean taken of some of those whom it is of belongs to them: 16人，其中专职6人、兼职10人，听课1280节，人均128节.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from reportdoc.audit.finding import Finding
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.given.known import POINTS
from reportdoc.audit.prose.means.beside import units_of
from reportdoc.audit.prose.shares.bases import is_about, is_exactly, of_other, percent, telling_digits
from reportdoc.audit.prose.totals.sums import TIMES
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage
from reportdoc.audit.reading.role import Role, with_roles
from reportdoc.report.message import message
from reportdoc.text.number import rounded
from reportdoc.text.subject import core

_DIGITS = 3
"""Digits of a figure that are not met by chance."""

_MAY = re.compile("[均率占面差]|百分点")
"""What every sentence has in which something is judged here."""


def mistaken_findings(passage: Passage, year: int) -> Iterator[Finding]:
    """Yield the rates, points and means of a passage that are another figure than they are called."""
    for sentence in passage.sentences:
        if not _MAY.search(sentence.text):
            continue
        own = with_roles(figures(sentence), year)
        for index, (figure, role) in enumerate(own):
            before = [one for one, _ in own[:index] if one.is_exact and one.value > 0]
            if not figure.is_exact or telling_digits(figure) < _DIGITS:
                continue
            counts = [one for one in before if not one.is_rate]
            if figure.mention.unit == POINTS:
                yield from _relative(figure, [one for one in before if one.is_rate])
            elif role is Role.MEAN:
                yield from _of_part(figure, counts)
                yield from _of_other_count(figure, counts)
            elif figure.is_rate and _TAKEN.search(figure.words) and len(counts) > 1:
                yield from _left(figure, *counts[-2:])
            elif figure.is_rate and figure.words.endswith(("占", "占比", "占比为")):
                yield from _of_sibling(figure, counts)
            elif figure.is_rate and figure.words.endswith("相差"):
                yield from _no_points(figure, [one for one in before if one.is_rate])
            elif figure.is_rate and role is Role.SHARE and len(counts) > 1:
                yield from _of_others(figure, *counts[-2:])


_TAKEN = re.compile("(?:去除|脱除|削减|减排|降解|压减|清除|消减)率?[为达是]?$")
"""What is gone, as a share of what there was."""


def _left(figure: Stated, was: Stated, now: Stated) -> Iterator[Finding]:
    """Judge the share that is gone of an amount, where what is left gives it: 进水32.0、出水3.2，去除率10.00%."""
    if was.dimension != now.dimension or not 0 < now.value < was.value or not is_exactly(figure, percent(now, was)):
        return
    gone = 100 - percent(now, was)
    if not is_about(figure, gone):
        result = rounded(gone, figure.number.ulp, "%")
        text = message("{stated} is the share that is left, not the one that is gone", stated=figure.mention.text)
        formula = f"({was.number.text} − {now.number.text}) ÷ {was.number.text} = {result}"
        yield finding("P401", text, figure, (was, now), formula, result=result)


def _of_part(figure: Stated, counts: Sequence[Stated]) -> Iterator[Finding]:
    """Judge a mean taken of a part of those whom it is of: 督导员16人，其中专职6人、兼职10人，听课1280节，人均128节."""
    amounts = [one for one in counts if one.dimension == figure.dimension]
    for amount in amounts:
        among = [one for one in counts if one.dimension != amount.dimension and one.mention.end <= amount.mention.start]
        for at in range(len(among) - 2):
            whole, *parts = among[at : at + 3]
            of_one = len({one.dimension for one in (whole, *parts)}) == 1 and whole.mention.unit not in TIMES
            if not of_one or parts[0].value + parts[1].value != whole.value:
                continue
            if is_about(figure, Fraction(amount.value / whole.value / figure.factor)):
                continue
            taken = next(
                (one for one in parts if is_exactly(figure, Fraction(amount.value / one.value / figure.factor))), None
            )
            if taken and not set(core(taken.words)) & set(figure.clause):
                yield of_other(
                    figure, "P403", amount, whole, taken, Fraction(amount.value / whole.value / figure.factor)
                )
                return


def _of_other_count(figure: Stated, counts: Sequence[Stated]) -> Iterator[Finding]:
    """Judge a mean taken of another count than the one its words name.

    服务210次，学生1776人次，老人7465人次，平均每次4.20人次 is taken of 1776.
    """
    units = units_of(figure)
    among = [one for one in counts if one.dimension in units and one.dimension != figure.dimension]
    amounts = [one for one in counts if one.dimension == figure.dimension]
    if not among or any(is_about(figure, _mean(amount, one, figure)) for amount in amounts for one in among):
        return
    amount = amounts[-1] if amounts else None
    for other in counts:
        if amount and other is not amount and other not in among and is_exactly(figure, _mean(amount, other, figure)):
            yield of_other(figure, "P403", amount, among[-1], other, _mean(amount, among[-1], figure))
            return


def _mean(amount: Stated, count: Stated, figure: Stated) -> Fraction:
    return Fraction(amount.value) / Fraction(count.value) / Fraction(figure.factor)


def _of_sibling(figure: Stated, counts: Sequence[Stated]) -> Iterator[Finding]:
    """Judge a share of a whole that is one of its two parts divided by the other."""
    for at in range(len(counts) - 2):
        whole, *parts = counts[at : at + 3]
        if len({one.dimension for one in (whole, *parts)}) > 1 or parts[0].value + parts[1].value != whole.value:
            continue
        if "；" in figure.sentence.text[whole.mention.end : figure.mention.start]:
            continue
        small, large = sorted(parts, key=lambda one: one.value)
        meant = next((one for one in parts if figure.clause.strip("，；").startswith(_name(one))), large)
        meant = parts[1] if figure.words.startswith("后者") else parts[0] if figure.words.startswith("前者") else meant
        other = parts[0] if meant is parts[1] else parts[1]
        wrong = is_exactly(figure, percent(small, large)) or (
            figure.words.startswith(("前者", "后者")) and is_exactly(figure, percent(other, whole))
        )
        if wrong and not is_about(figure, percent(meant, whole)):
            yield of_other(figure, "P401", meant, whole, large, percent(meant, whole))
            return
    if len(counts) > 1 and counts[-2].dimension == counts[-1].dimension and 0 < counts[-1].value < counts[-2].value:
        yield from _of_rest(figure, *counts[-2:])


def _of_rest(figure: Stated, whole: Stated, part: Stated) -> Iterator[Finding]:
    """Judge a share that is one of all the others, and not of the whole: 排课5240学时，其中实践786学时，占17.65%."""
    rest = Fraction(whole.value - part.value)
    if is_exactly(figure, 100 * Fraction(part.value) / rest) and not is_about(figure, percent(part, whole)):
        result = rounded(percent(part, whole), figure.number.ulp, "%")
        text = message(
            "{stated} is a share of the others, not of {whole}", stated=figure.mention.text, whole=str(whole)
        )
        formula = f"{part.number.text} ÷ {whole.number.text} = {result}"
        yield finding("P401", text, figure, (whole, part), formula, result=result)


def _of_others(figure: Stated, whole: Stated, part: Stated) -> Iterator[Finding]:
    """Judge a rate that is the share of the others: 参赛318人，获奖196人，获奖面38.36%."""
    if whole.dimension != part.dimension or not 0 < part.value < whole.value:
        return
    named = len(core(part.words)) > 1 and figure.words.startswith(core(part.words)[:2])
    if named and is_exactly(figure, 100 - percent(part, whole)) and not is_about(figure, percent(part, whole)):
        result = rounded(percent(part, whole), figure.number.ulp, "%")
        text = message("{stated} is the share of the others", stated=figure.mention.text)
        yield finding("P401", text, figure, (whole, part), f"{part} ÷ {whole} = {result}", result=result)


def _no_points(figure: Stated, rates: Sequence[Stated]) -> Iterator[Finding]:
    """Judge what two rates differ by, told in percent: 89.88%、84.52%，相差5.36%."""
    for one, other in permutations(rates[-_RATES:], 2):
        if one.value - other.value == figure.value:
            text = message("{stated} lies between two rates: it is told in points", stated=figure.mention.text)
            result = rounded(Fraction(figure.value), figure.number.ulp, POINTS)
            formula = f"{one.number.text} − {other.number.text} = {result}"
            yield finding("P404", text, figure, (one, other), formula, result=result)
            return


def _name(part: Stated) -> str:
    return part.words.removeprefix("其中")


def _relative(figure: Stated, rates: Sequence[Stated]) -> Iterator[Finding]:
    """Judge points that are told by how much of itself a rate has grown: 90.74%, then 97.35%, 提高7.28个百分点."""
    pairs = list(permutations(rates[-_RATES:], 2))
    if any(is_about(figure, Fraction(one.value - other.value)) for one, other in pairs):
        return
    for now, then in pairs:
        if is_exactly(figure, abs(percent(now, then) - 100)):
            result = rounded(abs(Fraction(now.value - then.value)), figure.number.ulp, POINTS)
            text = message("{stated} is a growth of {then}, and no points", stated=figure.mention.text, then=str(then))
            more, small = sorted((now, then), key=lambda one: one.value, reverse=True)
            formula = f"{more.number.text} − {small.number.text} = {result}"
            yield finding("P404", text, figure, (now, then), formula, result=result)
            return


_RATES = 4
"""Rates before points that may lie between two of them."""
