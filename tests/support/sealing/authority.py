"""A certificate authority for tests on this machine: keys made for the run, CRL, OCSP and time stamps over HTTP."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from asn1crypto import pem
from certomancer.integrations.animator import Animator, AnimatorArchStore
from certomancer.registry import ArchLabel, CertLabel, CertomancerConfig, PKIArchitecture
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from werkzeug.serving import WSGIRequestHandler, make_server

PASSPHRASE = "样例 口令"
_RSA = {"root": 2048, "interm": 2048, "tsa": 2048, "ocsp": 2048, "college": 2048, "short": 1024, "stranger": 2048}
_CURVES = {"p256": ec.SECP256R1(), "p384": ec.SECP384R1(), "p521": ec.SECP521R1()}


@dataclass(frozen=True, slots=True)
class Authority:
    """Where the authority listens, and the files it has given out."""

    url: str
    folder: Path
    pki: PKIArchitecture

    @property
    def tsa(self) -> str:
        """Return the address that gives time stamps."""
        return f"{self.url}/test/tsa/tsa"

    @property
    def root(self) -> Path:
        """Return the certificate to trust."""
        return self.certificate("root")

    def certificate(self, name: str) -> Path:
        """Return a certificate as a PEM file."""
        path = self.folder / f"{name}.pem"
        path.write_bytes(pem.armor("CERTIFICATE", self.pki.get_cert(CertLabel(name)).dump()))
        return path

    def key(self, name: str, passphrase: str = PASSPHRASE) -> Path:
        """Return key, certificate and chain of a signer as a PKCS#12 file."""
        path = self.folder / f"{name}.p12"
        path.write_bytes(self.pki.package_pkcs12(CertLabel(name), password=passphrase.encode("utf-8")))
        return path


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:
        pass


@contextmanager
def running(folder: Path) -> Generator[Authority]:
    """Yield an authority that listens on a free port of the loopback interface."""
    _make_keys(folder)
    holder: list[Animator] = []
    server = make_server("127.0.0.1", 0, lambda *request: holder[0](*request), threaded=True, request_handler=_Quiet)
    url = f"http://127.0.0.1:{server.port}"
    template = Path(__file__).with_name("authority.yml").read_text(encoding="utf-8")
    text = template.replace("{url}", url).replace("{keys}", folder.as_posix())
    config = CertomancerConfig.from_yaml(text, key_search_dir="/", external_url_prefix=url)
    holder.append(Animator(AnimatorArchStore(config.pki_archs), with_web_ui=False))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Authority(url, folder, config.get_pki_arch(ArchLabel("test")))
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _make_keys(folder: Path) -> None:
    for name, bits in _RSA.items():
        key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey = rsa.generate_private_key(65537, bits)
        _write(key, folder / f"rsa-{name}.pem")
    for name, curve in _CURVES.items():
        _write(ec.generate_private_key(curve), folder / f"{name}.pem")


def _write(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, path: Path) -> None:
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
