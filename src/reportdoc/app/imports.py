"""Last year's Word file becomes a project."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from reportdoc.app.begin import begin
from reportdoc.app.scaffold.looks import put_templates
from reportdoc.app.scaffold.new import is_empty
from reportdoc.project.folders import CONTENT, TEMPLATES
from reportdoc.project.history.entry import Deed
from reportdoc.project.history.record import publish
from reportdoc.project.publishing.scratch import scratch
from reportdoc.project.publishing.workplace import Workplace, workplace
from reportdoc.report.message import message
from reportdoc.report.problem import ContentError, InputError, OperationError, Problem

if TYPE_CHECKING:
    from reportdoc.manuscript.import_log import Log
    from reportdoc.manuscript.model import Manuscript
    from reportdoc.manuscript.pictures import Media
    from reportdoc.manuscript.recognition.annex import Catalogue
    from reportdoc.manuscript.recognition.recognise import Recognised
    from reportdoc.ooxml.revisions import Rejected
    from reportdoc.report.report import Report


_STEM = 60
"""Characters of a file's name that its copy keeps, to be called by."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A project that was made of a Word file."""

    source: str
    """Name of the Word file."""
    report: Report
    """As the project's files load; the recognised one where they do not."""
    log: Log
    converted: bool
    """Another program read the file first."""
    problems: tuple[Problem, ...]
    """What still keeps the project from being built."""
    files: tuple[str, ...]
    """Paths of what was written, relative to the project."""


def import_report(
    source: Path, directory: Path, force: bool, told: Callable[[Imported], Mapping[str, str]], guide: str = ""
) -> Imported:
    """Make a project in a folder from a Word file; nothing is written unless all of it can be.

    `told` returns the texts, by file name, that tell of the import; they are written together with the project.
    `guide` is as `put_templates` takes it.

    Raises InputError where the file cannot be read, OperationError where the folder holds a project and `force` is
    not given, EngineMissing where an old format needs a program that is not there.
    """
    begin(directory)
    _check(directory, force)
    manuscript, converted = read_manuscript(source)
    recognised = recognised_manuscript(manuscript)
    media = media_of(manuscript, recognised.log)
    if converted:
        from reportdoc.layout.engines import converter

        text = message("{program} read this file first; compare its layout with the original", program=converter())
        recognised.log.review(text, 0, source.name)
    from reportdoc.manuscript.completeness import account
    from reportdoc.manuscript.pictures import stand_in
    from reportdoc.manuscript.writing.project import project_files

    files = project_files(recognised, media, stand_in())
    with workplace(directory) as place:
        made = place.folder / "made"
        _write(files, made)
        report, problems = _loaded(made, recognised)
        account(manuscript, report, recognised.log)
        imported = Imported(source.name, report, recognised.log, converted, problems, tuple(sorted(files)))
        texts = told(imported)
        _write({name: text.encode() for name, text in texts.items()}, made)
        _add_templates(made, directory, guide)
        _publish(place, made, source.name)
    return imported


def recognised_manuscript(manuscript: Manuscript, known: Mapping[str, str] = MappingProxyType({})) -> Recognised:
    """Return what a manuscript was taken for; `known` has labels outside it by their numbers, 表 1-3."""
    from reportdoc.manuscript.recognition.recognise import recognise

    return recognise(manuscript, _catalogue(), date.today(), known)


def _check(directory: Path, force: bool) -> None:
    if directory.exists() and not directory.is_dir():
        raise OperationError(message('"{folder}" exists already', folder=directory), message("name a new folder"))
    if directory.is_dir() and not is_empty(directory) and not force:
        hint = message("name a new folder, or have its content replaced")
        raise OperationError(message('"{folder}" exists already', folder=directory), hint)


def read_manuscript(source: Path, rejected: Rejected = False) -> tuple[Manuscript, bool]:
    """Return what a file with text holds, and whether another program had to read it first; its bytes say what it is.

    Tracked changes are taken as accepted but for those `rejected`.

    Raises InputError where it cannot be read, EngineMissing and EngineFailed where another program has to.
    """
    from reportdoc.manuscript.reading.document import read

    with scratch() as work:
        word, converted = as_word(source, Path(work))
        manuscript = read(word, rejected)
    return manuscript if word == source else manuscript.renamed(source.name), converted


def as_word(source: Path, work: Path) -> tuple[Path, bool]:
    """Return a file with text as Word file, itself or made in a folder, and whether another program made it.

    Raises InputError, EngineMissing and EngineFailed.
    """
    from reportdoc.app import file_kinds
    from reportdoc.layout.engines import OLD_FORMATS, to_docx
    from reportdoc.ooxml.flat import packed

    if not source.is_file():
        raise InputError(message('there is no file "{name}"', name=str(source)))
    ending = file_kinds.ending(source, OLD_FORMATS)
    if ending == file_kinds.WORD:
        return source, False
    if ending == file_kinds.FLAT:
        return packed(source, work / "packed.docx"), False
    return to_docx(_prepared(source, ending, work), work), True


def _prepared(source: Path, ending: str, work: Path) -> Path:
    """Return a file as another program may read it, in a folder, under the ending of its format."""
    from reportdoc.app import file_kinds, web_pages, word_2003

    data = source.read_bytes()
    if ending == file_kinds.PAGE:
        data = web_pages.page(data, source.name)
    elif ending == file_kinds.ARCHIVED_PAGE:
        data, ending = web_pages.archived_page(data, source.name), file_kinds.PAGE
    elif word_2003.NAMESPACE.encode() in data:
        data = word_2003.with_headings(data)
    copy = work / f"{source.stem[:_STEM]}{ending}"
    copy.write_bytes(data)
    return copy


def _catalogue() -> Catalogue:
    from reportdoc.manuscript.recognition.annex import bare
    from reportdoc.profiles.profile import load_profile

    tables: dict[str, set[str]] = {}
    for indicator in load_profile("2023").indicators:
        tables.setdefault(indicator.table, set()).add(bare(indicator.name))
    return {title: frozenset(names) for title, names in tables.items()}


def media_of(manuscript: Manuscript, log: Log) -> Mapping[str, Media]:
    """Return the pictures of a manuscript, those of Windows converted; what cannot be used is noted."""
    from reportdoc.layout.engine import EngineFailed, EngineMissing
    from reportdoc.layout.engines import to_png
    from reportdoc.manuscript.pictures import cropped, metafiles, usable

    parts = dict(manuscript.parts)
    drawings = {name: (ending, parts[name]) for name, ending in metafiles(parts).items()}
    if drawings:
        try:
            parts |= {name: cropped(page) for name, page in to_png(drawings).items()}
        except (EngineMissing, EngineFailed) as error:
            log.review(error.message)
        for name in drawings:
            log.changed(message("Windows drawing made into PNG"), 0, name)
    parts |= _sketched(manuscript.sketches, log)
    media = usable(parts)
    for name, one in media.items():
        if not one.data:
            log.review(message("picture that is damaged or of a format nobody reads; a grey box stands in"), 0, name)
    return media


def _sketched(sketches: Mapping[str, bytes], log: Log) -> dict[str, bytes]:
    """Return the charts that were drawn of boxes and arrows as pictures by name; one that cannot be drawn is noted."""
    from reportdoc.layout.engine import EngineFailed, EngineMissing
    from reportdoc.layout.engines import to_pdf
    from reportdoc.manuscript.pictures import cropped
    from reportdoc.pdf.page_picture import first_page

    drawn: dict[str, bytes] = {}
    try:
        pages = {name: first_page(pdf) for name, pdf in to_pdf(sketches).items()} if sketches else {}
        drawn = {name: cropped(page) if page else b"" for name, page in pages.items()}
    except (EngineMissing, EngineFailed) as error:
        log.review(error.message)
    for name in sketches:
        if drawn.get(name):
            log.review(
                message("chart drawn of boxes and arrows: it is a picture now; check that nothing is cut"), 0, name
            )
        else:
            drawn[name] = b""
    return drawn


def _write(files: Mapping[str, bytes], root: Path) -> None:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _publish(place: Workplace, made: Path, source: str) -> None:
    """Put a project in its place; what was in the content of one that is there already is kept."""
    files = {path.name: path for path in sorted(made.iterdir())}
    if (place.root / CONTENT).exists():
        publish(place, files, Deed("import", (source,)))
    else:
        place.publish(files)


def _loaded(root: Path, recognised: Recognised) -> tuple[Report, tuple[Problem, ...]]:
    from reportdoc.content.load import load

    try:
        return load(root).report, ()
    except ContentError as error:
        return recognised.report, error.problems


def _add_templates(made: Path, directory: Path, guide: str) -> None:
    """Add the official templates, unless there are some already: those stay."""
    if not (directory / TEMPLATES).exists():
        put_templates(made, guide)
