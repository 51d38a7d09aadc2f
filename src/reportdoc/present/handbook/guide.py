"""What of the handbook a new project is given."""

from __future__ import annotations

from reportdoc.present.handbook.pages import CHINESE, page
from reportdoc.present.language import Language


def templates_guide(language: Language) -> str:
    """Return how to change the templates in a language; empty for English, which the templates have beside them."""
    return (page(CHINESE, "templates") or "") if language.is_chinese else ""
