"""The door to Word files: their parts, whose sizes are checked before anything is unpacked or parsed."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path

from lxml import etree

from reportdoc.ooxml import archive, limits
from reportdoc.ooxml.archive import Archive, Damaged, TooLarge
from reportdoc.ooxml.compound import COMPOUND_FILE
from reportdoc.ooxml.names import markup, parse, transitional
from reportdoc.ooxml.paragraphs import check_lengths
from reportdoc.ooxml.relations import Relation, relations_name, relations_of
from reportdoc.ooxml.writer import write
from reportdoc.report.message import cause, message
from reportdoc.report.problem import InputError

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream of an encrypted document (MS-OFFCRYPTO, 2.3.4.4)."""
_MAIN = "/officeDocument"
"""End of the type of the relationship to the main part, transitional or strict (ECMA-376 Part 1, 11.3.10)."""
_XML = (".xml", ".rels")


class DamagedFile(InputError):
    """This is no sound Word file."""


class Package:
    """The members of an open Word file."""

    def __init__(self, archive: Archive, name: str) -> None:
        self._archive = archive
        self._names = frozenset(archive.names)
        self._name = name
        self._markup: dict[str, int] = {}

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
        except Damaged:
            raise damaged(self._name) from None

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of a member, or none where there is no such member.

        Raises InputError where it is damaged or has a document type, where the parts read so far are too large
        together, or a paragraph is longer than any.
        """
        data = self.data(name)
        if data is None:
            return None
        data = transitional(data)
        self._markup[name] = markup(data)
        if len(data) > limits.PART_BYTES or sum(self._markup.values()) > limits.MARKUP:
            raise InputError(message('"{file}" is too large to read', file=self._name))
        try:
            root = parse(data)
        except (etree.XMLSyntaxError, ValueError):
            raise damaged(self._name) from None
        check_lengths(root, self._name)
        return root

    def relations(self, name: str) -> Mapping[str, Relation]:
        """Return the relations of a member by their ids; those of the package itself are those of the empty name."""
        return relations_of(name, self.xml(relations_name(name)))

    def targets(self, name: str) -> Mapping[str, tuple[str, str]]:
        """Return type and target of the relations of a member by their ids; targets are names of members.

        Targets outside stay as written.
        """
        return {one.id: (one.type, one.target) for one in self.relations(name).values()}

    def main(self) -> tuple[str, etree._Element]:
        """Return name and root of the part with the text; raises InputError where there is none."""
        for kind, target in self.targets("").values():
            if kind.endswith(_MAIN) and (root := self.xml(target)) is not None:
                return target, root
        raise damaged(self._name)

    def held(self) -> dict[str, bytes]:
        """Return all members, in their order in the file.

        Raises InputError where one is damaged or no XML though its name says so, or all are too large to be held.
        """
        total = 0
        parts: dict[str, bytes] = {}
        for name in self._archive.names:
            if not name.endswith("/") and (data := self.data(name)) is not None:
                total += len(data)
                if total > limits.HELD_BYTES:
                    raise InputError(message('"{file}" is too large to read', file=self._name))
                parts[name] = data
                if name.endswith(_XML):
                    self.xml(name)
        return parts


@contextmanager
def opened(source: Path | bytes, name: str = "") -> Generator[Package]:
    """Yield the members of a Word file: one on disk, or its bytes, which messages call by that name.

    Raises InputError where it cannot be read, is no Word file, or unpacks to more than any report needs.
    """
    name = name or str(source)
    with ExitStack() as stack:
        try:
            members = stack.enter_context(archive.opened(source, limits.WORD))
        except Damaged:
            raise _no_archive(source, name) from None
        except TooLarge as error:
            raise _too_large(error, name) from None
        except OSError as error:
            text = message('"{name}" cannot be read: {reason}', name=name, reason=cause(error))
            raise InputError(text) from None
        yield Package(members, name)


def vetted(path: Path) -> BytesIO:
    """Return a Word file as a new archive of the same parts, for a library that opens archives without a look.

    Raises InputError as `opened` and `Package.held` do.
    """
    with opened(path, path.name) as package:
        parts = package.held()
    stream = BytesIO()
    write(stream, parts.items(), level=0)
    stream.seek(0)
    return stream


def damaged(file: str) -> DamagedFile:
    """Return the error of a file that is no sound Word file."""
    return DamagedFile(message('"{file}" is damaged or is no Word file (.docx)', file=file))


def _too_large(error: TooLarge, name: str) -> InputError:
    if not error.unpacked:
        text = message('"{file}" has more than {limit} parts and is not opened', file=name, limit=limits.MEMBERS)
        return InputError(text)
    size = error.unpacked // 1_000_000
    return InputError(message('"{file}" unpacks to {size} MB and is not opened', file=name, size=size))


def _no_archive(source: Path | bytes, name: str) -> InputError:
    if isinstance(source, bytes):
        return damaged(name)
    with source.open("rb") as stream:
        start = stream.read(limits.SIGNATURE_BYTES)
    if not start.startswith(COMPOUND_FILE):
        return damaged(name)
    if _ENCRYPTED in start:
        text, hint = message('"{file}" is protected by a password', file=name), message("save it without one")
    else:
        text, hint = message('"{file}" is in the old .doc format', file=name), message("save it as .docx")
    return InputError(text, hint)
