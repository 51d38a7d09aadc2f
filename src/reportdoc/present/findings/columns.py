"""How the columns are headed that people fill in the audit's workbook, and by which it is read when it comes back."""

from __future__ import annotations

from reportdoc.app.answers.answers import Column, Titles
from reportdoc.present.language import FOLDER, Language, language


def title(spoken: Language, column: Column) -> str:
    """Return the title of a column."""
    match column:
        case Column.IDENTITY:
            return spoken.gettext("Id")
        case Column.TEXT:
            return spoken.gettext("Text as printed")
        case Column.VALUE:
            return spoken.gettext("Number")
        case Column.REASON:
            return spoken.gettext("Reason")
        case Column.NAME:
            return spoken.gettext("Name")
        case Column.CONFIRMED:
            return spoken.gettext("Confirmed by")
        case Column.EVIDENCE:
            return spoken.gettext("Evidence")
        case Column.WISHED:
            return spoken.gettext("Should be")


def titles() -> Titles:
    """Return what each column may be headed: a workbook comes back in the language it was written in, whatever ours."""
    spoken = [language("en"), *(language(one.name) for one in sorted(FOLDER.iterdir()) if one.is_dir())]
    return {column: frozenset(title(one, column) for one in spoken) for column in Column}
