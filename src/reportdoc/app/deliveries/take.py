"""Deliveries are tried on a copy of the project, compared with what was there, and taken in."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.app.begin import begin
from reportdoc.app.deliveries.kinds import TargetKind
from reportdoc.app.deliveries.mending import State, beyond, state
from reportdoc.app.deliveries.register import FILE, Delivery, added
from reportdoc.app.deliveries.staging import Stage, stage
from reportdoc.app.deliveries.target import Target, Wish, target
from reportdoc.app.typed_over import Figures
from reportdoc.content.load import Loaded
from reportdoc.project.digest import file_digest
from reportdoc.project.history.entry import Deed
from reportdoc.project.publishing.lock import PATIENCE
from reportdoc.project.publishing.scratch import scratch
from reportdoc.project.publishing.workplace import workplace
from reportdoc.report.block import Chart, Table
from reportdoc.report.message import Message, message
from reportdoc.report.problem import ContentError, InputError, Problem
from reportdoc.report.report import Report

if TYPE_CHECKING:
    from reportdoc.diff import Comparison
    from reportdoc.manuscript.import_log import Note


@dataclass(frozen=True, slots=True)
class Reading:
    """How sheets and bound figures are to be read."""

    sheet: str = ""
    area: str = ""
    figures: Figures = Figures.TEXT
    """What becomes of a bound figure over which another one was typed."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What deliveries do for a project that could not be built."""

    gone: tuple[Problem, ...]
    """Problems that go."""
    left: tuple[Problem, ...]
    """Those that stay."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What deliveries would change."""

    stage: Stage
    targets: tuple[Target, ...]
    added: tuple[str, ...]
    """Labels of what is new."""
    notes: tuple[tuple[str, Note], ...]
    """File and what somebody should look at in it."""
    warnings: tuple[Message, ...]
    comparison: Comparison | None
    """None where nothing changes, or the project could not be built before."""
    mended: Mended | None
    """None where the project could be built before."""
    deliveries: tuple[Delivery, ...]

    def publish(self, by: str = "", gone: Sequence[str] = ()) -> None:
        """Write the changes into the project, and who delivered them; `by` is who takes them in.

        `gone` names files and folders of the project that go in the same step.
        """
        with workplace(self.stage.project, PATIENCE) as place:
            self.stage.write(FILE, added(self.stage.project, list(self.deliveries)))
            self.stage.publish(place, Deed("take", tuple(one.file for one in self.deliveries), by), gone)


@contextmanager
def take(project: Path, sources: Sequence[Path], wish: Wish, reading: Reading, department: str) -> Generator[Taken]:
    """Yield what files would change in a project; nothing is written before `publish`.

    Raises ContentError with every problem that the files bring into the content, or with those that were there before
    where they put none of them right; InputError for files that cannot be used.
    """
    begin(project)
    with scratch() as work:
        copy = stage(project, Path(work))
        before = after = state(copy.root)
        copy.broken = before.broken
        # Pictures are read as they are laid into the Word file, so that of before is made before any is replaced.
        old = _drafted(before.loaded, copy, Path(work, "old.docx")) if before.loaded else None
        targets: list[Target] = []
        notes: list[tuple[str, Note]] = []
        warnings: list[Message] = []
        for source in sources:
            one, found, unknown = _one(_existing(source), wish, after.report, copy, reading)
            targets.append(one)
            notes += [(source.name, note) for note in found]
            warnings += unknown
            # The next file is taken into what this one leaves: labels, and lines of the text.
            after = _after(copy, source, one, before, after.report)
        if before.problems and not beyond(before.problems, after.problems):
            raise ContentError(before.problems)
        comparison = None
        if copy.written and old and after.loaded:
            new = _drafted(after.loaded, copy, Path(work, "new.docx"))
            comparison = _compared(old, new, before.report, after.report)
        moment = datetime.now().astimezone()
        pairs = zip(sources, targets, strict=True)
        deliveries = tuple(_delivery(source, one, moment, department, before.report) for source, one in pairs)
        added = tuple(one.label for one in targets) if wish.addition else ()
        mended = Mended(beyond(before.problems, after.problems), after.problems) if before.problems else None
        yield Taken(copy, tuple(targets), added, tuple(notes), tuple(warnings), comparison, mended, deliveries)


def _one(
    source: Path, wish: Wish, report: Report, copy: Stage, reading: Reading
) -> tuple[Target, list[Note], list[Message]]:
    if wish.addition:
        from reportdoc.app.deliveries.adding import add

        return add(source, wish.addition, report, copy, reading.sheet, reading.area)
    one = target(report, source, wish)
    _check_form(source, one, report)
    return one, *_taken(source, one, report, copy, reading)


def _check_form(source: Path, one: Target, report: Report) -> None:
    """Raise InputError where a file is the form of another report, or one that is merged and not put in whole."""
    from reportdoc.app.deliveries.mark import mark_of

    mark = mark_of(source)
    if mark is None:
        return
    mark.check(report.metadata, source)
    if one.kind in (TargetKind.CHAPTER, TargetKind.SECTION, TargetKind.CASE):
        text = message('"{file}" is a form, which is merged with what the project says', file=source.name)
        raise InputError(text, message("take it alone, and without saying what it is for"))


def _after(copy: Stage, source: Path, one: Target, first: State, before: Report) -> State:
    """Return the project with a delivery in it.

    Raises ContentError, in the terms of its file, with the problems that it had not at first.
    """
    after = state(copy.root)
    new = beyond(after.problems, first.problems)
    if not new:
        return after
    error = ContentError(new)
    if one.part is None or one.kind not in (TargetKind.CHAPTER, TargetKind.SECTION, TargetKind.CASE):
        raise error
    from reportdoc.app.deliveries.word_terms import in_word_terms

    raise in_word_terms(error, source, one.part.file, before, copy)


def _existing(source: Path) -> Path:
    if not source.is_file():
        raise InputError(message('there is no file "{name}"', name=str(source)))
    return source


def _taken(
    source: Path, one: Target, report: Report, copy: Stage, reading: Reading
) -> tuple[list[Note], list[Message]]:
    match one.kind:
        case TargetKind.CHAPTER:
            from reportdoc.app.deliveries.chapter import take_chapter

            return take_chapter(source, one, report, copy, reading.figures), []
        case TargetKind.SECTION:
            from reportdoc.app.deliveries.section import take_section

            return take_section(source, one, report, copy, reading.figures), []
        case TargetKind.CASE:
            from reportdoc.app.deliveries.chapter import take_case

            return take_case(source, one, report, copy, reading.figures), []
        case TargetKind.FIGURE:
            from reportdoc.app.deliveries.table import take_picture

            take_picture(source, one, copy)
        case TargetKind.TABLE:
            from reportdoc.app.deliveries.mark import sheet_mark
            from reportdoc.app.deliveries.sheet import read_sheet
            from reportdoc.app.deliveries.table import take_table

            assert isinstance(one.block, Table | Chart)
            header = one.block.grid.rows[: one.block.grid.header]
            mark = sheet_mark(source)
            found = read_sheet(source, reading.sheet, reading.area, header, mark)
            aside = [text for text in take_table(found.grid, one, copy) if mark is None or text not in mark.lines]
            lines = [message('left out of "{file}": {text}', file=source.name, text=text) for text in aside]
            return [], [*found.notes, *lines]
        case TargetKind.ANNEX:
            from reportdoc.app.deliveries.annex import take_annex
            from reportdoc.app.deliveries.sheet import read_sheet

            assert report.annex is not None
            sheets = [reading.sheet] if reading.sheet or source.suffix.lower() == ".csv" else _sheets(source)
            read = [read_sheet(source, name, reading.area) for name in sheets]
            notes = dict.fromkeys(note for sheet in read for note in sheet.notes)
            return [], [*notes, *take_annex([sheet.grid for sheet in read], report.annex, copy)]
    return [], []


def _sheets(source: Path) -> list[str]:
    """Return the names of the sheets that hold something; a file that is no workbook is told by its reader."""
    from reportdoc.app.deliveries.sheet import sheet_names

    return sheet_names(source) or [""]


def _drafted(loaded: Loaded, copy: Stage, path: Path) -> Path:
    """Write the Word file of a report, without page numbers."""
    from reportdoc.app.build.assemble import draft
    from reportdoc.app.build.inputs import templates_of

    path.write_bytes(draft(loaded, templates_of(copy.root)))
    return path


def _compared(old: Path, new: Path, before: Report, after: Report) -> Comparison:
    from reportdoc.app.compare.figure_names import names_in
    from reportdoc.diff import compare, read

    return compare(read(old), read(new), names_in(before), names_in(after))


def _delivery(source: Path, one: Target, moment: datetime, department: str, report: Report) -> Delivery:
    answers = one.department if one.part else report.annex.department if report.annex else ""
    return Delivery(moment, department or answers, source.name, file_digest(source), one.label)
