"""Signature fields: all of them are made before the first is signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Page, Pdf, Stream, String

from reportdoc.pdf.overlay import Overlay
from reportdoc.pdf.structure.forms import tag_widget

if TYPE_CHECKING:
    from pyhanko.stamp import StaticStampStyle

_PRINTED, _LOCKED = 4, 128
"""Flags of an annotation (ISO 32000-1, table 165)."""


@dataclass(frozen=True, slots=True)
class SignatureField:
    """A signature to be made, and where it shows."""

    name: str
    words: str
    """What a reader says of it (TU)."""
    page: int = 0
    """Index from 0."""
    box: tuple[float, float, float, float] | None = None
    """Left, bottom, right, top in points; none where nothing shows."""
    picture: Overlay | None = None


def add_fields(pdf: Pdf, fields: tuple[SignatureField, ...]) -> None:
    """Make the fields, tagged; the last one, where there are more, locks the document (its lock says P 1).

    One signature certifies and allows no change (DocMDP, ISO 32000-1, 12.8.2.2). Where others are to follow, the first
    allows them to be signed, and the last closes the document (ISO 32000-2, 12.7.5.5).
    """
    widgets = []
    for number, field in enumerate(fields):
        page = pdf.pages[field.page]
        widget = pdf.make_indirect(_widget(pdf, page, field))
        if len(fields) > 1 and number == len(fields) - 1:
            widget.Lock = pdf.make_indirect(Dictionary(Type=Name.SigFieldLock, Action=Name.All, P=1))
        page.obj.Annots = Array([*page.obj.get("/Annots", Array()), widget])
        tag_widget(pdf, page, widget)
        widgets.append(widget)
    if widgets:
        form = pdf.Root.get("/AcroForm", Dictionary(Fields=Array()))
        pdf.Root.AcroForm = pdf.make_indirect(
            Dictionary({**dict(form), "/Fields": Array([*form.Fields, *widgets]), "/SigFlags": 1})
        )


def _widget(pdf: Pdf, page: Page, field: SignatureField) -> Dictionary:
    """Return a field and its widget in one (12.5.6.19); what it will show is empty until it is signed."""
    left, bottom, right, top = field.box or (0, 0, 0, 0)
    widget = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Sig,
        T=String(field.name),
        TU=String(field.words),
        F=_PRINTED | _LOCKED,
        Rect=Array([round(side, 3) for side in (left, bottom, right, top)]),
        P=page.obj,
    )
    if field.box:
        look = Stream(pdf, b"")
        look.Type, look.Subtype = Name.XObject, Name.Form
        look.BBox = Array([0, 0, round(right - left, 3), round(top - bottom, 3)])
        widget.AP = Dictionary(N=pdf.make_indirect(look))
    return widget


def appearance(field: SignatureField) -> StaticStampStyle | None:
    """Return what a field shows: the picture of the seal and nothing else; none where it shows nothing."""
    if field.picture is None or field.box is None:
        return None
    from pyhanko.pdf_utils.images import PdfImage
    from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, Margins, SimpleBoxLayoutRule
    from pyhanko.stamp import StaticStampStyle

    layout = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MID,
        y_align=AxisAlignment.ALIGN_MID,
        margins=Margins(0, 0, 0, 0),
        inner_content_scaling=InnerScaling.STRETCH_TO_FIT,
    )
    return StaticStampStyle(
        border_width=0, background=PdfImage(field.picture.image), background_layout=layout, background_opacity=1.0
    )
