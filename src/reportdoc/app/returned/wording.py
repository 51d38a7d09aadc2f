"""Which words of a unit were changed in the returned file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from reportdoc.app.returned.items import Item
from reportdoc.app.returned.model import Edit, Segment, SegmentKind, Told, TypedOver, Unit, Where
from reportdoc.app.returned.reuse import cut_out
from reportdoc.app.returned.tokens import BROKEN, END, NUMBER, REFERENCE, Token, Written, tokens, written
from reportdoc.report.message import message
from reportdoc.report.plain import SEPARATOR
from reportdoc.text.tokens import spans

_LONG = 4_000
"""Tokens of a paragraph up to which every pair is weighed."""
_BREAKS = {"\n", END}
_AROUND = 12
"""Characters that may stand around a figure that was typed over another, beside four times its own length."""


@dataclass(frozen=True, slots=True)
class Change:
    """Tokens `first` to `last` (excluded) of a unit became `text`."""

    first: int
    last: int
    text: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Recounted:
    """A reference, or several, that were typed over or that another program worked out anew."""

    place: Where
    old: str
    new: str

    def told(self, captions: Mapping[str, str]) -> Told | None:
        """Return what to tell of it; nothing where the captions it names read so, too, or are gone."""
        parts = self.old.split(SEPARATOR)
        if BROKEN.fullmatch(self.new):
            return None
        if self.new.split(SEPARATOR) == [captions.get(one, one) for one in parts]:
            return None
        text = message('"{old}" is computed; "{new}", typed over it, is left out', old=self.old, new=self.new)
        return Told(self.place, text)


@dataclass(slots=True)
class Changed:
    """A unit, or several that were joined, with what was changed in it."""

    units: Sequence[Unit]
    stream: list[Token | Segment]
    """Tokens, and the marks between them."""
    tokens: list[Token]
    changes: list[Change] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    overs: list[TypedOver] = field(default_factory=list)
    captions: dict[str, str] = field(default_factory=dict)
    """Numbers of captions that another program counted otherwise, and as what."""
    references: list[Recounted] = field(default_factory=list)

    def taken_out(self) -> Iterator[list[Token]]:
        """Yield runs of tokens that are gone and hold what is bound."""
        for one in self.changes:
            run = self.tokens[one.first : one.last]
            if any(token.atom and token.segment.source for token in run):
                yield run

    def parted(self) -> Iterator[list[Token]]:
        """Yield the single references of those that name several places and are gone."""
        for one in self.changes:
            for token in self.tokens[one.first : one.last]:
                yield from ([part] for part in token.parts())


def changed(units: Sequence[Unit], returned: Sequence[Item], known: Callable[[str], str]) -> Changed:
    """Return what became of the words of a unit, or of several that were joined; `known` as `tokens.written` says."""
    stream = tokens(units)
    old = [one for one in stream if isinstance(one, Token)]
    new = written(returned, [one.text for one in old if one.atom], known)
    found = Changed(units, stream, old)
    for one in _changes(old, new):
        if not _blank(old, one):
            found.changes += [part for part in _apart(found, one) if not _blank(old, part)]
    return found


def _changes(old: Sequence[Token], new: Sequence[Written]) -> Iterator[Change]:
    one, other = [token.text for token in old], [token.text for token in new]
    matcher = SequenceMatcher(None, one, other, autojunk=max(len(one), len(other)) > _LONG)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind != "equal":
            yield Change(first, last, tuple(new[start:end]))


def _blank(old: Sequence[Token], one: Change) -> bool:
    """Tell whether nothing but blanks differ, and no words of Latin letters are joined or parted by it."""
    before, after = "".join(token.text for token in old[one.first : one.last]), text_of(one.text)
    if "".join(before.split()) != "".join(after.split()) or _BREAKS & set(before + after):
        return False
    if before.strip():
        return True
    left = old[one.first - 1].text[-1:] if one.first else ""
    right = old[one.last].text[:1] if one.last < len(old) else ""
    return not (left.isascii() and left.isalnum() and right.isascii() and right.isalnum())


def _apart(found: Changed, one: Change) -> Iterator[Change]:
    """Yield a change without what is bound or computed and was typed over: that is told."""
    atoms = [i for i in range(one.first, one.last) if found.tokens[i].atom]
    parts = _typed([found.tokens[i] for i in atoms], one.text) if atoms and one.text else None
    if parts is None:
        found.told += [told for i in atoms if one.text for told in _lost(found, found.tokens[i], text_of(one.text))]
        yield from _beside_numbers(found, one, atoms)
        return
    at = one.first
    for i, (before, typed) in zip(atoms, parts, strict=False):
        if at < i or before:
            yield from _beside_numbers(found, Change(at, i, before), ())
        _over(found, found.tokens[i], text_of(typed))
        at = i + 1
    if at < one.last or parts[-1][0]:
        yield Change(at, one.last, parts[-1][0])


def _beside_numbers(found: Changed, one: Change, atoms: Sequence[int]) -> Iterator[Change]:
    """Yield a change without the number of a caption, which is in no file."""
    numbers = [i for i in atoms if not found.tokens[i].segment.source]
    first = numbers[-1] + 1 if numbers else one.first
    if numbers:
        text = message("the number is computed and stays; what was done to it is left out")
        found.told.append(Told(found.units[0].place, text))
    if first < one.last or (one.text and not numbers):
        yield Change(first, one.last, one.text)


def _typed(
    atoms: Sequence[Token], text: Sequence[Written]
) -> list[tuple[tuple[Written, ...], tuple[Written, ...]]] | None:
    """Return for each atom the text before it and what was typed over it, last what stands behind.

    None where that is unclear: the words around were changed as well.
    """
    whole = text_of(text)
    at = 0
    parts: list[tuple[tuple[Written, ...], tuple[Written, ...]]] = []
    for atom in atoms:
        spot = _spot(atom, whole, at)
        if spot is None or len(whole) > sum(4 * len(one.text) + _AROUND for one in atoms):
            return None
        parts.append((tuple(cut_out(text, at, spot[0])), tuple(cut_out(text, *spot))))
        at = spot[1]
    if any(one.isdigit() for one in whole[at:]):
        return None
    return [*parts, (tuple(cut_out(text, at, len(whole))), ())]


def _spot(atom: Token, text: str, at: int) -> tuple[int, int] | None:
    """Return where a figure, or as many references as an atom prints, stand in a text from a place on."""
    if atom.segment.kind is SegmentKind.VALUE:
        found = NUMBER.search(text, at)
        return _with_unit(atom.text, text, found.span(), at) if found else None
    if (broken := BROKEN.search(text, at)) is not None:
        return broken.span()
    found = REFERENCE.search(text, at)
    start = found.start() if found else 0
    for _ in range(atom.text.count(SEPARATOR)):
        joined = found is not None and text.startswith(SEPARATOR, found.end())
        found = REFERENCE.match(text, found.end() + 1) if found and joined else None
    return (start, found.end()) if found else None


def _with_unit(atom: str, text: str, spot: tuple[int, int], at: int) -> tuple[int, int]:
    """Return a number with what stands around the figure that it was typed over: its sign, its unit."""
    start, end = spot
    known = NUMBER.search(atom)
    before, behind = (atom[: known.start()], atom[known.end() :]) if known else ("", "")
    return (
        start - len(before) if text[at:start].endswith(before) else start,
        end + len(behind) if text.startswith(behind, end) else end,
    )


def _over(found: Changed, token: Token, new: str) -> None:
    place, old = found.units[0].place, token.text.strip()
    if "".join(new.split()) == "".join(old.split()):
        return
    if token.segment.kind is SegmentKind.VALUE:
        edit = Edit(found.units[0].file, token.start, token.end, new, place, old, new)
        found.overs.append(TypedOver(edit, token.segment.source.strip("{} \n"), old, new))
    elif not token.segment.source and REFERENCE.fullmatch(new.strip()):
        found.captions[old] = new
    else:
        found.references.append(Recounted(place, old, new))


def _lost(found: Changed, token: Token, text: str) -> Iterator[Told]:
    """Yield what is told of something bound that became text; a reference to several places may be there in parts."""
    kept = {text[start:end] for start, end in spans(text, [part.text for part in token.parts()])}
    place = found.units[0].place
    for one in [part for part in token.parts() if part.text not in kept] if token.parts() else [token]:
        if one.segment.kind is SegmentKind.VALUE:
            said = message(
                '"{old}" was a bound figure; the words around it are new, and with them it is text', old=one.text
            )
            yield Told(place, said)
        elif one.segment.source:
            said = message(
                '"{old}" was a reference; the words around it are new, and with them it is text', old=one.text
            )
            yield Told(place, said)


def text_of(text: Sequence[Written]) -> str:
    """Return the characters of tokens."""
    return "".join(one.text for one in text)
