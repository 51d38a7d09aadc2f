"""Signed documents for tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportdoc.pdf.overlay import read_picture
from reportdoc.pdf.signing.certificates import read_certificates
from reportdoc.pdf.signing.fields import SignatureField
from reportdoc.pdf.signing.keys import open_pkcs12
from reportdoc.pdf.signing.level import Level
from reportdoc.pdf.signing.sign import Signature, Terms, sign
from tests.support.sealing.authority import PASSPHRASE, Authority


def signed(
    source: Path, target: Path, authority: Authority, names: Sequence[str], level: Level, seal: Path | None = None
) -> Path:
    """Sign a document as some of the authority's signers; the first shows a seal where one is given."""
    signatures = []
    for number, name in enumerate(names):
        shown = seal if number == 0 else None
        field = SignatureField(
            f"Signature{number + 1}",
            f"电子签名 {number + 1}",
            0,
            (300, 400, 419, 519) if shown else None,
            read_picture(shown) if shown else None,
        )
        signatures.append(Signature(field, open_pkcs12(authority.key(name), PASSPHRASE)))
    trust = tuple(read_certificates(authority.root))
    sign(source, target, signatures, Terms(level, authority.tsa if level.timed else None, trust, "样例"))
    return target
