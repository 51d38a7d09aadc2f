"""Corrections that somebody wishes: a cell or a value is changed, a sentence is left to people."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportdoc.app.deliveries.staging import Stage
from reportdoc.audit.ledger.entries import LedgerEntry, Status
from reportdoc.project.csv_places import as_cell, cell_places, said
from reportdoc.project.text_file import text_file
from reportdoc.project.yaml_edit import YamlEdit
from reportdoc.report.place import Place
from reportdoc.text.number import cell_number

_CSV = ".csv"
_NUMBER = re.compile(r"[-−+]?[0-9][0-9,，]*+(?:\.[0-9]++)?")


@dataclass(frozen=True, slots=True)
class Correction:
    """Another value that somebody wishes for a number."""

    entry: LedgerEntry
    place: Place
    """The cell or value that changes; where nothing does, the number's own."""
    old: str
    """What stands there."""
    new: str
    name: str
    """Who wishes it; may be empty."""
    evidence: str


def correct(entry: LedgerEntry, wish: str, name: str, evidence: str, copy: Stage) -> tuple[Correction, bool]:
    """Change the cell or value behind a number in a copy of the project; tell whether there was one to change."""
    place = entry.origins[0].place if entry.status is Status.BOUND and entry.origins else entry.spot.place
    old = _old(place, entry, copy)
    new = _as_before(old, wish) if old is not None else wish
    correction = Correction(entry, place, old if old is not None else entry.value, new, name, evidence)
    if old is None or new == old:
        return correction, False
    if place.cell is not None:
        _write_cell(place, new, copy)
    else:
        file = text_file((copy.root / place.file).read_bytes())
        edit = YamlEdit(file.text)
        edit.set(new, str(place.key), "text")
        copy.write(place.file, file.encoded(edit.text))
    return correction, True


def _old(place: Place, entry: LedgerEntry, copy: Stage) -> str | None:
    """Return the text of the cell or value that states a number; None where it states another, or is none."""
    text = None
    if place.cell is not None and place.file.endswith(_CSV):
        source = text_file((copy.root / place.file).read_bytes()).text
        rows = cell_places(source)
        if place.cell.row < len(rows) and place.cell.column < len(rows[place.cell.row]):
            start, end = rows[place.cell.row][place.cell.column]
            text = said(source[start:end])
    elif place.key and "." not in place.key and entry.status is Status.BOUND:
        path = (place.key, "text")
        text = next((value for known, value in YamlEdit(copy.read(place.file)).texts(*path) if known == path), None)
    found = cell_number(text) if text is not None else None
    return text if found is not None and found.text == entry.number else None


def _as_before(old: str, wish: str) -> str:
    """Return a wished value as its cell writes it, with the unit that stands there and no other."""
    number = _NUMBER.match(wish)
    if number is None:
        return wish
    before = _NUMBER.match(old)
    return number[0] + (old[before.end() :] if before else "")


def _write_cell(place: Place, new: str, copy: Stage) -> None:
    assert place.cell is not None
    file = text_file((copy.root / place.file).read_bytes())
    start, end = cell_places(file.text)[place.cell.row][place.cell.column]
    copy.write(place.file, file.encoded(file.text[:start] + as_cell(new) + file.text[end:]))
