"""Which part of the report a Word file is: all of it, or chapters, a section or a case that was cut out of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from reportdoc.app.deliveries.kinds import TargetKind
from reportdoc.app.deliveries.target import Target
from reportdoc.app.forms.share import own
from reportdoc.app.returned.chapter_order import in_built_order
from reportdoc.app.returned.items import HEADINGS, Item
from reportdoc.app.returned.model import Told, Unit, Where
from reportdoc.app.returned.pairing import sources
from reportdoc.report.block import Case, Heading
from reportdoc.report.message import message
from reportdoc.report.problem import InputError
from reportdoc.report.sections import end

_PRESENT = 0.1
"""Share of the paragraphs of a chapter from which a file without its heading has the chapter."""
_LONG = 8
"""Paragraphs from which nobody takes a whole chapter out, heading and all, without sending the rest alone."""
_END = 1 << 30
_CHAPTERS = ".md"
"""Ending of the files of chapters."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Lines of a file of the content, counted from 0."""

    file: str
    start: int = 0
    end: int = _END
    others: tuple[tuple[int, int], ...] = ()
    """Lines between these that belong to other departments: from, to (excluded)."""

    def holds(self, unit: Unit) -> bool:
        """Tell whether a unit was read from these lines."""
        return unit.home == self.file and any(
            self.start <= one.start and one.end <= self.end and not any(a <= one.start < b for a, b in self.others)
            for one in unit.chain
        )


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is to be compared."""

    built: list[Item]
    returned: list[Item]
    sources: Mapping[int, Unit]
    """Units by the items of `built` that were made from them."""
    told: tuple[Told, ...]
    order: tuple[Sequence[str], Sequence[str]] = ((), ())
    """Files of chapters that were moved, as built and as returned."""


def scope_of(target: Target, form: bool = False) -> Scope:
    """Return the lines of a chapter, a section or a case; of a form without what other departments answer for."""
    part, block = target.part, target.block
    assert part is not None
    others = tuple(_others(target)) if form else ()
    if target.kind is TargetKind.CHAPTER:
        return Scope(part.file, others=others)
    assert isinstance(block, Heading | Case)
    at = next(at for at, one in enumerate(part.blocks) if one is block)
    stop = end(part.blocks, at) if isinstance(block, Heading) else at + 1
    last = (part.blocks[stop].place.line or _END) - 1 if stop < len(part.blocks) else _END
    return Scope(part.file, (block.place.line or 1) - 1, last, others)


def _others(target: Target) -> Iterator[tuple[int, int]]:
    assert target.part is not None
    blocks, mine = target.part.blocks, set(own(target))
    for at, block in enumerate(blocks):
        if at not in mine:
            after = blocks[at + 1].place.line if at + 1 < len(blocks) else None
            yield (block.place.line or 1) - 1, (after or _END) - 1


def narrowed(
    units: Sequence[Unit], built: Sequence[Item], returned: Sequence[Item], scope: Scope | None, name: str
) -> Narrowed:
    """Return what of both files is to be compared: what is in the scope, or else what the returned file has.

    `name` is that of the returned file. Raises InputError where it holds several chapters and not the one it is for.
    """
    known = sources(units, built)
    if scope is not None:
        inside = list(_inside(known, scope))
        own = _own([built[i] for i in inside], returned, name)
        return Narrowed([built[i] for i in inside], own, {at: known[i] for at, i in enumerate(inside)}, ())
    absent = _absent(built, returned, known)
    if not absent:
        ordered = in_built_order(built, returned, known)
        return Narrowed(list(built), ordered.items, known, (), (ordered.built, ordered.returned))
    keys = {one.key for one in returned}
    left = [i for i in sorted(known) if _left(known[i], built[i], absent, keys)]
    told = tuple(
        Told(Where(), message('the file does not hold "{title}": it stays', title=title)) for title in absent.values()
    )
    return Narrowed([built[i] for i in left], list(returned), {at: known[i] for at, i in enumerate(left)}, told)


def _inside(known: Mapping[int, Unit], scope: Scope) -> Iterator[int]:
    """Yield the items in a scope; a note is where it is marked, whatever lines have its text."""
    held = False
    for i in sorted(known):
        held = held if known[i].shape == "note" else scope.holds(known[i])
        if held:
            yield i


def _own(built: Sequence[Item], returned: Sequence[Item], name: str) -> list[Item]:
    """Return the items of a returned file that belong to a part which was built: all, or what is under its heading."""
    first = built[0] if built else None
    if first is None or not _level(first):
        return list(returned)
    start = next((j for j, one in enumerate(returned) if _level(one) and one.key == first.key), None)
    if start is None:
        chapters = sum(_level(one) == 1 for one in returned)
        if chapters > 1:
            raise InputError(
                message('"{file}" holds {count} chapters', file=name, count=chapters),
                message(
                    'none of them is called "{title}"; deliver each in a file of its own, named by its title',
                    title=first.text,
                ),
            )
        return list(returned)
    level = _level(first)
    stop = next((j for j in range(start + 1, len(returned)) if 0 < _level(returned[j]) <= level), len(returned))
    return list(returned[start:stop])


def _absent(built: Sequence[Item], returned: Sequence[Item], known: Mapping[int, Unit]) -> dict[str, str]:
    """Return the files whose chapters a returned file does not have, with their titles; none where it has none.

    A file with cover and declaration is a whole report, in which somebody may have taken a short chapter out.
    """
    keys = {one.key for one in returned}
    computed = [one for i, one in enumerate(built) if i not in known]
    whole = sum(one.key in keys for one in computed) > len(computed) / 2
    homes: dict[str, list[Item]] = {}
    for i, unit in sorted(known.items()):
        if unit.home.endswith(_CHAPTERS):
            homes.setdefault(unit.home, []).append(built[i])
    gone = {
        home: own[0].text
        for home, own in homes.items()
        if (not whole or len(own) >= _LONG)
        and own[0].key not in keys
        and sum(one.key in keys for one in own) < _PRESENT * len(own)
    }
    return gone if len(gone) < len(homes) else {}


def _left(unit: Unit, item: Item, absent: Mapping[str, str], keys: Set[str]) -> bool:
    """Tell whether something is compared where chapters are absent; cover and annex are where their words are."""
    return unit.home not in absent if unit.home.endswith(_CHAPTERS) else item.key in keys


def _level(item: Item) -> int:
    shape = str(item.shape)
    return int(shape.removeprefix(HEADINGS)) if shape.startswith(HEADINGS) else 0
