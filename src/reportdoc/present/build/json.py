"""What was built, for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from reportdoc.present.language import Language
from reportdoc.present.problems import as_data as problem_data

if TYPE_CHECKING:
    from reportdoc.app.build.result import Built


def as_data(language: Language, built: Built) -> dict[str, Any]:
    """Return what was built, for JSON."""
    return {
        "docx": str(built.docx),
        "pdf": str(built.pdf) if built.pdf else None,
        "pages": built.pages,
        "chapters": built.counts.chapters,
        "tables": built.counts.tables,
        "figures": built.counts.figures,
        "cases": built.counts.cases,
        "rebuilt": list(built.rebuilt),
        "audit": asdict(built.audit) if built.audit else None,
        "verified": built.verified,
        "seconds": round(built.seconds, 3),
        "warnings": [language.translated(warning) for warning in built.warnings],
        "notices": [problem_data(language, notice) for notice in built.notices],
    }
