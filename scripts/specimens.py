"""Specimens to seal the sample with, made anew at each run: `make seal`, after the report was built.

Nothing here is anybody's: the seal reads 样章, the signature 样例签名, and the key is thrown away with the folder.
"""

from __future__ import annotations

import secrets
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pypdfium2
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID
from PIL import Image, ImageDraw, ImageFont

from reportdoc.layout.fonts import chinese_face

DPI = 200
SEAL = 600
"""Pixels of the seal's diameter: 42 mm at 360 dpi."""
RED, INK = (200, 30, 30), (30, 40, 110)
SKEW = 0.8
"""Degrees by which the sheet lies askew on the scanner."""
DAYS = 30
SEED = 1
"""Of the paper's noise: the same scan at each run."""


def main(output: Path, folder: Path) -> None:
    """Write `seal.png`, `scan.jpg`, `key.p12`, `passphrase` and `ca.pem` into a folder, for the report in another."""
    built = sorted(output.glob("*年度质量报告.pdf"))
    if len(built) != 1:
        sys.exit(f"{output} must hold the one PDF of the sample: run make report first")
    folder.mkdir(parents=True, exist_ok=True)
    drawn_seal().save(folder / "seal.png")
    scanned(signed_page(built[0])).save(folder / "scan.jpg", quality=85, dpi=(DPI, DPI))
    passphrase = secrets.token_urlsafe(18)
    (folder / "passphrase").write_text(passphrase + "\n", encoding="ascii")
    authority, key = certificates(passphrase.encode())
    (folder / "ca.pem").write_bytes(authority)
    (folder / "key.p12").write_bytes(key)


def drawn_seal() -> Image.Image:
    """Return a red ring with the characters 样章 on a transparent ground."""
    picture = Image.new("RGBA", (SEAL, SEAL), (*RED, 0))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((6, 6, SEAL - 6, SEAL - 6), outline=(*RED, 235), width=SEAL // 24)
    draw.text((SEAL / 2, SEAL / 2), "样章", font=_font(SEAL // 3), fill=(*RED, 235), anchor="mm")
    return picture


def signed_page(pdf: Path) -> Image.Image:
    """Return the declaration page of a report at `DPI`, signed as on paper; the seal is set electronically."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[1]
        picture: Image.Image = page.render(scale=DPI / 72).to_pil().convert("RGB")
        text = page.get_textpage()
        found = text.search("签名").get_next()
        if found is None:
            sys.exit(f"the second page of {pdf.name} has nowhere to sign: is it the declaration?")
        left, bottom, _, top = text.get_charbox(found[0])
        x, y = left * DPI / 72, (page.get_height() - (bottom + top) / 2) * DPI / 72
    draw = ImageDraw.Draw(picture)
    draw.text((x + DPI, y), "样例签名", font=_font(DPI // 3), fill=INK, anchor="lm")
    return picture


def scanned(page: Image.Image) -> Image.Image:
    """Return a page as a scanner sees it: askew, on paper that is not quite white, with noise."""
    turned = page.rotate(SKEW, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    noise = np.random.default_rng(SEED).normal(-3, 2, (turned.height, turned.width, 1))
    return Image.fromarray(np.clip(np.asarray(turned, dtype=float) + noise, 0, 255).astype("uint8"))


def certificates(passphrase: bytes) -> tuple[bytes, bytes]:
    """Return the certificate of a throw-away authority as PEM, and a key with its certificate as PKCS#12."""
    root_key, key = (rsa.generate_private_key(65537, 3072) for _ in range(2))
    root = _certificate("样例认证机构（测试用）", root_key.public_key(), None, root_key)
    own = _certificate("样例学院（测试用）", key.public_key(), root, root_key)
    packed = pkcs12.serialize_key_and_certificates(b"specimen", key, own, [root], BestAvailableEncryption(passphrase))
    return root.public_bytes(Encoding.PEM), packed


def _certificate(
    name: str, public: rsa.RSAPublicKey, issuer: x509.Certificate | None, key: rsa.RSAPrivateKey
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "CN"), x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=DAYS))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(_usage(authority=issuer is None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False)
    )
    return builder.sign(key, SHA256())


def _usage(*, authority: bool) -> x509.KeyUsage:
    """Return what a key is for (RFC 5280, 4.2.1.3): an authority signs certificates, a signer documents."""
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


def _font(size: int) -> ImageFont.FreeTypeFont:
    path, face = chinese_face()
    return ImageFont.truetype(str(path), size, index=face)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
