"""What a file with text is by its bytes, whatever its name ends in, and what an engine is given of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from reportdoc.app.word_2003 import NAMESPACE
from reportdoc.ooxml.flat import PACKAGE
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

WORD: Final = ".docx"
FLAT: Final = ".xml"
"""Of a Word file in one XML file."""
PAGE: Final = ".html"
ARCHIVED_PAGE: Final = ".mht"

_HEAD = 4096
"""Bytes that tell what a file is."""
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Signature of .doc and of encrypted .docx files (MS-CFB, 2.2)."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream of an encrypted document (MS-OFFCRYPTO, 2.3.4.4)."""
_OLD_WORD = "WordDocument".encode("utf-16-le")
"""Name of the stream with the text of a .doc file (MS-DOC, 2.1.1)."""
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
"""In the first member of an .odt file (OpenDocument 1.3 Part 2, 3.3)."""
_PROTECTED = (b"%TSD-Header-###%", b"b\x14#e")
"""What files begin with that office programs for the protection of documents have encrypted."""
_PAGE = re.compile(rb"<(?:!doctype\s{1,9}html|html|body|table)\b", re.IGNORECASE)
_ARCHIVED_PAGE = re.compile(rb"mime-version:", re.IGNORECASE)


def ending(source: Path, old: tuple[str, ...]) -> str:
    """Return the ending that the format of a file asks for; `old` are those that an engine makes into .docx.

    Raises InputError where a program for the protection of documents has encrypted it, OSError where it cannot be read.
    """
    with source.open("rb") as stream:
        head = stream.read(_HEAD)
        more = stream.read() if head.startswith(_COMPOUND_FILE) else b""
    named = source.suffix.lower()
    fallback = named if named in old else WORD
    if head.startswith(_PROTECTED) or b"E-SafeNet" in head[:512]:
        text = message('"{file}" is encrypted by a program that protects documents', file=source.name)
        raise InputError(text, message("have it decrypted there first, and sent as a plain Word file"))
    if head.startswith(b"PK"):
        return ".odt" if _OPEN_DOCUMENT in head[:100] else WORD
    if head.startswith(_COMPOUND_FILE):
        streams = head + more
        old_word = fallback == WORD and _OLD_WORD in streams
        return WORD if _ENCRYPTED in streams else ".doc" if old_word else fallback
    return _of_text(head) or fallback


def _of_text(head: bytes) -> str:
    if head.lstrip().startswith(b"{\\rtf"):
        return ".rtf"
    if PACKAGE in head:
        return FLAT
    if NAMESPACE.encode() in head:
        return ".doc"
    plain = head.replace(b"\0", b"")  # UTF-16 as well
    if _ARCHIVED_PAGE.match(plain):
        return ARCHIVED_PAGE
    return PAGE if _PAGE.search(plain) else ""
