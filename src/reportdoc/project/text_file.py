"""Text files that are edited: their bytes come back as they were but for the edits."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass

from reportdoc.project.text import line_feeds


@dataclass(frozen=True, slots=True)
class TextFile:
    """The text of a file, and how its bytes say it."""

    text: str
    """With line feeds."""
    signature: bool
    """Whether it begins with a byte order mark, as Excel writes it."""
    returns: bool
    """Whether its lines end as on Windows."""
    encoding: str

    def encoded(self, text: str) -> bytes:
        """Return another text as the bytes of such a file."""
        data = (text.replace("\n", "\r\n") if self.returns else text).encode(self.encoding)
        return BOM_UTF8 + data if self.signature else data


def text_file(data: bytes) -> TextFile:
    """Return the text of bytes in UTF-8, or in GB18030 as sheets from Chinese Windows are."""
    signature = data.startswith(BOM_UTF8)
    body = data.removeprefix(BOM_UTF8)
    try:
        text, encoding = body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = body.decode("gb18030"), "gb18030"
    return TextFile(line_feeds(text), signature, b"\r\n" in body, encoding)
