"""How far the report is, department by department: as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from reportdoc.present.language import Language

if TYPE_CHECKING:
    from reportdoc.app.deliveries.register import Delivery
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
                "text_delivered": line.text.time.isoformat(timespec="seconds") if line.text else None,
                "delivered_by": line.delivery.department if line.delivery else None,
                "missing": [language.translated(hole) for hole in line.missing],
                "carried": {"count": line.carried[0], "of": line.carried[1]} if line.carried else None,
                "newer": line.newer,
            }
            for line in found.lines
        ],
        "unused_pictures": list(found.unused),
        "comments": [asdict(one) for one in found.comments],
    }


def _lines(language: Language, found: ProjectStatus) -> Iterator[str]:
    built = found.built
    yield (
        language.message("Last build: {time}", time=f"{built:%Y-%m-%d %H:%M}")
        if built
        else language.gettext("Not built yet.")
    )
    for department, lines in groupby(found.lines, key=lambda line: line.department):
        yield click.style(department or language.gettext("no department named"), bold=True)
        if not department:
            yield "  " + language.gettext(
                'write "department: 学生处" under the chapter\'s "- file: …" in content/report.yaml, or'
                ' {department="学生处"} after a heading'
            )
        for line in lines:
            yield from _part(language, line)
    if found.comments:
        yield language.gettext("Open comments (content/comments.yaml):")
        for one in found.comments:
            place = f"{one.place} " if one.place else ""
            yield f"  {place}“{one.about}” {one.author} {one.date[:10]}: {one.text}"
    if found.unused:
        yield language.gettext("Pictures that nothing uses any more:")
        yield from (f"  {file}" for file in found.unused)


def _part(language: Language, line: PartStatus) -> Iterator[str]:
    delivery = line.delivery
    newer = "  " + language.gettext("newer than the last build") if line.newer else ""
    if delivery and not line.text:
        # A picture is in, and the chapter's text is still last year's or nobody's.
        when = language.message("text not delivered; so far {what}", what=_delivered(delivery))
    else:
        when = _delivered(line.text) if line.text else language.gettext("not delivered")
    yield f"  {line.title}: {when}{newer}"
    if delivery and line.text and delivery != line.text:
        yield "    " + language.message("since then {what}", what=_delivered(delivery))
    if line.carried and line.carried[0]:
        yield "    " + language.message(
            "still last year's: {count} of {all}", count=line.carried[0], all=line.carried[1]
        )
    for hole in line.missing:
        yield "    " + language.message("missing: {what}", what=language.translated(hole))


def _delivered(delivery: Delivery) -> str:
    return f"{delivery.time:%Y-%m-%d}  {delivery.file}"
