"""A small tagged PDF with a bit of everything, its objects in plain sight."""

from __future__ import annotations

from pathlib import Path

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream, String

PAGES = 4


def small(path: Path) -> None:
    """Write four pages with text, a picture, links, an outline, metadata and an attachment."""
    with Pdf.new() as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        picture = Stream(pdf, bytes(range(48)))
        picture.Type, picture.Subtype, picture.ColorSpace = Name.XObject, Name.Image, Name.DeviceRGB
        picture.Width, picture.Height, picture.BitsPerComponent = 4, 4, 8
        for number in range(1, PAGES + 1):
            text = f"BT /F1 24 Tf 72 700 Td (Page {number}: 2152 of 2214) Tj ET q 40 0 0 40 72 600 cm /Im Do Q"
            pdf.add_blank_page(page_size=(595, 842))
            page = pdf.pages[-1].obj
            page.Contents = pdf.make_indirect(Stream(pdf, text.encode("ascii")))
            page.Resources = Dictionary(Font=Dictionary(F1=font), XObject=Dictionary(Im=pdf.make_indirect(picture)))
        _link(pdf)
        _outline(pdf)
        pdf.attachments["facts.csv"] = b"2152,2214\n"
        pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String("小报告"), Author=String("样例学院")))
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = "小报告"
            metadata["dc:identifier"] = "urn:reportdoc:manifest:sha256:" + "0" * 64
        pdf.save(path, object_stream_mode=ObjectStreamMode.disable, compress_streams=False, deterministic_id=True)


def _link(pdf: Pdf) -> None:
    target = Array([pdf.pages[2].obj, Name.Fit])
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, 690, 300, 720]), Dest=target)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])


def _outline(pdf: Pdf) -> None:
    from pikepdf import OutlineItem

    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("One", 0))
        outline.root.append(OutlineItem("Two", 1))
