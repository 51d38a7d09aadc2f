"""The built file and the returned one are compared: what was changed, as edits of the content it was built from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportdoc.app.returned.boldness import differ, reweighted
from reportdoc.app.returned.cells import cells
from reportdoc.app.returned.chart_data import chart_edits
from reportdoc.app.returned.difference import Difference, Given
from reportdoc.app.returned.heading_numbers import without_number
from reportdoc.app.returned.items import Item
from reportdoc.app.returned.model import MARK, Edit, Told, Unit, Where, Written
from reportdoc.app.returned.note_marks import NoteMarks
from reportdoc.app.returned.pairing import Pairs, paired
from reportdoc.app.returned.parting import parted
from reportdoc.app.returned.restyled import other_styles
from reportdoc.app.returned.scope import Narrowed
from reportdoc.app.returned.source_text import in_source
from reportdoc.app.returned.structure import blocks
from reportdoc.app.returned.text_fields import fields_as_text
from reportdoc.app.returned.wording import Changed, Recounted, changed
from reportdoc.app.returned.writing import Writing
from reportdoc.manuscript.model import ManuscriptTable
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

_LEAST = 0.2
"""Share of the units that a file must hold to be an edited version of the report."""


def compared(given: Given, files: Narrowed) -> Difference:
    """Return what a returned file says otherwise.

    Raises InputError where the file holds hardly anything of the report.
    """
    return _Comparing(given, files).difference()


class _Comparing:
    def __init__(self, given: Given, files: Narrowed) -> None:
        self._given, self._sources = given, files.sources
        self._built, self._returned = files.built, list(files.returned)
        self._found = Difference(told=list(files.told), order=files.order)
        self._marks = NoteMarks({}, (), (), given.names)
        self._captions: dict[str, str] = {}
        self._references: list[Recounted] = []
        self._bold: list[Edit] = []

    def difference(self) -> Difference:
        pairs = paired(self._built, self._returned)
        here = sum(i in self._sources for i, _ in (*pairs.kept, *pairs.moved))
        if here < _LEAST * len(self._sources):
            text = message('"{file}" holds hardly anything of this report', file=self._given.manuscript.name)
            raise InputError(text, message("say for which chapter it is, or give its name to the file"))
        self._typed_numbers(pairs)
        self._marks = NoteMarks(self._sources, (*pairs.kept, *pairs.moved), self._returned, self._given.names)
        groups = parted(pairs, self._built, self._returned, self._sources)
        spread = {j for group in groups for j in group.returned[1:]}
        joined = {i for group in groups for i in group.built[1:]}
        pairs = replace(pairs, gone=tuple(i for i in pairs.gone if i not in joined))
        stands = blocks(
            self._sources, self._without_notes(pairs), self._returned, self._given.manuscript, sorted(spread)
        )
        words = {group.built[0]: self._changed(group.built, group.returned) for group in groups}
        alone = [(i, j) for i, j in (*pairs.kept, *pairs.moved) if i not in words and i not in joined]
        words |= {i: self._pair(i, j) for i, j in alone}
        self._computed(pairs)
        self._numbers()
        places = (*pairs.kept, *pairs.moved)
        if not self._given.form:
            self._found.told += fields_as_text(places, self._built, self._returned)
        self._found.told += other_styles(places, self._built, self._returned)
        self._found.places = {j: self._sources[i].place for i, j in places if i in self._sources}
        known = {i: one for i, one in words.items() if one is not None}
        Writing(self._given, self._sources, self._marks, self._found).write(known, stands, pairs, self._bold)
        return self._found

    def _typed_numbers(self, pairs: Pairs) -> None:
        """Leave out numbers that were typed before headings, and tell them."""
        for i, j in (*pairs.kept, *pairs.moved):
            own = self._sources[i].place.name if i in self._sources else ""
            if (found := without_number(self._built[i], self._returned[j], own)) is not None:
                self._returned[j], number = found
                text = message('"{number}" was typed before a heading, which is numbered: left out', number=number)
                self._found.told.append(Told(Where(own), text))

    def _without_notes(self, pairs: Pairs) -> Pairs:
        """Return what became of what, without notes that are new or stand elsewhere: they go where their marks go."""
        moved = tuple((i, j) for i, j in pairs.moved if not self._returned[j].note)
        return replace(pairs, moved=moved, new=tuple(j for j in pairs.new if not self._returned[j].note))

    def _numbers(self) -> None:
        self._found.told += [told for one in self._references if (told := one.told(self._captions)) is not None]
        if self._captions:
            text = message(
                "{count} numbers of captions read otherwise, as programs that update fields count them; they stay",
                count=len(self._captions),
            )
            self._found.told.append(Told(Where(), text))

    def _pair(self, i: int, j: int) -> Changed | None:
        one, other = self._built[i], self._returned[j]
        unit = self._sources.get(i)
        if unit is None:
            return None
        if unit.shape == "table":
            self._table(one, other, unit)
            return None
        if unit.shape in ("picture", "chart"):
            self._drawing(one, other, unit)
            return None
        same = one.key == other.key and not any(sign in one.text + other.text for sign in ("\n", MARK))
        if same or (found := self._changed((i,), (j,))) is None:
            self._weights(one, other, unit)
            return None
        if differ(one, other):
            text = message("words that stayed were made bold, or are bold no more; that is left out")
            hint = message("where no word of a paragraph is changed, bold is taken")
            self._found.told.append(Told(unit.place, text, hint))
        return found

    def _weights(self, one: Item, other: Item, unit: Unit) -> None:
        """Take bold that was put on or taken off where no word was changed."""
        edits = reweighted(unit, one, other, self._given.texts[unit.file])
        if edits is None:
            text = message("words were made bold, or are bold no more; that cannot be written here and is left out")
            self._found.told.append(Told(unit.place, text))
        self._bold += edits or ()

    def _changed(self, built: Sequence[int], returned: Sequence[int]) -> Changed | None:
        units = [self._sources[i] for i in built]
        found = changed(units, [self._returned[j] for j in returned], self._marks.known)
        self._captions |= found.captions
        self._references += found.references
        if not found.changes and not found.told and not found.overs:
            return None
        if found.changes and any(self._returned[j].unread for j in returned):
            text = message("a formula became one that cannot be written here; nothing of this paragraph is taken")
            self._found.told.append(Told(units[0].place, text, message("change it in the project")))
            return None
        if found.changes and any(unit.written is Written.NEVER for unit in units):
            old, new = (self._built[i] for i in built), (self._returned[j] for j in returned)
            text = message(
                '"{old}" became "{new}"; this place cannot be edited here',
                old="".join(one.text for one in old),
                new="".join(one.text for one in new),
            )
            self._found.told.append(Told(units[0].place, text, message("change it in the project")))
            return None
        self._found.told += found.told
        self._found.overs += found.overs
        return found

    def _table(self, one: Item, other: Item, unit: Unit) -> None:
        assert isinstance(one.element, ManuscriptTable)
        assert isinstance(other.element, ManuscriptTable)
        bound = self._given.bound.get(unit.file, frozenset())
        found = cells(one.element, other.element, unit, self._given.texts.get(unit.file), bound)
        self._found.edits += found.edits
        self._found.told += found.told
        self._found.cells += found.cells
        if found.unit is not None:
            line = next((u for u in self._given.units if u.label == unit.label and u.shape == "line"), None)
            if line is not None and line.written is Written.ATTRIBUTE:
                segment = line.segments[0]
                new = in_source(line.written, found.unit)
                edit = Edit(line.file, segment.start, segment.end, new, line.place, segment.text, found.unit)
                self._found.edits.append(edit)

    def _drawing(self, one: Item, other: Item, unit: Unit) -> None:
        if unit.shape == "chart" and one.part in self._given.charts and other.part in self._given.manuscript.charts:
            both = self._given.charts[one.part], self._given.manuscript.charts[other.part]
            found = chart_edits(*both, self._given.chart_file(unit))
            self._found.edits += found.edits
            self._found.cells += found.cells
            self._found.told += found.told
        if one.key == other.key:
            return
        data = self._given.manuscript.parts.get(other.part)
        if unit.shape == "picture" and data:
            self._found.files[unit.file] = data
        else:
            text = message("the picture was replaced by one that cannot be read; the old one stays")
            self._found.told.append(Told(unit.place, text))

    def _computed(self, pairs: Pairs) -> None:
        """Tell what was changed on the pages that the program makes."""
        for i, j in (*pairs.kept, *pairs.moved):
            one, other = self._built[i], self._returned[j]
            if i not in self._sources and one.key != other.key and one.shape not in ("picture", "chart", "table"):
                text = message('"{old}" became "{new}"; this line is made by the program', old=one.text, new=other.text)
                hint = message("cover and declaration come from content/report.yaml and the template")
                self._found.told.append(Told(Where(), text, hint))
        for i in pairs.gone:
            if i not in self._sources and self._built[i].text:
                text = message('"{old}" was taken out; this line is made by the program', old=self._built[i].text)
                self._found.told.append(Told(Where(), text))
