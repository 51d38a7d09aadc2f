"""Where each character of inline content stands in its file, so that one can be changed and the rest stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from html import unescape

from markdown_it.token import Token

from reportdoc.text.width import joins

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_OPENS = {"strong_open": "**", "em_open": "*", "sup_open": "^", "sub_open": "~"}


class PieceKind(Enum):
    """What a piece of the source is."""

    TEXT = "text"
    """Characters; printed as they stand, or one that is written otherwise (`\\*`, `&amp;`)."""
    VALUE = "value"
    REFERENCE = "reference"
    NOTE = "note"
    """The mark of a note."""
    FORMULA = "formula"
    BREAK = "break"
    """A line break that is printed."""
    SOFT = "soft"
    """A new line of the source, which prints a space between Latin words and nothing otherwise."""
    OPEN = "open"
    CLOSE = "close"


class Unlocated(ValueError):
    """The source does not read as its tokens say; its places cannot be told."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a file: `start` (included) to `end` (excluded), in characters."""

    kind: PieceKind
    start: int
    end: int
    text: str = ""
    """What it prints; empty for what only the report knows: values, references, notes, formulas."""
    bold: bool = False


def pieces(source: str, start: int, tokens: Sequence[Token]) -> tuple[Piece, ...]:
    """Return the pieces of inline tokens whose first character stands at or after `start`.

    Raises Unlocated where the source does not hold what the tokens say.
    """
    return tuple(_spaced(list(_Walk(source, start).all(tokens))))


class _Walk:
    def __init__(self, source: str, at: int) -> None:
        self._source, self._at = source, at
        self._bold = 0

    def all(self, tokens: Sequence[Token]) -> Iterator[Piece]:
        for token in tokens:
            match token.type:
                case "text" | "text_special":
                    yield from self._text(token.content)
                case "softbreak":
                    yield self._line_end(PieceKind.SOFT, "")
                case "hardbreak":
                    self._at += self._source.startswith("\\", self._at)
                    yield self._line_end(PieceKind.BREAK, "\n")
                case "value":
                    yield self._until(PieceKind.VALUE, "{{", "}}")
                case "reference":
                    yield self._literal(PieceKind.REFERENCE, token.content)
                case "note":
                    yield self._literal(PieceKind.NOTE, token.content)
                case "math":
                    yield self._literal(PieceKind.FORMULA, f"{token.markup}{token.content}{token.markup}")
                case _:
                    yield self._mark(token)

    def _text(self, text: str) -> Iterator[Piece]:
        start, plain = self._at, ""
        for character in text:
            if self._source.startswith(character, self._at) and not self._written(character):
                plain += character
                self._at += 1
                continue
            if plain:
                yield Piece(PieceKind.TEXT, start, self._at, plain, self._bold > 0)
            start, plain = self._special(character), ""
            yield Piece(PieceKind.TEXT, start, self._at, character, self._bold > 0)
            start = self._at
        if plain:
            yield Piece(PieceKind.TEXT, start, self._at, plain, self._bold > 0)

    def _written(self, character: str) -> bool:
        """Tell whether a character that stands here is the beginning of how another one, or itself, is written."""
        if character == "\\":
            return self._source.startswith("\\\\", self._at)
        return character == "&" and unescape(_entity(self._source, self._at)) == "&" != _entity(self._source, self._at)

    def _special(self, character: str) -> int:
        start = self._at
        entity = _entity(self._source, start)
        if self._source.startswith(f"\\{character}", start):
            self._at += 2
        elif entity and unescape(entity) == character:
            self._at += len(entity)
        else:
            raise Unlocated
        return start

    def _line_end(self, kind: PieceKind, text: str) -> Piece:
        found = _LINE_END.match(self._source, self._at)
        if found is None:
            raise Unlocated
        # The mark of a printed break, a backslash or blanks, belongs to it.
        start = self._at - (kind is PieceKind.BREAK and self._source.startswith("\\", self._at - 1))
        self._at = found.end()
        return Piece(kind, start, self._at, text, self._bold > 0)

    def _until(self, kind: PieceKind, opens: str, closes: str) -> Piece:
        end = self._source.find(closes, self._at)
        if not self._source.startswith(opens, self._at) or end < 0:
            raise Unlocated
        start, self._at = self._at, end + len(closes)
        return Piece(kind, start, self._at, "", self._bold > 0)

    def _literal(self, kind: PieceKind, text: str) -> Piece:
        if not text or not self._source.startswith(text, self._at):
            raise Unlocated
        start, self._at = self._at, self._at + len(text)
        return Piece(kind, start, self._at, "", self._bold > 0)

    def _mark(self, token: Token) -> Piece:
        kind = PieceKind.OPEN if token.nesting == 1 else PieceKind.CLOSE
        if token.type == "link_open":
            return self._literal(kind, "<" if token.info == "auto" else "[")
        if token.type == "link_close":
            return self._literal(kind, ">") if token.info == "auto" else self._until(kind, "]", ")")
        name = token.type.replace("_close", "_open")
        if name not in _OPENS:
            raise Unlocated
        if name == "strong_open":
            self._bold += token.nesting
        return self._literal(kind, token.markup or _OPENS[name])


def _entity(source: str, at: int) -> str:
    found = _ENTITY.match(source, at)
    return found[0] if found else ""


def _spaced(found: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces, those between two lines with the space that they print between Latin words."""
    for index, piece in enumerate(found):
        if piece.kind is PieceKind.SOFT:
            before = next((one for one in reversed(found[:index]) if _prints(one)), None)
            after = next((one for one in found[index + 1 :] if _prints(one)), None)
            if before and after and not joins(_edge(before, -1), _edge(after, 0)):
                piece = Piece(piece.kind, piece.start, piece.end, " ", piece.bold)
        yield piece


def _prints(piece: Piece) -> bool:
    return piece.kind not in (PieceKind.OPEN, PieceKind.CLOSE, PieceKind.SOFT, PieceKind.NOTE)


def _edge(piece: Piece, at: int) -> str:
    """Return the first or last character that a piece prints; a value counts as a figure, a reference as 表 … 1."""
    match piece.kind:
        case PieceKind.VALUE:
            return "1"
        case PieceKind.REFERENCE:
            return "表" if at == 0 else "1"
        case PieceKind.BREAK | PieceKind.FORMULA:
            return "\u3000"
        case _:
            return piece.text[at]
