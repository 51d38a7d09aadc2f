"""Figures that follow from others of their passage once one slip of the pen is taken back.

No words are asked for. What a passage gives is computed: sums, differences, quotients, products, shares and growth of
the figures beside one another. A figure that nothing gives, and that some result would give if two of its neighbouring
digits were swapped or one of them were another, is hardly ever so by chance; how often it would be follows from how
many results there are, and from how many figures of its length are such a slip away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from reportdoc.audit.finding import Finding
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.shares import shared
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.figures import Stated, figures, running
from reportdoc.audit.reading.passage import Passage
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber, rounded
from reportdoc.text.units import base

_REACH = 8
"""Figures before and behind one that may give it."""

_CONTEXT = 24
"""Figures before a passage that may give one in it."""

_FAR = 48
"""The same where nothing nearer gives it: a figure of a section's beginning, told again at its end."""

_LEAST = 3
"""Digits of a figure that can be told."""

_LONG = 4
"""Digits of one that figures of other passages can give."""

_CHANCE = 0.02
"""How likely it may be that a figure is met by chance."""

_DECADES = 4.6
"""Results are spread evenly over two powers of ten: the natural logarithm of 100."""

_LONGEST = 8
"""Figures that a sum adds up at most."""

_ROUND = 2
"""Noughts at its end from which a figure is round."""

_OF_BOTH = "({0} + {1})"
"""In the form of a share of a whole that only its two parts tell."""

_POINTS = "个百分点"

_HEADS = ("人",)

_OFTEN, _GREAT, _MANY = 3, 100, 6
"""Passages that state a principal figure at least, its least value, and how many there are at most."""


_EACH = re.compile("[每均各]|单价|标准")
"""What says that a figure is of one of many, so that a product with their number means something."""

_AIMED = re.compile("目标|力争|计划|预计|不[低少]于")
"""What says that a figure is wished for, and follows from nothing."""


@dataclass(frozen=True, slots=True)
class Known:
    """A figure as it is computed with."""

    stated: Stated
    value: float
    ulp: float
    loose: float
    """By how much of itself it may be off because it is rounded."""
    kind: str
    """Its basic unit, people for attendances; `%` for shares, `points` for what two of them differ by."""

    @property
    def digits(self) -> str:
        """Its digits without noughts at the ends."""
        return f"{self.stated.number.value:f}".replace(".", "").strip("0")


Result = tuple[float, float, str, str, tuple[Known, ...]]
"""Value in basic units, by how much of itself it may be off, code of the relation, its sign or form, its operands."""


def known(figure: Stated) -> Known | None:
    """Return a figure as it is computed with; None for one that is nought or not exact."""
    value = float(figure.value)
    if not figure.is_exact or value <= 0:
        return None
    kind = "points" if figure.mention.unit == _POINTS else figure.dimension
    kind = "人" if kind == "人次" else kind
    return Known(figure, value, float(figure.ulp), float(figure.rounding) / value, kind)


def _least(target: Known) -> int:
    """Return how many digits a figure needs: an amount of money may be off by its scale alone, 28元 for 28万元."""
    return _LEAST - 1 if target.kind == "元" else _LEAST


class Elsewhere:
    """How often a report states each value, to tell what two places bear out."""

    def __init__(self, document: Document) -> None:
        self._passages = Counter(
            stated
            for passage in running(document)
            for stated in {(_kind(one), one.value) for sentence in passage.sentences for one in figures(sentence)}
        )
        named = {(_kind(one), one.value): one for p in running(document) for s in p.sentences for one in figures(s)}
        often = [key for key, count in self._passages.most_common() if count >= _OFTEN and key[0] in _HEADS]
        self.principal = tuple(_known(named[key] for key in often if named[key].value >= _GREAT))[:_MANY]
        """The figures of people that most passages state: students, teachers, graduates."""
        self._cells: set[tuple[str | None, Decimal]] = set()
        for sheet in document.sheets:
            for row in sheet.body:
                for column in range(sheet.grid.width):
                    if number := sheet.number(row, column):
                        self._cells |= _cell(sheet, row, column, number)

    def states(self, figure: Stated) -> bool:
        """Tell whether another passage, or a table, states what a figure says, in its unit or in none."""
        kind = _kind(figure)
        own = {(kind, figure.value), (None, figure.value), (None, figure.number.value)}
        return self._passages[kind, figure.value] > 1 or bool(own & self._cells)


def _cell(sheet: Sheet, row: int, column: int, number: PrintedNumber) -> set[tuple[str | None, Decimal]]:
    """Return what a cell states, with its kind; None is any, where no unit is said."""
    # The first column behind the units is of values; what else stands beside, 调查人次, has units of its own.
    named = sheet.annex and column == _UNITS + 1
    unit = number.unit or (sheet.text(row, _UNITS) if named else sheet.unit_of(column))
    dimension, factor = base(unit)
    if sheet.columns[column].name.endswith(("率", "比")):
        dimension = "%"
    elif not unit or "、" in unit or "，" in unit:
        return {(None, number.value)}
    return {(_PEOPLE.get(dimension, dimension), number.value * factor)}


_UNITS = 2
"""The column of an indicator table that says the unit."""

_PEOPLE = {"人次": "人"}
"""Attendances, which a sentence may call people."""


def _kind(figure: Stated) -> str:
    """Return the unit by which figures are told apart, the points by which two shares differ for themselves."""
    return _POINTS if figure.mention.unit == _POINTS else _PEOPLE.get(figure.dimension, figure.dimension)


def solved_findings(
    passage: Passage, before: Sequence[Stated], elsewhere: Elsewhere, told: Set[str]
) -> Iterator[Finding]:
    """Yield the figures of a passage that one slip keeps from following from others.

    `before` has the figures of the passages before it, which may give one as well. `told` has the sentences in which
    something is known to be wrong; their figures are left alone.
    """
    every = list(_known([figure for sentence in passage.sentences for figure in figures(sentence)]))
    done: set[str] = set()
    for index, target in enumerate(every):
        text = target.stated.sentence.text
        if text in told or text in done or len(target.digits) < _least(target):
            continue
        if elsewhere.states(target.stated) or _AIMED.search(target.stated.clause):
            continue
        near = every[max(0, index - _REACH) : index] + every[index + 1 : index + 1 + _REACH]
        results = list(_results(target, near))
        if _given(target, results) or _halved(target, near) or _dealt_out(target, every):
            continue
        if len(target.digits) < _LEAST:
            if scaled := _scaled(target, results):
                done.add(text)
                yield _finding(target, scaled)
            continue
        best = next(
            (met for group in _groups(every, index) if (met := _met(target, list(_results(target, group))))), None
        )
        best = best or _met(target, results) or _scaled(target, results)
        far = list(_results(target, [*_known(before[-_CONTEXT if best else -_FAR :]), *near]))
        best = best or (_met(target, far) if len(target.digits) >= _LONG else None)
        best = best or _of_principal(target, every, elsewhere.principal)
        if best and not _given(target, far):
            done.add(text)
            yield _finding(target, best)


def _of_principal(target: Known, every: Sequence[Known], principal: Sequence[Known]) -> Result | None:
    """Return what a slip keeps a mean or a share from being that of all students, or the like, who stand elsewhere."""
    own = [one for one in every if one.stated.sentence is target.stated.sentence and one is not target]
    if len(target.digits) < _LONG or not (target.kind == "%" or _EACH.search(target.stated.words)):
        return None
    results = [one for one in _results(target, [*principal, *own]) if any(each in principal for each in one[4])]
    results = [one for one in results if not all(each in principal for each in one[4])]
    return None if _given(target, results) else _met(target, results)


def _groups(every: list[Known], index: int) -> Iterator[Sequence[Known]]:
    """Yield the figures right beside one, then those of its sentence: the fewer, the less is met by chance."""
    beside = every[max(0, index - 2) : index] + every[index + 1 : index + 2]
    around = every[max(0, index - _REACH) : index] + every[index + 1 : index + 1 + _REACH]
    for group in (beside, around):
        yield [one for one in group if one.stated.sentence is every[index].stated.sentence]


def _known(figures: Iterable[Stated]) -> Iterator[Known]:
    return (one for figure in figures if (one := known(figure)))


def _dealt_out(target: Known, every: Sequence[Known]) -> bool:
    """Tell whether a share in a row of shares is that of its count: 升学642人、创业61人，分别占19.3%和1.8%."""
    own = figures(target.stated.sentence)
    at = next(index for index, one in enumerate(own) if one is target.stated)
    part = known(counted) if target.kind == "%" and (counted := shared(own, at)) else None
    wholes = [one.value for one in every if part and one.kind == part.kind and one.value > part.value]
    return any(part is not None and abs(100 * part.value / whole - target.value) < target.ulp for whole in wholes)


def _halved(target: Known, near: Sequence[Known]) -> bool:
    """Tell whether a figure lies half-way between two: 71.5分 and 68.0分, on average 69.75分."""
    same = [one.value for one in near if one.kind == target.kind]
    return any(abs((one + other) / 2 - target.value) < target.ulp for one, other in combinations(same, 2))


def _given(target: Known, results: Iterable[Result]) -> bool:
    return any(abs(one[0] - target.value) < target.ulp * 1.001 + one[1] * target.value for one in results)


def _met(target: Known, results: Sequence[Result]) -> Result | None:
    """Return the nearest result that a slip keeps a figure from; None where chance may explain it."""
    swapped: list[Result] = []
    changed: list[Result] = []
    count = 0
    stated = f"{round(target.value / target.ulp)}"
    for one in results:
        if not target.value / 10 <= one[0] <= target.value * 10:
            continue
        count += 1
        if _OF_BOTH in one[3]:
            continue  # what may give a figure, and is too far-fetched to accuse one
        if one[1] * one[0] > target.ulp / 2 or any(_is_close(target, each) for each in one[4]):
            continue
        exact = f"{round(one[0] / target.ulp)}"
        if len(exact) == len(stated):
            off = [at for at, digit in enumerate(stated) if digit != exact[at]]
            if len(off) == 1:
                changed.append(one)
            elif len(off) == 2 and off[1] == off[0] + 1 and sorted(stated) == sorted(exact):
                swapped.append(one)
    digits = len(target.digits)
    # Of round figures only the digits tell: products and sums of round ones are round as well.
    step = target.ulp if len(stated) - len(stated.rstrip("0")) < _ROUND else target.value / float(target.digits)
    chance = count * 2 * step / target.value / _DECADES
    for met, slips in ((swapped, digits - 1), (changed, 9 * digits)):
        if met and chance * slips <= _CHANCE:
            return min(met, key=lambda one: _distance(target, one))
    return None


def _is_close(target: Known, operand: Known) -> bool:
    """Tell whether an operand is so near to a figure that a sum of it with anything small is near as well."""
    return operand.kind == target.kind and abs(operand.value - target.value) * _CLOSE < target.value


_CLOSE = 20


def _scaled(target: Known, results: Sequence[Result]) -> Result | None:
    """Return what gives a figure but for its scale, as 28万元 where 28元 stands; None where nothing does."""
    if target.kind != "元":
        return None
    for one in results:
        for value in (target.value * _SCALE, target.value / _SCALE):
            exact = abs(one[0] - value) < target.ulp * value / target.value * _WHOLLY
            if exact and one[1] < _TIGHT and one[2] in ("P401", "P402", "P404"):
                return one
    return None


_SCALE = 10_000
"""What 万 makes of a unit."""

_WHOLLY = 0.01

_TIGHT = 0.01
"""By how much of itself a result may be off that tells a scale."""


def _distance(target: Known, result: Result) -> int:
    return max(abs(one.stated.mention.start - target.stated.mention.start) for one in result[4])


def _results(target: Known, near: Sequence[Known]) -> Iterator[Result]:
    rates = [one for one in near if one.kind == "%"]
    if target.kind == "points":
        yield from (_apart(one, other) for one, other in combinations(rates, 2))
    elif target.kind == "%":
        yield from _shares([one for one in near if one.kind not in ("%", "points")])
        yield from _sums(rates)
        for change in (one for one in near if one.kind == "points"):
            for rate in rates:
                yield rate.value + change.value, 0, "P404", "+", (rate, change)
                yield _apart(rate, change)
    else:
        same = [one for one in near if one.kind == target.kind]
        yield from _sums(same)
        rest = [one for one in near if one.kind not in (target.kind, "%", "points")]
        # 60名学生 of 23 events make no attendances of them.
        alike = [one for one in same if one.stated.dimension == target.stated.dimension]
        yield from _quotients([*alike, *(one for one in rest if _is_product(one.kind, target.kind))], rest)
        if _EACH.search(target.stated.words):  # 平均每位教师对应学生327人
            yield from _quotients(same, same)
        for rate in rates:
            for count in same:
                loose = rate.loose + count.loose
                yield count.value * rate.value / 100, loose, "P401", "×", (count, rate)
                yield count.value / rate.value * 100, loose, "P401", "÷", (count, rate)


def _apart(one: Known, other: Known) -> Result:
    """Return what two figures differ by, the greater first."""
    high, low = (one, other) if one.value > other.value else (other, one)
    return high.value - low.value, 0, "P404", "−", (high, low)


def _is_product(one: str, other: str) -> bool:
    """Tell whether one of two units is that of people times the other: 人日 and 天."""
    return "人" + _DAY.get(one, one) == _DAY.get(other, other) or "人" + _DAY.get(other, other) == _DAY.get(one, one)


_DAY = {"天": "日", "人天": "人日"}


def _shares(counts: Sequence[Known]) -> Iterator[Result]:
    for one, other in combinations(counts, 2):
        if one.kind != other.kind or one.value == other.value:
            continue
        part, whole = (one, other) if one.value < other.value else (other, one)
        loose = one.loose + other.loose
        yield 100 * part.value / whole.value, loose, "P401", "÷", (part, whole)
        step = whole.value - part.value
        slack = part.loose + whole.loose * whole.value / step + part.loose * part.value / step
        yield 100 * step / part.value, slack, "P404", "({0} − {1}) ÷ {1}", (whole, part)
        yield 100 * step / whole.value, slack, "P404", "({1} − {0}) ÷ {1}", (part, whole)
        if whole.value < 10 * part.value:
            yield 100 * whole.value / part.value, loose, "P401", "÷", (whole, part)
        yield 100 * whole.value / (part.value + whole.value), loose, "P401", "{0} ÷ ({0} + {1})", (whole, part)
        yield 100 * part.value / (part.value + whole.value), loose, "P401", "{0} ÷ ({0} + {1})", (part, whole)


def _sums(same: Sequence[Known]) -> Iterator[Result]:
    for one, other in combinations(same, 2):
        yield one.value + other.value, 0, "P402", "+", (one, other)
        yield _apart(one, other)
    for start in range(len(same) - 2):
        total = same[start].value + same[start + 1].value
        for end in range(start + 3, min(len(same), start + _LONGEST) + 1):
            total += same[end - 1].value
            yield total, 0, "P402", "+", tuple(same[start:end])
    for whole in same:
        for one, other in combinations(same, 2):
            if whole is not one and whole is not other and whole.value > one.value + other.value:
                yield whole.value - one.value - other.value, 0, "P402", "−", (whole, one, other)


def _quotients(amounts: Sequence[Known], counts: Sequence[Known]) -> Iterator[Result]:
    for amount in amounts:
        for count in counts:
            loose = amount.loose + count.loose
            yield amount.value / count.value, loose, "P403", "÷", (amount, count)
            yield amount.value * count.value, loose, "P403", "×", (amount, count)


def _finding(target: Known, result: Result) -> Finding:
    value, _, code, sign, operands = result
    figure = target.stated
    number = rounded(Fraction(value) / Fraction(figure.factor), figure.number.ulp, figure.mention.unit)
    said = [str(one.stated) for one in operands]
    formula = sign.format(*said) if "{" in sign else f" {sign} ".join(said)
    text = message("{stated} follows from no other figures; a slip away it does", stated=figure.mention.text)
    return finding(code, text, figure, [one.stated for one in operands], f"{formula} → {number}", result=number)
