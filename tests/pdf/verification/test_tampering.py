"""Every change to a signed file is told: bytes flipped, revisions appended, signatures moved, time stamps cut off."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from asn1crypto import cms, parser
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from reportdoc.pdf.signing.certificates import read_certificates
from reportdoc.pdf.signing.level import Level
from reportdoc.pdf.verification.verdict import Verdict
from reportdoc.pdf.verification.verify import verify
from tests.support.fuzzing import one_in
from tests.support.kinds import first
from tests.support.sealing.authority import Authority
from tests.support.sealing.signing import signed

Change = tuple[str, bytes]


class Case:
    """A signed file, and how to verify what becomes of it."""

    def __init__(self, path: Path, trust: tuple[Certificate, ...], folder: Path) -> None:
        self.data, self._trust, self._folder = path.read_bytes(), trust, folder

    def verdict(self, data: bytes) -> Verdict:
        path = self._folder / "changed.pdf"
        path.write_bytes(data)
        return verify(path, self._trust, offline=True)

    def assert_told(self, changes: Iterator[Change]) -> int:
        """Assert that none of some changed files passes as whole, and return how many there were."""
        count, passed = 0, []
        for name, data in changes:
            assert data != self.data, name
            count += 1
            verdict = self.verdict(data)
            reasons = [*verdict.changes, *(reason for one in verdict.signatures for reason in one.reasons)]
            if verdict.verified or (verdict.signatures and not reasons):
                passed.append(name)
        assert passed == []
        return count


@pytest.fixture(scope="module")
def certified(document: Path, authority: Authority, seal_png: Path, tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("certified")
    path = signed(document, folder / "signed.pdf", authority, ["college"], Level.B_LT, seal_png)
    return Case(path, tuple(read_certificates(authority.root)), folder)


@pytest.fixture(scope="module")
def archived(document: Path, authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("archived")
    path = signed(document, folder / "signed.pdf", authority, ["college", "president"], Level.B_LTA)
    return Case(path, tuple(read_certificates(authority.root)), folder)


def flipped(data: bytes, at: int, bit: int = 1) -> bytes:
    return data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :]


def test_the_files_as_they_are_are_whole(certified: Case, archived: Case) -> None:
    assert certified.verdict(certified.data).verified
    assert archived.verdict(archived.data).verified


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.fuzz
def test_a_byte_in_each_object(certified: Case, archived: Case) -> None:
    assert certified.assert_told(one_in(5, _in_objects(certified.data))) >= 8
    assert archived.assert_told(one_in(6, _in_objects(archived.data))) >= 8


def _in_objects(data: bytes) -> Iterator[Change]:
    """Yield files with one byte changed in the middle of each object, cross-reference section and trailer."""
    marks = [found.start() for found in re.finditer(rb"\d+ 0 obj|xref\n|trailer|startxref|%%EOF", data)]
    for start, end in zip(marks, [*marks[1:], len(data)], strict=True):
        yield f"byte {(start + end) // 2} of the object at {start}", flipped(data, (start + end) // 2)


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.fuzz
def test_bytes_of_signatures(certified: Case, archived: Case) -> None:
    assert certified.assert_told(one_in(7, _in_contents(certified.data))) >= 5
    assert archived.assert_told(one_in(13, _in_contents(archived.data))) >= 9


def _in_contents(data: bytes) -> Iterator[Change]:
    """Yield files with a hexadecimal digit changed all through each signature, its padding included; and its case."""
    for found in re.finditer(rb"/Contents ?<([0-9A-Fa-f]{2000,})>", data):
        digits = found[1]
        filled = len(digits.rstrip(b"0"))
        places = {*range(0, 40, 2), *range(40, filled, filled // 20), *range(filled + 2, len(digits), len(digits) // 5)}
        for place in sorted(places):
            at = found.start(1) + place
            digit = int(chr(data[at]), 16)
            yield f"digit {place} of {filled}", data[:at] + _digit(digit ^ 1, digits) + data[at + 1 :]
        letter = found.start(1) + next(i for i, digit in enumerate(digits) if digit in b"abcdefABCDEF")
        yield "a digit in the other case", flipped(data, letter, 0x20)


def _digit(value: int, like: bytes) -> bytes:
    return b"%x" % value if like.islower() else b"%X" % value


@pytest.mark.long
def test_bytes_behind_the_end(certified: Case, archived: Case) -> None:
    for case in (certified, archived):
        endings = [b"\n", b" ", b"\0", b"% seen\n", b"%%EOF\n", b"startxref\n0\n%%EOF\n", b"1 0 obj\nnull\nendobj\n"]
        case.assert_told((repr(ending), case.data + ending) for ending in endings)


def test_earlier_ends(archived: Case) -> None:
    """The last time stamp cut off; the second signature cut off; nothing left but the fields."""
    ends = [found.end() for found in re.finditer(rb"%%EOF\n?", archived.data)][:-1]
    assert len(ends) == 3
    archived.assert_told((f"cut at {end}", archived.data[:end]) for end in ends)


def test_no_byte_is_left_off(certified: Case) -> None:
    certified.assert_told((f"less {count}", certified.data[:-count]) for count in (1, 2, 6, 100, 5000))


def _appended(data: bytes, edit: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    edit(writer)
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def _page(writer: IncrementalPdfFileWriter, index: int) -> DictionaryObject:
    page: DictionaryObject = writer.find_page_for_modification(index)[0].get_object()
    return page


def _overwrite(writer: IncrementalPdfFileWriter) -> None:
    stream = StreamObject(stream_data=b"BT /F1 24 Tf 72 700 Td (2214 of 2214) Tj ET")
    page = _page(writer, 1)
    page["/Contents"] = writer.add_object(stream)
    writer.update_container(page)


def _hidden_text(writer: IncrementalPdfFileWriter) -> None:
    stream = StreamObject(stream_data=b"BT 3 Tr /F1 8 Tf 72 50 Td (nobody sees this) Tj ET")
    page = _page(writer, 0)
    page["/Contents"] = ArrayObject([page.raw_get("/Contents"), writer.add_object(stream)])
    writer.update_container(page)


def _stream_in_place(writer: IncrementalPdfFileWriter) -> None:
    contents = _page(writer, 2)["/Contents"]
    contents._data = b"BT ET"
    contents._encoded_data = None
    writer.update_container(contents)


def _swapped(writer: IncrementalPdfFileWriter) -> None:
    kids = writer.root["/Pages"]["/Kids"]
    first, second = kids.raw_get(0), kids.raw_get(1)
    kids[0], kids[1] = second, first
    writer.update_container(kids)


def _removed(writer: IncrementalPdfFileWriter) -> None:
    pages = writer.root["/Pages"]
    del pages["/Kids"][3]
    pages["/Count"] = NumberObject(3)
    writer.update_container(pages)


def _link_elsewhere(writer: IncrementalPdfFileWriter) -> None:
    link = _page(writer, 0)["/Annots"][0]
    link["/Dest"] = ArrayObject([writer.root["/Pages"]["/Kids"].raw_get(3), NameObject("/Fit")])
    writer.update_container(link)


def _note(writer: IncrementalPdfFileWriter) -> None:
    page = _page(writer, 3)
    note = DictionaryObject(
        {NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/FreeText")}
    )
    note["/Rect"] = ArrayObject(map(NumberObject, (72, 690, 300, 720)))
    page["/Annots"] = ArrayObject([*page.get("/Annots", ()), writer.add_object(note)])
    writer.update_container(page)


def _script(writer: IncrementalPdfFileWriter) -> None:
    action = DictionaryObject({NameObject("/S"): NameObject("/JavaScript")})
    writer.root["/OpenAction"] = action
    writer.update_root()


def _layers(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/OCProperties"] = DictionaryObject({NameObject("/OCGs"): ArrayObject()})
    writer.update_root()


def _font(writer: IncrementalPdfFileWriter) -> None:
    font = _page(writer, 0)["/Resources"]["/Font"]["/F1"]
    font["/BaseFont"] = NameObject("/Symbol")
    writer.update_container(font)


def _appearance(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0]
    field["/Rect"] = ArrayObject(map(NumberObject, (0, 0, 595, 842)))
    writer.update_container(field)


def _no_fields(writer: IncrementalPdfFileWriter) -> None:
    form = writer.root["/AcroForm"]
    form["/Fields"] = ArrayObject()
    writer.update_container(form)


def _no_value(writer: IncrementalPdfFileWriter) -> None:
    field = writer.root["/AcroForm"]["/Fields"][0]
    del field["/V"]
    writer.update_container(field)


def _no_validation_data(writer: IncrementalPdfFileWriter) -> None:
    del writer.root["/DSS"]
    writer.update_root()


def _outline(writer: IncrementalPdfFileWriter) -> None:
    del writer.root["/Outlines"]
    writer.update_root()


def _nothing(writer: IncrementalPdfFileWriter) -> None:
    writer.add_object(NumberObject(0))


EDITS = [
    _overwrite,
    _hidden_text,
    _stream_in_place,
    _swapped,
    _removed,
    _link_elsewhere,
    _note,
    _script,
    _layers,
    _font,
    _appearance,
    _no_fields,
    _no_value,
    _no_validation_data,
    _outline,
    _nothing,
]


@pytest.mark.slow
@pytest.mark.parametrize("edit", first(3, EDITS), ids=lambda edit: edit.__name__.strip("_"))
def test_appended_revisions(certified: Case, archived: Case, edit: Callable[[IncrementalPdfFileWriter], None]) -> None:
    """Also between a signature and the next: cut at each end of a revision, then changed."""
    for case in (certified, archived):
        ends = [found.end() for found in re.finditer(rb"%%EOF\n?", case.data)][1:]
        case.assert_told(_edited(case.data, ends, edit))


def _edited(data: bytes, ends: list[int], edit: Callable[[IncrementalPdfFileWriter], None]) -> Iterator[Change]:
    for end in ends:
        try:
            yield f"{edit.__name__} at {end}", _appended(data[:end], edit)
        except KeyError:  # what the edit takes away is not there yet in this revision
            continue


def test_the_page_that_was_changed_is_named(certified: Case) -> None:
    told = [str(change) for change in certified.verdict(_appended(certified.data, _overwrite)).changes]
    assert told == ["after a signature, content was added or changed on page 2"]
    told = [str(change) for change in certified.verdict(_appended(certified.data, _note)).changes]
    assert told == ["after a signature, content was added or changed on page 4"]


def test_byte_ranges(certified: Case) -> None:
    """Universal signature forgery and signature wrapping (Mladenov et al., 2019)."""
    certified.assert_told(_ranges(certified.data))


def _ranges(data: bytes) -> Iterator[Change]:
    found = list(re.finditer(rb"/ByteRange ?\[([\d ]+)\]", data))[-1]
    a, b, c, d = map(int, found[1].split())
    others = [
        (a, b, c, d - 10), (a, b - 2, c, d), (a, b, c + 2, d - 2), (a, b + 2, c, d), (1, b - 1, c, d), (a, b, c, 0),
        (a, 0, c, d), (a, b, c, d + 1), (a, b, b, d + c - b), (0, 0, 0, 0), (a, -b, c, d), (),
    ]  # fmt: skip
    for other in others:
        text = b" ".join(b"%d" % number for number in other)
        yield str(other), data[: found.start(1)] + text.ljust(len(found[1]))[: len(found[1])] + data[found.end(1) :]
    yield "none", data.replace(b"/ByteRange", b"/ByteRangf")
    yield "null", data[: found.start()] + b"/ByteRange null ".ljust(len(found[0])) + data[found.end() :]
    for name in (b"/SubFilter", b"/Filter", b"/Type /Sig", b"/Contents", b"/Prop_Build", b"/Reference"):
        yield name.decode(), data.replace(name, name[:-1] + b"q")


def test_wrapping(certified: Case) -> None:
    """The second signed part moved behind new objects, as the byte range is made to say."""
    data = certified.data
    found = list(re.finditer(rb"/ByteRange ?\[([\d ]+)\]", data))[-1]
    _a, first, second, length = map(int, found[1].split())
    inserted = b"\n9999 0 obj\n<< /Length 0 >>\nendobj\n"
    moved = b"0 %d %d %d" % (first, second + len(inserted), length)
    wrapped = data[:second] + inserted + data[second:]
    wrapped = wrapped[: found.start(1)] + moved.ljust(len(found[1])) + wrapped[found.end(1) :]
    certified.assert_told(iter([("wrapped", wrapped)]))


@pytest.mark.long
def test_cms_objects(certified: Case, authority: Authority) -> None:
    certified.assert_told(_rewritten(certified.data, authority))


def _rewritten(data: bytes, authority: Authority) -> Iterator[Change]:
    """Yield files whose signature was parsed, changed where it does not sign itself, and written again."""
    found = list(re.finditer(rb"/Contents ?<([0-9A-Fa-f]{2000,})>", data))[-1]
    stranger = read_certificates(authority.certificate("stranger"))[0]
    again = read_certificates(authority.certificate("college"))[0]

    def changed(edit: Callable[[cms.SignedData], None]) -> bytes:
        info = cms.ContentInfo.load(bytes.fromhex(found[1].decode("ascii")))
        edit(info["content"])
        return _refilled(data, found, info.dump(force=True))

    def no_time(content: cms.SignedData) -> None:
        content["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([])

    def no_attributes(content: cms.SignedData) -> None:
        content["signer_infos"][0]["signed_attrs"] = cms.CMSAttributes([])

    def added(certificate: Certificate) -> Callable[[cms.SignedData], None]:
        return lambda content: content["certificates"].append(cms.CertificateChoices("certificate", certificate))

    def fewer(content: cms.SignedData) -> None:
        content["certificates"] = cms.CertificateSet([content["certificates"][0]])

    def twice(content: cms.SignedData) -> None:
        content["signer_infos"].append(content["signer_infos"][0])

    def nobody(content: cms.SignedData) -> None:
        content["signer_infos"] = cms.SignerInfos([])

    edits = {
        "no time stamp": no_time,
        "no signed attributes": no_attributes,
        "a stranger's certificate": added(stranger),
        "a certificate twice": added(again),
        "fewer certificates": fewer,
        "signed twice": twice,
        "signed by nobody": nobody,
    }
    for name, edit in edits.items():
        yield name, changed(edit)
    for name, contents in {"empty": b"", "zeros": b"0" * 200, "short": found[1][:200]}.items():
        yield name, data[: found.start(1)] + contents.ljust(len(found[1]), b"0") + data[found.end(1) :]


@pytest.mark.long
@pytest.mark.slow
@pytest.mark.fuzz
def test_other_encodings_of_the_same(certified: Case, archived: Case) -> None:
    # 8 and 10 are prime to the three ways of writing a place otherwise.
    assert certified.assert_told(one_in(8, _encoded_otherwise(certified.data))) >= 8
    assert archived.assert_told(one_in(10, _encoded_otherwise(archived.data))) >= 7


def _encoded_otherwise(data: bytes) -> Iterator[Change]:
    """Yield files whose last signature says the same: with a longer length, or one value more somewhere."""
    found = list(re.finditer(rb"/Contents ?<([0-9A-Fa-f]{2000,})>", data))[-1]
    contents = bytes.fromhex(found[1].decode("ascii"))
    contents = contents[: parser.peek(contents)]
    places = list(_places(contents))
    null = b"\x05\x00"
    for place in [places[0], *places[1 :: len(places) // 24]]:
        for what, changed in {
            "longer length": _encoded(contents, place, lambda inner: inner, longer=True),
            "one value more": _encoded(contents, place, lambda inner: inner + null),
            "zeros": _encoded(contents, place, lambda inner: inner + bytes(2)),
        }.items():
            yield f"{what} at {place}", _refilled(data, found, changed)
    for place in places:
        if _value(contents, place)[:1] == b"\x03":
            # The last bit is taken for a filling bit: every second string of bits ends in one that may be.
            shorter = _encoded(contents, place, lambda inner: bytes([inner[0] ^ 1]) + inner[1:])
            yield f"a bit less at {place}", _refilled(data, found, shorter)


def _refilled(data: bytes, found: re.Match[bytes], contents: bytes) -> bytes:
    digits = contents.hex().encode("ascii")
    digits = digits if found[1].islower() else digits.upper()
    return data[: found.start(1)] + digits.ljust(len(found[1]), b"0") + data[found.end(1) :]


def _value(value: bytes, place: tuple[int, ...]) -> bytes:
    return _value(_parts(value)[place[0]], place[1:]) if place else value


def _places(value: bytes, above: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    """Yield the place of each value in a DER object: first child of the third child is (2, 0)."""
    yield above
    for number, part in enumerate(_parts(value)):
        yield from _places(part, (*above, number))


def _parts(value: bytes) -> list[bytes]:
    _class, method, _tag, _header, content, _trailer = parser.parse(value)
    parts = []
    while method and content:
        parts.append(content[: parser.peek(content)])
        content = content[len(parts[-1]) :]
    return parts


def _encoded(value: bytes, place: tuple[int, ...], edit: Callable[[bytes], bytes], longer: bool = False) -> bytes:
    """Encode a DER object anew, the content at one place edited, or its length given one octet more than it needs."""
    class_, method, tag, _header, content, _trailer = parser.parse(value)
    if place:
        parts = _parts(value)
        parts[place[0]] = _encoded(parts[place[0]], place[1:], edit, longer)
        content = b"".join(parts)
    else:
        content = edit(content)
    encoded: bytes = parser.emit(class_, method, tag, content)
    if place or not longer:
        return encoded
    octets = len(content).to_bytes(5, "big").lstrip(b"\0")
    return encoded[:1] + bytes([0x81 + len(octets)]) + b"\0" + octets + content


def test_a_signature_of_another_document(certified: Case, archived: Case) -> None:
    pattern = rb"/Contents ?<([0-9A-Fa-f]{2000,})>"
    ours, theirs = re.search(pattern, certified.data), re.search(pattern, archived.data)
    assert ours and theirs
    contents = theirs[1].rstrip(b"0").ljust(len(ours[1]), b"0")[: len(ours[1])]
    data = certified.data[: ours.start(1)] + contents + certified.data[ours.end(1) :]
    certified.assert_told(iter([("exchanged", data)]))


def test_a_forger_with_a_certificate_of_his_own(
    document: Path, certified: Case, authority: Authority, tmp_path: Path
) -> None:
    """Signed anew by somebody whom no trusted authority knows: whole, and not vouched for."""
    path = signed(document, tmp_path / "forged.pdf", authority, ["college"], Level.B_B)
    verdict = verify(path, tuple(read_certificates(authority.certificate("stranger"))), offline=True)
    assert verdict.intact and not verdict.verified
