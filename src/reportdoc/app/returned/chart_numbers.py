"""Figures of a chart as its part stores them, and as its file writes them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from reportdoc.content.series import PERCENT_SIGNS
from reportdoc.report.cells import Grid


def form(grid: Grid) -> tuple[str, bool]:
    """Return the sign behind the figures of a chart, and whether commas part their thousands."""
    figures = [grid.text(row, column) for row in range(1, len(grid.rows)) for column in range(1, grid.width)]
    sign = "%" if any(one.strip().endswith(PERCENT_SIGNS) for one in figures) else ""
    return sign, any("," in one for one in figures)


def written(figure: str, sign: str, commas: bool) -> str:
    """Return a figure of a chart as the others of its file are written."""
    stored = number(figure)
    if stored is None:
        return figure
    return f"{stored:,f}{sign}" if commas else f"{stored:f}{sign}"


def said(text: str) -> Decimal | str:
    """Return what is equal for names or figures that say the same."""
    stored = number(text)
    return "".join(text.split()) if stored is None else stored


def number(text: str) -> Decimal | None:
    """Return a stored number without the noise of binary fractions."""
    try:
        stored = Decimal(text)
        if not stored.is_finite():
            return None
        exact = Decimal(format(float(text), ".12g"))
    except (InvalidOperation, ValueError):
        return None
    return stored if stored == exact else exact
