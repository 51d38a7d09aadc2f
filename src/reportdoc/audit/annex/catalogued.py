"""Which row of a table is which indicator of the catalogue."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from reportdoc.audit.annex.rows import IndicatorRow, IndicatorTable, indicator_table, same_unit
from reportdoc.audit.reading.document import Document, once
from reportdoc.profiles.catalogue import Indicator, plain_name
from reportdoc.profiles.profile import Profile

_MOST = 0.5
"""Share of a table's rows, or of the catalogue's, by which a table is known without its title."""

_NEAR = 0.75
"""How alike two names are of which one may be a misprint of the other (`difflib`'s ratio)."""

_STRAY = 60
"""Rows that are looked at for misprints; a table with more of them is another table."""


@dataclass(frozen=True, slots=True)
class Catalogued:
    """An indicator table, and what the catalogue says of it."""

    table: IndicatorTable
    title: str
    """Title in the catalogue; empty where it is none of its tables."""
    expected: tuple[Indicator, ...]
    """The rows it should have."""
    indicators: Mapping[int, Indicator]
    """Index of a row → what it is."""
    misplaced: tuple[IndicatorRow, ...] = ()
    """Rows that stand elsewhere than the catalogue has them."""
    misprinted: tuple[IndicatorRow, ...] = ()
    """Rows whose name is nearly that of an indicator."""
    unknown: tuple[IndicatorRow, ...] = ()

    def indicator(self, row: IndicatorRow) -> Indicator | None:
        """Return what a row is."""
        return self.indicators.get(row.index)

    @property
    def kept(self) -> bool:
        """Whether the table follows the catalogue: nine rows in ten stand as it has them, with their units."""
        exact = sum(
            (found := self.indicator(row)) is not None
            and row not in self.misprinted
            and same_unit(row.unit, found.unit)
            for row in self.table.rows
        )
        return exact * 10 >= 9 * max(len(self.table.rows), 1)


@once
def catalogued(document: Document) -> tuple[Catalogued, ...]:
    """Return the indicator tables of a report's annex, each with what the catalogue says of it."""
    rows = _by_title(document.profile)
    sheets = [sheet for sheet in document.sheets if sheet.annex]
    tables = [table for sheet in sheets if (table := indicator_table(sheet))]
    return tuple(_catalogued(table, document.profile, rows) for table in tables)


def _by_title(profile: Profile) -> Mapping[str, tuple[Indicator, ...]]:
    rows: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in profile.indicators:
        rows[indicator.table].append(indicator)
    return {title: tuple(found) for title, found in rows.items()}


def _catalogued(table: IndicatorTable, profile: Profile, rows: Mapping[str, tuple[Indicator, ...]]) -> Catalogued:
    title = _title(table, profile, rows)
    if not title:
        return Catalogued(table, "", (), {})
    return _matched(table, title, rows[title])


def _title(table: IndicatorTable, profile: Profile, rows: Mapping[str, tuple[Indicator, ...]]) -> str:
    caption = plain_name(table.sheet.caption)
    for title, words in profile.titles.items():
        if any(plain_name(word) in caption for word in words):
            return title
    own = Counter(row.plain for row in table.rows)
    shares = {title: _share(own, Counter(plain_name(one.name) for one in found)) for title, found in rows.items()}
    best = max(shares, key=lambda title: shares[title], default="")
    return best if best and shares[best] >= _MOST else ""


def _share(own: Counter[str], other: Counter[str]) -> float:
    return (own & other).total() / max(own.total(), 1)


def _matched(table: IndicatorTable, title: str, expected: tuple[Indicator, ...]) -> Catalogued:
    found = dict(_aligned(table.rows, expected))
    misplaced = tuple(_misplaced(table.rows, expected, found))
    misprinted = tuple(_misprinted(table.rows, expected, found))
    return Catalogued(
        table,
        title,
        expected,
        {table.rows[index].index: expected[at] for index, at in found.items()},
        misplaced,
        misprinted,
        tuple(row for index, row in enumerate(table.rows) if index not in found),
    )


def _plain(indicator: Indicator) -> str:
    return plain_name(indicator.name)


def _aligned(rows: tuple[IndicatorRow, ...], expected: tuple[Indicator, ...]) -> Iterator[tuple[int, int]]:
    """Yield row and indicator of those that stand in one order with the same name, first by unit as well."""
    keys = {(_plain(one), one.unit) for one in expected}
    units = {name: [unit for known, unit in keys if known == name] for name, _ in keys}
    own = [(row.plain, _known_unit(row, units.get(row.plain, []))) for row in rows]
    matcher = SequenceMatcher(None, own, [(_plain(one), one.unit) for one in expected], autojunk=False)
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            yield block.a + offset, block.b + offset


def _known_unit(row: IndicatorRow, units: list[str]) -> str:
    """Return the unit as the catalogue writes it."""
    return next((unit for unit in units if same_unit(unit, row.unit)), row.unit)


def _between(found: Mapping[int, int], index: int, end: int) -> tuple[int, int]:
    """Return the places in the catalogue of the nearest rows above and below that are known."""
    above = max((row for row in found if row < index), default=None)
    below = min((row for row in found if row > index), default=None)
    return (-1 if above is None else found[above], end if below is None else found[below])


def _misplaced(
    rows: tuple[IndicatorRow, ...], expected: tuple[Indicator, ...], found: dict[int, int]
) -> Iterator[IndicatorRow]:
    """Note what the rows left over are that have the name of an indicator left over; yield those out of order."""
    free = {at: _plain(one) for at, one in enumerate(expected) if at not in set(found.values())}
    for index, row in enumerate(rows):
        if index in found or row.plain not in free.values():
            continue
        low, high = _between(found, index, len(expected))
        named = [at for at, name in free.items() if name == row.plain]
        fitting = [at for at in named if low < at < high]
        found[index] = (fitting or named)[0]
        del free[found[index]]
        if not fitting:
            yield row


def _misprinted(
    rows: tuple[IndicatorRow, ...], expected: tuple[Indicator, ...], found: dict[int, int]
) -> Iterator[IndicatorRow]:
    """Yield the rows left over whose names are nearly those of indicators left over, and note what they are."""
    missing = {at: _plain(one) for at, one in enumerate(expected) if at not in set(found.values())}
    for index in [index for index in range(len(rows)) if index not in found][:_STRAY]:
        low, high = _between(found, index, len(expected))
        matcher = SequenceMatcher(None, "", rows[index].plain, autojunk=False)
        best, score = -1, 0.0
        for at, name in missing.items():
            matcher.set_seq1(name)
            ratio = matcher.ratio() + (0.1 if low < at < high else 0.0)
            if ratio > score:
                best, score = at, ratio
        if best >= 0 and score >= _NEAR:
            found[index] = best
            del missing[best]
            yield rows[index]
