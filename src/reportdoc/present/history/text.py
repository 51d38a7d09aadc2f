"""What can be taken back, and what was, as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reportdoc.present.language import Language

if TYPE_CHECKING:
    from reportdoc.app.undo import Undone
    from reportdoc.project.history.entry import Entry


def listed(language: Language, entries: Sequence[Entry]) -> Iterator[str]:
    """Yield what can be taken back, a command and its files each."""
    if not entries:
        yield language.gettext("There is nothing to take back.")
    for entry in entries:
        yield _line(entry)
        for change in entry.changes:
            yield f"    {change.target}"


def undone(language: Language, found: Undone) -> Iterator[str]:
    """Yield what was taken back, and which files are again what they were."""
    yield language.message("Taken back: {what}", what=_line(found.entry))
    for file in found.restored:
        yield language.message("As before: {file}", file=file)
    for file in found.removed:
        yield language.message("Removed: {file}", file=file)


def _line(entry: Entry) -> str:
    by = f"  {entry.deed.by}" if entry.deed.by else ""
    return f"{entry.time:%Y-%m-%d %H:%M}  {entry.deed.command}  {', '.join(entry.deed.about)}{by}".rstrip()
