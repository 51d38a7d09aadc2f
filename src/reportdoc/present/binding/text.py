"""A proposed binding as text: the figure in its sentence, what would print it, and where that comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from reportdoc.present.language import Language
from reportdoc.present.places import shown

if TYPE_CHECKING:
    from reportdoc.app.binding.bind import Proposal
    from reportdoc.report.whereabouts import Index

_AROUND = 30
"""Characters before and behind a figure that are shown."""


def proposed(language: Language, one: Proposal, places: Index) -> str:
    """Return a proposal in two lines."""
    text = one.sentence.text
    before, behind = text[max(0, one.start - _AROUND) : one.start], text[one.end : one.end + _AROUND]
    figure = click.style(text[one.start : one.end], bold=True)
    sources = [
        language.message("{table}, row “{row}”, column “{column}”", table=at.table, row=at.row, column=at.column)
        for at in one.sources
    ]
    cells = ", ".join(map(str, one.places))
    named = language.gettext("; ").join(sources)
    return "\n".join(
        [
            f"{shown(language, one.sentence.spot.place, places)}: …{before}{figure}{behind}…".replace("\n", " "),
            f"  {{{{ {one.expression} }}}} ← {named} ({cells})",
        ]
    )


def counted(language: Language, proposals: Sequence[Proposal]) -> str:
    """Return how many figures can be bound."""
    count = len(proposals)
    return language.ngettext(
        "{count} figure of the text states what a cell states",
        "{count} figures of the text state what a cell states",
        count,
    ).format(count=count)
