"""A confirmation is taken back: its line in `content/confirmed.csv` goes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportdoc.app.audit.check import check
from reportdoc.app.begin import begin
from reportdoc.audit.audit import Audit
from reportdoc.audit.ledger.entries import LedgerEntry
from reportdoc.project.confirmed import FILE, NAME, read_confirmations, with_confirmations
from reportdoc.project.files import Folder
from reportdoc.project.history.entry import Deed
from reportdoc.project.history.record import publish
from reportdoc.project.publishing.lock import PATIENCE
from reportdoc.project.publishing.workplace import workplace
from reportdoc.report.message import message
from reportdoc.report.problem import InputError


def withdraw(
    project: Path, identities: Iterable[str], name: str, audit: Audit | None = None
) -> tuple[LedgerEntry, ...]:
    """Take confirmations back, by the ids of the numbers, and return those numbers.

    `audit` is that of the project as it is now, where somebody has it. Raises InputError where nobody has confirmed
    one of them, ContentError where the project cannot be read, OSError.
    """
    begin(project)
    wanted = frozenset(identities)
    entries = (audit or check(project).audit).ledger.entries
    found = tuple(one for one in entries if one.identity in wanted and one.confirmation)
    if not found or len({one.identity for one in found}) < len(wanted):
        raise InputError(message("nobody has confirmed that number"))
    with workplace(project, PATIENCE) as place:
        now = {(one.line, one.value, one.text) for one in read_confirmations(Folder(project.resolve()))}
        kept = [one.confirmation for one in found if one.confirmation]
        if any((one.line, one.value, one.text) not in now for one in kept):
            raise InputError(message("the record has changed meanwhile; look again"))
        made = place.folder / NAME
        made.write_bytes(with_confirmations(project, (), [one.line for one in kept]))
        publish(place, {FILE: made}, Deed("confirm", tuple(one.value for one in found)[:10], name))
    return found
