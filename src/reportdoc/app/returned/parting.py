"""Paragraphs that somebody parted in two or made one of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportdoc.app.returned.items import Item
from reportdoc.app.returned.model import Unit, Written
from reportdoc.app.returned.pairing import Pairs

_MORE = 0.05
"""By how much two paragraphs must be more alike together than one of them alone."""


@dataclass(frozen=True, slots=True)
class Parted:
    """Items of the built file and what they are in the returned one: one became several, or several one."""

    built: tuple[int, ...]
    returned: tuple[int, ...]


def parted(pairs: Pairs, built: Sequence[Item], returned: Sequence[Item], sources: Mapping[int, Unit]) -> list[Parted]:
    """Return the paragraphs that were parted or joined."""
    gone, new = set(pairs.gone), set(pairs.new)
    found: list[Parted] = []
    for i, j in pairs.kept:
        unit = sources.get(i)
        if unit is None or unit.shape not in ("text", "item") or unit.written is Written.NEVER:
            continue
        after = [j]
        while after[-1] + 1 in new and _closer([built[i]], [returned[k] for k in after], returned[after[-1] + 1]):
            after.append(after[-1] + 1)
            new.discard(after[-1])
        before = [i]
        while (
            before[-1] + 1 in gone
            and _joinable(sources, before[-1], before[-1] + 1)
            and _closer([returned[j]], [built[k] for k in before], built[before[-1] + 1])
        ):
            before.append(before[-1] + 1)
            gone.discard(before[-1])
        if len(after) > 1 or len(before) > 1:
            found.append(Parted(tuple(before), tuple(after)))
    return found


def _closer(whole: Sequence[Item], parts: Sequence[Item], more: Item) -> bool:
    """Tell whether texts are more alike with one more part, which must be a paragraph at the same place."""
    if more.shape != "text" or parts[-1].boxes[:1] != more.boxes[:1] or not more.text:
        return False
    one = "".join(item.key for item in whole)
    less = "".join(item.key for item in parts)
    return _alike(one, less + more.key) > _alike(one, less) + _MORE


def _alike(one: str, other: str) -> float:
    a, b = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other))
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def _joinable(sources: Mapping[int, Unit], one: int, other: int) -> bool:
    first, second = sources.get(one), sources.get(other)
    if first is None or second is None or first.file != second.file or second.written is not Written.MARKDOWN:
        return False
    return first.shape == second.shape == "text" and first.chain[:-1] == second.chain[:-1]
