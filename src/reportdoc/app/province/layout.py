"""The pages of a submission: of a project as `build` lays it out, of a Word file as it is, of a package as sealed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.app.province.submission import Kind

if TYPE_CHECKING:
    from reportdoc.app.placing.stream import Stream
    from reportdoc.app.province.reading import Reading
    from reportdoc.app.survey.landmarks import Landmarks
    from reportdoc.audit.finding import Spot
    from reportdoc.report.cells import Grid
    from reportdoc.report.whereabouts import Index


@dataclass(frozen=True, slots=True)
class Pages:
    """How long a report is, and where on its pages findings stand."""

    count: int
    findings: tuple[int, ...]
    """By result of the audit, the page of its first place, counted from the cover, which is 1; 0 where not found."""


def engine_identity() -> str:
    """Return what pages depend on besides a submission: layout engine and fonts; raises EngineMissing."""
    from reportdoc.layout import engines, fonts

    with engines.engine() as engine:
        return f"{engine.version} {fonts.fingerprint()}"


def lay_out(reading: Reading, work: Path) -> Pages:
    """Lay out what was read, in a folder to work in, and look for its findings on the pages.

    Raises ContentError where a project cannot be built, EngineMissing, EngineFailed, InputError, OSError.
    """
    from reportdoc.app.placing.stream import Stream
    from reportdoc.app.survey.landmarks import landmarks
    from reportdoc.pdf.rendering import Rendering
    from reportdoc.report.whereabouts import index

    with Rendering(_pdf(reading, work).read_bytes()) as rendering:
        stream = Stream([rendering.lines(page) for page in range(rendering.count)])
        marks, places = landmarks(reading.report), index(reading.report)
        spots = [result.finding.spots[0] for result in reading.audit.results]
        return Pages(rendering.count, tuple(_page(stream, marks, places, spot) for spot in spots))


def _pdf(reading: Reading, work: Path) -> Path:
    from reportdoc.app.imports import as_word
    from reportdoc.layout import engines
    from reportdoc.project.folders import FONTS

    submission, pdf = reading.submission, work / "layout.pdf"
    if submission.kind is Kind.PACKAGE:
        assert submission.pdf
        return submission.pdf
    if submission.kind is Kind.PROJECT:
        from reportdoc.app.build import assemble, paginate
        from reportdoc.app.build.inputs import templates_of

        with engines.engine(submission.path / FONTS) as engine:
            engine.prepare()
            begun, _ = assemble.made(submission.path, templates_of(submission.path), lambda *_: None)
            pdf.write_bytes(paginate.made(begun.copy, engine, work, lambda: None))
        return pdf
    assert submission.word
    with engines.engine() as engine:
        engine.convert(as_word(submission.word, work)[0], pdf)
    return pdf


def _page(stream: Stream, marks: Landmarks, places: Index, spot: Spot) -> int:
    """Return the page of a place: of a cell by its row, below the table's caption; of a sentence where it is once."""
    from reportdoc.app.placing.stream import squeezed

    place, text, low = spot.place, squeezed(spot.text), 0
    landmark = marks.of(place)
    table = places.tables.get(place.file)
    if table:
        # Directories have the caption, too, and stand before it.
        low = max(0, stream.text.rfind(squeezed(landmark.title))) if landmark else 0
        text = _row(table[1], place.cell.row) if place.cell else squeezed(landmark.title) if landmark else text
        found = stream.find(text, low, len(stream.text)) if text else ()
        return stream.page(found[0]) + 1 if found else 0
    if not text or stream.text.count(text) > 1:
        return 0
    found = stream.find(text, 0, len(stream.text))
    return stream.page(found[0]) + 1 if found else 0


def _row(grid: Grid, row: int) -> str:
    from reportdoc.app.placing.stream import squeezed
    from reportdoc.report.cells import Cell

    cells = grid.rows[row] if row < len(grid.rows) else ()
    return "".join(squeezed(one.text) for one in cells if isinstance(one, Cell))
