"""The parts of a Word file that nobody vouches for: sizes are checked before anything is unpacked."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError

from lxml import etree

from reportdoc.ooxml import limits
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Signature of the container of .doc and of encrypted .docx files (MS-CFB, 2.2)."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream of an encrypted document (MS-OFFCRYPTO, 2.3.4.4)."""
_PURL = b"http://purl.oclc.org/ooxml/"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_MAIN = "/officeDocument"
"""End of the type of the relationship to the main part, transitional or strict (ECMA-376 Part 1, 11.3.10)."""


class Package:
    """The members of an open Word file."""

    def __init__(self, archive: ZipFile, name: str) -> None:
        self._archive = archive
        self._names = frozenset(archive.namelist())
        self._name = name

    @property
    def names(self) -> frozenset[str]:
        """Names of the members."""
        return self._names

    def data(self, name: str) -> bytes | None:
        """Return the bytes of a member, or none where there is no such member; raises InputError if it is damaged."""
        if name not in self._names:
            return None
        try:
            return self._archive.read(name)
        except (BadZipFile, ZlibError, NotImplementedError, EOFError, RuntimeError, OSError, ValueError):
            raise damaged(self._name) from None

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of a member, or none where there is no such member.

        Entities are never resolved, and a document type, which the format forbids (ECMA-376 Part 2, 6.2.5), is damage.
        """
        data = self.data(name)
        if data is None:
            return None
        # The strict variant of the format says the same in other namespaces (ECMA-376 Part 1, Annex A, and Part 4).
        data = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", data) if _PURL in data else data
        if len(data) > limits.PART_BYTES:
            raise InputError(message('"{file}" is too large to compare', file=self._name))
        try:
            root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
        except (etree.XMLSyntaxError, ValueError):
            raise damaged(self._name) from None
        if root.getroottree().docinfo.doctype:
            raise damaged(self._name)
        return root

    def targets(self, name: str) -> Mapping[str, tuple[str, str]]:
        """Return type and target of the relationships of a member by their id; targets are names of members.

        The relationships of the package itself are those of the empty name. Targets outside stay as written.
        """
        folder, file = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for relationship in root if root is not None else ():
            target = relationship.get("Target", "")
            if relationship.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[relationship.get("Id", "")] = (relationship.get("Type", ""), target)
        return found

    def main(self) -> tuple[str, etree._Element]:
        """Return name and root of the part with the text; raises InputError where there is none."""
        for kind, target in self.targets("").values():
            if kind.endswith(_MAIN) and (root := self.xml(target)) is not None:
                return target, root
        raise damaged(self._name)


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """Yield the members of a Word file.

    Raises InputError where it cannot be read, is no Word file, or unpacks to more than any report needs.
    """
    try:
        archive = ZipFile(path)
    except (BadZipFile, NotImplementedError, EOFError, ValueError):
        raise _no_archive(path) from None
    except OSError as error:
        text = message('"{name}" cannot be read: {reason}', name=str(path), reason=error.strerror or str(error))
        raise InputError(text) from None
    with archive:
        _check_sizes(archive, path)
        yield Package(archive, str(path))


def damaged(file: str) -> InputError:
    """Return the error of a file that is no sound Word file."""
    return InputError(message('"{file}" is damaged or is no Word file (.docx)', file=file))


def _no_archive(path: Path) -> InputError:
    with path.open("rb") as stream:
        start = stream.read(limits.SIGNATURE_BYTES)
    if not start.startswith(_COMPOUND_FILE):
        return damaged(str(path))
    if _ENCRYPTED in start:
        text, hint = message('"{file}" is protected by a password', file=str(path)), message("save it without one")
    else:
        text, hint = message('"{file}" is in the old .doc format', file=str(path)), message("save it as .docx")
    return InputError(text, hint)


def _check_sizes(archive: ZipFile, path: Path) -> None:
    # zipfile never gives more bytes of a member than the directory declares, so the declared sizes can be relied on.
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    bomb = unpacked > limits.RATIO_FROM_BYTES and unpacked > limits.RATIO * path.stat().st_size
    if bomb or unpacked > limits.UNPACKED_BYTES or len(members) > limits.MEMBERS:
        size = unpacked // 1_000_000
        raise InputError(message('"{file}" unpacks to {size} MB and is not opened', file=str(path), size=size))
