"""The built file and the returned one are compared: what was changed, as edits of the content it was built from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from reportdoc.app.returned.cells import cells
from reportdoc.app.returned.edits import bound_text, edits
from reportdoc.app.returned.fresh import FreshBlocks
from reportdoc.app.returned.items import Item
from reportdoc.app.returned.merging import applied
from reportdoc.app.returned.model import Edit, Segment, SegmentKind, Told, TypedOver, Unit, Where, Written
from reportdoc.app.returned.pairing import Pairs, paired
from reportdoc.app.returned.parting import parted
from reportdoc.app.returned.placing import Spot, spot
from reportdoc.app.returned.scope import Narrowed
from reportdoc.app.returned.source_text import at_start, in_source
from reportdoc.app.returned.structure import Block, Blocks, Group, blocks
from reportdoc.app.returned.tokens import Token, tokens
from reportdoc.app.returned.units import SETTINGS
from reportdoc.app.returned.wording import Changed, Recounted, changed
from reportdoc.manuscript.import_log import Note
from reportdoc.manuscript.model import Element, Manuscript, ManuscriptParagraph, ManuscriptTable
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

_CHAPTER = "heading 1"
_LEAST = 0.2
"""Share of the units that a file must hold to be an edited version of the report."""


@dataclass(slots=True)
class Difference:
    """What the returned file says otherwise than the built one."""

    edits: list[Edit] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    """New tables and pictures, by their paths in the project."""
    overs: list[TypedOver] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    places: dict[int, Where] = field(default_factory=dict)
    """Where each item of the returned file that was there before stands."""


def compared(
    units: Sequence[Unit],
    files: Narrowed,
    manuscript: Manuscript,
    texts: Mapping[str, str],
    fresh: FreshBlocks,
    sources_of_values: frozenset[str],
) -> Difference:
    """Return what a returned file says otherwise.

    `texts` has the text of every file of the content as built; `sources_of_values` the files from which figures are
    bound, which stay though their table is gone. Raises InputError where the file holds hardly anything of the report.
    """
    return _Comparing(units, files, manuscript, texts, fresh, sources_of_values).difference()


class _Comparing:
    def __init__(
        self,
        units: Sequence[Unit],
        files: Narrowed,
        manuscript: Manuscript,
        texts: Mapping[str, str],
        fresh: FreshBlocks,
        bound: frozenset[str],
    ) -> None:
        self._units, self._built, self._returned = units, files.built, files.returned
        self._manuscript, self._texts, self._fresh, self._bound = manuscript, texts, fresh, bound
        self._lines = {file: text.split("\n") for file, text in texts.items()}
        self._found = Difference(told=list(files.told))
        self._sources = files.sources
        self._captions: dict[str, str] = {}
        self._references: list[Recounted] = []
        self._pool: list[list[Token]] = []

    def difference(self) -> Difference:
        pairs = paired(self._built, self._returned)
        here = sum(i in self._sources for i, _ in (*pairs.kept, *pairs.moved))
        if here < _LEAST * len(self._sources):
            text = message('"{file}" holds hardly anything of this report', file=self._manuscript.name)
            raise InputError(text, message("take it for a chapter, with --chapter"))
        groups = parted(pairs, self._built, self._returned, self._sources)
        spread = {j for group in groups for j in group.returned[1:]}
        joined = {i for group in groups for i in group.built[1:]}
        pairs = replace(pairs, gone=tuple(i for i in pairs.gone if i not in joined))
        stands = blocks(self._sources, pairs, self._returned, self._manuscript, sorted(spread))
        words = {group.built[0]: self._changed(group.built, group.returned) for group in groups}
        alone = [(i, j) for i, j in (*pairs.kept, *pairs.moved) if i not in words and i not in joined]
        words |= {i: self._pair(i, j) for i, j in alone}
        self._computed(pairs)
        self._numbers()
        places = (*pairs.kept, *pairs.moved)
        self._found.places = {j: self._sources[i].place for i, j in places if i in self._sources}
        known = {i: one for i, one in words.items() if one is not None}
        self._write(known, stands, pairs)
        return self._found

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
        return None if one.key == other.key and "\n" not in one.text + other.text else self._changed((i,), (j,))

    def _changed(self, built: Sequence[int], returned: Sequence[int]) -> Changed | None:
        units = [self._sources[i] for i in built]
        found = changed(units, [self._returned[j] for j in returned])
        self._captions |= found.captions
        self._references += found.references
        if not found.changes and not found.told and not found.overs:
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
        found = cells(one.element, other.element, unit, self._texts.get(unit.file))
        self._found.edits += found.edits
        self._found.told += found.told
        if found.unit is not None:
            line = next((u for u in self._units if u.label == unit.label and u.shape == "line"), None)
            if line is not None and line.written is Written.ATTRIBUTE:
                segment = line.segments[0]
                new = in_source(line.written, found.unit)
                edit = Edit(line.file, segment.start, segment.end, new, line.place, segment.text, found.unit)
                self._found.edits.append(edit)

    def _drawing(self, one: Item, other: Item, unit: Unit) -> None:
        if one.key == other.key:
            return
        data = self._manuscript.parts.get(other.part)
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

    def _write(self, words: Mapping[int, Changed], stands: Blocks, pairs: Pairs) -> None:
        pool = [run for one in words.values() for run in one.taken_out()]
        removed = [one for one in stands.removed if not self._keeps(one)]
        pool += [run for one in removed for run in self._atoms(one)]
        self._pool = pool
        away = (*removed, *stands.moved)
        made = [edit for one in words.values() for edit in edits(one, pool, self._texts[SETTINGS])]
        inside = partial(_inside, lines=self._lines)
        self._found.edits += [edit for edit in made if not any(inside(edit, block) for block in away)]
        self._found.edits += [self._removal(block) for block in away]
        for unit in stands.partly:
            self._partly(unit)
        units = {j: self._sources[i] for i, j in pairs.kept if i in self._sources}
        for group in stands.groups:
            self._put_in(group, units, [edit for edit in made if any(inside(edit, one) for one in stands.moved)])
        self._referred(removed, away)

    def _keeps(self, block: Block) -> bool:
        """Tell whether a block that was taken out must stay: a chapter's heading, a table that figures come from."""
        heading = next((u for u in self._of(block) if u.shape == _CHAPTER), None)
        if heading is not None:
            text = message("the heading of the chapter was taken out: it stays")
            hint = message("to take a chapter out, delete its line in content/report.yaml")
            self._found.told.append(Told(heading.place, text, hint))
            return True
        tables = [u for u in self._of(block) if u.shape in ("table", "chart") and u.file in self._bound]
        for unit in tables:
            text = message("the table was taken out, but figures of the text are bound to it: it stays")
            self._found.told.append(Told(unit.place, text, message("take the values out of values.yaml first")))
        return bool(tables)

    def _of(self, block: Block) -> Iterator[Unit]:
        return (unit for unit in self._units if unit.home == block[0] and block[1] in unit.chain)

    def _atoms(self, block: Block) -> Iterator[list[Token]]:
        for unit in self._of(block):
            run = [one for one in tokens([unit]) if isinstance(one, Token)]
            if any(one.atom and one.segment.source for one in run):
                yield run

    def _removal(self, block: Block) -> Edit:
        file, at = block
        lines = self._lines[file]
        start, end = at.start, at.end
        while end > start + 1 and not lines[end - 1].strip():
            end -= 1
        if end < len(lines) and not lines[end].strip():
            while end < len(lines) and not lines[end].strip():
                end += 1
        else:
            while start and not lines[start - 1].strip():
                start -= 1
        first = _offset(lines, start)
        place = next((unit.place for unit in self._of(block)), Where())
        old = "\n".join(unit.text for unit in self._of(block))
        return Edit(file, first, min(_offset(lines, end), len(self._texts[file])), "", place, old, "")

    def _partly(self, unit: Unit) -> None:
        if unit.shape == "line" and unit.written is Written.ATTRIBUTE:
            segment = unit.segments[0]
            self._found.edits.append(Edit(unit.file, segment.start, segment.end, "", unit.place, unit.text, ""))
            return
        names = {
            "caption": message("the caption was taken out, its table or picture was not: it stays"),
            "title": message("the title of the case was taken out, its text was not: it stays"),
            "picture": message("the picture was taken out, its caption was not: it stays"),
            "chart": message("the chart was taken out, its caption was not: it stays"),
            "table": message("the table was taken out, its caption was not: it stays"),
        }
        if unit.shape in names:
            self._found.told.append(Told(unit.place, names[unit.shape], message("take out both, or neither")))

    def _put_in(self, group: Group, units: Mapping[int, Unit], moved_edits: Sequence[Edit]) -> None:
        listed = all(self._is_item(one) for one in group.entries)
        where = spot(group, units, self._lines, listed)
        if where is None:
            self._nowhere(group)
            return
        texts: list[str] = []
        waiting: list[Element] = []
        for entry in group.entries:
            if isinstance(entry, tuple):
                texts += self._made(waiting, where)
                texts.append(self._chunk(entry, moved_edits))
                waiting = []
            elif (text := self._bound_again(entry)) is not None:
                texts += self._made(waiting, where)
                texts.append(f"{where.item}{text}")
                waiting = []
            else:
                waiting.append(entry)
        texts += self._made(waiting, where)
        if texts:
            self._found.edits.append(self._insertion(where, texts))

    def _bound_again(self, entry: Element) -> str | None:
        """Return a new paragraph that has words from elsewhere with what is bound in them; None for anything else."""
        if not isinstance(entry, ManuscriptParagraph) or entry.level or entry.drawings:
            return None
        return bound_text(entry, self._pool)

    def _is_item(self, entry: Element | Block) -> bool:
        """Tell whether something that is put in is an item of a list."""
        if isinstance(entry, tuple):
            return any(unit.shape == "item" and entry[1] in unit.chain[-2:] for unit in self._of(entry))
        return isinstance(entry, ManuscriptParagraph) and entry.mark is not None and not entry.level

    def _nowhere(self, group: Group) -> None:
        words = [one.text for one in group.entries if isinstance(one, ManuscriptParagraph)]
        text = message('"{text}" was put on a page that the program makes; it is not taken', text=" ".join(words)[:200])
        self._found.told.append(Told(Where(), text))

    def _made(self, elements: Sequence[Element], where: Spot) -> list[str]:
        if not elements:
            return []
        if any(isinstance(one, ManuscriptParagraph) and one.level == 1 for one in elements):
            words = " ".join(one.text for one in elements if isinstance(one, ManuscriptParagraph))
            text = message('"{text}" begins a chapter; it is not taken', text=words[:200])
            hint = message("make a file for it, name it in content/report.yaml, and take it with --chapter")
            self._found.told.append(Told(where.unit.place, text, hint))
            return []
        try:
            found = self._fresh.of(elements)
        except InputError:
            return []
        self._found.files |= found.files
        self._found.notes += found.notes
        if where.item and found.items:
            return [f"{where.item}{item}".replace("\n", f"\n{' ' * len(where.item)}") for item in found.items]
        return [found.text] if found.text else []

    def _chunk(self, block: Block, edits_: Iterable[Edit]) -> str:
        """Return the lines of a block that was moved, with what was changed in it."""
        file, at = block
        lines = self._lines[file]
        start, end = _offset(lines, at.start), _offset(lines, at.end)
        own = [one for one in edits_ if _inside(one, block, self._lines)]
        moved = [replace(one, start=one.start - start, end=one.end - start) for one in own]
        return applied(self._texts[file][start:end], moved).strip("\n")

    def _insertion(self, where: Spot, texts: Sequence[str]) -> Edit:
        lines = self._lines[where.file]
        at = min(_offset(lines, where.line), len(self._texts[where.file]))
        body = ("\n" if where.item else "\n\n").join(texts)
        body = "\n".join(f"{where.indent}{line}" if line else line for line in body.split("\n"))
        if where.item:
            text = f"{body}\n"
        elif where.line and lines[where.line - 1].startswith(":") and ".case" in lines[where.line - 1]:
            text = f"{body}\n\n"
        else:
            text = f"\n{body}\n"
        if at == len(self._texts[where.file]) and not self._texts[where.file].endswith("\n"):
            text = f"\n{text}"
        return Edit(where.file, at, at, text, where.unit.place, "", body)

    def _referred(self, removed: Sequence[Block], away: Sequence[Block]) -> None:
        """Make references to what is gone the text that they printed, and tell it."""
        labels = {unit.label for block in removed for unit in self._of(block) if unit.label}
        for unit in self._units:
            if any(unit.home == file and lines in unit.chain for file, lines in away):
                continue
            for segment in unit.segments:
                if segment.kind is SegmentKind.COMPUTED and _labels(segment) & labels:
                    self._to_text(unit, segment)

    def _to_text(self, unit: Unit, segment: Segment) -> None:
        if any(
            one.file == unit.file and one.start < segment.end and segment.start < one.end for one in self._found.edits
        ):
            return
        new = at_start(unit.written, in_source(unit.written, segment.text))
        self._found.edits.append(
            Edit(unit.file, segment.start, segment.end, new, unit.place, segment.text, segment.text)
        )
        text = message('"{text}" refers to what was taken out; it is text now', text=segment.text)
        self._found.told.append(Told(unit.place, text))


def _labels(segment: Segment) -> set[str]:
    return {one.strip("@[] ") for one in segment.source.split(";")}


def _offset(lines: Sequence[str], line: int) -> int:
    return sum(len(one) + 1 for one in lines[:line])


def _inside(edit: Edit, block: Block, lines: Mapping[str, Sequence[str]]) -> bool:
    file, at = block
    if edit.file != file:
        return False
    return _offset(lines[file], at.start) <= edit.start and edit.end <= _offset(lines[file], at.end)
