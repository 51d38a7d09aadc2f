"""What an import recognised, as JSON for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdoc.present.imports.markdown import counts
from reportdoc.present.language import Language
from reportdoc.present.problems import as_data as problem_data

if TYPE_CHECKING:
    from reportdoc.app.imports import Imported


def as_data(language: Language, imported: Imported) -> dict[str, object]:
    """Return the import report for JSON."""
    return {
        "source": imported.source,
        "converted": imported.converted,
        "problems": [problem_data(language, problem) for problem in imported.problems],
        "notes": [
            {
                "weight": note.weight.value,
                "message": language.translated(note.message),
                "paragraph": note.index or None,
                "text": note.text,
            }
            for note in imported.log.notes
        ],
        "evidence": [
            {
                "paragraph": one.index or None,
                "kind": one.kind,
                "level": one.level or None,
                "text": one.text,
                "reasons": [language.translated(reason) for reason in one.reasons],
            }
            for one in imported.log.evidence
        ],
        "files": list(imported.files),
        "counts": {key: count for key, _, count in counts(language, imported.report)},
    }
