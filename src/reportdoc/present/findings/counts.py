"""How many findings there are, in words; apart from the rest, since a build that has nothing to do loads no audit."""

from __future__ import annotations

from gettext import gettext as _
from gettext import ngettext


def counted(errors: int, conflicts: int, explain: int) -> list[str]:
    """Return how many findings there are of each severity, the gravest first."""
    return [
        ngettext("{count} error", "{count} errors", errors).format(count=errors),
        ngettext("{count} conflict", "{count} conflicts", conflicts).format(count=conflicts),
        _("{count} to explain").format(count=explain),
    ]
