"""Signing with a private key in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.util import get_pyca_cryptography_hash

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko_certvalidator.registry import CertificateStore

SigningKey = RSAPrivateKey | EllipticCurvePrivateKey
"""The kinds of key that can sign a report."""


class PrivateKeySigner(Signer):
    """A key that is loaded once; pyHanko's own signer reads and proves it anew for each signature and each trial."""

    def __init__(self, key: SigningKey, certificate: Certificate, others: CertificateStore) -> None:
        """Take a key, its certificate, and the certificates of the authorities between it and its root."""
        super().__init__(signing_cert=certificate, cert_registry=others)
        self._key = key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """Return the signature of some bytes; of a trial, as many bytes as a signature has at most."""
        key = self._key
        if dry_run:
            return bytes(_size(key))
        hash_ = get_pyca_cryptography_hash(digest_algorithm)
        if isinstance(key, EllipticCurvePrivateKey):
            return key.sign(data, ECDSA(hash_))
        return key.sign(data, PKCS1v15(), hash_)


def _size(key: SigningKey) -> int:
    """Return the bytes of the longest signature; ECDSA gives two integers of the curve's size in DER (RFC 3279)."""
    octets = -(-key.key_size // 8)
    return octets if isinstance(key, RSAPrivateKey) else 2 * (octets + 3) + 4
