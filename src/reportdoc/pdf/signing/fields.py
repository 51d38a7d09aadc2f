"""Signature fields: all of them are made before the first is signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportdoc.pdf.overlay import Overlay

if TYPE_CHECKING:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.stamp import StaticStampStyle


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


def add_fields(writer: IncrementalPdfFileWriter, fields: tuple[SignatureField, ...]) -> None:
    """Make the fields; the last one, where there are more, locks the document against everything (its lock says P 1).

    One signature certifies and allows no change (DocMDP, ISO 32000-1, 12.8.2.2). Where others are to follow, the first
    allows them to be signed, and the last closes the document (ISO 32000-2, 12.7.5.5).
    """
    from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigFieldSpec, append_signature_field

    for number, field in enumerate(fields):
        last = len(fields) > 1 and number == len(fields) - 1
        specification = SigFieldSpec(
            field.name,
            on_page=field.page,
            box=field.box,  # type: ignore[arg-type]  # points need not be whole, and pyHanko writes them as they are
            readable_field_name=field.words,
            field_mdp_spec=FieldMDPSpec(FieldMDPAction.ALL) if last else None,
            doc_mdp_update_value=MDPPerm.NO_CHANGES if last else None,
        )
        append_signature_field(writer, specification)


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
