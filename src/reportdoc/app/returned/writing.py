"""What was changed in a returned file becomes edits of the content: words, and blocks that went, moved or are new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial
from textwrap import dedent

from reportdoc.app.returned.chapters import NewChapter, begins, counted, divided, file_for, gathered, is_last, place_of
from reportdoc.app.returned.difference import Difference, Given
from reportdoc.app.returned.edits import bound_text, edits
from reportdoc.app.returned.merging import applied
from reportdoc.app.returned.model import Edit, Segment, SegmentKind, Told, Unit, Where, Written
from reportdoc.app.returned.note_marks import NoteMarks, notes_beside
from reportdoc.app.returned.pairing import Pairs
from reportdoc.app.returned.placing import Spot, spot
from reportdoc.app.returned.source_text import at_start, in_source
from reportdoc.app.returned.structure import Block, Blocks, Group
from reportdoc.app.returned.tokens import Token, tokens
from reportdoc.app.returned.units import SETTINGS
from reportdoc.app.returned.wording import Changed
from reportdoc.manuscript.model import Element, ManuscriptParagraph
from reportdoc.manuscript.recognition.typed_numbers import typed
from reportdoc.report.message import message
from reportdoc.report.plain import SEPARATOR
from reportdoc.report.problem import InputError

_CHAPTER = "heading 1"
_HEADING = re.compile(r"#{1,4}(?=\s)")


class Writing:
    """Turns what was found into edits; they are added to a `Difference`."""

    def __init__(self, given: Given, sources: Mapping[int, Unit], marks: NoteMarks, found: Difference) -> None:
        self._given, self._sources, self._marks, self._found = given, sources, marks, found
        self._lines = {file: text.split("\n") for file, text in given.texts.items()}
        self._pool: list[list[Token]] = []
        self._beside: list[Block] = []
        self._numbered: bool | None = None
        """Whether what begins is a chapter, or a part without a number."""

    def write(self, words: Mapping[int, Changed], stands: Blocks, pairs: Pairs, bold: Sequence[Edit]) -> None:
        """Add to the difference the edits of words that were changed, and of blocks that went, moved or are new.

        `bold` are edits of what is bold in paragraphs whose words are what they were.
        """
        pool = [run for one in words.values() for run in one.taken_out()]
        removed = [one for one in stands.removed if not self._keeps(one)]
        pool += [run for one in removed for run in self._atoms(one)]
        pool += [run for one in words.values() for run in one.parted()]
        self._pool = pool
        notes = dict.fromkeys(note for block in stands.moved for note in notes_beside(self._given.units, block))
        self._beside = [note for note in notes if note not in removed]
        travelling = (*stands.moved, *self._beside)
        away = (*removed, *travelling)
        made = [edit for one in words.values() for edit in edits(one, pool, self._given.texts[SETTINGS], self._marks)]
        made += bold
        made += self._marks.texts(self._given.manuscript, self._lines)
        inside = partial(_inside, lines=self._lines)
        self._found.edits += [edit for edit in made if not any(inside(edit, block) for block in away)]
        left = [(unit.home, unit.chain[-1]) for unit in self._marks.left]
        self._found.edits += [self._removal(block) for block in (*away, *left)]
        for unit in stands.partly:
            self._partly(unit)
        units = {j: self._sources[i] for i, j in pairs.kept if i in self._sources}
        moved = [edit for edit in made if any(inside(edit, one) for one in travelling)]
        for group in gathered(stands.groups):
            here, new = divided(group)
            if here.entries:
                self._put_in(here, units, moved)
            place = place_of(group, units, self._given.texts[SETTINGS])
            for at, entries in enumerate(new):
                self._numbered = not (is_last(place, self._given.texts[SETTINGS]) and not any(map(counted, new[at:])))
                self._begin(entries, place, units, group, moved)
            self._numbered = None
        self._referred(removed, away)

    def _keeps(self, block: Block) -> bool:
        """Tell whether a block that was taken out must stay: a chapter's heading, a table that figures come from."""
        heading = next((u for u in self._of(block) if u.shape == _CHAPTER), None)
        if heading is not None:
            text = message("the heading of the chapter was taken out: it stays")
            hint = message("to take a chapter out, delete its line in content/report.yaml")
            self._found.told.append(Told(heading.place, text, hint))
            return True
        tables = [u for u in self._of(block) if u.shape in ("table", "chart") and u.file in self._given.bound]
        for unit in tables:
            text = message("the table was taken out, but figures of the text are bound to it: it stays")
            self._found.told.append(Told(unit.place, text, message("take the values out of values.yaml first")))
        return bool(tables)

    def _of(self, block: Block) -> Iterator[Unit]:
        return (unit for unit in self._given.units if unit.home == block[0] and block[1] in unit.chain)

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
        return Edit(file, first, min(_offset(lines, end), len(self._given.texts[file])), "", place, old, "")

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
        if any(map(begins, group.entries)):  # in a box
            self._begin(group.entries, None, units, group, moved_edits)
            return
        listed = all(self._is_item(one) for one in group.entries)
        where = spot(group, units, self._lines, listed)
        if where is None:
            self._nowhere(group)
        elif texts := self._texts(group.entries, where, moved_edits):
            self._found.edits.append(self._insertion(where, texts))

    def _begin(
        self,
        entries: Sequence[Element | Block],
        after: str | None,
        units: Mapping[int, Unit],
        group: Group,
        moved_edits: Sequence[Edit],
    ) -> None:
        """Make a new chapter of what stands from its heading on, behind the file of another."""
        unit = units.get(group.after) if group.after is not None else None
        heading = next(one for one in entries if isinstance(one, ManuscriptParagraph) and begins(one))
        number = typed(heading.text)
        title = heading.text[number.length if number else 0 :]
        if unit is None or (not after and (after is None or not heading.numbered)):
            within = message('"{text}" begins a chapter in the middle of another; it is not taken', text=title)
            before = message('"{text}" stands before the chapters without a number; it is not taken', text=title)
            hint = message("make a file for it, name it in content/report.yaml, and deliver it as that chapter")
            told = Told(unit.place if unit else Where(), before if after == "" else within, hint)
            self._found.told.append(told)
            moved: list[Element | Block] = [one for one in entries if isinstance(one, tuple)]
            if moved:
                self._put_in(replace(group, entries=moved), units, moved_edits)
            return
        taken = {*self._given.texts, *(one.file for one in self._found.chapters)}
        if self._numbered and not heading.numbered:
            text = message('"{text}" has no number in the file; between chapters it gets one', text=title)
            self._found.told.append(Told(Where(title), text))
        file = file_for(title, after, self._given.texts[SETTINGS], taken)
        texts = self._texts(entries, Spot(file, 0, "", "", unit), moved_edits)
        self._found.chapters.append(NewChapter(file, title, after))
        body = "\n\n".join(texts) + "\n"
        self._found.edits.append(Edit(file, 0, 0, body, Where(title), "", body))

    def _texts(self, entries: Sequence[Element | Block], where: Spot, moved_edits: Sequence[Edit]) -> list[str]:
        texts: list[str] = []
        waiting: list[Element] = []
        for entry in entries:
            if isinstance(entry, tuple):
                texts += self._made(waiting, where)
                beside = [one for one in notes_beside(self._given.units, entry) if one in self._beside]
                chunk = "\n\n".join(self._chunk(one, moved_edits) for one in (entry, *beside))
                texts.append(chunk if entry[0] == where.file else self._given.names.anew(chunk))
                waiting = []
            elif (text := self._bound_again(entry)) is not None:
                texts += self._made(waiting, where)
                texts.append(f"{where.item}{text}")
                waiting = []
            else:
                waiting.append(entry)
        return texts + self._made(waiting, where)

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
        try:
            found = self._given.fresh.of(elements, self._numbered, self._level(where))
        except InputError:
            return []
        self._found.files |= found.files
        self._found.notes += found.notes
        if where.item and found.items:
            return [f"{where.item}{item}".replace("\n", f"\n{' ' * len(where.item)}") for item in found.items]
        return [found.text] if found.text else []

    def _level(self, where: Spot) -> int:
        """Return the level of the heading over a place; 1 where a chapter begins."""
        lines = self._lines.get(where.file, ())[: where.line]
        return next((len(mark[0]) for one in reversed(lines) if (mark := _HEADING.match(one))), 1)

    def _chunk(self, block: Block, edits_: Iterable[Edit]) -> str:
        """Return the lines of a block that was moved, with what was changed in it."""
        file, at = block
        lines = self._lines[file]
        start, end = _offset(lines, at.start), _offset(lines, at.end)
        own = [one for one in edits_ if _inside(one, block, self._lines)]
        moved = [replace(one, start=one.start - start, end=one.end - start) for one in own]
        # Within an item it stood further in; where it goes, that would make it code.
        return dedent(applied(self._given.texts[file][start:end], moved)).strip("\n")

    def _insertion(self, where: Spot, texts: Sequence[str]) -> Edit:
        lines = self._lines[where.file]
        at = min(_offset(lines, where.line), len(self._given.texts[where.file]))
        body = ("\n" if where.item else "\n\n").join(texts)
        body = "\n".join(f"{where.indent}{line}" if line else line for line in body.split("\n"))
        if where.item:
            text = f"{body}\n"
        elif where.line and lines[where.line - 1].startswith(":") and ".case" in lines[where.line - 1]:
            text = f"{body}\n\n"
        else:
            text = f"\n{body}\n"
        if at == len(self._given.texts[where.file]) and not self._given.texts[where.file].endswith("\n"):
            text = f"\n{text}"
        return Edit(where.file, at, at, text, where.unit.place, "", body)

    def _referred(self, removed: Sequence[Block], away: Sequence[Block]) -> None:
        """Make references to what is gone the text that they printed, and tell it."""
        labels = {unit.label for block in removed for unit in self._of(block) if unit.label}
        for unit in self._given.units:
            if any(unit.home == file and lines in unit.chain for file, lines in away):
                continue
            for segment in unit.segments:
                if segment.kind is SegmentKind.COMPUTED and labels.intersection(_labels(segment)):
                    self._to_text(unit, segment, labels)

    def _to_text(self, unit: Unit, segment: Segment, gone: Set[str]) -> None:
        """Make a reference the text that it printed; of one to several places only what it says of those `gone`."""
        if any(
            one.file == unit.file and one.start < segment.end and segment.start < one.end for one in self._found.edits
        ):
            return
        labels, parts = _labels(segment), segment.text.split(SEPARATOR)
        labels, parts = (labels, parts) if len(labels) == len(parts) else ([*gone][:1], [segment.text])
        made = [
            in_source(unit.written, part) if label in gone else f"[@{label}]"
            for label, part in zip(labels, parts, strict=True)
        ]
        new = at_start(unit.written, SEPARATOR.join(made))
        self._found.edits.append(
            Edit(unit.file, segment.start, segment.end, new, unit.place, segment.text, segment.text)
        )
        for label, part in zip(labels, parts, strict=True):
            if label in gone:
                text = message('"{text}" refers to what was taken out; it is text now', text=part)
                self._found.told.append(Told(unit.place, text))


def _labels(segment: Segment) -> list[str]:
    return [one.strip("@[] ") for one in segment.source.split(";")]


def _offset(lines: Sequence[str], line: int) -> int:
    return sum(len(one) + 1 for one in lines[:line])


def _inside(edit: Edit, block: Block, lines: Mapping[str, Sequence[str]]) -> bool:
    file, at = block
    if edit.file != file:
        return False
    return _offset(lines[file], at.start) <= edit.start and edit.end <= _offset(lines[file], at.end)
