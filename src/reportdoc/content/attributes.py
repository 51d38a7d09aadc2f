"""What may stand in the braces of a fenced block; `docs/content-format.md` describes each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator, Field

from reportdoc.content import limits
from reportdoc.project.schema import Line, Model, wrong
from reportdoc.report.block import ChartKind
from reportdoc.report.message import message


def _widths(value: str) -> tuple[float, ...]:
    shares = [share.strip() for share in re.split("[,，]", value)]
    if not all(re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,4})?", share) and float(share) > 0 for share in shares):
        raise wrong(message('must be shares such as "1,3,2"'))
    return tuple(map(float, shares))


def _align(value: str) -> str:
    if not re.fullmatch("[lcr]+", value):
        raise wrong(message("must have a letter a column: l, c or r"))
    return value


def _share(value: str) -> float:
    percent = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,2})?)%", value.strip())
    if percent is None or not 0 < float(percent[1]) <= 100:
        raise wrong(message('must be a percentage of the text\'s width, such as "80%"'))
    return float(percent[1]) / 100


class HeadingAttributes(Model):
    """A heading."""

    department: str = ""


class TableAttributes(Model):
    """`.table`."""

    src: Line
    sheet: str = ""
    header: Annotated[int, Field(ge=0, le=limits.TABLE_ROWS)] = 1
    widths: Annotated[tuple[float, ...] | None, BeforeValidator(_widths)] = None
    align: Annotated[str | None, BeforeValidator(_align)] = None
    unit: str = ""
    source: str = ""
    style: str = ""


class FigureAttributes(Model):
    """`.figure`."""

    src: Line
    alt: str = ""
    width: Annotated[float | None, BeforeValidator(_share)] = None
    source: str = ""


class FigureRowAttributes(Model):
    """`.figures`."""


class ChartAttributes(Model):
    """`.chart`."""

    src: Line
    type: ChartKind
    alt: str = ""
    unit: str = ""
    source: str = ""


class CaseAttributes(Model):
    """`.case`."""

    title: Line


MODELS: Mapping[str, type[Model]] = {
    "table": TableAttributes,
    "figure": FigureAttributes,
    "figures": FigureRowAttributes,
    "chart": ChartAttributes,
    "case": CaseAttributes,
}
"""The kinds of blocks by the class that names them."""

FLAGS: Mapping[str, frozenset[str]] = {
    "table": frozenset({"unnumbered", "landscape"}),
    "figure": frozenset({"unnumbered"}),
    "figures": frozenset(),
    "chart": frozenset({"unnumbered"}),
    "case": frozenset(),
}
"""The further classes that a kind of block may have."""
