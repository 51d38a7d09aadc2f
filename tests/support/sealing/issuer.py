"""An authority of one root that issues any certificate that a test asks for, however bad."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    pkcs12,
)
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID, ObjectIdentifier

from tests.support.sealing.authority import PASSPHRASE

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | dsa.DSAPrivateKey | ed25519.Ed25519PrivateKey
NOW = datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a certificate is to say."""

    name: str = "样例学院"
    start: datetime = NOW - timedelta(days=300)
    end: datetime = NOW + timedelta(days=300)
    purposes: Sequence[ObjectIdentifier] = ()
    ocsp: str | None = None
    crl: str | None = None
    ca: bool = False
    unchecked: bool = False
    """Whether nobody need ask if it has been revoked (RFC 6960, 4.2.2.2.1)."""
    hash: type[hashes.SHA256 | hashes.SHA1] = hashes.SHA256


class Issuer:
    """A root with a key on P-256."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self._subject = _named("样例根")
        self.certificate = self.issue(self.key, Wish("样例根", ca=True))

    def issue(self, key: PrivateKey, wish: Wish) -> x509.Certificate:
        """Return a certificate for a key."""
        builder = (
            x509.CertificateBuilder()
            .subject_name(_named(wish.name))
            .issuer_name(self._subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(wish.start)
            .not_valid_after(wish.end)
            .add_extension(x509.BasicConstraints(wish.ca, None), critical=True)
            .add_extension(_usage(wish.ca), critical=True)
        )
        if wish.purposes:
            builder = builder.add_extension(x509.ExtendedKeyUsage(wish.purposes), critical=True)
        if wish.unchecked:
            builder = builder.add_extension(x509.OCSPNoCheck(), critical=False)
        if wish.ocsp:
            place = x509.UniformResourceIdentifier(wish.ocsp)
            access = x509.AccessDescription(AuthorityInformationAccessOID.OCSP, place)
            builder = builder.add_extension(x509.AuthorityInformationAccess([access]), critical=False)
        if wish.crl:
            names = [x509.UniformResourceIdentifier(wish.crl)]
            point = x509.DistributionPoint(names, None, None, None)
            builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
        return builder.sign(self.key, wish.hash())  # pyrefly: ignore[bad-argument-type]  # SHA-1

    def signer(self, path: Path, key: PrivateKey | None = None, wish: Wish | None = None) -> Path:
        """Write key and certificate of a signer as a PKCS#12 file, and return its path."""
        key = key or ec.generate_private_key(ec.SECP256R1())
        packed(path, key, self.issue(key, wish or Wish()), [self.certificate])
        return path

    def trust(self, path: Path) -> Path:
        """Write the root as a PEM file, and return its path."""
        path.write_bytes(self.certificate.public_bytes(Encoding.PEM))
        return path


def packed(
    path: Path,
    key: PrivateKey,
    certificate: x509.Certificate,
    others: Sequence[x509.Certificate],
    encryption: KeySerializationEncryption | None = None,
) -> None:
    """Write a PKCS#12 file."""
    encryption = encryption or BestAvailableEncryption(PASSPHRASE.encode("utf-8"))
    path.write_bytes(pkcs12.serialize_key_and_certificates(None, key, certificate, others, encryption))


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"), x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _usage(ca: bool) -> x509.KeyUsage:
    return x509.KeyUsage(True, not ca, False, False, False, ca, ca, False, False)
