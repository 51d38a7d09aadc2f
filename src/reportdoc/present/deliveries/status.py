"""How far the report is, department by department: as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from reportdoc.present.language import Language

if TYPE_CHECKING:
    from reportdoc.app.deliveries.status import PartStatus, ProjectStatus


def as_text(language: Language, found: ProjectStatus) -> str:
    """Return the state of a report as text, with its departments in bold for a screen."""
    return "\n".join(_lines(language, found))


def as_data(language: Language, found: ProjectStatus) -> dict[str, Any]:
    """Return the state of a report for JSON."""
    return {
        "built": found.built.isoformat(timespec="seconds") if found.built else None,
        "parts": [
            {
                "department": line.department,
                "title": line.title,
                "file": line.file,
                "delivered": line.delivery.time.isoformat(timespec="seconds") if line.delivery else None,
                "delivered_file": line.delivery.file if line.delivery else None,
                "delivered_by": line.delivery.department if line.delivery else None,
                "missing": [language.translated(hole) for hole in line.missing],
                "carried": {"count": line.carried[0], "of": line.carried[1]} if line.carried else None,
                "newer": line.newer,
            }
            for line in found.lines
        ],
    }


def _lines(language: Language, found: ProjectStatus) -> Iterator[str]:
    built = found.built
    yield (
        language.message("Last build: {time}", time=f"{built:%Y-%m-%d %H:%M}")
        if built
        else language.gettext("Not built yet.")
    )
    for department, lines in groupby(found.lines, key=lambda line: line.department):
        yield click.style(department or language.gettext("no department named in content/report.yaml"), bold=True)
        for line in lines:
            yield from _part(language, line)


def _part(language: Language, line: PartStatus) -> Iterator[str]:
    delivery = line.delivery
    when = f"{delivery.time:%Y-%m-%d}  {delivery.file}" if delivery else language.gettext("not delivered")
    newer = "  " + language.gettext("newer than the last build") if line.newer else ""
    yield f"  {line.title}: {when}{newer}"
    if line.carried and line.carried[0]:
        yield "    " + language.message(
            "still last year's: {count} of {all}", count=line.carried[0], all=line.carried[1]
        )
    for hole in line.missing:
        yield "    " + language.message("missing: {what}", what=language.translated(hole))
