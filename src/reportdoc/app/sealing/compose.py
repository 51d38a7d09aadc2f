"""The pages of the sealed PDF: signed page, stamps, seals over the edges, all before any signature."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pikepdf import ObjectStreamMode, Pdf, PdfError, String

from reportdoc.app.sealing.gathering import Gathering
from reportdoc.app.sealing.request import Order
from reportdoc.pdf.archive import archive
from reportdoc.pdf.dates import check_dates
from reportdoc.pdf.declaration import replace, size_of, twin
from reportdoc.pdf.overlay import Overlay, embedded, read_picture
from reportdoc.pdf.placement import DECLARATION, Placement, find_spot, page_of
from reportdoc.pdf.scan.page import COARSE, ScannedPage, StraightScan, scanned_page, straight_scan
from reportdoc.pdf.signing.fields import SignatureField
from reportdoc.pdf.stamps import box, edge_stamp, stamp
from reportdoc.report.message import Message, message
from reportdoc.report.problem import InputError

WORDS = "内容真实性责任声明，已签名盖章的扫描件"
"""What the picture of the signed page shows, for those who cannot see it."""


@dataclass(frozen=True, slots=True)
class Given:
    """What goes into the pages, looked at as far as that can be done without them."""

    scan: StraightScan | None
    pictures: Mapping[Path, Overlay]
    """Stamps and edge stamp by their files."""


@dataclass(frozen=True, slots=True)
class SealPlaces:
    """Where it goes."""

    declaration: int | None
    """Index of the page that the scan replaces, where there is a scan."""
    spots: tuple[Placement, ...]
    """One for each stamp."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What was done to the pages, and what is left for the signatures."""

    title: str
    """Of the document."""
    count: int
    scan: ScannedPage | None
    fields: tuple[SignatureField, ...]
    """One for each key."""
    groups: tuple[range, ...]
    """Pages that share a seal over their edges."""
    notices: tuple[Message, ...]


class Looking:
    """A look at scan and pictures, the scan beside whatever else is done; use as a context."""

    def __init__(self, order: Order) -> None:
        """Begin to decode the scan and to make it straight."""
        self._order = order
        self._aside = ThreadPoolExecutor(1)
        self._scan = self._aside.submit(straight_scan, order.declaration) if order.declaration else None

    def __enter__(self) -> Looking:
        return self

    def __exit__(self, *error: object) -> None:
        self._aside.shutdown()

    def given(self, wrong: Gathering) -> Given:
        """Look at all that was given, and gather what is wrong with it; raises OSError."""
        scan = None
        pictures: dict[Path, Overlay] = {}
        for path in dict.fromkeys((*(one.picture for one in self._order.stamps), self._order.edge)):
            with wrong.step():
                if path:
                    pictures[path] = read_picture(path)
        with wrong.step():
            scan = self._scan.result() if self._scan else None
        return Given(scan, pictures)


class Sheets:
    """A built PDF that is being made the sealed one; use as a context."""

    def __init__(self, source: Path, order: Order) -> None:
        """Open a PDF; raises InputError where it is damaged."""
        self._source, self._order = source, order
        try:
            self.pdf = Pdf.open(source)
        except PdfError:
            raise InputError(
                message("{file} is damaged", file=source.name), message("build the report again")
            ) from None

    def __enter__(self) -> Sheets:
        return self

    def __exit__(self, *error: object) -> None:
        self.pdf.close()

    def places(self, wrong: Gathering) -> SealPlaces:
        """Find all places, and gather which there are not; lines of the signed page are where the blank one.s are."""
        declaration = None
        spots: list[Placement] = []
        for one in self._order.stamps:
            with wrong.step():
                spots.append(find_spot(self.pdf, one.where))
        with wrong.step():
            declaration = page_of(self.pdf, DECLARATION) if self._order.declaration else None
        return SealPlaces(declaration, tuple(spots))

    def dress(self, given: Given, places: SealPlaces) -> Pages:
        """Exchange the page and set the stamps."""
        scan = None
        if given.scan and places.declaration is not None:
            index = places.declaration
            scan = scanned_page(given.scan, twin(self._source, index), size_of(self.pdf.pages[index]))
            replace(self.pdf, index, scan, WORDS)
        drawn = {one.picture for one in self._order.stamps[len(self._order.keys) :]} | {self._order.edge}
        images = {path: embedded(self.pdf, picture) for path, picture in given.pictures.items() if path in drawn}
        fields = []
        for number, (one, spot) in enumerate(zip(self._order.stamps, places.spots, strict=True)):
            picture = given.pictures[one.picture]
            place = box(picture, spot, one.size)
            if number < len(self._order.keys):
                fields.append(_field(number, spot, place, picture))
            else:
                stamp(self.pdf, images[one.picture], place, spot.page)
        groups: list[range] = []
        if edge := self._order.edge:
            groups = edge_stamp(self.pdf, images[edge], given.pictures[edge], self._order.group)
        for number in range(len(fields), len(self._order.keys)):
            fields.append(_field(number))
        title = str(self.pdf.trailer.Info.Title)
        return Pages(title, len(self.pdf.pages), scan, tuple(fields), tuple(groups), _notices(scan))

    def save(self, target: Path, manifest: str) -> None:
        """Write the PDF, its metadata naming a manifest by its SHA-256.

        Raises InputError where a date in it is none, or where it cannot be PDF/A.
        """
        now = datetime.now(UTC).replace(microsecond=0)
        self.pdf.trailer.Info.ModDate = String(f"D:{now:%Y%m%d%H%M%S}Z")
        with self.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["dc:identifier"] = f"urn:reportdoc:manifest:sha256:{manifest}"
            metadata["xmp:ModifyDate"] = now.isoformat().replace("+00:00", "Z")
        check_dates(self.pdf)
        if self._order.archive:
            archive(self.pdf)
        self.pdf.save(target, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)


def _field(
    number: int,
    spot: Placement | None = None,
    place: tuple[float, float, float, float] | None = None,
    picture: Overlay | None = None,
) -> SignatureField:
    return SignatureField(f"Signature{number + 1}", f"电子签名 {number + 1}", spot.page if spot else 0, place, picture)


def _notices(scan: ScannedPage | None) -> tuple[Message, ...]:
    found = []
    if scan and not scan.likely:
        found.append(message("the scan does not look like the declaration of this report; look at the page"))
    if scan and scan.dpi < COARSE:
        found.append(message("the scan has {dpi} dpi only; small print may be hard to read", dpi=scan.dpi))
    return tuple(found)
