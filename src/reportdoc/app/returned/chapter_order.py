"""Chapters that were moved as a whole: their files stay, `report.yaml` has them in another order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportdoc.app.returned.chapters import CHAPTERS, NewChapter, entries, with_chapters, with_new
from reportdoc.app.returned.items import HEADINGS, Item
from reportdoc.app.returned.model import Told, Unit, Where
from reportdoc.app.returned.units import SETTINGS
from reportdoc.report.message import message

_CHAPTER = f"{HEADINGS}1"


@dataclass(frozen=True, slots=True)
class Ordered:
    """The items of a returned file, chapters as they were built."""

    items: list[Item]
    built: tuple[str, ...] = ()
    """Files of the chapters that stand elsewhere now, and of those between them, as they were."""
    returned: tuple[str, ...] = ()
    """The same in the order of the returned file; empty where no chapter was moved."""


def in_built_order(built: Sequence[Item], returned: Sequence[Item], known: Mapping[int, Unit]) -> Ordered:
    """Return the items of a returned file with its chapters in the order in which they were built.

    `known` has the units by the items of the built file. Chapters are known by their titles; what is new between two
    goes with the one before.
    """
    counts = Counter(one.key for one in returned if one.shape == _CHAPTER)
    heads = {item.key: known[i] for i, item in enumerate(built) if i in known and item.shape == _CHAPTER}
    starts = [
        j for j, one in enumerate(returned) if one.shape == _CHAPTER and one.key in heads and counts[one.key] == 1
    ]
    pieces = [returned[a:b] for a, b in pairwise([*starts, len(returned)])]
    homes = [heads[piece[0].key].home for piece in pieces]
    order = [one.home for one in heads.values() if one.home != SETTINGS]
    slots = [at for at, home in enumerate(homes) if home in order]
    moved = sorted(slots, key=lambda at: order.index(homes[at]))
    if moved == slots:
        return Ordered(list(returned))
    placed = dict(zip(slots, moved, strict=True))
    items = [one for at in range(len(pieces)) for one in pieces[placed.get(at, at)]]
    files = tuple(homes[at] for at in moved), tuple(homes[at] for at in slots)
    return Ordered([*returned[: starts[0]], *items], *files)


@dataclass(frozen=True, slots=True)
class Named:
    """The text of `report.yaml` with its chapters as a returned file has them."""

    text: str
    told: tuple[Told, ...]
    """What became of chapters now; nothing of what is so already."""


def with_order(settings: str, new: Sequence[NewChapter], order: tuple[Sequence[str], Sequence[str]]) -> Named:
    """Return today's text of `report.yaml` with new chapters, and moved ones in their order, as built and returned."""
    if not new and not any(order):
        return Named(settings, ())
    text = with_chapters(settings, new)
    told = [
        message(
            'new chapter "{title}": it is in {file}, named in content/report.yaml; other files keep their names',
            title=one.title,
            file=one.file,
        )
        for one in (new if text != settings else ())
    ]
    built, returned = (with_new(files, new) for files in order)
    front = entries(settings, "front")
    fronts = len([one for one in built if one in front])
    if built[:fronts] != returned[:fronts]:
        told.append(message("parts before the chapters were moved; they stay where they are"))
    ordered = reordered(text, built, returned)
    if ordered is None:
        told.append(message("chapters were moved here and in the project since; the project's order stays"))
    elif ordered != text:
        told.append(message("chapters were moved: content/report.yaml has them in the order of the file"))
    return Named(ordered or text, tuple(Told(Where(), one) for one in told))


def reordered(settings: str, built: Sequence[str], returned: Sequence[str]) -> str | None:
    """Return the text of `report.yaml` with chapters in the order of a returned file instead of that of the built one.

    None where they are in a third order by now. Entries keep their words and comments, and all others their places.
    """
    spans = entries(settings, CHAPTERS)
    files = [one for one in spans if one in built]
    wanted = [one for one in returned if one in spans]
    if files == wanted:
        return settings
    if files != [one for one in built if one in spans]:
        return None
    made, done = "", 0
    for file, new in zip(files, wanted, strict=True):
        made += settings[done : spans[file][0]] + settings[slice(*spans[new])]
        done = spans[file][1]
    return made + settings[done:]
