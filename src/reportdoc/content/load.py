"""Reading a whole project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from reportdoc.content.attributes import ChartAttributes, TableAttributes
from reportdoc.content.blocks import part_blocks
from reportdoc.content.document import MarkdownFile, read_document
from reportdoc.content.expression import Evaluator
from reportdoc.content.floats import CHART_HEADER
from reportdoc.content.labels import Labels, LabelTarget
from reportdoc.content.note_texts import NoteTexts
from reportdoc.content.outline import ANNEX_HEADER, missing_part, outlined, outlined_annex
from reportdoc.content.parser import Parser
from reportdoc.content.previous import with_previous
from reportdoc.content.scope import Scope
from reportdoc.content.seen import Written, last_years, seen
from reportdoc.content.tables import Tables
from reportdoc.content.values import Values, read_values
from reportdoc.project.collector import Collector
from reportdoc.project.files import refuse_unsafe
from reportdoc.project.folders import CONTENT
from reportdoc.project.portable import clashes
from reportdoc.project.project import Project, load_from, load_project
from reportdoc.project.settings import Settings
from reportdoc.report.block import Heading, Table
from reportdoc.report.cells import Grid
from reportdoc.report.inline import Reference, Text
from reportdoc.report.label import ANNEX, Kind
from reportdoc.report.located import located
from reportdoc.report.message import message
from reportdoc.report.numbering import Number, number
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem
from reportdoc.report.report import Annex, Metadata, Part, Previous, Report
from reportdoc.report.whereabouts import index as index_of

BEFORE = "_上年"
"""Ends the names of last year's values."""
_LANGUAGE = "zh-CN"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A report, and what its author should know although it could be read."""

    report: Report
    notices: tuple[Problem, ...]
    read: Mapping[str, str]
    """Every file that was read and what it was, as `Folder` keeps it."""


def load(root: Path, parser: Parser | None = None) -> Loaded:
    """Return the report of the project in a folder; `parser` may have parsed some of its files before.

    Raises ContentError with every problem of all its files together.
    """
    project = load_project(root)
    loading = _Loading(project, _previous(project), parser=parser)
    loaded = loading.loaded()
    if loading.collector.problems:
        raise ContentError(loading.told(loaded.report))
    return replace(loaded, notices=located(loaded.notices, index_of(loaded.report))) if loaded.notices else loaded


def load_part(root: Path, file: str, parser: Parser | None = None) -> Single | None:
    """Return one file of text as `load` would, by its path; None where the report has no such part.

    Of other parts only what numbers need is read: a fraction of the work, for those who wait for one chapter. Raises
    ContentError with the problems met on the way.
    """
    project = load_project(root)
    loading = _Loading(project, _previous(project), parser=parser)
    single = loading.single(file)
    loading.collector.raise_any()
    return single


def load_what_can_be(root: Path) -> Report:
    """Return the report of a project that cannot be built, with stand-ins for files that are missing or wrong.

    Blocks that cannot be read are left out. Raises ContentError where `report.yaml` or last year's content is wrong.
    """
    project = load_project(root)
    return _Loading(project, _previous(project), tolerant=True).loaded().report


def _previous(project: Project) -> Previous | None:
    """Return last year's report, from a folder in `content/` that is laid out like `content/` itself."""
    entry = project.settings.previous
    if entry is None:
        return None
    # What was read there counts as read for the project, so that a build notices when it changes.
    try:
        loading = _Loading(load_from(replace(project.folder, base=entry.folder)), None)
        report = loading.loaded().report
    except ContentError as error:
        raise ContentError(last_years(error.problems)) from None
    if loading.collector.problems:
        raise ContentError(last_years(loading.told(report)))
    return Previous(report, entry.threshold)


@dataclass(frozen=True, slots=True)
class Single:
    """One part of a report, and what of the others is needed to print it."""

    part: Part
    numbers: Mapping[str, Number]
    """Of the whole report, by label."""
    outlines: tuple[Part, ...]
    """All parts, in the report's order, as `outlined` gives them."""


class _Loading:
    """The steps of one run: texts, then labels, then values, which need both, then blocks, which need all."""

    def __init__(
        self, project: Project, previous: Previous | None, tolerant: bool = False, parser: Parser | None = None
    ) -> None:
        self._tolerant = tolerant
        self._project = project
        self._previous = previous
        self.collector = Collector()
        self._parser = parser or Parser()
        self._tables = Tables(project.folder, self.collector, tolerant)
        self._references: list[Reference] = []
        self._read: list[MarkdownFile] = []
        self._labels: Mapping[str, LabelTarget] = {}
        self._written = Written()

    def loaded(self) -> Loaded:
        documents = self._read = [*self._documents("front"), *_closing(self._documents("chapters"))]
        labels = Labels(documents, self._project, self.collector)
        values, evaluator = self._values(labels)
        before = len(self._project.settings.front)
        parts = [(document.index < before, self._part(document, labels, evaluator)) for document in documents]
        annex = self._annex()
        if len(documents) == len(self._project.settings.front + self._project.settings.chapters):
            labels.check(self._references)  # a part that is missing would leave too many labels unknown
        front = tuple(part for first, part in parts if first)
        chapters = tuple(part for first, part in parts if not first)
        report = Report(_metadata(self._project.settings), front, chapters, annex, values.known, self._previous)
        for one, other in clashes(self._project.folder.read):
            text = message("Windows and macOS take it for the same file as {file}", file=one)
            self.collector.add(Place(other), text, message("rename one of them"))
        return Loaded(report, tuple(self.collector.notices), self._project.folder.read)

    def told(self, report: Report) -> tuple[Problem, ...]:
        """Return the problems of a run, with where a reader finds them."""
        targets = {label: one.place for label, one in self._labels.items()}
        return seen(self.collector.problems, index_of(self.outline(report)), self._written, targets)

    def single(self, file: str) -> Single | None:
        """Return one part, built, among the outlines of all others; problems are in `collector`."""
        documents = self._read = [*self._documents("front"), *_closing(self._documents("chapters"))]
        chosen = next((one for one in documents if one.file == file), None)
        self.collector.raise_any()
        if chosen is None:
            return None
        labels = Labels(documents, self._project, self.collector)
        _, evaluator = self._values(labels)
        part = self._part(chosen, labels, evaluator)
        labels.check(self._references)
        bare = Report(_metadata(self._project.settings), (), (), None, {})
        outline = self.outline(bare)
        whole = replace(outline, front=_with(outline.front, part), chapters=_with(outline.chapters, part))
        given = {f"{one.index}-{line}": known.label for one in documents for line, known in one.openings.items()}
        annex = self._project.settings.annex
        given |= {f"{ANNEX}-{at}": one.label for at, one in enumerate(annex.tables if annex else ())}
        numbers = {given.get(label) or label: found for label, found in number(whole).items()}
        return Single(part, numbers, outline.parts)

    def outline(self, report: Report) -> Report:
        """Return the report of a run that found problems, with something in the place of all that cannot be read."""
        settings, read = self._project.settings, {document.index: document for document in self._read}
        built = {part.file: part.blocks for part in report.parts}
        parts = []
        for at, entry in enumerate((*settings.front, *settings.chapters)):
            if at in read:
                parts.append(outlined(read[at], built.get(read[at].file, ()), self._tables))
            else:
                parts.append(missing_part(self._tables.file(entry.file), at, at < len(settings.front)))
        annex = None
        if settings.annex:
            entries = [(one.title, one.src, self._annex_place(at)) for at, one in enumerate(settings.annex.tables)]
            annex = outlined_annex(settings.annex.title, entries, self._tables)
        front, chapters = tuple(parts[: len(settings.front)]), tuple(parts[len(settings.front) :])
        return replace(report, front=front, chapters=chapters, annex=annex)

    def _annex_place(self, index: int) -> Place:
        return self._project.source.place("annex", "tables", index, "src")

    def _documents(self, key: str) -> list[MarkdownFile]:
        settings = self._project.settings
        front = key == "front"
        offset = 0 if front else len(settings.front)
        documents = []
        for index, entry in enumerate(settings.front if front else settings.chapters):
            at, department = offset + index, entry.department
            try:
                source = self._project.find(entry.file, key, index, "file")
                documents.append(read_document(source, at, front, department, self._parser, self.collector))
            except ContentError as error:
                self.collector.gather(error)
                if self._tolerant:
                    refuse_unsafe(entry.file, Place(entry.file))
                    documents.append(MarkdownFile(f"{CONTENT}/{entry.file}", at, front, department, [], {}))
        return documents

    def _part(self, document: MarkdownFile, labels: Labels, evaluator: Evaluator) -> Part:
        scope = Scope(
            folder=self._project.folder,
            document=document,
            labels=labels,
            tables=self._tables,
            evaluator=evaluator,
            parser=self._parser,
            collector=self.collector,
            notes=NoteTexts(document.file, document.nodes, self.collector),
            references=self._references,
            tolerant=self._tolerant,
        )
        blocks = part_blocks(scope)
        scope.notes.check()
        if self._tolerant and not (blocks and isinstance(blocks[0], Heading)):
            title = (Text(PurePosixPath(document.file).stem),)
            label = labels.automatic(Kind.SECTION, document.index)
            blocks = (Heading(label, 1, title, not document.unnumbered, Place(document.file, 1)), *blocks)
        return Part(document.file, document.department, blocks)

    def _values(self, labels: Labels) -> tuple[Values, Evaluator]:
        values, complete = Values({}, frozenset()), True
        self._labels = labels.targets
        name = self._project.settings.values
        if name is not None:
            complete = False
            with self.collector.collecting():
                source = self._project.find(name, "values")
                tables = [label for label, target in labels.targets.items() if self._has_grid(target)]
                values = read_values(source, lambda label: self._grid(label, labels), tables, self.collector)
                complete, self._written = True, Written(source.file, values.written)
        if self._previous:
            # Under another name, so that text can say how much a figure changed.
            before = {f"{name}{BEFORE}": value for name, value in self._previous.report.values.items()}
            values = replace(values, known=before | dict(values.known))
        return values, Evaluator(values.known, values.broken, complete)

    def _has_grid(self, target: LabelTarget) -> bool:
        return target.opening is None or target.opening.name in ("table", "chart")

    def _grid(self, label: str, labels: Labels) -> tuple[str, Grid]:
        """Return the file and the grid of a label; `Tables` keeps it until its block is built."""
        target = labels.targets[label]
        if not self._has_grid(target):
            raise KeyError(label)
        if target.opening is None:
            return self._annex_grid(label)
        place = replace(target.opening.place, key="src")
        match target.opening.attributes:
            case TableAttributes(src=src, header=header, sheet=sheet):
                return self._tables.read(src, header, sheet, place)
            case ChartAttributes(src=src):
                return self._tables.read(src, CHART_HEADER, "", place)
            case _:
                raise ContentError([])  # reported where the block opens

    def _annex_grid(self, label: str) -> tuple[str, Grid]:
        annex = self._project.settings.annex
        entries = annex.tables if annex else ()
        index = next(index for index, entry in enumerate(entries) if entry.label == label)
        return self._tables.read(entries[index].src, ANNEX_HEADER, "", self._annex_place(index))

    def _annex(self) -> Annex | None:
        annex = self._project.settings.annex
        if annex is None:
            return None
        tables = []
        for index, entry in enumerate(annex.tables):
            with self.collector.collecting():
                file, grid = self._annex_grid(entry.label)
                if annex.previous and self._previous:
                    grid = with_previous(grid, entry.label, self._previous.report)
                tables.append(
                    Table(
                        label=entry.label,
                        caption=(Text(entry.title),),
                        grid=grid,
                        widths=None,
                        align=None,
                        unit="",
                        source="",
                        landscape=False,
                        numbered=True,
                        place=self._project.source.place("annex", "tables", index),
                        data=file,
                    )
                )
        return Annex(ANNEX, annex.title, annex.department, tuple(tables))


def _with(parts: tuple[Part, ...], part: Part) -> tuple[Part, ...]:
    return tuple(part if one.file == part.file else one for one in parts)


def _closing(chapters: list[MarkdownFile]) -> list[MarkdownFile]:
    """Return files of chapters; those behind the last chapter whose headings say so have no number: 结语, 后记."""
    last = max((at for at, one in enumerate(chapters) if not one.says_unnumbered), default=-1)
    return [replace(one, unnumbered=one.unnumbered or 0 <= last < at) for at, one in enumerate(chapters)]


def _metadata(settings: Settings) -> Metadata:
    return Metadata(
        college=settings.college.name,
        english=settings.college.english,
        code=settings.college.code,
        title=settings.title,
        year=settings.year,
        date=settings.date,
        language=_LANGUAGE,
        profile=settings.profile,
        confirm=settings.confirm == "required" if settings.confirm else None,
    )
