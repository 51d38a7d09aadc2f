"""Figures that changed: the same change in several places is one."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

from reportdoc.diff.changes import FigureChange, Use
from reportdoc.diff.wording import FigurePair

_TELLING, _LIKELY = 3, 2
"""Digits from which the same change in two places is taken for the same figure: in any case, and where both places
count the same things or one does not say what it counts. 3 → 4 may happen anywhere."""


@dataclass(frozen=True, slots=True)
class _Found:
    pair: FigurePair
    use: Use
    position: int
    key: Hashable


class Figures:
    """Gathers figures that changed."""

    def __init__(self) -> None:
        self._found: list[_Found] = []

    def add(self, pair: FigurePair, use: Use, position: int) -> None:
        """Add a figure that changed; `position` orders its places."""
        if not use.row:
            use = replace(use, excerpt=pair.excerpt)
        self._found.append(_Found(pair, use, position, _key(pair, use)))

    def all(self) -> tuple[FigureChange, ...]:
        """Return them in the order in which the report first uses them."""
        groups: dict[Hashable, list[_Found]] = {}
        for found in sorted(self._found, key=lambda one: one.position):
            groups.setdefault(found.key, []).append(found)
        counted: dict[tuple[str, str], list[_Likely]] = {}
        for key in groups:
            if isinstance(key, _Likely) and key.unit:
                counted.setdefault(key.change, []).append(key)
        for change, keys in counted.items():
            # What does not say what it counts joins the one thing that may be counted.
            if len(keys) == 1 and (rest := groups.pop(_Likely(change, ""), None)):
                groups[keys[0]] = sorted(groups[keys[0]] + rest, key=lambda one: one.position)
        return tuple(_change(group) for group in sorted(groups.values(), key=lambda group: group[0].position))


@dataclass(frozen=True, slots=True)
class _Likely:
    """The key of a figure that is the same where it counts the same things."""

    change: tuple[str, str]
    unit: str


def _change(group: list[_Found]) -> FigureChange:
    shown = max((found.pair for found in group), key=lambda pair: (pair.new.text[-1:] in "%％‰", bool(pair.new.unit)))
    return FigureChange(
        names=tuple(dict.fromkeys(name for found in group for name in (found.pair.new.name,) if name)),
        old=shown.old.text,
        new=shown.new.text,
        unit=shown.new.unit,
        uses=tuple(dict.fromkeys(found.use for found in group)),
    )


def _key(pair: FigurePair, use: Use) -> Hashable:
    old, new = _plain(pair.old.text), _plain(pair.new.text)
    digits = max(sum(map(str.isdigit, old)), sum(map(str.isdigit, new)))
    if digits >= _TELLING:
        return old, new
    if pair.new.name:
        return old, new, pair.new.name
    if digits >= _LIKELY:
        return _Likely((old, new), pair.new.unit)
    return old, new, pair.new.unit, use if use.row or not pair.new.unit else None


def _plain(figure: str) -> str:
    return figure.rstrip("%％‰").replace(",", "").replace("，", "")
