"""The CMS object of a signature (RFC 5652), where the signature itself does not cover it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from reportdoc.pdf.signing.chain import way
from reportdoc.pdf.verification.encoding import canonical, complete

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate

_UNSIGNED = ("signature_time_stamp_token",)


def sound(contents: bytes, trusted: Iterable[Certificate]) -> bool:
    """Tell whether a CMS object holds one signature and nothing that could have been changed unnoticed.

    The signed attributes, the certificate of the signer and the algorithms are bound by the signature; versions, the
    list of hashes, other certificates and unsigned attributes are not. These must be in canonical encoding (DER), say
    what they have to say, and be signed by themselves: certificates by their issuers, time stamps by their authority.
    """
    from asn1crypto import cms

    try:
        info = cms.ContentInfo.load(contents, strict=True)
        return (
            _shaped(info)
            and _sound(info["content"], list(trusted))
            and complete(info)
            and canonical(contents) == contents
        )
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return False


def strangers(data: Any, trusted: Iterable[Certificate]) -> list[str]:
    """Return the names of embedded certificates that no embedded and no trusted certificate has issued."""
    certificates = [one.chosen for one in data["certificates"]]
    known = {one.subject.dump() for one in (*certificates, *trusted)}
    return [one.subject.human_friendly for one in certificates if one.issuer.dump() not in known]


def _shaped(info: Any) -> bool:
    if info["content_type"].native != "signed_data":
        return False
    data = info["content"]
    plain = data["encap_content_info"]["content_type"].native == "data"
    return (
        len(data["signer_infos"]) == 1
        and data["version"].native == ("v1" if plain else "v3")
        and data["signer_infos"][0]["version"].native == "v1"
        and not data["crls"].native
    )


def _sound(data: Any, trusted: list[Certificate]) -> bool:
    signer = data["signer_infos"][0]
    digest = signer["digest_algorithm"]
    listed = [one.dump() for one in data["digest_algorithms"]]
    if listed != [digest.dump()] or digest["parameters"].native is not None:
        return False
    certificates = [one.chosen for one in data["certificates"]]
    if not _issued(certificates, trusted) or not _needed(certificates, signer):
        return False
    unsigned = signer["unsigned_attrs"]
    if not unsigned.native:
        return True
    kinds = [attribute["type"].native for attribute in unsigned]
    tokens = [token for attribute in unsigned for token in attribute["values"]]
    return (
        all(kind in _UNSIGNED for kind in kinds)
        and len(tokens) == 1
        and all(_shaped(token) and _sound(token["content"], trusted) for token in tokens)
    )


def _issued(certificates: list[Certificate], trusted: list[Certificate]) -> bool:
    """Tell whether each certificate is signed by its issuer, where that is at hand, and none stands twice.

    Of those whose issuer is not at hand, `strangers` tells.
    """
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature

    if len({one.dump() for one in certificates}) != len(certificates):
        return False
    # Signatures are whole octets, and whether their last bits count would not change whether they are valid.
    if any(one["signature_value"].contents[0] != 0 for one in certificates):
        return False
    known = [x509.load_der_x509_certificate(one.dump()) for one in (*certificates, *trusted)]
    for one in known[: len(certificates)]:
        issuers = [other for other in known if other.subject == one.issuer]
        if not issuers:
            continue
        for issuer in issuers:
            try:
                one.verify_directly_issued_by(issuer)
                break
            except (InvalidSignature, ValueError, TypeError):
                continue
        else:
            return False
    return True


def _needed(certificates: list[Certificate], signer: Any) -> bool:
    """Tell whether all certificates are the signer's, or lie on the way from it to an authority."""
    named = signer["sid"].chosen
    own = [
        one
        for one in certificates
        if one.issuer.dump() == named["issuer"].dump() and one.serial_number == named["serial_number"].native
    ]
    return len(own) == 1 and len(way(own[0], certificates)) == len(certificates)
