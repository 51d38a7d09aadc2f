"""The pages of the sealed PDF: signed page, stamps, seals over the edges, all before any signature."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pikepdf import ObjectStreamMode, Pdf, PdfError, String

from reportdoc.pdf.archive import archive
from reportdoc.pdf.declaration import replace, size_of, twin
from reportdoc.pdf.drawing import Picture, close, embedded, read_picture
from reportdoc.pdf.scan.page import COARSE, ScannedPage, scanned_page
from reportdoc.pdf.signing.fields import Field
from reportdoc.pdf.spot import DECLARATION, Spot, find_spot, page_of
from reportdoc.pdf.stamps import box, edge_stamp, stamp
from reportdoc.report.message import Message, message
from reportdoc.report.problem import InputError
from reportdoc.sealing.order import Order

WORDS = "内容真实性责任声明，已签名盖章的扫描件"
"""What the picture of the signed page shows, for those who cannot see it."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What was done to the pages, and what is left for the signatures."""

    title: str
    """Of the document."""
    count: int
    scan: ScannedPage | None
    fields: tuple[Field, ...]
    """One for each key."""
    groups: tuple[range, ...]
    """Pages that share a seal over their edges."""
    notices: tuple[Message, ...]


class Sheets:
    """A built PDF that is being made the sealed one; use as a context."""

    def __init__(self, source: Path, order: Order) -> None:
        """Open a PDF, and begin to put the scan upright beside it; raises InputError where the PDF is damaged."""
        self._order = order
        try:
            self.pdf = Pdf.open(source)
        except PdfError:
            raise InputError(message("{file} is damaged", file=source.name), message("run reportdoc build")) from None
        self._aside = ThreadPoolExecutor(1)
        self._scan = self._begun(source, order.declaration) if order.declaration else None

    def __enter__(self) -> Sheets:
        return self

    def __exit__(self, *error: object) -> None:
        self._aside.shutdown()
        self.pdf.close()

    def dress(self) -> Pages:
        """Exchange the page and set the stamps; raises InputError where a file or a place cannot be used, OSError."""
        # Bookmarks of the blank page are where the signed one has its lines, so places are looked up all the same.
        spots = [find_spot(self.pdf, one.where) for one in self._order.stamps]
        pictures = {one.picture: read_picture(one.picture) for one in self._order.stamps}
        edge = read_picture(self._order.edge) if self._order.edge else None
        scan = self._exchange(*self._scan) if self._scan else None
        images = {path: embedded(self.pdf, picture) for path, picture in self._drawn(pictures).items()}
        fields = []
        for number, (one, spot) in enumerate(zip(self._order.stamps, spots, strict=True)):
            place = box(pictures[one.picture], spot, one.size)
            if number < len(self._order.keys):
                fields.append(_field(number, spot, place, pictures[one.picture]))
            else:
                stamp(self.pdf, images[one.picture], place, spot.page)
        groups: list[range] = []
        if edge and self._order.edge:
            image = images.get(self._order.edge) or embedded(self.pdf, edge)
            groups = edge_stamp(self.pdf, image, edge, self._order.group)
        close(self.pdf)
        for number in range(len(fields), len(self._order.keys)):
            fields.append(_field(number))
        title = str(self.pdf.trailer.Info.Title)
        return Pages(title, len(self.pdf.pages), scan, tuple(fields), tuple(groups), _notices(scan))

    def save(self, target: Path, manifest: str) -> None:
        """Write the PDF, its metadata naming a manifest by its SHA-256; raises InputError where it cannot be PDF/A."""
        now = datetime.now(UTC).replace(microsecond=0)
        self.pdf.trailer.Info.ModDate = String(f"D:{now:%Y%m%d%H%M%S}Z")
        with self.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["dc:identifier"] = f"urn:reportdoc:manifest:sha256:{manifest}"
            metadata["xmp:ModifyDate"] = now.isoformat().replace("+00:00", "Z")
        if self._order.archive:
            archive(self.pdf)
        self.pdf.save(target, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)

    def _begun(self, source: Path, scan: Path) -> tuple[int, Future[ScannedPage]]:
        index = page_of(self.pdf, DECLARATION)
        return index, self._aside.submit(scanned_page, scan, twin(source, index), size_of(self.pdf.pages[index]))

    def _exchange(self, index: int, scan: Future[ScannedPage]) -> ScannedPage:
        page = scan.result()
        replace(self.pdf, index, page, WORDS)
        return page

    def _drawn(self, pictures: dict[Path, Picture]) -> dict[Path, Picture]:
        """Return the pictures that become content, not the look of a signature."""
        drawn = {one.picture for one in self._order.stamps[len(self._order.keys) :]}
        return {path: picture for path, picture in pictures.items() if path in drawn}


def _field(
    number: int,
    spot: Spot | None = None,
    place: tuple[float, float, float, float] | None = None,
    picture: Picture | None = None,
) -> Field:
    return Field(f"Signature{number + 1}", f"电子签名 {number + 1}", spot.page if spot else 0, place, picture)


def _notices(scan: ScannedPage | None) -> tuple[Message, ...]:
    found = []
    if scan and not scan.likely:
        found.append(message("the scan does not look like the declaration of this report; look at the page"))
    if scan and scan.dpi < COARSE:
        found.append(message("the scan has {dpi} dpi only; small print may be hard to read", dpi=scan.dpi))
    return tuple(found)
