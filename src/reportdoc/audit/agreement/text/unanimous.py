"""The figure that all places nearest in words have: of a figure that differs by a slip they tell what was meant.

Likeness alone proves little, for many things are named alike: men and women, one school and the next. But those have
different figures, so where all that is said in nearly the words of a figure has one value, it is said of one thing. Of
864 figures of three digits on twenty-eight consistent reports of which this is so, two differ from it by a slip.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportdoc.audit.agreement.model.statement import Statement, Words
from reportdoc.audit.agreement.model.value import slip
from reportdoc.text.subject import alike

_ALIKE = 0.5
"""Likeness from which places are near, where two of them or a cell have one value."""

_APART = 0.1
"""By how much less likeness a place is still one of the nearest."""

_SWAPPED, _LONG = 0.55, 0.7
"""The same of a single place of the text: for two digits that are swapped, and for one of three that is another."""

_NAMED = 0.9
"""The same for one digit alone, in a table."""

_SHORT = 3
"""Digits of a figure, and characters of a name, that tell something by themselves."""

_INDICATOR = {"swapped": 0.35, "long": 0.45, "short": 0.6, "single": 0.9}
"""The same for an indicator, whose name is made to be the only one."""

_NEVER = 2.0


def unanimous(one: Statement, slips: Iterable[Statement], group: Sequence[Statement], words: Words) -> Statement | None:
    """Return the statement that a figure most likely misstates: a slip away, and what all the nearest of its unit say.

    `slips` are those of its unit that may be a slip away, `group` all of its unit.
    """
    if len(one.named) < 2 or one.year is None or (one.annex and _is_shared(one, group)):
        return None
    away = [each for each in slips if _may_be_one(one, each) and each.year and not (each.claim and each.claim.local)]
    near = [(_likeness(one, each, words), each) for each in away if slipped(one, each)]
    best, other = max(near, key=lambda each: each[0], default=(0.0, one))
    if best < min(_ALIKE, *_INDICATOR.values()):
        return None
    if best < _needed(one, other, len(group)) or not one_scope(one, other):
        return None  # for as many places as there may be
    least = best - _APART
    nearest = (each for each in group if _may_be_one(one, each) and _is_near(one, each, words, least))
    homes = set()
    for each in nearest:
        if each.value != other.value:
            return None
        homes.add(each.home)
    return other if best >= _needed(one, other, len(homes)) else None


def slipped(one: Statement, other: Statement) -> bool:
    """Tell whether two figures are a slip of the pen apart, whichever of them has its unit in a cell beside."""
    own = one.number if one.number.unit else replace(one.number, unit=one.unit)
    return slip(own, other.number, other.unit, 1)


def _likeness(one: Statement, other: Statement, words: Words) -> float:
    """Return how far two places name one thing, each by all its words or by those on one side of its figure alone."""
    first = max(words.covered(name, other.told) for name in _names(one))
    return min(first, max(words.covered(name, one.told) for name in _names(other)))


def _is_near(one: Statement, other: Statement, words: Words, least: float) -> bool:
    """Tell whether two places are at least so alike."""
    if not any(words.covered(name, other.told) >= least for name in _names(one)):
        return False
    return any(words.covered(name, one.told) >= least for name in _names(other))


def _names(one: Statement) -> list[frozenset[str]]:
    """Return what may name a figure: 双语志愿服务队68人走进社区 is of them, whatever they did."""
    if not one.claim:
        return [one.named]
    after = one.claim.after
    sides = (one.words.removesuffix(after), after)
    return [one.named, *(frozenset(side) for side in sides if len(side) > _SHORT)]


def _is_shared(one: Statement, group: Sequence[Statement]) -> bool:
    """Tell whether several indicators bear one name, as 接入国家智慧教育平台 does under each kind of resources."""
    return any(each.annex and each.words == one.words and each is not one for each in group)


def _may_be_one(one: Statement, other: Statement) -> bool:
    """Tell whether another place may say the same: at no other time, in no other item of a list, and exactly."""
    if other.home == one.home or (other.claim and other.claim.mention.approximate):
        return False
    listed = one.items is not None and other.items is not None and one.items[0] == other.items[0]
    return not listed and other.year in (None, one.year)


def _is_level(one: Statement) -> bool:
    """Tell whether a figure is named by nothing but what narrows it: 省级31项."""
    return one.claim is not None and one.words in one.claim.scope


def _needed(one: Statement, other: Statement, homes: int) -> float:
    """Return how like in words the nearest have to be; noughts at the end tell nothing."""
    digits, name = len(one.digits.strip("0")), min(len(one.words), len(other.words))
    narrowed = any(each.claim and each.claim.narrowed for each in (one, other))
    if (
        (narrowed and homes == 1 and digits < _SHORT)
        or (digits < 2 and name <= _SHORT)
        or _is_level(one)
        or _is_level(other)
    ):
        return _NEVER
    swapped = one.sorted_digits == other.sorted_digits
    if one.annex:
        kind = "single" if digits < 2 else "swapped" if swapped else "short" if digits < _SHORT else "long"
        return _INDICATOR[kind]
    if digits < 2:
        return _NAMED if other.claim is None else _NEVER
    if other.claim is None or homes > 1:
        return _ALIKE
    if not one_subject(one, other):
        return _NEVER
    return _SWAPPED if swapped else _LONG if digits >= _SHORT else _NEVER


def one_subject(one: Statement, other: Statement) -> bool:
    """Tell whether two claims that go on about what their sentences began with began alike: 小学阶段招生…，在校生…."""
    first, second = one.claim, other.claim
    if not first or not second or not first.order or not second.order or len(one.words) > _BRIEF:
        return True
    return alike(first.lead[-_LEAD:], second.lead[-_LEAD:]) >= _ALIKE


_BRIEF = 4
"""Characters of words that leave it to the sentence what they are of."""

_LEAD = 24
"""Characters of a sentence before a figure's words that tell what it is about."""


def one_scope(one: Statement, other: Statement) -> bool:
    """Tell whether what narrows either of two claims, 机械学院 or 2019级, is told by the other statement as well.

    What ends the words behind a figure narrows nothing: 68人走进社区.
    """
    pairs = [(each.claim, other if each is one else one) for each in (one, other) if each.claim]
    scopes = [(word, there) for claim, there in pairs for word in claim.scope if not claim.after.endswith(word)]
    return all(len(set(word) & there.told) * 2 > len(set(word)) for word, there in scopes)
