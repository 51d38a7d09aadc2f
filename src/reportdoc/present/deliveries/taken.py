"""What a delivery changes, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdoc.present.comparison.text import as_text as comparison_text
from reportdoc.present.language import Language
from reportdoc.present.problems import Said, line

if TYPE_CHECKING:
    from reportdoc.app.deliveries.take import Taken


def notices(language: Language, taken: Taken) -> list[str]:
    """Return what needs a look in the files that were delivered, a line each."""
    lines = list[str]()
    for file, note in taken.notes:
        place = language.message("[paragraph {index}] ", index=note.index) if note.index else ""
        text = f": {note.text}" if note.text else ""
        lines.append(Said(f"{file} {place}{language.translated(note.message)}{text}", note.message.template))
    return lines + [
        Said(language.message("Warning: {text}", text=language.translated(one)), one.template) for one in taken.warnings
    ]


def changes(language: Language, taken: Taken) -> str:
    """Return what would read otherwise, or what is put right, as text with colours for a screen."""
    if taken.mended:
        lines = [language.gettext("The project could not be built, so there is nothing to compare with. Put right:")]
        lines += [f"  {line(language, one)}" for one in taken.mended.gone]
        if taken.mended.left:
            lines.append(language.gettext("Still wrong:"))
            lines += [f"  {line(language, one)}" for one in taken.mended.left]
        return "\n".join(lines)
    if taken.comparison is None:
        return language.gettext("Nothing changes: the project says this already.")
    files = ", ".join(one.file for one in taken.deliveries)
    return comparison_text(language, taken.comparison, language.gettext("the project"), files)


def written(language: Language, taken: Taken) -> list[str]:
    """Return what is new, and the files that were written, a line each."""
    added = [language.message("New: {label}, in the text @{label}", label=label) for label in taken.added]
    return added + [language.message("Written: {file}", file=file) for file in taken.stage.written]
