"""The engine's PDF made the official one: labels, outline, metadata, and the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pikepdf import Array, Dictionary, Name, NumberTree, ObjectStreamMode, OutlineItem, Pdf, String

from reportdoc.pdf.continued import CoveredWords, without_covered
from reportdoc.pdf.structure.annotations import Said
from reportdoc.pdf.structure.structure import Meaning, structure

PRODUCER = "reportdoc"
_PLAIN = {0x200B: "", 0x2060: "", 0x2007: " ", 0xA0: " "}
"""Space of no width, word joiner, figure space and no-break space."""
DEPTH = 3
"""Levels of the outline (layout.md, PDF)."""


@dataclass(frozen=True, slots=True)
class DocumentProperties:
    """What the PDF says of itself."""

    title: str
    author: str
    language: str
    """BCP 47 tag."""
    date: date


def finish(
    pdf: Pdf,
    target: Path,
    properties: DocumentProperties,
    unnumbered: int,
    front: int,
    bookmark_of: Callable[[str], str],
    meaning: Meaning,
    said: Said,
    covered: CoveredWords | None = None,
) -> None:
    """Make the engine's PDF the official one, and write it.

    The first `unnumbered` pages (cover and declaration) get no label, those up to `front` (directories) i, ii, …, the
    rest 1, 2, … (ISO 32000-1, 12.4.2). The outline keeps three levels, destinations get the names of their bookmarks,
    which `bookmark_of` tells, title, author, language and dates come from the report, and nothing else is said of it.
    What is `covered` leaves the structure; other tags become what PDF/UA-1 asks for and the report means
    (`structure/`); that needs `meaning`, and `said`, which tells the words in a box of the engine's PDF. Text and fonts
    stay as the engine made them. Two runs of the engine over one file give the same bytes.

    Raises OSError where the target cannot be written.
    """
    if covered is not None:
        without_covered(pdf, covered)
    _label(pdf, unnumbered, front)
    pdf.Root.Lang = String(properties.language)
    pdf.Root.PageMode = Name.UseOutlines
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    _rename_destinations(pdf, bookmark_of)
    if "/Outlines" in pdf.Root:
        _prune(pdf)
    structure(pdf, meaning, range(unnumbered, front), said)
    _describe(pdf, properties)
    pdf.save(target, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)


def _label(pdf: Pdf, unnumbered: int, front: int) -> None:
    """Write the number tree of page labels; a range without a style has empty labels."""
    pdf.Root.PageLabels = Dictionary(Nums=Array())
    labels = NumberTree(pdf.Root.PageLabels)
    labels[0], labels[unnumbered], labels[front] = Dictionary(), Dictionary(S=Name.r), Dictionary(S=Name.D)


def _rename_destinations(pdf: Pdf, bookmark_of: Callable[[str], str]) -> None:
    named = pdf.Root.get("/Dests")
    if named is not None:
        pdf.Root.Dests = Dictionary({f"/{bookmark_of(name.removeprefix('/'))}": place for name, place in named.items()})


def _prune(pdf: Pdf) -> None:
    """Take away what lies deeper than `DEPTH` levels in the outline; only the top level stands open."""
    with pdf.open_outline(max_depth=DEPTH - 1) as outline:
        leaves = list(_folded(outline.root))
    for leaf in leaves:
        # pikepdf counts nothing below it, and only an entry with others below has a count (ISO 32000-1, 12.3.3).
        if leaf.obj is not None:
            del leaf.obj.Count


def _folded(items: Iterable[OutlineItem]) -> Iterator[OutlineItem]:
    """Close entries of the outline, and those below them; yield those with none below.

    What only keeps lines from breaking goes out of their titles.
    """
    for item in items:
        item.is_closed = True
        item.title = item.title.translate(_PLAIN)
        yield from _folded(item.children) if item.children else (item,)


def _describe(pdf: Pdf, properties: DocumentProperties) -> None:
    day = properties.date
    for varying in ("/Info", "/ID", "/DocChecksum"):
        if varying in pdf.trailer:
            del pdf.trailer[varying]
    # The packet is made anew: one engine dates its own 0000-00-00, and what others say, nobody knows.
    if "/Metadata" in pdf.Root:
        del pdf.Root.Metadata
    moment = String(f"D:{day:%Y%m%d}000000Z")
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(properties.title),
            Author=String(properties.author),
            Producer=String(PRODUCER),
            CreationDate=moment,
            ModDate=moment,
        )
    )
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = properties.title
        metadata["dc:creator"] = [properties.author]
        metadata["dc:language"] = [properties.language]
        metadata["pdf:Producer"] = PRODUCER
        metadata["pdfuaid:part"] = "1"
        metadata["xmp:CreateDate"] = metadata["xmp:ModifyDate"] = f"{day.isoformat()}T00:00:00Z"
