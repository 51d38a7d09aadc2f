"""Verification of a PDF, from its bytes."""

from __future__ import annotations

import asyncio
import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.pdf.signing.certificates import holder
from reportdoc.pdf.verification.changes import named
from reportdoc.pdf.verification.coverage import coverage
from reportdoc.pdf.verification.cross_reference import Misread
from reportdoc.pdf.verification.form import end_of, form_problem
from reportdoc.pdf.verification.level_claim import broken
from reportdoc.pdf.verification.revisions import revisions
from reportdoc.pdf.verification.trust import stamp, trust
from reportdoc.pdf.verification.update import strange
from reportdoc.pdf.verification.verdict import Signed, Trust, Verdict
from reportdoc.report.message import Message, message
from reportdoc.report.problem import InputError
from reportdoc.text.untrusted import plain

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import DocumentTimestampStatus, PdfSignatureStatus, TimestampSignatureStatus

    from reportdoc.pdf.signing.revocation_http import Backend

_BYTES = 500_000_000
_REVISIONS = 200
"""Each costs a look at all before it; a time stamp every year for a century makes no more."""
_MANIFEST = re.compile(rb"urn:reportdoc:manifest:sha256:([0-9a-f]{64})")


def verify(path: Path, trusted: tuple[Certificate, ...] = (), offline: bool = False) -> Verdict:
    """Return what holds of a PDF; `trusted` are the authorities that may vouch for signers.

    Raises InputError where the file is no PDF at all, OSError where it cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(_BYTES + 1)
    if len(data) > _BYTES:
        raise InputError(message('"{file}" is too large', file=path.name))
    if b"%PDF-" not in data[:1024]:
        raise InputError(message('"{file}" is no PDF', file=path.name))
    if data.count(b"%%EOF") > _REVISIONS:
        return Verdict((), (message("it was written on more than {count} times", count=_REVISIONS),), None)
    try:
        return asyncio.run(_verify(data, trusted, offline))
    except Exception as error:  # a file made to hurt may fail anywhere in the parser, and that is a verdict as well
        reason = plain(error) or type(error).__name__
        damage = message("the file is damaged, or was made to be misread: {reason}", reason=reason)
        return Verdict((), (damage,), None)


async def _verify(data: bytes, trusted: tuple[Certificate, ...], offline: bool) -> Verdict:
    from io import BytesIO

    from pyhanko.pdf_utils.reader import PdfFileReader

    from reportdoc.pdf.signing.revocation_http import Backend

    reader = PdfFileReader(BytesIO(data), strict=True)
    if reader.encrypt_dict:
        return Verdict((), (message("it is encrypted: what it holds, and who signed it, cannot be seen"),), None)
    found = sorted(reader.embedded_signatures, key=end_of)
    backend = None if offline else Backend()
    try:
        signatures = [await _signed(data, one, trusted, backend) for one in found]
    finally:
        if backend:
            await backend.close()
    times = [one.timed or one.claimed for one in signatures]
    changes = [*_changes(data, reader, found, times), *broken(reader, found)] if found else []
    return Verdict(tuple(signatures), tuple(changes), _manifest(reader))


async def _signed(
    data: bytes, one: EmbeddedPdfSignature, trusted: tuple[Certificate, ...], backend: Backend | None
) -> Signed:
    problems, timed = await _whole(data, one, trusted)
    believed, reason = (Trust.UNVERIFIED, None) if problems else await trust(one, trusted, backend)
    return Signed(
        field=plain(one.field_name),
        stamp=stamp(one),
        whole=not problems,
        holder=holder(one.signer_cert) if one.signer_cert is not None else None,
        claimed=one.self_reported_timestamp,
        timed=timed,
        certifies=one.docmdp_level is not None and not stamp(one),
        trust=believed,
        reasons=(*problems, *([reason] if reason else [])),
    )


async def _whole(
    data: bytes, one: EmbeddedPdfSignature, trusted: tuple[Certificate, ...]
) -> tuple[list[Message], datetime | None]:
    """Return why a signature is not whole, and the time that an authority gave it."""
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.pdf_embedded import async_validate_pdf_signature, async_validate_pdf_timestamp
    from pyhanko_certvalidator import ValidationContext

    if problem := form_problem(data, one, trusted):
        return [problem], None
    # Whom to trust is judged later; here, nobody is.
    nobody = ValidationContext(trust_roots=[], allow_fetching=False)
    try:
        status: PdfSignatureStatus | DocumentTimestampStatus
        if stamp(one):
            status = await async_validate_pdf_timestamp(one, nobody, skip_diff=True)
            inner: TimestampSignatureStatus | None = status
        else:
            status = await async_validate_pdf_signature(one, nobody, nobody, skip_diff=True)
            inner = status.timestamp_validity
    except (SignatureValidationError, ValueError, TypeError, KeyError) as error:
        return [message("it cannot be read: {reason}", reason=plain(error))], None
    timed = inner.timestamp if inner else None
    if inner and not (inner.intact and inner.valid):
        return [message("its time stamp has been changed, or is one of something else")], None
    if not status.intact:
        return [message("what was signed has been changed")], timed
    if not status.valid:
        return [message("the signature itself is not valid")], timed
    return [], timed


def _changes(
    data: bytes, reader: PdfFileReader, found: list[EmbeddedPdfSignature], times: list[datetime | None]
) -> list[Message]:
    """Return what is not as the first signature covered it, and as the later ones were expected to leave it."""
    try:
        written = revisions(data, reader)
        closed = coverage(data, written, reader, found)
    except Misread as misread:
        return [misread.text]
    made = {one.number: time for one, time in zip(closed, times, strict=True)}
    changes = named(reader, closed[0].number, strange(reader, written, closed, made))
    behind = len(data) - written[-1].end
    if behind and end_of(found[-1]) != len(data):
        changes.append(message("{count} bytes were added after the last signature", count=behind))
    return changes


def _manifest(reader: PdfFileReader) -> str | None:
    """Return the SHA-256 of the manifest that the metadata name."""
    if "/Metadata" not in reader.root:
        return None
    named = _MANIFEST.search(reader.root["/Metadata"].data)
    return named[1].decode("ascii") if named else None
