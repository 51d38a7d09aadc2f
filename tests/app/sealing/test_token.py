"""Keys on a token: SoftHSM, set up for the run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.programs import program, reportdoc
from tests.support.sealing.authority import PASSPHRASE, Authority

PIN = "246810"
MODULES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")


@dataclass(frozen=True, slots=True)
class Token:
    """A token with keys, and the configuration that lets SoftHSM find it."""

    configuration: Path
    module: Path

    def uri(self, label: str = "college", token: str = "report", module: Path | None = None) -> str:
        """Return how the command names a key on it."""
        return f"pkcs11:token={token};object={label}?module-path={module or self.module}"


@pytest.fixture(scope="module")
def token(authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Token]:
    """Yield a token with the keys of college (RSA) and president (P-256), and their certificates."""
    folder = tmp_path_factory.mktemp("token")
    (folder / "tokens").mkdir()
    configuration = folder / "softhsm2.conf"
    configuration.write_text(f"directories.tokendir = {folder / 'tokens'}\nlog.level = ERROR\n", encoding="utf-8")
    environment = os.environ | {"SOFTHSM2_CONF": str(configuration)}
    util = [program("softhsm2-util")]
    subprocess.run(
        [*util, "--init-token", "--free", "--label", "report", "--so-pin", "13579", "--pin", PIN],
        env=environment, check=True, capture_output=True,
    )  # fmt: skip
    module = next(Path(path) for path in MODULES if Path(path).is_file())
    for number, name in enumerate(("college", "president"), 1):
        _store(authority, name, number, folder, environment, module)
    yield Token(configuration, module)


def _store(
    authority: Authority, name: str, number: int, folder: Path, environment: dict[str, str], module: Path
) -> None:
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs12

    key, certificate, _ = pkcs12.load_key_and_certificates(authority.key(name).read_bytes(), PASSPHRASE.encode())
    assert key
    assert certificate
    pem = folder / f"{name}.pem"
    pem.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    subprocess.run(
        [program("softhsm2-util"), "--import", pem, "--token", "report", "--label", name, "--id", f"0{number}",
         "--pin", PIN],
        env=environment, check=True, capture_output=True,
    )  # fmt: skip
    # A process of its own, for the module reads its configuration once.
    script = (
        "import sys, pkcs11\n"
        "module, pin, label, number, file = sys.argv[1:]\n"
        "from pkcs11 import Attribute, CertificateType, ObjectClass\n"
        "from asn1crypto.x509 import Certificate\n"
        "data = open(file, 'rb').read()\n"
        "subject = Certificate.load(data).subject.dump()\n"
        "with pkcs11.lib(module).get_token(token_label='report').open(rw=True, user_pin=pin) as session:\n"
        "    session.create_object({Attribute.CLASS: ObjectClass.CERTIFICATE, Attribute.TOKEN: True,\n"
        "        Attribute.CERTIFICATE_TYPE: CertificateType.X_509, Attribute.LABEL: label,\n"
        "        Attribute.ID: bytes([int(number)]), Attribute.SUBJECT: subject, Attribute.VALUE: data})\n"
    )
    der = folder / f"{name}.der"
    der.write_bytes(certificate.public_bytes(Encoding.DER))
    subprocess.run([sys.executable, "-c", script, module, PIN, name, str(number), der], env=environment, check=True)


def _seal(starter: Path, output: Path, token: Token, *uris: str, pin: str = PIN) -> subprocess.CompletedProcess[str]:
    keys = [part for uri in uris for part in ("--pkcs11", uri)]
    return reportdoc(
        "seal", starter, "--declaration", starter / "scan.png", *keys, "--output", output,
        environment=[("SOFTHSM2_CONF", str(token.configuration)), ("REPORTDOC_PASSPHRASE", pin)],
    )  # fmt: skip


@pytest.mark.parametrize(
    "labels",
    [*(pytest.param((one,), marks=pytest.mark.long) for one in ("college", "president")), ("college", "president")],
)
def test_keys_on_a_token_sign(
    starter: Path, token: Token, authority: Authority, tmp_path: Path, labels: tuple[str, ...]
) -> None:
    done = _seal(starter, tmp_path, token, *map(token.uri, labels))
    assert done.returncode == 0, done.stderr
    (pdf,) = tmp_path.glob("*/*.pdf")
    judged = subprocess.run([program("pdfsig"), "-nocert", pdf], capture_output=True, text=True).stdout
    assert judged.count("Signature is Valid.") == len(labels)
    # The authority in between is not on the token: who verifies must know it.
    trust = ("--trust", authority.root, "--trust", authority.certificate("interm"))
    assert reportdoc("verify", pdf, *trust).returncode == 0
    assert PIN not in done.stdout + done.stderr
    assert PIN.encode() not in pdf.read_bytes() + (pdf.parent / "manifest.json").read_bytes()


@pytest.mark.parametrize(
    ("uri", "said"),
    [
        (lambda token: token.uri(label="nobody"), 'the token holds no key and no certificate "nobody"'),
        (lambda token: token.uri(token="elsewhere"), 'there is no token "elsewhere"'),
        (lambda token: token.uri(module=Path("/nowhere.so")), 'there is no PKCS#11 module "/nowhere.so"'),
        (lambda token: token.uri(module=token.configuration), "cannot be used"),
        (lambda token: token.uri() + f"&pin-value={PIN}", "a PIN must not stand on the command line"),
        (lambda token: "token=report;object=college", "is no PKCS#11 URI"),
        (lambda token: "pkcs11:token=report;object=college", "the URI lacks module-path"),
    ],
    ids=["key", "token", "module", "no module", "pin", "no uri", "no path"],
)  # fmt: skip
def test_what_is_not_there_is_told(
    starter: Path, token: Token, tmp_path: Path, uri: Callable[[Token], str], said: str
) -> None:
    done = _seal(starter, tmp_path / "out", token, uri(token))
    assert done.returncode == 2, done.stderr
    assert said in done.stderr
    assert PIN not in done.stderr
    assert not list((tmp_path / "out").rglob("*.pdf"))


def test_a_wrong_pin_is_told(starter: Path, token: Token, tmp_path: Path) -> None:
    done = _seal(starter, tmp_path / "out", token, token.uri(), pin="000000")
    assert done.returncode == 2
    assert "the PIN of the token is wrong" in done.stderr
    assert not list((tmp_path / "out").rglob("*.pdf"))
