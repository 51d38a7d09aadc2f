"""Rows and tables that the catalogue has and the annex has not, and the other way round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from reportdoc.audit.annex.catalogued import Catalogued
from reportdoc.audit.annex.rows import IndicatorRow
from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.profiles.catalogue import Indicator, bare
from reportdoc.profiles.profile import Profile
from reportdoc.report.message import message
from reportdoc.report.place import Place

_FEW = 3
"""Rows missing from one table, or unknown in it, that are told one by one."""

_MOST = 0.7
"""Share of a table's rows that must be there for the others to count as left out."""


def missing_tables(profile: Profile, tables: Sequence[Catalogued]) -> Iterator[Finding]:
    """Yield the indicator tables that an annex does not have; a report without any may keep them elsewhere."""
    there = {table.title for table in tables if table.title}
    for title in profile.titles if there else ():
        if title not in there:
            spot = Spot(Place("content/report.yaml", key="annex.tables"), "", "annex:")
            said = message("the annex has no table {table}", table=title)
            yield Finding("A303", Severity.EXPLAIN, said, (spot,), key=title)


def missing_rows(profile: Profile, tables: Sequence[Catalogued]) -> Iterator[Finding]:
    """Yield the rows that indicator tables do not have; a table may go on in another of the same title."""
    groups: dict[str, list[Catalogued]] = defaultdict(list)
    for table in tables:
        groups[table.title].append(table)
    for title, group in groups.items():
        there = {id(found) for table in group for found in table.indicators.values()}
        expected = group[0].expected if title else ()
        absent = [one for one in expected if id(one) not in there]
        sure = len(there) >= _MOST * len(expected) and not profile.carried_over
        if len(absent) > _FEW:
            yield _missing(group, absent, Severity.EXPLAIN)
        else:
            for one in absent:
                yield _missing(group, [one], Severity.ERROR if sure and one.confirmed else Severity.EXPLAIN)


def _missing(group: Sequence[Catalogued], absent: Sequence[Indicator], severity: Severity) -> Finding:
    names = "、".join(_name(one) for one in absent)
    said = message("{table} has no row {names}", table=absent[0].table, names=names)
    return Finding("A301", severity, said, _neighbours(group, absent[0]), expected=names, key=names)


def _name(indicator: Indicator) -> str:
    return f"{'－'.join(indicator.path)}（{indicator.unit}）"


def _neighbours(group: Sequence[Catalogued], indicator: Indicator) -> tuple[Spot, ...]:
    """Return the rows between which an indicator should stand, the lower one first."""
    at = {id(one): index for index, one in enumerate(group[0].expected)}
    own = at[id(indicator)]
    rows = [(at[id(found)], row) for table in group for row in table.table.rows if (found := table.indicator(row))]
    above = max((pair for pair in rows if pair[0] < own), key=lambda pair: pair[0], default=None)
    below = min((pair for pair in rows if pair[0] > own), key=lambda pair: pair[0], default=None)
    return tuple(pair[1].spot for pair in (below, above) if pair) or (group[0].table.sheet.spot,)


def unknown_rows(table: Catalogued, told: Collection[IndicatorRow]) -> Iterator[Finding]:
    """Yield the rows of an indicator table that its catalogue does not have, but for those told of otherwise."""
    unknown = [row for row in table.unknown if table.title and row not in told]
    for rows in [unknown] if len(unknown) > _FEW else [[row] for row in unknown]:
        names = "、".join(row.bare for row in rows)
        said = message("the catalogue of {table} has no row {names}", table=table.title, names=names)
        yield Finding("A302", Severity.EXPLAIN, said, tuple(row.spot for row in rows), names, key=names)
    for row in table.misprinted:
        meant = table.indicators[row.index]
        said = message(
            "the catalogue of {table} has no row {names}; did you mean {meant}?",
            table=table.title,
            names=row.bare,
            meant=bare(meant.name),
        )
        yield Finding("A302", Severity.EXPLAIN, said, (row.spot,), row.bare, bare(meant.name))
