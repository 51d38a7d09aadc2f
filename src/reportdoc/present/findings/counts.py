"""How many findings there are, in words; apart from the rest, since a build that has nothing to do loads no audit."""

from __future__ import annotations

from reportdoc.present.language import Language


def counted(language: Language, errors: int, conflicts: int, explain: int) -> list[str]:
    """Return how many findings there are of each severity, the gravest first."""
    return [
        language.ngettext("{count} error", "{count} errors", errors).format(count=errors),
        language.ngettext("{count} conflict", "{count} conflicts", conflicts).format(count=conflicts),
        language.message("{count} to explain", count=explain),
    ]
