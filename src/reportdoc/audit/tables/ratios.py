"""Rates, shares, means and growth that follow from counts of the same table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from reportdoc.audit.finding import Severity
from reportdoc.audit.tables.relation import CellRelation
from reportdoc.audit.tables.roles import Roles
from reportdoc.report.message import Message, message
from reportdoc.text.number import PrintedNumber, rounded

_MOST = 0.6
"""Share of rows in which a quotient must hold where no name tells it."""

_SOME = 0.4
"""The same where the header says that the column holds shares."""

_LEARNED = 3
"""Rows in which a quotient must hold where no name tells it."""

_BASES: tuple[tuple[re.Pattern[str], tuple[str, ...], tuple[str, ...]], ...] = (
    (re.compile("录取率|计划完成率"), ("录取", "实录"), ("计划",)),
    (re.compile("报到率"), ("报到",), ("录取",)),
    (re.compile("留[一-鿿]{1,3}率|本[省市地]就业率"), ("留", "本省", "本市", "本地"), ("就业", "落实")),
    (re.compile("就业率|落实率"), ("就业", "落实"), ("毕业",)),
    (re.compile("通过率"), ("通过",), ("报考", "参加", "参考", "考试", "报名")),
    (re.compile("获证率|取证率|获取率"), ("获证", "取证", "获取"), ("参加", "报考", "参考", "考试", "人数")),
    (re.compile("合格率|达标率"), ("合格", "达标"), ("参加", "测试", "检测", "人数", "抽查")),
    (re.compile("优秀率|优良率|良好率"), ("优秀", "优良", "良好"), ("参加", "测试", "人数", "合计")),
    (
        re.compile("完成率|执行率|达成率|到位率"),
        ("完成", "执行", "支出", "达成", "到位", "实际"),
        ("计划", "预算", "目标", "任务"),
    ),
    (re.compile("升学率|升本率"), ("升学", "升本"), ("毕业",)),
    (re.compile("参与率|参加率|覆盖率"), ("参与", "参加", "覆盖"), ("总", "应")),
)
"""Rates by name, and words of the columns they divide (录取率 = 录取 ÷ 计划, 报到率 = 报到 ÷ 录取, …)."""


@dataclass(frozen=True, slots=True)
class _Formula:
    """A way to compute a column from two others."""

    first: int
    second: int | None
    """None: the total of the first column."""
    exact: Callable[[Decimal, Decimal], Fraction | None]
    text: str
    """How it is written, with {a} and {b}."""
    above: bool = False
    """The second number stands in the row above: tables with a row a year."""


def ratio_relations(roles: Roles) -> Iterator[CellRelation]:
    """Yield the quotients of a table: rates, shares of a total, means, growth."""
    counts = [column for column in roles.numeric if roles.is_additive(column)]
    for column in roles.numeric:
        if roles.is_additive(column):
            continue
        formulas = list(_formulas(roles, column, counts))
        named = _named(roles, column, counts, formulas)
        chosen = named or _learned(roles, column, formulas)
        if chosen:
            yield from _relations(roles, column, chosen)


def _formulas(roles: Roles, column: int, counts: Sequence[int]) -> Iterator[_Formula]:
    pairs = [(a, b) for a in counts for b in counts if a != b]
    if roles.is_growth(column):
        yield from (_Formula(a, b, _growth, "({a} − {b}) ÷ {b}") for a, b in pairs)
        yield from (_Formula(a, a, _growth, "({a} − {b}) ÷ {b}", above=True) for a in counts)
    elif roles.is_difference(column):
        yield from (_Formula(a, b, _difference, "{a} − {b}") for a, b in pairs)
        rates = [rate for rate in roles.numeric if roles.is_rate(rate)]  # 落实率, 比上届提高（百分点）
        yield from (_Formula(a, b, _difference, "{a} − {b}") for a in rates for b in rates if a != b)
        yield from (_Formula(a, a, _difference, "{a} − {b}", above=True) for a in (*counts, *rates))
    elif roles.is_mean(column):
        yield from (_Formula(a, b, _quotient(roles, a, b, column), "{a} ÷ {b}") for a, b in pairs)
    else:
        yield from (_Formula(a, b, _share, "{a} ÷ {b}") for a, b in pairs)
        yield from (_Formula(a, None, _share, "{a} ÷ {b}") for a in counts)
        yield from (_Formula(a, b, _rest, "({b} − {a}) ÷ {b}") for a, b in pairs)


def _share(a: Decimal, b: Decimal) -> Fraction | None:
    return Fraction(a) / Fraction(b) if b else None


def _rest(a: Decimal, b: Decimal) -> Fraction | None:
    return 1 - Fraction(a) / Fraction(b) if b else None


def _growth(a: Decimal, b: Decimal) -> Fraction | None:
    return (Fraction(a) - Fraction(b)) / Fraction(b) if b else None


def _difference(a: Decimal, b: Decimal) -> Fraction | None:
    return Fraction(a) - Fraction(b)


def _quotient(roles: Roles, a: int, b: int, column: int) -> Callable[[Decimal, Decimal], Fraction | None]:
    factor = Fraction(roles.factor(a)) / Fraction(roles.factor(b)) / Fraction(_mean_factor(roles, column))

    def exact(first: Decimal, second: Decimal) -> Fraction | None:
        return Fraction(first) / Fraction(second) * factor if second else None

    return exact


def _mean_factor(roles: Roles, column: int) -> Decimal:
    """Return the factor of a unit such as 万元/项 or 元/人."""
    unit = roles.unit(column).partition("/")[0]
    return Decimal(10_000) if unit.startswith("万") else Decimal(1)


def _named(roles: Roles, column: int, counts: Sequence[int], formulas: list[_Formula]) -> _Formula | None:
    """Return the formula that the names of the columns tell; of several, the one that holds in most rows."""
    columns = roles.sheet.columns
    name = columns[column].name
    if roles.is_growth(column) or roles.is_difference(column):
        own = [one for one in formulas if one.above and roles.name(one.first) and roles.name(one.first) in name]
        return own[0] if len(own) == 1 and _held(roles, column, own[0])[0] else None
    for pattern, tops, bottoms in _BASES:
        if not pattern.search(name):
            continue
        fitting = [
            formula
            for formula in formulas
            if formula.second is not None
            and any(word in columns[formula.first].full for word in tops)
            and any(word in columns[formula.second].full for word in bottoms)
            and not any(word in columns[formula.second].full for word in tops)
        ]
        ranked = sorted(fitting, key=lambda formula: -_held(roles, column, formula)[0])
        if ranked and (_held(roles, column, ranked[0])[0] or len(ranked) == 1):
            return ranked[0]
    return None


def _learned(roles: Roles, column: int, formulas: list[_Formula]) -> _Formula | None:
    """Return the formula that holds in most rows of the table."""
    ranked = sorted(((*_held(roles, column, formula), formula) for formula in formulas), key=lambda one: -one[0])
    if not ranked:
        return None
    held, judged, formula = ranked[0]
    # A header that says share leaves little doubt of what it is the share.
    most = _SOME if formula.second is None and roles.is_share(column) else _MOST
    enough = held >= min(_LEARNED, max(2, judged - 1)) and held >= most * judged
    return formula if enough and judged >= 2 else None


def _held(roles: Roles, column: int, formula: _Formula) -> tuple[int, int]:
    """Return in how many rows a formula holds that could fail, and how many rows it judges."""
    relations = list(_relations(roles, column, formula, trivial=False))
    return sum(relation.holds for relation in relations), len(relations)


def _relations(roles: Roles, column: int, formula: _Formula, trivial: bool = True) -> Iterator[CellRelation]:
    sheet = roles.sheet
    whole = roles.whole(column) if roles.is_rate(column) else Decimal(1)
    totals = _column_totals(roles, formula.first) if formula.second is None else {}
    for row in sheet.body:
        total = totals.get(row)
        stated, first = sheet.number(row, column), sheet.number(row, formula.first)
        other = row - 1 if formula.above else row
        second = total.number if total else None
        if formula.second is not None and other in sheet.body:
            second = sheet.number(other, formula.second)
        if stated is None or first is None or second is None or (sheet.is_average(row) and total):
            continue
        exact = formula.exact(first.value, second.value)
        if exact is None or (not trivial and (first.value in (0, second.value))):
            continue
        others = [(row, formula.first)]
        if total:
            others += [(place, formula.first) for place in total.rows]
        elif formula.second is not None:
            others.append((other, formula.second))
        value = exact * Fraction(whole)
        said = formula.text.format(a=first.text, b=second.text)
        result = rounded(value, stated.ulp, "%" if whole == 100 and roles.is_rate(column) else stated.unit)
        target = (row, column)
        yield CellRelation(
            "T102" if roles.is_rate(column) else "T104",
            target,
            tuple(cell for cell in dict.fromkeys(others) if cell != target),
            stated.agrees(value),
            _said(roles, column, stated),
            f"{said} = {result}",
            Severity.ERROR,
            result,
        )


def _said(roles: Roles, column: int, stated: PrintedNumber) -> Message:
    name = roles.sheet.columns[column].name
    return message("{name} {stated} does not follow from its numbers", name=name, stated=str(stated))


@dataclass(frozen=True, slots=True)
class _Total:
    """What the numbers of a column are shares of."""

    rows: tuple[int, ...]
    """Where it stands, or what it is the sum of; none where several groups have that sum."""
    number: PrintedNumber


def _column_totals(roles: Roles, column: int) -> dict[int, _Total]:
    """Return the total for each row of a column: the grand total, or the sum of the row's group, or of all."""
    sheet = roles.sheet
    for row in reversed(roles.totals):
        if number := sheet.number(row, column):
            return dict.fromkeys(sheet.body, _Total((row,), number))
    if roles.totals:
        return {}
    if whole := roles.classed(column):
        return dict.fromkeys(sheet.body, _Total((), PrintedNumber(whole, Decimal(1), "", f"{whole:f}")))
    found: dict[int, _Total] = {}
    for rows in roles.groups or (roles.rows,):
        numbers = {row: n for row in rows if (n := sheet.number(row, column)) is not None}
        if len(numbers) >= 2:
            first = next(iter(numbers.values()))
            value = sum((n.value for n in numbers.values()), Decimal(0))
            found |= dict.fromkeys(
                rows, _Total(tuple(numbers), PrintedNumber(value, first.ulp, first.unit, f"{value:f}"))
            )
    return found
