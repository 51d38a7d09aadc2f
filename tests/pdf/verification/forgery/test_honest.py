"""What may come into a sealed file later, and what of it is told all the same."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.generic import ArrayObject, NameObject, StreamObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import HTTPTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore, async_add_validation_info
from pyhanko_certvalidator import ValidationContext

from reportdoc.pdf.overlay import read_picture
from reportdoc.pdf.signing.certificates import read_certificates
from reportdoc.pdf.signing.fields import SignatureField
from reportdoc.pdf.signing.keys import open_pkcs12
from reportdoc.pdf.signing.level import Level
from reportdoc.pdf.signing.revocation_http import Backend
from reportdoc.pdf.signing.sign import Signature, Terms, sign
from reportdoc.pdf.verification.verdict import Verdict
from reportdoc.pdf.verification.verify import verify
from tests.pdf.verification.forgery.changes import INFORMATION_CHANGES, PACKET_CHANGES, Writer, objects_of, text_of
from tests.pdf.verification.forgery.document import rich
from tests.pdf.verification.forgery.updates import root_of, update
from tests.support.kinds import first
from tests.support.sealing.authority import PASSPHRASE, Authority
from tests.support.sealing.signing import signed, with_fields


class Years:
    """What happens to a sealed file in later years: others stamp it, and add what shows that it was valid."""

    def __init__(self, folder: Path, authority: Authority) -> None:
        self._path, self._authority = folder / "later.pdf", authority
        self._trust: tuple[Certificate, ...] = tuple(read_certificates(authority.root))

    def time_stamp(self, data: bytes) -> bytes:
        output = io.BytesIO()
        stamper = PdfTimeStamper(HTTPTimeStamper(self._authority.tsa))
        stamper.timestamp_pdf(Writer(io.BytesIO(data)), "sha256", output=output)
        return output.getvalue()

    def validation_data(self, data: bytes) -> bytes:
        signature = PdfFileReader(io.BytesIO(data)).embedded_signatures[0]
        return self._asked(lambda context, output: async_add_validation_info(signature, context, output=output))

    def kept_up(self, data: bytes) -> bytes:
        """Add the time stamp that is due before the one before it expires, and what that one needs."""
        reader, stamper = PdfFileReader(io.BytesIO(data)), PdfTimeStamper(HTTPTimeStamper(self._authority.tsa))
        return self._asked(
            lambda context, output: stamper.async_update_archival_timestamp_chain(reader, context, output=output)
        )

    def _asked(self, work: Callable[[ValidationContext, io.BytesIO], Awaitable[object]]) -> bytes:
        """Return what some work writes that asks the authority for what it has revoked."""

        async def done() -> bytes:
            output, backend = io.BytesIO(), Backend()
            try:
                await work(
                    ValidationContext(
                        trust_roots=list(self._trust),
                        allow_fetching=True,
                        revocation_mode="hard-fail",
                        fetcher_backend=backend,
                    ),
                    output,
                )
            finally:
                await backend.close()
            return output.getvalue()

        return asyncio.run(done())

    def verdict(self, data: bytes) -> Verdict:
        self._path.write_bytes(data)
        return verify(self._path, self._trust, offline=True)


@pytest.fixture(scope="module")
def years(authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> Years:
    return Years(tmp_path_factory.mktemp("years"), authority)


@pytest.fixture(scope="module", params=["plain", pytest.param("with object streams", marks=pytest.mark.long)])
def sealed(request: pytest.FixtureRequest, authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("sealed")
    rich(folder / "rich.pdf", compact=request.param != "plain")
    return signed(folder / "rich.pdf", folder / "sealed.pdf", authority, ["college"], Level.B_B).read_bytes()


def test_an_honest_time_stamp(sealed: bytes, years: Years) -> None:
    assert years.verdict(years.time_stamp(sealed)).intact


def test_validation_data_that_come_later(sealed: bytes, years: Years) -> None:
    added = years.validation_data(sealed)
    assert years.verdict(added).verified
    assert years.verdict(years.time_stamp(added)).verified


@pytest.mark.long
def test_time_stamps_that_are_kept_up(authority: Authority, years: Years, tmp_path: Path) -> None:
    rich(tmp_path / "rich.pdf", compact=True)
    path = signed(tmp_path / "rich.pdf", tmp_path / "sealed.pdf", authority, ["college", "president"], Level.B_LTA)
    kept = years.kept_up(path.read_bytes())
    assert years.verdict(kept).verified
    assert years.verdict(years.kept_up(kept)).verified


@pytest.mark.long
def test_a_second_signer_who_shows_a_seal(authority: Authority, seal_png: Path, years: Years, tmp_path: Path) -> None:
    rich(tmp_path / "rich.pdf", compact=True)
    boxes = [(300.0, 400.0, 419.0, 519.0), (300.0, 200.0, 419.0, 319.0)]
    signatures = [
        Signature(
            SignatureField(name, name, 0, box, read_picture(seal_png)), open_pkcs12(authority.key(name), PASSPHRASE)
        )
        for name, box in zip(["college", "president"], boxes, strict=True)
    ]
    terms = Terms(Level.B_LTA, authority.tsa, tuple(read_certificates(authority.root)), "样例")
    target = tmp_path / "sealed.pdf"
    sign(with_fields(tmp_path / "rich.pdf", target, signatures), target, signatures, terms)
    assert years.verdict((tmp_path / "sealed.pdf").read_bytes()).verified


def _extra_certificate(writer: Writer) -> None:
    """Add a stream to the store that is no certificate."""
    store = writer.root["/DSS"]
    store["/Certs"].append(writer.add_object(StreamObject(stream_data=b"BT (99.99 %) Tj ET")))
    writer.update_container(store["/Certs"])
    writer.mark_update(writer.root.raw_get("/DSS"))


def _fewer_certificates(writer: Writer) -> None:
    store = writer.root["/DSS"]
    store["/Certs"] = ArrayObject([store["/Certs"].raw_get(0)])
    writer.update_container(store)


def _certificate_replaced(writer: Writer) -> None:
    stream = writer.root["/DSS"]["/Certs"][0]
    stream._data, stream._encoded_data = writer.root["/DSS"]["/Certs"][1].data, None
    writer.update_container(stream)


def _page_as_certificate(writer: Writer) -> None:
    store = writer.root["/DSS"]
    page = writer.find_page_for_modification(0)[0].get_object()
    store["/Certs"].append(page.raw_get("/Contents"))
    writer.update_container(store)


@pytest.mark.parametrize(
    "edit",
    first(1, [_extra_certificate, _fewer_certificates, _certificate_replaced, _page_as_certificate]),
    ids=lambda e: e.__name__,
)
def test_validation_data_that_are_none(sealed: bytes, years: Years, edit: Callable[[Writer], None]) -> None:
    writer = Writer(io.BytesIO(years.validation_data(sealed)))
    edit(writer)
    output = io.BytesIO()
    writer.write(output)
    assert not years.verdict(output.getvalue()).intact
    assert not years.verdict(years.time_stamp(output.getvalue())).intact


@pytest.mark.long
def test_what_the_document_says_of_itself_is_told_beside_validation_data(
    authority: Authority, years: Years, tmp_path: Path
) -> None:
    def store(writer: Writer) -> None:
        certificates = read_certificates(authority.certificate("interm"))
        DocumentSecurityStore.supply_dss_in_writer(writer, None, certs=certificates)

    rich(tmp_path / "rich.pdf")
    data = signed(tmp_path / "rich.pdf", tmp_path / "sealed.pdf", authority, ["college"], Level.B_B).read_bytes()
    stored = objects_of(data, store)
    assert years.verdict(update(data, stored)).intact
    changes = {**PACKET_CHANGES, **INFORMATION_CHANGES}
    forged = {name: update(data, {**stored, **objects_of(data, change)}) for name, change in changes.items()}
    assert [name for name, one in forged.items() if years.verdict(one).intact] == []


def test_a_revision_that_changes_nothing_is_told(authority: Authority, years: Years, tmp_path: Path) -> None:
    rich(tmp_path / "rich.pdf")
    data = signed(tmp_path / "rich.pdf", tmp_path / "sealed.pdf", authority, ["college"], Level.B_B).read_bytes()
    root = root_of(data)
    again = update(data, {root: text_of(data, root)})
    assert years.verdict(data).intact and not years.verdict(again).intact
    assert not years.verdict(years.time_stamp(again)).intact


def test_objects_are_not_made_to_vanish(authority: Authority, years: Years, tmp_path: Path) -> None:
    """Readers take objects beyond the size of the last trailer for missing."""
    rich(tmp_path / "rich.pdf")
    data = signed(tmp_path / "rich.pdf", tmp_path / "sealed.pdf", authority, ["college"], Level.B_B).read_bytes()
    added = years.validation_data(data)
    size = re.findall(rb"/Size (\d+)", added)[-1]
    at = added.rindex(b"/Size " + size)
    smaller = added[:at] + b"/Size " + b"9".rjust(len(size), b"0") + added[at + len(b"/Size " + size) :]
    assert years.verdict(added).intact and not years.verdict(smaller).intact


def test_what_was_changed_is_told_by_name(sealed: bytes, years: Years) -> None:
    def told(edit: Callable[[Writer], None]) -> list[str]:
        writer = Writer(io.BytesIO(sealed))
        edit(writer)
        output = io.BytesIO()
        writer.write(output)
        return [str(change) for change in years.verdict(years.time_stamp(output.getvalue())).changes]

    def version(writer: Writer) -> None:
        writer.root["/Version"] = NameObject("/1.3")
        writer.update_root()

    def moved(writer: Writer) -> None:
        kids = writer.root["/Pages"]["/Kids"]
        kids[0], kids[1] = kids.raw_get(1), kids.raw_get(0)
        writer.update_container(kids)

    assert told(version) == ["after a signature, entries of the document were changed: /Version"]
    assert told(moved) == ["after a signature, pages were added, removed or moved"]
