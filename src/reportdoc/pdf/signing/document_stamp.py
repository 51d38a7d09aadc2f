"""The time stamp over a whole document (PAdES B-LTA; ISO 32000-2, 12.8.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from reportdoc.pdf.signing.timestamps import stamper

if TYPE_CHECKING:
    from pyhanko_certvalidator import ValidationContext


async def stamp_document(signed: BinaryIO, authority: str, hash_: str, context: ValidationContext) -> None:
    """Append a time stamp to a signed document, with the validation data for it.

    `authority` is the URL of a time-stamp authority, `hash_` the name of an algorithm. The field lies outside of the
    page: it comes in after the tags were signed, and an annotation on the page must be in them (ISO 14289-1, 7.18.4).

    Raises what pyHanko raises, OperationError where the authority gives none, OSError.
    """
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import InvisSigSettings
    from pyhanko.sign.signers.pdf_signer import PdfTimeStamper, TimestampDSSContentSettings

    asked = stamper(authority)
    await PdfTimeStamper(asked, invis_settings=InvisSigSettings(box_out_of_bounds=True)).async_timestamp_pdf(
        IncrementalPdfFileWriter(signed),
        hash_,
        context,
        in_place=True,
        dss_settings=TimestampDSSContentSettings(include_vri=False, update_before_ts=True),
    )
