"""Distributions, outliers, norms, ranking and the habits of printed figures."""

from __future__ import annotations

from reportdoc.app.province.comparison import Comparison
from reportdoc.app.province.distribution import FAR, Distribution, Spread
from reportdoc.app.province.judging import find
from reportdoc.present.language import Language
from reportdoc.present.province.section import Cell, Drawn, Printed, Section, Sheet
from reportdoc.present.province.words import number
from reportdoc.profiles.province import Norm


def spreads(language: Language, found: Comparison) -> Section:
    """Return every indicator with its quartiles, by type of college too, and who stands far outside."""
    columns = (
        language.gettext("table"),
        language.gettext("indicator"),
        language.gettext("unit"),
        language.gettext("type"),
        language.gettext("colleges"),
        language.gettext("minimum"),
        language.gettext("lower quartile"),
        language.gettext("median"),
        language.gettext("upper quartile"),
        language.gettext("maximum"),
        language.gettext("dispersion"),
        language.gettext("outliers"),
        language.gettext("distribution"),
    )
    rows: list[tuple[Cell, ...]] = []
    for index, one in enumerate(found.distributions):
        rows.append((*_about(one, ""), *_spread(one.spread), len(one.outliers), Drawn(f"spread-{index}")))
        rows += [(*_about(one, name), *_spread(spread), "", "") for name, spread in one.by_type]
    title = language.gettext("Distributions")
    sheet = Sheet(title, columns, tuple(rows), (20, 40, 8, 14, 9, 12, 12, 12, 12, 12, 10, 9, 24))
    sheet = sheet.without_empty(language.gettext("type"))
    notes = (
        language.gettext("Dispersion: (upper − lower quartile) ÷ (upper + lower quartile)."),
        language.message(
            "Outliers have a robust z of more than {far}: 0.6745 × (value − median) ÷ median of the deviations.",
            far=FAR,
        ),
        language.gettext("An outlier is not an error: it asks for a look."),
    )
    return Section(title, notes, (sheet, _outliers(language, found)))


def _about(one: Distribution, type_: str) -> tuple[str, str, str, str]:
    return one.table, one.indicator, one.unit, type_


def _spread(one: Spread) -> tuple[int, float, float, float, float, float, Cell]:
    return one.count, one.minimum, one.lower, one.median, one.upper, one.maximum, apart(one)


def apart(one: Spread) -> Cell:
    """Return how far values lie apart; a dash around nought."""
    return "—" if one.dispersion is None else round(one.dispersion, 3)


def _outliers(language: Language, found: Comparison) -> Sheet:
    columns = (
        language.gettext("college"),
        language.gettext("indicator"),
        language.gettext("value"),
        language.gettext("median"),
        language.gettext("unit"),
        language.gettext("robust z"),
        language.gettext("place"),
    )
    rows = tuple(
        (
            found.name(standing.submission),
            one.indicator,
            Printed(standing.printed),
            round(one.spread.median, 4),
            one.unit,
            round(standing.score, 1),
            standing.place,
        )
        for one, standing in found.outliers()
    )
    return Sheet(language.gettext("Outliers"), columns, rows, (34, 40, 14, 14, 8, 10, 44))


def norms(language: Language, found: Comparison) -> Section:
    """Return the values outside the profile's norms, which colleges have to explain."""
    columns = (
        language.gettext("college"),
        language.gettext("indicator"),
        language.gettext("value"),
        language.gettext("norm"),
        language.gettext("source"),
        language.gettext("state"),
        language.gettext("place"),
    )
    rows = tuple(
        (
            found.name(one.standing.submission),
            one.indicator,
            Printed(one.standing.printed),
            bound(one.norm),
            one.norm.source,
            language.gettext("to explain"),
            one.standing.place,
        )
        for one in found.unmet
    )
    title = language.gettext("Norms")
    notes = tuple(_norm(language, found, one) for one in found.rules.norms)
    note = language.gettext("A value outside a norm is to be explained; it is never an error.")
    charts = tuple(
        (f"norm-{index}", language.message("{norm}, which is the dashed line", norm=f"{one.row} {bound(one)}"))
        for index, one in enumerate(found.rules.norms)
    )
    return Section(title, (note, *notes), (Sheet(title, columns, rows, (34, 30, 12, 12, 20, 12, 44)),), charts)


def _norm(language: Language, found: Comparison, one: Norm) -> str:
    known = find(found.distributions, one.row, one.also)
    values = {"indicator": one.row, "bound": bound(one), "source": one.source}
    if known is None:
        return language.message("{indicator} {bound} ({source}): no report states it", **values)
    if known.spread.count < len(found.colleges):
        return language.message(
            "{indicator} {bound} ({source}): stated by {count} of {colleges} colleges",
            **values,
            count=known.spread.count,
            colleges=len(found.colleges),
        )
    return language.message("{indicator} {bound} ({source})", **values)


def bound(norm: Norm) -> str:
    """Return a norm's bound in signs."""
    low = f"≥ {number(norm.at_least)}" if norm.at_least is not None else ""
    high = f"≤ {number(norm.at_most)}" if norm.at_most is not None else ""
    return " ".join(part for part in (low, high) if part)


def ranking(language: Language, found: Comparison) -> Section:
    """Return the colleges by the profile's weighted set of indicators."""
    weights = found.rules.ranking
    heads = tuple(f"{one.row} ×{number(one.weight)}{' ↓' if one.low else ''}" for one in weights)
    columns = (language.gettext("rank"), language.gettext("college"), language.gettext("points"), *heads)
    rows = tuple(
        (
            one.rank,
            found.name(one.submission),
            one.points,
            *("—" if part is None else round(100 * part, 1) for part in one.parts),
        )
        for one in found.ranking
    )
    title = language.gettext("Ranking")
    notes = (
        language.gettext("Points: the weighted mean of a college's percentiles; ↓ where less is better."),
        language.gettext("Indicators and weights are those of the profile; other weights give another order."),
    )
    return Section(title, notes, (Sheet(title, columns, rows, (8, 34, 10, *(18 for _ in heads))),))


def habits(language: Language, found: Comparison) -> Section:
    """Return last digits and round numbers."""
    columns = (
        language.gettext("college"),
        language.gettext("whole numbers"),
        language.gettext("ending in 0"),
        language.gettext("standard deviations"),
        language.gettext("ending in 5"),
        language.gettext("decimals"),
    )
    odd = sorted((one for one in found.habits if one.odd), key=lambda one: (-one.score, one.submission))
    rows = tuple(
        (
            found.name(one.submission),
            one.numbers,
            one.digits[0],
            round(one.score, 1),
            one.digits[5],
            "、".join(f"{places}: {count}" for places, count in one.decimals),
        )
        for one in odd
    )
    title = language.gettext("Last digits and rounding")
    notes = (
        language.gettext("Counted are whole numbers from 100 on; one in ten ends in 0 by chance."),
        language.gettext("Listed are colleges with far more; that many figures are estimates is a possible cause."),
    )
    chart = (("digits", language.gettext("Last digits of all whole numbers from 100 on")),)
    return Section(title, notes, (Sheet(title, columns, rows, (34, 12, 12, 18, 12, 30)),), chart)
