"""By what policy signatures are judged (in the terms of pyHanko)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.policy_decl import (
        LocalKnowledge,
        PdfSignatureValidationSpec,
        SignatureValidationSpec,
    )

    from reportdoc.pdf.signing.revocation_http import Backend

REQUIRED = "hard-fail"
"""Somebody must say of each certificate that it has not been revoked."""
WELCOME = "soft-fail"
"""Only a word that it has been revoked counts against it."""


def pdf_policy(policy: SignatureValidationSpec) -> PdfSignatureValidationSpec:
    """Return a policy for a signature with all that the document holds for it."""
    from pyhanko.sign.validation.policy_decl import PdfSignatureValidationSpec

    # What came after a signature is looked at elsewhere, and faster (history.py).
    return PdfSignatureValidationSpec(policy, diff_policy=None)


def policy(
    one: EmbeddedPdfSignature, roots: tuple[Certificate, ...], backend: Backend | None, revocation: str = REQUIRED
) -> SignatureValidationSpec:
    """Return the policy to judge a signature by: whom to trust, and where to learn what has been revoked.

    Certificates are never fetched; CRL and OCSP are, where there is a backend, from where the certificates say.
    """
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

    checking = CertRevTrustPolicy(RevocationCheckingPolicy.from_legacy(revocation))
    certificates = CertValidationPolicySpec(SimpleTrustManager.build(roots), checking)
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
