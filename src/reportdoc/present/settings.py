"""How the settings of a report read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportdoc.present.language import Language

if TYPE_CHECKING:
    from reportdoc.app.parts import Part
    from reportdoc.project.settings import Settings


def as_text(language: Language, known: Settings, parts: Sequence[Part]) -> str:
    """Return what is said of the college and the report, then a line a part, then a line a deadline."""
    college, open_ = known.college, language.gettext("nobody")
    lines = [
        f"{college.name}  {college.code}",
        college.english,
        language.message("Year {year}, declaration of {day}", year=known.year, day=known.date.isoformat()),
        "",
        language.gettext("Who answers for what"),
        *(f"  {one.number or ''} {one.title}: {one.department or open_}".replace("   ", "  ") for one in parts),
    ]
    if known.deadlines:
        lines += ["", language.gettext("Deadlines")]
        lines += [f"  {name}: {day.isoformat()}" for name, day in known.deadlines.items()]
    return "\n".join(lines)
