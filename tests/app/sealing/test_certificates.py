"""Certificates that cannot sign, and what is said of them; keys that can."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives.asymmetric import dsa, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding

from reportdoc.pdf.signing.certificates import check
from reportdoc.report.problem import InputError
from tests.app.sealing.command import Before, seal, sealed, verify
from tests.support.kinds import first
from tests.support.sealing.authority import Authority
from tests.support.sealing.issuer import Issuer, PrivateKey, Wish

pytestmark = pytest.mark.usefixtures("built_once")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("expired", "it expired on 2021-01-01"),
        ("early", "it is not valid before 2070-01-01"),
        ("server", "it is not meant for documents (extended key usage: server_auth)"),
        ("cipher", "it is not meant for signatures (key usage: key_encipherment)"),
        ("short", "its RSA key has 1024 bits, less than 2048"),
        ("curve", "its key is neither RSA nor ECDSA on P-256 or P-384: secp521r1"),
        ("root", "it is that of an authority, not of a signer"),
    ],
)
def test_a_certificate_that_cannot_sign_is_refused(
    starter: Path, authority: Authority, tmp_path: Path, name: str, said: str
) -> None:
    before = Before(tmp_path / "out")
    before.refuses(seal(starter, before.folder, "--sign", authority.key(name)), 2, said)


@pytest.mark.parametrize("level", first(1, ["B-B", "B-LTA"]))
def test_a_revoked_certificate_is_refused(starter: Path, authority: Authority, tmp_path: Path, level: str) -> None:
    before = Before(tmp_path / "out")
    stamped = ["--tsa", authority.tsa] if level != "B-B" else []
    done = seal(
        starter,
        before.folder,
        "--sign",
        authority.key("revoked"),
        "--trust",
        authority.root,
        "--level",
        level,
        *stamped,
    )
    before.refuses(done, 1, "revoked")


def test_what_a_revoked_certificate_signed_is_not_vouched_for(
    starter: Path, authority: Authority, tmp_path: Path
) -> None:
    assert (
        seal(starter, tmp_path, "--sign", authority.key("revoked")).exit_code == 0
    )  # without --trust, nobody is asked
    told = verify(sealed(tmp_path), "--trust", authority.root)
    assert told.exit_code == 1
    assert "revoked" in told.stdout


@pytest.mark.parametrize("name", first(1, ["college", "president", "bureau"]))
def test_rsa_and_both_curves_sign(starter: Path, authority: Authority, tmp_path: Path, name: str) -> None:
    done = seal(starter, tmp_path, "--sign", authority.key(name), "--trust", authority.root)
    assert done.exit_code == 0, done.stderr
    assert verify(sealed(tmp_path), "--trust", authority.root).exit_code == 0
    stranger = verify(sealed(tmp_path), "--trust", authority.certificate("stranger"))
    assert stranger.exit_code == 1
    assert "no trusted authority has issued" in stranger.stdout


@pytest.mark.long
def test_keys_of_other_kinds_are_refused(starter: Path, tmp_path: Path) -> None:
    issuer = Issuer()
    keys: dict[str, PrivateKey] = {
        "dsa": dsa.generate_private_key(2048),
        "ed25519": ed25519.Ed25519PrivateKey.generate(),
    }
    for name, key in keys.items():
        before = Before(tmp_path / name)
        done = seal(starter, before.folder, "--sign", issuer.signer(tmp_path / f"{name}.p12", key))
        before.refuses(done, 2, f'the key in "{name}.p12" cannot be used')


def test_rsa_keys_for_pss_alone_are_refused() -> None:
    made = Issuer().issue(rsa.generate_private_key(65537, 2048), Wish())
    certificate = Certificate.load(made.public_bytes(Encoding.DER))
    certificate["tbs_certificate"]["subject_public_key_info"]["algorithm"] = {"algorithm": "rsassa_pss"}
    with pytest.raises(InputError) as refused:
        check(certificate, datetime.now(UTC))
    assert "its key is neither RSA nor ECDSA on P-256 or P-384: rsassa_pss" in str(refused.value)


def test_who_signed_already_is_not_sealed_again(starter: Path, authority: Authority, tmp_path: Path) -> None:
    from tests.support.sealing.starter import built, copy

    assert seal(starter, tmp_path / "once", "--sign", authority.key("college")).exit_code == 0
    project = copy(starter, tmp_path / "report")
    sealed(tmp_path / "once").replace(built(project))
    before = Before(tmp_path / "out")
    done = seal(project, before.folder, "--sign", authority.key("college"))
    before.refuses(done, 2, "is signed already; a signed file is never sealed again")
