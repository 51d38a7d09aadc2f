"""Gathering findings that have one cause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from decimal import Decimal

from reportdoc.audit.finding import Deviation, Finding, Spot
from reportdoc.report.address import Address
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
        found = [(one, one.deviation) for one in remaining if one.deviation and not one.members]
        spots = [(one.spots[0].place, off) for one, off in found]
        places = {(place.file, cell): off for place, off in spots if (cell := place.cell)}
        groups: dict[Hashable, list[_Off]] = defaultdict(list)
        for one, off in found:
            if (pattern := key(one, off, places)) is not None:
                groups[pattern].append((one, off))
        for group in groups.values():
            if len(group) >= _MANY:
                gone = {id(one) for one, _ in group}
                remaining = [one for one in remaining if id(one) not in gone]
                remaining.append(_gathered(code, said([off for _, off in group]), [one for one, _ in group]))
    return remaining


_Off = tuple[Finding, Deviation]
_Places = Mapping[tuple[str, Address], Deviation]
"""Deviations by the file and the cell in which they stand."""


def _difference(finding: Finding, off: Deviation, _: _Places) -> Hashable:
    # A difference of a unit or two in the last place is rounding, each for itself.
    small = abs(off.difference) <= 2 * off.stated.ulp
    return None if small else off.difference.normalize()


def _digit(finding: Finding, off: Deviation, _: _Places) -> Hashable:
    stated, expected = f"{off.stated.value:f}", f"{off.expected.value:f}"
    if "." not in stated or abs(off.difference) != 1 or finding.code == "T103":
        return None
    before = (expected.partition(".")[0][-1:], stated.partition(".")[0][-1:])
    return before if all(before) else None


def _factor(finding: Finding, off: Deviation, _: _Places) -> Hashable:
    if not off.expected.value:
        return None
    ratio = off.stated.value / off.expected.value
    return next((factor for factor in _FACTORS if abs(ratio / factor - 1) < Decimal("0.001")), None)


def _row_shift(finding: Finding, off: Deviation, places: _Places) -> Hashable:
    """Return file, column and direction where a cell holds what the next cell above or below should."""
    place = finding.spots[0].place
    if place.cell is None:
        return None
    for step in (-1, 1):
        other = places.get((place.file, Address(place.cell.row + step, place.cell.column)))
        if other and other.expected.value == off.stated.value:
            return place.file, place.cell.column, step
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


def _gathered(code: str, said: Message, members: Sequence[Finding]) -> Finding:
    return Finding(
        code,
        max(member.severity for member in members),
        said,
        _spots(members),
        stated="；".join(member.stated for member in members[:6]),
        expected="；".join(member.expected for member in members[:3]),
        members=tuple(members),
        key=f"{len(members)} {members[0].key}",
    )


def _spots(members: Iterable[Finding]) -> tuple[Spot, ...]:
    return tuple(dict.fromkeys(member.spots[0] for member in members))
