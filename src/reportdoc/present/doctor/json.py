"""What is there and what is missing, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportdoc.present.language import Language

if TYPE_CHECKING:
    from reportdoc.app.doctor.diagnosis import Diagnosis


def as_data(language: Language, found: Diagnosis) -> dict[str, Any]:
    """Return what was looked at, for JSON."""
    return {
        "ready": found.ready,
        "checks": [
            {
                "name": check.name,
                "state": check.state.value,
                "found": language.translated(check.found),
                "advice": [language.translated(one) for one in check.advice],
            }
            for check in found.checks
        ],
    }
