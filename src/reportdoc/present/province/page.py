"""A summary as one page of HTML that needs nothing else: no script, no font, no network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from reportdoc.present.language import Language
from reportdoc.present.province.section import Cell, Drawn, Printed, Section

ROWS = 400
"""Rows of a table that the page shows; the workbook has all."""
SHORT = 8
"""Characters of a text that stays on one line."""
_TEMPLATE = Path(__file__).with_name("page.html.j2")


def as_page(language: Language, title: str, sections: Sequence[Section], charts: Mapping[str, str]) -> str:
    """Return the page; `charts` has drawings in SVG by their keys, which are put in as they are."""

    def shown(cell: Cell) -> Markup:
        if isinstance(cell, Drawn):
            return Markup("<td>{}</td>").format(Markup(charts.get(cell.key, "")))
        if isinstance(cell, int | float):
            return Markup('<td class="n">{}</td>').format(f"{cell:,.10g}")
        if isinstance(cell, Printed):
            return Markup('<td class="n">{}</td>').format(cell.text)
        if cell and len(cell) <= SHORT:
            return Markup('<td class="s">{}</td>').format(cell)
        return Markup("<td>{}</td>").format(cell)

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(_TEMPLATE.read_text(encoding="utf-8")).render(
        title=title,
        tag=language.catalogue.info().get("language", "en").replace("_", "-"),
        sections=sections,
        charts=charts,
        limit=ROWS,
        nothing=lambda title: language.message("{title}: none", title=title),
        shown=shown,
        more=lambda count: language.message("and {count} more, in summary.xlsx", count=count),
    )
