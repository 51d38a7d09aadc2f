"""What `reportdoc verify` says of files that it did not make: signed elsewhere, not signed, broken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import Result
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, append_signature_field

from tests.app.sealing.command import verify
from tests.support.sealing.authority import PASSPHRASE
from tests.support.sealing.issuer import Issuer

WHOLE = "Whole: nothing was changed since it was signed, and the signers are verified."


class Elsewhere:
    """A college that signs with pyHanko alone, in any way that the standard knows."""

    def __init__(self, folder: Path) -> None:
        issuer = Issuer()
        issuer.signer(folder / "key.p12")
        self._trust = issuer.trust(folder / "root.pem")
        secret = PASSPHRASE.encode()
        self._signer = signers.SimpleSigner.load_pkcs12(str(folder / "key.p12"), passphrase=secret)

    def sign(self, source: Path, target: Path, field: str = "Elsewhere", **how: Any) -> Path:
        with source.open("rb") as file, target.open("wb") as output:
            metadata = signers.PdfSignatureMetadata(field_name=field, **how)
            signers.sign_pdf(IncrementalPdfFileWriter(file), metadata, signer=self._signer, output=output)
        return target

    def verify(self, path: Path) -> Result:
        return verify(path, "--trust", self._trust, "--offline")


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    return Elsewhere(tmp_path_factory.mktemp("elsewhere"))


@pytest.mark.parametrize(
    "how",
    [
        {"subfilter": SigSeedSubFilter.ADOBE_PKCS7_DETACHED},
        {"subfilter": SigSeedSubFilter.PADES},
        {"certify": True, "docmdp_permissions": MDPPerm.NO_CHANGES},
        {"certify": True, "docmdp_permissions": MDPPerm.FILL_FORMS},
        {"md_algorithm": "sha512"},
    ],
    ids=["adbe.pkcs7.detached", "ETSI.CAdES.detached", "no changes", "forms", "SHA-512"],
)
def test_what_others_signed_is_verified_all_the_same(
    elsewhere: Elsewhere, document: Path, tmp_path: Path, how: dict[str, Any]
) -> None:
    path = elsewhere.sign(document, tmp_path / "signed.pdf", **how)
    told = elsewhere.verify(path)
    assert told.exit_code == 0, told.output
    assert told.stdout.startswith(WHOLE)
    changed = path.read_bytes().replace(b"2152 of 2214", b"2153 of 2214", 1)
    path.write_bytes(changed)
    assert elsewhere.verify(path).exit_code == 1


def test_two_signatures_of_others_are_verified(elsewhere: Elsewhere, document: Path, tmp_path: Path) -> None:
    """Where the first has left a field for the second; nobody is expected where there is none."""
    prepared = tmp_path / "prepared.pdf"
    with document.open("rb") as file, prepared.open("wb") as output:
        writer = IncrementalPdfFileWriter(file)
        append_signature_field(writer, SigFieldSpec("Second"))
        writer.write(output)
    once = elsewhere.sign(prepared, tmp_path / "once.pdf", "First")
    told = elsewhere.verify(elsewhere.sign(once, tmp_path / "twice.pdf", "Second"))
    assert told.exit_code == 0, told.output
    assert [line for line in told.stdout.splitlines() if line.startswith("Signature ")] == [
        "Signature First by 样例学院",
        "Signature Second by 样例学院",
    ]
    told = elsewhere.verify(elsewhere.sign(tmp_path / "twice.pdf", tmp_path / "thrice.pdf", "Third"))
    assert told.exit_code == 1
    assert "a signature was changed, or came in where none was expected" in told.stdout


def test_a_weak_hash_is_not_vouched_for(elsewhere: Elsewhere, document: Path, tmp_path: Path) -> None:
    told = elsewhere.verify(elsewhere.sign(document, tmp_path / "weak.pdf", md_algorithm="sha1"))
    assert told.exit_code == 1
    assert "weak" in told.stdout


def test_a_file_that_nobody_signed(document: Path) -> None:
    told = verify(document)
    assert told.exit_code == 1
    assert told.stdout.startswith("Not signed.")


@pytest.mark.parametrize("user", ["", "secret"])
def test_an_encrypted_file(document: Path, tmp_path: Path, user: str) -> None:
    path = tmp_path / "encrypted.pdf"
    with pikepdf.open(document) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user=user, owner="owner"))
    told = verify(path)
    assert told.exit_code == 1
    assert "it is encrypted" in told.stdout
    assert "Traceback" not in told.output


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\3\4" + bytes(100)], ids=["empty", "text", "zip"])
def test_what_is_no_pdf(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(data)
    told = verify(path)
    assert told.exit_code == 2
    assert told.stderr == 'Error: "file.pdf" is no PDF\n'


@pytest.mark.parametrize("keep", [9, 300, 3000, -7])
def test_a_file_that_was_cut_off(elsewhere: Elsewhere, document: Path, tmp_path: Path, keep: int) -> None:
    path = elsewhere.sign(document, tmp_path / "signed.pdf")
    path.write_bytes(path.read_bytes()[:keep])
    told = elsewhere.verify(path)
    assert told.exit_code == 1
    assert told.stdout.startswith("Not whole"), told.output
    assert "Traceback" not in told.output
