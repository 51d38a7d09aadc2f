"""Spellings that stand out by what stands around them: equal runs of characters but for one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from reportdoc.audit.finding import Spot
from reportdoc.audit.wording.names.alike import sound_alike
from reportdoc.audit.wording.names.neighbours import Neighbours
from reportdoc.audit.wording.names.recurring import Recurring
from reportdoc.audit.wording.names.runs import CONTRAST, FUNCTION, Run, Variant, contrast, located, whole

_SIDES = ((4, 3), (3, 4), (6, 1), (1, 6))
"""Characters before and behind the one that differs, whatever it is."""

_SHORT_SIDES = ((2, 3), (3, 2), (4, 1), (1, 4))
"""The same for characters that sound alike, as an input method mistakes them."""

_LONG_SIDES = ((4, 4), (2, 6), (6, 2))
"""The same for characters that sound alike though they hold sentences together."""

_WORD_SIDES = ((4, 6), (5, 5), (6, 4))
"""Characters before and behind two that differ: 天津市职业教育创优赋能, 天津市职业院校创优赋能."""

_TURNED_SIDES = ((3, 3), (2, 4), (4, 2))
"""Characters before and behind two that have changed places: 颐养 and 养颐."""

_RECURS = 3
"""Times the usual spelling stands in the report before a character of another sound counts as a slip."""

_FIRM = re.compile(r"有限|股份|责任|公司")
"""Ends of the names of firms, which say nothing about which firm it is."""

_OWN = 3
"""Characters before the one that differs by which two firms are told apart: 瑞源电气, 洗涤电器."""


def by_context(found: Sequence[Run], near: Neighbours) -> Iterator[Variant]:
    """Yield windows that are equal but for one or two characters; the rarer of the two is the odd one."""
    recurring = Recurring(near)
    for sides, length in (
        (_SIDES, 1),
        (_SHORT_SIDES, 1),
        (_LONG_SIDES, 1),
        (_WORD_SIDES, 2),
        (_TURNED_SIDES, 2),
    ):
        width = sum(sides[0]) + length
        pairs: dict[str, str] = {}
        for before, _ in sides:
            behind = before + length
            # A window has none like it unless what stands before and behind recurs: few are left to be compared.
            counts = Counter(recurring.windows(before, length, width - behind))
            for group in _alike(counts, before, behind):
                usual, odd = sorted(group, key=lambda window: -counts[window])
                if _FIRM.search(usual, behind) and not _one_firm(found, usual, odd, before):
                    continue
                recurs = sides is _SIDES and counts[usual] >= _RECURS > 2 * counts[odd]
                if _slip(sides, usual[before:behind], odd[before:behind], recurs):
                    pairs[odd] = usual
        yield from located(found, width, pairs)


def _alike(windows: Collection[str], before: int, behind: int) -> Iterable[list[str]]:
    """Return windows that differ between two places only, where there are two of a kind."""
    # Most have none like them: they are counted first, and no list is made for them.
    masked = [window[:before] + window[behind:] for window in windows]
    counts = Counter(masked)
    groups: dict[str, list[str]] = defaultdict(list)
    for mask, window in zip(masked, windows, strict=True):
        if counts[mask] == 2:
            groups[mask].append(window)
    return groups.values()


def _one_firm(found: Sequence[Run], usual: str, odd: str, at: int) -> bool:
    """Tell whether two windows may stand in one firm's name: what is before the character that differs is the same."""
    sides = [{_before(run, run.index(window) + at) for run, _ in found if window in run} for window in (usual, odd)]
    return any(one.endswith(other) or other.endswith(one) for one in sides[0] for other in sides[1])


def _before(run: str, at: int) -> str:
    """Return the characters of a name before one, as far as they tell: 与 and the like are none of them."""
    name = ""
    for character in reversed(run[max(0, at - _OWN) : at]):
        if character in FUNCTION:
            break
        name = character + name
    return name


_STAGES = frozenset("初中终")
"""What sounds alike and means another time: 中期验收, 终期验收."""


def _slip(sides: tuple[tuple[int, int], ...], usual: str, odd: str, recurs: bool) -> bool:
    """Tell whether what differs between two spellings may be a slip."""
    if sides is _TURNED_SIDES:
        return usual == odd[::-1] and not set(usual) & (FUNCTION | CONTRAST)
    if len(usual) > 1:
        return all(one != other and suspicious(one, other) for one, other in zip(usual, odd, strict=True))
    if sides is _LONG_SIDES:
        return sound_alike(usual, odd) and not {usual, odd} <= _STAGES
    return suspicious(usual, odd) and (recurs or sound_alike(usual, odd))


def suspicious(one: str, other: str) -> bool:
    """Tell whether two characters are neither a contrast nor mere grammar."""
    return not contrast(one, other) and not {one, other} & FUNCTION


_SUFFIX = re.compile(
    r"中心|专业群|公司|联盟|学院|大赛|竞赛|基地|工坊|共同体|平台|示范校|委员会|工作室|协会|实训室|学校|大学"
)
"""Words that end the names of organisations, contests, places and rules."""

_BODIES = ("学院", "学校", "大学", "公司", "中心", "协会", "联盟", "委员会", "共同体")
"""Ends of the names of bodies, which are called alike less often than rooms and contests."""

_ENDED = ((9, 1), (8, 2), (7, 2), (6, 3))
"""Characters of a name up to its suffix by which it is known though one of another sound differs; and how often
the usual name stands at least, where the other stands once."""


def by_suffix(found: Sequence[Run]) -> Iterator[Variant]:
    """Yield names of organisations, places and contests with one character that is another: 公共, 公用实训中心.

    Firms are as often two that are called alike: with them the character must sound alike.
    """
    ends = [run[:end] for run, _ in found for end in _ends(run)]
    for width, least in _ENDED:
        counts = Counter(end[-width:] for end in ends if len(end) >= width and (least == 1 or end.endswith(_BODIES)))
        yield from located(found, width, _ended(found, counts, width, least))


def _ended(found: Sequence[Run], counts: Counter[str], width: int, least: int) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for index in range(1, width - 2):
        for group in _alike(counts, index, index + 1):
            usual, odd = sorted(group, key=lambda window: -counts[window])
            if least > 1 and not counts[odd] == 1 < least <= counts[usual]:
                continue
            alike = sound_alike(usual[index], odd[index])
            if usual.endswith("公司") and not (alike and _one_firm(found, usual, odd, index)):
                continue
            if suspicious(usual[index], odd[index]):
                pairs[odd] = usual
    return pairs


@lru_cache(maxsize=16_384)
def _ends(run: str) -> tuple[int, ...]:
    """Return where names in a run end."""
    return tuple(suffix.end() for suffix in _SUFFIX.finditer(run))


_LEFT = 3
"""Characters of a name before the word that one spelling leaves out."""


def by_part(found: Sequence[Run]) -> Iterator[Variant]:
    """Yield names that stand with and without a word of two or three characters: 课程思政（教学）示范中心."""
    short: dict[tuple[str, str], Spot] = {}
    long: dict[tuple[str, str], tuple[str, Spot]] = {}
    for run, spot in found:
        for end in _ends(run):
            for length in (5, 6, 7):
                start = end - length
                right = run[max(0, start) : end]
                if start >= _LEFT:
                    short.setdefault((run[start - _LEFT : start], right), spot)
                for gap in (2, 3):
                    if start >= _LEFT + gap and "级" not in run[start - gap : start]:
                        left = run[start - gap - _LEFT : start - gap]
                        long.setdefault((left, right), (run[start - gap - _LEFT : end], spot))
    text = "\n".join(run for run, _ in found)
    for key, spot in short.items():
        full, elsewhere = long.get(key, ("", spot))
        if spot.place != elsewhere.place:
            yield Variant(*whole(text, full, "".join(key)), (spot, elsewhere))
