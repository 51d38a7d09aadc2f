"""The stages in order: load, assemble, paginate, finish."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from reportdoc.layout.engine import Engine, EngineMissing
from reportdoc.layout.libreoffice import LibreOffice
from reportdoc.outputs import publish, workplace
from reportdoc.report.message import Message, message
from reportdoc.report.problem import Problem
from reportdoc.resources import templates

if TYPE_CHECKING:
    from reportdoc.report.numbering import Number
    from reportdoc.report.pages import PageMap
    from reportdoc.report.report import Metadata, Report
    from reportdoc.word.package import WordFile

Step = Callable[[Message, int, int], None]
"""What is called when a stage starts: its name, its index from 0, how many stages there are."""

_READ, _ASSEMBLE = message("Reading the content"), message("Assembling the Word file")
_PAGINATE, _FINISH = message("Laying out pages"), message("Finishing")


@dataclass(frozen=True, slots=True)
class Counts:
    """What a report holds."""

    chapters: int
    tables: int
    figures: int
    cases: int


@dataclass(frozen=True, slots=True)
class Built:
    """What one build made."""

    docx: Path
    pdf: Path | None
    pages: int | None
    counts: Counts
    seconds: float
    notices: tuple[Problem, ...]
    """Places in the content worth a look."""
    warnings: tuple[Message, ...]
    """What else the user should know: fonts replaced, page numbers missing."""
    engine_missing: bool


def build(project: Path, output: Path, pdf: bool, step: Step) -> Built:
    """Build the report of a project folder into an output folder; the files there are replaced when all is made.

    Raises ContentError with every problem of the content, OperationError and OSError for failures outside it.
    """
    started = perf_counter()
    with ExitStack() as stack:
        # The engine takes as long to start as the content takes to read, so it starts first.
        engine, absence = _engine(project, stack) if pdf else (None, None)
        step(_READ, 0, 4)
        report, notices = _load(project)
        step(_ASSEMBLE, 1, 4)
        numbers, word, warnings = _assemble(project, report, engine)
        work = stack.enter_context(workplace(output))
        step(_PAGINATE, 2, 4)
        pages = _paginate(engine, word, report, numbers, work) if engine else None
        step(_FINISH, 3, 4)
        docx, made = _finish(report, word, pages, work, output)
    return Built(
        docx=docx,
        pdf=made,
        pages=pages.total if pages else None,
        counts=_counts(report, numbers),
        seconds=perf_counter() - started,
        notices=notices,
        warnings=(*warnings, *([absence] if absence else [])),
        engine_missing=absence is not None,
    )


def _engine(project: Path, stack: ExitStack) -> tuple[Engine | None, Message | None]:
    try:
        engine = stack.enter_context(LibreOffice(project / "fonts"))
        engine.prepare()
    except EngineMissing as error:
        return None, message("{reason}; until then there are no page numbers and no PDF", reason=error.message)
    return engine, None


def _templates(project: Path) -> Path:
    """Return the project's own templates, or the official ones."""
    own = project / "templates"
    return own if own.is_dir() else templates()


def _load(project: Path) -> tuple[Report, tuple[Problem, ...]]:
    from reportdoc.content.load import load

    loaded = load(project)
    return loaded.report, loaded.notices


def _assemble(
    project: Path, report: Report, engine: Engine | None
) -> tuple[Mapping[str, Number], WordFile, tuple[Message, ...]]:
    from reportdoc.report.numbering import number
    from reportdoc.word.assemble import assemble
    from reportdoc.word.fonts import template_fonts

    folder = _templates(project)
    numbers = number(report)
    word = assemble(report, numbers, folder)
    return numbers, word, _substitutions(template_fonts(folder), project) if engine else ()


def _substitutions(fonts: frozenset[str], project: Path) -> tuple[Message, ...]:
    from reportdoc.layout.fonts import substitutes

    return tuple(
        message(
            "the template names the font {font}, which this machine lacks; {substitute} stands in for it",
            font=found.font,
            substitute=found.substitute,
        )
        for found in substitutes(fonts, project / "fonts")
    )


def _paginate(engine: Engine, word: WordFile, report: Report, numbers: Mapping[str, Number], work: Path) -> PageMap:
    from reportdoc.layout.pages import page_map
    from reportdoc.report.directory import labels
    from reportdoc.word.layout_copy import layout_copy
    from reportdoc.word.package import write

    write(word, layout_copy(word.document), work / "layout.docx")
    engine.convert(work / "layout.docx", work / "layout.pdf")
    return page_map(work / "layout.pdf", labels(report, numbers))


def _finish(
    report: Report, word: WordFile, pages: PageMap | None, work: Path, output: Path
) -> tuple[Path, Path | None]:
    """Make both files in the work folder, then put them in their places, one right after the other."""
    from reportdoc.word.package import write
    from reportdoc.word.page_numbers import with_page_numbers

    document = with_page_numbers(word.document, pages.body) if pages else word.document
    write(word, document, work / "report.docx")
    if pages:
        _finish_pdf(report, pages, work)
    name = file_name(report.metadata)
    docx, pdf = output / f"{name}.docx", output / f"{name}.pdf"
    publish(work / "report.docx", docx)
    if pages:
        publish(work / "report.pdf", pdf)
    return docx, pdf if pages else None


def _finish_pdf(report: Report, pages: PageMap, work: Path) -> None:
    from reportdoc.pdf.finish import Properties, finish

    metadata = report.metadata
    properties = Properties(metadata.full_title, metadata.college, metadata.language, metadata.date)
    finish(work / "layout.pdf", work / "report.pdf", properties, pages.unnumbered, pages.front)


def file_name(metadata: Metadata) -> str:
    """Return the name of both files without its ending: `<code>-<college>-<year>年度质量报告`."""
    return f"{metadata.code}-{metadata.college}-{metadata.year}年度质量报告"


def _counts(report: Report, numbers: Mapping[str, Number]) -> Counts:
    from reportdoc.report.label import Kind

    kinds = [number.kind for number in numbers.values()]
    return Counts(len(report.chapters), kinds.count(Kind.TABLE), kinds.count(Kind.FIGURE), kinds.count(Kind.CASE))
