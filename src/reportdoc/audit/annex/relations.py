"""Indicators against one another, as the catalogue relates them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportdoc.audit.annex.catalogued import Catalogued
from reportdoc.audit.annex.rows import IndicatorRow
from reportdoc.audit.finding import Deviation, Finding, Severity
from reportdoc.profiles.catalogue import IndicatorRelation, RelationKind
from reportdoc.profiles.profile import Profile
from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.text.number import PrintedNumber, one_digit, rounded


@dataclass(frozen=True, slots=True)
class _Value:
    row: IndicatorRow
    column: int
    number: PrintedNumber

    def __str__(self) -> str:
        return f"{self.row.bare} {self.number.text}"


def relation_findings(profile: Profile, tables: Sequence[Catalogued], doubtful: Collection[Place]) -> Iterator[Finding]:
    """Yield where an indicator does not go with another of the same year; not from doubtful cells."""
    values = _values(tables, doubtful)
    for year in dict.fromkeys(year for year, _ in values):
        for relation in profile.relations:
            one = values.get((year, relation.path))
            others = [other for path in relation.others if (other := values.get((year, path)))]
            if one and len(others) == len(relation.others):
                yield from _related(relation, one, others)


def _values(tables: Sequence[Catalogued], doubtful: Collection[Place]) -> Mapping[tuple[str, tuple[str, ...]], _Value]:
    """Return the value of every indicator by the head of its column and its path; the first where it has two units."""
    values: dict[tuple[str, tuple[str, ...]], _Value] = {}
    for table in tables:
        for column in table.table.values:
            year = table.table.sheet.columns[column].full
            for row in table.table.rows:
                indicator, number = table.indicator(row), row.number_at(column)
                if indicator and number and row.cell(column).place not in doubtful:
                    values.setdefault((year, indicator.path), _Value(row, column, number))
    return values


def _related(relation: IndicatorRelation, one: _Value, others: Sequence[_Value]) -> Iterator[Finding]:
    own, other = one.number.value, others[0].number.value
    match relation.kind:
        case RelationKind.AT_MOST if own > other:
            said = message("{one} cannot be more than {other}", one=one, other=others[0])
            yield _finding(one, others, said, f"≤ {others[0].number.text}", Severity.ERROR)
        case RelationKind.EQUAL if one_digit(f"{own:f}", f"{other:f}"):
            # Two counts that are usually one differ for good reasons, and then by much.
            said = message("{one} and {other} are usually the same", one=one, other=others[0])
            yield _finding(one, others, said, others[0].number.text)
        case RelationKind.NEEDS if own > 0 and not other:
            said = message("{one}, although {other}", one=one, other=others[0])
            yield _finding(one, others, said, "")
        case RelationKind.SHARE if not any(_is_share(one.number, each.number, 100) for each in others):
            nearest = min((_nearest(one.number, each.number, 100) for each in others), key=lambda pair: pair[0])
            said = message("{one}% is no whole number of {others}", one=one, others="、".join(map(str, others)))
            yield _computed(one, others, said, *nearest[1:])
        case RelationKind.MEAN if not _is_share(one.number, others[0].number, 1):
            said = message("{one} is no average over {other}", one=one, other=others[0])
            yield _computed(one, others, said, *_nearest(one.number, others[0].number, 1)[1:])
        case _:
            pass  # It holds.


def _is_share(rate: PrintedNumber, whole: PrintedNumber, per: int) -> bool:
    if whole.value <= 0 or whole.value % 1:
        return True
    return any(rate.agrees(Fraction(count * per) / Fraction(whole.value)) for count in _counts(rate, whole, per))


def _counts(rate: PrintedNumber, whole: PrintedNumber, per: int) -> tuple[int, int]:
    """Return the two whole numbers between which a rate falls."""
    below = (Fraction(rate.value) * Fraction(whole.value) / per).__floor__()
    return below, below + 1


def _nearest(rate: PrintedNumber, whole: PrintedNumber, per: int) -> tuple[Fraction, str, PrintedNumber | None]:
    """Return how far the nearest whole number's share is from a rate, and how it comes about."""
    if whole.value <= 0:
        return Fraction(per), "", None
    shares = [(Fraction(count * per) / Fraction(whole.value), count) for count in _counts(rate, whole, per)]
    share, count = min(shares, key=lambda pair: abs(pair[0] - Fraction(rate.value)))
    result = rounded(share, rate.ulp, "%" if per == 100 else "")
    return abs(share - Fraction(rate.value)), f"{count} ÷ {whole.text} = {result}", result


def _computed(
    one: _Value, others: Sequence[_Value], said: Message, formula: str, result: PrintedNumber | None
) -> Finding:
    found = _finding(one, others, said, formula)
    return replace(found, deviation=Deviation(one.number, result)) if result else found


def _finding(
    one: _Value, others: Sequence[_Value], said: Message, expected: str, severity: Severity = Severity.EXPLAIN
) -> Finding:
    spots = (one.row.cell(one.column), *(other.row.cell(other.column) for other in others))
    key = f"{one.row.bare} {' '.join(other.row.bare for other in others)} {one.row.sheet.columns[one.column].full}"
    return Finding("A312", severity, said, spots, one.number.text, expected, key=key)
