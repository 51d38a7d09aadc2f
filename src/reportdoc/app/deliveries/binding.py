"""Bound figures of a paragraph that was delivered with other words: where the same figure stands, it stays bound."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from reportdoc.app.deliveries.aligning import Line, TypedOver, aligned, quantities
from reportdoc.report.block import Block, Case, List, Paragraph
from reportdoc.report.inline import (
    Emphasis,
    Inline,
    Link,
    Note,
    Quantity,
    Strong,
    Subscript,
    Superscript,
    Text,
    notes_in,
)
from reportdoc.report.plain import plain_words
from reportdoc.text.similar import pairs

_ALIKE = 0.5
"""Share of pairs of letters from which a paragraph is an old one with other words."""
_CLAUSE = re.compile("[^。；，！？：、]+")
_KNOWN = 8
"""Letters beside its figures from which a clause is known again (our own): 其中男生 60 人 is said of many things."""


def bound(new: Sequence[Block], old: Sequence[Block], kept: Collection[TypedOver] = ()) -> list[Block]:
    """Return new blocks in whose paragraphs figures are bound as in the old paragraph that says nearly the same.

    A figure is the same where it is printed alike between the same words; one that was typed over is text, but for
    those that are `kept`. Where no paragraph says nearly the same, a clause that is the same to the letter takes its
    figure along.
    """
    before, after = list(_paragraphs(old)), list(_paragraphs(new))
    alike = pairs([plain_words(one) for one in before], [plain_words(one) for one in after], _ALIKE)
    contents = {id(after[j]): _bound(after[j], before[i], kept) for i, j in alike}
    known = {i for i, _ in alike}
    left = [one for i, one in enumerate(before) if i not in known and next(_quantities(one), None) is not None]
    clauses = _clauses(left)
    for one in after if clauses else ():
        if id(one) not in contents:
            contents[id(one)] = _by_clauses(one, clauses)
    return [_with(one, contents) for one in new]


def typed_over(new: Sequence[Block], old: Sequence[Block]) -> list[TypedOver]:
    """Return the bound figures of old paragraphs over which others were typed in the new ones that are like them."""
    before, after = list(_paragraphs(old)), list(_paragraphs(new))
    alike = pairs([plain_words(one) for one in before], [plain_words(one) for one in after], _ALIKE)
    lines = [
        line
        for i, j in sorted(alike, key=lambda pair: pair[1])
        for line in ((after[j], before[i]), *((one.text, other.text) for one, other in _notes(after[j], before[i])))
    ]
    return [over for one, other in lines for over, _ in aligned(one, other)[1]]


def _paragraphs(blocks: Sequence[Block]) -> Iterator[tuple[Inline, ...]]:
    for block in blocks:
        match block:
            case Paragraph(content=content):
                yield content
            case List(items=items):
                for item in items:
                    yield from _paragraphs(item)
            case Case(blocks=inner):
                yield from _paragraphs(inner)
            case _:
                pass


def _with(block: Block, contents: dict[int, tuple[Inline, ...]]) -> Block:
    match block:
        case Paragraph(content=content):
            return replace(block, content=contents.get(id(content), content))
        case List(items=items):
            return replace(block, items=tuple(tuple(_with(one, contents) for one in item) for item in items))
        case Case(blocks=inner):
            return replace(block, blocks=tuple(_with(one, contents) for one in inner))
        case _:
            return block


def _bound(new: Line, old: Line, kept: Collection[TypedOver]) -> Line:
    """Return the content of a paragraph with figures bound; those in its notes as in old notes that are like them."""
    texts = {one.name: _line(one.text, other.text, kept) for one, other in _notes(new, old)}
    return _noted(_line(new, old, kept), texts)


def _notes(new: Line, old: Line) -> list[tuple[Note, Note]]:
    """Return the notes of a paragraph, each with the old one that it is like."""
    before, after = list(notes_in(old)), list(notes_in(new))
    alike = pairs([plain_words(one.text) for one in before], [plain_words(one.text) for one in after], _ALIKE)
    return [(after[j], before[i]) for i, j in alike]


def _noted(content: tuple[Inline, ...], texts: Mapping[str, tuple[Inline, ...]]) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for one in content:
        match one:
            case Note(name=name, text=text):
                made.append(replace(one, text=texts.get(name, text)))
            case Strong() | Emphasis():
                made.append(replace(one, content=_noted(one.content, texts)))
            case _:
                made.append(one)
    return tuple(made)


def _line(new: Line, old: Line, kept: Collection[TypedOver]) -> Line:
    same, overs = aligned(new, old)
    again = {start: (over.quantity, len(over.new)) for over, start in overs if over in kept}
    found = {start: (quantity, len(quantity.text)) for start, quantity in same.items()} | again
    return tuple(_inserted(new, 0, found)) if found else new


def _clauses(old: Sequence[tuple[Inline, ...]]) -> dict[str, dict[int, Quantity]]:
    """Return the figures of clauses by their words, and by their places in them; none of what two say otherwise."""
    found: dict[str, dict[int, Quantity]] = {}
    for one in old:
        words, places = plain_words(one), dict(quantities(one, 0))
        for clause in _CLAUSE.finditer(words):
            inside = {start - clause.start(): places[start] for start in places if start in range(*clause.span())}
            if len(clause[0]) - sum(len(each.text) for each in inside.values()) < _KNOWN:
                continue
            if inside and found.setdefault(clause[0], inside) != inside:
                found[clause[0]] = {}
    return found


def _by_clauses(new: tuple[Inline, ...], known: Mapping[str, Mapping[int, Quantity]]) -> tuple[Inline, ...]:
    """Return the content of a paragraph with the figures bound of clauses that an old one has as well."""
    clauses = list(_CLAUSE.finditer(plain_words(new)))
    often = Counter(one[0] for one in clauses)
    found = {
        one.start() + start: (quantity, len(quantity.text))
        for one in clauses
        if often[one[0]] == 1
        for start, quantity in known.get(one[0], {}).items()
    }
    return tuple(_inserted(new, 0, found)) if found else new


def _quantities(content: Sequence[Inline]) -> Iterator[Quantity]:
    yield from (one for _, one in quantities(content, 0))


def _inserted(content: Sequence[Inline], start: int, found: Mapping[int, tuple[Quantity, int]]) -> Iterator[Inline]:
    """Yield content with bound figures in the place of so many characters, unless these are set in different ways."""
    for one in content:
        length = len(plain_words((one,)))
        match one:
            case Text(text=text):
                at = 0
                for place in sorted(found):
                    begin, (quantity, size) = place - start, found[place]
                    if at <= begin and begin + size <= length:
                        yield from (Text(text[at:begin]),) if begin > at else ()
                        yield quantity
                        at = begin + size
                yield from (Text(text[at:]),) if at < length else ()
            case Strong() | Emphasis() | Superscript() | Subscript() | Link():
                yield replace(one, content=tuple(_inserted(one.content, start, found)))
            case _:
                yield one
        start += length
