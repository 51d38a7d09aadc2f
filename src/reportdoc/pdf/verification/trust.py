"""Whether trusted authorities vouch for a signature (ETSI EN 319 102-1, by pyHanko)."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from reportdoc.pdf.verification.container import strangers
from reportdoc.pdf.verification.policy import WELCOME, pdf_policy, policy
from reportdoc.pdf.verification.reasons import UNKNOWN, UNTRACEABLE, reason_of, undone, unknown_issuer
from reportdoc.pdf.verification.verdict import Trust
from reportdoc.report.message import Message, message

if TYPE_CHECKING:
    from asn1crypto.cms import SignedData
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation.ades import AdESBasicValidationResult
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.policy_decl import SignatureValidationSpec

    from reportdoc.pdf.signing.revocation_http import Backend

    _Judgement = Callable[[SignatureValidationSpec], Awaitable[AdESBasicValidationResult[Any]]]


async def trust(
    one: EmbeddedPdfSignature, roots: tuple[Certificate, ...], backend: Backend | None
) -> tuple[Trust, Message | None]:
    """Return whether a signature's certificate is vouched for, and why not."""
    if not roots:
        return Trust.UNVERIFIED, None
    if unknown := strangers(one.signed_data, roots):
        return Trust.REFUSED, unknown_issuer(unknown)
    judge = _Judge(one, roots, backend)
    try:
        reason = await (judge.document_time() if stamp(one) else judge.signer())
    except Exception as error:  # what authorities answer may be anything; the file is as whole as it was before
        reason = undone(error)
    return (Trust.REFUSED, reason) if reason else (Trust.VERIFIED, None)


def stamp(one: EmbeddedPdfSignature) -> bool:
    """Tell whether a signature is a time stamp over the document."""
    return one.sig_object_type == "/DocTimeStamp"


def stamped(one: EmbeddedPdfSignature) -> bool:
    """Tell whether a signature carries a time stamp of its own."""
    return _token(one) is not None


class _Judge:
    """What the trusted authorities say of one signature."""

    def __init__(self, one: EmbeddedPdfSignature, roots: tuple[Certificate, ...], backend: Backend | None) -> None:
        self._one = one
        self._policy = policy(one, roots, backend)
        self._lenient = policy(one, roots, None, WELCOME)

    async def signer(self) -> Message | None:
        """Return why a signer's certificate is not vouched for; None where it is."""
        from pyhanko.sign.validation.ades import ades_lta_validation

        problem = await self._problem(self._today)
        token = _token(self._one)
        if token is None:
            return problem
        timed = await self._time(token, _imprint(self._one))
        if problem is None and timed is None:
            return None
        # Not valid today; time stamps and embedded validation data may show that it was when it was made.
        lasting = await ades_lta_validation(self._one, pdf_policy(self._policy))
        return None if _passed(lasting) else problem or timed

    async def document_time(self) -> Message | None:
        """Return why the authority of a time stamp over the document is not vouched for; None where it is."""
        return await self._time(self._one.signed_data, self._one.compute_digest)

    async def _today(self, policy: SignatureValidationSpec) -> AdESBasicValidationResult[Any]:
        from pyhanko.sign.validation.ades import ades_basic_validation

        return await ades_basic_validation(self._one.signed_data, policy, raw_digest=self._one.compute_digest())

    async def _time(self, token: SignedData, imprint: Callable[[str], bytes]) -> Message | None:
        from pyhanko.sign.validation.ades import ades_timestamp_validation

        problem = await self._problem(lambda policy: ades_timestamp_validation(token, policy, imprint))
        if problem is None:
            return None
        return message("the authority of its time stamp is not vouched for: {reason}", reason=problem)

    async def _problem(self, judged: _Judgement) -> Message | None:
        result = await judged(self._policy)
        if _passed(result):
            return None
        # pyHanko has one name for chains that lead nowhere and for those of which nobody says that they still hold.
        if result.ades_subindic.standard_name == UNTRACEABLE and _passed(await judged(self._lenient)):
            return UNKNOWN
        return reason_of(result)


def _passed(result: AdESBasicValidationResult[Any]) -> bool:
    from pyhanko.sign.ades.report import AdESStatus

    return result.ades_subindic.status is AdESStatus.PASSED


def _token(one: EmbeddedPdfSignature) -> SignedData | None:
    from pyhanko.sign.validation.generic_cms import extract_tst_data_iter

    return next(extract_tst_data_iter(one.signer_info, signed=False), None)


def _imprint(one: EmbeddedPdfSignature) -> Callable[[str], bytes]:
    """Return what gives the hash of a signature's value, which its time stamp is of (RFC 5126, 6.1.1)."""
    value: bytes = one.signer_info["signature"].native
    return lambda algorithm: hashlib.new(algorithm, value).digest()
