"""Signing a PDF: fields, signatures in turn, time stamps."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reportdoc import __version__
from reportdoc.pdf.signing.certificates import check, holder
from reportdoc.pdf.signing.fields import Field, add_fields, appearance
from reportdoc.pdf.signing.keys import Key
from reportdoc.pdf.signing.level import Level
from reportdoc.pdf.signing.promise import APPLICATION, revision
from reportdoc.report.message import Message, message
from reportdoc.report.problem import OperationError

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.signers import PdfSignatureMetadata
    from pyhanko_certvalidator.fetchers.aiohttp_fetchers import AIOHttpFetcherBackend

TIMEOUT = 15
"""Seconds that an authority has for an answer."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A field and the key that signs it."""

    field: Field
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
            if number == 0:
                add_fields(writer, tuple(one.field for one, _ in signatures))
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
    from aiohttp import ClientError
    from pyhanko.sign.general import SigningError
    from pyhanko.sign.signers import PdfSigner
    from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError
    from pyhanko_certvalidator.errors import PathBuildingError, PathValidationError, ValidationError
    from pyhanko_certvalidator.fetchers.aiohttp_fetchers import AIOHttpFetcherBackend

    backend = AIOHttpFetcherBackend(per_request_timeout=TIMEOUT)
    stamper = HTTPTimeStamper(terms.authority, timeout=TIMEOUT) if terms.authority and terms.level.timed else None
    try:
        signer = PdfSigner(
            _metadata(signature, turn, terms, backend),
            signature.key.signer,
            timestamper=stamper,
            stamp_style=appearance(signature.field),
        )
        await signer.async_sign_pdf(writer, output=output)
    except (TimestampRequestError, TimeoutError, ClientError) as error:
        raise _authority(terms, error) from None
    except (PathBuildingError, PathValidationError, ValidationError) as error:
        reason = message("the trusted authorities do not vouch for it: {reason}", reason=error)
        raise _failed(signature, reason) from None
    except SigningError as error:
        raise _failed(signature, message("{reason}", reason=error)) from None
    except (ValueError, TypeError, KeyError) as error:
        # What an authority answers is parsed only where it is used.
        raise (_authority(terms, error) if stamper else _failed(signature, message("{reason}", reason=error))) from None
    finally:
        await backend.close()  # type: ignore[no-untyped-call]  # pyHanko has no types here


def _metadata(signature: Signature, turn: _Turn, terms: Terms, backend: AIOHttpFetcherBackend) -> PdfSignatureMetadata:
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata
    from pyhanko.sign.signers.pdf_byterange import BuildProps
    from pyhanko.sign.signers.pdf_signer import DSSContentSettings, SigDSSPlacementPreference
    from pyhanko_certvalidator import ValidationContext

    context = None
    if terms.level.lasting:
        context = ValidationContext(
            trust_roots=list(terms.trust), allow_fetching=True, revocation_mode="hard-fail", fetcher_backend=backend
        )
    return PdfSignatureMetadata(
        field_name=signature.field.name,
        md_algorithm=turn.hash,
        reason=terms.reason,
        app_build_props=BuildProps(APPLICATION, revision(__version__, terms.level)),
        certify=turn.first,
        docmdp_permissions=MDPPerm.NO_CHANGES if turn.last else MDPPerm.FILL_FORMS,
        subfilter=SigSeedSubFilter.PADES,
        embed_validation_info=terms.level.lasting,
        use_pades_lta=terms.level is Level.B_LTA and turn.last,
        validation_context=context,
        # Validation data stand in the very revision that is signed, so that nothing of the file is left unsigned.
        dss_settings=DSSContentSettings(include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE),
    )


def _authority(terms: Terms, error: Exception) -> OperationError:
    cause = error.__cause__ or error
    reason = str(cause) or type(cause).__name__
    text = message("the time-stamp authority {url} gave no time stamp: {reason}", url=terms.authority, reason=reason)
    return OperationError(text, message("nothing was signed; try again later, or use another with --tsa"))


def _failed(signature: Signature, reason: Message) -> OperationError:
    name = holder(signature.key.certificate).name
    return OperationError(message("{name} could not sign: {reason}", name=name, reason=reason))
