"""The last stage: both files are finished and put in their places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reportdoc.app.build.assemble import Assembly
from reportdoc.layout.engine import Engine
from reportdoc.project.digest import digest_of
from reportdoc.project.publishing.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Delivered:
    """The files in the output folder."""

    docx: Path
    pdf: Path | None
    pages: int | None
    digests: dict[str, str]
    """File name → SHA-256."""


def deliver(
    assembly: Assembly,
    pages: bytes | None,
    engine: Engine | None,
    place: Workplace,
    check: Callable[[Path, Path], None],
) -> Delivered:
    """Make both files in the working folder, then put them in their places in the output folder.

    Between the two, `check` is called with the Word file and the PDF; what it raises leaves the output folder as it is.
    Without pages there is only the Word file, its page numbers open. Raises EngineFailed where the engine's PDF is
    damaged, OSError where a file cannot be written.
    """
    if pages is None or engine is None:
        files, total = {"docx": assembly.draft}, None
    else:
        files, total = finished(assembly, pages, engine, place.folder)
    targets = {ending: place.root / f"{assembly.name}.{ending}" for ending in files}
    for ending, data in files.items():
        (place.folder / f"report.{ending}").write_bytes(data)
    if "pdf" in files:
        check(place.folder / "report.docx", place.folder / "report.pdf")
    place.publish({target.name: place.folder / f"report.{ending}" for ending, target in targets.items()})
    digests = {targets[ending].name: digest_of(data) for ending, data in files.items()}
    return Delivered(targets["docx"], targets.get("pdf"), total, digests)


def get_ready() -> None:
    """Import what `deliver` will need; done while the engine works."""
    import reportdoc.app.wording.compare
    import reportdoc.layout.pages
    import reportdoc.pdf.finish
    import reportdoc.pdf.text
    import reportdoc.word.descriptions
    import reportdoc.word.page_numbers  # noqa: F401 - for the import itself


def intact(output: Path, digests: dict[str, str]) -> bool:
    """Tell whether the files of an earlier build are still there as they were made."""
    try:
        return all(digest_of((output / name).read_bytes()) == digest for name, digest in digests.items())
    except OSError:
        return False


def finished(assembly: Assembly, pages: bytes, engine: Engine, work: Path) -> tuple[dict[str, bytes], int]:
    """Return both files by their endings, `docx` and `pdf`, and the number of pages.

    `pages` is the PDF of the engine, `work` a folder to work in.

    Raises EngineFailed where the engine's PDF is damaged, OSError.
    """
    from reportdoc.layout.pages import laid_out, page_map
    from reportdoc.pdf.continued import CoveredWords
    from reportdoc.pdf.finish import DocumentProperties, finish
    from reportdoc.pdf.structure.blocks import CaptionStyles
    from reportdoc.pdf.structure.structure import Meaning
    from reportdoc.pdf.text import said_in
    from reportdoc.word import style
    from reportdoc.word.descriptions import descriptions, formulas
    from reportdoc.word.package import archive, notes_of, opened
    from reportdoc.word.page_numbers import with_page_numbers

    source, target = work / "layout.pdf", work / "finished.pdf"
    source.write_bytes(pages)
    word = opened(assembly.draft)
    properties = DocumentProperties(assembly.title, assembly.author, assembly.language, assembly.date)
    covered = CoveredWords(style.CONTINUED, frozenset({style.TABLE_CAPTION, style.ANNEX_NAME}))
    captions = CaptionStyles(style.TABLE_CAPTION, style.FIGURE_CAPTION)
    in_notes = [one for notes in notes_of(word) for one in formulas(notes)]
    meaning = Meaning(captions, descriptions(word.document), formulas(word.document), tuple(in_notes))
    with laid_out(source) as pdf, said_in(source) as said:
        map_ = page_map(pdf, assembly.labels, engine.bookmark)
        finish(pdf, target, properties, map_.unnumbered, map_.front, engine.bookmark, meaning, said, covered)
    docx = archive(word, with_page_numbers(word.document, map_.body))
    return {"docx": docx, "pdf": target.read_bytes()}, map_.total
