"""Authorities asked whether a certificate has been revoked, which fail or lie: nobody is vouched for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep

import pytest
from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.tsp import TimeStampReq
from asn1crypto.x509 import Certificate
from certomancer.services import TimeStamper
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

from reportdoc.pdf.signing import revocation_http as fetching
from tests.app.sealing.authorities.server import Answer, Reply, Server, serving
from tests.app.sealing.command import Before, seal, sealed, verify
from tests.support.kinds import first
from tests.support.sealing.issuer import NOW, Issuer, Wish, packed

pytestmark = pytest.mark.usefixtures("built_once")

OCSP, CRL = "application/ocsp-response", "application/pkix-crl"
DAY = timedelta(days=1)
OPEN = "whether its certificate has been revoked could not be found out"


@dataclass(frozen=True, slots=True)
class Case:
    """Somebody's certificate, the authority that gave it, and the server that it points to."""

    key: Path
    trust: Path
    server: Server
    answers: dict[str, Reply]

    def says(self, name: str) -> None:
        """Let the server give one of the answers from now on."""
        self.server.replies["/asked"] = self.answers[name]


@pytest.fixture(scope="module", params=["ocsp", pytest.param("crl", marks=pytest.mark.long)])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def case(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    folder, issuer, stranger = tmp_path_factory.mktemp(kind), Issuer(), Issuer()
    key = ec.generate_private_key(ec.SECP256R1())
    with serving() as server:
        url = f"{server.url}/asked"
        own = issuer.issue(key, Wish(ocsp=url) if kind == "ocsp" else Wish(crl=url))
        other = issuer.issue(key, Wish())
        answers = _ocsp(issuer, stranger, own, other) if kind == "ocsp" else _crl(issuer, stranger, own, other)
        packed(folder / "college.p12", key, own, [issuer.certificate])
        yield Case(folder / "college.p12", issuer.trust(folder / "root.pem"), server, answers | _FAILURES)


_FAILURES: dict[str, Reply] = {
    "garbage": lambda _: Answer(b"\x30\x03\x02\x01\x07", OCSP),
    "noise": lambda _: Answer(b"nobody knows", CRL),
    "empty": lambda _: Answer(b"", OCSP),
    "page": lambda _: Answer(b"<html>login</html>", "text/html"),
    "broken": lambda _: Answer(b"", "text/plain", 500),
    "gone": lambda _: Answer(b"", "text/plain", 404),
    "round": lambda _: Answer(b"", "text/plain", 307, (("Location", "/asked"),)),
}


def _ocsp(issuer: Issuer, stranger: Issuer, own: x509.Certificate, other: x509.Certificate) -> dict[str, Reply]:
    good, revoked, unknown = ocsp.OCSPCertStatus.GOOD, ocsp.OCSPCertStatus.REVOKED, ocsp.OCSPCertStatus.UNKNOWN

    def answer(
        status: ocsp.OCSPCertStatus, about: x509.Certificate = own, by: Issuer = issuer, ago: timedelta = DAY / 24
    ) -> Reply:
        since = NOW - 10 * DAY if status is revoked else None
        builder = ocsp.OCSPResponseBuilder().add_response(
            about, issuer.certificate, hashes.SHA1(), status, NOW - ago, NOW - ago + DAY, since, None
        )
        made = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, by.certificate).sign(by.key, hashes.SHA256())
        return lambda _: Answer(made.public_bytes(Encoding.DER), OCSP)

    def refusal(status: ocsp.OCSPResponseStatus) -> Reply:
        return lambda _: Answer(ocsp.OCSPResponseBuilder.build_unsuccessful(status).public_bytes(Encoding.DER), OCSP)

    return {
        "good": answer(good),
        "revoked": answer(revoked),
        "unknown": answer(unknown),
        "about another": answer(good, about=other),
        "by a stranger": answer(good, by=stranger),
        "stale": answer(good, ago=400 * DAY),
        "from tomorrow": answer(good, ago=-30 * DAY),
        "busy": refusal(ocsp.OCSPResponseStatus.TRY_LATER),
        "unauthorised": refusal(ocsp.OCSPResponseStatus.UNAUTHORIZED),
        "forged": _forged(answer(good)),
    }


def _crl(issuer: Issuer, stranger: Issuer, own: x509.Certificate, other: x509.Certificate) -> dict[str, Reply]:
    def answer(
        listed: x509.Certificate = other,
        named: Issuer = issuer,
        by: Issuer = issuer,
        ago: timedelta = DAY / 24,
    ) -> Reply:
        entry = x509.RevokedCertificateBuilder().serial_number(listed.serial_number).revocation_date(NOW - 10 * DAY)
        builder = x509.CertificateRevocationListBuilder().issuer_name(named.certificate.subject)
        builder = builder.last_update(NOW - ago).next_update(NOW - ago + DAY).add_revoked_certificate(entry.build())
        made = builder.add_extension(x509.CRLNumber(1), critical=False).sign(by.key, hashes.SHA256())
        return lambda _: Answer(made.public_bytes(Encoding.DER), CRL)

    return {
        "good": answer(),
        "revoked": answer(listed=own),
        "by a stranger": answer(by=stranger),
        "stale": answer(ago=400 * DAY),
        "forged": _forged(answer()),
    }


def _forged(reply: Reply) -> Reply:
    def changed(body: bytes) -> Answer:
        answer = reply(body)
        # The signature is what ends both kinds of answer, where no certificates follow.
        return Answer(answer.body[:-1] + bytes([answer.body[-1] ^ 1]), answer.kind)

    return changed


@pytest.fixture(scope="module")
def report(case: Case, starter: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a report that was signed while the authority was honest."""
    case.says("good")
    folder = tmp_path_factory.mktemp("report")
    done = seal(starter, folder, "--sign", case.key, "--trust", case.trust)
    assert done.exit_code == 0, done.output
    return sealed(folder)


def test_an_honest_answer_is_believed(case: Case, report: Path) -> None:
    case.says("good")
    told = verify(report, "--trust", case.trust)
    assert told.exit_code == 0, told.output


def test_a_revoked_certificate_is_told(case: Case, report: Path) -> None:
    case.says("revoked")
    told = verify(report, "--trust", case.trust)
    assert told.exit_code == 1
    assert "revoked" in told.stdout


def test_no_lie_is_believed(case: Case, report: Path) -> None:
    said = {}
    for lie in case.answers.keys() - {"good", "revoked"}:
        case.says(lie)
        told = verify(report, "--trust", case.trust)
        said[lie] = (told.exit_code, OPEN in told.stdout, "Traceback" in told.output)
    assert said == dict.fromkeys(said, (1, True, False))
    assert len(said) >= 10


@pytest.mark.long
@pytest.mark.parametrize("lie", first(2, ["revoked", "by a stranger", "stale", "broken"]))
def test_nothing_is_sealed_on_a_lie(case: Case, starter: Path, tmp_path: Path, lie: str) -> None:
    case.says(lie)
    before = Before(tmp_path / "out")
    done = seal(starter, before.folder, "--sign", case.key, "--trust", case.trust)
    before.refuses(done, 1, "revoked" if lie == "revoked" else OPEN)


@pytest.mark.long
def test_an_authority_that_keeps_silent(
    case: Case, report: Path, starter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case.server.replies["/asked"] = _late(case.server, case.answers["good"])
    monkeypatch.setattr(fetching, "TIMEOUT", 1)
    told = verify(report, "--trust", case.trust)
    assert told.exit_code == 1
    assert OPEN in told.stdout
    before = Before(tmp_path / "out")
    before.refuses(seal(starter, before.folder, "--sign", case.key, "--trust", case.trust), 1, OPEN)


def _late(server: Server, answer: Reply) -> Reply:
    """Return an answer that comes when nobody should wait for it any more."""

    def reply(body: bytes) -> Answer:
        server.over.wait(8)
        return answer(body)

    return reply


@pytest.mark.long
def test_who_is_revoked_later_signed_in_time(starter: Path, tmp_path: Path) -> None:
    """A trusted time shows that a signature is older than the revocation; without one, nobody can tell."""
    with serving() as server:
        office = _Office(server, tmp_path)
        timed = ["--tsa", f"{server.url}/tsa", "--level"]
        for level, arguments in {"B-B": [], "B-LTA": [*timed, "B-LTA"]}.items():
            done = seal(starter, tmp_path / level, "--sign", office.key, "--trust", office.trust, *arguments)
            assert done.exit_code == 0, done.output
        sleep(2)
        office.revoke()
        lasting = verify(sealed(tmp_path / "B-LTA"), "--trust", office.trust)
        assert lasting.exit_code == 0, lasting.output
        doubtful = verify(sealed(tmp_path / "B-B"), "--trust", office.trust)
        assert doubtful.exit_code == 1
        assert "revoked, and no trusted time shows that it was signed before" in doubtful.stdout


class _Office:
    """A signer, a time-stamp authority, and OCSP answers of the moment for both."""

    def __init__(self, server: Server, folder: Path) -> None:
        self._issuer, self._server = Issuer(), server
        self._teller = ec.generate_private_key(ec.SECP256R1())
        self._telling = self._issuer.issue(
            self._teller, Wish("样例查询", purposes=(ExtendedKeyUsageOID.OCSP_SIGNING,), unchecked=True)
        )
        key, stamping = ec.generate_private_key(ec.SECP256R1()), rsa.generate_private_key(65537, 2048)
        self._own = self._issuer.issue(key, Wish(ocsp=f"{server.url}/own"))
        purposes = (ExtendedKeyUsageOID.TIME_STAMPING,)
        stamper = self._issuer.issue(stamping, Wish("样例时间戳", purposes=purposes, ocsp=f"{server.url}/stamper"))
        server.replies["/own"] = self._answer(self._own)
        server.replies["/stamper"] = self._answer(stamper)
        server.replies["/tsa"] = _stamping(stamping, stamper)
        self.key, self.trust = folder / "college.p12", self._issuer.trust(folder / "root.pem")
        packed(self.key, key, self._own, [self._issuer.certificate])

    def revoke(self) -> None:
        """Revoke the signer's certificate as of this moment."""
        self._server.replies["/own"] = self._answer(self._own, datetime.now(UTC).replace(microsecond=0))

    def _answer(self, about: x509.Certificate, revoked: datetime | None = None) -> Reply:
        status = ocsp.OCSPCertStatus.REVOKED if revoked else ocsp.OCSPCertStatus.GOOD

        def reply(_: bytes) -> Answer:
            now = datetime.now(UTC)
            builder = ocsp.OCSPResponseBuilder().add_response(
                about, self._issuer.certificate, hashes.SHA1(), status, now, now + DAY, revoked, None
            )
            builder = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, self._telling).certificates([self._telling])
            return Answer(builder.sign(self._teller, hashes.SHA256()).public_bytes(Encoding.DER), OCSP)

        return reply


def _stamping(key: rsa.RSAPrivateKey, certificate: x509.Certificate) -> Reply:
    private = PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
    stamper = TimeStamper(Certificate.load(certificate.public_bytes(Encoding.DER)), private)

    def reply(body: bytes) -> Answer:
        return Answer(stamper.request_tsa_response(TimeStampReq.load(body)).dump(), "application/timestamp-reply")

    return reply
