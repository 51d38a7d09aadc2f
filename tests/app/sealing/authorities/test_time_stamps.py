"""Time-stamp authorities that fail or lie: a clear message, and nothing half-signed stays behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from asn1crypto import core, keys, tsp, x509
from certomancer.services import TimeStamper
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, ObjectIdentifier

from reportdoc.pdf.signing import timestamps as stamper
from tests.app.sealing.authorities.server import Answer, Server, serving
from tests.app.sealing.command import Before, seal
from tests.support.kinds import first
from tests.support.sealing.issuer import NOW, Issuer, Wish

pytestmark = pytest.mark.usefixtures("built_once")

REPLY = "application/timestamp-reply"
STAMPING = (ExtendedKeyUsageOID.TIME_STAMPING,)


@dataclass(frozen=True, slots=True)
class Case:
    """A signer, whom to trust, and a server."""

    key: Path
    trust: Path
    server: Server


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    issuer, folder = Issuer(), tmp_path_factory.mktemp("issuer")
    key = rsa.generate_private_key(65537, 2048)
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())

    def authority(
        moment: datetime | None = None, purposes: tuple[ObjectIdentifier, ...] = STAMPING, end: int = 300
    ) -> TimeStamper:
        wish = Wish("样例时间戳", purposes=purposes, start=NOW - timedelta(days=900), end=NOW + timedelta(days=end))
        certificate = issuer.issue(key, wish).public_bytes(Encoding.DER)
        stamper = TimeStamper(x509.Certificate.load(certificate), keys.PrivateKeyInfo.load(private), fixed_dt=moment)
        return stamper

    with serving() as server:
        server.replies |= {
            "/good": _asked(authority()),
            "/digest": _asked(authority(), _another_digest),
            "/nonce": _asked(authority(), _another_nonce),
            "/no-nonce": _asked(authority(), _no_nonce),
            "/past": _asked(authority(moment=NOW - timedelta(days=400))),
            "/future": _asked(authority(moment=NOW + timedelta(days=200))),
            "/expired": _asked(authority(end=-10)),
            "/usage": _asked(authority(purposes=(ExtendedKeyUsageOID.EMAIL_PROTECTION,))),
            "/forged": _forged(authority()),
            "/garbage": lambda _: Answer(b"\x30\x03\x02\x01\x07", REPLY),
            "/noise": lambda _: Answer(b"no time today", REPLY),
            "/empty": lambda _: Answer(b"", REPLY),
            "/html": lambda _: Answer(b"<html>login</html>", "text/html"),
            "/broken": lambda _: Answer(b"", "text/plain", 500),
            "/refused": _refusal,
            "/file": lambda _: Answer(b"", "text/plain", 302, (("Location", "file:///etc/hostname"),)),
            "/round": lambda _: Answer(b"", "text/plain", 307, (("Location", "/round"),)),
        }
        yield Case(issuer.signer(folder / "college.p12"), issuer.trust(folder / "root.pem"), server)


def _asked(stamper: TimeStamper, change: Callable[[tsp.TimeStampReq], None] | None = None) -> Callable[[bytes], Answer]:
    def reply(body: bytes) -> Answer:
        request = tsp.TimeStampReq.load(body)
        if change:
            change(request)
        return Answer(stamper.request_tsa_response(request).dump(), REPLY)

    return reply


def _another_digest(request: tsp.TimeStampReq) -> None:
    request["message_imprint"]["hashed_message"] = bytes(32)


def _another_nonce(request: tsp.TimeStampReq) -> None:
    request["nonce"] = core.Integer(42)


def _no_nonce(request: tsp.TimeStampReq) -> None:
    del request["nonce"]


def _forged(stamper: TimeStamper) -> Callable[[bytes], Answer]:
    def reply(body: bytes) -> Answer:
        response = stamper.request_tsa_response(tsp.TimeStampReq.load(body))
        info = response["time_stamp_token"]["content"]["signer_infos"][0]
        info["signature"] = bytes(reversed(info["signature"].native))
        return Answer(response.dump(force=True), REPLY)

    return reply


def _refusal(body: bytes) -> Answer:
    status = {"status": "rejection", "status_string": ["no \x1b[2Jmore\ntoday"], "fail_info": {"time_not_available"}}
    # A refusal has no time stamp, and asn1crypto would not leave it out.
    said = tsp.PKIStatusInfo(status).dump()
    return Answer(bytes([0x30, len(said)]) + said, REPLY)


@pytest.mark.parametrize(
    ("path", "said"),
    first(
        3,
        [
            ("digest", "it is one of something else"),
            ("nonce", "its answer cannot be used"),
            ("no-nonce", "its answer cannot be used"),
            ("past", "far from that of this computer"),
            ("future", "far from that of this computer"),
            ("expired", "its certificate expired on"),
            ("usage", "its certificate is not meant for time stamps"),
            ("forged", "its signature is not valid"),
            ("garbage", "its answer cannot be used"),
            ("noise", "its answer cannot be used"),
            ("empty", "its answer cannot be used"),
            ("html", "it answered with something else"),
            ("broken", "it answered with the error 500"),
            ("refused", "it refused: no \ufffd[2Jmore\ufffdtoday; time_not_available"),
            ("file", "that is no address of the web, or it points to one that is not"),
            ("round", "it sends from one address to the next"),
        ],
    ),
)
def test_a_lie_is_told_and_nothing_stays(case: Case, starter: Path, tmp_path: Path, path: str, said: str) -> None:
    before = Before(tmp_path / "out")
    done = seal(starter, before.folder, "--sign", case.key, "--tsa", f"{case.server.url}/{path}")
    before.refuses(done, 1, f"the time-stamp authority {case.server.url}/{path} gave no time stamp: ")
    assert said in done.stderr
    assert "\x1b" not in done.stderr
    assert "nothing was signed" in done.stderr


@pytest.mark.parametrize(
    ("url", "said"),
    first(
        1,
        [
            ("http://127.0.0.1:9/", "it cannot be reached, or broke off"),
            ("http://nowhere.invalid/", "it cannot be reached, or broke off"),
            ("file:///etc/hostname", "that is no address of the web"),
            ("tsa.example", "that is no address of the web"),
        ],
    ),
)
def test_an_authority_that_is_not_there(case: Case, starter: Path, tmp_path: Path, url: str, said: str) -> None:
    before = Before(tmp_path / "out")
    before.refuses(seal(starter, before.folder, "--sign", case.key, "--tsa", url), 1, said)


@pytest.mark.long
def test_an_authority_that_keeps_silent(
    case: Case, starter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamper, "TIMEOUT", 1)
    before = Before(tmp_path / "out")
    done = seal(starter, before.folder, "--sign", case.key, "--tsa", f"{case.server.url}/silent")
    before.refuses(done, 1, "it did not answer within 1 seconds")


def test_an_authority_that_nobody_vouches_for(case: Case, starter: Path, tmp_path: Path) -> None:
    key = rsa.generate_private_key(65537, 2048)
    own = Issuer().issue(key, Wish("127.0.0.1")).public_bytes(Encoding.PEM)
    (tmp_path / "server.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + own)
    before = Before(tmp_path / "out")
    with serving(tmp_path / "server.pem") as server:
        done = seal(starter, before.folder, "--sign", case.key, "--tsa", f"{server.url}/good")
    before.refuses(done, 1, "its own certificate for https is not trusted by this computer")


def test_the_same_authority_gives_time_stamps_where_it_is_honest(case: Case, starter: Path, tmp_path: Path) -> None:
    done = seal(starter, tmp_path, "--sign", case.key, "--tsa", f"{case.server.url}/good")
    assert done.exit_code == 0, done.output
    assert "signed by 样例学院 (B-T)" in done.stdout
