"""The whole summary, in the order in which it is read."""

from __future__ import annotations

from reportdoc.app.province.comparison import Comparison
from reportdoc.present.language import Language
from reportdoc.present.province.completeness import completeness, overview
from reportdoc.present.province.faults import findings, grading, reuse, years
from reportdoc.present.province.indicators import habits, norms, ranking, spreads
from reportdoc.present.province.section import Section


def sections(language: Language, found: Comparison) -> tuple[Section, ...]:
    """Return the sections of a summary."""
    compared = (years(language, found.years, found),) if found.years else ()
    return (
        overview(language, found),
        completeness(language, found),
        grading(language, found),
        ranking(language, found),
        norms(language, found),
        spreads(language, found),
        *compared,
        reuse(language, found),
        findings(language, found),
        habits(language, found),
    )
