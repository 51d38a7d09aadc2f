"""The two files that tell of an import."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reportdoc.present.imports.json import as_data
from reportdoc.present.imports.markdown import as_markdown
from reportdoc.present.language import Language

if TYPE_CHECKING:
    from reportdoc.app.imports import Imported

REPORT = "import-report"
"""Name of the two files that say what was recognised."""


def reports(language: Language, imported: Imported) -> dict[str, str]:
    """Return the two reports by the names of their files."""
    return {
        f"{REPORT}.md": as_markdown(language, imported),
        f"{REPORT}.json": json.dumps(as_data(language, imported), ensure_ascii=False, indent=2) + "\n",
    }
