"""Which revision each signature covers: its byte range says so, and nothing else does (ISO 32000-2, 12.8.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportdoc.pdf.verification.cross_reference import Misread
from reportdoc.pdf.verification.form import end_of
from reportdoc.pdf.verification.revisions import Revision
from reportdoc.report.message import Message, message
from reportdoc.text.untrusted import plain

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature


@dataclass(frozen=True, slots=True)
class Closed:
    """A revision that a signature covers to its end."""

    number: int
    """Of the revision, from 0."""
    signature: EmbeddedPdfSignature
    field: int
    """Number of the object of its field."""
    value: int
    """Number of its own object, which holds its contents."""


def coverage(
    data: bytes, found: Sequence[Revision], reader: PdfFileReader, signatures: Sequence[EmbeddedPdfSignature]
) -> tuple[Closed, ...]:
    """Return the revisions that signatures close, in order.

    Each signature must stand in the revision that it covers, be written only there, and be there to the end of the
    file: otherwise one that is written again in a later revision, byte for byte, would seem to cover that. Raises
    Misread.
    """
    closed = [_closed(data, found, one) for one in signatures]
    numbers = [one.number for one in closed]
    if sorted(set(numbers)) != numbers:
        raise Misread(message("two signatures cover the same part of the file"))
    for one, signature in zip(closed, signatures, strict=True):
        if signature.signed_revision != one.number:
            raise Misread(_elsewhere(signature))
    last = {one.value: plain(one.signature.field_name) for one in closed}
    for number in range(len(found)):
        for value, name in _signed_fields(reader, number).items():
            if value not in last:
                raise Misread(message('the signature "{name}" was taken away', name=name))
    return tuple(closed)


def _closed(data: bytes, found: Sequence[Revision], one: EmbeddedPdfSignature) -> Closed:
    end = end_of(one)
    number = next((index for index, revision in enumerate(found) if revision.ends_at(end)), None)
    field: Any = one.sig_field.container_ref
    value = one.sig_field.raw_get("/V")
    if number is None or not hasattr(value, "idnum"):
        raise Misread(message('the signature "{name}" does not cover a revision', name=plain(one.field_name)))
    written = [index for index, revision in enumerate(found) if value.idnum in _numbers(revision)]
    place = found[number].section.written.get(value.idnum, (len(data), 0))[0]
    if written != [number] or not place < one.byte_range[1] < _next(found[number], place):
        raise Misread(_elsewhere(one))
    return Closed(number, one, field.idnum, value.idnum)


def _numbers(revision: Revision) -> set[int]:
    return {*revision.section.written, *revision.section.compressed}


def _next(revision: Revision, place: int) -> int:
    """Return where the next object of a revision begins, or the revision ends."""
    later = (other for other, _ in revision.section.written.values() if other > place)
    return min(later, default=revision.end)


def _signed_fields(reader: PdfFileReader, revision: int) -> Mapping[int, str]:
    """Return the number of each signature that a revision shows, and the name of its field."""
    from pyhanko.sign.fields import enumerate_sig_fields

    shown = {}
    for name, value, field in enumerate_sig_fields(reader.get_historical_resolver(revision)):
        if value is not None:
            reference = field.get_object().raw_get("/V")
            shown[getattr(reference, "idnum", -1)] = plain(name)
    return shown


def _elsewhere(one: EmbeddedPdfSignature) -> Message:
    return message('the signature "{name}" is not in the part of the file that it covers', name=plain(one.field_name))
