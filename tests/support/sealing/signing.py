"""Signed documents for tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pikepdf import Pdf

from reportdoc.pdf.overlay import read_picture
from reportdoc.pdf.signing.certificates import read_certificates
from reportdoc.pdf.signing.fields import SignatureField, add_fields
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
    terms = Terms(level, authority.tsa if level.timed else None, trust, "样例")
    sign(with_fields(source, target, signatures), target, signatures, terms)
    return target


def with_fields(source: Path, target: Path, signatures: Sequence[Signature]) -> Path:
    """Write a copy of a document with the fields to sign beside a target; written as it was."""
    path = target.with_suffix(".fields.pdf")
    with Pdf.open(source) as pdf:
        add_fields(pdf, tuple(one.field for one in signatures))
        pdf.save(path, compress_streams=False, deterministic_id=True)
    return path
