"""Whether trusted authorities vouch for a signature (ETSI EN 319 102-1, by pyHanko)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from reportdoc.pdf.signing.words import plain
from reportdoc.pdf.verification.container import strangers
from reportdoc.pdf.verification.verdict import Trust
from reportdoc.report.message import Message, message

if TYPE_CHECKING:
    from asn1crypto.cms import SignedData
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation.ades import AdESBasicValidationResult
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.policy_decl import (
        LocalKnowledge,
        PdfSignatureValidationSpec,
        SignatureValidationSpec,
    )

    from reportdoc.pdf.signing.fetching import Backend

_REASONS = {
    "NO_CERTIFICATE_CHAIN_FOUND": message("no trusted authority has issued its certificate"),
    "CERTIFICATE_CHAIN_GENERAL_FAILURE": message("its certificate cannot be traced to a trusted authority"),
    "CHAIN_CONSTRAINTS_FAILURE": message("its certificate is not meant for signing documents"),
    "SIG_CONSTRAINTS_FAILURE": message("its certificate is not meant for signing documents"),
    "CRYPTO_CONSTRAINTS_FAILURE": message("it uses an algorithm that is too weak"),
    "CRYPTO_CONSTRAINTS_FAILURE_NO_POE": message("it uses an algorithm that is too weak"),
    "EXPIRED": message("its certificate had expired when it was signed"),
    "NOT_YET_VALID": message("its certificate was not yet valid when it was signed"),
    "OUT_OF_BOUNDS_NO_POE": message("its certificate is not valid today, and no trusted time shows that it was then"),
    "OUT_OF_BOUNDS_NOT_REVOKED": message("its certificate is not valid today"),
    "REVOKED": message("its certificate had been revoked when it was signed"),
    "REVOKED_NO_POE": message("its certificate has been revoked, and no trusted time shows that it was signed before"),
    "REVOKED_CA_NO_POE": message("the certificate of its authority has been revoked"),
    "REVOCATION_OUT_OF_BOUNDS_NO_POE": message("whether its certificate has been revoked could not be found out"),
    "TRY_LATER": message("whether its certificate has been revoked could not be found out; try again later"),
    "TIMESTAMP_ORDER_FAILURE": message("its time stamps are not in the order of time"),
    "NO_SIGNING_CERTIFICATE_FOUND": message("it does not hold the certificate of its signer"),
    "NO_POE": message("no trusted time shows when it was signed"),
    "FORMAT_FAILURE": message("it is not in the form of a signature"),
    "HASH_FAILURE": message("what was signed has been changed"),
    "SIG_CRYPTO_FAILURE": message("the signature itself is not valid"),
}


async def trust(
    one: EmbeddedPdfSignature, roots: tuple[Certificate, ...], backend: Backend | None
) -> tuple[Trust, Message | None]:
    """Return whether a signature's certificate is vouched for, and why not.

    Certificates are never fetched; CRL and OCSP are, where there is a backend, from where the certificates say.
    """
    if not roots:
        return Trust.UNVERIFIED, None
    if unknown := strangers(one.signed_data, roots):
        return Trust.REFUSED, _unknown(unknown)
    policy = _policy(roots, backend, one)
    try:
        reason = await (_stamp(one.signed_data, policy, one.compute_digest) if stamp(one) else _signer(one, policy))
    except Exception as error:  # what authorities answer may be anything; the file is as whole as it was before
        reason = _undone(error)
    return (Trust.REFUSED, reason) if reason else (Trust.VERIFIED, None)


def stamp(one: EmbeddedPdfSignature) -> bool:
    """Tell whether a signature is a time stamp over the document."""
    return bool(one.sig_object_type == "/DocTimeStamp")


async def _signer(one: EmbeddedPdfSignature, policy: SignatureValidationSpec) -> Message | None:
    """Return why a signer's certificate is not vouched for; None where it is."""
    from pyhanko.sign.ades.report import AdESStatus
    from pyhanko.sign.validation.ades import ades_basic_validation, ades_lta_validation

    basic = await ades_basic_validation(one.signed_data, policy, raw_digest=one.compute_digest())
    valid = basic.ades_subindic.status is AdESStatus.PASSED
    token = _token(one)
    if token is None:
        return None if valid else _reason(basic)
    timed = await _stamp(token, policy, _imprint(one))
    if valid and timed is None:
        return None
    # Not valid today; time stamps and embedded validation data may show that it was when it was made.
    lasting = await ades_lta_validation(one, _pdf_policy(policy))
    if lasting.ades_subindic.status is AdESStatus.PASSED:
        return None
    return timed if valid else _reason(basic)


def stamped(one: EmbeddedPdfSignature) -> bool:
    """Tell whether a signature carries a time stamp of its own."""
    return _token(one) is not None


async def _stamp(token: SignedData, policy: SignatureValidationSpec, imprint: Callable[[str], bytes]) -> Message | None:
    """Return why the authority of a time stamp is not vouched for; None where it is."""
    from pyhanko.sign.ades.report import AdESStatus
    from pyhanko.sign.validation.ades import ades_timestamp_validation

    result = await ades_timestamp_validation(token, policy, imprint)
    if result.ades_subindic.status is AdESStatus.PASSED:
        return None
    return message("the authority of its time stamp is not vouched for: {reason}", reason=_reason(result))


def _unknown(names: list[str]) -> Message:
    return message("no trusted authority has issued the certificate {names}", names=plain(", ".join(names)))


def _token(one: EmbeddedPdfSignature) -> SignedData | None:
    from pyhanko.sign.validation.generic_cms import extract_tst_data_iter

    return next(extract_tst_data_iter(one.signer_info, signed=False), None)


def _imprint(one: EmbeddedPdfSignature) -> Callable[[str], bytes]:
    """Return what gives the hash of a signature's value, which its time stamp is of (RFC 5126, 6.1.1)."""
    value: bytes = one.signer_info["signature"].native
    return lambda algorithm: hashlib.new(algorithm, value).digest()


def _reason(result: AdESBasicValidationResult[Any]) -> Message:
    name = result.ades_subindic.standard_name
    return _REASONS.get(name) or message("it is not vouched for: {reason}", reason=plain(result.failure_msg or name))


def _undone(error: Exception) -> Message:
    reason = plain(error) or type(error).__name__
    return message("whether it is vouched for could not be found out: {reason}", reason=reason)


def _pdf_policy(policy: SignatureValidationSpec) -> PdfSignatureValidationSpec:
    from pyhanko.sign.validation.policy_decl import PdfSignatureValidationSpec

    # What came after a signature is looked at elsewhere, and faster (history.py).
    return PdfSignatureValidationSpec(policy, diff_policy=None)


def _policy(
    roots: tuple[Certificate, ...], backend: Backend | None, one: EmbeddedPdfSignature
) -> SignatureValidationSpec:
    from pyhanko.sign.validation.policy_decl import (
        CertificateFetchingRule,
        LocalKnowledge,
        RevinfoOnlineFetchingRule,
        RevocationInfoGatheringSpec,
        SignatureValidationSpec,
    )
    from pyhanko_certvalidator.context import CertValidationPolicySpec
    from pyhanko_certvalidator.policy_decl import CertRevTrustPolicy, RevocationCheckingPolicy
    from pyhanko_certvalidator.registry import SimpleTrustManager

    revocation = RevocationCheckingPolicy.from_legacy("hard-fail")
    certificates = CertValidationPolicySpec(SimpleTrustManager.build(roots), CertRevTrustPolicy(revocation))
    online = RevinfoOnlineFetchingRule.NO_HISTORICAL_FETCH if backend else RevinfoOnlineFetchingRule.LOCAL_ONLY
    fetching = RevocationInfoGatheringSpec(online, backend, CertificateFetchingRule.NEVER_FETCH)
    # Asked today, an authority may know better than what was embedded when the report was signed.
    knowledge = LocalKnowledge() if backend else _embedded(one)
    return SignatureValidationSpec(
        certificates, fetching, ts_cert_validation_policy=certificates, local_knowledge=knowledge
    )


def _embedded(one: EmbeddedPdfSignature) -> LocalKnowledge:
    """Return the validation data that stand in the document (DSS, ISO 32000-2, 12.8.4.3)."""
    from asn1crypto.crl import CertificateList
    from asn1crypto.ocsp import OCSPResponse
    from pyhanko.sign.validation.dss import DocumentSecurityStore
    from pyhanko.sign.validation.errors import NoDSSFoundError
    from pyhanko.sign.validation.policy_decl import LocalKnowledge
    from pyhanko_certvalidator.revinfo.archival import CRLContainer, OCSPContainer

    try:
        store = DocumentSecurityStore.read_dss(one.reader)
    except NoDSSFoundError:
        return LocalKnowledge()
    answers = (OCSPResponse.load(answer.get_object().data) for answer in store.ocsps)
    return LocalKnowledge(
        known_ocsps=[one for answer in answers for one in OCSPContainer.load_multi(answer)],
        known_crls=[CRLContainer(CertificateList.load(crl.get_object().data)) for crl in store.crls],
        known_certs=list(store.load_certs()),
    )
