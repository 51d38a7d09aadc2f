"""Signing a PDF: fields, signatures in turn, time stamps."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reportdoc import __version__
from reportdoc.pdf.signing.certificates import check
from reportdoc.pdf.signing.failure import failure
from reportdoc.pdf.signing.fields import SignatureField, appearance
from reportdoc.pdf.signing.keys import Key
from reportdoc.pdf.signing.level import Level
from reportdoc.pdf.signing.level_claim import APPLICATION, revision

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfSignatureMetadata
    from pyhanko_certvalidator import ValidationContext

    from reportdoc.pdf.signing.revocation_http import Backend


@dataclass(frozen=True, slots=True)
class Signature:
    """A field and the key that signs it."""

    field: SignatureField
    key: Key


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for all signatures of a document."""

    level: Level
    authority: str | None
    """URL of the time-stamp authority (RFC 3161)."""
    trust: tuple[Certificate, ...]
    """Authorities that are trusted, for the levels that embed validation data."""
    reason: str


def sign(source: Path, target: Path, signatures: Sequence[Signature], terms: Terms) -> None:
    """Write a signed copy of a PDF; each signature is appended, so that what was signed stays as it is.

    Raises InputError where a certificate cannot sign, OperationError where an authority does not answer, answers
    wrongly, or does not vouch for a certificate; OSError.
    """
    now = datetime.now(UTC)
    hashes = [check(signature.key.certificate, now) for signature in signatures]
    asyncio.run(_all(source, target, list(zip(signatures, hashes, strict=True)), terms))


async def _all(source: Path, target: Path, signatures: list[tuple[Signature, str]], terms: Terms) -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    before = source
    for number, (signature, hash_) in enumerate(signatures):
        last = number == len(signatures) - 1
        after = target if last else target.with_suffix(f".{number}.pdf")
        with before.open("rb") as file, after.open("w+b") as output:
            writer = IncrementalPdfFileWriter(file)
            await _sign(writer, signature, _Turn(hash_, number == 0, last), terms, output)
        if before != source:
            before.unlink()
        before = after


@dataclass(frozen=True, slots=True)
class _Turn:
    """Which of several signatures one is."""

    hash: str
    first: bool
    last: bool


async def _sign(
    writer: IncrementalPdfFileWriter, signature: Signature, turn: _Turn, terms: Terms, output: BinaryIO
) -> None:
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.signers import PdfSigner
    from pyhanko_certvalidator.errors import PathError, ValidationError

    from reportdoc.pdf.signing.document_stamp import stamp_document
    from reportdoc.pdf.signing.revocation_http import Backend
    from reportdoc.pdf.signing.timestamps import stamper

    backend = Backend()
    try:
        context = _context(terms, backend)
        signer = PdfSigner(
            _metadata(signature, turn, terms, context),
            signature.key.signer,
            timestamper=stamper(terms.authority) if terms.authority and terms.level.timed else None,
            stamp_style=appearance(signature.field),
        )
        await signer.async_sign_pdf(writer, output=output)
        if terms.level is Level.B_LTA and turn.last and terms.authority and context:
            await stamp_document(output, terms.authority, turn.hash, context)
    except (SigningError, PathError, ValidationError, TimeoutError) as error:
        raise failure(signature.key.certificate, terms.authority, error) from None
    finally:
        await backend.close()


def _context(terms: Terms, backend: Backend) -> ValidationContext | None:
    """Return whom to trust and how to ask, where validation data are to be embedded."""
    from pyhanko_certvalidator import ValidationContext

    if not terms.level.lasting:
        return None
    return ValidationContext(
        trust_roots=list(terms.trust), allow_fetching=True, revocation_mode="hard-fail", fetcher_backend=backend
    )


def _metadata(
    signature: Signature, turn: _Turn, terms: Terms, context: ValidationContext | None
) -> PdfSignatureMetadata:
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata
    from pyhanko.sign.signers.pdf_byterange import BuildProps
    from pyhanko.sign.signers.pdf_signer import DSSContentSettings, SigDSSPlacementPreference

    return PdfSignatureMetadata(
        field_name=signature.field.name,
        md_algorithm=turn.hash,
        reason=terms.reason,
        app_build_props=BuildProps(APPLICATION, revision(__version__, terms.level)),
        certify=turn.first,
        docmdp_permissions=MDPPerm.NO_CHANGES if turn.last else MDPPerm.FILL_FORMS,
        subfilter=SigSeedSubFilter.PADES,
        embed_validation_info=terms.level.lasting,
        validation_context=context,
        # Validation data stand in the very revision that is signed, so that nothing of the file is left unsigned.
        dss_settings=DSSContentSettings(include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE),
    )
