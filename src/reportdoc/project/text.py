"""Bytes as text: encodings, line ends, and characters that no XML document can hold."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character outside XML's `Char` (XML 1.0, 2.2): control characters, surrogates, U+FFFE and U+FFFF."""

DIVIDE = message("divide it into paragraphs")
"""What to do about a paragraph that is too long."""

PARAGRAPH_CHARACTERS = 20_000
"""Characters of a paragraph or a cell, however it comes in: beyond, nothing is judged. The longest seen has 900."""


def decode(data: bytes, file: str) -> str:
    """Return the text of UTF-8 bytes, without signature, lines ended by line feeds.

    Raises ContentError, with the line, where the bytes are not UTF-8 or hold characters that XML cannot.
    """
    refuse_utf16(data, file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = Problem(
            Place(file, line),
            message("this line is not UTF-8 text"),
            message("save the file again with the encoding UTF-8"),
        )
        raise ContentError([problem]) from None
    text = line_feeds(text)
    problems = list(illegal_lines(text, file))
    if problems:
        raise ContentError(problems)
    return text


def refuse_utf16(data: bytes, file: str) -> None:
    """Raise ContentError where bytes begin with the signature of UTF-16."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        hint = message("save the file again with the encoding UTF-8")
        raise ContentError([Problem(Place(file), message("the file is UTF-16 text, not UTF-8"), hint)])


def line_feeds(text: str) -> str:
    """Return a text with every kind of line end as a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def too_long(characters: int) -> Message:
    """Return what is said of a paragraph that is too long."""
    return message(
        "the paragraph has {count} characters; more than {limit} are not read",
        count=characters,
        limit=PARAGRAPH_CHARACTERS,
    )


def illegal_lines(text: str, file: str) -> Iterator[Problem]:
    """Yield a problem for each line that holds a character XML cannot hold."""
    if not ILLEGAL.search(text):
        return
    for line, content in enumerate(text.split("\n"), start=1):
        if found := ILLEGAL.search(content):
            yield illegal(found[0], Place(file, line))


def illegal(character: str, place: Place) -> Problem:
    """Return the problem of a character that XML cannot hold."""
    return Problem(
        place,
        message("the character {code} cannot stand in a Word file", code=f"U+{ord(character):04X}"),
        message("delete it; it is invisible in most editors"),
    )
