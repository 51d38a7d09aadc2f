"""The form of signatures in the bytes of a file: nothing may hide in what they do not cover."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportdoc.pdf.verification.container import sound
from reportdoc.report.message import Message, message

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

_LOWER = re.compile(rb"<[0-9a-f]*>")
_UPPER = re.compile(rb"<[0-9A-F]*>")


def form_problem(data: bytes, one: EmbeddedPdfSignature, trusted: tuple[Certificate, ...]) -> Message | None:
    """Return what is wrong with the place of a signature in a file, if anything.

    Its byte range must leave out its own contents and nothing else (ISO 32000-1, 12.8.1), and these must be one CMS
    object in hexadecimal of one case, in canonical encoding (PAdES asks for DER, ETSI EN 319 142-1, 6.3) and filled up
    with zeros: signatures are moved and padding is used in attacks on viewers (Mladenov et al., “1 Trillion Dollar
    Refund”, CCS 2019; Mainka et al., “Shadow Attacks”, NDSS 2021).
    """
    ranges = [int(number) for number in one.byte_range]
    if len(ranges) != 4 or ranges[0] != 0 or min(ranges) < 0 or ranges[2] + ranges[3] > len(data):
        return message("its byte range is not that of a signature")
    gap = data[ranges[1] : ranges[2]]
    if not (_LOWER.fullmatch(gap) or _UPPER.fullmatch(gap)):
        return message("the bytes that it leaves out are more than its own contents")
    contents = bytes.fromhex(gap[1:-1].decode("ascii"))
    if contents != one.pkcs7_content:
        return message("its contents stand elsewhere than its byte range says")
    length = _length(contents)
    if length is None or any(contents[length:]):
        return message("something stands behind the signature in its contents")
    if not sound(contents[:length], trusted):
        return message("its contents were altered")
    return None


def end_of(one: EmbeddedPdfSignature) -> int:
    """Return the offset in bytes at which the part of the file that a signature covers ends."""
    return int(one.byte_range[2]) + int(one.byte_range[3])


def _length(contents: bytes) -> int | None:
    """Return the length of the DER object at the beginning of some bytes."""
    from asn1crypto import parser

    try:
        _class, _method, _tag, header, content, trailer = parser.parse(contents)
    except ValueError:
        return None
    return len(header) + len(content) + len(trailer)
