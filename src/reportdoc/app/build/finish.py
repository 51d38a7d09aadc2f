"""The last stage: both files are finished and put in their places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reportdoc.app.build.assemble import Assembly
from reportdoc.layout.engine import Engine
from reportdoc.project.digest import digest_of, file_digest
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
    begin: Callable[[Path, int], None] = lambda *_: None,
) -> Delivered:
    """Make both files in the working folder, then put them in their places in the output folder.

    `begin` is called with the Word file and the number of pages as soon as it is there, `check` with the Word file and
    the PDF before anything is put in its place; what they raise leaves the output folder as it is. Without pages there
    is only the Word file, its page numbers open. Raises EngineFailed where the engine's PDF is damaged, OSError where a
    file cannot be written.
    """
    if pages is None or engine is None:
        made, total = {"docx": place.folder / "report.docx"}, None
        made["docx"].write_bytes(assembly.draft)
    else:
        made, total = finished(assembly, pages, engine, place.folder, begin)
        check(made["docx"], made["pdf"])
    targets = {ending: place.root / f"{assembly.name}.{ending}" for ending in made}
    digests = {targets[ending].name: file_digest(path) for ending, path in made.items()}
    place.publish({target.name: made[ending] for ending, target in targets.items()})
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


def finished(
    assembly: Assembly, pages: bytes, engine: Engine, work: Path, begin: Callable[[Path, int], None] = lambda *_: None
) -> tuple[dict[str, Path], int]:
    """Make both files in a folder to work in; return them by their endings, `docx` and `pdf`, and the number of pages.

    `pages` is the engine's PDF. `begin` is called with the Word file and the number of pages before there is a PDF.

    Raises EngineFailed where the engine's PDF is damaged, OSError.
    """
    from reportdoc.layout.pages import laid_out, page_map
    from reportdoc.pdf.continued import CoveredWords
    from reportdoc.pdf.finish import DocumentProperties, finish
    from reportdoc.pdf.structure.blocks import TextStyles
    from reportdoc.pdf.structure.structure import Meaning
    from reportdoc.pdf.text import said_in
    from reportdoc.word import style
    from reportdoc.word.descriptions import descriptions, formulas
    from reportdoc.word.package import archive, notes_of, opened
    from reportdoc.word.page_numbers import with_page_numbers

    source, docx, target = work / "layout.pdf", work / "report.docx", work / "report.pdf"
    source.write_bytes(pages)
    word = opened(assembly.draft)
    properties = DocumentProperties(assembly.title, assembly.author, assembly.language, assembly.date)
    covered = CoveredWords(style.CONTINUED, frozenset({style.TABLE_CAPTION, style.ANNEX_NAME}))
    captions = TextStyles(style.TABLE_CAPTION, style.FIGURE_CAPTION, style.TABLE_HEADER)
    in_notes = [one for notes in notes_of(word) for one in formulas(notes)]
    meaning = Meaning(captions, descriptions(word.document), formulas(word.document), tuple(in_notes))
    with laid_out(source) as pdf, said_in(source) as said:
        map_ = page_map(pdf, assembly.labels, engine.bookmark)
        docx.write_bytes(archive(word, with_page_numbers(word.document, map_.body)))
        begin(docx, map_.total)
        finish(pdf, target, properties, map_.unnumbered, map_.front, engine.bookmark, meaning, said, covered)
    return {"docx": docx, "pdf": target}, map_.total
