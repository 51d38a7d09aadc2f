"""The signed page in the place of its blank twin."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pikepdf import Dictionary, Name, Page, Pdf, Stream

from reportdoc.pdf.scan.page import ScannedPage
from reportdoc.pdf.structure.exchange import retag

if TYPE_CHECKING:
    from PIL.Image import Image

_TWIN_DPI = 75
"""Resolution at which the blank page is drawn to compare the scan with."""


def twin(path: Path, index: int) -> Image:
    """Return a page of a PDF as a picture; raises OSError where the file cannot be read."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        picture: Image = document[index].render(scale=_TWIN_DPI / 72).to_pil()
        return picture.convert("L")


def size_of(page: Page) -> tuple[float, float]:
    """Return width and height of a page in points."""
    left, bottom, right, top = (float(side) for side in page.mediabox)
    return right - left, top - bottom


def replace(pdf: Pdf, index: int, scan: ScannedPage, words: str) -> None:
    """Let a page show a scan instead of what it showed; `words` say what the picture shows.

    The page object stays, and with it whatever leads to it: outline, links, destinations and label. Its old tags are
    taken out of the structure tree, and one figure with alternative text takes their place.
    """
    page = pdf.pages[index]
    width, height = size_of(page)
    left, bottom = (float(side) for side in list(page.mediabox)[:2])
    image = pdf.make_indirect(_jpeg(pdf, scan))
    drawn = f"/Figure <</MCID 0>> BDC\nq {width:.3f} 0 0 {height:.3f} {left:.3f} {bottom:.3f} cm /Scan Do Q\nEMC\n"
    page.obj.Contents = pdf.make_indirect(Stream(pdf, drawn.encode("ascii")))
    page.obj.Resources = Dictionary(XObject=Dictionary(Scan=image))
    retag(pdf, page, words, (left, bottom, left + width, bottom + height))


def _jpeg(pdf: Pdf, scan: ScannedPage) -> Stream:
    stream = Stream(pdf, b"")
    stream.write(scan.jpeg, filter=Name.DCTDecode)
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height, stream.BitsPerComponent = scan.width, scan.height, 8
    stream.ColorSpace = Name.DeviceGray if scan.grey else Name.DeviceRGB
    return stream
