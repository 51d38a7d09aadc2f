"""Gathering findings that have one cause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from decimal import Decimal

from reportdoc.audit.causes.deviation import Deviation, deviations
from reportdoc.audit.finding import Finding, Spot
from reportdoc.report.message import Message, message

CODES = {
    "K701": message("many figures are off by the same amount"),
    "K702": message("many figures have one digit changed in the same way"),
    "K703": message("many figures are off by the same factor"),
    "K704": message("values stand a row too low or too high"),
}

_MANY = 3
"""Deviations with one pattern that have one cause; two may be chance."""

_FACTORS = {Decimal(10_000), Decimal("0.0001"), Decimal(100), Decimal("0.01"), Decimal(10), Decimal("0.1")}
"""万元 for 元, per cent for a fraction, a point misplaced."""


def gather(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings with those of one cause replaced by one that holds them as members."""
    remaining = list(findings)
    for code, key, said in (
        ("K704", _row_shift, _shifted_rows),
        ("K702", _digit, _replaced),
        ("K701", _difference, _shifted),
        ("K703", _factor, _scaled),
    ):
        found = list(deviations(remaining))
        places = {_cell(one): one for one in found if one.finding.spots[0].place.cell}
        groups: dict[Hashable, list[Deviation]] = defaultdict(list)
        for deviation in found:
            if (pattern := key(deviation, places)) is not None:
                groups[pattern].append(deviation)
        for group in groups.values():
            if len(group) >= _MANY:
                gone = {id(one.finding) for one in group}
                remaining = [one for one in remaining if id(one) not in gone]
                remaining.append(_gathered(code, said(group), group))
    return remaining


_Cell = tuple[str, str, int]
"""File, column letters, row of a cell."""

_Places = Mapping[_Cell, Deviation]


def _cell(deviation: Deviation) -> _Cell:
    place = deviation.finding.spots[0].place
    letters = (place.cell or "").rstrip("0123456789")
    return place.file, letters, int((place.cell or "0")[len(letters) :])


def _difference(deviation: Deviation, _: _Places) -> Hashable:
    # A difference of a unit or two in the last place is rounding, each for itself.
    small = abs(deviation.difference) <= 2 * deviation.stated.ulp
    return None if small else deviation.difference.normalize()


def _digit(deviation: Deviation, _: _Places) -> Hashable:
    stated, expected = f"{deviation.stated.value:f}", f"{deviation.expected.value:f}"
    if "." not in stated or abs(deviation.difference) != 1 or deviation.finding.code == "T103":
        return None
    before = (expected.partition(".")[0][-1:], stated.partition(".")[0][-1:])
    return before if all(before) else None


def _factor(deviation: Deviation, _: _Places) -> Hashable:
    if not deviation.expected.value:
        return None
    ratio = deviation.stated.value / deviation.expected.value
    return next((factor for factor in _FACTORS if abs(ratio / factor - 1) < Decimal("0.001")), None)


def _row_shift(deviation: Deviation, places: _Places) -> Hashable:
    """Return file, column and direction where a cell holds what the next cell above or below should."""
    if not deviation.finding.spots[0].place.cell:
        return None
    file, column, row = _cell(deviation)
    for step in (-1, 1):
        other = places.get((file, column, row + step))
        if other and other.expected.value == deviation.stated.value:
            return file, column, step
    return None


def _shifted(group: Sequence[Deviation]) -> Message:
    difference = group[0].difference
    if difference < 0:
        return message(
            "{count} figures are {amount} too low; one cause is likely", count=len(group), amount=abs(difference)
        )
    return message("{count} figures are {amount} too high; one cause is likely", count=len(group), amount=difference)


def _replaced(group: Sequence[Deviation]) -> Message:
    expected = f"{group[0].expected.value:f}".partition(".")[0][-1:]
    stated = f"{group[0].stated.value:f}".partition(".")[0][-1:]
    return message(
        "in {count} figures {stated} stands before the point where {expected} belongs; "
        "one replacement over the whole text is likely",
        count=len(group),
        stated=stated,
        expected=expected,
    )


def _scaled(group: Sequence[Deviation]) -> Message:
    factor = (group[0].stated.value / group[0].expected.value).quantize(Decimal("0.0001")).normalize()
    return message(
        "{count} figures are {factor} times too large; a unit may be confused", count=len(group), factor=f"{factor:f}"
    )


def _shifted_rows(group: Sequence[Deviation]) -> Message:
    return message("{count} cells hold the value of the next row; a row may be pasted out of place", count=len(group))


def _gathered(code: str, said: Message, group: Sequence[Deviation]) -> Finding:
    members = tuple(one.finding for one in group)
    return Finding(
        code,
        max(member.severity for member in members),
        said,
        _places(members),
        stated="；".join(member.stated for member in members[:6]),
        expected="；".join(member.expected for member in members[:3]),
        members=members,
        key=f"{len(members)} {members[0].key}",
    )


def _places(members: Iterable[Finding]) -> tuple[Spot, ...]:
    return tuple(dict.fromkeys(member.spots[0] for member in members))
