"""Changes and growth between two amounts that a passage states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reportdoc.audit.finding import Finding
from reportdoc.audit.prose.finding import finding, less
from reportdoc.audit.prose.mend import mended
from reportdoc.audit.reading.figures import Stated, figures, slack
from reportdoc.audit.reading.passage import Passage
from reportdoc.audit.reading.role import Role, direction, with_roles
from reportdoc.report.message import message
from reportdoc.text.number import rounded

CODE = "P404"

_LEVELS = (Role.LEVEL, Role.MEAN, Role.SHARE)


@dataclass(frozen=True, slots=True)
class Move:
    """Two levels of one thing, either of which may be told by the other and the change between them."""

    now: Stated
    then: Stated
    change: Stated | None = None
    """Where it is given, one of the levels is not stated, and `now` or `then` stands for the other."""

    @property
    def growth(self) -> Fraction | None:
        """The growth in per cent; None from nought."""
        base = self.base
        return 100 * self.step / base if base else None

    @property
    def step(self) -> Fraction:
        """The change."""
        if self.change:
            return Fraction(self.change.value) * (direction(self.change) or 1)
        return Fraction(self.now.value) - Fraction(self.then.value)

    @property
    def base(self) -> Fraction:
        """The earlier level."""
        if self.change and self.now is self.then:
            return Fraction(self.now.value) - self.step
        return Fraction(self.then.value)

    @property
    def formula(self) -> str:
        """How the growth comes about."""
        if self.change is None:
            return f"({self.now.number.text} − {self.then.number.text}) ÷ {self.then.number.text}"
        if self.now is not self.then:
            return f"{self.change.number.text} ÷ {self.then.number.text}"
        sign = "+" if direction(self.change) < 0 else "−"
        return f"{self.change.number.text} ÷ ({self.now.number.text} {sign} {self.change.number.text})"


def growth_findings(passage: Passage, year: int) -> Iterator[Finding]:
    """Yield the changes of a passage that do not follow from its amounts; `year` is the year reported on."""
    earlier: list[Stated] = []
    for sentence in passage.sentences:
        own = figures(sentence)
        told = with_roles(own, year)
        for index, (one, role) in enumerate(told):
            if not one.is_exact or role not in (Role.CHANGE, Role.GROWTH) or _YEARLY.search(one.words):
                continue
            before = _segment(told, index)
            if role is Role.CHANGE:
                yield from _change(one, before, [*earlier, *own])
            else:
                yield from _growth(one, before, [*earlier, *own])
        earlier += own


_YEARLY = re.compile("年均|平均|每年|逐年|累计")
"""A growth over several years, or that of several things."""

_AT_ONCE = re.compile(
    r"，?(?:分别|同比|增长|增幅|降幅|增加|减少|下降|提高|上升|降低|提升|达到?|为|了)*(?:[\d.]{1,8}%[、和与及])*"
)
"""What may stand between levels and the growth that can be of nothing else; other growths of its row among it."""

Told = tuple[Stated, Role]


def _segment(told: Sequence[Told], index: int) -> list[Told]:
    """Return the figures before one that belong to it: those behind the last ；, and one of each row of 分别."""
    row = _row(told, index)
    if row is None:
        text = told[index][0].sentence.text
        start = text.rfind("；", 0, told[index][0].mention.start)
        return [one for one in told[:index] if one[0].mention.start > start]
    place, first, length = index - row[0], row[0], len(row)
    if levels := _one_more(told[:first], length):
        return [(levels[place][0], Role.THEN), (levels[place + 1][0], Role.LEVEL)]
    found: list[Told] = []
    while first >= length:
        group = told[first - length : first]
        if len({role for _, role in group}) == 1:
            found.insert(0, group[place])
        first -= length
    return found


def _one_more(before: Sequence[Told], length: int) -> Sequence[Told]:
    """Return the levels of which a row of changes is what lies between: 100、120、150万元，分别增长20%、25%."""
    levels = before[-length - 1 :]
    alike = {one.dimension for one, _ in levels}
    further = len(before) > len(levels) and before[-length - 2][0].dimension in alike
    if len(levels) <= length or len(alike) > 1 or "%" in alike or further:
        return []
    return levels


def _row(told: Sequence[Told], index: int) -> list[int] | None:
    """Return the indexes of a row of figures that 分别 deals out; None where a figure stands in none."""
    first = index
    while first and told[first][0].is_joined:
        first -= 1
    last = first + 1
    while last < len(told) and told[last][0].is_joined:
        last += 1
    row = list(range(first, last))
    return row if len(row) > 1 and "分别" in told[first][0].clause else None


def _levels(before: Sequence[Told], dimension: str, wanted: tuple[Role, ...]) -> list[Stated]:
    return [one for one, role in before if role in wanted and one.dimension == dimension and one.is_exact]


def _change(change: Stated, before: Sequence[Told], passage: Sequence[Stated]) -> Iterator[Finding]:
    """Check a difference against the level before it and the earlier one: B，比上年的A增加C; 由A增至B，增加C."""
    dimension = "%" if change.mention.unit == "个百分点" else change.dimension
    nows, thens = _levels(before, dimension, _LEVELS), _levels(before, dimension, (Role.THEN,))
    if not nows or not thens or any(not one.is_exact for one, _ in before[-2:]):
        return
    now, then = nows[-1], thens[-1]
    same = [one for one in passage if one.dimension == dimension and one is not change]
    if any(_differ(change, one, other) for one in same for other in same if one is not other):
        return
    if any(role is Role.CHANGE and _differ(one, now, then) for one, role in before):
        return  # the two levels have their change already, this one is of something else

    def holds(one: Decimal, other: Decimal, stated: Decimal) -> bool:
        return _leaves(change, (now, then), one, other, stated)

    slip = mended((now, then, change), holds)
    relative = abs(Fraction(now.value) - Fraction(then.value)) / Fraction(then.value) * 100 if then.value else 0
    taken = dimension == "%" and abs(relative - Fraction(change.value)) < Fraction(change.ulp)
    close = change.mention.start - then.mention.end <= _CLOSE and before[-1][0] is then
    if slip is None and not taken and not close:
        return
    exact = abs(now.value - then.value) / change.factor
    high, low = (now, then) if now.value >= then.value else (then, now)
    result = rounded(exact, change.number.ulp, change.mention.unit)
    wrong = (now, then, change)[slip if slip is not None else 2]
    yield finding(
        CODE,
        message(
            "the difference {change} does not follow from {now} and {then}",
            change=change.mention.text,
            now=str(min(now, then, key=_place)),
            then=str(max(now, then, key=_place)),
        ),
        wrong,
        (now, then, change),
        less(high, low, result),
        result=result if wrong is change else None,
    )


_CLOSE = 12
"""Characters between an earlier level and a change, at most, where the change is surely from that level."""


def _place(figure: Stated) -> int:
    return figure.mention.start


def _differ(change: Stated, one: Stated, other: Stated) -> bool:
    return _leaves(change, (one, other), one.value, other.value, change.value)


def _leaves(change: Stated, levels: Sequence[Stated], one: Decimal, other: Decimal, stated: Decimal) -> bool:
    """Tell whether a change is what lies between two values, as far as all three are rounded in their own units."""
    off = abs(abs(one - other) - stated)
    loose = sum((level.rounding for level in levels if level.ulp > change.ulp), Decimal(0))
    return off <= loose + change.rounding if loose else off < change.ulp


def _growth(rate: Stated, before: Sequence[Told], passage: Sequence[Stated]) -> Iterator[Finding]:
    """Check a growth rate against the two levels before it, or against a level and the change that led to it."""
    moves = list(_moves(before))
    if not moves or any(not one.is_exact for one in _amounts(before)[-2:]):
        return
    if any(_grows(rate, move) or _adds(rate, move) for move in moves):
        return
    if (pair := _explained(rate, passage, moves)) is not None:
        yield from _pinned(rate, before, *pair)
        return
    move = moves[0]
    exact = move.growth
    if exact is None:
        return
    operands = [one for one in dict.fromkeys((move.now, move.then, move.change)) if one]

    def holds(*values: Decimal) -> bool:
        *given, stated = values
        return _holds(move, given, stated, rate)

    # A growth of the later level is wrong itself, whatever a slip in another figure would make it.
    turned = _wrong_base(rate, move)
    slip = mended((*operands, rate), holds) if len(rate.number.text) >= 3 and not turned else None
    if slip is None and not turned and not _close(rate, before):
        return
    wrong = (*operands, rate)[slip if slip is not None else len(operands)]
    result = rounded(abs(exact), rate.number.ulp, "%")
    yield finding(
        CODE,
        message(
            "the growth {rate} does not follow from {now} and {then}",
            rate=str(rate),
            now=str(move.now),
            then=str(move.change if move.change and move.now is move.then else move.then),
        ),
        wrong,
        (*operands, rate),
        f"{move.formula} = {result}",
        result=result if wrong is rate else None,
    )


def _amounts(before: Sequence[Told]) -> list[Stated]:
    return [one for one, _ in before if not one.is_rate]


def _moves(before: Sequence[Told]) -> Iterator[Move]:
    """Yield the ways in which figures tell two levels, the likeliest first."""
    changes = [one for one, role in before if role is Role.CHANGE and one.mention.unit != "个百分点" and one.is_exact]
    if changes:
        change = changes[-1]
        ahead = before[: [one for one, _ in before].index(change)]
        thens = _levels(ahead, change.dimension, (Role.THEN,))
        nows = _levels(ahead, change.dimension, _LEVELS)
        if thens:
            yield from (Move(now, thens[-1]) for now in nows if _differ(change, now, thens[-1]))
            yield Move(change, thens[-1], change)
            return
        for now in reversed(nows):
            yield Move(now, now, change)
        return
    amounts = [one for one in before if not one[0].is_rate]
    for dimension in dict.fromkeys(one.dimension for one, _ in reversed(amounts)):
        thens = _levels(amounts, dimension, (Role.THEN,))
        nows = _levels(amounts, dimension, _LEVELS)
        if thens and nows:
            yield Move(nows[-1], thens[-1])
        return


def _grows(rate: Stated, move: Move) -> bool:
    exact = move.growth
    if exact is None:
        return False
    return abs(abs(exact) - Fraction(rate.number.value)) < Fraction(rate.number.ulp) + _slack(move, exact)


def _adds(rate: Stated, move: Move) -> bool:
    """Tell whether what is new makes a level grow: 新增设备3874.20万元，比上年年末的14059.80万元增长27.56%."""
    if move.change or not move.then.value or "新" not in move.now.words:
        return False
    exact = 100 * Fraction(move.now.value) / Fraction(move.then.value)
    return abs(exact - Fraction(rate.number.value)) < Fraction(rate.number.ulp) + slack(move.now, move.then) * exact


def _slack(move: Move, growth: Fraction) -> Fraction:
    """Return by how many points a growth may be off because its figures are rounded."""
    if move.change is None:
        return slack(move.now, move.then) * (100 + abs(growth))
    level = move.now if move.now is not move.change else move.then
    return slack(move.change, level) * abs(growth)


def _holds(move: Move, given: Sequence[Decimal], stated: Decimal, rate: Stated) -> bool:
    if move.change is None:
        now, then = given
        step, base = Fraction(now) - Fraction(then), Fraction(then)
    elif move.now is move.then:
        now, change = given
        step = Fraction(change) * (direction(move.change) or 1)
        base = Fraction(now) - step
    else:
        change, then = given
        step, base = Fraction(change), Fraction(then)
    off = Fraction(rate.number.ulp) + _slack(move, Fraction(stated))
    return base > 0 and abs(abs(100 * step / base) - Fraction(stated)) < off


def _pinned(rate: Stated, before: Sequence[Told], now: Stated, then: Stated) -> Iterator[Finding]:
    """Yield the change right before its growth, where two levels of the sentence give the growth and not the change.

    升学人数分别是241人、287人和320人，两年间增加89人，增长32.78%: 32.78 % is what lies between 241 and 320.
    """
    change, role = before[-1]
    between = rate.sentence.text[change.mention.end : rate.mention.start]
    at_once = role is Role.CHANGE and re.fullmatch(r"[，,（(]?(?:同比)?(?:增长|增幅|下降|降幅)了?[为达]?", between)
    levels = {id(one) for one, _ in before[:-1]}
    if not at_once or not {id(now), id(then)} <= levels or change.dimension != now.dimension:
        return
    if _differ(change, now, then) or rate.number.decimals < _PINNING:
        return
    high, low = (now, then) if now.value > then.value else (then, now)
    result = rounded(Fraction(high.value - low.value) / Fraction(change.factor), change.number.ulp, change.mention.unit)
    text = message(
        "the difference {change} does not follow from {now} and {then}",
        change=change.mention.text,
        now=str(now),
        then=str(then),
    )
    formula = less(high, low, result)
    yield finding(CODE, text, change, (now, then, rate), formula, result=result)


_PINNING = 2
"""Decimals from which a growth tells the two levels that it is between."""


def _explained(rate: Stated, passage: Sequence[Stated], moves: Sequence[Move]) -> tuple[Stated, Stated] | None:
    """Return two amounts of the passage that give a growth rate; None where none do, or the wrong way round."""
    known = [one for one in passage if not one.is_rate and one.value > 0]
    stated, ulp = Fraction(rate.number.value), Fraction(rate.number.ulp)
    for then in known:
        for now in known:
            if now is then or now.dimension != then.dimension:
                continue
            exact = 100 * abs(Fraction(now.value) - Fraction(then.value)) / Fraction(then.value)
            if abs(exact - stated) < ulp:
                swapped = any((now.value, then.value) == (move.base, move.base + move.step) for move in moves)
                return None if swapped else (now, then)
    return None


def _wrong_base(rate: Stated, move: Move) -> bool:
    """Tell whether a growth rate is the change divided by the later level in place of the earlier."""
    later = move.base + move.step
    return later > 0 and abs(100 * abs(move.step) / later - Fraction(rate.number.value)) < Fraction(rate.number.ulp)


def _close(rate: Stated, before: Sequence[Told]) -> bool:
    """Tell whether a growth rate follows its change or its levels at once, so that it can be that of nothing else."""
    last, role = before[-1]
    between = rate.sentence.text[last.mention.end : rate.mention.start]
    at_once = _AT_ONCE.fullmatch(between)
    levels = sum(one in _LEVELS and figure.dimension == last.dimension for figure, one in before)
    return at_once is not None and not last.is_rate and (role is not Role.CHANGE or levels == 1)
