"""One indicator in two places of the annex."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from reportdoc.audit.annex.catalogued import Catalogued
from reportdoc.audit.annex.rows import IndicatorRow
from reportdoc.audit.annex.tree import paths
from reportdoc.audit.finding import Finding, Severity
from reportdoc.profiles.catalogue import plain_name
from reportdoc.profiles.profile import Profile
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.text.number import PrintedNumber
from reportdoc.text.units import base

_TELLING = 4
"""Characters from which a name that is not in the catalogue tells an indicator from others."""

_Stated = tuple[IndicatorRow, int, PrintedNumber]


def twice(
    profile: Profile, tables: Sequence[Catalogued], doubtful: Collection[Place]
) -> list[tuple[Finding, IndicatorRow]]:
    """Return a finding for each further place that states an indicator, with the row that stands there.

    Another value is a conflict; the same value is told of only where the row stands twice in one table.
    """
    found: list[tuple[Finding, IndicatorRow]] = []
    for stated in _stated(profile, tables, doubtful).values():
        (first, column, number), *others = stated
        for row, at, other in others:
            if row.sheet is first.sheet and row.index == first.index:
                continue
            if other.value != number.value or row.sheet is first.sheet:
                found.append((_finding((first, column, number), (row, at, other)), row))
    return found


def _stated(
    profile: Profile, tables: Sequence[Catalogued], doubtful: Collection[Place]
) -> dict[tuple[object, ...], list[_Stated]]:
    known = {plain_name(one.name): one.path for one in profile.indicators if len(one.path) == 1}
    stated: dict[tuple[object, ...], list[_Stated]] = defaultdict(list)
    for table in tables:
        own = paths(table)
        for row in table.table.rows:
            path = own[row.index]
            if table.indicator(row) is None:
                path = known.get(row.plain, path) if len(path) == 1 or row in table.unknown else path
                if len(path) == 1 and len(path[0]) < _TELLING:
                    continue
            for column in table.table.values:
                number = row.number_at(column)
                if number is not None and row.cell(column).place not in doubtful:
                    year = re.sub(r"\D", "", table.table.sheet.columns[column].full)
                    stated[path, base(row.unit), year].append((row, column, number))
    return stated


def _finding(one: _Stated, other: _Stated) -> Finding:
    (first, column, number), (row, at, again) = one, other
    same = number.value == again.value
    said = (
        message("{name} stands twice", name=row.bare)
        if same
        else message("{name}: {one} and {other}", name=row.bare, one=number.text, other=again.text)
    )
    return Finding(
        "A311",
        Severity.EXPLAIN if same else Severity.CONFLICT,
        said,
        (row.cell(at), first.cell(column)),
        "；".join((again.text, number.text)),
        key=f"{row.bare} {row.unit} {row.sheet.columns[at].full}",
    )
