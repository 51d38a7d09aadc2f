"""What a certificate and its key must be to sign a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reportdoc.report.message import Message, message
from reportdoc.report.problem import InputError
from reportdoc.text.untrusted import plain

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate

RSA_BITS = 2048
"""The shortest RSA key taken (NIST SP 800-131A Rev. 2, table 2)."""
CURVES = {"secp256r1": "sha256", "secp384r1": "sha384"}
"""The curves taken, P-256 and P-384, and the hash of the same strength (NIST SP 800-57 Part 1, table 2)."""
_WEAK = ("md2", "md5", "sha1")
_USAGES = ("digital_signature", "non_repudiation")
_PURPOSES = (
    "any_extended_key_usage",
    "email_protection",
    "client_auth",
    "1.3.6.1.5.5.7.3.36",
    "1.3.6.1.4.1.311.10.3.12",
    "microsoft_document_signing",
    "1.2.840.113583.1.1.5",
    "adobe_authentic_documents_trust",
    "pdf_signing",
)
"""Extended key usages that allow it: any, e-mail, client, document signing (RFC 9336), Microsoft's, Adobe's."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a certificate names."""

    name: str
    issuer: str
    serial: str
    """Hexadecimal."""
    fingerprint: str
    """SHA-256 of the certificate, hexadecimal."""
    start: datetime
    end: datetime


def holder(certificate: Certificate) -> Holder:
    """Return what people want to know of a certificate."""
    return Holder(
        name=_name(certificate.subject.native),
        issuer=_name(certificate.issuer.native),
        serial=f"{certificate.serial_number:x}",
        fingerprint=certificate.sha256.hex(),
        start=certificate.not_valid_before,
        end=certificate.not_valid_after,
    )


def check(certificate: Certificate, now: datetime) -> str:
    """Return the hash to sign with, where a certificate may sign a report now.

    Raises InputError where it is out of date, meant for something else, or too weak.
    """
    _check_time(certificate, now)
    _check_usage(certificate)
    return _hash(certificate)


def _check_time(certificate: Certificate, now: datetime) -> None:
    about = holder(certificate)
    if now > about.end:
        raise _unfit(about, message("it expired on {day}", day=f"{about.end:%Y-%m-%d}"))
    if now < about.start:
        raise _unfit(about, message("it is not valid before {day}", day=f"{about.start:%Y-%m-%d}"))


def _check_usage(certificate: Certificate) -> None:
    about = holder(certificate)
    if certificate.ca:
        raise _unfit(about, message("it is that of an authority, not of a signer"))
    usage = certificate.key_usage_value
    if usage is not None and not usage.native.intersection(_USAGES):
        raise _unfit(about, message("it is not meant for signatures (key usage: {usage})", usage=_listed(usage.native)))
    purposes = certificate.extended_key_usage_value
    if purposes is not None and not set(purposes.native).intersection(_PURPOSES):
        reason = message("it is not meant for documents (extended key usage: {usage})", usage=_listed(purposes.native))
        raise _unfit(about, reason)


def _hash(certificate: Certificate) -> str:
    about, key = holder(certificate), certificate.public_key
    if certificate.hash_algo in _WEAK:
        raise _unfit(
            about, message("its own signature uses {hash}, which is broken", hash=certificate.hash_algo.upper())
        )
    if key.algorithm == "rsa":
        if key.bit_size < RSA_BITS:
            raise _unfit(
                about, message("its RSA key has {bits} bits, less than {least}", bits=key.bit_size, least=RSA_BITS)
            )
        return "sha256"
    curve = key.curve[1] if key.algorithm == "ec" else None
    if curve not in CURVES:
        reason = message(
            "its key is neither RSA nor ECDSA on P-256 or P-384: {algorithm}", algorithm=curve or key.algorithm
        )
        raise _unfit(about, reason)
    return CURVES[curve]


def _name(names: dict[str, object]) -> str:
    name = names.get("common_name") or names.get("organization_name") or next(iter(names.values()), "?")
    return plain(name[0] if isinstance(name, list) and name else name)


def _listed(words: set[str] | list[str]) -> str:
    return ", ".join(sorted(words))


def _unfit(about: Holder, reason: Message) -> InputError:
    text = message("the certificate of {name} cannot sign: {reason}", name=about.name, reason=reason)
    return InputError(text, message("get a certificate for document signing from your authority"))


def read_certificates(path: Path) -> list[Certificate]:
    """Return the certificates of a PEM or DER file; raises InputError where it holds none, OSError."""
    from asn1crypto import pem
    from asn1crypto.x509 import Certificate

    data = path.read_bytes()
    found: list[Certificate]
    try:
        blocks = [der for _, _, der in pem.unarmor(data, multiple=True)] if pem.detect(data) else [data]
        found = [Certificate.load(block, strict=True) for block in blocks]
        for certificate in found:
            holder(certificate)
    except (ValueError, TypeError, KeyError):
        found = []
    if not found:
        text = message('"{file}" holds no certificates', file=path.name)
        raise InputError(text, message("give a PEM or DER file"))
    return found
