"""What a workbook of the audit that came back changes, as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportdoc.present.language import Language

if TYPE_CHECKING:
    from reportdoc.app.answers.answers import Told
    from reportdoc.app.answers.take import TakenAnswers


def notices(language: Language, taken: TakenAnswers) -> list[str]:
    """Return what could not be taken, or needs a look, a line each."""
    lines = [_told(language, one) for one in taken.told]
    if taken.missing:
        lines.append(
            language.ngettext(
                "{count} open number has no row in the workbook; it stays open",
                "{count} open numbers have no row in the workbook; they stay open",
                taken.missing,
            ).format(count=taken.missing)
        )
    return lines


def changes(language: Language, taken: TakenAnswers) -> str:
    """Return what is written, a line each."""
    return "\n".join(_changes(language, taken)) or language.gettext("Nothing changes: the project says this already.")


def _changes(language: Language, taken: TakenAnswers) -> Iterator[str]:
    for accepted in taken.accepted:
        found = accepted.finding
        yield language.message(
            "accepted: {id} {message}; {name}: {reason}",
            id=found.identity,
            message=language.translated(found.message),
            name=accepted.name,
            reason=accepted.reason,
        )
    for one in taken.confirmed:
        yield language.message(
            "confirmed: {value} {text}; {name}: {evidence}",
            value=one.value,
            text=one.text,
            name=one.name,
            evidence=one.evidence,
        )
    for made in taken.corrected:
        yield language.message("changed: {place}: {old} → {new}", place=str(made.place), old=made.old, new=made.new)
    for wish in taken.wished:
        yield language.message(
            "wished, to be changed by hand: {place}: {old} → {new} {text}",
            place=str(wish.place),
            old=wish.old,
            new=wish.new,
            text=wish.entry.around,
        )


def _told(language: Language, one: Told) -> str:
    text = language.translated(one.message)
    if not one.row:
        return f"{one.sheet}: {text}"
    return language.message("{sheet}, row {row}: {text}", sheet=one.sheet, row=one.row, text=text)
