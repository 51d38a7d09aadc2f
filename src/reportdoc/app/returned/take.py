"""A Word file that was built here comes back: its changes go into the content of today."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.app.begin import begin
from reportdoc.app.build.origin import content_of, restore
from reportdoc.app.deliveries.mark import word_mark
from reportdoc.app.deliveries.register import FILE, Delivery, added
from reportdoc.app.deliveries.staging import Stage, stage
from reportdoc.app.deliveries.target import Wish, target
from reportdoc.app.returned.chapter_order import with_order
from reportdoc.app.returned.compare import compared
from reportdoc.app.returned.difference import Difference, Given
from reportdoc.app.returned.directory_lines import directory_edits
from reportdoc.app.returned.figures import settled
from reportdoc.app.returned.fresh import FreshBlocks
from reportdoc.app.returned.items import Item, items
from reportdoc.app.returned.merging import Choice, Conflict, merged
from reportdoc.app.returned.model import CellEdit, Edit, EditSpot, Told, TypedOver, Where
from reportdoc.app.returned.note_marks import NoteNames
from reportdoc.app.returned.renamed import follow_names
from reportdoc.app.returned.same_pictures import as_built
from reportdoc.app.returned.scope import Scope, narrowed, scope_of
from reportdoc.app.returned.set_aside import left_aside
from reportdoc.app.returned.sheets import filled
from reportdoc.app.returned.tracked_changes import Tracked, tracked_changes
from reportdoc.app.returned.units import SETTINGS, units
from reportdoc.app.typed_over import Figures
from reportdoc.content.load import Loaded, load
from reportdoc.content.parser import Parser
from reportdoc.project.comments import CLOSED, OPEN, Comment, CommentKey, changed, read_comments, with_comments
from reportdoc.project.comments import FILE as COMMENTS
from reportdoc.project.digest import file_digest
from reportdoc.project.history.entry import Deed
from reportdoc.project.publishing.lock import PATIENCE
from reportdoc.project.publishing.scratch import scratch
from reportdoc.project.publishing.workplace import workplace
from reportdoc.project.text_file import text_file
from reportdoc.report.block import Block, Chart, Table
from reportdoc.report.message import Message, message
from reportdoc.report.numbering import number
from reportdoc.report.problem import InputError
from reportdoc.report.report import Report, walk

if TYPE_CHECKING:
    from reportdoc.diff import Comparison
    from reportdoc.manuscript.import_log import Note
    from reportdoc.manuscript.model import Manuscript, Remark
    from reportdoc.ooxml.identity import Identity
    from reportdoc.ooxml.revisions import Rejected

RETURNED = "returned"
"""What a delivery of the whole Word file is for, in the register."""
_ABOUT = 40
"""Characters of a paragraph that a comment quotes."""
_SHEET = ".csv"
_TEXTS = (".md", _SHEET, ".yaml")


@dataclass(frozen=True, slots=True)
class Choices:
    """What is to be done where the returned file alone does not say it."""

    conflicts: Choice | None = None
    """Whose text stands where both sides changed a place; none: it stays, and is told."""
    figures: Figures = Figures.KEEP
    """What becomes of a bound figure that was typed over."""
    rejected: Rejected = False
    """Which tracked changes are taken back instead of accepted."""
    places: Mapping[EditSpot, Choice] = field(default_factory=dict)
    """Whose text stands in single places."""
    single: Mapping[EditSpot, Figures] = field(default_factory=dict)
    """What becomes of single figures."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What a returned file would change."""

    stage: Stage
    source: Path
    comparison: Comparison | None
    """None where nothing changes."""
    conflicts: tuple[Conflict, ...]
    overs: tuple[TypedOver, ...]
    """Bound figures that were typed over and stay bound."""
    told: tuple[Told, ...]
    notes: tuple[Note, ...]
    remarks: tuple[Remark, ...]
    """Comments, by author."""
    changes: tuple[Tracked, ...]
    """Tracked changes in the order of the file, which is how `Choices.rejected` counts them."""
    base: Message
    """What the file was compared with."""
    delivery: Delivery = field(repr=False)

    def publish(self, by: str = "", gone: Sequence[str] = ()) -> None:
        """Write the changes into the project, and who brought them; `by` is who takes them in.

        `gone` names files and folders of the project that go in the same step.
        """
        with workplace(self.stage.project, PATIENCE) as place:
            self.stage.write(FILE, added(self.stage.project, [self.delivery]))
            self.stage.publish(place, Deed("take", (self.source.name,), by), gone)


@dataclass(frozen=True, slots=True)
class _Base:
    """The content that a file was built from."""

    loaded: Loaded
    root: Path
    told: Message


@contextmanager
def take_returned(
    project: Path, source: Path, choices: Choices, built: str = "", department: str = "", wish: Wish | None = None
) -> Generator[Returned]:
    """Yield what a returned Word file would change in a project; nothing is written before `publish`.

    `built` names the snapshot that the file was built as; without it the file's own identity tells. `wish` names the
    chapter, section or case that it is, or its name does; without it a form says what it is, and any other file is the
    whole report, or what is left of it.

    Raises ContentError with every problem of the content, before or after, InputError where the file cannot be read
    or belongs to another report.
    """
    from reportdoc.app.imports import read_manuscript

    begin(project)
    with scratch() as work:
        copy = stage(project, Path(work))
        parser = Parser()
        today = load(copy.root, parser)
        known = identity_of(source)
        _check(known, today.report, source)
        base = _base(project, copy, today, known, built, Path(work, "base"), parser)
        manuscript, _ = read_manuscript(source, choices.rejected)
        old = _draft(today, copy.root, Path(work, "old.docx"))
        first = old if base.loaded is today else _draft(base.loaded, base.root, Path(work, "built.docx"))
        # What was taken back is in the text no more, and told all the same.
        whole = read_manuscript(source)[0] if choices.rejected else manuscript
        form = word_mark(source)
        mark = form if wish is None else None
        wish = Wish(mark.kind, mark.label) if mark else wish
        one = target(base.loaded.report, source, wish) if wish else None
        scope = scope_of(one, mark is not None) if one else None
        found, texts, comments = _difference(base, first, manuscript, scope, choices, parser, form is not None)
        conflicts = _merge(found, texts, copy, choices) + _fill(found, copy, choices)
        says = bool(copy.written)
        news = {one.key for one in changed(read_comments(copy.root), comments)}
        if (data := with_comments(copy.root, comments)) is not None:
            copy.write(COMMENTS, data)
        comparison = _compared(old, Path(work, "new.docx"), today, copy, parser) if says else None
        moment = datetime.now().astimezone()
        yield Returned(
            stage=copy,
            source=source,
            comparison=comparison,
            conflicts=tuple(conflicts),
            overs=tuple(found.overs),
            told=tuple(found.told),
            notes=tuple(found.notes),
            remarks=tuple(one for one in manuscript.remarks if _shown(one, news)),
            changes=tuple(tracked_changes(source, whole.remarks, choices.rejected)),
            base=base.told,
            delivery=Delivery(
                moment,
                department or (one.department if one else ""),
                source.name,
                file_digest(source),
                one.label if one else RETURNED,
            ),
        )


def identity_of(source: Path) -> Identity | None:
    """Return by what a Word file knows itself; nothing where it was not built here. Raises InputError."""
    from reportdoc.ooxml.identity import identity
    from reportdoc.ooxml.package import opened

    if source.suffix.lower() != ".docx" or not source.is_file():
        return None
    with opened(source) as package:
        return identity(package)


def _check(known: Identity | None, report: Report, source: Path) -> None:
    metadata = report.metadata
    if known is not None and (known.code, known.year) != (metadata.code, metadata.year):
        text = message(
            '"{file}" is the report of {code} for {year}, this project that of {own} for {own_year}',
            file=source.name,
            code=known.code,
            year=known.year,
            own=metadata.code,
            own_year=metadata.year,
        )
        raise InputError(text, message("take it in the project it was built from"))


def _base(
    project: Path, copy: Stage, today: Loaded, known: Identity | None, built: str, folder: Path, parser: Parser
) -> _Base:
    if built:
        from reportdoc.app.compare.snapshots import find

        found = find(project, built)
        return _Base(
            load(found.folder, parser), found.folder, message('compared with the snapshot "{name}"', name=built)
        )
    if known is not None and known.content == content_of(today.read):
        return _Base(today, copy.root, message("built from the content as it is today"))
    if known is not None and restore(project, known.content, folder):
        text = message("built from an earlier state of the content, which was merged with that of today")
        return _Base(load(folder, parser), folder, text)
    text = message("which content it was built from is not known; it was compared with that of today")
    return _Base(today, copy.root, text)


def _draft(loaded: Loaded, root: Path, path: Path) -> Path:
    """Write the Word file of a report, without page numbers."""
    from reportdoc.app.build.assemble import draft
    from reportdoc.app.build.inputs import templates_of

    path.write_bytes(draft(loaded, templates_of(root)))
    return path


def _difference(
    base: _Base,
    built: Path,
    manuscript: Manuscript,
    scope: Scope | None,
    choices: Choices,
    parser: Parser,
    form: bool,
) -> tuple[Difference, dict[str, str], list[Comment]]:
    from reportdoc.manuscript.reading.document import read

    report = base.loaded.report
    numbers = number(report)
    read_files = [file for file in base.loaded.read if file.endswith(_TEXTS)]
    texts = {file: text_file((base.root / file).read_bytes()).text for file in read_files}
    known = units(report, numbers, texts, parser)
    before = read(built)
    first = items(before)
    back = as_built(first, items(manuscript), before.parts, manuscript.parts)
    files = narrowed(known, first, back, scope, manuscript.name)
    names = NoteNames(texts)
    labels = {label: one.text for label, one in numbers.items() if "-auto-" not in label}
    fresh = FreshBlocks(manuscript, report, labels, names)
    blocks = [block for part in report.parts for block in walk(part.blocks)]
    tables = [
        *(one for one in blocks if isinstance(one, Table | Chart)),
        *(report.annex.tables if report.annex else ()),
    ]
    grids = {one.label: one.grid for one in tables}
    given = Given(known, manuscript, texts, fresh, names, before.charts, grids, _bound(report, blocks), form)
    found = settled(compared(given, files), choices.figures, choices.single, report, texts, known)
    found.told += directory_edits(before, manuscript)
    found.told += left_aside(before, manuscript, files.returned, found.places)
    follow_names(found, report.values, grids, texts, known)
    return found, texts, list(_comments(manuscript, files.returned, found.places))


def _comments(manuscript: Manuscript, returned: Sequence[Item], places: Mapping[int, Where]) -> Iterator[Comment]:
    """Yield the comments of a file, each with the place of the paragraph it was made on."""
    spots = {item.element.index: place for place, item in reversed(list(enumerate(returned)))}
    for one in manuscript.remarks:
        if one.kind == "comment":
            spot = next((spots[at] for at in range(one.index, 0, -1) if at in spots), None)
            place = places.get(spot, Where()) if spot is not None else Where()
            about = returned[spot].text[:_ABOUT] if spot is not None else ""
            state = CLOSED if one.resolved else OPEN
            yield Comment(one.author, one.date, place.name, about, one.text, state)


def _shown(one: Remark, news: Set[CommentKey]) -> bool:
    return one.kind == "comment" and Comment(one.author, one.date, "", "", one.text).key in news


def _bound(report: Report, blocks: Sequence[Block]) -> dict[str, frozenset[tuple[int, int]]]:
    """Return the files that figures of the text come from, with rows and columns of the cells."""
    files = {one.data for one in blocks if isinstance(one, Table | Chart)}
    found: dict[str, set[tuple[int, int]]] = {}
    for value in report.values.values():
        if value.place.file in files and value.place.cell is not None:
            found.setdefault(value.place.file, set()).add((value.place.cell.row, value.place.cell.column))
    return {file: frozenset(cells) for file, cells in found.items()}


def _merge(found: Difference, texts: Mapping[str, str], copy: Stage, choices: Choices) -> list[Conflict]:
    """Write the edits into the copy of today's content; return what both sides changed."""
    conflicts: list[Conflict] = []
    by_file: dict[str, list[Edit]] = {}
    fresh = {file: data.decode() for file, data in found.files.items() if file.endswith(_SHEET) and file not in texts}
    for edit in (*found.edits, *(Edit(file, 0, 0, text, Where(file), "", text) for file, text in fresh.items())):
        by_file.setdefault(edit.file, []).append(edit)
    for file, edits in by_file.items():
        path = copy.root / file
        if not path.is_file() and file in texts:
            conflicts += [Conflict(edit, "") for edit in edits]
            continue
        today = text_file(path.read_bytes() if path.is_file() else b"")
        result = merged(texts.get(file, ""), today.text, edits, choices.conflicts, choices.places)
        conflicts += result.conflicts
        copy.write(file, today.encoded(result.text))
    for file, data in ((file, data) for file, data in found.files.items() if file not in fresh):
        relative = Path(file)
        name = relative.as_posix() if not relative.is_absolute() else _relative(relative)
        copy.write(name, data)
    settings = text_file((copy.root / SETTINGS).read_bytes())
    named = with_order(settings.text, found.chapters, found.order)
    copy.write(SETTINGS, settings.encoded(named.text))
    found.told += named.told
    return conflicts


def _fill(found: Difference, copy: Stage, choices: Choices) -> list[Conflict]:
    """Write cells into the workbooks of the copy; return what both sides changed, and tell what cannot be written."""
    conflicts: list[Conflict] = []
    by_sheet: dict[tuple[str, str], list[CellEdit]] = {}
    for edit in found.cells:
        by_sheet.setdefault((edit.file, edit.sheet), []).append(edit)
    for (file, _), edits in by_sheet.items():
        path = copy.root / file
        if not path.is_file():
            conflicts += [Conflict(edit, "") for edit in edits]
            continue
        result = filled(path.read_bytes(), edits, lambda one: choices.places.get(one.spot, choices.conflicts))
        conflicts += result.conflicts
        found.told += result.told
        copy.write(file, result.data)
    return conflicts


def _relative(path: Path) -> str:
    parts = path.parts
    return "/".join(parts[len(parts) - 1 - parts[::-1].index("content") :])


def _compared(old: Path, new: Path, before: Loaded, copy: Stage, parser: Parser) -> Comparison:
    """Return what the project would say otherwise; raises ContentError where it could not be built any more."""
    from reportdoc.app.compare.figure_names import names_in
    from reportdoc.diff import compare, read

    after = load(copy.root, parser)
    _draft(after, copy.root, new)
    return compare(read(old), read(new), names_in(before.report), names_in(after.report))
