"""What the signers said there would be: all fields signed, and the level they signed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportdoc.pdf.signing.level import Level
from reportdoc.pdf.signing.level_claim import promised
from reportdoc.pdf.verification.trust import stamped
from reportdoc.report.message import Message, message
from reportdoc.text.untrusted import plain

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature


def broken(reader: PdfFileReader, found: list[EmbeddedPdfSignature]) -> list[Message]:
    """Return what is missing: signatures in fields made for them, time stamps, validation data."""
    missing = [
        message('the field "{name}" has not been signed, or its signature was taken away', name=name)
        for name in _empty(reader)
    ]
    for one in found:
        level = promised(one)
        if level is None:
            continue
        if level.timed and not stamped(one):
            missing.append(
                message('the time stamp of the signature "{name}" was taken away', name=plain(one.field_name))
            )
        if level.lasting and "/DSS" not in reader.root:
            missing.append(message("the validation data of the signatures were taken away"))
        if level is Level.B_LTA and found[-1].sig_object_type != "/DocTimeStamp":
            missing.append(message("the time stamp over the whole document was taken away"))
    return list(dict.fromkeys(missing))


def _empty(reader: PdfFileReader) -> list[str]:
    from pyhanko.sign.fields import enumerate_sig_fields

    return [plain(name) for name, value, _ in enumerate_sig_fields(reader) if value is None]
